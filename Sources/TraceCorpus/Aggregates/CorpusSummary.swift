/// What an archive holds, in the tables that a person reads: rolled up from `Aggregates`.
public struct CorpusSummary: Hashable, Sendable {
    public var messages = 0
    public var forwarded = 0
    public var withResults = 0
    public var misleading = 0
    /// Messages with a PASS about the name of a forwarder.
    public var forwarderPass = 0
    /// Messages whose time of arrival a second clock confirms.
    public var confirmedTime = 0
    /// Days of the first and the last of these.
    public var confirmedFirst: String?
    public var confirmedLast: String?
    /// Days of the first and the last message, as written.
    public var first: String?
    public var last: String?

    public var forwarders = Ranking<Forwarder>()
    /// Mailing lists that sent mail on.
    public var lists = Ranking<Forwarder>()
    public var pairs = Ranking<Aggregates.Row>()
    public var verdicts: [Aggregates.Row] = []
    public var findings: [Aggregates.Row] = []
    /// By day and verdict.
    public var misleadingPass = Ranking<Aggregates.Row>()
    /// Messages by day.
    public var days: [Aggregates.Row] = []
    /// The most frequent first.
    public var brokenPeriods = Ranking<BrokenPeriod>()
    /// The newest first.
    public var brokenRecords = Ranking<BrokenRecord>()
    /// All of them, for a chart over time.
    public var brokenRecordsByDay: [DayCount] = []
    public var servers = Ranking<Server>()
    public var passNames: [Aggregates.Row] = []
    public var passOwners: [PassOwners] = []
    public var unclear = Ranking<Aggregates.Row>()
    public var defects: [Aggregates.Row] = []

    /// Rows of a table that are put into words; the archive may have a hundred thousand.
    public static let rowLimit = 100

    /// Rows, and what was left out of them where there were too many.
    public struct Ranking<Row: Hashable & Sendable>: Hashable, Sendable {
        public var rows: [Row] = []
        public var others = Aggregates.Others()

        public init(_ rows: [Row] = [], others: Aggregates.Others = Aggregates.Others()) {
            self.rows = rows
            self.others = others
        }
    }

    /// A mailbox that forwards, or a list.
    public struct Forwarder: Hashable, Sendable {
        public var name: String
        public var networks: [String]
        public var kinds: [String]
        public var destinations: Int
        public var forwardings: Int
        public var first: String?
        public var last: String?
    }

    /// A record that could not be used on a day.
    public struct BrokenRecord: Hashable, Sendable {
        public var day: String?
        public var domain: String
        public var service: String
        public var problem: String
        public var messages: Int
        /// Of these, messages in which a server that the reader trusts said so.
        public var trusted: Int
    }

    /// A record that could not be used, over all days.
    public struct BrokenPeriod: Hashable, Sendable {
        public var domain: String
        public var service: String
        public var problem: String
        public var first: String?
        public var last: String?
        /// Days on which it could not be used.
        public var days = 0
        public var messages = 0
        /// Of these, messages in which a server that the reader trusts said so.
        public var trusted = 0
    }

    /// PASS statements of a method.
    public struct PassOwners: Hashable, Sendable {
        public var method: String
        public var pass = 0
        public var author = 0
        public var originalAuthor = 0
        public var service = 0
        public var forwarder = 0
        public var list = 0
        public var others = 0
    }

    /// Messages of a day under a name.
    public struct DayCount: Hashable, Sendable {
        public var day: String?
        public var name: String
        public var count: Int

        public init(day: String?, name: String, count: Int) {
            self.day = day
            self.name = name
            self.count = count
        }
    }

    /// A server that wrote results.
    public struct Server: Hashable, Sendable {
        public var name: String
        public var networks: [String]
        public var statements = 0
        public var pass = 0
        public var fail = 0
        /// temperror, permerror and their like.
        public var error = 0
        public var forged = 0
        public var contradicted = 0
        public var untrusted = 0
    }

    public init(_ aggregates: Aggregates) {
        let rows = aggregates.rows(of: .messages)
        func row(_ name: String) -> Aggregates.Row? { rows.first { $0.names == [name] } }
        (messages, first, last) = (row("all")?.count ?? 0, row("all")?.first, row("all")?.last)
        forwarded = row("forwarded")?.count ?? 0
        withResults = row("with-results")?.count ?? 0
        misleading = row("misleading")?.count ?? 0
        forwarderPass = row("forwarder-pass")?.count ?? 0
        let confirmed = row("confirmed-time")
        (confirmedTime, confirmedFirst, confirmedLast) = (confirmed?.count ?? 0, confirmed?.first, confirmed?.last)
        func ranking(_ measure: Measure) -> Ranking<Aggregates.Row> {
            Ranking(aggregates.rows(of: measure), others: aggregates.others(of: measure))
        }
        pairs = aggregates.busiestPairs(limit: Self.rowLimit)
        forwarders = aggregates.forwarders(limit: Self.rowLimit, areLists: false)
        lists = aggregates.forwarders(limit: Self.rowLimit, areLists: true)
        verdicts = aggregates.rows(of: .verdicts)
        findings = aggregates.rows(of: .findings)
        misleadingPass = ranking(.misleadingPass)
        days = aggregates.rows(of: .days)
        brokenPeriods = aggregates.mostFrequentBrokenRecords(limit: Self.rowLimit)
        brokenRecords = aggregates.newestBrokenRecords(limit: Self.rowLimit)
        brokenRecordsByDay = aggregates.brokenRecordsByDay
        servers = Ranking(
            Self.servers(aggregates.rows(of: .serverResults), trust: aggregates.rows(of: .serverTrust)),
            others: aggregates.others(of: .serverResults))
        passNames = aggregates.rows(of: .passNames)
        passOwners = Aggregates.passOwners(passNames)
        unclear = ranking(.unclearStatements)
        defects = aggregates.rows(of: .defects)
    }

    private static func servers(_ results: [Aggregates.Row], trust: [Aggregates.Row]) -> [Server] {
        var servers: [String: Server] = [:]
        for row in results {
            var server = servers[row.names[0]] ?? Server(name: row.names[0], networks: [])
            if !row.names[1].isEmpty, !server.networks.contains(row.names[1]) { server.networks.append(row.names[1]) }
            server.statements += row.count
            switch row.names[3] {
            case "pass": server.pass += row.count
            case "fail", "hardfail", "reject": server.fail += row.count
            case "temperror", "permerror", "tmperror", "error", "timeout": server.error += row.count
            default: break
            }
            servers[row.names[0]] = server
        }
        for row in trust {
            switch row.names[1] {
            case "forged": servers[row.names[0]]?.forged += row.count
            case "contradicted": servers[row.names[0]]?.contradicted += row.count
            case "untrusted": servers[row.names[0]]?.untrusted += row.count
            default: break
            }
        }
        return servers.values.map { server in
            var server = server
            server.networks.sort()
            return server
        }.sorted { ($1.statements, $0.name) < ($0.statements, $1.name) }
    }
}
