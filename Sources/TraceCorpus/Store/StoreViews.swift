/// A view of the database: a question that is answered in tables.
struct StoreView {
    let name: String
    let query: String

    init(_ name: String, _ query: String) {
        self.name = name
        self.query = query
    }

    var sql: String { "CREATE VIEW " + name + " AS\n" + query }
}

extension StoreSchema {
    static let views = [
        StoreView("misleading_pass", misleadingPass), StoreView("forwarding_pairs", forwardingPairs),
        StoreView("forwarders", forwarders), StoreView("broken_records", brokenRecords),
        StoreView("broken_records_by_day", brokenRecordsByDay), StoreView("unclear_statements", unclearStatements),
        StoreView("ambiguous_attributions", ambiguousAttributions), StoreView("server_statements", serverStatements),
        StoreView("servers", servers), StoreView("pass_names", passNames),
    ]

    /// Messages whose newest results mislead, with the last point at which each was sent on.
    private static let misleadingPass = """
        SELECT m.id AS message, m.arrival, m.from_address, m.from_domain, m.verdict, m.confidence,
          f.kind AS forwarding_kind, f.forwarder, f.destination, f.network, s.path AS source, m.member, m.offset, m.message_id
        FROM messages m
        JOIN sources s ON s.id = m.source
        LEFT JOIN forwardings f ON f.message = m.id AND f.n = m.forwardings
        WHERE m.misleading = 1
        """

    private static let forwardingPairs = """
        SELECT coalesce(lower(f.forwarder), '') AS forwarder, coalesce(lower(f.destination), '') AS destination, f.kind,
          coalesce(f.network, '') AS network, count(*) AS forwardings,
          min(substr(m.arrival, 1, 10)) AS first, max(substr(m.arrival, 1, 10)) AS last
        FROM forwardings f
        JOIN messages m ON m.id = f.message
        GROUP BY 1, 2, 3, 4
        """

    private static let forwarders = """
        SELECT forwarder, sum(forwardings) AS forwardings, count(DISTINCT destination) AS destinations,
          group_concat(DISTINCT kind) AS kinds, group_concat(DISTINCT network) AS networks, min(first) AS first, max(last) AS last
        FROM forwarding_pairs
        GROUP BY forwarder
        """

    /// SPF and keys as the findings judge them; DKIM `permerror` where no key is missing; DMARC by the servers' own words.
    private static let brokenRecords = """
        SELECT s.message, coalesce(substr(h.time, 1, 10), substr(m.arrival, 1, 10)) AS day,
          coalesce(s.identity_domain, '') AS domain, coalesce(m.service, '') AS service, b.problem, s.trusted,
          s.authserv_id, s.comment, s.reason
        FROM (
          SELECT message, statement AS n, code AS problem FROM findings
          WHERE code IN ('spf-temperror-dns', 'dkim-temperror-dns', 'dkim-key-missing') AND statement IS NOT NULL
          UNION ALL
          SELECT message, n, method || '-' || result FROM statements
          WHERE confidence IN ('certain', 'likely') AND forged = 0 AND source <> 'original-authentication-results'
            AND (method = 'dmarc' AND result IN ('temperror', 'permerror')
              OR method = 'dkim' AND result = 'permerror' AND NOT EXISTS (
                SELECT 1 FROM findings f WHERE f.message = statements.message AND f.code = 'dkim-key-missing'))
        ) b
        JOIN statements s ON s.message = b.message AND s.n = b.n
        JOIN messages m ON m.id = b.message
        LEFT JOIN hops h ON h.message = s.message AND h.n = s.hop
        """

    private static let brokenRecordsByDay = """
        SELECT day, domain, service, problem, count(DISTINCT message) AS messages,
          count(DISTINCT CASE WHEN trusted THEN message END) AS trusted
        FROM broken_records
        GROUP BY day, domain, service, problem
        """

    /// Statements that nobody or several could have made, with the software of the hop that fits best.
    private static let unclearStatements = """
        SELECT s.message, s.n, coalesce(lower(s.authserv_id), '') AS authserv_id, coalesce(h.software, '') AS software,
          s.source, s.confidence, s.method, s.result, s.candidates, substr(m.arrival, 1, 10) AS day
        FROM statements s
        JOIN messages m ON m.id = s.message
        LEFT JOIN hops h ON h.message = s.message AND h.n = CAST(s.candidates AS INTEGER)
        WHERE s.confidence IN ('ambiguous', 'unattributed')
        """

    private static let ambiguousAttributions = """
        SELECT authserv_id, software, source, confidence, count(*) AS statements, count(DISTINCT message) AS messages,
          min(day) AS first, max(day) AS last
        FROM unclear_statements
        GROUP BY authserv_id, software, source, confidence
        """

    /// Each statement with the server that it is given to: the name that the field bears, else the network of the hop.
    private static let serverStatements = """
        SELECT s.message, s.n, coalesce(nullif(lower(s.authserv_id), ''), h.network, '') AS server,
          coalesce(h.network, '') AS network, s.method, s.result, s.confidence, s.trusted, s.forged, s.contradicted,
          substr(m.arrival, 1, 10) AS day
        FROM statements s
        JOIN messages m ON m.id = s.message
        LEFT JOIN hops h ON h.message = s.message AND h.n = s.hop
        """

    private static let servers = """
        SELECT server, group_concat(DISTINCT nullif(network, '')) AS networks, count(*) AS statements,
          sum(result = 'pass') AS pass, sum(forged) AS forged, sum(contradicted) AS contradicted,
          sum(confidence IN ('certain', 'likely') AND trusted = 0) AS untrusted, sum(confidence = 'ambiguous') AS ambiguous,
          sum(confidence = 'unattributed') AS unattributed, min(day) AS first, max(day) AS last
        FROM server_statements
        GROUP BY server
        """

    private static let passNames = """
        SELECT method, identity_role AS role, aligned, count(*) AS statements, count(DISTINCT message) AS messages
        FROM statements
        WHERE result = 'pass'
        GROUP BY method, identity_role, aligned
        """
}
