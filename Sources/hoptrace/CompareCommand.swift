internal import ArgumentParser
internal import TraceAnalysis
internal import TraceReports

/// `hoptrace compare FILE FILE…`
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare copies of mail: the same mail or not, what forwarding changed, what a repair changed.",
        discussion: """
            Give the copy in the forwarding mailbox and the forwarded one, or the mails before and after a repair, in any order.

            EXIT CODES
              0   done
              2   an input could not be read; the others were compared where two or more remained
              64  wrong use
              70  a bug in hoptrace
            """)

    @Argument(
        help: "Two or more messages as they were saved; FILE:PLACE is one in a mailbox or an archive, - is standard input.",
        completion: .file())
    var files: [String]

    @Option(name: .shortAndLong, help: "What to write (default: by the ending of --output, else text).")
    var format: CompareFormat?

    @Option(name: .shortAndLong, help: "Write to a file in place of standard output.", completion: .file())
    var output: String?

    @OptionGroup var tracing: TracingOptions

    @OptionGroup var redaction: RedactionOptions

    @OptionGroup var appearance: Appearance

    enum CompareFormat: String, FormatArgument {
        case text, json, xml, html

        static let standard = text
    }

    func validate() throws {
        _ = try CompareFormat.chosen(format, output)
        let inputs = InputList(files: files)
        guard inputs.isList else { throw ValidationError("Give at least two messages to compare.") }
        try inputs.validate(OutputPaths(output, redaction))
    }

    func run() throws {
        var traces: [Trace] = []
        var bodies: [String?] = []
        var sources: [Source] = []
        var redactor = try redaction.redactor()
        let isComplete = InputList(files: files).read(tracing, &redactor) { item in
            guard case .message(let message) = item else { return }
            traces.append(message.trace)
            bodies.append(message.bodyDigest)
            sources.append(message.source)
        }
        guard traces.count > 1 else {
            Diagnostics.say(
                Phrase(
                    en: "fewer than two messages could be read, so that there is nothing to compare.",
                    ja: "読み取れたメールが2通に満たないため、比較できません。"))
            throw ExitStatus.unreadable
        }
        let options = tracing.reportOptions(appearance.chosenLanguage)
        let report = ComparisonReport(Comparison(traces, bodies: bodies), sources: sources, options: options)
        try ReportOutput.write(try bytes(of: report), to: output)
        try redaction.writeTable(redactor)
        guard isComplete else { throw ExitStatus.unreadable }
    }

    private func bytes(of report: ComparisonReport) throws -> [UInt8] {
        switch try CompareFormat.chosen(format, output) {
        case .text: return Array(ComparisonText.text(report, appearance.textOptions(isFile: output != nil)).utf8)
        case .json: return report.json
        case .html: return Array(ComparisonHTML.html(report).utf8)
        case .xml: return try ReportOutput.xml { () throws(XMLWriter.Failure) in try report.xml() }
        }
    }
}
