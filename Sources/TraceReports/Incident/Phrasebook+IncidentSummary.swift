internal import TraceAnalysis

/// Sentences of the summary, of the timeline and of the limits.
extension Phrasebook {
    enum IncidentSentence: CaseIterable {
        case severalCauses, moreCauses, firstAndLast, onlyOne, undated, lastGood, beginUnknown
        case repaired, partly, open, stateUnknown
        case affected, affectedThrough, recipients, moreRecipients
        case forged, replayed, unproven, nobody, allProven, misled
        case hiddenByForwarding, sendingGoesOn
        case publish, publishAbsent, task, nothingToDo, nothingToRepair, noStep
        case written, received, receivedFrom, checked, arrived, arrivedIn
        case alone, copiesCompared

        var phrase: Phrase {
            switch self {
            case .severalCauses:
                Phrase(en: "{count} causes were found. The gravest: {value}", ja: "{count}件の原因が見つかりました。最も重大なもの：{value}")
            case .moreCauses:
                Phrase(
                    en: "Further causes, each described below with its mails: {count}.", ja: "このほか{count}件の原因を、対象のメールとともに後述します。")
            case .firstAndLast:
                Phrase(
                    en: "It is seen first in a mail of {first} and last in one of {second} (UTC).",
                    ja: "最初に確認できるのは{first}、最後に確認できるのは{second}のメールです（UTC）。")
            case .onlyOne: Phrase(en: "It is seen in one mail, of {day} (UTC).", ja: "確認できるのは{day}の1通です（UTC）。")
            case .undated: Phrase(en: "The mails bear no time.", ja: "メールに時刻の記録がありません。")
            case .lastGood:
                Phrase(
                    en: "A mail of {day} was still in order: it began between the two.",
                    ja: "{day}のメールは正常でした。その後に始まったと考えられます。")
            case .beginUnknown:
                Phrase(
                    en: "When it began cannot be told: no older mail of the same sender that is in order was handed in.",
                    ja: "同じ送信元からのそれ以前の正常なメールが提出されていないため、始まった時期は分かりません。")
            case .repaired:
                Phrase(en: "A mail of {day} shows that it has ended.", ja: "{day}のメールでは解消しています。")
            case .partly:
                Phrase(en: "A mail of {day} shows that it has ended in part.", ja: "{day}のメールでは一部が解消しています。")
            case .open: Phrase(en: "No mail that was handed in shows that it has ended.", ja: "解消を確認できるメールは提出されていません。")
            case .stateUnknown:
                Phrase(
                    en: "A mail of {day} is in order, but does not show by itself that the cause has ended.",
                    ja: "{day}のメールは正常ですが、それだけでは原因が解消したとは判断できません。")
            case .affected:
                Phrase(en: "Mails from {author}: {count}.", ja: "{author}からのメール：{count}通。")
            case .affectedThrough:
                Phrase(
                    en: "Mails from {author} that were sent through {service}: {count}.",
                    ja: "{service}から送られた{author}のメール：{count}通。")
            case .recipients: Phrase(en: "Mailboxes: {value}.", ja: "メールボックス：{value}。")
            case .moreRecipients: Phrase(en: "Mailboxes: {value} and {number} more.", ja: "メールボックス：{value}、ほか{number}件。")
            case .forged:
                Phrase(
                    en: "Mails with forged results: {count} of {number}. Take them for an attempt to deceive.",
                    ja: "{number}通のうち{count}通に偽の認証結果があります。だます意図があるものとして扱ってください。")
            case .replayed:
                Phrase(
                    en: "Mails that somebody else may have sent again: {count} of {number}.",
                    ja: "{number}通のうち{count}通は、第三者が再送した可能性があります。")
            case .unproven:
                Phrase(
                    en: "Mails for which it cannot be proven from whom they are: {count} of {number}.",
                    ja: "{number}通のうち{count}通は、差出人を証明できません。")
            case .nobody:
                Phrase(
                    en: "The results show no forged lines. Names, content and links of the mails were not judged.",
                    ja: "認証結果に偽造の痕跡はありません。表示名、本文、リンクの内容は判定していません。")
            case .allProven:
                Phrase(
                    en:
                        "Every mail is proven to be from the domain that its From names. Whether that is whom the reader expects, and what the mails say, was not judged.",
                    ja: "すべてのメールで、Fromに書かれたドメインからの送信であることを確認できています。それが想定どおりの相手か、内容が正しいかは判定していません。")
            case .misled:
                Phrase(
                    en:
                        "Messages in which a bare PASS/FAIL summary misleads: {count} of {number}. A PASS is not the author's, or a FAIL has another reason than it seems.",
                    ja: "{number}件の写しのうち{count}件では、PASS/FAILの一覧だけを見ると誤解します。PASSが差出人のものではないか、FAILの理由が見かけと異なります。")
            case .hiddenByForwarding:
                Phrase(
                    en: "The copy for {destination} was forwarded by {forwarder} and shows a PASS for the forwarder's own name.",
                    ja: "{destination}の写しは{forwarder}から転送されたもので、転送元自身の名前に対するPASSが表示されます。")
            case .sendingGoesOn:
                Phrase(
                    en: "Mail goes out and arrives as before when such records are missing: no error comes back to the sender.",
                    ja: "レコードがなくてもメールは今までどおり届くため、送信者にはエラーが返りません。")
            case .publish:
                Phrase(en: "{name}: publish again in DNS: {value}.", ja: "{name}：次のDNSレコードを登録し直す：{value}。")
            case .publishAbsent:
                Phrase(
                    en: "{name}: publish in DNS what servers did not find: {value}.",
                    ja: "{name}：見つからなかった次のDNSレコードを登録する：{value}。")
            case .task: Phrase(en: "{name}: {value}", ja: "{name}：{value}")
            case .nothingToDo: Phrase(en: "Nothing has to be done.", ja: "対応は必要ありません。")
            case .nothingToRepair:
                Phrase(
                    en: "Nothing has to be repaired; what calls for care stands with each message.",
                    ja: "修正すべきものはありません。注意点は各メールの検出結果を確認してください。")
            case .noStep:
                Phrase(
                    en: "The messages show nothing that anybody could repair; read what is said of each mail.",
                    ja: "メールから分かる対応はありません。各メールの説明を確認してください。")
            case .written:
                Phrase(en: "Written, as its Date field says.", ja: "Dateフィールドに記載された作成時刻。")
            case .received: Phrase(en: "{name} took the mail.", ja: "{name}が受信。")
            case .receivedFrom: Phrase(en: "{name} took the mail from {value}.", ja: "{name}が{value}から受信。")
            case .checked: Phrase(en: "{name} recorded: {value}.", ja: "{name}の記録：{value}。")
            case .arrived: Phrase(en: "Last line: {name}.", ja: "最後の行：{name}。")
            case .arrivedIn: Phrase(en: "Reached the mailbox {address}.", ja: "メールボックス{address}に到着。")
            case .alone: Phrase(en: "One copy of this mail was handed in.", ja: "このメールの写しは1件です。")
            case .copiesCompared: Phrase(en: "{count} copies of this mail were handed in.", ja: "このメールの写しは{count}件あります。")
            }
        }
    }

    func say(_ sentence: IncidentSentence, _ values: PhraseValues = PhraseValues()) -> String { text(sentence.phrase, values) }

    enum IncidentLimit: CaseIterable {
        case onlyHandedIn, unreadable, dns, signatures, lost

        var phrase: Phrase {
            switch self {
            case .onlyHandedIn:
                Phrase(
                    en:
                        "The report knows the messages that were handed in and no others: first and last mean first and last among these.",
                    ja: "この報告は提出されたメールだけに基づきます。最初・最後とは、その中での最初・最後です。")
            case .unreadable:
                Phrase(
                    en: "Inputs that could not be read and are not part of it: {count}.", ja: "{count}件の入力は読み取れず、報告に含まれていません。")
            case .dns:
                Phrase(
                    en:
                        "No DNS was asked. When and why a record vanished is known to the log of the DNS service, to backups of the zone and to DMARC reports.",
                    ja: "DNSへの問い合わせは行っていません。レコードがいつ、なぜ消えたかは、DNSサービスの操作ログ、ゾーンのバックアップ、DMARCレポートで確認できます。")
            case .signatures:
                Phrase(
                    en: "Signatures were not verified again: the results are those that servers recorded.",
                    ja: "署名の再検証は行っていません。結果はサーバーが記録したものです。")
            case .lost:
                Phrase(
                    en: "Mail that was rejected leaves no message: whether any was lost is known to the senders' logs.",
                    ja: "拒否されたメールは手元に残りません。届かなかったメールの有無は、送信側のログで確認してください。")
            }
        }
    }
}
