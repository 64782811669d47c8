internal import TraceAnalysis

/// Whose name a result is about, and the pieces of rewritten addresses.
extension Phrasebook {
    /// - Parameter isFromWritten: Whether who sent the mail on wrote From, so that the name there is not the author's.
    static func aboutName(
        _ role: Identity.Role, _ alignment: Statement.Alignment?, _ kind: Identity.Kind?, isFromWritten: Bool = false
    ) -> Phrase {
        let isAligned = alignment == .strict || alignment == .relaxed
        if isFromWritten, isAligned, let phrase = aboutWrittenName(role, kind) { return phrase }
        return switch role {
        case .author where kind == .helo:
            Phrase(
                en: "about {name}, as the name of the sending server (HELO)", ja: "{name}（送信サーバーが名乗った名前、HELO）について")
        case .forwarder where isAligned && kind == .from:
            Phrase(
                en: "about {name}, the name in From; what passed for it is the forwarder's",
                ja: "{name}（Fromのドメイン。PASSしたのは転送元に対する結果）について")
        case .list where isAligned && kind == .from:
            Phrase(
                en: "about {name}, the name in From; what passed for it is the mailing list's",
                ja: "{name}（Fromのドメイン。PASSしたのはメーリングリストに対する結果）について")
        case .forwarder where alignment == .relaxed:
            Phrase(en: "about {name}, the forwarder's name, of the author's organization", ja: "{name}（差出人と同じ組織の転送元のドメイン）について")
        case .list where alignment == .relaxed:
            Phrase(
                en: "about {name}, the mailing list's name, of the author's organization",
                ja: "{name}（差出人と同じ組織のメーリングリストのドメイン）について")
        case .author where alignment == .relaxed:
            Phrase(en: "about {name}, a name of the author's organization", ja: "{name}（差出人の組織のドメイン）について")
        case .author: Phrase(en: "about {name}, the author's own name", ja: "{name}（差出人自身のドメイン）について")
        case .originalAuthor:
            Phrase(
                en: "about {name}, the name of the author before the list wrote itself into From",
                ja: "{name}（リストがFromを書き換える前の差出人のドメイン）について")
        case .sendingService:
            isAligned
                ? Phrase(
                    en: "about {name}, the sending service's name, which stands in From too",
                    ja: "{name}（Fromにも書かれた配信サービスのドメイン）について")
                : alignment == .unknown
                    ? Phrase(
                        en: "about {name}, the sending service's name; it was compared with no author",
                        ja: "{name}（配信サービスのドメイン。差出人とは照合できません）について")
                    : Phrase(
                        en: "about {name}, the sending service's name, not the author's", ja: "{name}（差出人ではなく配信サービスのドメイン）について")
        case .forwarder where isAligned:
            Phrase(en: "about {name}, the forwarder's name, which stands in From too", ja: "{name}（Fromにも書かれた転送元のドメイン）について")
        case .list where isAligned:
            Phrase(
                en: "about {name}, the mailing list's name, which stands in From too", ja: "{name}（Fromにも書かれたメーリングリストのドメイン）について")
        case .forwarder where alignment == .unknown:
            Phrase(
                en: "about {name}, the forwarder's name; it was compared with no author",
                ja: "{name}（転送元のドメイン。差出人とは照合できません）について")
        case .list where alignment == .unknown:
            Phrase(
                en: "about {name}, the mailing list's name; it was compared with no author",
                ja: "{name}（メーリングリストのドメイン。差出人とは照合できません）について")
        case .forwarder: Phrase(en: "about {name}, the forwarder's name, not the author's", ja: "{name}（差出人ではなく転送元のドメイン）について")
        case .list: Phrase(en: "about {name}, the mailing list's name, not the author's", ja: "{name}（差出人ではなくメーリングリストのドメイン）について")
        case .other: Phrase(en: "about {name}, neither the author's nor a forwarder's name", ja: "{name}（差出人でも転送元でもないドメイン）について")
        case .unknown: Phrase(en: "about {name}", ja: "{name}について")
        }
    }

    /// The name of who wrote himself into From.
    private static func aboutWrittenName(_ role: Identity.Role, _ kind: Identity.Kind?) -> Phrase? {
        switch role {
        case .list where kind == .from:
            Phrase(en: "about {name}, the name that the mailing list wrote into From", ja: "{name}（メーリングリストがFromに書いたドメイン）について")
        case .list:
            Phrase(
                en: "about {name}, the mailing list's name, like the one that it wrote into From",
                ja: "{name}（メーリングリストのドメイン。Fromもリストが書いたもの）について")
        case .forwarder where kind == .from:
            Phrase(en: "about {name}, the name that the forwarder wrote into From", ja: "{name}（転送元がFromに書いたドメイン）について")
        case .forwarder:
            Phrase(
                en: "about {name}, the forwarder's name, like the one that it wrote into From",
                ja: "{name}（転送元のドメイン。Fromも転送元が書いたもの）について")
        case .author, .originalAuthor, .sendingService, .other, .unknown: nil
        }
    }

    static let aboutNobody = Phrase(en: "about whom, the record does not say", ja: "誰についての結果かは記録されていません")
    static let atOlderHop = Phrase(en: "recorded at hop {number}", ja: "ホップ{number}での記録")
    static let beforeForwarding = Phrase(en: "recorded at hop {number}, before the forwarding", ja: "転送前、ホップ{number}での記録")

    static func detail(_ name: RewrittenPath.Detail.Name) -> Phrase {
        switch name {
        case .account: Phrase(en: "Account", ja: "アカウント")
        case .subaccount: Phrase(en: "Subaccount", ja: "サブアカウント")
        case .campaign: Phrase(en: "Campaign", ja: "キャンペーン")
        case .job: Phrase(en: "Job", ja: "ジョブ")
        case .list: Phrase(en: "List", ja: "リスト")
        case .message: Phrase(en: "Message", ja: "メッセージ番号")
        case .subscriber: Phrase(en: "Subscriber", ja: "購読者")
        case .poster: Phrase(en: "Poster", ja: "投稿者番号")
        case .instance: Phrase(en: "Instance", ja: "インスタンス")
        case .region: Phrase(en: "Region", ja: "リージョン")
        case .hash: Phrase(en: "Hash", ja: "ハッシュ")
        case .check: Phrase(en: "Check value", ja: "検査値")
        case .dayCode: Phrase(en: "Day code", ja: "日付コード")
        case .key: Phrase(en: "Key", ja: "鍵番号")
        case .tag: Phrase(en: "Tag", ja: "タグ")
        case .id: Phrase(en: "Identifier", ja: "識別子")
        }
    }
}
