internal import TraceAnalysis

/// A view of the database: a question that is answered in tables.
struct StoreView {
    let name: String
    let query: String

    init(_ name: String, _ query: String) {
        self.name = name
        self.query = query
    }

    var sql: String { "CREATE VIEW " + name + " AS\n" + query }
    var temporarySQL: String { "CREATE TEMP VIEW " + name + " AS\n" + query }
}

extension StoreSchema {
    static let views = views(of: version)

    /// The views of today over the tables of a version.
    static func views(of version: Int) -> [StoreView] {
        [
            StoreView("message_files", messageFiles(hasParts: version >= 4)),
            StoreView("misleading_pass", misleadingPass), StoreView("forwarding_pairs", forwardingPairs),
            StoreView("forwarders", forwarders), StoreView("broken_records", brokenRecords),
            StoreView("broken_records_by_day", brokenRecordsByDay), StoreView("record_breaks", recordBreaks),
            StoreView("unclear_statements", unclearStatements),
            StoreView("ambiguous_attributions", ambiguousAttributions), StoreView("server_statements", serverStatements),
            StoreView("servers", servers), StoreView("pass_names", passNames),
        ]
    }

    /// What `MessageName` finds each message by.
    private static func messageFiles(hasParts: Bool) -> String {
        let part = hasParts ? " || coalesce('#' || m.part, '')" : ""
        return """
            SELECT m.id AS message,
              s.path || coalesce(':' || nullif(coalesce(m.member, '') || coalesce('@' || m.offset, '')\(part), ''), '') AS file
            FROM messages m
            JOIN sources s ON s.id = m.source
            """
    }

    /// Messages whose newest results mislead, with the last point at which each was sent on.
    private static let misleadingPass = """
        SELECT m.id AS message, m.arrival, m.from_address, m.from_domain, m.verdict, m.confidence,
          f.kind AS forwarding_kind, f.forwarder, f.destination, f.network, s.path AS source, m.member, m.offset, m.message_id
        FROM messages m
        JOIN sources s ON s.id = m.source
        LEFT JOIN forwardings f ON f.message = m.id AND f.n = m.forwardings
        WHERE m.misleading = 1
        """

    /// Whether a second clock of `messages m`, that of another hop or `Date`, agrees with its newest dated hop.
    static let isArrivalConfirmed = """
        (SELECT count(*) > 1 OR count(*) = 1 AND \(isNear("m.date", "m.arrival")) FROM hops h
          WHERE h.message = m.id AND \(isNear("h.time", "m.arrival")))
        """

    private static func isNear(_ one: String, _ other: String) -> String {
        "abs(strftime('%s', \(one)) - strftime('%s', \(other))) <= \(Trace.longestWay)"
    }

    /// Since when and until when: only days that a second clock confirms, or one wrong clock would answer.
    private static let forwardingPairs = """
        SELECT forwarder, destination, kind, network, count(*) AS forwardings, min(day) AS first, max(day) AS last
        FROM (
          SELECT nullif(lower(f.forwarder), '') AS forwarder, nullif(lower(f.destination), '') AS destination, f.kind,
            nullif(f.network, '') AS network, CASE WHEN \(isArrivalConfirmed) THEN substr(m.arrival, 1, 10) END AS day
          FROM forwardings f
          JOIN messages m ON m.id = f.message
        )
        GROUP BY 1, 2, 3, 4
        """

    /// The day of `hops h` where it has one, else that of `messages m`.
    static let dayOfHop = "coalesce(substr(h.time, 1, 10), substr(m.arrival, 1, 10))"

    /// Kinds of forwarding that a list does, not a mailbox.
    static let listKinds = "('mailing-list', 'google-groups')"

    private static let forwarders = """
        WITH pairs AS MATERIALIZED (SELECT * FROM forwarding_pairs), kinds AS MATERIALIZED (
          \(sortedList(of: "kind", by: "forwarder", from: "pairs"))
        ), networks AS MATERIALIZED (
          \(sortedList(of: "network", by: "forwarder", from: "pairs"))
        )
        SELECT p.forwarder, min(p.kind IN \(listKinds)) AS list, sum(p.forwardings) AS forwardings,
          count(DISTINCT coalesce(p.destination, '')) AS destinations, k.list AS kinds, n.list AS networks, min(p.first) AS first,
          max(p.last) AS last
        FROM pairs p
        JOIN kinds k ON k.forwarder IS p.forwarder
        JOIN networks n ON n.forwarder IS p.forwarder
        GROUP BY p.forwarder
        """

    /// The different values of a column for each value of another one, in order and with commas: an aggregate takes the rows of a sorted table
    /// as they come.
    private static func sortedList(of column: String, by key: String, from table: String) -> String {
        """
        SELECT \(key), group_concat(\(column)) AS list
          FROM (SELECT DISTINCT \(key), \(column) FROM \(table) ORDER BY \(key), \(column)) GROUP BY \(key)
        """
    }

    /// Whether more than a signature, which anybody can write under any name, ties the mail of `findings` to the domain whose key is missing:
    /// its name has a part in the mail, and no server that is trusted found that somebody else sent it.
    private static let isTied = """
        EXISTS (
              SELECT 1 FROM statements k
              WHERE k.message = findings.message AND k.n = findings.statement AND k.identity_role NOT IN ('unknown', 'other')
                AND NOT EXISTS (
                  SELECT 1 FROM statements o
                  WHERE o.message = k.message AND o.trusted AND o.method = 'spf' AND o.result IN ('fail', 'softfail')
                    AND o.leg IS k.leg))
        """

    /// SPF and keys as the findings judge them; DKIM `permerror` where no key is missing and no signature of the domain passed beside
    /// it; DMARC by the servers' own words.
    private static let brokenRecords = """
        SELECT s.message, \(dayOfHop) AS day,
          nullif(s.identity_domain, '') AS domain, nullif(m.service, '') AS service,
          CASE WHEN b.problem = 'spf-temperror-dns' AND s.result = 'permerror' THEN 'spf-permerror' ELSE b.problem END AS problem,
          s.trusted, coalesce(nullif(lower(s.authserv_id), ''), nullif(h.network, '')) AS server, s.authserv_id, s.comment, s.reason
        FROM (
          SELECT message, statement AS n, code AS problem FROM findings
          WHERE code IN ('spf-temperror-dns', 'dkim-temperror-dns', 'dkim-key-missing') AND severity <> 'info'
            AND statement IS NOT NULL AND (code <> 'dkim-key-missing' OR \(isTied))
          UNION ALL
          SELECT message, n, method || '-' || result FROM statements
          WHERE confidence IN ('certain', 'likely') AND forged = 0 AND source <> 'original-authentication-results'
            AND (method = 'dmarc' AND result IN ('temperror', 'permerror')
              OR method = 'dkim' AND result = 'permerror' AND NOT EXISTS (
                SELECT 1 FROM findings f WHERE f.message = statements.message AND f.code = 'dkim-key-missing')
              AND NOT EXISTS (
                SELECT 1 FROM statements p WHERE p.message = statements.message AND p.field = statements.field
                  AND p.method = 'dkim' AND p.result = 'pass' AND p.identity_domain IS statements.identity_domain))
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

    /// Days on which a record could not be used, without a day in between on which it could and nothing else was said of it.
    private static let recordBreaks = """
        WITH bad AS MATERIALIZED (
          SELECT message, day, domain, service, problem, substr(problem, 1, instr(problem, '-') - 1) AS method, trusted
          FROM broken_records
        ), good AS MATERIALIZED (
          SELECT DISTINCT s.identity_domain AS domain, s.method, \(dayOfHop) AS day
          FROM statements s
          JOIN messages m ON m.id = s.message
          LEFT JOIN hops h ON h.message = s.message AND h.n = s.hop
          WHERE s.result = 'pass' AND s.method IN ('spf', 'dkim', 'dmarc') AND s.confidence IN ('certain', 'likely')
            AND s.forged = 0 AND s.identity_domain IN (SELECT domain FROM bad)
          EXCEPT SELECT domain, method, day FROM bad
        ), marks AS (
          SELECT domain, method, day, service, problem, message, trusted, 0 AS good FROM bad
          UNION ALL SELECT domain, method, day, NULL, NULL, NULL, NULL, 1 FROM good
        ), periods AS (
          SELECT *, sum(good) OVER ordered AS period, max(CASE WHEN good THEN day END) OVER ordered AS last_good,
            min(CASE WHEN good THEN day END) OVER (
              PARTITION BY domain, method ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS first_good
          FROM marks
          WINDOW ordered AS (PARTITION BY domain, method ORDER BY day)
        )
        SELECT domain, service, problem, last_good, min(day) AS first, max(day) AS last, first_good,
          count(DISTINCT day) AS days, count(DISTINCT message) AS messages,
          count(DISTINCT CASE WHEN trusted THEN message END) AS trusted
        FROM periods
        WHERE NOT good
        GROUP BY domain, service, problem, period
        """

    /// Statements that nobody or several could have made, with the software of the hop that fits best.
    private static let unclearStatements = """
        SELECT s.message, s.n, nullif(lower(s.authserv_id), '') AS authserv_id, nullif(h.software, '') AS software,
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
        SELECT s.message, s.n, coalesce(nullif(lower(s.authserv_id), ''), nullif(h.network, '')) AS server,
          nullif(h.network, '') AS network, s.method, s.result, s.confidence, s.trusted, s.forged, s.contradicted,
          substr(m.arrival, 1, 10) AS day
        FROM statements s
        JOIN messages m ON m.id = s.message
        LEFT JOIN hops h ON h.message = s.message AND h.n = s.hop
        """

    private static let servers = """
        WITH networks AS MATERIALIZED (
          \(sortedList(of: "network", by: "server", from: "server_statements"))
        )
        SELECT s.server, n.list AS networks, count(*) AS statements,
          sum(s.result = 'pass') AS pass, sum(s.forged) AS forged, sum(s.contradicted) AS contradicted,
          sum(s.confidence IN ('certain', 'likely') AND s.trusted = 0) AS untrusted, sum(s.confidence = 'ambiguous') AS ambiguous,
          sum(s.confidence = 'unattributed') AS unattributed, min(s.day) AS first, max(s.day) AS last
        FROM server_statements s
        JOIN networks n ON n.server IS s.server
        GROUP BY s.server
        """

    private static let passNames = """
        SELECT method, identity_role AS role, aligned, count(*) AS statements, count(DISTINCT message) AS messages
        FROM statements
        WHERE result = 'pass'
        GROUP BY method, identity_role, aligned
        """
}
