internal import TraceAnalysis

/// Before and after a repair.
extension Phrasebook {
    /// The first form whose values are known: `value` names what passes now, `name` what could not be checked before, `kind` what
    /// did not pass before.
    static func repair(_ outcome: RepairComparison.Outcome) -> [Phrase] {
        switch outcome {
        case .repaired:
            [
                Phrase(
                    en: "After the repair {value} passed for {author}; before it, {name} could not be checked.",
                    ja: "DNS修正後は{value}のいずれも{author}に対してPASSしています。修正前は{name}を検証できない状態でした。"),
                Phrase(
                    en: "In the newer mail {value} passed for {author}; in the older one {kind} did not.",
                    ja: "後のメールでは{value}が{author}に対してPASSしています。前のメールでは{kind}がPASSしていませんでした。"),
            ]
        case .partly:
            [
                Phrase(
                    en: "Only a part is repaired: in the newer mail {value} passed for {author}, {kind} did not.",
                    ja: "一部だけが直っています。{author}に対して{value}はPASSしていますが、{kind}はまだPASSしていません。")
            ]
        case .stillFailing:
            [
                Phrase(
                    en: "Nothing has changed: {kind} of {author} passed in neither mail.",
                    ja: "状況は変わっていません。{author}の{kind}は、どちらのメールでもPASSしていません。")
            ]
        case .brokenSince:
            [
                Phrase(
                    en: "It broke in between: {kind} of {author} passed in the older mail and did not in the newer one.",
                    ja: "2通の間に問題が起きています。前のメールでPASSしていた{author}の{kind}が、後のメールではPASSしていません。")
            ]
        case .otherSetUp:
            [
                Phrase(
                    en:
                        "The newer mail passes for {author} ({value}), but by another host or another key: that what failed before was repaired is not shown.",
                    ja: "後のメールは{author}に対してPASSしています（{value}）が、送信ホストまたは鍵が異なるため、前の問題が直ったかどうかは分かりません。")
            ]
        case .bothPass:
            [
                Phrase(
                    en: "Both mails pass for {author} ({value}): there was nothing to repair.",
                    ja: "どちらのメールも{author}に対してPASSしています（{value}）。修正すべき問題はありません。")
            ]
        case .unknown:
            [
                Phrase(
                    en:
                        """
                        Two mails of one sender, sent one after the other. They do not show whether anything changed at \
                        {author}.
                        """,
                    ja: "同じ差出人が別々に送ったメールです。{author}側で何かが変わったかどうかは分かりません。")
            ]
        }
    }

    static let policyAppeared = Phrase(
        en: "A DMARC row appeared: a policy record can be read again, or now exists.",
        ja: "DMARCの結果も表示されるようになりました。ポリシーのレコードを参照できるようになったことを示しています。")
    static let tooEarly = Phrase(
        en: "It is too early to tell: resolvers may remember a missing record for up to a day.",
        ja: "まだ判断できません。レコードがないという応答は、最長で1日ほど記憶されることがあります。")
    static let selectorChanged = Phrase(
        en: "The newer mail is signed with another key ({record}); services rotate their keys, and that is no fault.",
        ja: "後のメールは別の鍵（{record}）で署名されています。鍵の交代は配信サービスの通常の動作で、問題ではありません。")
    static let otherKeyPasses = Phrase(
        en:
            "The newer mail is signed with another key ({record}): whether the key of the older one can be read again is not shown.",
        ja: "後のメールは別の鍵（{record}）で署名されています。前のメールの鍵を参照できるようになったかどうかは分かりません。")
    static let otherKeyFails = Phrase(
        en: "The newer mail names another key ({record}).", ja: "後のメールには別の鍵（{record}）が書かれています。")

    static func unlikeness(_ reason: RepairComparison.Unlikeness) -> Phrase {
        switch reason {
        case .way:
            Phrase(
                en: "The two did not come the same way (direct or forwarded), so this compares unlike things.",
                ja: "2通の経路（転送の有無や転送元）が異なるため、条件のそろった比較ではありません。")
        case .receiver:
            Phrase(
                en: "Different receivers checked them; a difference may be theirs.",
                ja: "検証した受信側が異なるため、受信側による違いかもしれません。")
        case .service:
            Phrase(
                en: "They were sent through different services or accounts.",
                ja: "送信に使われたサービスまたはアカウントが異なります。")
        case .sender:
            Phrase(
                en: "They came from different hosts, and nothing shows that both send for the author.",
                ja: "送信元のホストが異なり、両方が差出人のものだと示すものはありません。")
        }
    }

    static func change(_ change: RepairComparison.Change) -> Phrase {
        switch change {
        case .repaired: Phrase(en: "repaired", ja: "直った")
        case .appeared: Phrase(en: "appeared", ja: "現れた")
        case .stillPasses: Phrase(en: "still passes", ja: "PASSのまま")
        case .stillFails: Phrase(en: "still not", ja: "直っていない")
        case .broken: Phrase(en: "broken", ja: "壊れた")
        case .disappeared: Phrase(en: "disappeared", ja: "消えた")
        case .otherHost: Phrase(en: "another host", ja: "別のホスト")
        case .otherKey: Phrase(en: "another key", ja: "別の鍵")
        case .unknown: Phrase(en: "not known", ja: "不明")
        }
    }

    enum ComparisonLimit: CaseIterable { case repair, results, body, bodyUnknown }

    static func limit(_ limit: ComparisonLimit) -> Phrase {
        switch limit {
        case .repair:
            Phrase(
                en: """
                    When and why the records were missing is not shown by two mails. The audit log of the DNS host, \
                    backups of the zone, \
                    DMARC reports (the first day without an aligned pass) and older mails with dkim=pass would show it.
                    """,
                ja: """
                    レコードがいつ、なぜ失われたかは、この2通からは分かりません。DNSの変更履歴、ゾーンのバックアップ、\
                    DMARCレポート（PASSが途絶えた最初の日）、dkim=passだった以前のメールが手がかりになります。
                    """)
        case .results:
            Phrase(
                en: "Results are what servers recorded when they checked; nothing was verified again and DNS was not asked.",
                ja: "結果は各サーバーが検証時に記録したものです。署名の再検証とDNSの参照はしていません。")
        case .body: Phrase(en: "Bodies were compared with white space and line ends made equal.", ja: "本文は、空白と改行の違いを無視して比較しています。")
        case .bodyUnknown:
            Phrase(
                en: "The bodies were not compared: not every copy has its whole body.",
                ja: "本文全体がそろっていないため、本文は比較していません。")
        }
    }
}
