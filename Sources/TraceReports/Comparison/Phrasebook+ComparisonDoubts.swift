internal import TraceAnalysis

/// Where two copies show less than they seem to.
extension Phrasebook {
    /// `original` is the host that the nearer copy came from, `host` that of the other one, which `second` names.
    static func doubtRule(_ rule: PairRule.Code) -> (headline: Phrase, explanation: [Phrase]) {
        switch rule {
        case .otherSender:
            (
                Phrase(
                    en: "{second} came from another host than {first}, and nothing shows how the mail got there.",
                    ja: "{second}は{first}とは別のホストから届いており、そこまでの経路を示すものがありません。"),
                [
                    Phrase(
                        en:
                            """
                            {first} came from {original}, {second} from {host}: the mail may have been sent on without a mark, or \
                            somebody who has it sent it again, whole or changed. What passed in {first} says nothing of \
                            {second}, and what failed in {second} nothing of {author}.
                            """,
                        ja: """
                            {first}は{original}から、{second}は{host}から届いています。記録を残さない転送のほか、\
                            メールを入手した第三者がそのまま、または内容を変えて送り直した可能性もあります。{first}のPASSは{second}の証明にはならず、\
                            {second}のFAILは{author}側の問題を示しません。
                            """),
                    Phrase(
                        en:
                            """
                            The mail may have been sent on without a mark, or somebody who has it sent it again, whole or \
                            changed. What passed in {first} says nothing of {second}.
                            """,
                        ja: "記録を残さない転送のほか、メールを入手した第三者がそのまま、または内容を変えて送り直した可能性もあります。{first}のPASSは{second}の証明にはなりません。"),
                ]
            )
        default:
            (
                Phrase(
                    en: "Neither receiver found the DKIM key {record}, and nothing in the copies shows that {author} uses it.",
                    ja: "どちらの受信側でも公開鍵（{record}）が見つかっていませんが、{author}がこの鍵を使っていることを示すものもありません。"),
                [
                    Phrase(
                        en:
                            """
                            {first} recorded {result}, {second} recorded {laterResult}. Anybody can write the name of a key that \
                            does not exist into a signature; whether the record of a real key vanished, only {author} knows.
                            """,
                        ja: """
                            {first}では{result}、{second}では{laterResult}と記録されています。存在しない鍵の名前は、誰でも署名に書けます。\
                            実在した鍵のレコードが消えたのかどうかは、{author}の管理者にしか分かりません。
                            """)
                ]
            )
        }
    }

    /// What passed in the first copy rests on the word of its receiver.
    static let wordOfReceiver = Phrase(
        en: "What passed in {first} is the word of {network}, which received it: it counts as far as you know that server.",
        ja: "{first}のPASSは、受信した{network}の記録によるものです。信頼できるかどうかは、そのサーバーを知っているかどうかによります。")

    /// The damaged copy came another way.
    static let notThroughFirst = Phrase(
        en:
            "{second} came from {host}, and no line of it shows the server that received {first}: whoever sent it from there may have changed it.",
        ja: "{second}は{host}から届いており、{first}を受信したサーバーを通った記録はありません。そこから送った者が変更した可能性があります。")

    static let neitherProves = Phrase(en: "Neither proves {author}.", ja: "どちらも{author}の証明にはなりません。")

    /// Two mails in one name from two hosts.
    static let otherHosts = Phrase(
        en:
            """
            {first} came from {original}, {second} from {host}, and nothing shows that both send for {author}: the two do not \
            show whether anything changed there.
            """,
        ja: """
            {first}は{original}から、{second}は{host}から届いており、両方が{author}の送信元だと示すものはありません。\
            {author}側で何かが変わったかどうかは、この2通からは分かりません。
            """)
}
