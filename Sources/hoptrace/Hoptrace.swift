internal import ArgumentParser
internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// The command line. A subcommand reads its arguments, calls a library and picks the exit code.
@main
struct Hoptrace: ParsableCommand {
    static let version = Report.programVersion

    static let configuration = CommandConfiguration(
        commandName: "hoptrace",
        abstract: "Shows which servers a mail went through, where it was forwarded, and whose name each PASS is about.",
        discussion: """
            hoptrace reads the header of a saved message. It asks no server and no DNS: it says what the message itself can show.

            hoptrace message.eml                      the report of one message
            hoptrace trace --language ja message.eml  the same in Japanese
            hoptrace compare one.eml two.eml          what two copies of a mail say together
            hoptrace corpus archive/                  what a whole archive says
            hoptrace report *.eml                     an incident report over messages, to hand over
            hoptrace export --as stix message.eml     for the tools of a security team
            hoptrace decode 'SRS0=…@host.example'     what a rewritten address says
            hoptrace explain spf-pass-for-forwarder   what a finding means
            """,
        version: version,
        subcommands: [
            TraceCommand.self, CompareCommand.self, CorpusCommand.self, ReportCommand.self, ExportCommand.self,
            DecodeCommand.self, ExplainCommand.self, WorkerCommand.self,
        ],
        defaultSubcommand: TraceCommand.self)

    static func main() {
        BugReport.install()
        let arguments = arguments
        do {
            if let command = traced(arguments) { return try command.run() }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            tellOfStandardInput(error)
            exit(withError: error)
        }
    }

    /// Where nothing is named and something waits on standard input, the error is told with how that is named.
    private static func tellOfStandardInput(_ error: any Error) {
        guard isatty(STDIN_FILENO) == 0, message(for: error).hasPrefix("Missing expected argument '<files>") else { return }
        FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
        Diagnostics.say("standard input is read by the name -, as in: hoptrace - <message.eml")
        Foundation.exit(exitCode(for: error).rawValue)
    }

    /// What stands behind the name of the program. `CommandLine.arguments` puts U+FFFD for bytes that are no UTF-8: no file bears such a name.
    private static var arguments: [String] {
        UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst().compactMap { argument in
            argument.map { PathText.text(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        }
    }

    /// The command of most runs, read without the others: from here on the parser asks each of them for its arguments, more than once, which
    /// takes a third of the time of a trace. Nil where this is another command, or something is to be told about the arguments.
    private static func traced(_ arguments: [String]) -> TraceCommand? {
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return nil }
        let isNamed = first == TraceCommand._commandName
        guard isNamed || !configuration.subcommands.contains(where: { $0._commandName == first }) else { return nil }
        return try? TraceCommand.parse(isNamed ? Array(arguments.dropFirst()) : arguments)
    }
}

/// What the exit code of a command says.
enum ExitStatus {
    /// A finding is as severe as `--fail-on` or more.
    static let finding = ExitCode(1)
    /// An input could not be read; the others were.
    static let unreadable = ExitCode(2)
    /// Ctrl-C ended a run that can be gone on with.
    static let stopped = ExitCode(130)
    /// A bug of hoptrace.
    static let bug = ExitCode(70)
}
