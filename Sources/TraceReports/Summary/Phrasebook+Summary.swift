/// Headings and words of a summary.
enum SummaryLabel: CaseIterable {
    case title, figures, read, limits, more, moreWithCount, nothing, noDay, period, others, days, writtenDays, noName, earlier
    case dayByDay, leftOut, stopped

    var phrase: Phrase {
        switch self {
        case .title: Phrase(en: "Summary of an archive", ja: "アーカイブの集計")
        case .figures: Phrase(en: "In short", ja: "概要")
        case .stopped:
            Phrase(
                en: "The run was stopped before its end. This summary counts what had been read by then, and no more.",
                ja: "処理は途中で中断されました。この集計には、それまでに読み取った分しか含まれていません。")
        case .read: Phrase(en: "What was read", ja: "読み取ったもの")
        case .limits: Phrase(en: "What this summary cannot tell", ja: "この集計では分からないこと")
        case .more: Phrase(en: "more rows: {number}", ja: "ほか{number}行")
        case .moreWithCount: Phrase(en: "more rows: {number}, counting {value} together", ja: "ほか{number}行、合計{value}件")
        case .leftOut:
            Phrase(en: "Rows that are not listed: {number}, counting {value} together", ja: "表示していない行：{number}行、合計{value}件")
        case .nothing: Phrase(en: "none", ja: "なし")
        case .noDay: Phrase(en: "no date", ja: "日付不明")
        case .period: Phrase(en: "Period", ja: "期間")
        case .others: Phrase(en: "others", ja: "その他")
        case .days:
            Phrase(
                en: "Messages arrived from {first} to {second}, by receivers whose clock another one in the message confirms.",
                ja: "メールの受信期間は{first}から{second}まで（受信サーバーの時刻を、同じメールの別の時刻で確認できたもの）。")
        case .writtenDays:
            Phrase(
                en:
                    "Messages without a time, or with one that no second clock confirms: {number}. As written, times range from {first} to {second}.",
                ja: "日時がないか、別の時刻で確認できないメールは{number}通。書かれたままの日時は{first}から{second}に及びます。")
        case .earlier: Phrase(en: "earlier", ja: "それ以前")
        case .dayByDay: Phrase(en: "Day by day", ja: "日別の内訳")
        case .noName: Phrase(en: "(not named)", ja: "（名前なし）")
        }
    }
}

extension Phrasebook {
    subscript(summary label: SummaryLabel) -> String { text(label.phrase) }

    func title(_ table: SummaryTable) -> String { text(Self.words(of: table).title) }

    /// What a table shows, in a sentence.
    func lead(_ table: SummaryTable) -> String { text(Self.words(of: table).lead) }

    func label(_ column: SummaryColumn) -> String { text(Self.label(of: column)) }

    func label(_ figure: SummaryFigure) -> String { text(Self.label(of: figure)) }

    /// How many rows are not shown.
    func more(_ table: SummaryReport.Table, hidden: Int, hiddenCount: Int) -> String? {
        let rows = table.rowsLeftOut + hidden
        return rows > 0 ? self.rows(rows, counting: table.countLeftOut + hiddenCount) : nil
    }

    /// What a page that lists many rows lists no more.
    func leftOut(_ rows: Int, counting count: Int) -> String {
        var values = PhraseValues()
        values.set(.number, number(rows))
        values.set(.value, number(count))
        return self.text(SummaryLabel.leftOut.phrase, values)
    }

    /// `more rows: 12, counting 40 together`
    func rows(_ rows: Int, counting count: Int) -> String {
        var values = PhraseValues()
        values.set(.number, number(rows))
        values.set(.value, count > 0 ? number(count) : nil)
        return text(count > 0 ? SummaryLabel.moreWithCount.phrase : SummaryLabel.more.phrase, values)
    }

    /// When the messages arrived, as far as that can be known, and what is written beyond it: one wrong clock makes no period.
    func period(_ report: SummaryReport) -> [String] {
        func sentence(_ label: SummaryLabel, _ first: String?, _ last: String?, _ count: Int) -> String? {
            guard let first, let last else { return nil }
            var values = PhraseValues()
            values.set(.first, first)
            values.set(.second, last)
            values.set(.number, number(count))
            return text(label.phrase, values)
        }
        let others = (report.figures[.messages] ?? 0) - (report.figures[.confirmedTime] ?? 0)
        let known = sentence(.days, report.confirmedFirst, report.confirmedLast, 0)
        let written = others > 0 ? sentence(.writtenDays, report.first, report.last, others) : nil
        return [known, written].compactMap { $0 }
    }

    /// What no count of results can tell.
    var summaryLimits: [String] {
        [
            Phrase(
                en: "Results are counted as servers recorded them. Nothing was looked up in DNS, and no signature was checked.",
                ja: "サーバーが記録した結果をそのまま数えています。DNSの照会や署名の検証は行っていません。"),
            Phrase(
                en: "A forwarding that leaves no trace in the header is not seen: the true number is the same or higher.",
                ja: "ヘッダーに痕跡が残らない転送は検出できません。実際の件数は表示より多い可能性があります。"),
            Phrase(
                en:
                    "Lines that the reader's own servers did not write are claims. “Untrusted” means that, and no more. `--trust NAME` adds a server to them.",
                ja: "利用者自身のサーバー以外が書いた行は自己申告です。「未信頼」はそれだけを意味し、不正を意味しません。`--trust NAME` で信頼するサーバーを追加できます。"),
            Phrase(
                en: "Days are those of the newest hop's clock, in UTC. A mail without a readable date counts under “no date”.",
                ja: "日付は最後のホップの時計（UTC）によります。日付を読めないメールは「日付不明」に数えます。"),
            Phrase(
                en: "An archive holds what was kept: mail that was rejected, deleted or filed elsewhere is not counted.",
                ja: "数えられるのは保存されたメールだけです。拒否、削除、別の場所に保存されたメールは含まれません。"),
        ].map { text($0) }
    }

    static func words(of table: SummaryTable) -> (title: Phrase, lead: Phrase) {
        switch table {
        case .forwarders:
            (
                Phrase(en: "Mailboxes that forward", ja: "自動転送しているメールボックス"),
                Phrase(
                    en: "Who sends mail on, through which network, to how many destinations, since when.",
                    ja: "転送元、経由するネットワーク、転送先の数、期間。")
            )
        case .lists:
            (
                Phrase(en: "Mailing lists", ja: "メーリングリスト"),
                Phrase(
                    en: "Lists that sent mail on to their members.", ja: "参加者へメールを配信したリスト。")
            )
        case .forwardingPairs:
            (
                Phrase(en: "From where to where", ja: "転送元と転送先"),
                Phrase(
                    en: "Each forwarder with each of its destinations, mailboxes before lists.",
                    ja: "転送元と転送先の組み合わせ。メールボックス、リストの順。")
            )
        case .passOwners:
            (
                Phrase(en: "How many PASS results are only the forwarder's", ja: "転送元のものでしかないPASSの数"),
                Phrase(
                    en:
                        "Results that servers recorded, by whose name the PASS is about. A message can hold the same PASS several times: one for each field that says it.",
                    ja: "サーバーが記録したPASSを、誰の名前についての結果かで分けた数。同じPASSが1通のなかで複数のフィールドに書かれていることがあります。")
            )
        case .misleadingPass:
            (
                Phrase(en: "Messages whose results mislead, over time", ja: "認証結果が誤解を招くメールの推移"),
                Phrase(
                    en:
                        "A bare list of PASS and FAIL would be misread: a PASS is about another name than the author's, was written by no server that you trust, or is a guess; or a FAIL is harmless.",
                    ja:
                        "PASS/FAILの一覧だけを見ると誤解するメール。PASSが差出人以外の名前についての結果である、信頼するサーバーが書いたものではない、推測である、またはFAILに無害な理由があるもの。")
            )
        case .passNames:
            (
                Phrase(en: "Whose name each PASS is about", ja: "PASSは誰の名前についての結果か"),
                Phrase(
                    en: "A PASS about the forwarder's name says nothing about the author.",
                    ja: "転送元の名前についてのPASSは、差出人について何も示しません。")
            )
        case .verdicts:
            (
                Phrase(en: "Verdicts", ja: "判定"),
                Phrase(
                    en: "What is concluded of each message; `hoptrace explain CODE` tells more.",
                    ja: "メールごとの判定。詳細は `hoptrace explain CODE`。")
            )
        case .findings:
            (
                Phrase(en: "Findings", ja: "検出事項"),
                Phrase(
                    en: "Messages with each finding; one that has several counts for each. `hoptrace explain CODE` tells more.",
                    ja: "検出事項ごとのメール数。複数の検出事項があるメールは、それぞれに数えます。詳細は `hoptrace explain CODE`。")
            )
        case .brokenPeriods:
            (
                Phrase(en: "Records that could not be used, and when", ja: "異常のあったDNSレコードと期間"),
                Phrase(
                    en:
                        "First and last day on which a server could not use the record, and on how many days; in between it may have worked. Where many break on one day, the server's own DNS may be the reason.",
                    ja: "サーバーがレコードを利用できなかった最初の日と最後の日、その日数。その間に正常な日があった可能性もあります。同じ日に多くのレコードが異常な場合は、サーバー側のDNSに原因がある可能性があります。")
            )
        case .brokenRecords:
            (
                Phrase(en: "Sending services with broken records, by day", ja: "DNSレコードに異常のあった配信サービス（日別）"),
                Phrase(
                    en: "Records that a server could not use on that day, as it said in its results.",
                    ja: "サーバーがその日に利用できなかったと記録したレコード。")
            )
        case .serverResults:
            (
                Phrase(en: "Results by server", ja: "サーバー別の結果"),
                Phrase(
                    en: "Statements by the name that the server gave itself; one server can go by several.",
                    ja: "サーバーが名乗った名前ごとの認証結果の数。1台のサーバーが複数の名前を名乗ることがあります。")
            )
        case .untrustedServers:
            (
                Phrase(en: "Servers whose results cannot be relied on", ja: "結果を信用できないサーバー"),
                Phrase(
                    en:
                        "Results that bear the server's name. Forged: somebody else wrote them, as a finding says. Contradicted: another server says otherwise. Untrusted: a claim from beyond the trust line.",
                    ja: "サーバーの名前が書かれた結果。偽造：別の者が書いたもの（検出事項あり）。矛盾：別のサーバーの結果と食い違う。未信頼：信頼境界の外側による自己申告。")
            )
        case .ambiguousAttributions:
            (
                Phrase(en: "Statements that cannot be given to one server", ja: "どのサーバーの記録か特定できない認証結果"),
                Phrase(
                    en: "By the name in the field and the software of the hop that fits best.",
                    ja: "フィールドに書かれた名前と、最も可能性の高いホップの製品ごとの数。")
            )
        case .defects:
            (
                Phrase(en: "Defects of the messages", ja: "メールの不備"),
                Phrase(en: "What no standard allows, or what could not be read.", ja: "標準に反するもの、読み取れなかったもの。")
            )
        case .sources:
            (Phrase(en: "Sources", ja: "入力"), Phrase(en: "What was read, by kind of file.", ja: "読み取ったファイルの種類。"))
        case .omissions:
            (
                Phrase(en: "What was left out", ja: "読み取らなかったもの"),
                Phrase(en: "With the reason, and one example of each.", ja: "理由と、その一例。")
            )
        }
    }

    static func label(of figure: SummaryFigure) -> Phrase {
        switch figure {
        case .sources: Phrase(en: "Files read", ja: "読み取ったファイル")
        case .bytes: Phrase(en: "Bytes", ja: "バイト数")
        case .duplicates: Phrase(en: "Duplicates, counted once", ja: "重複（1通として集計）")
        case .leftOut: Phrase(en: "Left out", ja: "読み取らなかったもの")
        case .messages: Phrase(en: "Messages", ja: "メール")
        case .forwarded: Phrase(en: "Forwarded", ja: "転送されたメール")
        case .withResults: Phrase(en: "With authentication results", ja: "認証結果のあるメール")
        case .misleading: Phrase(en: "Results would mislead", ja: "認証結果が誤解を招くメール")
        case .forwarderPass: Phrase(en: "With a PASS that is the forwarder's", ja: "転送元の名前についてのPASSがあるメール")
        case .confirmedTime: Phrase(en: "Time confirmed by a second clock", ja: "別の時刻で日時を確認できたメール")
        }
    }

    static func label(of column: SummaryColumn) -> Phrase {
        switch column {
        case .forwarder: Phrase(en: "Forwarder", ja: "転送元")
        case .destination: Phrase(en: "Destination", ja: "転送先")
        case .destinations: Phrase(en: "Destinations", ja: "転送先の数")
        case .networks, .network: Phrase(en: "Network", ja: "ネットワーク")
        case .kinds, .kind: Phrase(en: "Kind", ja: "種類")
        case .forwardings: Phrase(en: "Forwardings", ja: "転送")
        case .first: Phrase(en: "First", ja: "最初")
        case .last: Phrase(en: "Last", ja: "最後")
        case .day: Phrase(en: "Day", ja: "日付")
        case .verdict: Phrase(en: "Verdict", ja: "判定")
        case .messages: Phrase(en: "Messages", ja: "メール")
        case .method: Phrase(en: "Method", ja: "方式")
        case .role: Phrase(en: "Whose name", ja: "誰の名前か")
        case .aligned: Phrase(en: "Aligned", ja: "アライメント")
        case .statements: Phrase(en: "Statements", ja: "結果の数")
        case .misleading: Phrase(en: "Misleading", ja: "誤解を招く")
        case .code: Phrase(en: "Code", ja: "コード")
        case .severity: Phrase(en: "Severity", ja: "重要度")
        case .service: Phrase(en: "Service", ja: "配信サービス")
        case .domain: Phrase(en: "Domain", ja: "ドメイン")
        case .problem: Phrase(en: "Problem", ja: "異常")
        case .trusted: Phrase(en: "By trusted servers", ja: "うち信頼するサーバー")
        case .server: Phrase(en: "Server", ja: "サーバー")
        case .pass: Phrase(en: "Pass", ja: "pass")
        case .fail: Phrase(en: "Fail", ja: "fail")
        case .error: Phrase(en: "Error", ja: "エラー")
        case .forged: Phrase(en: "Forged", ja: "偽造")
        case .contradicted: Phrase(en: "Contradicted", ja: "矛盾")
        case .untrusted: Phrase(en: "Untrusted", ja: "未信頼")
        case .authservID: Phrase(en: "authserv-id", ja: "authserv-id")
        case .software: Phrase(en: "Software", ja: "製品")
        case .source: Phrase(en: "Field", ja: "フィールド")
        case .confidence: Phrase(en: "Certainty", ja: "確度")
        case .count: Phrase(en: "Count", ja: "件数")
        case .files: Phrase(en: "Files", ja: "ファイル")
        case .bytes: Phrase(en: "Bytes", ja: "バイト")
        case .reason: Phrase(en: "Reason", ja: "理由")
        case .example: Phrase(en: "Example", ja: "例")
        case .days: Phrase(en: "Days", ja: "日数")
        case .ofAuthor: Phrase(en: "Author's", ja: "差出人")
        case .ofOriginalAuthor: Phrase(en: "Original author's", ja: "元の差出人")
        case .ofService: Phrase(en: "Service's", ja: "配信サービス")
        case .ofForwarder: Phrase(en: "Forwarder's", ja: "転送元")
        case .ofList: Phrase(en: "List's", ja: "リスト")
        case .ofOthers: Phrase(en: "Others'", ja: "その他")
        }
    }
}
