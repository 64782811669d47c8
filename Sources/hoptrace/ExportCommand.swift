internal import ArgumentParser
internal import TraceAnalysis
internal import TraceReports

/// `hoptrace export --as FORMAT FILE…`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write messages for other tools: STIX 2.1, MISP, IODEF 2 or CSV.",
        discussion: """
            In CSV a text that a spreadsheet would take for a formula gets an apostrophe in front.

            EXIT CODES
              0   done
              2   an input could not be read; the others were exported
              64  wrong use
              70  a bug in hoptrace
            """)

    @Argument(help: InputList.help, completion: .file())
    var files: [String]

    @Option(name: .customLong("as"), help: "What to write.")
    var format: Export.Format

    @Option(help: "What the CSV has a row for.")
    var table = Export.Table.hops

    @Option(name: .shortAndLong, help: "Write to a file in place of standard output.", completion: .file())
    var output: String?

    @OptionGroup var tracing: TracingOptions

    @OptionGroup var redaction: RedactionOptions

    @OptionGroup var language: LanguageOption

    func validate() throws { try InputList(files: files).validate(OutputPaths(output, redaction)) }

    func run() throws {
        var messages: [(trace: Trace, source: Source)] = []
        var redactor = try redaction.redactor()
        let isComplete = InputList(files: files).read(tracing, &redactor) { item in
            if case .message(let message) = item { messages.append((message.trace, message.source)) }
        }
        if !messages.isEmpty {
            let options = tracing.reportOptions(language.chosen)
            let export = Export(messages, options: options)
            try ReportOutput.write(
                try ReportOutput.xml { () throws(XMLWriter.Failure) in try export.bytes(format, table: table) }, to: output)
        }
        try redaction.writeTable(redactor)
        guard isComplete else { throw ExitStatus.unreadable }
    }
}
