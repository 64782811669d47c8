internal import ArgumentParser
internal import Foundation
internal import TraceReports

/// `--redact` and what belongs to it: the same options wherever messages are reported.
struct RedactionOptions: ParsableArguments {
    @Flag(help: "Replace local parts, names, subjects and internal hosts by pseudonyms.")
    var redact = false

    @Option(
        help: ArgumentHelp(
            "Key of the pseudonyms, or a file that holds it: the same name has the same pseudonym under the same key (default: a new key for each run).",
            valueName: "key"))
    var redactKey: String?

    @Option(
        help: ArgumentHelp("Write what was replaced by what as CSV; keep it apart from the reports.", valueName: "file"),
        completion: .file())
    var redactTable: String?

    func validate() throws {
        guard redact || redactKey == nil && redactTable == nil else {
            throw ValidationError("--redact-key and --redact-table need --redact.")
        }
        if let redactKey, redactKey.isEmpty { throw ValidationError("--redact-key must not be empty.") }
    }

    /// Nil where nothing is to be redacted.
    func redactor() -> Redactor? {
        guard redact else { return nil }
        if let redactKey {
            let file = FileManager.default.contents(atPath: redactKey)
            return Redactor(key: file.map { [UInt8]($0) } ?? Array(redactKey.utf8))
        }
        Diagnostics.say("the pseudonyms hold for this run alone; --redact-key makes them the same in every run.")
        var generator = SystemRandomNumberGenerator()
        return Redactor(key: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// The table of what was replaced, which its owner alone may read.
    func writeTable(_ redactor: Redactor?) throws {
        guard let redactor, let redactTable else { return }
        guard
            FileManager.default.createFile(
                atPath: redactTable, contents: Data(redactor.table), attributes: [.posixPermissions: 0o600])
        else { throw ValidationError("\(PrintableText(redactTable).text) cannot be written. Check that its directory exists.") }
    }
}
