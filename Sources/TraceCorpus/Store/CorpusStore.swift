internal import Dispatch
internal import Foundation
internal import GRDB
internal import Synchronization

/// The database of an archive while a scan fills it.
///
/// A thread of its own writes, behind a queue of a few parts. Messages, the marks of how far their sources were read, and what was
/// left out go into one transaction: a run that is killed at any moment loses nothing that was committed and doubles nothing.
public final class CorpusStore: Sendable {
    /// Parts that may wait to be written.
    private static let queuedParts = 4

    private let database: DatabaseQueue
    private let room = DispatchSemaphore(value: queuedParts)
    private let state: Mutex<State>
    private let writer: StoreWriter
    /// Seed of the content digests of this database.
    public let seed: UInt64
    /// What earlier runs left behind.
    public let history: StoreHistory
    /// Messages of earlier runs.
    public let earlierMessages: Int
    /// How far the file of lines goes that earlier runs wrote; nil where it does not hold the lines of all messages.
    public let lines: LinesMark?
    /// Whether earlier runs left anything: messages, sources or what was left out.
    public let isContinued: Bool

    private struct State {
        var failure: StoreFailure?
        /// Buffers that were written and may be filled again.
        var spare: [Waiting] = []
    }

    /// Rows on their way. They have one owner at a time: who hands over, the queue, or the list of spare ones.
    private final class Waiting: @unchecked Sendable {
        var rows = RowBuffer()
    }

    /// Opens or makes the database, and begins a run.
    ///
    /// - Parameters:
    ///   - options: `--trust`, `--same-org` and `--redact` of this run. All runs of a database must agree.
    ///   - version: Of hoptrace, for the record.
    ///   - pageLimit: Pages that the file may grow to; for tests of a full disk.
    public init(path: String, options: StoreOptions = StoreOptions(), version: String = "", pageLimit: Int? = nil)
        throws(StoreFailure)
    {
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration(pageLimit))
            let opened = try database.writeWithoutTransaction { db in
                try StoreSetup.prepare(db, options)
                return try StoreSetup.begin(db, version)
            }
            seed = opened.seed
            history = opened.history
            earlierMessages = opened.messages
            isContinued = opened.isContinued
            lines = opened.lines
            writer = opened.writer
            state = Mutex(State())
        } catch {
            throw StoreFailure(error)
        }
    }

    private static func configuration(_ pageLimit: Int?) -> Configuration {
        var configuration = Configuration()
        configuration.label = "hoptrace.store"
        configuration.busyMode = .timeout(5)
        // A transaction spans several parts, so that each commit has enough to do.
        configuration.allowsUnsafeTransactions = true
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            // Of a new database: rows come in order, so that a larger page is written once where several were.
            try db.execute(sql: "PRAGMA page_size = 16384")
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 2000")
            try db.execute(sql: "PRAGMA cache_size = -16384; PRAGMA temp_store = FILE")
            if let pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        return configuration
    }

    /// Hands a part over to be written; `rows` comes back empty. Waits while too many parts are on their way.
    ///
    /// - Parameter lines: How far the file of lines goes with this part, where one is written.
    public func take(_ rows: inout RowBuffer, _ progress: ScanProgress, lines: LinesMark? = nil) throws(StoreFailure) {
        room.wait()
        var failure: StoreFailure?
        let waiting = state.withLock { state in
            failure = state.failure
            return state.spare.popLast() ?? Waiting()
        }
        if let failure {
            room.signal()
            throw failure
        }
        swap(&rows, &waiting.rows)
        database.asyncWriteWithoutTransaction { [self] db in write(waiting, progress, lines, db) }
    }

    private func write(_ waiting: Waiting, _ progress: ScanProgress, _ lines: LinesMark?, _ db: Database) {
        defer { room.signal() }
        guard state.withLock({ $0.failure == nil }) else { return }
        do {
            try writer.write(waiting.rows, progress, lines, db)
            waiting.rows.removeAll()
            state.withLock { $0.spare.append(waiting) }
        } catch {
            writer.abandon(db)
            state.withLock { $0.failure = StoreFailure(error) }
        }
    }

    /// Ends the run: commits, builds the indexes, and notes how it ended.
    public func finish(_ ending: StoreEnding) throws(StoreFailure) {
        do {
            try database.writeWithoutTransaction { db in
                if let failure = state.withLock({ $0.failure }) {
                    try? writer.end(.failed, db)
                    throw failure
                }
                do {
                    try writer.end(ending, db)
                } catch {
                    writer.abandon(db)
                    throw error
                }
            }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Ends all use of the file.
    public func close() throws(StoreFailure) {
        do {
            database.writeWithoutTransaction { db in
                writer.close()
                // One plain file, which can be read where nothing may be written. Whoever reads it right now keeps it as it is.
                try? db.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE")
            }
            try database.close()
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Reads, behind all that was handed over, what is there and the number of this run.
    func read<Value>(_ body: (Database, Int64) throws -> Value) throws(StoreFailure) -> Value {
        do {
            return try database.writeWithoutTransaction { try body($0, writer.run) }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// The counts of the whole database, and what was read for it: by this run and all before it.
    public func everything() throws(StoreFailure) -> (aggregates: Aggregates, reading: CorpusReading) {
        try read { db, _ in (try Aggregates(reading: db), try CorpusReading(reading: db)) }
    }
}

extension CorpusStore {
    /// Every row of the tables, in the order of the messages, `message` being their number and `source` a path.
    public func forEachRow(_ body: (_ table: StoreTable, _ message: Int, _ values: [StoreValue]) throws -> Void) throws {
        try database.writeWithoutTransaction { db in
            for table in StoreTable.allCases {
                let rows = try Row.fetchCursor(db, sql: StoreSchema.reading(table))
                while let row = try rows.next() {
                    try body(table, row[0], row.databaseValues.dropFirst().map { StoreValue($0) })
                }
            }
        }
    }
}

/// What all runs of a database must agree on.
public struct StoreOptions: Hashable, Sendable {
    public var trust: [String]
    public var sameOrganization: [String]
    /// What the key of pseudonyms is known by; empty where nothing is redacted.
    public var redaction: String
    /// See `ScanOptions.takesAttached`.
    public var takesAttached: Bool

    public init(
        trust: [String] = [], sameOrganization: [String] = [], redaction: String = "", takesAttached: Bool = false
    ) {
        self.trust = trust
        self.sameOrganization = sameOrganization
        self.redaction = redaction
        self.takesAttached = takesAttached
    }
}

/// How a run ended.
public enum StoreEnding: String, Sendable { case complete, stopped, failed }

extension StoreFailure {
    /// Whatever went wrong in a database access.
    init(_ error: any Error) {
        if let failure = error as? StoreFailure {
            self = failure
        } else if let error = error as? DatabaseError {
            self.init(code: error.resultCode.rawValue, message: error.message ?? error.resultCode.description)
        } else {
            self = .database(error.localizedDescription)
        }
    }
}
