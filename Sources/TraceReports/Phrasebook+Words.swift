internal import TraceAnalysis

/// Words for the vocabularies of the contract: kinds, roles, certainty, and the general words for values that are missing.
extension Phrasebook {
    static let hopWithName = Phrase(en: "hop {number} ({name})", ja: "ホップ{number}（{name}）")
    static let hopAlone = Phrase(en: "hop {number}", ja: "ホップ{number}")
    static let severalHops = Phrase(en: "hops {number}", ja: "ホップ{number}")
    static let noTrustedServer = Phrase(
        en: "No trusted server is known; every line could be forged.",
        ja: "信頼できるサーバーを特定できないため、以下はすべて自己申告に基づきます。")

    static let trustedByWord = Phrase(
        en:
            "This copy has no Received line that could show who wrote the results. They count here because you trust the server that they name (--trust): make sure that it was the one that received the mail.",
        ja: "この写しには、結果を書いたサーバーを示すReceivedの行がありません。--trustで指定されたサーバーの結果として扱っています。実際にメールを受け取ったサーバーか確認してください。")

    /// `isMasked`: the copy holds masks where results named addresses.
    static func standIn(_ fact: Fact.Name, isMasked: Bool = false) -> Phrase {
        switch fact {
        case .domain where isMasked: Phrase(en: "a name that is masked in this copy", ja: "この写しで伏せられている名前")
        case .record where isMasked:
            Phrase(en: "a DNS record of a name that is masked in this copy", ja: "この写しで伏せられている名前のDNSレコード")
        case .author: Phrase(en: "the author's domain", ja: "差出人のドメイン")
        case .domain: Phrase(en: "a name that was not recorded", ja: "記録にない名前")
        case .forwarder: Phrase(en: "the forwarder", ja: "転送元")
        case .destination: Phrase(en: "another mailbox", ja: "別のメールボックス")
        case .hop: Phrase(en: "a server on the way", ja: "経路上のサーバー")
        case .earlierHop: Phrase(en: "an earlier hop", ja: "それ以前のホップ")
        case .laterHop: Phrase(en: "a later hop", ja: "それ以降のホップ")
        case .writer: Phrase(en: "a server that is not named", ja: "名前の記載がないサーバー")
        case .method: Phrase(en: "one of the checks", ja: "一部の認証方式")
        case .result: Phrase(en: "not a pass", ja: "PASS以外")
        case .earlierResult, .laterResult: Phrase(en: "another result", ja: "別の結果")
        case .selector: Phrase(en: "the selector", ja: "セレクター")
        case .record: Phrase(en: "a DNS record of the author's domain", ja: "差出人ドメインのDNSレコード")
        case .service: Phrase(en: "the sending service", ja: "配信サービス")
        case .helo: Phrase(en: "the name that the client gave", ja: "接続元が名乗った名前")
        case .client: Phrase(en: "another client", ja: "別の接続元")
        case .sealer: Phrase(en: "an earlier server", ja: "手前のサーバー")
        case .list: Phrase(en: "the mailing list", ja: "メーリングリスト")
        case .bits: Phrase(en: "too few", ja: "不足した数の")
        case .algorithm: Phrase(en: "an old algorithm", ja: "古い方式")
        case .length: Phrase(en: "a limited number of", ja: "限られた数の")
        case .excess: Phrase(en: "some", ja: "一部の")
        case .seconds: Phrase(en: "some time", ja: "しばらく")
        case .count: Phrase(en: "some", ja: "一部")
        case .leg: Phrase(en: "one", ja: "一つ")
        case .sender: Phrase(en: "an address", ja: "アドレス")
        }
    }

    /// What a forwarding is called.
    static func forwardingKind(_ kind: Forwarding.Kind) -> Phrase {
        switch kind {
        case .googleCaf: Phrase(en: "Google automatic forwarding (+caf_)", ja: "Googleの自動転送（+caf_）")
        case .qqAuto: Phrase(en: "QQ Mail automatic forwarding (+auto_)", ja: "QQメールの自動転送（+auto_）")
        case .srs0: Phrase(en: "forwarding with SRS (SRS0)", ja: "SRSによる転送（SRS0）")
        case .srs1: Phrase(en: "second forwarding with SRS (SRS1)", ja: "SRSによる2回目以降の転送（SRS1）")
        case .microsoftSRS: Phrase(en: "Microsoft 365 forwarding (+SRS=)", ja: "Microsoft 365の転送（+SRS=）")
        case .microsoftRedirect: Phrase(en: "Microsoft 365 redirection", ja: "Microsoft 365のリダイレクト")
        case .googleGroups: Phrase(en: "Google Groups", ja: "Googleグループ")
        case .mailingList: Phrase(en: "mailing list", ja: "メーリングリスト")
        case .alias:
            Phrase(
                en: "forwarding that keeps the envelope sender (alias, .forward, Sieve)",
                ja: "エンベロープFromを変えない転送（エイリアス、.forward、Sieve）")
        case .resent: Phrase(en: "sent again by a person or a program (Resent-)", ja: "人またはプログラムによる再送（Resent-）")
        case .aliasService: Phrase(en: "alias service", ja: "メールエイリアスサービス")
        case .fetch: Phrase(en: "fetched from another mailbox", ja: "別のメールボックスからの取り込み")
        case .unknown: Phrase(en: "forwarding of an unknown kind", ja: "種類の分からない転送")
        }
    }

    static func hopKind(_ kind: Hop.Kind) -> Phrase {
        switch kind {
        case .smtp: Phrase(en: "from another network", ja: "外部から受信")
        case .submission: Phrase(en: "submitted by a user", ja: "ユーザーによる送信")
        case .internal: Phrase(en: "inside one network", ja: "同一ネットワーク内")
        case .local: Phrase(en: "on one machine", ja: "サーバー内の受け渡し")
        case .list: Phrase(en: "by a list manager", ja: "メーリングリスト処理")
        case .fetch: Phrase(en: "fetched from a mailbox", ja: "メールボックスから取得")
        case .web: Phrase(en: "over HTTP or an API", ja: "HTTPまたはAPI経由")
        case .unknown: Phrase(en: "unknown", ja: "不明")
        }
    }

    static func role(_ role: Identity.Role) -> Phrase {
        switch role {
        case .author: Phrase(en: "author", ja: "差出人")
        case .originalAuthor: Phrase(en: "original author", ja: "元の差出人")
        case .sendingService: Phrase(en: "sending service", ja: "配信サービス")
        case .forwarder: Phrase(en: "forwarder", ja: "転送元")
        case .list: Phrase(en: "mailing list", ja: "メーリングリスト")
        case .other: Phrase(en: "another party", ja: "その他")
        case .unknown: Phrase(en: "unknown", ja: "不明")
        }
    }

    static func confidence(_ confidence: Confidence) -> Phrase {
        switch confidence {
        case .certain: Phrase(en: "certain", ja: "確実")
        case .likely: Phrase(en: "likely", ja: "ほぼ確実")
        case .ambiguous: Phrase(en: "ambiguous", ja: "複数の可能性")
        case .unattributed: Phrase(en: "unattributed", ja: "特定不能")
        }
    }

    static func severity(_ severity: Severity) -> Phrase {
        switch severity {
        case .info: Phrase(en: "info", ja: "情報")
        case .notice: Phrase(en: "notice", ja: "注意")
        case .warning: Phrase(en: "warning", ja: "警告")
        case .critical: Phrase(en: "critical", ja: "重大")
        }
    }

    static func alignment(_ alignment: Statement.Alignment) -> Phrase {
        switch alignment {
        case .strict: Phrase(en: "yes", ja: "一致")
        case .relaxed: Phrase(en: "same org", ja: "組織一致")
        case .no: Phrase(en: "no", ja: "不一致")
        case .unknown: Phrase(en: "-", ja: "-")
        }
    }

    static func orderReason(_ reason: HeaderOrder.Reason) -> Phrase {
        switch reason {
        case .grouped: Phrase(en: "fields of one name stand together", ja: "同名のフィールドがまとめられている")
        case .sorted: Phrase(en: "fields stand in alphabetical order", ja: "フィールドがアルファベット順に並んでいる")
        case .renamed: Phrase(en: "field names were rewritten by a program", ja: "フィールド名がプログラムで書き換えられている")
        case .reversed: Phrase(en: "times fall from the oldest hop to the newest", ja: "時刻が古いホップから新しいホップへ逆行している")
        }
    }

    static func arcReason(_ reason: ARCChain.Reason) -> Phrase {
        switch reason {
        case .instanceMissing: Phrase(en: "an instance is missing", ja: "途中のインスタンスが欠けている")
        case .instanceDuplicate: Phrase(en: "an instance comes twice", ja: "同じインスタンスが重複している")
        case .instanceInvalid: Phrase(en: "an instance number is not valid", ja: "インスタンス番号が不正")
        case .fieldMissing: Phrase(en: "a set lacks a field", ja: "セットのフィールドが欠けている")
        case .chainValidationWrong: Phrase(en: "cv= does not fit the instance", ja: "cv=の値がインスタンスと合わない")
        case .chainFailed: Phrase(en: "a sealer recorded cv=fail", ja: "cv=failが記録されている")
        case .tagsInvalid: Phrase(en: "a tag is missing or not valid", ja: "タグが欠けているか不正")
        }
    }

    /// Fields of the chain that are not here were taken out on the way, or left out of the copy.
    static let arcInPart = Phrase(en: "not whole in this copy, so it cannot be judged", ja: "この写しではそろっておらず、判定できない")

    static func arcStructure(_ structure: ARCChain.Structure) -> Phrase {
        switch structure {
        case .none: Phrase(en: "none", ja: "なし")
        case .valid:
            Phrase(en: "all instances are there (signatures were not verified again)", ja: "インスタンスはそろっている（署名の再検証はしていません）")
        case .broken: Phrase(en: "broken", ja: "壊れている")
        }
    }

    /// A duration as a person says it.
    /// `hop 5`, `hops 5 and 6`
    func hops(_ numbers: String, isOne: Bool) -> String {
        var values = PhraseValues()
        values.set(.number, numbers)
        return text(isOne ? Self.hopAlone : Self.severalHops, values)
    }

    func duration(seconds: Int) -> String {
        let magnitude = seconds.magnitude
        let units: [(UInt, Phrase)] = [
            (86_400, Phrase(en: "{number} d", ja: "{number}日")), (3_600, Phrase(en: "{number} h", ja: "{number}時間")),
            (60, Phrase(en: "{number} min", ja: "{number}分")), (1, Phrase(en: "{number} s", ja: "{number}秒")),
        ]
        var rest = magnitude
        var parts: [String] = []
        for (size, phrase) in units where rest >= size || (size == 1 && parts.isEmpty) {
            var values = PhraseValues()
            values.set(.number, String(rest / size))
            parts.append(text(phrase, values))
            rest %= size
        }
        let joined = parts.prefix(2).joined(separator: language == .english ? " " : "")
        return seconds < 0 ? "-" + joined : joined
    }

    /// Why another hop could have made a statement.
    func alternative(_ alternative: Alternative, _ hop: String) -> String {
        var values = PhraseValues()
        values.set(.hop, hop)
        return Self.evidence(alternative.reason).last.map { text($0, values) } ?? hop
    }
}
