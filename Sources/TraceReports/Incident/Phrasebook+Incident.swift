internal import TraceAnalysis

/// Headings and words of an incident report.
enum IncidentLabel: CaseIterable {
    case title, summary, cases, mails, timeline, evidence, tasks, limits, caseID, analyst, date, state, cause, mail
    case event, source, trusted, claim, records, checks, unreadable, headerOnly, name, words, meaning
    case role, time, copies, placeholder, recorded, direct, forwarded, input, domain, service

    var phrase: Phrase {
        switch self {
        case .title: Phrase(en: "Incident report on mail", ja: "メールに関するインシデント報告書")
        case .summary: Phrase(en: "Summary", ja: "概要")
        case .cases: Phrase(en: "What was found, by cause", ja: "原因別の調査結果")
        case .mails: Phrase(en: "The mails", ja: "対象のメール")
        case .timeline: Phrase(en: "Timeline (UTC)", ja: "時系列（UTC）")
        case .evidence: Phrase(en: "Evidence", ja: "証拠一覧")
        case .tasks: Phrase(en: "Who has to do what", ja: "担当者別の対応")
        case .limits: Phrase(en: "What this report cannot tell", ja: "この報告では分からないこと")
        case .caseID: Phrase(en: "Case", ja: "案件番号")
        case .analyst: Phrase(en: "Analyst", ja: "担当者")
        case .date: Phrase(en: "Date", ja: "報告日")
        case .state: Phrase(en: "State", ja: "状況")
        case .cause: Phrase(en: "Cause", ja: "原因")
        case .mail: Phrase(en: "Mail", ja: "メール")
        case .event: Phrase(en: "Event", ja: "出来事")
        case .source: Phrase(en: "Source", ja: "出典")
        case .trusted: Phrase(en: "trusted server", ja: "信頼できるサーバー")
        case .claim: Phrase(en: "claim", ja: "自己申告")
        case .records: Phrase(en: "DNS records to publish", ja: "登録するDNSレコード")
        case .checks: Phrase(en: "To check that it is done", ja: "確認方法")
        case .unreadable: Phrase(en: "could not be read", ja: "読み取り不可")
        case .headerOnly: Phrase(en: "header only", ja: "ヘッダーのみ")
        case .name: Phrase(en: "Name", ja: "名前")
        case .words: Phrase(en: "The server's words", ja: "サーバーの記録")
        case .meaning: Phrase(en: "Meaning", ja: "意味")
        case .role: Phrase(en: "Copy", ja: "種類")
        case .time: Phrase(en: "Time", ja: "時刻")
        case .copies: Phrase(en: "Messages", ja: "写し")
        case .placeholder:
            Phrase(
                en:
                    "Replace what stands in < >: the values are known to the owner of the zone and to the service that asks for them.",
                ja: "< > の部分は実際の値に置き換えてください。値はDNSの管理者、または設定を求めている配信サービスの画面で確認できます。")
        case .recorded: Phrase(en: "What servers recorded of these names", ja: "これらの名前についてのサーバーの記録")
        case .direct: Phrase(en: "direct", ja: "直接届いたもの")
        case .forwarded: Phrase(en: "forwarded", ja: "転送されたもの")
        case .input: Phrase(en: "File", ja: "ファイル")
        case .domain: Phrase(en: "On the side of", ja: "該当するドメイン")
        case .service: Phrase(en: "Sending service", ja: "配信サービス")
        }
    }
}

extension Phrasebook {
    /// A word of an incident report.
    subscript(incident label: IncidentLabel) -> String { text(label.phrase) }

    /// What a message is called wherever the report speaks of it.
    func message(_ n: Int) -> String {
        var values = PhraseValues()
        values.set(.number, String(n))
        return text(Phrase(en: "Message {number}", ja: "写し{number}"), values)
    }

    static func question(_ question: IncidentReport.Question) -> Phrase {
        switch question {
        case .whatHappened: Phrase(en: "What happened?", ja: "発生した事象")
        case .sinceWhen: Phrase(en: "Since when?", ja: "発生時期")
        case .whoIsAffected: Phrase(en: "Who is affected?", ja: "影響範囲")
        case .wasAnybodyDeceived: Phrase(en: "Was anybody deceived?", ja: "偽装・誤認の有無")
        case .whyUnnoticed: Phrase(en: "Why was it not noticed?", ja: "気付かなかった理由")
        case .whatToDo: Phrase(en: "What must be done?", ja: "必要な対応")
        }
    }

    static func state(_ state: Incident.State) -> Phrase {
        switch state {
        case .repaired: Phrase(en: "ended", ja: "解消済み")
        case .partly: Phrase(en: "ended in part", ja: "一部解消")
        case .open: Phrase(en: "open", ja: "未解消")
        case .unknown: Phrase(en: "not known", ja: "不明")
        }
    }

    func stateWord(_ code: String) -> String { Incident.State(rawValue: code).map { text(Self.state($0)) } ?? code }

    static func recordState(_ state: IncidentRecord.State) -> Phrase {
        switch state {
        case .failed: Phrase(en: "could not be read", ja: "取得できず")
        case .absent: Phrase(en: "was not there", ja: "登録なし")
        case .restored: Phrase(en: "could not be read, and can be read again", ja: "取得できなかったが、現在は取得可能")
        case .works: Phrase(en: "was read", ja: "取得できた")
        case .unseen: Phrase(en: "not seen in these messages: look it up first", ja: "これらのメールからは不明（先に確認）")
        }
    }

    func recordStateWord(_ code: String) -> String {
        IncidentRecord.State(rawValue: code).map { text(Self.recordState($0)) } ?? code
    }

    static func party(_ role: Party.Role) -> [Phrase] {
        switch role {
        case .zoneOwner:
            [
                Phrase(en: "DNS administrator of {name}", ja: "{name}のDNS管理者"),
                Phrase(en: "DNS administrator of the author's domain", ja: "差出人ドメインのDNS管理者"),
            ]
        case .sendingAccountOwner:
            [
                Phrase(en: "Owner of the account at {name}", ja: "{name}のアカウント管理者"),
                Phrase(en: "Owner of the account at the sending service", ja: "配信サービスのアカウント管理者"),
            ]
        case .forwardingMailboxOwner:
            [
                Phrase(en: "Owner of the forwarding mailbox {name}", ja: "転送元メールボックス{name}の利用者"),
                Phrase(en: "Owner of the forwarding mailbox", ja: "転送元メールボックスの利用者"),
            ]
        case .listOwner:
            [
                Phrase(en: "Owner of the mailing list {name}", ja: "メーリングリスト{name}の管理者"),
                Phrase(en: "Owner of the mailing list", ja: "メーリングリストの管理者"),
            ]
        case .receivingPostmaster:
            [
                Phrase(en: "Postmaster of the receiver {name}", ja: "受信側{name}のメール管理者"),
                Phrase(en: "Postmaster of the receiver", ja: "受信側のメール管理者"),
            ]
        case .handler: [Phrase(en: "Whoever handles the incident", ja: "この件の対応者")]
        }
    }

    func party(_ role: String, _ name: String?) -> String {
        guard let known = Party.Role(rawValue: role) else { return role }
        var values = PhraseValues()
        values.set(.name, name.map { quoted($0) })
        return firstSentence(of: Self.party(known), values) ?? role
    }

    /// What a party has to do about a cause, beside the steps of the findings.
    static func incidentStep(_ kind: IncidentCause.Kind, _ role: Party.Role) -> [Phrase] {
        switch (kind, role) {
        case (.recordsUnreadable, .zoneOwner), (.recordsBroken, .zoneOwner), (.keyRevoked, .zoneOwner):
            [
                Phrase(
                    en: "Publish the records below again, with the values that {service} shows for {author}.",
                    ja: "下記のレコードを、{service}の画面に表示される{author}用の値で登録し直してください。"),
                Phrase(en: "Publish the records below again.", ja: "下記のレコードを登録し直してください。"),
            ]
        case (.policyMissing, .zoneOwner), (.recordsMissing, .zoneOwner):
            [Phrase(en: "Look up the records below and publish those that are missing.", ja: "下記のレコードを確認し、ないものを登録してください。")]
        case (.serverNotListed, .zoneOwner), (.authorNotAuthenticated, .zoneOwner), (.serviceNotSetUp, .zoneOwner):
            [
                Phrase(
                    en: "Look up the records below and compare them with what the senders of {author} need.",
                    ja: "下記のレコードを確認し、{author}の送信元に必要な内容と比較してください。")
            ]
        case (.recordsUnreadable, .receivingPostmaster):
            [
                Phrase(
                    en:
                        "Nothing has to be changed here. The log of the resolver shows what DNS answered when the mails arrived: keep it.",
                    ja: "設定の変更は不要です。受信時のDNSの応答はリゾルバーのログで確認できるため、保存しておいてください。")
            ]
        default: []
        }
    }
}
