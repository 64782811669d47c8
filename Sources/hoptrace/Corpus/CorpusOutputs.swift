internal import ArgumentParser
internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// What `hoptrace corpus` writes.
struct CorpusOutputs: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write everything to a SQLite database. A database that is there already is gone on with: what is complete is not read again.",
            valueName: "file"), completion: .file())
    var database: String?

    @Option(
        help: ArgumentHelp(
            "Write each message as a line of JSON; - is standard output. With --database the file has a line for each message of it: all runs name the same.",
            valueName: "file"), completion: .file())
    var ndjson: String?

    @Option(
        help: ArgumentHelp(
            "Write a CSV file for each table (messages, hops, statements …) into a folder; with --database at the end, of all that is in it.",
            valueName: "folder"),
        completion: .directory)
    var csv: String?

    @Option(name: .shortAndLong, help: "What the summary is written as (default: by the ending of --output, else text).")
    var format: SummaryFormat?

    @Option(name: .shortAndLong, help: "Write the summary to a file in place of standard output.", completion: .file())
    var output: String?

    enum SummaryFormat: String, FormatArgument {
        case text, json, xml, html

        static let standard = text
    }

    var chosenFormat: SummaryFormat { get throws { try .chosen(format, output) } }

    func validate() throws {
        _ = try chosenFormat
        guard database?.isEmpty != true else { throw ValidationError("--database needs the name of a file.") }
        guard ndjson == "-", output == nil, try chosenFormat != .text else { return }
        throw ValidationError("--ndjson - takes standard output; give the summary a file with --output.")
    }

    /// Every file that a run may write.
    var paths: OutputPaths {
        var paths = OutputPaths()
        paths.add("--output", output)
        paths.add("--ndjson", ndjson == "-" ? nil : ndjson)
        for table in StoreTable.allCases { paths.add("--csv", csv.map { CSVFolder.file(of: table, in: $0).path }) }
        paths.add("--database", database)
        return paths
    }

    /// Writes the summary. Where lines of JSON take standard output it goes nowhere but to a file.
    func write(_ report: SummaryReport, _ appearance: Appearance) throws {
        guard ndjson != "-" || output != nil else { return }
        let bytes: [UInt8]
        switch try chosenFormat {
        case .text: bytes = Array(SummaryText.text(report, appearance.textOptions(isFile: output != nil)).utf8)
        case .json: bytes = report.json
        case .html: bytes = Array(SummaryHTML.html(report).utf8)
        case .xml:
            do {
                bytes = try report.xml()
            } catch {
                BugReport.say("the XML report could not be written: \(error)")
                throw ExitStatus.bug
            }
        }
        try ReportOutput.write(bytes, to: output)
    }
}
