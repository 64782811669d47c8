public import TraceAnalysis

/// Why a rule stayed silent: the answer to `--why CODE`.
extension Phrasebook {
    /// The reason as a sentence. `values` holds what the reason names: `hop`, and the slots `statement`, `forwarding`, `field`.
    public func silence(_ silence: Silence, _ values: PhraseValues) -> String {
        var values = values
        values.set(.statement, silence.statement.map { String($0) })
        values.set(.forwarding, silence.forwarding.map { String($0) })
        values.set(.code, silence.stronger?.rawValue)
        let forms = Self.silence(silence.reason)
        return firstSentence(of: forms, values) ?? forms.last.map { text($0, values) } ?? silence.reason.rawValue
    }

    /// The sentences of a reason, the one that names most first; the last needs no value.
    static func silence(_ reason: Silence.Reason) -> [Phrase] {
        switch reason {
        case .noStatement:
            [
                Phrase(
                    en: "No server recorded a result of the kind that this rule looks at.",
                    ja: "このルールの対象となる認証結果が記録されていません。")
            ]
        case .nothingToJudge:
            [
                Phrase(
                    en: "The message holds nothing that this rule looks at.",
                    ja: "このルールの対象となるフィールド、署名、ホップがありません。")
            ]
        case .otherResult:
            [
                Phrase(
                    en: "Statement {statement} does not have the result that this rule looks for.",
                    ja: "記録{statement}は、このルールが対象とする結果ではありません。"),
                Phrase(
                    en: "{field} does not have what this rule looks for.",
                    ja: "{field}は、このルールの対象に当てはまりません。"),
                Phrase(en: "No result is of the kind that this rule looks for.", ja: "このルールが対象とする結果はありません。"),
            ]
        case .copyCut:
            [
                Phrase(
                    en: "This copy is not whole: what this rule looks for may have stood in what is missing.",
                    ja: "この写しは完全ではなく、このルールの対象が欠けた部分にあった可能性があります。")
            ]
        case .noAuthor:
            [
                Phrase(
                    en: "From does not name exactly one domain, so there is no author to compare with.",
                    ja: "Fromのドメインが1つに定まらないため、差出人と比較できません。")
            ]
        case .aligned:
            [
                Phrase(
                    en: "Statement {statement} is about the author's own domain.",
                    ja: "記録{statement}は、差出人自身のドメインに対するものです。"),
                Phrase(en: "The name that was tested is the author's own.", ja: "検証された名前は、差出人自身のものです。"),
            ]
        case .notAligned:
            [
                Phrase(
                    en: "Statement {statement} is not about the author's domain.",
                    ja: "記録{statement}は、差出人のドメインに対するものではありません。"),
                Phrase(en: "The name that was tested is not the author's.", ja: "検証された名前は、差出人のものではありません。"),
            ]
        case .otherRole:
            [
                Phrase(
                    en: "The name in statement {statement} belongs to somebody of another role than this rule is about.",
                    ja: "記録{statement}の名前は、このルールが対象とする立場のものではありません。"),
                Phrase(
                    en: "Forwarding {forwarding} is of another kind than this rule is about.",
                    ja: "転送{forwarding}は、このルールが対象とする種類ではありません。"),
                Phrase(
                    en: "The address at {hop} is of another kind than this rule is about.",
                    ja: "{hop}のアドレスは、このルールが対象とする種類ではありません。"),
                Phrase(
                    en: "The name belongs to somebody of another role than this rule is about.",
                    ja: "名前の持ち主の立場が、このルールの対象と異なります。"),
            ]
        case .otherCause:
            [
                Phrase(
                    en: "Statement {statement} gives another cause, or none.",
                    ja: "記録{statement}には、別の原因が記されているか、原因の記載がありません。"),
                Phrase(en: "The text of the result gives another cause.", ja: "結果には別の原因が記されています。"),
            ]
        case .notForwarded:
            [
                Phrase(
                    en: "Nobody forwarded the mail between its author and what statement {statement} judges.",
                    ja: "記録{statement}の検証対象より前に、転送は行われていません。"),
                Phrase(en: "Nobody forwarded this mail.", ja: "このメールは転送されていません。"),
            ]
        case .newestLeg:
            [
                Phrase(
                    en: "Statement {statement} judges the mail behind all forwardings.",
                    ja: "記録{statement}は、すべての転送より後のメールを検証したものです。"),
                Phrase(en: "What passed was tested behind all forwardings.", ja: "PASSした検証は、すべての転送より後に行われています。"),
            ]
        case .forwarded:
            [
                Phrase(en: "Forwarding {forwarding} explains it.", ja: "転送{forwarding}によって説明できます。"),
                Phrase(en: "The mail was forwarded, and that explains it.", ja: "転送によって説明できます。"),
            ]
        case .internalMove:
            [
                Phrase(
                    en: "Forwarding {forwarding} stayed inside of one organization.",
                    ja: "転送{forwarding}は、同じ組織の中で行われています。"),
                Phrase(en: "The forwarding stayed inside of one organization.", ja: "転送は同じ組織の中で行われています。"),
            ]
        case .throughList:
            [
                Phrase(
                    en: "The mailing list of forwarding {forwarding} explains it.",
                    ja: "転送{forwarding}のメーリングリストによって説明できます。"),
                Phrase(en: "A mailing list explains it.", ja: "メーリングリストによって説明できます。"),
            ]
        case .notTrusted:
            [
                Phrase(
                    en: "Statement {statement} was written outside of the servers that you trust.",
                    ja: "記録{statement}は、信頼するサーバーの外で書かれたものです。"),
                Phrase(
                    en: "The line of {hop} was written outside of the servers that you trust.",
                    ja: "{hop}の行は、信頼するサーバーの外で書かれたものです。"),
                Phrase(
                    en: "It was written outside of the servers that you trust.",
                    ja: "信頼するサーバーの外で書かれたものです。"),
            ]
        case .trusted:
            [
                Phrase(
                    en: "Statement {statement} was written by a server that you trust.",
                    ja: "記録{statement}は、信頼するサーバーが書いたものです。"),
                Phrase(en: "It was written by a server that you trust.", ja: "信頼するサーバーが書いたものです。"),
            ]
        case .settledElsewhere:
            [
                Phrase(en: "Statement {statement} settles the question.", ja: "記録{statement}によって結論が出ています。"),
                Phrase(en: "Other results settle the question.", ja: "ほかの結果によって結論が出ています。"),
            ]
        case .hidden:
            [
                Phrase(
                    en: "Statement {statement} is already explained by a finding that says more: {code}.",
                    ja: "記録{statement}については、より重要な検出事項{code}が説明しています。"),
                Phrase(
                    en: "A finding that says more explains it already: {code}.",
                    ja: "より重要な検出事項{code}が説明しています。"),
                Phrase(en: "A finding that says more explains it already.", ja: "より重要な検出事項が説明しています。"),
            ]
        case .fieldPresent:
            [
                Phrase(
                    en: "It is there: statement {statement} in {field}.",
                    ja: "必要なものはあります（記録{statement}、{field}）。"),
                Phrase(en: "It is there: {field}.", ja: "必要なものはあります（{field}）。"),
                Phrase(en: "It is there: the line of {hop}.", ja: "必要なものはあります（{hop}の行）。"),
                Phrase(en: "What the rule would miss is there.", ja: "このルールが欠けていると見なすものは、存在しています。"),
            ]
        case .tooFewSigns:
            [
                Phrase(en: "Too few signs; one alone proves nothing.", ja: "兆候が足りません。1つだけでは根拠になりません。")
            ]
        case .tooSmall:
            [
                Phrase(
                    en: "The difference at {hop} is too small to mean anything.",
                    ja: "{hop}での差は小さく、意味を持ちません。"),
                Phrase(en: "The difference is too small to mean anything.", ja: "差が小さく、意味を持ちません。"),
            ]
        case .orderUnreliable:
            [
                Phrase(
                    en: "The fields do not stand in the order in which servers wrote them, so this rule cannot judge.",
                    ja: "フィールドがサーバーの書いた順に並んでいないため、このルールでは判断できません。")
            ]
        case .sealed:
            [
                Phrase(
                    en: "Statement {statement} is covered by an ARC seal, or is a copy and treated as one.",
                    ja: "記録{statement}は、ARCの封印に含まれているか、写しとして扱われています。"),
                Phrase(
                    en: "It is covered by an ARC seal that a trusted server accepted.",
                    ja: "信頼するサーバーが認めたARCの封印に含まれています。"),
            ]
        }
    }
}
