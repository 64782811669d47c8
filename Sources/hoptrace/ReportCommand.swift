internal import ArgumentParser
internal import TraceAnalysis
internal import TraceReports

/// `hoptrace report FILE…`
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write an incident report over messages: what happened, since when, who is affected, who must do what.",
        discussion: """
            Several copies of one mail are recognised and explained together. An input that cannot be read is listed in the report.
            Nothing in the report depends on the day on which it is written; --date puts one on its cover.

            EXIT CODES
              0   done
              2   an input could not be read; the report lists it
              64  wrong use
              70  a bug in hoptrace
            """)

    @Argument(help: InputList.help, completion: .file())
    var files: [String]

    @Option(name: .shortAndLong, help: "What to write (default: by the ending of --output, else html).")
    var format: IncidentFormat?

    @Option(name: .shortAndLong, help: "Write to a file in place of standard output.", completion: .file())
    var output: String?

    @Option(help: "Title on the cover.")
    var title: String?

    @Option(name: .customLong("case"), help: ArgumentHelp("Case number on the cover.", valueName: "number"))
    var caseID: String?

    @Option(help: ArgumentHelp("Who wrote the report, on the cover.", valueName: "name"))
    var analyst: String?

    @Option(help: ArgumentHelp("Date on the cover, as it shall stand there.", valueName: "text"))
    var date: String?

    @OptionGroup var tracing: TracingOptions

    @OptionGroup var redaction: RedactionOptions

    @OptionGroup var language: LanguageOption

    enum IncidentFormat: String, FormatArgument {
        case html, xml, json, markdown

        static let standard = html
    }

    private var chosenLanguage: Language { language.chosen }

    func validate() throws {
        _ = try IncidentFormat.chosen(format, output)
        try InputList(files: files).validate(OutputPaths(output, redaction))
    }

    func run() throws {
        var inputs: [IncidentInput] = []
        var redactor = try redaction.redactor()
        let isRedacted = redactor != nil
        let isComplete = InputList(files: files).read(tracing, &redactor) { item in
            switch item {
            case .message(let message):
                inputs.append(
                    .message(
                        message.trace, message.source, body: message.bodyDigest, isHeaderOnly: message.isHeaderOnly))
            case .failure(let name, let failure):
                let reason = failure.sentence(in: chosenLanguage, hasDetail: !isRedacted)
                inputs.append(.unreadable(name: name, reason: reason))
            }
        }
        let heading = IncidentReport.Heading(title: title, caseID: caseID, analyst: analyst, date: date)
        let options = tracing.reportOptions(chosenLanguage)
        try ReportOutput.write(try bytes(of: IncidentReport(inputs, heading: heading, options: options)), to: output)
        try redaction.writeTable(redactor)
        guard isComplete else { throw ExitStatus.unreadable }
    }

    private func bytes(of report: IncidentReport) throws -> [UInt8] {
        switch try IncidentFormat.chosen(format, output) {
        case .html: return Array(IncidentHTML.html(report).utf8)
        case .markdown: return Array(IncidentMarkdown.markdown(report).utf8)
        case .json: return report.json
        case .xml: return try ReportOutput.xml { () throws(XMLWriter.Failure) in try report.xml() }
        }
    }
}
