internal import TraceAnalysis

/// Short pages on the verdicts.
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
                    SPF passed for the forwarder only, but the author's DKIM signature or DMARC passed. The mail is the \
                    author's; the SPF row says nothing about that domain.
                    """,
                ja: """
                    SPFは転送元でPASSしただけですが、差出人のDKIM署名またはDMARCがPASSしています。\
                    差出人のメールと確認できますが、SPFの欄は差出人については何も示しません。
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
                    valid.
                    """,
                ja: """
                    以前は有効だった署名が一致しなくなっており、メーリングリストでは説明できません。変種`probable`は、\
                    署名が一致せず、ほかに差出人を裏付ける結果も否定する結果もなく、以前に有効だったことを示す結果もない場合です。
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

    private static let onDirectMail: [Verdict.Code: GuidePage] = [
        .forged: GuidePage(
            title: Phrase(
                en: "PASS lines that were not written by the server they name",
                ja: "名乗っているサーバーが書いていないPASS"),
            meaning: Phrase(
                en: """
                    At least one PASS bears the name of a server that cannot have written it. Nothing else in the mail \
                    matters before this.
                    """,
                ja: "名乗っているサーバーが書いたとは考えられないPASSがあります。ほかの結果より先に、これを考慮してください。"),
            steps: [
                Phrase(
                    en: "Judge the mail by the results of your own servers alone.",
                    ja: "自分のサーバーの結果だけで判断してください。")
            ],
            related: [.forgedAuthenticationResults]),
        .authorUncovered: GuidePage(
            title: Phrase(
                en: "The only valid signature does not cover the visible sender",
                ja: "有効な署名が差出人を保護していない"),
            meaning: Phrase(
                en: """
                    A signature passed, but the From that a reader sees is not among the fields that it protects, and nothing \
                    else proves the author.
                    """,
                ja: "署名はPASSしていますが、表示されるFromが保護の対象に含まれず、ほかに差出人を裏付けるものもありません。"),
            steps: [
                Phrase(en: "Do not rely on that PASS.", ja: "そのPASSを判断に使わないでください。")
            ],
            related: [.dkimFromNotSigned]),
        .dnsBroken: GuidePage(
            title: Phrase(en: "DNS kept both SPF and DKIM from being checked", ja: "DNSが原因でSPFもDKIMも検証できない"),
            meaning: Phrase(
                en: """
                    Neither the SPF record nor the DKIM key of the author's side could be read. Two records of one zone that \
                    go at once point to a change of the zone, not to two mistakes.
                    """,
                ja: """
                    差出人側のSPFレコードもDKIM鍵も参照できませんでした。同じゾーンの2つのレコードが同時に失われた場合は、\
                    個別の誤りよりもゾーンの変更が疑われます。
                    """),
            steps: [
                Phrase(en: "Look up the records that the report names.", ja: "報告に示されたレコードを確認してください。")
            ],
            related: [.spfTemperrorDNS, .dkimTemperrorDNS, .dkimKeyMissing]),
        .dnsPartlyBroken: GuidePage(
            title: Phrase(en: "DNS kept one check from being made", ja: "DNSが原因で一部の検証ができない"),
            meaning: Phrase(
                en: """
                    One of SPF and DKIM could not be checked because of DNS. The report says whether the author is proven by \
                    the other all the same; DMARC may have failed for just that reason.
                    """,
                ja: """
                    SPFとDKIMの一方が、DNSの問題で検証できていません。もう一方で差出人を確認できるかどうかは、報告に示されます。\
                    DMARCがPASSしていない場合、これが原因のこともあります。
                    """),
            steps: [
                Phrase(en: "Look up the record that the report names.", ja: "報告に示されたレコードを確認してください。")
            ],
            related: [.spfTemperrorDNS, .dkimTemperrorDNS, .dkimKeyMissing]),
        .serviceOnly: GuidePage(
            title: Phrase(en: "A PASS, but not the author's", ja: "差出人以外のPASSだけがある"),
            meaning: Phrase(
                en: "Something passed for a service or a third domain, and nothing for the author.",
                ja: "配信サービスや第三者のドメインではPASSしていますが、差出人については何もPASSしていません。"),
            steps: [
                Phrase(
                    en: "If the author uses that service, have domain authentication set up there.",
                    ja: "差出人がそのサービスを利用している場合は、ドメイン認証の設定を依頼してください。")
            ],
            related: [.spfPassForESPDomain, .spfPassUnaligned, .dkimPassUnaligned]),
        .guess: GuidePage(
            title: Phrase(en: "The receiver guessed", ja: "受信側の推定による判定"),
            meaning: Phrase(
                en: """
                    No policy of the author existed, and a server that you trust assumed one. No trusted DMARC PASS stands \
                    beside the guess.
                    """,
                ja: "差出人のポリシーが存在せず、信頼するサーバーが仮の基準で判定しています。信頼できるDMARCのPASSはありません。"),
            steps: [
                Phrase(en: "Publish the missing records.", ja: "不足しているレコードを公開してください。")
            ],
            related: [.bestguesspass]),
        .claimsOnly: GuidePage(
            title: Phrase(en: "Nothing but claims", ja: "自己申告だけのPASS"),
            meaning: Phrase(
                en: """
                    Every PASS was written outside of the servers that you trust, or by a server that no line of the way \
                    shows; or there is none, and what speaks against the author is such a claim.
                    """,
                ja: """
                    すべてのPASSが、信頼するサーバーの外で書かれているか、書いたサーバーを経路から特定できません。または、\
                    PASSがなく、差出人に不利な結果もそのような自己申告だけです。
                    """),
            steps: [
                Phrase(
                    en: "Name the servers that are yours with --trust, or leave the lines out.",
                    ja: "自分のサーバーがあれば--trustで指定し、なければ判断に使わないでください。")
            ],
            related: [.passFromUntrustedHop]),
        .authorFail: GuidePage(
            title: Phrase(
                en: "The author's authentication did not pass, and forwarding is not the reason",
                ja: "差出人の認証に合格しておらず、転送が原因でもない"),
            meaning: Phrase(
                en: """
                    A trusted server judged the author's domain on the direct way, and it did not pass. Variant `gateway`: SPF was \
                    asked about a service that filters mail for others, and nothing passes there if that service works for the \
                    reader.
                    """,
                ja: """
                    直接の経路で、信頼するサーバーが差出人ドメインを検証し、合格しませんでした。変種`gateway`は、\
                    他の組織のメールを検査するゲートウェイがSPFの検証対象となった場合です。\
                    受信側のゲートウェイであれば、どのメールもPASSしません。
                    """),
            steps: [
                Phrase(
                    en: "If the mail is genuine, the author has to repair SPF or DKIM.",
                    ja: "正規のメールであれば、差出人側でSPFまたはDKIMの修正が必要です。")
            ],
            related: [.spfNeutralSoftfail]),
        .authentic: GuidePage(
            title: Phrase(en: "The author's domain is proven", ja: "差出人ドメインを確認できている"),
            meaning: Phrase(
                en: """
                    A trusted server recorded dmarc=pass, and no row above in the table of verdicts takes it back. That \
                    proves the domain, not the person.
                    """,
                ja: """
                    信頼するサーバーがdmarc=passを記録しており、これを覆す事情もありません。証明されるのはドメインで、\
                    書いた人物ではありません。
                    """),
            steps: [
                Phrase(
                    en: "Nothing in the authentication needs repair, but for what findings of the message ask.",
                    ja: "検出事項に指摘がなければ、認証に関して修正すべき点はありません。")
            ],
            related: [.sameOrgDifferentService, .dmarcPassThroughDKIMOnly]),
        .authenticNoDMARC: GuidePage(
            title: Phrase(
                en: "The author's domain is proven, without DMARC",
                ja: "DMARCはないが、差出人ドメインを確認できている"),
            meaning: Phrase(
                en: "SPF or DKIM passed for the author's domain at a trusted server, but no DMARC result was recorded.",
                ja: """
                    信頼するサーバーの検証で、差出人ドメインのSPFまたはDKIMがPASSしていますが、\
                    DMARCの結果は記録されていません。
                    """),
            steps: [
                Phrase(en: "Look up the TXT record of _dmarc.domain.", ja: "_dmarc.domainのTXTレコードを確認してください。")
            ],
            related: [.dmarcMissing]),
        .noData: GuidePage(
            title: Phrase(en: "No result to judge by", ja: "判断できる認証結果がない"),
            meaning: Phrase(
                en: """
                    The copy holds no result, or none for or against the author: nothing was there to check, From names \
                    nobody or several, or the results are about other things.
                    """,
                ja: """
                    この写しには認証結果がないか、差出人について判断できる結果がありません。検証対象がない、\
                    Fromが1人に定まらない、別の事柄についての結果である、などの場合です。
                    """),
            steps: [
                Phrase(
                    en: "Get the whole source of the message from the mailbox that received it.",
                    ja: "受信したメールボックスから、メールのソース全体を取得してください。")
            ],
            related: [.noResultsAtFinalHop, .returnPathMissing]),
    ]
}
