internal import ArgumentParser
internal import TraceAnalysis
internal import TraceReports

/// `hoptrace trace FILE…`
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        // It is read alone in most runs (`Hoptrace.traced`): the parser then looks for no request of its own.
        _superCommandName: "hoptrace",
        abstract: "Report the way of messages, who checked what, and what the results prove.",
        discussion: """
            EXIT CODES
              0   done; no finding as severe as --fail-on
              1   a finding as severe as --fail-on, or more
              2   an input could not be read; the others were traced
              64  wrong use
              70  a bug in hoptrace
            """)

    @Argument(help: InputList.help, completion: .file())
    var files: [String]

    @Option(name: .shortAndLong, help: "What to write (default: by the ending of --output, else text).")
    var format: ReportFormat?

    @Option(name: .shortAndLong, help: "Write to a file in place of standard output.", completion: .file())
    var output: String?

    @OptionGroup var tracing: TracingOptions

    @OptionGroup var redaction: RedactionOptions

    @Option(
        name: .long, help: ArgumentHelp("End with exit code 1 when a finding is this severe or more.", valueName: "severity"))
    var failOn: Severity?

    @Flag(help: "Print the SPF, DKIM and DMARC rows as mail readers show them, and beside each what it is about.")
    var asShown = false

    @Option(help: ArgumentHelp("Say why the finding of this code fired or did not fire.", valueName: "code"))
    var why: FindingCode?

    @OptionGroup var appearance: Appearance

    func validate() throws {
        guard !asShown || why == nil else { throw ValidationError("Give --as-shown or --why, not both.") }
        let format = try ReportFormat.chosen(format, output)
        guard why == nil || format == .text || format == .json else {
            throw ValidationError("--why writes text or json.")
        }
        try InputList(files: files).validate(OutputPaths(output, redaction))
    }

    func run() throws {
        let options = tracing.reportOptions(appearance.chosenLanguage)
        var traced = TraceOutput(why.map { .why($0) } ?? (asShown ? .asShown : .report))
        var severities: Set<Severity> = []
        var redactor = try redaction.redactor()
        let inputs = InputList(files: files)
        let isComplete = inputs.read(tracing, &redactor) { item in
            guard case .message(let message) = item else { return }
            traced.add(message.trace, message.source, options)
            severities.formUnion(message.trace.findings.map(\.severity))
        }
        let format = try ReportFormat.chosen(format, output)
        try traced.write(ReportOutput(format: format, path: output, isList: inputs.isList, appearance: appearance))
        try redaction.writeTable(redactor)
        guard isComplete else { throw ExitStatus.unreadable }
        if let failOn, severities.contains(where: { $0 >= failOn }) { throw ExitStatus.finding }
    }
}
