internal import TraceAnalysis
internal import TraceFields

/// Words for the codes that stand in the tables of a summary. JSON and CSV hold the codes; a code that is not ours is shown as it is.
extension Phrasebook {
    /// A cell as people read it: a code of ours with its words.
    func shown(_ cell: SummaryReport.Cell, _ column: SummaryColumn, in table: SummaryTable) -> String {
        switch cell {
        case .text(let text) where text.isEmpty: column.isName ? self[summary: .noName] : "-"
        case .text(let text): word(text, column, in: table)
        case .number(let number): self.number(number)
        case .flag(let flag): self[flag ? .yes : .no]
        case .none: column == .day ? self[summary: .noDay] : "-"
        }
    }

    /// What a code of a column means, where its words say more than it does: they stand beside it.
    func meaning(_ code: String, _ column: SummaryColumn, in table: SummaryTable) -> String? {
        switch column {
        case .problem: Self.problems[code].map { text($0) } ?? FindingGuide.entry(named: code, language: language)?.title
        case .verdict: FindingGuide.entry(named: code, language: language)?.title
        case .code:
            table == .defects ? defectWord(code) : FindingGuide.entry(named: code, language: language)?.title
        default: nil
        }
    }

    /// Problems of records that are no finding.
    private static let problems: [String: Phrase] = [
        "spf-permerror": Phrase(en: "The SPF record has an error", ja: "SPFレコードに誤りがある"),
        "dkim-permerror": Phrase(
            en: "The DKIM key or the signature cannot be used", ja: "DKIMの公開鍵または署名を利用できない"),
        "dmarc-temperror": Phrase(
            en: "DMARC could not be checked because of DNS", ja: "DNSの問題でDMARCを検証できない"),
        "dmarc-permerror": Phrase(en: "The DMARC record has an error", ja: "DMARCレコードに誤りがある"),
    ]

    private func word(_ code: String, _ column: SummaryColumn, in table: SummaryTable) -> String {
        switch column {
        case .kind where table == .sources: code
        case .kind, .kinds:
            code.split(separator: ", ").map { shortForwardingWord(String($0)) }
                .joined(separator: comma)
        case .role: Identity.Role(rawValue: code).map { text(Self.role($0)) } ?? code
        case .aligned: alignmentWord(code)
        case .confidence: confidenceWord(code)
        case .severity: severityWord(code)
        case .method: code.uppercased()
        default: meaning(code, column, in: table).map { code + colon + $0 } ?? code
        }
    }

    private func defectWord(_ code: String) -> String? {
        guard let defect = Defect.Code(rawValue: code) else { return nil }
        var values = PhraseValues()
        values.set(.field, text(Phrase(en: "a field", ja: "フィールド")))
        return text(Self.defect(defect), values)
    }

    private func shortForwardingWord(_ code: String) -> String {
        Forwarding.Kind(rawValue: code).map { text(Self.shortForwardingKind($0)) } ?? code
    }

    /// What a forwarding is called in a column.
    static func shortForwardingKind(_ kind: Forwarding.Kind) -> Phrase {
        switch kind {
        case .googleCaf: Phrase(en: "Google (+caf_)", ja: "Google（+caf_）")
        case .qqAuto: Phrase(en: "QQ Mail (+auto_)", ja: "QQメール（+auto_）")
        case .srs0: Phrase(en: "SRS", ja: "SRS")
        case .srs1: Phrase(en: "SRS, twice", ja: "SRS（2回目以降）")
        case .microsoftSRS: Phrase(en: "Microsoft 365 (+SRS=)", ja: "Microsoft 365（+SRS=）")
        case .microsoftRedirect: Phrase(en: "Microsoft 365 redirection", ja: "Microsoft 365のリダイレクト")
        case .alias: Phrase(en: "envelope sender kept", ja: "エンベロープFromはそのまま")
        case .resent: Phrase(en: "Resent-", ja: "Resent-")
        case .fetch: Phrase(en: "fetched", ja: "取り込み")
        case .unknown: Phrase(en: "unknown kind", ja: "種類は不明")
        case .googleGroups, .mailingList, .aliasService: forwardingKind(kind)
        }
    }

    /// A number with its digits in groups of three.
    func number(_ number: Int) -> String {
        var groups: [Substring] = []
        var digits = String(number.magnitude)[...]
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}
