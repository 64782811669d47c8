/// What an archive holds, in the tables that a person reads: rolled up from `Aggregates`.
public struct CorpusSummary: Hashable, Sendable {
    public var messages = 0
    public var forwarded = 0
    public var withResults = 0
    public var misleading = 0
    /// Messages whose time of arrival a second clock confirms.
    public var confirmedTime = 0
    /// Days of the first and the last of these.
    public var confirmedFirst: String?
    public var confirmedLast: String?
    /// Days of the first and the last message, as written.
    public var first: String?
    public var last: String?

    public var forwarders = Ranking<Forwarder>()
    public var pairs = Ranking<Aggregates.Row>()
    public var verdicts: [Aggregates.Row] = []
    public var findings: [Aggregates.Row] = []
    /// By day and verdict.
    public var misleadingPass = Ranking<Aggregates.Row>()
    /// Messages by day.
    public var days: [Aggregates.Row] = []
    public var brokenRecords = Ranking<BrokenRecord>()
    public var servers = Ranking<Server>()
    public var passNames: [Aggregates.Row] = []
    public var unclear = Ranking<Aggregates.Row>()
    public var defects: [Aggregates.Row] = []

    /// Rows, and what was given up of them where there were too many.
    public struct Ranking<Row: Hashable & Sendable>: Hashable, Sendable {
        public var rows: [Row] = []
        public var others = Aggregates.Others()

        public init(_ rows: [Row] = [], others: Aggregates.Others = Aggregates.Others()) {
            self.rows = rows
            self.others = others
        }
    }

    /// A mailbox that forwards.
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
        let all = aggregates.rows(of: .messages)
        messages = all.first { $0.names == ["all"] }?.count ?? 0
        forwarded = all.first { $0.names == ["forwarded"] }?.count ?? 0
        withResults = all.first { $0.names == ["with-results"] }?.count ?? 0
        misleading = all.first { $0.names == ["misleading"] }?.count ?? 0
        let confirmed = all.first { $0.names == ["confirmed-time"] }
        confirmedTime = confirmed?.count ?? 0
        confirmedFirst = confirmed?.first
        confirmedLast = confirmed?.last
        first = all.first { $0.names == ["all"] }?.first
        last = all.first { $0.names == ["all"] }?.last
        func ranking(_ measure: Measure) -> Ranking<Aggregates.Row> {
            Ranking(aggregates.rows(of: measure), others: aggregates.others(of: measure))
        }
        pairs = ranking(.forwardingPairs)
        forwarders = Ranking(Self.forwarders(pairs.rows), others: pairs.others)
        verdicts = aggregates.rows(of: .verdicts)
        findings = aggregates.rows(of: .findings)
        misleadingPass = ranking(.misleadingPass)
        days = aggregates.rows(of: .days)
        brokenRecords = Ranking(
            Self.brokenRecords(aggregates.rows(of: .brokenRecords), trusted: aggregates.rows(of: .trustedBrokenRecords)),
            others: aggregates.others(of: .brokenRecords))
        servers = Ranking(
            Self.servers(aggregates.rows(of: .serverResults), trust: aggregates.rows(of: .serverTrust)),
            others: aggregates.others(of: .serverResults))
        passNames = aggregates.rows(of: .passNames)
        unclear = ranking(.unclearStatements)
        defects = aggregates.rows(of: .defects)
    }

    private static func forwarders(_ pairs: [Aggregates.Row]) -> [Forwarder] {
        Dictionary(grouping: pairs) { $0.names[0] }.map { name, rows in
            Forwarder(
                name: name, networks: Set(rows.map { $0.names[3] }).subtracting([""]).sorted(),
                kinds: Set(rows.map { $0.names[2] }).sorted(), destinations: Set(rows.map { $0.names[1] }).count,
                forwardings: rows.reduce(0) { $0 + $1.count }, first: rows.compactMap(\.first).min(),
                last: rows.compactMap(\.last).max())
        }.sorted { ($1.forwardings, $0.name) < ($0.forwardings, $1.name) }
    }

    private static func brokenRecords(_ rows: [Aggregates.Row], trusted: [Aggregates.Row]) -> [BrokenRecord] {
        struct Key: Hashable {
            var day: String?
            var names: [String]
        }
        let known = Dictionary(trusted.map { (Key(day: $0.day, names: $0.names), $0.count) }) { $0 + $1 }
        return rows.map { row in
            BrokenRecord(
                day: row.day, domain: row.names[0], service: row.names[1], problem: row.names[2], messages: row.count,
                trusted: known[Key(day: row.day, names: row.names)] ?? 0)
        }
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
