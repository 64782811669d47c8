internal import ArgumentParser
internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// The files that a command writes. None of them takes the place of a mail that the command reads.
struct OutputPaths {
    private struct Output {
        var option: String
        var path: String
    }

    private var outputs: [Output] = []

    init() {}

    init(_ output: String?, _ redaction: RedactionOptions) {
        add("--output", output)
        add("--redact-table", redaction.redactTable)
    }

    mutating func add(_ option: String, _ path: String?) {
        if let path { outputs.append(Output(option: option, path: path)) }
    }

    /// The files that are there, what SQLite keeps beside a database among them, and the file behind standard output.
    var numbers: Set<FileNumber> {
        let paths = outputs.flatMap { output in
            output.option == "--database" ? ["", "-wal", "-shm", "-journal"].map { output.path + $0 } : [output.path]
        }
        return Set(paths.compactMap { FileNumber(file: $0) } + [FileNumber(descriptor: STDOUT_FILENO)].compactMap(\.self))
    }

    /// Throws where an output is one of the files, `-` being the one behind standard input.
    func validate(besides files: [String]) throws {
        try validateNames()
        let existing = existing
        guard !existing.isEmpty else { return }
        for file in files {
            let number = file == "-" ? FileNumber(descriptor: STDIN_FILENO) : FileNumber(file: file)
            guard let output = number.flatMap({ existing[$0] }) else { continue }
            throw ValidationError("\(output.option) would overwrite the message \(PrintableText(output.path).text).")
        }
    }

    /// The same for what a scan reads, which may lie anywhere below a directory or in a list. There only what hoptrace wrote is written anew.
    func validate(besides selection: CorpusSelection) throws {
        try validate(besides: selection.paths + (selection.filesFrom.map { [$0] } ?? []))
        let foreign = existing.filter { !OwnOutput.isIn($0.value.path) }
        guard !foreign.isEmpty else { return }
        if let list = selection.filesFrom, list == "-" || FileNumber(file: list) == nil, let output = foreign.first?.value {
            throw ValidationError(
                "\(output.option) would overwrite \(PrintableText(output.path).text), which the list of paths may name. "
                    + "Choose another name, or remove it first.")
        }
        if let output = InputFiles.first(of: Set(foreign.keys), in: selection.inputs).flatMap({ foreign[$0] }) {
            throw ValidationError(
                "\(output.option) would overwrite \(PrintableText(output.path).text), which is among the files to read. "
                    + "Choose another name, or remove it first.")
        }
    }

    private var existing: [FileNumber: Output] {
        Dictionary(outputs.compactMap { output in FileNumber(file: output.path).map { ($0, output) } }) { first, _ in first }
    }

    /// Throws where two outputs are one file.
    private func validateNames() throws {
        var names: [String: Output] = [:]
        for output in outputs where FileNumber(file: output.path) != nil || !FileManager.default.fileExists(atPath: output.path) {
            let url = URL(fileURLWithPath: output.path).standardizedFileURL.resolvingSymlinksInPath()
            if let other = names.updateValue(output, forKey: url.path) {
                throw ValidationError("\(other.option) and \(output.option) name the same file.")
            }
        }
    }
}
