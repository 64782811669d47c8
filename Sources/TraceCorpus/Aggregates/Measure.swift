/// What is counted over an archive. Each measure is a table whose key columns are named here and in `docs/queries.md`.
public enum Measure: UInt8, CaseIterable, Sendable {
    /// Messages by what they hold: all, forwarded, with results, misleading, a time of arrival that a second clock confirms, a PASS
    /// about the name of a forwarder.
    case messages
    /// Messages by verdict.
    case verdicts
    /// Messages by the day on which they arrived.
    case days
    /// Messages whose newest results mislead, by day and verdict.
    case misleadingPass
    /// Messages with a finding.
    case findings
    /// Forwardings by who forwards to where, through whom; days are those that a second clock confirms.
    case forwardingPairs
    /// Messages that show a record that could not be used, by day.
    case brokenRecords
    /// The same, where a server that the reader trusts said so.
    case trustedBrokenRecords
    /// Statements by server.
    case serverResults
    /// PASS statements by whose name they are about.
    case passNames
    /// Statements by server that no reader should rely on.
    case serverTrust
    /// Statements that nobody or several could have made.
    case unclearStatements
    /// Defects of the messages.
    case defects

    /// Key columns in order; a name of the archive or a word of ours each.
    public var columns: [String] {
        switch self {
        case .messages: ["what"]
        case .verdicts: ["verdict", "misleading"]
        case .days: []
        case .misleadingPass: ["verdict"]
        case .findings: ["code", "severity"]
        case .forwardingPairs: ["forwarder", "destination", "kind", "network"]
        case .brokenRecords, .trustedBrokenRecords: ["domain", "service", "problem"]
        case .serverResults: ["server", "network", "method", "result"]
        case .passNames: ["method", "role", "aligned"]
        case .serverTrust: ["server", "reason"]
        case .unclearStatements: ["authserv_id", "software", "source", "confidence"]
        case .defects: ["code"]
        }
    }

    /// Whether the day is part of the key.
    public var isByDay: Bool {
        switch self {
        case .days, .misleadingPass, .brokenRecords, .trustedBrokenRecords: true
        case .messages, .verdicts, .findings, .forwardingPairs, .serverResults, .passNames, .serverTrust, .unclearStatements,
            .defects:
            false
        }
    }

    /// Rows that are kept. What a sender can make up without end is bounded: the rarest rows are then given up for one count of
    /// "others".
    static let rowLimit = 100_000
}
