internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// Where `--ndjson` goes: standard output, a pipe or a device, which get the lines of this run; or a file, which has a line for each message
/// of the database where there is one, however earlier runs ended.
struct LinesFile {
    private let path: String
    private let handle: FileHandle
    /// How far the file goes, where a database has to know.
    private var writing: LinesMark.Writing?
    var mark: LinesMark? { writing?.mark }

    init(_ path: String, _ store: CorpusStore?) throws {
        self.path = path
        if path != "-", FileNumber(file: path) != nil || !FileManager.default.fileExists(atPath: path) {
            (handle, writing) = try Self.open(path, store)
        } else {
            handle = try path == "-" ? .standardOutput : Self.writing(path)
            if let store, store.earlierMessages > 0 {
                Diagnostics.say(Self.onlyNew(store.earlierMessages))
            }
        }
    }

    /// A file from its beginning, or behind the lines of earlier runs.
    private static func open(_ path: String, _ store: CorpusStore?) throws -> (FileHandle, LinesMark.Writing?) {
        guard let store, store.earlierMessages > 0 else {
            do { try Data().write(to: URL(fileURLWithPath: path)) } catch { throw ReportOutput.failure(path, error) }
            return (try writing(path), store.map { LinesMark.Writing(seed: $0.seed) })
        }
        guard let mark = store.lines, let handle = FileHandle(forUpdatingAtPath: path),
            let continued = try? LinesMark.Writing(handle, after: mark, seed: store.seed)
        else {
            Diagnostics.say(path, lacking(store.earlierMessages))
            throw ExitStatus.unreadable
        }
        do {
            // What was written behind it belongs to messages that come again.
            try handle.truncate(atOffset: UInt64(mark.bytes))
        } catch {
            throw ReportOutput.failure(path, error)
        }
        return (handle, continued)
    }

    private static func writing(_ path: String) throws -> FileHandle {
        do {
            return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        } catch {
            throw ReportOutput.failure(path, error)
        }
    }

    private static func onlyNew(_ messages: Int) -> Phrase {
        Phrase(
            en: "the lines of the \(messages) messages that are in the database already are not written again.",
            ja: "すでにデータベースにある\(messages)通のメールの行は、もう一度は書き出しません。")
    }

    private static func lacking(_ messages: Int) -> Phrase {
        Phrase(
            en: """
                this does not hold the lines of the \(messages) messages that are in the database already, and cannot be gone on with. \
                Name the file that all earlier runs wrote, leave --ndjson out, or begin a new database.
                """,
            ja: """
                すでにデータベースにある\(messages)通のメールの行がそろっていないため、続きを書き込めません。これまでのすべての実行で指定したファイルを指定するか、\
                --ndjsonを外すか、新しいデータベースで始めてください。
                """)
    }

    mutating func write(_ lines: [UInt8]) throws {
        guard !lines.isEmpty else { return }
        do {
            try handle.write(contentsOf: Data(lines))
        } catch {
            throw ReportOutput.failure(path == "-" ? nil : path, error)
        }
        writing?.append(lines)
    }
}
