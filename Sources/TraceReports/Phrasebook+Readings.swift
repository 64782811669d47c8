internal import TraceAnalysis

/// What the form of an envelope address shows, and what it does not.
struct ReadingPhrases: Hashable {
    /// The one that says most first; the last needs no value.
    var proves: [Phrase]
    var cannotProve: Phrase
}

extension Phrasebook {
    static func reading(_ kind: RewrittenPath.Kind) -> ReadingPhrases {
        readings[kind] ?? ReadingPhrases(proves: [Phrase(en: "", ja: "")], cannotProve: Phrase(en: "", ja: ""))
    }

    /// In place of a date.
    func noDayNear(cycle: Int64) -> String {
        var values = PhraseValues()
        values.set(.number, String(cycle))
        return text(
            Phrase(
                en: "no day near that one: the address counts days since 1970 and starts again after {number}",
                ja: "指定された日の近くに該当する日はありません（1970年からの日数を{number}日周期で記録する形式）"), values)
    }

    private static let noSecret = Phrase(
        en: "That the forwarder made it: without its secret, the hash in it cannot be checked.",
        ja: "本当に転送元が作ったアドレスか。鍵がないとハッシュは検証できません。")

    private static let readings: [RewrittenPath.Kind: ReadingPhrases] = [
        .plain: ReadingPhrases(
            proves: [
                Phrase(en: "An ordinary address; nothing in its form points to a rewriting.", ja: "通常のアドレスです。書き換えの痕跡はありません。")
            ],
            cannotProve: Phrase(
                en: "That the mail was not forwarded: some forwarders keep the envelope sender.",
                ja: "転送されていないこと。エンベロープFromを変えない転送もあります。")),
        .null: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The empty sender of bounces and automatic replies; SPF then checks the HELO name.",
                    ja: "バウンスや自動応答に使う空の送信者です。この場合SPFはHELO名を検証します。")
            ],
            cannotProve: Phrase(en: "Who sent it.", ja: "誰が送信したか。")),
        .srs0: ReadingPhrases(
            proves: [
                Phrase(
                    en: "{forwarder} claims to have forwarded a mail of {original} (SRS), on {day}.",
                    ja: "{forwarder}が{original}のメールを{day}に転送したという記録です（SRS）。"),
                Phrase(
                    en: "{forwarder} claims to have forwarded a mail of {original} (SRS).",
                    ja: "{forwarder}が{original}のメールを転送したという記録です（SRS）。"),
                Phrase(en: "A forwarder rewrote the envelope sender (SRS).", ja: "転送時にエンベロープFromが書き換えられています（SRS）。"),
            ], cannotProve: noSecret),
        .srs1: ReadingPhrases(
            proves: [
                Phrase(
                    en: "{forwarder} forwarded a mail that had been forwarded before; the original sender was {original}.",
                    ja: "{forwarder}が、すでに転送されたメールをさらに転送しています。元の送信者は{original}です。"),
                Phrase(
                    en: "A mail that had been forwarded before was forwarded again (SRS).", ja: "すでに転送されたメールが、さらに転送されています（SRS）。"),
            ],
            cannotProve: Phrase(
                en: "How many forwarders stand between the first and the last: SRS1 keeps only these two.",
                ja: "途中の転送回数。SRS1に残るのは最初と最後の転送元だけです。")),
        .srsOpaque: ReadingPhrases(
            proves: [
                Phrase(
                    en: "{forwarder} rewrote the envelope sender (SRS) and keeps the original to itself.",
                    ja: "{forwarder}がエンベロープFromを書き換えています（SRS）。元の送信者は転送元だけが知っています。"),
                Phrase(
                    en: "A forwarder rewrote the envelope sender (SRS) and keeps the original to itself.",
                    ja: "エンベロープFromが書き換えられています（SRS）。元の送信者は転送元だけが知っています。"),
            ], cannotProve: Phrase(en: "Who the original sender was.", ja: "元の送信者が誰か。")),
        .microsoftSRS: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The Microsoft 365 mailbox {forwarder} forwarded a mail of {original}, on {day}.",
                    ja: "Microsoft 365のメールボックス{forwarder}が、{original}のメールを{day}に転送しています。"),
                Phrase(
                    en: "The Microsoft 365 mailbox {forwarder} forwarded a mail of {original}.",
                    ja: "Microsoft 365のメールボックス{forwarder}が、{original}のメールを転送しています。"),
                Phrase(
                    en: "Microsoft 365 rewrote the envelope sender on forwarding.", ja: "Microsoft 365が転送時にエンベロープFromを書き換えています。"),
            ], cannotProve: noSecret),
        .microsoftSRSOpaque: ReadingPhrases(
            proves: [
                Phrase(
                    en: "Microsoft 365 relayed a mail of a foreign sender for the domain of {forwarder}.",
                    ja: "Microsoft 365が、{forwarder}のドメインのために外部の送信者のメールを中継しています。"),
                Phrase(en: "Microsoft 365 relayed a mail of a foreign sender.", ja: "Microsoft 365が外部の送信者のメールを中継しています。"),
            ],
            cannotProve: Phrase(
                en: "Who the original sender was, and whether a mailbox forwarded it or the tenant only relayed it.",
                ja: "元の送信者が誰か。また、メールボックスの転送なのかテナントによる中継なのか。")),
        .googleCaf: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The Google mailbox {forwarder} forwards automatically to {destination}.",
                    ja: "Googleのメールボックス{forwarder}が{destination}へ自動転送しています。"),
                Phrase(en: "A Google mailbox forwarded the mail automatically.", ja: "Googleのメールボックスが自動転送しています。"),
            ],
            cannotProve: Phrase(
                en: "Who the original sender was (it is not in it), or that Google made it: it holds no hash.",
                ja: "元の送信者が誰か（含まれていません）。ハッシュがないため、Googleが作ったことも証明できません。")),
        .qqAuto: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The QQ mailbox {forwarder} sent this to {destination} by itself: forwarded mail, or an automatic reply.",
                    ja: "QQのメールボックス{forwarder}が{destination}へ自動で送信しています（自動転送、または自動返信）。"),
                Phrase(
                    en: "A QQ mailbox sent this by itself: forwarded mail, or an automatic reply.",
                    ja: "QQのメールボックスが自動で送信しています（自動転送、または自動返信）。"),
            ],
            cannotProve: Phrase(
                en: "Who wrote the mail (it is not in it), or that QQ Mail made it: it holds no hash.",
                ja: "元の送信者が誰か（含まれていません）。ハッシュがないため、QQメールが作ったことも証明できません。")),
        .googleGroups: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The group {forwarder} sent the mail on to its members at {time}.",
                    ja: "グループ{forwarder}が{time}にメンバーへ配信しています。"),
                Phrase(en: "The group {forwarder} sent the mail on to its members.", ja: "グループ{forwarder}がメンバーへ配信しています。"),
                Phrase(en: "A Google group sent the mail on to its members.", ja: "Googleグループがメンバーへ配信しています。"),
            ], cannotProve: Phrase(en: "Who wrote to the group.", ja: "グループへ投稿したのが誰か。")),
        .batv: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The sender {original} tagged its own address (BATV): this is no sign of forwarding.",
                    ja: "送信者{original}が自分のアドレスに付けたタグです（BATV）。転送の痕跡ではありません。"),
                Phrase(
                    en: "The sender tagged its own address (BATV): this is no sign of forwarding.",
                    ja: "送信者が自分のアドレスに付けたタグです（BATV）。転送の痕跡ではありません。"),
            ], cannotProve: Phrase(en: "That the tag is genuine: only the sender can check it.", ja: "タグが本物か。検証できるのは送信者だけです。")),
        .verp: ReadingPhrases(
            proves: [
                Phrase(
                    en:
                        "The sender made this address for the recipient {destination} to recognise bounces (VERP): this is no sign of forwarding.",
                    ja: "送信者がバウンスを識別するために宛先{destination}用に作ったアドレスです（VERP）。転送の痕跡ではありません。"),
                Phrase(
                    en:
                        "The sender made this address for one recipient to recognise bounces (VERP): this is no sign of forwarding.",
                    ja: "送信者がバウンスを識別するために宛先ごとに作ったアドレスです（VERP）。転送の痕跡ではありません。"),
            ],
            cannotProve: Phrase(en: "That the mail stayed with that recipient.", ja: "その宛先からさらに転送されていないこと。")),
        .listBounce: ReadingPhrases(
            proves: [
                Phrase(
                    en: "The mailing list {forwarder} sent the mail to its subscribers.", ja: "メーリングリスト{forwarder}が購読者へ配信しています。"),
                Phrase(en: "A mailing list sent the mail to its subscribers.", ja: "メーリングリストが購読者へ配信しています。"),
            ], cannotProve: Phrase(en: "Who wrote to the list.", ja: "メーリングリストへ投稿したのが誰か。")),
        .espBounce: ReadingPhrases(
            proves: [
                Phrase(
                    en: "A sending service made this address to recognise bounces: this is no sign of forwarding.",
                    ja: "配信サービスがバウンスを識別するために作ったアドレスです。転送の痕跡ではありません。")
            ],
            cannotProve: Phrase(
                en: "Who wrote the mail: it names the service's customer at most.", ja: "メールの作成者。分かるのは配信サービスの利用者までです。")),
        .aliasService: ReadingPhrases(
            proves: [
                Phrase(
                    en: "{service} sent the mail on for an address at {forwarder}.",
                    ja: "{service}が、{forwarder}のアドレス宛てのメールを転送しています。"),
                Phrase(
                    en: "An alias service sent the mail on for an address at {forwarder}.",
                    ja: "メールエイリアスサービスが、{forwarder}のアドレス宛てのメールを転送しています。"),
                Phrase(en: "An alias service sent the mail on.", ja: "メールエイリアスサービスが転送しています。"),
            ],
            cannotProve: Phrase(
                en: "Who the original sender was, without the service's own fields.", ja: "元の送信者が誰か（サービス独自のフィールドがない限り）。")),
        .notAnAddress: ReadingPhrases(
            proves: [Phrase(en: "Nothing: this is not an e-mail address.", ja: "メールアドレスではないため、何も分かりません。")],
            cannotProve: Phrase(en: "Who sent the mail.", ja: "誰が送信したか。")),
    ]

    /// An address in the form of a list's, on a mail that no list is known to have sent on: aliases of persons have it too.
    static let listOrAlias = ReadingPhrases(
        proves: [
            Phrase(
                en: "The mailing list or alias {forwarder} sent the mail on to its members.",
                ja: "メーリングリストまたはエイリアスの{forwarder}がメンバーへ配信しています。"),
            Phrase(en: "A mailing list or an alias sent the mail on to its members.", ja: "メーリングリストまたはエイリアスがメンバーへ配信しています。"),
        ], cannotProve: Phrase(en: "Who wrote to it.", ja: "そこへ投稿したのが誰か。"))
}
