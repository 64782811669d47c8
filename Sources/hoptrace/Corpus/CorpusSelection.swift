internal import ArgumentParser
internal import Foundation
internal import TraceAnalysis
internal import TraceCorpus

/// `--attached`: wherever every message of a source is traced.
struct CarriedOption: ParsableArguments {
    @Flag(
        help:
            "Where a message carries others (attached, journaled, given back by a bounce), trace those in its place.")
    var attached = false
}

/// Which messages are scanned, and how.
struct CorpusSelection: ParsableArguments {
    @Argument(help: ArgumentHelp("Mailboxes, directories, archives and messages; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("Read more paths from a file, one a line; - is standard input.", valueName: "list"))
    var filesFrom: String?

    @Flag(name: [.customShort("0"), .customLong("null")], help: "Paths in --files-from end in NUL, not in a line end.")
    var isNullSeparated = false

    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("Workers (default: one a core).", valueName: "count"))
    var jobs: Int?

    @OptionGroup var carried: CarriedOption

    @OptionGroup var tracing: TracingOptions

    func validate() throws {
        guard !paths.isEmpty || filesFrom != nil else { throw ValidationError("Name a path, or give --files-from.") }
        guard filesFrom != nil || !isNullSeparated else { throw ValidationError("-0 tells how --files-from is written.") }
        guard paths.count(where: { $0 == "-" }) + (filesFrom == "-" ? 1 : 0) < 2 else {
            throw ValidationError("Standard input (-) can be read only once.")
        }
        if let jobs, !(1...256 ~= jobs) { throw ValidationError("--jobs is a number of workers from 1 to 256.") }
    }

    var inputs: [ScanInput] {
        paths.map { $0 == "-" ? .standardInput : .path($0) }
            + (filesFrom.map { [.list($0, separator: isNullSeparated ? 0 : 0x0A)] } ?? [])
    }

    var scanOptions: ScanOptions {
        var options = ScanOptions()
        options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        options.trace = tracing.traceOptions
        options.takesAttached = carried.attached
        return options
    }
}
