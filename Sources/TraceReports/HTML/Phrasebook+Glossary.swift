/// What the words of the glossary mean.
extension Phrasebook {
    static func glossary(_ word: Glossary) -> (term: Phrase, meaning: Phrase) {
        switch word {
        case .spf, .dkim, .dmarc, .arc, .results, .alignment, .author: methodGlossary(word)
        case .envelope, .returnPath, .received, .hop, .leg, .network, .helo, .tls: wayGlossary(word)
        case .forwarding, .srs, .caf, .verp, .trust, .claim, .certainty: readingGlossary(word)
        }
    }

    private static func methodGlossary(_ word: Glossary) -> (term: Phrase, meaning: Phrase) {
        switch word {
        case .spf:
            (
                Phrase(en: "SPF", ja: "SPF"),
                Phrase(
                    en:
                        "Sender Policy Framework. A domain lists in DNS the addresses that may send for it; the receiving server compares the address that connected with the list of the domain in the envelope (MAIL FROM). It says nothing of the From that a reader sees, and after a forwarding it is about the forwarder.",
                    ja:
                        "Sender Policy Framework。ドメインの持ち主が、送信を許可するIPアドレスをDNSで公開し、受信サーバーが接続元と照合します。対象はエンベロープFromのドメインで、画面に表示されるFromではありません。転送後は転送元についての結果になります。"
                )
            )
        case .dkim:
            (
                Phrase(en: "DKIM", ja: "DKIM"),
                Phrase(
                    en:
                        "DomainKeys Identified Mail. A domain signs the message; its public key stands in DNS. The signature survives forwarding as long as nobody changes what it covers.",
                    ja: "DomainKeys Identified Mail。ドメインがメールに電子署名を付け、公開鍵をDNSで公開します。署名対象が変更されない限り、転送されても有効です。")
            )
        case .dmarc:
            (
                Phrase(en: "DMARC", ja: "DMARC"),
                Phrase(
                    en:
                        "Passes where SPF or DKIM passed for the domain of the visible From, or for one of the same organization. The domain publishes what receivers should do otherwise.",
                    ja: "画面に表示されるFromのドメイン（または同じ組織のドメイン）について、SPFかDKIMのどちらかがPASSしていればPASSです。そうでない場合の扱いは、ドメインの持ち主が公開します。")
            )
        case .arc:
            (
                Phrase(en: "ARC", ja: "ARC"),
                Phrase(
                    en:
                        "Authenticated Received Chain. Servers that pass mail on seal the results that they saw. Each seal has a number (i=) and says whether those before it were intact (cv=).",
                    ja: "Authenticated Received Chain。中継サーバーが、自分の見た認証結果を封印して残す仕組みです。番号（i=）と、それ以前の封印が有効だったか（cv=）が記録されます。")
            )
        case .results:
            (
                Phrase(
                    en: "pass, fail, softfail, neutral, none, temperror, permerror",
                    ja: "pass、fail、softfail、neutral、none、temperror、permerror"),
                Phrase(
                    en:
                        "Proven; disproven; probably not; the domain does not say; nothing published or no signature; could not be checked at that moment (often DNS); could not be checked because a record is wrong. An error is no answer, neither yes nor no.",
                    ja:
                        "順に、確認できた／否定された／おそらく違う／ドメインが明言していない／公開情報や署名がない／その時点では検証できなかった（多くはDNSの問題）／設定の誤りで検証できなかった。エラーは「はい」でも「いいえ」でもありません。"
                )
            )
        case .alignment:
            (
                Phrase(en: "Alignment", ja: "アライメント（差出人との一致）"),
                Phrase(
                    en:
                        "Whether the name that was checked belongs to the organization of the visible From. A PASS without it says nothing of the author.",
                    ja: "検証された名前が、画面に表示されるFromと同じ組織のものかどうか。一致しないPASSは、差出人については何も示しません。")
            )
        default:
            (
                Phrase(en: "Author", ja: "差出人"),
                Phrase(
                    en: "Here the domain of the visible From, whoever typed it.",
                    ja: "この報告では、画面に表示されるFromのドメインを指します。誰が書いたかは問いません。")
            )
        }
    }

    private static func wayGlossary(_ word: Glossary) -> (term: Phrase, meaning: Phrase) {
        switch word {
        case .envelope:
            (
                Phrase(en: "Envelope: MAIL FROM, RCPT TO", ja: "エンベロープ（MAIL FROM、RCPT TO）"),
                Phrase(
                    en:
                        "What servers tell each other when they hand a message over: where bounces go, and which mailbox it is for. Like a paper envelope, it is not part of the letter.",
                    ja: "サーバー間でメールを受け渡すときの、バウンスの送り先と宛先です。紙の封筒と同じく、中の手紙（FromやTo）とは別のものです。")
            )
        case .returnPath:
            (
                Phrase(en: "Return-Path", ja: "Return-Path"),
                Phrase(
                    en: "The last MAIL FROM, kept in the header by the server that delivered the message.",
                    ja: "最後のMAIL FROM。配達したサーバーがヘッダーに残します。")
            )
        case .received:
            (
                Phrase(en: "Received", ja: "Received"),
                Phrase(
                    en: "The line that each server puts on top of the header when it takes a message over.",
                    ja: "サーバーがメールを受け取るたびに、ヘッダーの先頭に書き足す行です。")
            )
        case .hop:
            (
                Phrase(en: "Hop", ja: "ホップ"),
                Phrase(en: "One Received line. Hop 1 is the oldest.", ja: "Received 1行分の受け渡し。ホップ1が最も古いものです。")
            )
        case .leg:
            (
                Phrase(en: "Leg", ja: "区間"),
                Phrase(en: "The hops under one envelope, from one forwarding to the next.", ja: "転送から次の転送までの、同じエンベロープで運ばれた範囲です。")
            )
        case .network:
            (
                Phrase(en: "Network", ja: "ネットワーク"),
                Phrase(
                    en: "Whoever runs the server that wrote a line: a provider, or an organization by its domain.",
                    ja: "その行を書いたサーバーの運用者（事業者、または組織のドメイン）です。")
            )
        case .helo:
            (
                Phrase(en: "HELO", ja: "HELO"),
                Phrase(
                    en: "What a server calls itself when it connects. It can call itself anything.",
                    ja: "接続してきたサーバーが名乗った名前。何とでも名乗れます。")
            )
        default:
            (
                Phrase(en: "TLS", ja: "TLS"),
                Phrase(
                    en: "Encryption of one connection between two servers. It says nothing of the sender.",
                    ja: "2台のサーバー間の1回の接続の暗号化です。差出人については何も示しません。")
            )
        }
    }

    private static func readingGlossary(_ word: Glossary) -> (term: Phrase, meaning: Phrase) {
        switch word {
        case .forwarding:
            (
                Phrase(en: "Forwarding", ja: "転送"),
                Phrase(
                    en:
                        "A mailbox, alias or list that sends a message on. The server that receives it then sees the forwarder's address, not the author's.",
                    ja: "メールボックス、エイリアス、メーリングリストが、受け取ったメールを別の宛先へ送ることです。その先のサーバーから見える接続元は、差出人側ではなく転送元になります。")
            )
        case .srs:
            (
                Phrase(en: "SRS", ja: "SRS"),
                Phrase(
                    en:
                        "Sender Rewriting Scheme. A forwarder puts its own domain into MAIL FROM, with the sender before it inside, so that SPF passes for the forwarder and bounces find back.",
                    ja: "Sender Rewriting Scheme。転送元が、元の送信者を埋め込んだ自分のドメインのアドレスにMAIL FROMを書き換えます。SPFは転送元についてPASSし、バウンスも戻せます。")
            )
        case .caf:
            (
                Phrase(en: "+caf_=", ja: "+caf_="),
                Phrase(
                    en: "The form of Google's automatic forwarding: mailbox+caf_=destination@domain.",
                    ja: "Googleの自動転送の形式です（転送元+caf_=転送先@ドメイン）。")
            )
        case .verp:
            (
                Phrase(en: "VERP, BATV", ja: "VERP、BATV"),
                Phrase(
                    en: "A sender marks its own bounce address, for each recipient or with a tag. This is no sign of forwarding.",
                    ja: "送信者が、宛先ごとに、またはタグを付けて、自分のバウンス用アドレスを作る方式です。転送の痕跡ではありません。")
            )
        case .trust:
            (
                Phrase(en: "Trust line", ja: "信頼の境界"),
                Phrase(
                    en:
                        "The oldest server that is known to be on the reader's side. What stands below its line could have been written by anybody.",
                    ja: "受信側のものと分かっている、最も古いサーバーです。それより下の行は、誰でも書くことができます。")
            )
        case .claim:
            (
                Phrase(en: "Claim", ja: "自己申告"),
                Phrase(en: "A line from beyond the trust line. It may be true.", ja: "信頼の境界の外で書かれた行です。正しいこともあります。")
            )
        default:
            (
                Phrase(en: "certain, likely, ambiguous, unattributed", ja: "確実、ほぼ確実、複数の可能性、特定不能"),
                Phrase(
                    en:
                        "How sure it is which server made a record: no other could; others are unlikely; two are equally possible, and both are named; nobody can be named.",
                    ja: "どのサーバーの記録かについての確かさ。順に、他にあり得ない／他は考えにくい／同程度の候補が複数ある（すべて示します）／特定できない。")
            )
        }
    }
}
