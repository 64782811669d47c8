internal import TraceAnalysis

/// What two copies say together.
extension Phrasebook {
    /// Headline and explanation of a rule of the table of pairs. `first` and `second` name the copies; the domains, results,
    /// writers and records are those of the statements that show it.
    static func pairRule(_ rule: PairRule.Code) -> (headline: Phrase, explanation: [Phrase]) {
        switch rule {
        case .passHidesProblem, .keyMissingForBoth, .keyLost, .keyRecovered: dnsRule(rule)
        case .otherSender, .unknownKey: doubtRule(rule)
        case .signatureDamaged, .forwardingBrokeSPF, .forwardingBrokeDMARC: damageRule(rule)
        case .dmarcOnlyForwarded, .healthy, .notComparable, .proofLost, .sameResults: otherRule(rule)
        }
    }

    private static func dnsRule(_ rule: PairRule.Code) -> (headline: Phrase, explanation: [Phrase]) {
        switch rule {
        case .passHidesProblem:
            (
                Phrase(
                    en: "The pass in the forwarded copy hides the problem visible in the direct copy.",
                    ja: "転送後のPASSにより、転送前に起きている問題が見えなくなっています。"),
                [
                    Phrase(
                        en:
                            """
                            In {second} SPF passed for {domain}, the forwarder's name. In {first} the author's own SPF \
                            ({record}) {result}.
                            """,
                        ja: "{second}のSPFは転送元{domain}に対するPASSです。{first}では差出人側のSPF（{record}）を{result}。"),
                    Phrase(
                        en: "In {second} SPF passed for the forwarder's name; in {first} the author's own SPF did not pass.",
                        ja: "{second}のSPFは転送元に対するPASSです。{first}では差出人側のSPFはPASSしていません。"),
                ]
            )
        case .keyMissingForBoth:
            (
                Phrase(
                    en: "The cause is at the author's DNS: neither receiver could get the DKIM key {record}.",
                    ja: "どちらの受信側でも公開鍵（{record}）を取得できていません。差出人側のDNSが原因です。"),
                [
                    Phrase(
                        en:
                            """
                            Both receivers saw it: {result} in {first}, {laterResult} in {second}. Forwarding has nothing to do \
                            with it.
                            """,
                        ja: "{first}では{result}、{second}では{laterResult}と記録されています。転送が原因ではありません。")
                ]
            )
        case .keyLost:
            (
                Phrase(
                    en:
                        """
                        The DKIM key {record} became unreachable between the two checks, or the second receiver's resolver \
                        failed.
                        """,
                    ja: "2回の検証の間に公開鍵（{record}）を参照できなくなったか、2番目の受信側のDNS問い合わせが失敗しています。"),
                [
                    Phrase(
                        en: "The signature itself is sound: {first} recorded {result}. {second} recorded {laterResult}.",
                        ja: "署名そのものは有効です（{first}では{result}）。{second}では{laterResult}と記録されています。")
                ]
            )
        default:
            (
                Phrase(
                    en:
                        """
                        Transient DNS trouble at the first receiver, or a record that was still spreading: the second could \
                        get the key.
                        """,
                    ja: "一時的なDNSの不調です。2番目の受信側では公開鍵を取得できています。"),
                [
                    Phrase(
                        en: "{first} recorded {result}, {second} recorded {laterResult} for the same signature ({record}).",
                        ja: "同じ署名（{record}）に対して、{first}では{result}、{second}では{laterResult}と記録されています。")
                ]
            )
        }
    }

    private static func damageRule(_ rule: PairRule.Code) -> (headline: Phrase, explanation: [Phrase]) {
        switch rule {
        case .signatureDamaged:
            (
                Phrase(
                    en: "The signature was damaged on the way: it was valid in {first} and is not any more in {second}.",
                    ja: "転送の途中で署名が無効になっています（{first}では有効、{second}では無効）。"),
                [
                    Phrase(
                        en: """
                            The mailing list {list} changed the message between {earlierHop} and {laterHop}; the signature of \
                            {domain} \
                            was valid before.
                            """,
                        ja: "{earlierHop}と{laterHop}の間で、メーリングリスト{list}がメッセージを変更しました。それ以前は{domain}の署名は有効でした。"),
                    Phrase(
                        en: """
                            Damaged between {earlierHop} (copy {first}) and {laterHop} (copy {second}); the signature of \
                            {domain} was valid \
                            before.
                            """,
                        ja: "{earlierHop}（{first}）と{laterHop}（{second}）の間で変更されています。それ以前は{domain}の署名は有効でした。"),
                    Phrase(
                        en: "It came by the mailing list {list}; the signature of {domain} was valid before.",
                        ja: "メーリングリスト{list}を経由しています。それ以前は{domain}の署名は有効でした。"),
                    Phrase(
                        en: "The signature of {domain} was valid before the mail was sent on.",
                        ja: "転送される前は、{domain}の署名は有効でした。"),
                ]
            )
        case .forwardingBrokeSPF:
            (
                Phrase(
                    en: "SPF worked; forwarding broke it.", ja: "SPFは正しく設定されています。転送によってFAILになっています。"),
                [
                    Phrase(
                        en: """
                            {domain} passed in {first}. {forwarder} sent the mail on under the same envelope sender, so that \
                            {second} tested \
                            the forwarder's server against it: {laterResult}.
                            """,
                        ja: """
                            {first}では{domain}のSPFはPASSしています。{forwarder}がエンベロープFromを書き換えずに転送したため、\
                            {second}では転送サーバーが検証され、{laterResult}となりました。
                            """),
                    Phrase(
                        en:
                            """
                            {domain} passed in {first}; {second} tested the forwarder's server against the same name: \
                            {laterResult}.
                            """,
                        ja: "{first}では{domain}のSPFはPASSしています。{second}では転送サーバーが検証され、{laterResult}となりました。"),
                ]
            )
        default:
            (
                Phrase(
                    en:
                        """
                        DMARC passed in the direct copy and fails in the forwarded one: on the way both SPF and the \
                        signature were lost.
                        """,
                    ja: "転送前はDMARCがPASSしています。転送の途中でSPFの一致とDKIM署名の両方が失われ、DMARCがFAILになりました。"),
                [
                    Phrase(
                        en:
                            "All was well for {author} where {first} was received; it shows the results as they were before the mail was sent on.",
                        ja: "{first}を受信した時点では、{author}についての結果に問題はありません。転送前の結果は{first}で確認できます。")
                ]
            )
        }
    }

    private static func otherRule(_ rule: PairRule.Code) -> (headline: Phrase, explanation: [Phrase]) {
        switch rule {
        case .dmarcOnlyForwarded:
            (
                Phrase(
                    en: "Only the forwarded copy has a DMARC result; that the direct one has none proves nothing.",
                    ja: "DMARCの結果は転送後のメールにだけあります。転送前のメールにないことからは、何も結論できません。"),
                [
                    Phrase(
                        en:
                            """
                            {writer} recorded {laterResult} in {second}; the server that received {first} recorded no DMARC \
                            result.
                            """,
                        ja: "{second}では{writer}が{laterResult}と記録しています。{first}を受信したサーバーはDMARCの結果を記録していません。")
                ]
            )
        case .healthy:
            (
                Phrase(
                    en: "Healthy mail; only the SPF row moved to the forwarder.",
                    ja: "問題はありません。SPFの欄だけが転送元の結果になっています。"),
                [
                    Phrase(
                        en: """
                            In {first} SPF passed for {record}; in {second} it passed for {domain}, the forwarder. DKIM of \
                            {author} passed \
                            in both.
                            """,
                        ja: "SPFは、{first}では{record}、{second}では転送元の{domain}に対するPASSです。DKIMはどちらも{author}に対してPASSしています。")
                ]
            )
        case .notComparable:
            (
                Phrase(
                    en: "Nothing shows for sure whether these are copies of one mail: their results are shown, not reconciled.",
                    ja: "同じメールかどうかを判断できないため、結果を並べて示すだけにとどめます。"), []
            )
        case .proofLost:
            (
                Phrase(
                    en: "The direct copy proves {author}; the forwarded one does not any more.",
                    ja: "転送前のメールでは{author}を確認できますが、転送後のメールでは確認できません。"),
                [
                    Phrase(
                        en: "{method} passed for {record} in {first}. What passed in {second} is about {domain}.",
                        ja: "{first}では{record}に対して{method}がPASSしています。{second}でPASSしているのは{domain}に対するものです。"),
                    Phrase(
                        en: "{method} passed for {record} in {first}.", ja: "{first}では{record}に対して{method}がPASSしています。"),
                ]
            )
        default:
            (
                Phrase(
                    en: "Both copies say the same of the author.", ja: "差出人についての結果は、どのメールでも同じです。"), []
            )
        }
    }

    /// How the author's SPF came out where it did not pass.
    static func hiddenOutcome(_ outcome: HiddenOutcome) -> Phrase {
        switch outcome {
        case .unreadable: Phrase(en: "could not be checked: {laterResult}", ja: "検証できていません（{laterResult}）")
        case .noRecord: Phrase(en: "found no record to check by: {laterResult}", ja: "検証するためのレコードがありません（{laterResult}）")
        case .notPassed: Phrase(en: "did not pass: {laterResult}", ja: "検証した結果はPASSではありません（{laterResult}）")
        }
    }

    enum HiddenOutcome: CaseIterable { case unreadable, noRecord, notPassed }

    static let resolverWorked = Phrase(
        en: "The resolvers of {writer} worked at that time: they could read the SPF record of {domain}.",
        ja: "同じ時点で{domain}のSPFレコードは参照できているため、{writer}側のDNS問い合わせには問題がありません。")
    static let oneNetwork = Phrase(
        en:
            """
            Both were checked in one network, {network}: until the records are looked up, a fault of its \
            resolvers is not excluded.
            """,
        ja: "どちらも同じネットワーク（{network}）で検証されているため、レコードを確認するまでは、その側のDNS問い合わせの不調も否定できません。")
}
