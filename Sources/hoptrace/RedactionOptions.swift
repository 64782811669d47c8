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
        if let redactKey { _ = try RedactionKey(redactKey) }
    }

    /// Nil where nothing is to be redacted.
    func redactor() throws -> Redactor? {
        guard redact else { return nil }
        if let redactKey {
            let key = try RedactionKey(redactKey)
            if key.isShort { Diagnostics.say(key.warning) }
            return Redactor(key: key.bytes)
        }
        Diagnostics.say(
            Phrase(
                en: "the pseudonyms hold for this run alone; --redact-key makes them the same in every run.",
                ja: "仮名はこの実行でのみ有効です。--redact-keyを指定すると、毎回同じ仮名になります。"))
        var generator = SystemRandomNumberGenerator()
        return Redactor(key: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// The table of what was replaced, which its owner alone may read.
    func writeTable(_ redactor: Redactor?) throws {
        guard let redactor, let redactTable else { return }
        try ReportOutput.writePrivate(redactor.table, to: redactTable)
    }
}

/// The key of pseudonyms: what a file holds, or the argument itself.
struct RedactionKey {
    /// As many random bytes as nobody can try.
    private static let enough = 16

    let bytes: [UInt8]
    private let isFile: Bool

    init(_ argument: String) throws {
        let name = PrintableText(argument).text
        guard !argument.isEmpty else { throw ValidationError("--redact-key must not be empty.") }
        isFile = FileManager.default.fileExists(atPath: argument)
        guard isFile else {
            guard !Self.looksLikePath(argument) else {
                throw ValidationError(
                    "--redact-key: there is no file \(name). Check its path; what has a dot or begins with a path is taken for the name of a file, never for the key."
                )
            }
            bytes = Array(argument.utf8)
            return
        }
        guard let contents = FileManager.default.contents(atPath: argument), !contents.isEmpty else {
            throw ValidationError("--redact-key: \(name) is empty, a directory, or not to be read by this user.")
        }
        bytes = [UInt8](contents)
    }

    /// A random key has no dot, and its part before a slash is no directory.
    private static func looksLikePath(_ argument: String) -> Bool {
        guard !argument.contains("."), !argument.hasPrefix("/"), !argument.hasPrefix("~") else { return true }
        guard let slash = argument.lastIndex(of: "/") else { return false }
        return FileManager.default.fileExists(atPath: String(argument[..<slash]))
    }

    var isShort: Bool { bytes.count < Self.enough }

    var warning: Phrase {
        Phrase(
            en: """
                the key of --redact-key\(isFile ? "" : ", which names no file and is the key itself,") has only \(bytes.count) bytes: \
                whoever tries all keys of that length finds the names. Use at least \(Self.enough) random bytes.
                """,
            ja: """
                --redact-keyの鍵が\(bytes.count)バイトしかありません\(isFile ? "" : "（該当するファイルはないため、文字列そのものを鍵として使います）")。\
                総当たりで元の名前を突き止められるおそれがあります。\(Self.enough)バイト以上のランダムな鍵を使ってください。
                """)
    }
}
