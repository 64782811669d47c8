internal import Foundation
internal import GRDB

/// Makes a database ready for a run.
enum StoreSetup {
    /// Makes the tables of a new database, or checks that an old one is ours and was filled with the same options.
    static func prepare(_ db: Database, _ options: StoreOptions) throws {
        if try isEmpty(db) { try create(db, options) }
        try check(db)
        try upgrade(db)
        let row = try Row.fetchOne(db, sql: "SELECT trust, same_organization, redaction, attached FROM archive")
        let trust: String = row?["trust"] ?? ""
        let sameOrganization: String = row?["same_organization"] ?? ""
        guard trust == list(options.trust), sameOrganization == list(options.sameOrganization) else {
            throw StoreFailure.otherOptions(trust: trust, sameOrganization: sameOrganization)
        }
        guard row?["redaction"] == options.redaction else { throw StoreFailure.otherRedaction }
        guard row?["attached"] == options.takesAttached else { throw StoreFailure.otherAttached(!options.takesAttached) }
    }

    /// Brings a database of an earlier version up to this one.
    private static func upgrade(_ db: Database) throws {
        guard try version(db) < StoreSchema.version else { return }
        try db.inTransaction(.immediate) {
            // Another run may have done it in between.
            let version = try version(db)
            guard version < StoreSchema.version else { return .rollback }
            if version < 2 { try db.execute(sql: "ALTER TABLE archive ADD COLUMN " + StoreSchema.redactionColumn) }
            if version < 4 {
                let part = StoreTable.partColumn
                try db.execute(sql: "ALTER TABLE archive ADD COLUMN " + StoreSchema.attachedColumn)
                try db.execute(sql: "ALTER TABLE messages ADD COLUMN " + part.name + " " + part.definition)
            }
            if version < 5 {
                let selector = StoreTable.selectorColumn
                try db.execute(sql: StoreSchema.linesTable)
                try db.execute(sql: "ALTER TABLE statements ADD COLUMN " + selector.name + " " + selector.definition)
            }
            for view in StoreSchema.views {
                try db.execute(sql: "DROP VIEW IF EXISTS " + view.name)
                try db.execute(sql: view.sql)
            }
            try db.execute(sql: "PRAGMA user_version = \(StoreSchema.version)")
            return .commit
        }
    }

    /// Gives a reader, who may change nothing, the views of this version beside those of an earlier one.
    static func shadowOldViews(_ db: Database) throws {
        let version = try version(db)
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == StoreSchema.applicationID, version < StoreSchema.version
        else { return }
        for view in StoreSchema.views(of: version) { try db.execute(sql: view.temporarySQL) }
    }

    private static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

    /// Throws where a file is no database of ours, or a newer one.
    static func check(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == StoreSchema.applicationID else { throw StoreFailure.notOurs }
        guard try version(db) <= StoreSchema.version else { throw StoreFailure.newer }
    }

    struct Opened {
        var seed: UInt64
        var history: StoreHistory
        var messages: Int
        var isContinued: Bool
        var lines: LinesMark?
        var writer: StoreWriter
    }

    /// Begins a run behind those that are there.
    static func begin(_ db: Database, _ version: String) throws -> Opened {
        let seed = try Int64.fetchOne(db, sql: "SELECT seed FROM archive") ?? 0
        let messages = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM messages") ?? 0
        let isContinued =
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM sources) OR EXISTS (SELECT 1 FROM omissions)") ?? false
        let history = try StoreHistory(db)
        let lines = try LinesMark(db, messages: messages)
        // Whoever was killed cannot say so. A run that is still at work says at its end how that was.
        try db.execute(sql: "UPDATE runs SET state = 'killed' WHERE state = 'running'")
        try db.execute(
            sql: "INSERT INTO runs (started, state, version) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'running', ?)",
            arguments: [version])
        let writer = try StoreWriter(db, run: db.lastInsertedRowID, firstMessage: messages + 1)
        return Opened(
            seed: UInt64(bitPattern: seed), history: history, messages: Int(messages), isContinued: isContinued, lines: lines,
            writer: writer)
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    }

    private static func create(_ db: Database, _ options: StoreOptions) throws {
        try db.inTransaction(.immediate) {
            // Another run may have made them in between.
            guard try isEmpty(db) else { return .rollback }
            for sql in StoreSchema.tables { try db.execute(sql: sql) }
            try db.execute(
                sql: "INSERT INTO archive (seed, trust, same_organization, redaction, attached) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    Int64.random(in: .min ... .max), list(options.trust), list(options.sameOrganization), options.redaction,
                    options.takesAttached,
                ])
            try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(StoreSchema.version)")
            return .commit
        }
    }

    private static func list(_ names: [String]) -> String { names.sorted().joined(separator: " ") }
}

/// What earlier runs left in a database.
public struct StoreHistory: ScanHistory {
    private var marks: [String: SourceMark] = [:]
    private var digests: [ContentDigest] = []

    /// The history of a first run.
    public init() {}

    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM sources")
        while let row = try rows.next() {
            let mark = Self.mark(row)
            marks[mark.path] = mark
        }
        // What a later run could not read is looked at again, whether it changed or not.
        let lost = try String.fetchCursor(
            db,
            sql: """
                SELECT o.source FROM omissions o JOIN sources s ON s.path = o.source
                WHERE o.run > s.run AND o.member IS NULL AND o.offset IS NULL
                """)
        while let path = try lost.next() { marks[path]?.isComplete = false }
        let stored = try Data.fetchCursor(db, sql: "SELECT digest FROM messages")
        while let digest = try stored.next() { digests.append(ContentDigest(digest)) }
    }

    public func mark(of path: String) -> SourceMark? { marks[path] }

    public func forEachDigest(_ body: (ContentDigest) -> Void) { for digest in digests { body(digest) } }

    private static func mark(_ row: Row) -> SourceMark {
        let beginning: String? = row["beginning"]
        let ending: String? = row["ending"]
        return SourceMark(
            path: row["path"], kind: SourceKind(rawValue: row["kind"]) ?? .message,
            identity: SourceIdentity(
                size: row["size"], modified: row["modified"], beginning: beginning.flatMap { ContentDigest(hexadecimal: $0) }),
            position: row["position"], ending: ending.flatMap { ContentDigest(hexadecimal: $0) }, messages: row["messages"],
            duplicates: row["duplicates"], isComplete: row["complete"])
    }
}

extension ContentDigest {
    /// Sixteen bytes, the high ones first.
    fileprivate init(_ data: Data) {
        var halves: [UInt64] = [0, 0]
        for (place, byte) in data.prefix(16).enumerated() { halves[place / 8] = halves[place / 8] << 8 | UInt64(byte) }
        self.init(high: halves[0], low: halves[1])
    }

    init?(hexadecimal text: String) {
        guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// Thirty-two digits.
    var hexadecimal: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
