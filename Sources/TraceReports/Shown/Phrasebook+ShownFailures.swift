internal import TraceAnalysis

/// What the rows of a mail reader's page that are no PASS really are about.
extension Phrasebook {
    static func shownFailure(_ remark: ShownSummary.Remark) -> [Phrase] {
        switch remark {
        case .couldNotBeChecked:
            [
                Phrase(
                    en: "Nothing was refused: {method} of {domain} could not be checked, recorded as {result}; {value}.",
                    ja: "拒否されたのではありません。{domain}の{method}を検証できず、{result}と記録されています。{value}。")
            ]
        case .keyNotFetched:
            [
                Phrase(
                    en: "The signature was not refuted: the key {record} could not be fetched, recorded as {result}; {value}.",
                    ja: "署名が不正なのではありません。公開鍵（{record}）を取得できず、{result}と記録されています。{value}。"),
                Phrase(
                    en: "The signature was not refuted: its key could not be fetched, recorded as {result}.",
                    ja: "署名が不正なのではありません。公開鍵を取得できず、{result}と記録されています。"),
            ]
        case .keyMissing:
            [
                Phrase(
                    en: "The signature was not refuted: DNS holds no usable key {record}; {value}.",
                    ja: "署名が不正なのではありません。使える公開鍵（{record}）がDNSにありません。{value}。"),
                Phrase(
                    en: "The signature was not refuted: DNS holds no usable key for it.",
                    ja: "署名が不正なのではありません。使える公開鍵がDNSにありません。"),
            ]
        case .failedByForwarding:
            [
                Phrase(
                    en:
                        """
                        By the lines of this copy {forwarder} sent the mail on under the same envelope sender; then that SPF of \
                        {domain} fails there says nothing for or against the author.
                        """,
                    ja: "記録によれば、{forwarder}がエンベロープFromを書き換えずに転送しています。事実であれば、この結果から{domain}の設定や差出人については何も言えません。"),
                Phrase(
                    en:
                        """
                        By the lines of this copy the mail was sent on under the same envelope sender; then that SPF fails there \
                        says nothing for or against the author.
                        """,
                    ja: "記録によれば、エンベロープFromを書き換えずに転送されています。事実であれば、この結果から差出人については何も言えません。"),
            ]
        case .ofFetch:
            [
                Phrase(
                    en: """
                        The server fetched the mail from another mailbox and judged a connection that it did not take: {result} \
                        says nothing of the author.
                        """,
                    ja: "別のメールボックスから取り込んだサーバーが、自分の受け取っていない接続を検証した結果（{result}）です。差出人については何も示していません。")
            ]
        case .ofFilter:
            [
                Phrase(
                    en:
                        """
                        SPF of {domain} was asked about a service that filters mail for others: {result}. Whether {domain} has \
                        to list it, or it works for the reader, cannot be seen here; {value}.
                        """,
                    ja: """
                        {domain}のSPFの検証対象は、他の組織のメールを検査するサービスです（{result}）。\
                        {domain}が記載すべきサーバーか、受信側のサーバーかは、このメールからは分かりません。{value}。
                        """),
                Phrase(
                    en: "SPF was asked about a service that filters mail for others: {result}; {value}.",
                    ja: "SPFの検証対象は、他の組織のメールを検査するサービスです（{result}）。{value}。"),
            ]
        case .brokenByList:
            [
                Phrase(
                    en:
                        """
                        Asked behind the list {list}. Lists change messages after they were signed, so this alone says nothing \
                        for or against {domain}; {value}.
                        """,
                    ja: """
                        メーリングリスト{list}を通った後の結果です。リストは署名後のメッセージをよく変更するため、\
                        これだけでは{domain}について何も言えません。{value}。
                        """),
                Phrase(
                    en:
                        "Asked behind a mailing list. Lists change messages after they were signed, so this alone says nothing for or against the author.",
                    ja: "メーリングリストを通った後の結果です。リストは署名後のメッセージをよく変更するため、これだけでは差出人について何も言えません。"),
            ]
        case .changedOnTheWay:
            [
                Phrase(
                    en: "The message does not match the signature that {domain} made; {value}.",
                    ja: "メッセージの内容が{domain}の署名と一致していません。{value}。")
            ]
        case .authorFailed:
            [
                Phrase(
                    en: "It is about {domain}, the author's own name, and it did not pass: {result}; {value}.",
                    ja: "差出人自身の{domain}に対する結果で、PASSしていません（{result}）。{value}。")
            ]
        case .otherFailed:
            [
                Phrase(
                    en: "It is about {domain}, not the author's name: {result}; {value}.",
                    ja: "差出人のものではない{domain}に対する結果です（{result}）。{value}。"),
                Phrase(
                    en: "Which name it is about was not recorded: {result}; {value}.",
                    ja: "どの名前に対する結果かは記録されていません（{result}）。{value}。"),
            ]
        case .policyFailedOnTheWay:
            [
                Phrase(
                    en:
                        """
                        The mail was sent on before this test, which costs SPF and often DKIM; read an earlier result before \
                        blaming {domain}; {value}.
                        """,
                    ja: "この検証の前に転送されています。{domain}の問題と判断する前に、転送前の結果を確認してください。{value}。")
            ]
        default:
            [
                Phrase(
                    en: "Neither SPF nor DKIM passed for {domain}; {value}.",
                    ja: "SPFもDKIMも{domain}に対してPASSしていません。{value}。")
            ]
        }
    }
}
