public import TraceAnalysis
internal import TraceFields

/// Why a rule fired on a message or did not: what `hoptrace trace --why CODE` writes.
public struct WhyReport: Hashable, Sendable {
    /// The version of the contract.
    public static let format = "hoptrace.why/1"

    public var source: Source
    public var language: Language
    public var code: String
    public var hasFired: Bool
    /// What it found, each with its reasons.
    public var findings: [Report.Finding]
    /// Code and sentence of the reason for its silence.
    public var reason: String?
    public var answer: String?
    /// What decided: a statement, a hop, a forwarding by number, and the field.
    public var statement: Int?
    public var hop: Int?
    public var forwarding: Int?
    public var field: Report.Field?

    public init(_ trace: Trace, _ code: FindingCode, source: Source, options: Report.Options = Report.Options()) {
        let book = Phrasebook(language: options.language)
        let report = Report(trace, source: source, options: options)
        self.source = source
        language = options.language
        self.code = code.rawValue
        findings = report.findings.filter { $0.code == code.rawValue }
        hasFired = !findings.isEmpty
        guard let silence = trace.silence(of: code) else { return }
        reason = silence.reason.rawValue
        statement = silence.statement
        hop = silence.hop
        forwarding = silence.forwarding
        field = HeaderText(trace.block).field(silence.field)
        var values = PhraseValues()
        values.set(.field, field.map { book.quoted($0.name) })
        values.set(.hop, silence.hop.flatMap { n in report.hops.first { $0.n == n } }.map { Self.name($0, book) })
        answer = book.silence(silence, values)
    }

    private static func name(_ hop: Report.Hop, _ book: Phrasebook) -> String {
        var values = PhraseValues()
        values.set(.number, String(hop.n))
        values.set(.name, hop.host.map { book.quoted($0) })
        return book.sentence(Phrasebook.hopWithName, values) ?? book.text(Phrasebook.hopAlone, values)
    }

    // Text and JSON

    /// The answer for a terminal.
    public static func text(_ reports: [WhyReport], _ options: TextReport.Options = TextReport.Options()) -> String {
        var canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
        for report in reports { report.write(to: &canvas) }
        return canvas.text
    }

    private func write(to canvas: inout TextCanvas) {
        let book = Phrasebook(language: language)
        canvas.blank()
        var values = PhraseValues()
        values.set(.code, code)
        values.set(.value, book.quoted(source.argument))
        canvas.paragraph(book.text(hasFired ? Phrasebook.whyFired : Phrasebook.whySilent, values), style: .bold)
        for finding in findings {
            canvas.paragraph(finding.headline, indent: 2)
            for reason in finding.evidence { canvas.paragraph(book.cited(reason), indent: 4, lead: "• ", style: .dim) }
        }
        guard let answer else { return }
        canvas.paragraph(answer, indent: 2)
        if let statement = cited { canvas.paragraph(statement, indent: 4, lead: "• ", style: .dim) }
    }

    /// The line that decided.
    private var cited: String? {
        guard let field else { return nil }
        let book = Phrasebook(language: language)
        var values = PhraseValues()
        values.set(.field, book.quoted(field.name))
        values.set(.number, String(field.line))
        return book.text(Phrasebook.whyField, values)
    }

    /// One object for one message, an array where a list was asked for.
    public static func json(_ reports: [WhyReport], isList: Bool) -> [UInt8] {
        isList || reports.count != 1
            ? JSONWriter.list(reports) { $1.write(to: &$0) } : JSONWriter.document { reports[0].write(to: &$0) }
    }

    private func write(to sink: inout some ReportSink) {
        sink.text("format", Self.format)
        sink.text("source", source.argument)
        sink.text("code", code)
        sink.flag("fired", hasFired)
        sink.objects("findings", of: "finding", findings) { $1.write(to: &$0) }
        sink.text("reason", reason)
        sink.text("answer", answer)
        sink.number("statement", statement)
        sink.number("hop", hop)
        sink.number("forwarding", forwarding)
        field.write("field", to: &sink)
    }
}

extension Phrasebook {
    static let whyFired = Phrase(en: "{code} fired on {value}:", ja: "{code}は{value}で検出されています：")
    static let whySilent = Phrase(en: "{code} did not fire on {value}:", ja: "{code}は{value}では検出されていません：")
    static let whyField = Phrase(en: "{field}, line {number}", ja: "{field}、{number}行目")
}
