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

/// A database that is only read.
public struct StoreReader: Sendable {
    private let database: DatabaseQueue

    public init(path: String) throws(StoreFailure) {
        guard FileManager.default.fileExists(atPath: path) else { throw .cannotOpen("no such file") }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
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
