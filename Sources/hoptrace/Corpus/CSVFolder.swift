internal import ArgumentParser
internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// One CSV file for each table, in a folder.
struct CSVFolder {
    private var writers: [StoreTable: CSVWriter] = [:]
    private var files: [StoreTable: FileHandle] = [:]
    private var messages = 0
    private let path: String

    /// Makes the folder and its files; files of the same names are replaced.
    init(path: String) throws {
        self.path = path
        let folder = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for table in StoreTable.allCases {
                let file = folder.appendingPathComponent(table.name + ".csv")
                try Data().write(to: file)
                files[table] = try FileHandle(forWritingTo: file)
            }
        } catch {
            throw ReportOutput.failure(path, error)
        }
        for table in StoreTable.allCases {
            writers[table] = CSVWriter(columns: [table == .messages ? "id" : "message"] + table.columns.map(\.name))
        }
    }

    /// Writes the rows of a part. Messages are numbered from 1 in the order of the input.
    mutating func write(_ rows: RowBuffer) throws {
        let first = messages + 1
        rows.forEachRow { table, message, values in
            writers[table]?.row([.number(first + message)] + values.map { SummaryReport.Cell($0) })
        }
        messages += rows.messages
        do {
            for table in StoreTable.allCases {
                try files[table]?.write(contentsOf: Data(writers[table]?.take() ?? []))
            }
        } catch {
            throw ReportOutput.failure(path, error)
        }
    }
}
