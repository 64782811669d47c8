public import Foundation
internal import GRDB

/// How far a file goes that holds a line for each message of a database. It is kept in the transaction of the messages: what was written
/// behind it belongs to messages that were not committed, and is taken back by the run that goes on.
public struct LinesMark: Hashable, Sendable {
    /// Bytes of the file up to there.
    public private(set) var bytes = 0
    /// Digest of the last of them, at most 4,096: whether a file is the one.
    private var ending: ContentDigest

    private init(bytes: Int, ending: ContentDigest) {
        self.bytes = bytes
        self.ending = ending
    }

    /// What the database tells; nil where some of its `messages` have no line.
    init?(_ db: Database, messages: Int64) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT messages, bytes, ending FROM lines"), row["messages"] == messages,
            let ending = ContentDigest(hexadecimal: row["ending"])
        else { return nil }
        self.init(bytes: row["bytes"], ending: ending)
    }

    /// - Parameter messages: Of the database, all of which have their line now.
    func write(messages: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO lines (rowid, messages, bytes, ending) VALUES (1, ?, ?, ?)")
            .execute(arguments: [messages, bytes, ending.hexadecimal])
    }

    /// Follows what is written to a file of lines.
    public struct Writing: Sendable {
        public private(set) var mark: LinesMark
        private var tail: [UInt8] = []
        private let seed: UInt64

        /// At the beginning of a file.
        ///
        /// - Parameter seed: Of the database.
        public init(seed: UInt64) {
            self.seed = seed
            mark = LinesMark(bytes: 0, ending: Self.digest([], seed))
        }

        /// Behind the mark of a file that is there; nil where it is another file, or was cut off before the mark.
        public init?(_ file: FileHandle, after mark: LinesMark, seed: UInt64) throws {
            self.seed = seed
            self.mark = mark
            let start = max(0, mark.bytes - FileFormat.beginning)
            try file.seek(toOffset: UInt64(start))
            tail = [UInt8](try file.read(upToCount: mark.bytes - start) ?? Data())
            guard tail.count == mark.bytes - start, Self.digest(tail, seed) == mark.ending else { return nil }
        }

        public mutating func append(_ lines: [UInt8]) {
            tail = (tail + lines.suffix(FileFormat.beginning)).suffix(FileFormat.beginning)
            mark = LinesMark(bytes: mark.bytes + lines.count, ending: Self.digest(tail, seed))
        }

        private static func digest(_ bytes: [UInt8], _ seed: UInt64) -> ContentDigest {
            bytes.withUnsafeBytes { ContentHash.plain($0, seed: seed) }
        }
    }
}
