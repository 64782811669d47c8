internal import TraceAnalysis

/// What an incident is called, and the same for people who are not technical.
struct IncidentPhrases {
    /// The first form whose values are known.
    var headline: [Phrase]
    var plain: Phrase
}

extension Phrasebook {
    static func incident(_ kind: IncidentCause.Kind) -> IncidentPhrases {
        switch kind {
        case .recordsUnreadable, .recordsBroken, .keyRevoked, .serviceNotSetUp, .serverNotListed, .recordsMissing, .weakSignature,
            .policyMissing, .none:
            authorIncident(kind)
        case .signatureFailed, .otherSender, .authorNotAuthenticated, .warnings: doubtIncident(kind)
        case .forgedResults, .replay, .changedInTransit, .changedByList, .forwardingBreaksSPF, .claimsOnly, .passOfForwarder,
            .acceptedOnSeal, .resultsUndecided, .resultsMissing:
            wayIncident(kind)
        }
    }

    /// Causes at the author's side.
    private static func authorIncident(_ kind: IncidentCause.Kind) -> IncidentPhrases {
        switch kind {
        case .recordsUnreadable:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "What {service} needs in the DNS of {author} was missing or could not be read.",
                        ja: "{service}での配信に必要な{author}のDNSレコードがないか、取得できませんでした。"),
                    Phrase(
                        en: "A part of the DNS records of {author} was missing or could not be read.",
                        ja: "{author}のDNSレコードがないか、取得できませんでした。"),
                ],
                plain: Phrase(
                    en:
                        "Receivers look up entries in DNS, the directory of the Internet, to see whether a mail comes from {author}. When these mails arrived, a part of the entries of {author} was missing or could not be read, so that the mails came without that proof.",
                    ja:
                        "受信側は、メールが本当に{author}から送られたものかを、DNS（インターネットの名簿にあたる仕組み）の登録情報で確認します。これらのメールを受信した時点では、必要な登録情報の一部がないか取得できず、その分の証明がないまま{author}名義で配送されていました。"
                ))
        case .recordsBroken:
            IncidentPhrases(
                headline: [Phrase(en: "A DNS record of {author} has an error.", ja: "{author}のDNSレコードに誤りがあります。")],
                plain: Phrase(
                    en:
                        "Receivers look up entries in DNS, the directory of the Internet, to see whether a mail comes from {author}. The entry is there, but it is written in a way that they cannot use.",
                    ja:
                        "受信側は、メールが本当に{author}から送られたものかを、DNS（インターネットの名簿にあたる仕組み）の登録情報で確認します。登録はありますが、書き方に誤りがあるため利用できません。"))
        case .keyRevoked:
            IncidentPhrases(
                headline: [
                    Phrase(en: "The key of {author}'s signatures has been withdrawn.", ja: "{author}の署名鍵が失効しています。")
                ],
                plain: Phrase(
                    en:
                        "The mails are still signed with a key that {author} has declared void, so that nobody can check the signature.",
                    ja: "{author}が無効とした鍵で署名されているため、署名を確認できません。"))
        case .serviceNotSetUp:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "{service} sends mail in the name of {author} under a name of its own.",
                        ja: "{service}が、{author}名義のメールを自社のドメイン名で送信しています。"),
                    Phrase(
                        en: "A sending service sends mail in the name of {author} under a name of its own.",
                        ja: "配信サービスが、{author}名義のメールを自社のドメイン名で送信しています。"),
                ],
                plain: Phrase(
                    en:
                        "The service that sends these mails proves its own name and not that of {author}. Either the set-up of {author} at the service was never finished or has been switched off, or another customer of the service sends in its name: whether {author} has an account there, only its people know.",
                    ja:
                        "配信サービス自身の名前は証明されていますが、{author}の名前は証明されていません。配信サービス側で{author}の設定が完了していないか無効になっている場合と、ほかの利用者が{author}の名前で送っている場合があります。{author}がこのサービスを契約しているかを確認してください。"
                ))
        case .serverNotListed:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Mail in the name of {author} came from a server that its DNS record does not list.",
                        ja: "{author}のDNSレコードに登録されていないサーバーから、{author}名義のメールが送られています。")
                ],
                plain: Phrase(
                    en:
                        "{author} publishes which servers may send its mail. The server that sent these mails is not on the list: either the list is not complete, or somebody else sent them.",
                    ja:
                        "{author}は、メールを送ってよいサーバーの一覧を公開しています。これらのメールを送ったサーバーは一覧にありません。一覧の登録漏れか、第三者による送信のどちらかです。"))
        case .recordsMissing:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "{author} does not publish which servers send its mail.",
                        ja: "{author}には、送信サーバーを示すDNSレコードがありません。")
                ],
                plain: Phrase(
                    en:
                        "Receivers found no such entry of {author} in DNS, the directory of the Internet, and guessed. What looks like a PASS is that guess, and proves nothing.",
                    ja: "受信側はDNS（インターネットの名簿にあたる仕組み）に{author}の登録を見つけられず、推測で判定しています。PASSのように見えるのはその推測で、証明にはなりません。"))
        case .weakSignature:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "The signatures of {author} prove less than they should.", ja: "{author}の署名は、本来の強度を満たしていません。")
                ],
                plain: Phrase(
                    en:
                        "The mails are signed, but with a weak key, in a way that leaves a part of the mail unprotected, or by a signature that failed.",
                    ja: "署名はありますが、鍵が弱いか、メールの一部が保護されない方法で署名されているか、署名の検証に失敗しています。"))
        case .policyMissing:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "{author} does not tell receivers what to do with mail that is not proven.",
                        ja: "{author}には、認証できないメールの扱いを示すDNSレコードがありません。")
                ],
                plain: Phrase(
                    en:
                        "Without such an entry in DNS, each receiver decides for itself, and nobody reports misuse of the name {author}.",
                    ja: "この登録がないと、扱いは受信側の判断に任され、{author}の名前が悪用されても報告が届きません。"))
        default:
            IncidentPhrases(
                headline: [
                    Phrase(en: "The mails of {author} show no fault.", ja: "{author}のメールに問題は見つかりませんでした。"),
                    Phrase(en: "These mails show no fault.", ja: "これらのメールに問題は見つかりませんでした。"),
                ],
                plain: Phrase(
                    en: "No result of these mails points to a fault at the author's side, at a forwarder or on the way.",
                    ja: "差出人側、転送元、配送経路のいずれにも、問題を示す結果はありません。"))
        }
    }

    /// Causes at forwarders, lists and receivers.
    private static func wayIncident(_ kind: IncidentCause.Kind) -> IncidentPhrases {
        switch kind {
        case .forgedResults:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Messages bear results that the servers that they name did not write.",
                        ja: "名乗っているサーバーが書いたものではない認証結果が含まれています。")
                ],
                plain: Phrase(
                    en:
                        "Somebody wrote lines into these mails that look like the results of a check. That is done to make a mail look more trustworthy than it is.",
                    ja: "検証結果に見せかけた行が書き加えられています。メールを実際より信頼できるように見せるための手口です。"))
        case .replay:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Genuine mail seems to have been sent again by somebody else.", ja: "本物のメールが第三者によって再送された可能性があります。")
                ],
                plain: Phrase(
                    en:
                        "The content is signed by its author, but sender, recipients or times do not fit: a copy may have been sent to people whom the author did not write to.",
                    ja: "内容には差出人の署名がありますが、送信者、宛先、時刻が合いません。本来の宛先ではない人に写しが送られた可能性があります。"))
        case .changedInTransit:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Messages were changed on the way to {domain}.", ja: "{domain}に届くまでの間に、メールが変更されています。"),
                    Phrase(en: "Messages were changed on the way.", ja: "配送の途中でメールが変更されています。"),
                ],
                plain: Phrase(
                    en:
                        "The author's signature was valid and is not any more. Security gateways that add a banner do this, and so does tampering; the header alone cannot tell which.",
                    ja: "有効だった差出人の署名が、途中で無効になっています。警告文などを付け足すゲートウェイでも改ざんでも同じ結果になり、ヘッダーだけでは区別できません。"))
        case .changedByList:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "The messages came by the mailing list of {domain}; the author's signature did not pass behind it.",
                        ja: "メールは{domain}のメーリングリスト経由で、通過後に差出人の署名がPASSしていません。"),
                    Phrase(
                        en: "The messages came by a mailing list; the author's signature did not pass behind it.",
                        ja: "メールはメーリングリスト経由で、通過後に差出人の署名がPASSしていません。"),
                ],
                plain: Phrase(
                    en:
                        "Lists add a subject tag or a footer. That is usual, and receivers then cannot check who wrote the mail.",
                    ja: "件名の接頭辞やフッターの追加はよくあることですが、受信側では差出人を確認できなくなります。"))
        case .forwardingBreaksSPF:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Forwarding by {domain} makes SPF fail for healthy mail.",
                        ja: "{domain}での転送により、正常なメールのSPFがFAILになっています。"),
                    Phrase(
                        en: "Forwarding makes SPF fail for healthy mail.", ja: "転送により、正常なメールのSPFがFAILになっています。"),
                ],
                plain: Phrase(
                    en:
                        "The forwarder passes mail on in the original sender's name, and its servers may not send for that name. The author's side has no fault.",
                    ja: "転送元が元の送信者名のままメールを送り出しており、そのサーバーには送信の許可がありません。差出人側に問題はありません。"))
        case .passOfForwarder:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "A PASS in these messages is about the forwarder {domain}; the author is not proven.",
                        ja: "これらのメールのPASSは転送元{domain}に対するもので、差出人は確認できていません。"),
                    Phrase(
                        en: "A PASS in these messages is about the forwarder; the author is not proven.",
                        ja: "これらのメールのPASSは転送元に対するもので、差出人は確認できていません。"),
                ],
                plain: Phrase(
                    en:
                        "The mails were forwarded. What a mail program shows as passed is about the mailbox that forwarded, and says nothing of the author.",
                    ja: "これらは転送されたメールです。メールソフトに表示されるPASSは転送元についてのもので、差出人については何も示していません。"))
        case .claimsOnly:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en:
                            "Those results in these messages that say anything of the author are claims of servers that are not known to be trustworthy.",
                        ja: "差出人の確認に使えそうな認証結果は、信頼できるか分からないサーバーの記録だけです。")
                ],
                plain: Phrase(
                    en:
                        "Whoever sent the mails could have written these lines. Only the lines of one's own servers can be relied on.",
                    ja: "送信者が自由に書ける行のため、そのまま信頼することはできません。信頼できるのは自分の側のサーバーが書いた行だけです。"))
        case .acceptedOnSeal:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en:
                            "The receiver did not find the author proven, and accepted these messages because it trusts another server's seal.",
                        ja: "受信側では差出人を確認できていません。別のサーバーの封印（ARC）を信頼して受け入れています。")
                ],
                plain: Phrase(
                    en:
                        "A server that handled the mails before says that it had checked them. Whether they are from their author is only as sure as that server: if it was wrong or careless, the mails may be from anybody.",
                    ja: "手前でメールを扱ったサーバーが、検証済みだとしています。差出人本人のメールかどうかは、そのサーバーをどこまで信頼できるかによります。そのサーバーの検証が誤っているか不十分なら、誰が送ったメールか分かりません。"
                ))
        case .resultsUndecided:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "The results in these messages neither prove nor refute the author.",
                        ja: "これらのメールの認証結果からは、差出人を確認することも否定することもできません。")
                ],
                plain: Phrase(
                    en:
                        "What servers recorded is about other names, names nobody, or leaves the question open. It shows neither that the mails are from their author nor that they are not.",
                    ja: "記録されている結果は、別の名前についてのもの、対象の名前が分からないもの、または結論の出ていないものです。差出人本人のメールとも、そうでないとも言えません。"))
        default:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "The messages hold no result that can be given to the server that took them in.",
                        ja: "受信サーバーのものと判断できる認証結果が、メールに記録されていません。")
                ],
                plain: Phrase(
                    en:
                        "That server recorded no checks, the copies were saved without its lines, or its lines cannot be told from those of others.",
                    ja: "受信サーバーが検証結果を記録していないか、その行を含まない形で保存されているか、ほかの行と区別できません。"))
        }
    }
}
