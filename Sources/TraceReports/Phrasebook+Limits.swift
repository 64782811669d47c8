/// What a report cannot tell, so that nobody takes its silence for an answer.
extension Phrasebook {
    static let redacted = Phrase(
        en: "Names were replaced by pseudonyms before the analysis; equal names have equal pseudonyms.",
        ja: "分析の前に名前を仮名に置き換えています。同じ名前は同じ仮名になります。")

    enum Limit: String, CaseIterable {
        case attached, journal, order, noHops, noTrustLine, unseenTrust, distantTrust, claims, unattributed, moved, ownName
        case envelopeUnknown, noTime
        case signatures, dns, past, clocks, alignment, header
    }

    static func limit(_ limit: Limit) -> Phrase {
        switch limit {
        case .attached:
            Phrase(
                en: "This mail was attached to another one, whose sender could have written anything into it, results too.",
                ja: "このメールは別のメールに添付されていたものです。添付した人が、結果も含めて書き換えた可能性があります。")
        case .journal:
            Phrase(
                en:
                    "This is a journal report: a server made it to keep a record of another mail, which is enclosed. What is told here is about the report. Trace the mail inside of it: hoptrace 'FILE:#3', where it is part 3.",
                ja:
                    "これはジャーナルレポート（別のメールを記録するためにサーバーが作成したもの）で、元のメールは中に含まれています。ここで示すのはレポート自体についてです。元のメールは、その中身を調べてください（パート3であれば hoptrace 'FILE:#3'）。"
            )
        case .order:
            Phrase(
                en:
                    "The order of the header fields was changed after delivery. Which server wrote which result is less sure than usual.",
                ja: "配送後にヘッダーの順序が変わっています。どのサーバーがどの結果を書いたかは、通常より不確かです。")
        case .noHops:
            Phrase(
                en: "Without Received fields, neither the way nor the writers of the results can be shown.",
                ja: "Receivedフィールドがないため、経路も、結果を書いたサーバーも示せません。")
        case .noTrustLine:
            Phrase(
                en: "No server of this message is known to be yours. Name one with --trust to separate records from claims.",
                ja: "受信側のサーバーを特定できません。--trustで指定すると、記録と自己申告を区別できます。")
        case .unseenTrust:
            Phrase(
                en: "No server in this copy answers to --trust {name}; it changed nothing.",
                ja: "--trust {name}に該当するサーバーはこのメールにありません。この指定は結果に影響していません。")
        case .distantTrust:
            Phrase(
                en:
                    "--trust {host} changed nothing: no server that is trusted recorded, by a name that it looked up, that it took the mail from there. Whoever handed the mail to {hop} could have written the lines in that name.",
                ja:
                    "--trust {host}は結果に影響していません。信頼するサーバーの記録に、逆引きで確認した接続元としてそのサーバーが残っていないためです。その名前の行は、{hop}にメールを渡した者が書いた可能性があります。"
            )
        case .claims:
            Phrase(
                en:
                    "Lines below {hop} were written outside of the servers that you trust. They are claims: their writers could have written anything.",
                ja: "{hop}より下の行は、信頼するサーバーの外で書かれた自己申告です。内容は保証されません。")
        case .unattributed:
            Phrase(
                en: "Some results cannot be given to one hop. They are shown as ambiguous or unattributed, not guessed.",
                ja: "一部の結果は、書いたホップを1つに特定できません。推測はせず、候補または特定不能として示しています。")
        case .moved:
            Phrase(
                en:
                    "Results without a name stand behind the author's own fields, where Outlook puts them when it saves or attaches a mail, and where a sender can write too. Their place does not show who wrote them, only what they say.",
                ja: "名前のない結果が差出人側のフィールドより後にあります。Outlookがメールを保存・添付するとそこへ移しますが、送信者も書き込める位置です。書いた者は位置からは分からず、内容から推定しています。")
        case .ownName:
            Phrase(
                en:
                    "Results under the line of a server that you trust stand where whoever sent the mail could have written them too. They are worth as much as that server's removal of foreign fields that bear its name (RFC 8601, section 5).",
                ja:
                    "信頼するサーバーの行の下にある結果は、メールを送った側も書き込める位置にあります。その信頼性は、自分の名前を名乗る外来のフィールドをそのサーバーが取り除いているかどうか（RFC 8601、5節）によります。"
            )
        case .envelopeUnknown:
            Phrase(
                en: "The envelope sender of at least one leg was not recorded in this copy.",
                ja: "エンベロープFromがこのメールに残っていない区間があります。")
        case .noTime:
            Phrase(
                en: "At least one hop has no readable time; delays across it are missing.",
                ja: "時刻を読み取れないホップがあり、その前後の所要時間は示せません。")
        case .signatures:
            Phrase(
                en:
                    "Signatures (DKIM, ARC) were not verified again: results are what servers recorded, at the time at which they checked.",
                ja: "DKIMとARCの署名は再検証していません。結果は、各サーバーが受信時に記録したものです。")
        case .dns:
            Phrase(
                en: "DNS was not asked. What a record says today, or said then, has to be looked up.",
                ja: "DNSは参照していません。現在または当時のレコードは、別途確認が必要です。")
        case .past:
            Phrase(
                en: "A server that recorded nothing may have checked nevertheless, and a line may have been removed on the way.",
                ja: "記録がなくても検証された可能性があります。また、途中で行が削除された可能性もあります。")
        case .clocks:
            Phrase(
                en: "Times come from the clocks of the servers. Hops are ordered by position, never by time.",
                ja: "時刻は各サーバーの時計によるものです。ホップの順序は時刻ではなく、ヘッダーの位置で決めています。")
        case .alignment:
            Phrase(
                en:
                    "Whether two domains belong to one organization was decided by the Public Suffix List; receivers that follow RFC 9989 may differ.",
                ja: "組織ドメインはPublic Suffix Listで判断しています。RFC 9989に従う受信サーバーとは異なる場合があります。")
        case .header:
            Phrase(
                en: "Only the header was read. Whether the body was changed cannot be seen here.",
                ja: "読み取ったのはヘッダーだけです。本文が変更されたかどうかは分かりません。")
        }
    }
}
