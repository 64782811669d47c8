internal import ArgumentParser
internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// One CSV file for each table, in a folder.
struct CSVFolder {
    private var writers: [StoreTable: CSVWriter] = [:]
    private var files: [StoreTable: FileHandle] = [:]
    private var messages = 0
    private static let heldBytes = 1 << 20
    private let path: String
    /// Whether the files are written at the end, from all that the database holds by then.
    private let isOfStore: Bool

    /// Makes the folder and its files; files of the same names are replaced.
    init(path: String, store: CorpusStore?) throws {
        self.path = path
        isOfStore = store != nil
        let folder = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for table in StoreTable.allCases {
                let file = Self.file(of: table, in: path)
                // What an earlier run wrote stays until it is written anew.
                if !isOfStore || !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
                files[table] = try FileHandle(forWritingTo: file)
            }
        } catch {
            throw ReportOutput.failure(path, error)
        }
        for table in StoreTable.allCases {
            writers[table] = Self.header(of: table)
        }
    }

    static func file(of table: StoreTable, in folder: String) -> URL {
        URL(fileURLWithPath: folder).appendingPathComponent(table.name + ".csv")
    }

    /// A table with the line of its names.
    static func header(of table: StoreTable) -> CSVWriter {
        CSVWriter(columns: [table == .messages ? "id" : "message"] + table.columns.map(\.name))
    }

    /// Writes the rows of a part. Messages are numbered from 1 in the order of the input.
    mutating func write(_ rows: RowBuffer) throws {
        guard !isOfStore else { return }
        let first = messages + 1
        rows.forEachRow { table, message, values in
            writers[table]?.row([.number(first + message)] + values.map { SummaryReport.Cell($0) })
        }
        messages += rows.messages
        for table in StoreTable.allCases { try empty(table) }
    }

    /// Writes the files anew: every row of a database.
    mutating func write(allOf store: CorpusStore) throws {
        do {
            for file in files.values { try file.truncate(atOffset: 0) }
        } catch {
            throw ReportOutput.failure(path, error)
        }
        try store.forEachRow { table, message, values in
            writers[table]?.row([.number(message)] + values.map { SummaryReport.Cell($0) })
            if writers[table]?.bytes.count ?? 0 > Self.heldBytes { try empty(table) }
        }
        for table in StoreTable.allCases { try empty(table) }
    }

    private mutating func empty(_ table: StoreTable) throws {
        do {
            try files[table]?.write(contentsOf: Data(writers[table]?.take() ?? []))
        } catch {
            throw ReportOutput.failure(path, error)
        }
    }
}
