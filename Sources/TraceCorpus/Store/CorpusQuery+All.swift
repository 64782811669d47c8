extension CorpusQuery {
    /// Every documented question, in the order of `docs/queries.md`.
    public static let all = forwardingQueries + resultQueries + archiveQueries

    private static let forwardingQueries = [
        CorpusQuery(
            "forwarders", "Which mailboxes forward automatically, through which service, since when?",
            "自動転送しているメールボックスはどれか。経由するサービスと、いつからか",
            """
            SELECT forwarder, networks, kinds, destinations, forwardings, first, last
            FROM forwarders
            WHERE NOT list
            ORDER BY forwardings DESC, forwarder
            """),
        CorpusQuery(
            "lists", "Which mailing lists sent mail on?", "メールを配信したメーリングリストはどれか",
            """
            SELECT forwarder, networks, kinds, destinations, forwardings, first, last
            FROM forwarders
            WHERE list
            ORDER BY forwardings DESC, forwarder
            """),
        CorpusQuery(
            "forwarding-pairs", "Who forwards to where? Mailboxes before lists, the busiest pairs first.",
            "どこからどこへ転送されているか（メールボックス、リストの順、件数の多い順）",
            """
            SELECT forwarder, destination, kind, network, forwardings, first, last
            FROM forwarding_pairs
            ORDER BY kind IN \(StoreSchema.listKinds), forwardings DESC, forwarder, destination
            """),
        CorpusQuery(
            "new-forwarders", "Which mailboxes began to forward most recently?", "最近転送を始めたメールボックスはどれか",
            """
            SELECT first, forwarder, destination, kind, network, forwardings, last
            FROM forwarding_pairs
            WHERE first IS NOT NULL AND kind NOT IN \(StoreSchema.listKinds)
            ORDER BY first DESC, forwarder, destination
            """),
        CorpusQuery(
            "messages-of-forwarder", "Which messages did one mailbox forward?", "あるメールボックスが転送したメールはどれか", argument: "address",
            """
            SELECT m.id AS message, m.arrival, m.from_address, f.destination, f.kind, m.verdict, m.misleading, t.file, m.message_id
            FROM forwardings f
            JOIN messages m ON m.id = f.message
            JOIN message_files t ON t.message = m.id
            WHERE f.forwarder = :value COLLATE NOCASE
            ORDER BY m.arrival, m.id
            """),
    ]

    private static let resultQueries = [
        CorpusQuery(
            "forwarder-pass", "How many PASS results are only the forwarder's?", "転送元のものでしかないPASSはどれだけあるか",
            """
            SELECT method, count(*) AS pass, sum(identity_role = 'forwarder') AS of_forwarder,
              sum(identity_role = 'list') AS of_list, sum(identity_role = 'sending-service') AS of_service,
              sum(identity_role = 'author') AS of_author, sum(identity_role = 'original-author') AS of_original_author,
              sum(identity_role IN ('other', 'unknown')) AS of_others,
              count(DISTINCT CASE WHEN identity_role = 'forwarder' THEN message END) AS messages_of_forwarder
            FROM statements
            WHERE result = 'pass' AND method IN ('spf', 'dkim', 'dmarc')
            GROUP BY method
            ORDER BY method
            """),
        CorpusQuery(
            "misleading-pass", "In which messages does a summary of the results mislead?", "認証結果の一覧が誤解を招くメールはどれか",
            """
            SELECT p.arrival, p.verdict, p.from_address, p.forwarder, p.destination, p.network, t.file, p.message_id
            FROM misleading_pass p
            JOIN message_files t ON t.message = p.message
            ORDER BY p.arrival DESC, p.message
            """),
        CorpusQuery(
            "misleading-by-month", "How many messages mislead, month by month?", "誤解を招くメールは月ごとに何通あるか",
            """
            SELECT substr(arrival, 1, 7) AS month, count(*) AS messages, sum(misleading) AS misleading,
              round(100.0 * sum(misleading) / count(*), 1) AS percent
            FROM messages
            GROUP BY month
            ORDER BY month
            """),
        CorpusQuery(
            "record-breaks", "When did a record break, and when could it be used again? Those seen in order come first.",
            "DNSレコードの異常はいつからいつまでで、その前後はいつ正常だったか(正常な記録があるものから順に)",
            """
            SELECT service, domain, problem, last_good, first, last, first_good, days, messages
            FROM record_breaks
            ORDER BY coalesce(last_good, first_good) IS NULL, messages DESC, last DESC, domain, problem
            """),
        CorpusQuery(
            "troubled-servers",
            "On which days could one server not look up several domains? Its own DNS may be the reason.",
            "1台のサーバーが複数のドメインを照会できず、サーバー側のDNSに原因がありうるのはどの日か",
            """
            SELECT day, server, count(DISTINCT domain) AS domains, count(DISTINCT message) AS messages
            FROM broken_records
            WHERE problem IN ('spf-temperror-dns', 'dkim-temperror-dns', 'dmarc-temperror')
            GROUP BY day, server
            HAVING domains > 2
            ORDER BY domains DESC, day DESC, server
            """),
        CorpusQuery(
            "failing-signatures", "On which days did most signatures of a domain fail, although nobody had sent the mail on?",
            "転送前のメールでも、あるドメインの署名の多くが検証に失敗したのはどの日か",
            """
            SELECT \(StoreSchema.dayOfHop) AS day, s.identity_domain AS domain,
              count(DISTINCT CASE WHEN s.result = 'fail' THEN s.message END) AS failed,
              count(DISTINCT CASE WHEN s.result = 'pass' THEN s.message END) AS passed
            FROM statements s
            JOIN messages m ON m.id = s.message
            LEFT JOIN hops h ON h.message = s.message AND h.n = s.hop
            WHERE s.method = 'dkim' AND s.result IN ('fail', 'pass') AND s.leg = 1 AND s.forged = 0
              AND s.identity_domain IS NOT NULL
            GROUP BY 1, 2
            HAVING failed > passed
            ORDER BY failed DESC, day DESC, domain
            """),
        CorpusQuery(
            "broken-records", "Which sending service's records broke on which day?", "どの配信サービスのDNSレコードが、どの日に異常だったか",
            """
            SELECT day, service, domain, problem, messages, trusted
            FROM broken_records_by_day
            ORDER BY day DESC, messages DESC, domain, problem
            """),
        CorpusQuery(
            "untrusted-servers", "Which servers' results cannot be trusted, and why?", "結果を信用できないサーバーはどれか。またその理由",
            """
            SELECT server, statements, pass, forged, contradicted, untrusted, ambiguous, unattributed
            FROM servers
            WHERE forged + contradicted + untrusted > 0
            ORDER BY forged DESC, contradicted DESC, untrusted DESC, server
            """),
        CorpusQuery(
            "ambiguous-attributions", "Whose statements could several servers have made, or nobody?",
            "どのサーバーの記録か特定できない認証結果は、どの製品のものか",
            """
            SELECT authserv_id, software, source, confidence, statements, messages, first, last
            FROM ambiguous_attributions
            ORDER BY statements DESC, authserv_id, software, source
            """),
    ]

    private static let archiveQueries = [
        CorpusQuery(
            "verdicts", "What is concluded of the messages?", "判定ごとのメールの数",
            """
            SELECT verdict, misleading, count(*) AS messages
            FROM messages
            GROUP BY verdict, misleading
            ORDER BY messages DESC, verdict
            """),
        CorpusQuery(
            "findings", "Which findings were made, and in how many messages?", "検出事項ごとのメールの数",
            """
            SELECT code, severity, count(DISTINCT message) AS messages
            FROM findings
            GROUP BY code, severity
            ORDER BY messages DESC, code
            """),
        CorpusQuery(
            "messages-with-finding", "In which messages was one finding made?", "ある検出事項に該当するメールはどれか", argument: "code",
            """
            SELECT m.id AS message, m.arrival, m.from_address, m.verdict, f.severity, f.confidence, f.variant, t.file, m.message_id
            FROM findings f
            JOIN messages m ON m.id = f.message
            JOIN message_files t ON t.message = m.id
            WHERE f.code = :value
            ORDER BY m.arrival DESC, m.id
            """),
        CorpusQuery(
            "omissions", "What was left out, and why?", "読み取らなかったものと、その理由",
            """
            SELECT DISTINCT reason, source, member, offset, detail
            FROM omissions
            ORDER BY reason, source, member, offset
            """),
    ]
}
