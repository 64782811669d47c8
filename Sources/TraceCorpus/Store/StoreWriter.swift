internal import Foundation
internal import GRDB

/// Writes the parts of a run. Only ever called on the queue of its database.
final class StoreWriter: @unchecked Sendable {
    /// Messages of a transaction: a commit for each would cost ten times as much, more than this saves nothing.
    private static let messagesPerTransaction = 1_000

    private var inserter: RowInserter?
    let run: Int64
    private var isInTransaction = false
    private var uncommitted = 0
    private let outdated: OutdatedOmissions

    init(_ db: Database, run: Int64, firstMessage: Int64) throws {
        guard let connection = db.sqliteConnection else { throw StoreFailure.database("the database is closed") }
        self.run = run
        inserter = try RowInserter(connection, firstMessage: firstMessage)
        outdated = try OutdatedOmissions(db, run: run)
    }

    /// Writes a part; commits when enough was written.
    ///
    /// - Parameter lines: How far the file of lines goes with this part, where there is one.
    func write(_ rows: RowBuffer, _ progress: ScanProgress, _ lines: LinesMark?, _ db: Database) throws {
        if !isInTransaction {
            try db.beginTransaction(.immediate)
            isInTransaction = true
        }
        let sources = try writeMarks(progress.sources, db)
        try insert(rows, sources, db)
        try outdated.remove(by: progress, db)
        for omission in progress.omissions { try write(omission, db) }
        let counted = try db.cachedStatement(
            sql: "UPDATE runs SET messages = messages + ?, duplicates = duplicates + ?, bytes = bytes + ? WHERE id = ?")
        try counted.execute(arguments: [progress.messages, progress.duplicates, progress.bytes, run])
        try lines?.write(messages: (inserter?.nextMessage ?? 1) - 1, db)
        uncommitted += max(progress.messages, 1)
        if uncommitted >= Self.messagesPerTransaction { try commit(db) }
    }

    private func commit(_ db: Database) throws {
        guard isInTransaction else { return }
        try db.commit()
        isInTransaction = false
        uncommitted = 0
    }

    /// Takes back what was not committed: the disk is full, or the database is damaged.
    func abandon(_ db: Database) {
        // SQLite may have rolled back itself.
        try? db.rollback()
        isInTransaction = false
    }

    func end(_ ending: StoreEnding, _ db: Database) throws {
        if !isInTransaction {
            try db.beginTransaction(.immediate)
            isInTransaction = true
        }
        try db.execute(
            sql: "UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), state = ? WHERE id = ?",
            arguments: [ending.rawValue, run])
        try outdated.removeReadDirectories(db)
        try commit(db)
        guard ending != .failed else { return }
        for sql in StoreSchema.indexes { try db.execute(sql: sql) }
        let unique = try Int.fetchOne(db, sql: "SELECT count(*) FROM pragma_index_list('messages') WHERE \"unique\"") ?? 0
        if unique == 0 { try db.execute(sql: StoreSchema.uniqueDigests) }
        // Without statistics SQLite joins the views from the wrong side.
        try db.execute(sql: "PRAGMA analysis_limit = 1000; ANALYZE")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }

    func close() { inserter = nil }

    // Rows

    private func insert(_ rows: RowBuffer, _ sources: [String: Int64], _ db: Database) throws {
        var last: (path: [UInt8], number: Int64)?
        try inserter?.insert(rows) { path in
            if let last, last.path.elementsEqual(path) { return last.number }
            guard let number = sources[String(decoding: path, as: UTF8.self)] else { return nil }
            last = (Array(path), number)
            return number
        }
    }

    /// Writes how far sources were read, and returns their numbers.
    private func writeMarks(_ marks: [SourceMark], _ db: Database) throws -> [String: Int64] {
        guard !marks.isEmpty else { return [:] }
        var numbers: [String: Int64] = [:]
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO sources
                  (path, kind, size, modified, position, beginning, ending, messages, duplicates, complete, run)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, size = excluded.size, modified = excluded.modified,
                  position = excluded.position, beginning = excluded.beginning, ending = excluded.ending,
                  messages = excluded.messages, duplicates = excluded.duplicates, complete = excluded.complete,
                  run = excluded.run
                RETURNING id
                """)
        for mark in marks {
            let number = try Int64.fetchOne(
                statement,
                arguments: [
                    mark.path, mark.kind.rawValue, mark.identity.size, mark.identity.modified, mark.position,
                    mark.identity.beginning?.hexadecimal, mark.ending?.hexadecimal, mark.messages, mark.duplicates,
                    mark.isComplete, run,
                ])
            // A message names its source as its row does.
            numbers[mark.path.replacing("\0", with: "\u{FFFD}")] = number
        }
        return numbers
    }

    private func write(_ omission: Omission, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO omissions (run, source, member, offset, reason, detail) VALUES (?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            run, omission.source, omission.member, omission.offset, omission.reason.rawValue, omission.detail,
        ])
    }
}
