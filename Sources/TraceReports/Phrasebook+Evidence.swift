internal import TraceAnalysis

/// Reasons: why a statement is given to a hop, and why a forwarding is one.
extension Phrasebook {
    /// The sentences of a reason, the one that quotes most first; the last needs no value but `hop`, `field` or none.
    static func evidence(_ code: Evidence.Code) -> [Phrase] { evidenceTable[code] ?? [] }

    private static let evidenceTable = writerEvidence.merging(contextEvidence) { one, _ in one }
        .merging(forwardingEvidence) { one, _ in one }.merging(citations) { one, _ in one }

    private static let writerEvidence: [Evidence.Code: [Phrase]] = [
        .authservIDEquals: [
            Phrase(
                en: "The field names {value} as its writer, which is the host that wrote the line of {hop}.",
                ja: "フィールドの記録者名{value}は、{hop}を書いたサーバー名と同じです。"),
            Phrase(en: "The writer that the field names is the host that wrote the line.", ja: "フィールドの記録者名が、その行を書いたサーバー名と同じです。"),
        ],
        .authservIDAlias: [
            Phrase(
                en: "The field names {value} as its writer, a name under which the servers of {hop} write.",
                ja: "フィールドの記録者名{value}は、{hop}のサーバーが使う名前です。"),
            Phrase(en: "The writer that the field names is another name of that server.", ja: "フィールドの記録者名は、そのサーバーの別名です。"),
        ],
        .authservIDOrganization: [
            Phrase(
                en: "The field names {value} as its writer, a name of the organization that runs {hop}.",
                ja: "フィールドの記録者名{value}は、{hop}を運用する組織の名前です。"),
            Phrase(en: "The writer that the field names belongs to the same organization.", ja: "フィールドの記録者名は、同じ組織のものです。"),
        ],
        .clientIPEquals: [
            Phrase(
                en: "The client address {value} is the one from which {hop} received the mail.",
                ja: "検証された接続元アドレス{value}は、{hop}の接続元と同じです。"),
            Phrase(
                en: "The client address is the one from which the mail was received there.", ja: "検証された接続元アドレスが、そのホップの接続元と同じです。"),
        ],
        .clientIPContradicts: [
            Phrase(
                en: "Against it: the client address {value} is not the one from which {hop} received the mail.",
                ja: "反証：検証された接続元アドレス{value}は、{hop}の接続元と異なります。"),
            Phrase(en: "Against it: the client address is another one there.", ja: "反証：そのホップの接続元アドレスとは異なります。"),
        ],
        .clientIPNowhere: [
            Phrase(
                en:
                    "No hop received the mail from the client address {value}: a line was removed, or the field belongs to another message.",
                ja: "接続元アドレス{value}はどのホップにもありません。行が削除されたか、別のメールのフィールドです。"),
            Phrase(en: "No hop received the mail from the client address that was checked.", ja: "検証された接続元アドレスは、どのホップにもありません。"),
        ],
        .habitualPosition: [
            Phrase(en: "The field stands where the servers of {hop} always put it.", ja: "フィールドが、{hop}のサーバーが通常書き込む位置にあります。"),
            Phrase(en: "The field stands where servers usually put it.", ja: "フィールドが、サーバーが通常書き込む位置にあります。"),
        ],
        .wrongSide: [
            Phrase(
                en: "Against it: the servers of {hop} never put such a field on that side of their line.",
                ja: "反証：{hop}のサーバーは、自分の行のその側にこのフィールドを書きません。"),
            Phrase(
                en: "Against it: such servers never put the field on that side of their line.",
                ja: "反証：この種のサーバーは、自分の行のその側にこのフィールドを書きません。"),
        ],
        .onlyNeighbour: [
            Phrase(en: "{hop} is the only hop next to the field.", ja: "フィールドに隣接するのは{hop}だけです。"),
            Phrase(en: "It is the only hop next to the field.", ja: "フィールドに隣接する唯一のホップです。"),
        ],
        .sameBlock: [
            Phrase(en: "The field stands in one block with other fields of {hop}.", ja: "フィールドが、{hop}の他のフィールドと同じまとまりの中にあります。"),
            Phrase(
                en: "The field stands in one block with other fields of that server.", ja: "フィールドが、そのサーバーの他のフィールドと同じまとまりの中にあります。"),
        ],
        .mailFromEquals: [
            Phrase(
                en: "The MAIL FROM that was checked, {value}, is the envelope sender at {hop}.",
                ja: "検証されたMAIL FROM {value}は、{hop}でのエンベロープFromと同じです。"),
            Phrase(
                en: "The MAIL FROM that was checked is the envelope sender there.", ja: "検証されたMAIL FROMが、そこでのエンベロープFromと同じです。"),
        ],
        .mailFromContradicts: [
            Phrase(
                en: "Against it: the MAIL FROM that was checked, {value}, is not the envelope sender at {hop}.",
                ja: "反証：検証されたMAIL FROM {value}は、{hop}でのエンベロープFromと異なります。"),
            Phrase(
                en: "Against it: the MAIL FROM that was checked is not the envelope sender there.",
                ja: "反証：検証されたMAIL FROMが、そこでのエンベロープFromと異なります。"),
        ],
    ]

    private static let contextEvidence: [Evidence.Code: [Phrase]] = [
        .arcCopyEquals: [
            Phrase(
                en: "An ARC-Authentication-Results field that {hop} sealed holds the same results.",
                ja: "{hop}が封印したARC-Authentication-Resultsに同じ結果があります。"),
            Phrase(
                en: "An ARC-Authentication-Results field holds the same results.", ja: "ARC-Authentication-Resultsに同じ結果があります。"),
        ],
        .arcInstance: [
            Phrase(en: "The ARC set of this instance was sealed at {hop}.", ja: "このインスタンスのARCセットは{hop}で封印されています。"),
            Phrase(en: "The instance of the ARC set points to that hop.", ja: "ARCセットのインスタンス番号がそのホップを示しています。"),
        ],
        .renamedField: [
            Phrase(
                en: "The field was renamed to {field} on the way: it was written below the server that renamed it.",
                ja: "フィールドは途中で{field}に改名されています。改名したサーバーより前に書かれたものです。"),
            Phrase(
                en: "The field was renamed on the way: it was written below the server that renamed it.",
                ja: "フィールドは途中で改名されています。改名したサーバーより前に書かれたものです。"),
        ],
        .signatureBelow: [
            Phrase(
                en: "The signature that it names (b={value}) stands below: it was there when the statement was made.",
                ja: "対象の署名（b={value}）は下にあり、記録時には存在していました。"),
            Phrase(
                en: "The signature that it names stands below: it was there when the statement was made.",
                ja: "対象の署名は下にあり、記録時には存在していました。"),
        ],
        .signatureAbove: [
            Phrase(
                en: "Against it: the signature that it names (b={value}) was added later.", ja: "反証：対象の署名（b={value}）は後から付けられています。"
            ),
            Phrase(en: "Against it: the signature that it names was added later.", ja: "反証：対象の署名は後から付けられています。"),
        ],
        .sealTime: [
            Phrase(en: "The time of the seal agrees with the time of {hop}.", ja: "封印の時刻が{hop}の時刻と一致します。"),
            Phrase(en: "The time of the seal agrees with the time of that hop.", ja: "封印の時刻がそのホップの時刻と一致します。"),
        ],
        .commentWriter: [
            Phrase(en: "The comment names {value} as the one who checked.", ja: "コメントに検証者として{value}が記されています。"),
            Phrase(en: "The comment names that server as the one who checked.", ja: "コメントに検証者としてそのサーバーが記されています。"),
        ],
        .sameProduct: [
            Phrase(
                en: "The field is signed with the product name {value}, which also wrote the line of {hop}.",
                ja: "フィールドの製品名{value}は、{hop}の行を書いた製品と同じです。"),
            Phrase(en: "The product that wrote the field also wrote the line of that hop.", ja: "フィールドを書いた製品が、そのホップの行も書いています。"),
        ],
        .recipientEquals: [
            Phrase(en: "The recipient {value} is the one of {hop}.", ja: "宛先{value}は{hop}の宛先と同じです。"),
            Phrase(en: "The recipient is the one of that hop.", ja: "宛先がそのホップの宛先と同じです。"),
        ],
        .authenticatedSession: [
            Phrase(en: "The client of {hop} logged in, as the statement says.", ja: "記録のとおり、{hop}の接続元は認証済みでした。"),
            Phrase(en: "The client of that hop logged in, as the statement says.", ja: "記録のとおり、そのホップの接続元は認証済みでした。"),
        ],
        .anonymousDialect: [
            Phrase(en: "The field names no writer, as those of {hop} do not.", ja: "{hop}のサーバーと同様に、フィールドに記録者名がありません。"),
            Phrase(en: "The field names no writer, as is the habit of that server.", ja: "そのサーバーの流儀どおり、フィールドに記録者名がありません。"),
        ],
        .selfSeal: [
            Phrase(
                en: "The sending platform sealed its own statement about its user: {hop}.",
                ja: "送信側の基盤が自分の利用者について記録し、封印したものです（{hop}）。"),
            Phrase(en: "The sending platform sealed its own statement about its user.", ja: "送信側の基盤が自分の利用者について記録し、封印したものです。"),
        ],
        .group: [
            Phrase(en: "It stands beside fields of the same writer that belong to {hop}.", ja: "{hop}に属する同じ記録者のフィールドと並んでいます。"),
            Phrase(en: "It stands beside fields of the same writer that belong to that hop.", ja: "そのホップに属する同じ記録者のフィールドと並んでいます。"),
        ],
        .gatewaySkipped: [
            Phrase(
                en: "The receiver looked past the gateway in front of it: it judged {value}, the client of {hop}.",
                ja: "受信側は手前のゲートウェイを飛ばし、{hop}の接続元{value}を検証しています。"),
            Phrase(en: "The receiver looked past the gateway in front of it.", ja: "受信側は手前のゲートウェイを飛ばして検証しています。"),
        ],
        .restsOnRemoval: [
            Phrase(
                en:
                    "It stands where whoever sent the mail to {hop} could have written it too: it is worth as much as that server's removal of foreign fields that bear its name (RFC 8601, section 5).",
                ja: "{hop}へメールを送った側も同じ位置に書き込めます。信頼性は、自分の名前を名乗る外来のフィールドをこのサーバーが取り除いているかどうか（RFC 8601、5節）によります。"),
            Phrase(
                en:
                    "It stands where whoever sent the mail could have written it too: it is worth as much as the server's removal of foreign fields that bear its name (RFC 8601, section 5).",
                ja: "メールを送った側も同じ位置に書き込めます。信頼性は、自分の名前を名乗る外来のフィールドをサーバーが取り除いているかどうか（RFC 8601、5節）によります。"),
        ],
        .positionUnreliable: [
            Phrase(
                en: "Against it: the order of the fields was changed, so that positions say nothing.",
                ja: "反証：フィールドの順序が変更されており、位置は根拠になりません。")
        ],
        .belowTrustLine: [
            Phrase(
                en: "Against it: the field stands below the servers that you trust; whoever sent the mail could have written it.",
                ja: "反証：信頼するサーバーより下にあり、送信者が書き込むこともできます。")
        ],
    ]

    private static let citations: [Evidence.Code: [Phrase]] = [
        .returnPath: [
            Phrase(en: "{field} holds {value}.", ja: "{field}は{value}です。"),
            Phrase(en: "Return-Path shows it.", ja: "Return-Pathに記されています。"),
        ],
        .envelopeFromClause: [
            Phrase(en: "The line of {hop} gives the envelope sender {value}.", ja: "{hop}の行にエンベロープFrom {value}が記されています。"),
            Phrase(en: "A Received line gives the envelope sender.", ja: "Received行にエンベロープFromが記されています。"),
        ],
        .statementMailFrom: [
            Phrase(en: "SPF was checked for the envelope sender {value} at {hop}.", ja: "{hop}でエンベロープFrom {value}のSPFが検証されています。"),
            Phrase(en: "SPF was checked for the envelope sender {value}.", ja: "エンベロープFrom {value}のSPFが検証されています。"),
            Phrase(en: "A result names the envelope sender.", ja: "認証結果にエンベロープFromが記されています。"),
        ],
        .statementCited: [
            Phrase(
                en: "Statement {statement}: {value} in {field}, line {number}.", ja: "記録{statement}：{field}（{number}行目）の{value}"),
            Phrase(en: "Statement {statement} in {field}, line {number}.", ja: "記録{statement}：{field}（{number}行目）"),
            Phrase(en: "A statement of this message.", ja: "このメールの認証結果の記録"),
        ],
        .fieldCited: [
            Phrase(en: "{field}, line {number}: {value}.", ja: "{field}（{number}行目）：{value}"),
            Phrase(en: "{field}, line {number}.", ja: "{field}（{number}行目）"),
            Phrase(en: "A field of this message.", ja: "このメールのフィールド"),
        ],
        .filterWords: [
            Phrase(
                en: "{field} holds words of a spam filter, of which nothing is concluded here: {value}.",
                ja: "{field}に迷惑メールフィルター独自の記述があります（この報告の判定には使っていません）：{value}"),
            Phrase(
                en: "{field} holds words of a spam filter, of which nothing is concluded here.",
                ja: "{field}に迷惑メールフィルター独自の記述があります（この報告の判定には使っていません）。"),
            Phrase(
                en: "Words of a spam filter, of which nothing is concluded here.",
                ja: "迷惑メールフィルター独自の記述（この報告の判定には使っていません）"),
        ],
        .filterHost: [
            Phrase(
                en: "{field} says of itself that the filter ran on {value}; nothing shows that it is true.",
                ja: "{field}は、フィルターが{value}で動作したと記しています（真偽は確認できません）。"),
            Phrase(
                en: "{field} says of itself on which host the filter ran; nothing shows that it is true.",
                ja: "{field}は、フィルターが動作したホストを記しています（真偽は確認できません）。"),
            Phrase(en: "The host that the filter names as its own.", ja: "フィルターが自身のものとして記したホスト"),
        ],
        .filterOfTrustedHop: [
            Phrase(
                en: "{field} bears the number that {hop}, a server that you trust, gave to the mail: {value}.",
                ja: "{field}は、信頼する{hop}がこのメールに付けた番号{value}と同じです。"),
            Phrase(
                en: "{field} bears the number that {hop}, a server that you trust, gave to the mail.",
                ja: "{field}は、信頼する{hop}がこのメールに付けた番号と同じです。"),
            Phrase(en: "The number that a server that you trust gave to the mail.", ja: "信頼するサーバーがこのメールに付けた番号"),
        ],
        .filterOfHop: [
            Phrase(
                en:
                    "{field} bears the number that {hop}, which is outside of the servers that you trust, gave to the mail: {value}.",
                ja: "{field}は、{hop}（信頼するサーバーの外）がこのメールに付けた番号{value}と同じです。"),
            Phrase(
                en: "{field} bears the number that {hop}, which is outside of the servers that you trust, gave to the mail.",
                ja: "{field}は、{hop}（信頼するサーバーの外）がこのメールに付けた番号と同じです。"),
            Phrase(
                en: "The number that a server outside of those that you trust gave to the mail.",
                ja: "信頼するサーバーの外のサーバーがこのメールに付けた番号"),
        ],
        .hopCited: [
            Phrase(en: "{hop}: {value}.", ja: "{hop}：{value}"),
            Phrase(en: "The line of {hop}.", ja: "{hop}の行"),
        ],
        .signatureCited: [
            Phrase(en: "The signature in {field}, line {number}: {value}.", ja: "{field}（{number}行目）の署名：{value}"),
            Phrase(en: "The signature in {field}, line {number}.", ja: "{field}（{number}行目）の署名"),
            Phrase(en: "A signature of this message.", ja: "このメールの署名"),
        ],
    ]
}
