/// Each measure of the aggregates as a question to the database: the key columns, the day where it goes by day, the count, and the
/// days of the first and the last message.
extension Measure {
    var sql: String {
        switch self {
        case .messages:
            """
            SELECT 'all', count(*), min(substr(arrival, 1, 10)), max(substr(arrival, 1, 10)) FROM messages
            UNION ALL SELECT 'forwarder-pass', count(*), min(substr(arrival, 1, 10)), max(substr(arrival, 1, 10)) FROM messages
              WHERE id IN (SELECT message FROM statements WHERE result = 'pass' AND identity_role = 'forwarder')
            UNION ALL SELECT 'forwarded', count(*), min(substr(arrival, 1, 10)), max(substr(arrival, 1, 10)) FROM messages
              WHERE forwardings > 0
            UNION ALL SELECT 'with-results', count(*), min(substr(arrival, 1, 10)), max(substr(arrival, 1, 10)) FROM messages
              WHERE statements > 0
            UNION ALL SELECT 'misleading', count(*), min(substr(arrival, 1, 10)), max(substr(arrival, 1, 10)) FROM messages
              WHERE misleading = 1
            UNION ALL SELECT 'confirmed-time', count(*), min(substr(arrival, 1, 10)), max(substr(arrival, 1, 10))
              FROM messages m WHERE \(StoreSchema.isArrivalConfirmed)
            """
        case .verdicts:
            Self.ofMessages("verdict, CASE misleading WHEN 1 THEN 'true' ELSE 'false' END", from: "messages m", by: "1, 2")
        case .days: Self.ofMessages("substr(m.arrival, 1, 10)", from: "messages m", by: "1")
        case .misleadingPass:
            Self.ofMessages("verdict, substr(m.arrival, 1, 10)", from: "messages m WHERE misleading = 1", by: "1, 2")
        case .findings:
            Self.ofMessages(
                "f.code, f.severity", from: "findings f JOIN messages m ON m.id = f.message", by: "1, 2",
                count: "count(DISTINCT f.message)")
        case .forwardingPairs: "SELECT forwarder, destination, kind, network, forwardings, first, last FROM forwarding_pairs"
        case .brokenRecords: Self.brokenRecords("1")
        case .trustedBrokenRecords: Self.brokenRecords("b.trusted = 1")
        case .serverResults:
            "SELECT server, network, method, result, count(*), min(day), max(day) FROM server_statements GROUP BY 1, 2, 3, 4"
        case .passNames:
            Self.ofMessages(
                "s.method, s.identity_role, s.aligned",
                from: "statements s JOIN messages m ON m.id = s.message WHERE s.result = 'pass'", by: "1, 2, 3")
        case .serverTrust:
            [
                "forged": "forged", "contradicted": "contradicted",
                "untrusted": "confidence IN ('certain', 'likely') AND trusted = 0",
            ]
            .map { reason, condition in
                "SELECT server, '\(reason)', count(*), min(day), max(day) FROM server_statements WHERE \(condition) GROUP BY 1"
            }.joined(separator: "\nUNION ALL ")
        case .unclearStatements:
            """
            SELECT authserv_id, software, source, confidence, count(*), min(day), max(day) FROM unclear_statements
            GROUP BY 1, 2, 3, 4
            """
        case .defects: Self.ofMessages("d.code", from: "defects d JOIN messages m ON m.id = d.message", by: "1")
        }
    }

    private static func ofMessages(_ key: String, from tables: String, by group: String, count: String = "count(*)") -> String {
        "SELECT \(key), \(count), min(substr(m.arrival, 1, 10)), max(substr(m.arrival, 1, 10)) FROM \(tables) GROUP BY \(group)"
    }

    private static func brokenRecords(_ condition: String) -> String {
        ofMessages(
            "b.domain, b.service, b.problem, b.day",
            from: "broken_records b JOIN messages m ON m.id = b.message WHERE \(condition)", by: "1, 2, 3, 4",
            count: "count(DISTINCT b.message)")
    }
}
