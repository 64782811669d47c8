internal import ArgumentParser
internal import TraceAnalysis
internal import TraceFields
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

    @Argument(help: "Two or more messages as they were saved; - is standard input.", completion: .file())
    var files: [String]

    @Option(name: .shortAndLong, help: "What to write.")
    var format = CompareFormat.text

    @Option(name: .shortAndLong, help: "Write to a file in place of standard output.", completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Trust the servers with this authserv-id, domain or network, beside the network of the newest hop. Repeatable.",
            valueName: "name"))
    var trust: [String] = []

    @Option(
        name: .customLong("same-org"),
        help: ArgumentHelp(
            "Treat these domains as one organization although their names do not show it. Repeatable.", valueName: "domain"))
    var sameOrganization: [String] = []

    @OptionGroup var appearance: Appearance

    enum CompareFormat: String, CaseIterable, ExpressibleByArgument { case text, json, xml, html }

    func validate() throws {
        guard files.count > 1 else { throw ValidationError("Give at least two messages to compare.") }
        guard files.count(where: { $0 == "-" }) < 2 else {
            throw ValidationError("Standard input (-) can be read only once.")
        }
        if let output, files.contains(where: { $0 != "-" && ReportOutput.isSameFile($0, output) }) {
            throw ValidationError("--output would overwrite the message \(PrintableText(output).text).")
        }
    }

    func run() throws {
        let tracer = MessageTracer(options: TraceOptions(trust: trust, sameOrganization: sameOrganization))
        var traces: [Trace] = []
        var bodies: [String?] = []
        var sources: [Source] = []
        for file in files {
            do throws(InputFailure) {
                let message = try MessageFile(named: file)
                let trace = tracer.trace(message.bytes)
                guard !trace.block.fields.isEmpty else { throw .hasNoHeader(FileKind(message.bytes)) }
                if message.isMailbox { Diagnostics.say(file, "this is a mailbox; its first message is compared.") }
                traces.append(trace)
                bodies.append(body(of: message, trace))
                sources.append(message.source)
            } catch {
                Diagnostics.say(file, error.sentence)
            }
        }
        guard traces.count > 1 else {
            Diagnostics.say("fewer than two messages could be read, so that there is nothing to compare.")
            throw ExitStatus.unreadable
        }
        let options = Report.Options(trust: trust, sameOrganization: sameOrganization, language: appearance.chosenLanguage)
        let report = ComparisonReport(Comparison(traces, bodies: bodies), sources: sources, options: options)
        try ReportOutput.write(try bytes(of: report), to: output)
        if traces.count < files.count { throw ExitStatus.unreadable }
    }

    /// A digest of the body where all of it was kept; copies made of a header alone have none to compare.
    private func body(of message: MessageFile, _ trace: Trace) -> String? {
        let start = trace.block.bodyStart
        guard trace.block.hasBlankLine, start < message.bytes.count, message.source.size == message.bytes.count else {
            return nil
        }
        return SourceDigest.sha256(of: CanonicalBody.relaxed(message.bytes[start...]))
    }

    private func bytes(of report: ComparisonReport) throws -> [UInt8] {
        switch format {
        case .text: return Array(ComparisonText.text(report, appearance.textOptions(isFile: output != nil)).utf8)
        case .json: return report.json
        case .html: return Array(ComparisonHTML.html(report).utf8)
        case .xml:
            do {
                return try report.xml()
            } catch {
                BugReport.say("the XML report could not be written: \(error)")
                throw ExitStatus.bug
            }
        }
    }
}
