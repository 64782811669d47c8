internal import ArgumentParser
internal import Foundation
internal import TraceAnalysis
internal import TraceCorpus
internal import TraceReports

/// `hoptrace worker`
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Trace sources named on standard input, for an engine that spreads work over machines.",
        discussion: """
            Standard input names sources, a path a line (-0: ended by NUL): messages, mailboxes, archives and directories. With
            --framed it holds messages themselves, each behind its length as 4 bytes, the most significant first.

            Standard output gets one line of JSON for each message (hoptrace.trace/1), in order, at once. What cannot be read gets
            a line of hoptrace.error/1 in its place, and the next source is read. Nothing is left out because it was met before.
            """)

    @Flag(name: [.customShort("0"), .customLong("null")], help: "Paths end in NUL, not in a line end.")
    var isNullSeparated = false

    @Flag(name: .customLong("framed"), help: "Standard input holds messages, each behind its length.")
    var isFramed = false

    @OptionGroup var carried: CarriedOption

    @OptionGroup var tracing: TracingOptions

    @Option(help: "Language of the sentences.")
    var language = Language.english

    @Option(name: .customLong("lang"), help: .hidden)
    var shortened: Language?

    func validate() throws {
        guard !isFramed || !isNullSeparated else { throw ValidationError("Give --framed or -0, not both.") }
    }

    func run() throws {
        // Whoever reads may go away first.
        signal(SIGPIPE, SIG_DFL)
        var options = ScanOptions()
        options.trace = tracing.traceOptions
        options.hasSHA256 = true
        options.takesAttached = carried.attached
        let reader = SourceReader(options)
        let lines = WorkerLines(tracing.reportOptions(shortened ?? language))
        if isFramed {
            var frames = FrameReader(STDIN_FILENO)
            var number = 0
            while let frame = frames.next() {
                number += 1
                switch frame {
                case .message(let bytes):
                    reader.read(message: bytes, source: "-", member: String(number)) { lines.write($0) }
                case .cutOff:
                    lines.write(
                        .omission(
                            Omission(source: "-", member: String(number), reason: .unreadable, detail: "the frame is cut off")))
                }
            }
        } else {
            var paths = PathReader(STDIN_FILENO, separator: isNullSeparated ? 0 : 0x0A)
            while let path = paths.next() { reader.read(.path(path)) { lines.write($0) } }
        }
    }
}

/// What a worker writes: each line with one call, so that whoever reads gets it at once and whole.
private struct WorkerLines {
    private let options: Report.Options

    init(_ options: Report.Options) {
        self.options = options
    }

    func write(_ item: SourceReader.Item) {
        let line: [UInt8]
        switch item {
        case .message(let trace, let origin):
            line = Report(trace, source: Source(origin), options: options, extent: .contract).ndjson
        case .omission(let omission):
            line =
                SourceError(
                    name: omission.source, member: omission.place, code: omission.reason.rawValue,
                    sentence: Phrasebook(language: options.language).text(omission.reason.phrase), detail: omission.detail
                ).ndjson
        }
        var done = 0
        while done < line.count {
            let count = line.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress! + done, line.count - done) }
            if count < 0, errno == EINTR { continue }
            // Nobody is there to be told.
            guard count > 0 else { Foundation.exit(ExitStatus.unreadable.rawValue) }
            done += count
        }
    }
}
