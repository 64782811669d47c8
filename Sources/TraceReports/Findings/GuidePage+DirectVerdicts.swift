internal import TraceAnalysis

/// Short pages on the verdicts of mail that nobody sent on, or of which nothing depends on that.
extension GuidePage {
    static let onDirectMail: [Verdict.Code: GuidePage] = [
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
                    the other all the same; DMARC may have failed for just that reason. A key that nothing else ties to the author, where \
                    other results speak against him, is no excuse: whoever sends a mail can name any key.
                    """,
                ja: """
                    SPFとDKIMの一方が、DNSの問題で検証できていません。もう一方で差出人を確認できるかどうかは、報告に示されます。\
                    DMARCがPASSしていない場合、これが原因のこともあります。ただし、ほかの結果が差出人に不利で、\
                    鍵のほかに差出人との関わりを示すものがなければ、この判定にはなりません（鍵の名前は送信者が自由に書けます）。
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
                    shows; or no PASS is about the author, and what speaks against him is such a claim.
                    """,
                ja: """
                    すべてのPASSが、信頼するサーバーの外で書かれているか、書いたサーバーを経路から特定できません。または、\
                    差出人についてのPASSがなく、差出人に不利な結果もそのような自己申告だけです。
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
                en: """
                    SPF or DKIM passed for the author's domain at a trusted server, but no DMARC result was recorded, or one that \
                    failed.
                    """,
                ja: """
                    信頼するサーバーの検証で、差出人ドメインのSPFまたはDKIMがPASSしていますが、\
                    DMARCの結果は記録されていないか、FAILと記録されています。
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
