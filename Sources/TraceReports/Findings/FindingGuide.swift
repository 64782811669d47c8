public import TraceAnalysis

/// What `hoptrace explain CODE` prints: a page on each finding and each verdict. `docs/findings.md` is made of the same pages.
public enum FindingGuide {
    /// The page of one code in one language. Words between backquotes are codes or words of a header.
    public struct Entry: Hashable, Sendable {
        public var code: String
        public var title: String
        public var meaning: String
        /// `info`, `notice`, `warning` or `critical`; nil for a verdict.
        public var severity: String?
        /// When the severity is another one.
        public var changes: String?
        /// When the rule fires.
        public var fires: [String]
        /// When it must not.
        public var silent: [String]
        /// What to do.
        public var steps: [String]
        /// Header lines.
        public var example: [String]
        /// Codes of findings.
        public var related: [String]
    }

    public static func entry(_ code: FindingCode, language: Language) -> Entry {
        entry(.page(code), code.rawValue, language)
    }

    /// A short entry: what the sentence on top of a report means. Nil for no verdict of this version.
    public static func entry(_ code: Verdict.Code, language: Language) -> Entry? {
        GuidePage.page(code).map { entry($0, code.rawValue, language) }
    }

    /// The entry of a finding or of a verdict, by its code; nil where nothing has this code.
    public static func entry(named code: String, language: Language) -> Entry? {
        if let finding = FindingCode(rawValue: code) { return entry(finding, language: language) }
        return Verdict.Code(rawValue: code).flatMap { entry($0, language: language) }
    }

    /// All findings in the order of the catalogue.
    public static func findings(language: Language) -> [Entry] {
        FindingCode.allCases.map { entry($0, language: language) }
    }

    /// All verdicts in the order of the decision table.
    public static func verdicts(language: Language) -> [Entry] {
        Verdict.Code.allCases.compactMap { entry($0, language: language) }
    }

    private static func entry(_ page: GuidePage, _ code: String, _ language: Language) -> Entry {
        Entry(
            code: code, title: page.title[language], meaning: page.meaning[language],
            severity: page.severity.map { $0.code.description }, changes: page.changes?[language],
            fires: page.fires.map { $0[language] }, silent: page.silent.map { $0[language] },
            steps: page.steps.map { $0[language] }, example: page.example, related: page.related.map(\.rawValue))
    }

    /// Headings of a page.
    enum Heading: CaseIterable {
        case severity, meaning, fires, silent, steps, example, related, findings, verdicts, code, title

        var phrase: Phrase {
            switch self {
            case .severity: Phrase(en: "Severity", ja: "重要度")
            case .meaning: Phrase(en: "What it means", ja: "意味")
            case .fires: Phrase(en: "When it is reported", ja: "報告される条件")
            case .silent: Phrase(en: "When it is not", ja: "報告されない条件")
            case .steps: Phrase(en: "What to do", ja: "対応")
            case .example: Phrase(en: "Example", ja: "例")
            case .related: Phrase(en: "See also", ja: "関連項目")
            case .findings: Phrase(en: "Findings", ja: "検出事項")
            case .verdicts: Phrase(en: "Verdicts", ja: "判定")
            case .code: Phrase(en: "Code", ja: "コード")
            case .title: Phrase(en: "In short", ja: "概要")
            }
        }
    }
}
