/// Headings and words of the layout.
public enum Label: String, CaseIterable, Sendable {
    case title, verdict, misleading, notMisleading, notShown, explanation, nextSteps, message, way, forwardings, statements, arc,
        findings
    case defects, limits, rawHeader, contents, evidence, about, alternatives
    case from, replyTo, authorBehind, to, subject, date, messageID, returnPath, origin, file, size, digest, originalDigest, order,
        options, trust, defaultTrust, nobodyTrusted,
        language, bytes
    case member
    case hop, hops, leg, legs, forwarding, network, server, client, time, zone, delay, transport, identifier, recipient, software
    case envelopeFrom, envelopeTo, clientAddress, unread, encryption, kind, forwarder, destination, codedRecipient,
        originalSender, senderDomain
    case rewriteDate, envelopeBefore, envelopeAfter, proves, cannotProve, layers, possibleDates
    case method, result, name, whose, aligned, saidIn, certainty, trusted, claimed, renamedCopy, nobody, severity, confidence,
        code, reason,
        line
    case recordedBy, claimedBy, trustedName, noWriter, evaluatedHop, comment, properties, instance, sealer, selector,
        chainValidation, missing,
        structure
    case yes, no, none, unknown, nullSender, unchanged, noForwarding, noForwardingSeen, rewrittenAtDelivery, rewrittenBehindForwarding, rewrittenOnTheWay,
        listWithoutPlace, listBesideForwarding,
        takenOver,
        noStatements, noFindings, noDefects, noHops, noARC
    case why, field, place, deciding, skipToContent, lookUps, asAbove, command, answer

    var phrase: Phrase { Phrasebook.labels[self] ?? Phrase(en: rawValue, ja: rawValue) }
}

extension Phrasebook {
    static let labels: [Label: Phrase] = documentLabels.merging(wayLabels) { one, _ in one }
        .merging(statementLabels) { one, _ in one }

    private static let documentLabels: [Label: Phrase] = [
        .title: Phrase(en: "The way of a message", ja: "メールの経路"),
        .verdict: Phrase(en: "Verdict", ja: "判定"),
        .misleading: Phrase(
            en: "A bare PASS/FAIL summary of this copy would mislead: {value}.", ja: "このメールは、PASS/FAILの一覧だけを見ると誤解します（{value}）。"),
        .notMisleading: Phrase(
            en: "A bare PASS/FAIL summary of this copy does not mislead.", ja: "PASS/FAILの一覧をそのまま読んで問題ありません。"),
        .notShown: Phrase(
            en: "Mail readers make no PASS/FAIL row of what this copy holds.", ja: "この写しの結果は、メールソフトのPASS/FAILの一覧には現れません。"),
        .explanation: Phrase(en: "Explanation", ja: "説明"),
        .nextSteps: Phrase(en: "Next", ja: "次の確認"),
        .message: Phrase(en: "Message", ja: "メール"),
        .way: Phrase(en: "The way, oldest hop first", ja: "経路（古い順）"),
        .forwardings: Phrase(en: "Forwardings", ja: "転送"),
        .statements: Phrase(en: "Who said what", ja: "どのサーバーが何を記録したか"),
        .arc: Phrase(en: "ARC sets", ja: "ARCセット"),
        .findings: Phrase(en: "Findings", ja: "検出事項"),
        .defects: Phrase(en: "Defects of the message", ja: "メールの不備"),
        .limits: Phrase(en: "What this report cannot tell", ja: "この報告では分からないこと"),
        .rawHeader: Phrase(en: "The header as it stands in the message", ja: "ヘッダーの原文"),
        .contents: Phrase(en: "Contents", ja: "目次"),
        .evidence: Phrase(en: "Evidence", ja: "根拠"),
        .about: Phrase(en: "About this report", ja: "この報告について"),
        .alternatives: Phrase(en: "Possible hops", ja: "候補のホップ"),
        .from: Phrase(en: "From", ja: "From"),
        .replyTo: Phrase(en: "Reply-To", ja: "Reply-To"),
        .authorBehind: Phrase(en: "Author", ja: "本来の差出人"),
        .to: Phrase(en: "To", ja: "To"),
        .subject: Phrase(en: "Subject", ja: "Subject"),
        .date: Phrase(en: "Date", ja: "Date"),
        .messageID: Phrase(en: "Message-ID", ja: "Message-ID"),
        .returnPath: Phrase(en: "Return-Path", ja: "Return-Path"),
        .origin: Phrase(en: "Sent from", ja: "発信元"),
        .file: Phrase(en: "File", ja: "ファイル"),
        .member: Phrase(en: "Inside of", ja: "格納元"),
        .size: Phrase(en: "Size", ja: "サイズ"),
        .digest: Phrase(en: "SHA-256", ja: "SHA-256"),
        .originalDigest: Phrase(en: "SHA-256 before redaction", ja: "墨消し前のSHA-256"),
        .order: Phrase(en: "Order of fields", ja: "ヘッダーの順序"),
        .options: Phrase(en: "Options", ja: "オプション"),
        .trust: Phrase(en: "Trusted servers", ja: "信頼するサーバー"),
        .defaultTrust: Phrase(en: "those of the newest hop's network", ja: "最後のホップと同じネットワーク"),
        .nobodyTrusted: Phrase(en: "none: no server left a line", ja: "なし（サーバーの記録がありません）"),
        .language: Phrase(en: "Language", ja: "言語"),
        .bytes: Phrase(en: "bytes", ja: "バイト"),
        .yes: Phrase(en: "yes", ja: "はい"),
        .no: Phrase(en: "no", ja: "いいえ"),
        .none: Phrase(en: "none", ja: "なし"),
        .unknown: Phrase(en: "unknown", ja: "不明"),
        .noForwarding: Phrase(en: "No sign of forwarding was found.", ja: "転送の痕跡は見つかりませんでした。"),
        .noForwardingSeen: Phrase(
            en: "Whether the mail was forwarded cannot be seen: addresses in this copy are masked, and no other sign was found.",
            ja: "転送されたかどうかは分かりません。このメールではアドレスが伏せられており、ほかに転送の痕跡もありません。"),
        .rewrittenAtDelivery: Phrase(
            en:
                "No line shows a forwarding. Return-Path is a rewritten address that none of the lines saw: it was rewritten at delivery, or behind it. Whether the mail was sent on, this copy does not show.",
            ja:
                "転送を示す行はありません。Return-Pathは書き換えられたアドレスですが、どの行にも現れません。配送時かその後に書き換えられたもので、転送されたかどうかはこのメールからは分かりません。"
        ),
        .rewrittenBehindForwarding: Phrase(
            en:
                "Return-Path is a rewritten address that none of the lines saw: it was rewritten at delivery, or behind it. Whether the mail was sent on once more, this copy does not show.",
            ja:
                "Return-Pathは書き換えられたアドレスですが、どの行にも現れません。配送時かその後に書き換えられたもので、さらに転送されたかどうかはこのメールからは分かりません。"
        ),
        .rewrittenOnTheWay: Phrase(
            en:
                "No line shows a forwarding. Return-Path is a rewritten address: a server on the way put its own name over another sender, as servers do that stand in front of a mailbox, or that send for others; whoever sends from its domain can write it, too. That a mailbox sent the mail on, nothing shows.",
            ja:
                "転送を示す行はありません。Return-Pathは書き換えられたアドレスで、途中のサーバーが自身の名前に置き換えたものです。メールボックスの手前のサーバーや、他者のために送信するサーバーも、このように書き換えます。そのドメインから送信できる者なら誰でも書けます。メールボックスから転送された形跡はありません。"
        ),
        .listWithoutPlace: Phrase(
            en:
                "No line shows a forwarding, but the header bears the marks of a mailing list. Where the list handled the mail cannot be seen: its lines are gone, or this is the list's own copy.",
            ja:
                "転送を示す行はありませんが、メーリングリストの印となるフィールドがあります。リストがどこで処理したかは分かりません。その行が失われたか、リスト自身の控えです。"),
        .listBesideForwarding: Phrase(
            en:
                "The header bears the marks of a mailing list too. Where the list handled the mail cannot be seen: no line is known to be its own.",
            ja: "このほかに、メーリングリストの印となるフィールドがあります。リストのものと分かる行はなく、どこで処理したかは分かりません。"),
        .takenOver: Phrase(en: "not recorded on this leg, taken from the one beside it", ja: "この区間には記録がなく、隣の区間の記録による"),
        .noStatements: Phrase(
            en: "No server recorded an authentication result in this copy.", ja: "このメールには認証結果が記録されていません。"),
        .noFindings: Phrase(en: "Nothing to report.", ja: "特記事項はありません。"),
        .noDefects: Phrase(en: "None.", ja: "ありません。"),
        .noHops: Phrase(
            en: "The message has no Received field: nothing shows which way it came.",
            ja: "Receivedフィールドがないため、経路は分かりません。"),
        .noARC: Phrase(en: "The message has no ARC set.", ja: "ARCセットはありません。"),
        .skipToContent: Phrase(en: "Skip to the verdict", ja: "判定へ移動"),
    ]

    private static let wayLabels: [Label: Phrase] = [
        .hop: Phrase(en: "Hop", ja: "ホップ"),
        .hops: Phrase(en: "Hops", ja: "ホップ"),
        .leg: Phrase(en: "Leg", ja: "区間"),
        .legs: Phrase(en: "Legs", ja: "区間"),
        .forwarding: Phrase(en: "Forwarding", ja: "転送"),
        .network: Phrase(en: "Network", ja: "ネットワーク"),
        .server: Phrase(en: "Server", ja: "サーバー"),
        .client: Phrase(en: "From", ja: "送信側"),
        .time: Phrase(en: "Time (UTC)", ja: "時刻（UTC）"),
        .zone: Phrase(en: "Zone", ja: "タイムゾーン"),
        .delay: Phrase(en: "Delay", ja: "所要時間"),
        .transport: Phrase(en: "Protocol", ja: "プロトコル"),
        .identifier: Phrase(en: "ID", ja: "ID"),
        .recipient: Phrase(en: "For", ja: "宛先"),
        .software: Phrase(en: "Software", ja: "ソフトウェア"),
        .envelopeFrom: Phrase(en: "MAIL FROM", ja: "エンベロープFrom"),
        .envelopeTo: Phrase(en: "RCPT TO", ja: "エンベロープTo"),
        .clientAddress: Phrase(en: "Client", ja: "接続元"),
        .unread: Phrase(en: "Not understood", ja: "解釈できない部分"),
        .encryption: Phrase(en: "TLS", ja: "TLS"),
        .kind: Phrase(en: "Kind", ja: "種類"),
        .forwarder: Phrase(en: "Forwarded by", ja: "転送元"),
        .destination: Phrase(en: "Forwarded to", ja: "転送先"),
        .codedRecipient: Phrase(en: "Recipient", ja: "宛先"),
        .originalSender: Phrase(en: "Original sender", ja: "元の送信者"),
        .senderDomain: Phrase(en: "Sender's domain", ja: "送信者のドメイン"),
        .rewriteDate: Phrase(en: "Rewritten on", ja: "書き換え日"),
        .possibleDates: Phrase(en: "On one of", ja: "いずれかの日"),
        .envelopeBefore: Phrase(en: "Envelope before", ja: "転送前のエンベロープ"),
        .envelopeAfter: Phrase(en: "Envelope after", ja: "転送後のエンベロープ"),
        .proves: Phrase(en: "It shows", ja: "示していること"),
        .cannotProve: Phrase(en: "It does not show", ja: "示していないこと"),
        .layers: Phrase(en: "Inside", ja: "内側"),
        .nullSender: Phrase(en: "<> (empty, as bounces and automatic replies have it)", ja: "<>（空：バウンスや自動応答で使われる形）"),
        .unchanged: Phrase(en: "unchanged", ja: "変更なし"),
    ]

    private static let statementLabels: [Label: Phrase] = [
        .method: Phrase(en: "Method", ja: "方式"),
        .result: Phrase(en: "Result", ja: "結果"),
        .name: Phrase(en: "About the name", ja: "対象の名前"),
        .whose: Phrase(en: "Whose", ja: "誰の名前か"),
        .aligned: Phrase(en: "As in From?", ja: "Fromと一致"),
        .saidIn: Phrase(en: "Written in", ja: "記録場所"),
        .certainty: Phrase(en: "How sure", ja: "確度"),
        .trusted: Phrase(en: "recorded by a server that you trust", ja: "信頼するサーバーの記録"),
        .claimed: Phrase(en: "a claim: written outside of the servers that you trust", ja: "自己申告：信頼範囲の外で書かれた記録"),
        .renamedCopy: Phrase(
            en: "a renamed copy: where it stands does not show that this server wrote it",
            ja: "名前を変えて残された写し：位置からは、このサーバーの記録とは確認できません"),
        .nobody: Phrase(en: "No hop can be named as the writer", ja: "どのホップの記録か特定できないもの"),
        .severity: Phrase(en: "Severity", ja: "重要度"),
        .confidence: Phrase(en: "Confidence", ja: "確度"),
        .code: Phrase(en: "Code", ja: "コード"),
        .reason: Phrase(en: "Reason", ja: "理由"),
        .line: Phrase(en: "Line", ja: "行"),
        .recordedBy: Phrase(en: "Recorded by", ja: "記録したサーバー"),
        .claimedBy: Phrase(en: "Claims to be from", ja: "名乗っているサーバー"),
        .trustedName: Phrase(en: "Trusted by its name alone", ja: "名前だけを根拠に信頼（--trust）"),
        .noWriter: Phrase(en: "Names no server", ja: "サーバー名の記載なし"),
        .evaluatedHop: Phrase(en: "judges the connection of hop", ja: "検証対象はホップ"),
        .comment: Phrase(en: "Comment", ja: "コメント"),
        .properties: Phrase(en: "Properties", ja: "プロパティ"),
        .instance: Phrase(en: "Instance", ja: "インスタンス"),
        .sealer: Phrase(en: "Sealed by", ja: "署名者"),
        .selector: Phrase(en: "Selector", ja: "セレクター"),
        .chainValidation: Phrase(en: "Chain before it (cv=)", ja: "それ以前の検証（cv=）"),
        .missing: Phrase(en: "Missing", ja: "欠けているもの"),
        .structure: Phrase(en: "Structure", ja: "構造"),
        .why: Phrase(en: "Why", ja: "根拠"),
        .field: Phrase(en: "Field", ja: "フィールド"),
        .place: Phrase(en: "Place", ja: "位置"),
        .lookUps: Phrase(
            en: "Look up in DNS, and compare with what a healthy answer holds:", ja: "DNSを確認し、正常な応答（右）と比べてください："),
        .asAbove: Phrase(en: "As said above.", ja: "上記のとおり"),
        .command: Phrase(en: "Command", ja: "コマンド"),
        .answer: Phrase(en: "A healthy answer", ja: "正常な応答"),
        .deciding: Phrase(en: "decides the verdict", ja: "判定に使用"),
    ]
}
