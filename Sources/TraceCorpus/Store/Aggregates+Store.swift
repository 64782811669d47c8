internal import Foundation
internal import GRDB

extension Aggregates {
    /// The counts of a database that runs filled; the same as those that the runs counted.
    public static func reading(path: String) throws(StoreFailure) -> Aggregates {
        try StoreReader(path: path).read { try Aggregates(reading: $0) }
    }

    init(reading db: Database) throws {
        self.init()
        for measure in Measure.allCases {
            let rows = try GRDB.Row.fetchCursor(db, sql: measure.sql)
            while let row = try rows.next() {
                let count = measure.columns.count
                let day: String? = measure.isByDay ? row[count] : nil
                let place = measure.isByDay ? count + 1 : count
                add(
                    measure, names: (0..<count).map { row[$0] ?? "" }, day: day, count: row[place], first: row[place + 1],
                    last: row[place + 2])
            }
        }
    }
}

extension CorpusReading {
    /// What all runs of a database read and left out.
    init(reading db: Database) throws {
        self.init()
        bytes = try Int.fetchOne(db, sql: "SELECT coalesce(sum(bytes), 0) FROM runs") ?? 0
        // Of a source that was read again, what the last run found.
        duplicates = try Int.fetchOne(db, sql: "SELECT coalesce(sum(duplicates), 0) FROM sources") ?? 0
        let kinds = try Row.fetchCursor(
            db, sql: "SELECT kind, count(*) AS files, sum(messages) AS messages, sum(size) AS bytes FROM sources GROUP BY kind")
        while let row = try kinds.next() {
            sources[row["kind"]] = Sources(files: row["files"], messages: row["messages"], bytes: row["bytes"])
        }
        // What was left out once is left out again by the next run.
        let reasons = try Row.fetchCursor(
            db,
            sql: """
                SELECT reason, count(*) AS count, min(source || coalesce(' ' || member, '') || coalesce(' @' || offset, '')) AS example
                FROM (SELECT DISTINCT source, member, offset, reason FROM omissions) GROUP BY reason
                """)
        while let row = try reasons.next() {
            omissions[row["reason"]] = Omissions(count: row["count"], example: row["example"])
        }
    }
}

/// A database that is only read.
public struct StoreReader: Sendable {
    private let database: DatabaseQueue

    public init(path: String) throws(StoreFailure) {
        guard FileManager.default.fileExists(atPath: path) else { throw .cannotOpen("no such file") }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { try StoreSetup.shadowOldViews($0) }
            database = try DatabaseQueue(path: path, configuration: configuration)
            try database.read { try StoreSetup.check($0) }
        } catch {
            throw StoreFailure(error)
        }
    }

    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreFailure) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw StoreFailure(error)
        }
    }
}
