internal import TraceAnalysis

/// Short pages on the verdicts, here of mail that was sent on or changed on the way.
extension GuidePage {
    static func page(_ code: Verdict.Code) -> GuidePage? { onTheWay[code] ?? onDirectMail[code] }

    private static let onTheWay: [Verdict.Code: GuidePage] = [
        .forwarderPassAuthorUnproven: GuidePage(
            title: Phrase(
                en: "The SPF PASS is the forwarder's, and the author's DKIM did not succeed",
                ja: "SPFのPASSは転送元のもので、差出人のDKIMは成功していない"),
            meaning: Phrase(
                en: """
                    The mail was forwarded, SPF passed for the forwarder, and the author's signature was checked without \
                    success or could not be checked. The PASS hides the author's problem.
                    """,
                ja: """
                    メールは転送されており、SPFは転送元でPASSし、差出人の署名は検証できていないか、有効ではありません。\
                    PASSのために差出人側の問題が見えなくなっています。
                    """),
            steps: [
                Phrase(
                    en: "Look at the copy in the forwarding mailbox, then at the author's DNS records.",
                    ja: "転送元のメールボックスにある写しを確認し、次に差出人のDNSレコードを確認してください。")
            ],
            related: [.spfPassForForwarder, .dkimTemperrorDNS, .dkimKeyMissing]),
        .forwardedAuthentic: GuidePage(
            title: Phrase(en: "Forwarded, and the author is still proven", ja: "転送されたが、差出人は確認できている"),
            meaning: Phrase(
                en: """
                    SPF passed for the forwarder only, but the author's DKIM signature or DMARC passed, behind the forwarding \
                    or, as the verdict then says, only before it. The SPF row says nothing about that domain.
                    """,
                ja: """
                    SPFは転送元でPASSしただけですが、差出人のDKIM署名またはDMARCがPASSしています\
                    （転送前だけの場合は、判定にそう示します）。SPFの欄は差出人については何も示しません。
                    """),
            steps: [
                Phrase(
                    en: "To test the author's SPF, look at a mail that was not forwarded.",
                    ja: "差出人のSPFを確認するには、転送されていないメールを見てください。")
            ],
            related: [.spfPassForForwarder, .dmarcPassThroughDKIMOnly]),
        .forwardedUnproven: GuidePage(
            title: Phrase(en: "Forwarded, and nothing proves the author", ja: "転送されており、差出人を裏付けるものがない"),
            meaning: Phrase(
                en: """
                    The mail was forwarded, and no result in this copy is about the author's domain. An alias service that \
                    wrote From leaves only results about itself.
                    """,
                ja: """
                    メールは転送されており、この写しには差出人ドメインについての結果がありません。\
                    エイリアスサービスがFromを書き換えた場合は、サービス自身についての結果しか残りません。
                    """),
            steps: [
                Phrase(
                    en: "Open the copy in the forwarding mailbox.",
                    ja: "転送元のメールボックスにある写しを確認してください。")
            ],
            related: [.spfPassForForwarder, .missingHop]),
        .arcTrusted: GuidePage(
            title: Phrase(en: "Accepted on the word of a sealer", ja: "ARC署名を信頼して受信された"),
            meaning: Phrase(
                en: "Nothing passed for the author at the final server, which took the mail because it trusts an ARC seal.",
                ja: "最終受信サーバーでは差出人について何もPASSしていませんが、ARC署名を信頼して受け入れています。"),
            steps: [
                Phrase(en: "Read the sealed results.", ja: "封印された記録を確認してください。")
            ],
            related: [.dmarcPassByARCOverride]),
        .list: GuidePage(
            title: Phrase(en: "A copy of a mailing list", ja: "メーリングリスト経由の写し"),
            meaning: Phrase(
                en: """
                    The results are about the list. The author's signature broke because the list changed the mail, or \
                    nothing was recorded for the author.
                    """,
                ja: """
                    結果はメーリングリストについてのものです。差出人の署名はリストの変更で無効になったか、\
                    差出人についての記録がありません。
                    """),
            steps: [
                Phrase(
                    en: "For the author, read results from before the list.",
                    ja: "差出人の確認には、リストに届く前の結果を使ってください。")
            ],
            related: [.dkimBrokenByList, .dkimPassForList, .spfPassUnaligned]),
        .failHarmless: GuidePage(
            title: Phrase(
                en: "An SPF FAIL that forwarding caused, beside a valid signature",
                ja: "転送によるSPFのFAIL（署名は有効）"),
            meaning: Phrase(
                en: "SPF could not pass because a forwarder kept the envelope sender; the author's DKIM signature is valid.",
                ja: "エンベロープFromを変えない転送のためSPFはPASSしていませんが、差出人のDKIM署名は有効です。"),
            steps: [
                Phrase(en: "Nothing needs to be repaired at the author's side.", ja: "差出人側で修正するものはありません。")
            ],
            related: [.spfFailExplainedByForwarding]),
        .failUnproven: GuidePage(
            title: Phrase(
                en: "An SPF FAIL that forwarding caused, and no proof beside it",
                ja: "転送によるSPFのFAIL（裏付けなし）"),
            meaning: Phrase(
                en: "SPF could not pass because a forwarder kept the envelope sender, and no other result proves the author.",
                ja: "エンベロープFromを変えない転送のためSPFはPASSしておらず、ほかに差出人を裏付ける結果もありません。"),
            steps: [
                Phrase(
                    en: "Open the copy in the forwarding mailbox.",
                    ja: "転送元のメールボックスにある写しを確認してください。")
            ],
            related: [.spfFailExplainedByForwarding]),
        .altered: GuidePage(
            title: Phrase(en: "A message that was altered on the way", ja: "配送中に変更されたメッセージ"),
            meaning: Phrase(
                en: """
                    A signature that was valid earlier does not match any more, and no list explains it. Variant `probable`: it \
                    does not match, nothing else proves or refutes the author, and no earlier result shows that it ever was \
                    valid. Where nothing else ties the mail to the signer either, this is not the verdict: the signature may have \
                    been copied from another mail.
                    """,
                ja: """
                    以前は有効だった署名が一致しなくなっており、メーリングリストでは説明できません。変種`probable`は、\
                    署名が一致せず、ほかに差出人を裏付ける結果も否定する結果もなく、以前に有効だったことを示す結果もない場合です。\
                    ほかに署名者との関わりを示すものもない場合は、別のメールの署名が写された可能性があるため、この判定にはなりません。
                    """),
            steps: [
                Phrase(en: "Compare the message at both hops.", ja: "両方のホップで内容を比較してください。")
            ],
            related: [.dkimBodyChangedInTransit]),
        .replay: GuidePage(
            title: Phrase(en: "A genuine signature under a strange envelope", ja: "見慣れないエンベロープの本物の署名"),
            meaning: Phrase(
                en: """
                    The author's signature passed, but envelope, recipient or time do not fit it: somebody may have sent the \
                    mail again.
                    """,
                ja: "差出人の署名はPASSしていますが、エンベロープ、宛先、時刻が合わず、第三者に再送された可能性があります。"),
            steps: [
                Phrase(en: "Ask the owner of the signing domain.", ja: "署名ドメインの管理者に確認してください。")
            ],
            related: [.dkimReplaySuspected]),
    ]
}
