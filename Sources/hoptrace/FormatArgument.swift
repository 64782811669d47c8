internal import ArgumentParser
internal import Foundation
internal import TraceReports

/// `--format`: without it the ending of `--output` decides.
protocol FormatArgument: WordArgument {
    /// What is written where no ending says more.
    static var standard: Self { get }
}

extension FormatArgument {
    static func chosen(_ format: Self?, _ output: String?) throws -> Self {
        if let format { return format }
        guard let output, let word = formatsByEnding[URL(fileURLWithPath: output).pathExtension.lowercased()] else {
            return standard
        }
        if let format = Self(rawValue: word) { return format }
        let name = PrintableText(output).text
        guard word != "pdf" else {
            throw ValidationError("PDF is not written (--output \(name)). Write HTML, open it in a browser and print it.")
        }
        throw ValidationError(
            "--output \(name) asks for \(word), which is not written here. Give a file another ending, or --format: "
                + allValueStrings.joined(separator: ", ") + ".")
    }
}

private let formatsByEnding = [
    "txt": "text", "text": "text", "json": "json", "ndjson": "ndjson", "jsonl": "ndjson", "xml": "xml", "html": "html",
    "htm": "html",
    "md": "markdown", "markdown": "markdown", "csv": "csv", "pdf": "pdf",
]
