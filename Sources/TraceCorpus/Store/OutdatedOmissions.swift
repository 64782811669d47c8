internal import Foundation
internal import GRDB

/// What earlier runs left out of sources that are looked at again: it is read now, or left out anew.
struct OutdatedOmissions {
    private let run: Int64
    /// Few sources are among these, and only they cost a look at the table.
    private let sources: Set<String>

    init(_ db: Database, run: Int64) throws {
        self.run = run
        sources = Set(try String.fetchAll(db, sql: "SELECT DISTINCT source FROM omissions"))
    }

    /// Removes what a part says anew: all of a source that it begins to read, and what was said of a source as a whole where that is said again.
    func remove(by progress: ScanProgress, _ db: Database) throws {
        guard !sources.isEmpty else { return }
        for mark in progress.sources where mark.isFromStart && sources.contains(mark.path) {
            try db.cachedStatement(sql: "DELETE FROM omissions WHERE source = ? AND run < ?").execute(arguments: [mark.path, run])
        }
        for omission in progress.omissions where omission.place == nil && sources.contains(omission.source) {
            try db.cachedStatement(
                sql: "DELETE FROM omissions WHERE source = ? AND run < ? AND member IS NULL AND offset IS NULL"
            ).execute(arguments: [omission.source, run])
        }
    }

    /// Removes that a directory could not be read where files in it were.
    func removeReadDirectories(_ db: Database) throws {
        guard !sources.isEmpty else { return }
        try db.execute(
            sql: """
                DELETE FROM omissions
                WHERE run < :run AND member IS NULL AND offset IS NULL AND EXISTS (
                  SELECT 1 FROM sources s
                  WHERE s.path > omissions.source || '/' AND s.path < omissions.source || '0' AND s.run = :run)
                """, arguments: ["run": run])
    }
}

extension CorpusStore {
    /// What earlier runs left out of these sources, and this one did not look at again because they are unchanged.
    public func earlierOmissions(of sources: [String]) throws(StoreFailure) -> [Omission] {
        try read { db, run in
            let statement = try db.cachedStatement(
                sql: "SELECT source, member, offset, reason, detail FROM omissions WHERE source = ? AND run < ? ORDER BY id")
            return try sources.flatMap { source in
                try Row.fetchAll(statement, arguments: [source, run]).compactMap { row in
                    OmissionReason(rawValue: row["reason"]).map {
                        Omission(
                            source: row["source"], member: row["member"], offset: row["offset"], reason: $0, detail: row["detail"]
                        )
                    }
                }
            }
        }
    }
}
