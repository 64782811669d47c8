/// What hoptrace says about an archive: tables and charts of no particular origin, which text, JSON, XML and HTML write.
///
/// A writer decides nothing: rows come counted, sorted and cut. Text from messages may hold anything; a writer passes it through
/// `PrintableText`.
public struct SummaryReport: Hashable, Sendable {
    /// The version of the contract.
    public static let format = "hoptrace.summary/1"

    public var language: Language
    /// Whether the run came to its end; false where it was stopped, and counts what it had read by then.
    public var isComplete = true
    /// What was read, in the order of `SummaryFigure`.
    public var figures: [SummaryFigure: Int]
    /// Days of the first and the last message, as written.
    public var first: String?
    public var last: String?
    /// Days of the first and the last message whose time a second clock confirms.
    public var confirmedFirst: String?
    public var confirmedLast: String?
    /// In the order of `SummaryTable`.
    public var tables: [Table]

    public init(
        language: Language, figures: [SummaryFigure: Int], first: String?, last: String?, confirmedFirst: String? = nil,
        confirmedLast: String? = nil, tables: [Table]
    ) {
        self.language = language
        self.figures = figures
        self.first = first
        self.last = last
        self.confirmedFirst = confirmedFirst
        self.confirmedLast = confirmedLast
        self.tables = tables
    }

    /// One table, and a chart above it where a picture says more.
    public struct Table: Hashable, Sendable {
        public var kind: SummaryTable
        /// A cell for each of `kind.columns`.
        public var rows: [[Cell]]
        /// Rows that are not shown, and what they count together.
        public var rowsLeftOut: Int
        public var countLeftOut: Int
        public var chart: SummaryChart?

        public init(_ kind: SummaryTable, rows: [[Cell]], rowsLeftOut: Int = 0, countLeftOut: Int = 0, chart: SummaryChart? = nil)
        {
            self.kind = kind
            self.rows = rows
            self.rowsLeftOut = rowsLeftOut
            self.countLeftOut = countLeftOut
            self.chart = chart
        }
    }

    public enum Cell: Hashable, Sendable {
        case text(String)
        case number(Int)
        case flag(Bool)
        /// The archive does not tell.
        case none
    }
}

/// Counts in a picture.
public struct SummaryChart: Hashable, Sendable {
    public enum Form: Hashable, Sendable {
        /// A line of the chart for each name.
        case bars
        /// A column for each period of time.
        case columns
    }

    public struct Series: Hashable, Sendable {
        /// A word of ours, or a code.
        public var name: String
        /// A value for each category.
        public var values: [Int]

        public init(_ name: String, _ values: [Int]) {
            self.name = name
            self.values = values
        }
    }

    /// The name of a series that holds all others.
    public static let rest = "…"

    public var form: Form
    public var categories: [String]
    /// Stacked on each other.
    public var series: [Series]

    public init(_ form: Form, categories: [String], series: [Series]) {
        self.form = form
        self.categories = categories
        self.series = series
    }
}

/// Numbers on top of a summary.
public enum SummaryFigure: String, CaseIterable, Sendable {
    // What was read
    case sources, bytes, duplicates
    case leftOut = "left_out"
    // What was found
    case messages, forwarded
    case withResults = "with_results"
    case misleading
    case forwarderPass = "forwarder_pass"
    case confirmedTime = "confirmed_time"

    var key: StaticString {
        switch self {
        case .sources: "sources"
        case .bytes: "bytes"
        case .duplicates: "duplicates"
        case .leftOut: "left_out"
        case .messages: "messages"
        case .forwarded: "forwarded"
        case .withResults: "with_results"
        case .misleading: "misleading"
        case .forwarderPass: "forwarder_pass"
        case .confirmedTime: "confirmed_time"
        }
    }
}

/// The tables of a summary, in the order of the report.
public enum SummaryTable: String, CaseIterable, Sendable {
    case forwarders, lists
    case forwardingPairs = "forwarding_pairs"
    case passOwners = "pass_owners"
    case misleadingPass = "misleading_pass"
    case passNames = "pass_names"
    case verdicts, findings
    case brokenPeriods = "broken_records"
    case brokenRecords = "broken_records_by_day"
    case serverResults = "results_by_server"
    case untrustedServers = "untrusted_servers"
    case ambiguousAttributions = "ambiguous_attributions"
    case defects, sources, omissions

    var key: StaticString {
        switch self {
        case .forwarders: "forwarders"
        case .lists: "lists"
        case .forwardingPairs: "forwarding_pairs"
        case .passOwners: "pass_owners"
        case .misleadingPass: "misleading_pass"
        case .passNames: "pass_names"
        case .verdicts: "verdicts"
        case .findings: "findings"
        case .brokenPeriods: "broken_records"
        case .brokenRecords: "broken_records_by_day"
        case .serverResults: "results_by_server"
        case .untrustedServers: "untrusted_servers"
        case .ambiguousAttributions: "ambiguous_attributions"
        case .defects: "defects"
        case .sources: "sources"
        case .omissions: "omissions"
        }
    }

    /// The columns of its rows.
    public var columns: [SummaryColumn] {
        switch self {
        case .forwarders, .lists: [.forwarder, .networks, .kinds, .destinations, .forwardings, .first, .last]
        case .forwardingPairs: [.forwarder, .destination, .kind, .network, .forwardings, .first, .last]
        case .passOwners: [.method, .pass, .ofAuthor, .ofOriginalAuthor, .ofService, .ofForwarder, .ofList, .ofOthers]
        case .misleadingPass: [.day, .verdict, .messages]
        case .passNames: [.method, .role, .aligned, .statements]
        case .verdicts: [.verdict, .misleading, .messages]
        case .findings: [.code, .severity, .messages]
        case .brokenPeriods: [.service, .domain, .problem, .first, .last, .days, .messages, .trusted]
        case .brokenRecords: [.day, .service, .domain, .problem, .messages, .trusted]
        case .serverResults: [.server, .networks, .statements, .pass, .fail, .error]
        case .untrustedServers: [.server, .forged, .contradicted, .untrusted, .statements]
        case .ambiguousAttributions: [.authservID, .software, .source, .confidence, .statements]
        case .defects: [.code, .count]
        case .sources: [.kind, .files, .messages, .bytes]
        case .omissions: [.reason, .count, .example]
        }
    }
}

/// A column of a table. The raw value is its name in JSON, and with `-` for `_` in XML.
public enum SummaryColumn: String, CaseIterable, Sendable {
    case forwarder, networks, kinds, destinations, forwardings, first, last, destination, kind, network, day, verdict, messages
    case method, role, aligned, statements, misleading, code, severity, service, domain, problem, trusted, server, pass, fail
    case error, forged, contradicted, untrusted
    case authservID = "authserv_id"
    case software, source, confidence, count, files, bytes, reason, example, days
    case ofAuthor = "of_author"
    case ofOriginalAuthor = "of_original_author"
    case ofService = "of_service"
    case ofForwarder = "of_forwarder"
    case ofList = "of_list"
    case ofOthers = "of_others"

    var isNumber: Bool {
        switch self {
        case .destinations, .forwardings, .messages, .statements, .trusted, .pass, .fail, .error, .forged, .contradicted,
            .untrusted, .count, .files, .bytes, .days, .ofAuthor, .ofOriginalAuthor, .ofService, .ofForwarder, .ofList, .ofOthers:
            true
        case .forwarder, .networks, .kinds, .first, .last, .destination, .kind, .network, .day, .verdict, .method, .role,
            .aligned, .misleading, .code, .severity, .service, .domain, .problem, .server, .authservID, .software, .source,
            .confidence, .reason, .example:
            false
        }
    }

    var key: StaticString {
        switch self {
        case .forwarder: "forwarder"
        case .networks: "networks"
        case .kinds: "kinds"
        case .destinations: "destinations"
        case .forwardings: "forwardings"
        case .first: "first"
        case .last: "last"
        case .destination: "destination"
        case .kind: "kind"
        case .network: "network"
        case .day: "day"
        case .verdict: "verdict"
        case .messages: "messages"
        case .method: "method"
        case .role: "role"
        case .aligned: "aligned"
        case .statements: "statements"
        case .misleading: "misleading"
        case .code: "code"
        case .severity: "severity"
        case .service: "service"
        case .domain: "domain"
        case .problem: "problem"
        case .trusted: "trusted"
        case .server: "server"
        case .pass: "pass"
        case .fail: "fail"
        case .error: "error"
        case .forged: "forged"
        case .contradicted: "contradicted"
        case .untrusted: "untrusted"
        case .authservID: "authserv_id"
        case .software: "software"
        case .source: "source"
        case .confidence: "confidence"
        case .count: "count"
        case .files: "files"
        case .bytes: "bytes"
        case .reason: "reason"
        case .example: "example"
        case .days: "days"
        case .ofAuthor: "of_author"
        case .ofOriginalAuthor: "of_original_author"
        case .ofService: "of_service"
        case .ofForwarder: "of_forwarder"
        case .ofList: "of_list"
        case .ofOthers: "of_others"
        }
    }
}
