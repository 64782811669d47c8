internal import ArgumentParser
internal import TraceAnalysis
internal import TraceReports

/// What `hoptrace trace` writes of its messages: the report, the rows as mail readers show them, or the answer to one question.
struct TraceOutput {
    var view: View
    private(set) var count = 0
    private var reports: [Report] = []
    private var shown: [ShownReport] = []
    private var answers: [WhyReport] = []

    enum View {
        case report
        case asShown
        case why(FindingCode)
    }

    init(_ view: View) {
        self.view = view
    }

    mutating func add(_ trace: Trace, _ source: Source, _ options: Report.Options) {
        count += 1
        switch view {
        case .report: reports.append(Report(trace, source: source, options: options))
        case .asShown: shown.append(ShownReport(trace, source: source, options: options))
        case .why(let code): answers.append(WhyReport(trace, code, source: source, options: options))
        }
    }

    func write(_ output: ReportOutput) throws {
        if case .report = view { return try output.write(reports) }
        guard count > 0 else { return }
        try ReportOutput.write(try bytes(output), to: output.path)
    }

    private func bytes(_ output: ReportOutput) throws -> [UInt8] {
        let text = output.appearance.textOptions(isFile: output.path != nil)
        if case .why = view {
            return output.format == .text
                ? Array(WhyReport.text(answers, text).utf8) : WhyReport.json(answers, isList: output.isList)
        }
        switch output.format {
        case .text: return Array(ShownReport.text(shown, text).utf8)
        case .json: return ShownReport.json(shown, isList: output.isList)
        case .ndjson: return shown.flatMap(\.ndjson)
        case .html: return Array(ShownReport.html(shown).utf8)
        case .xml: return try ReportOutput.xml { () throws(XMLWriter.Failure) in try ShownReport.xml(shown) }
        }
    }
}
