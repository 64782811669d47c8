import CorpusLabels
import Foundation
import GRDB
import Testing

@testable import TraceCorpus

/// Runs that end early, come again, or may not run at all.
@Suite struct StoreRunTests {
    /// A full disk ends the run with its name; what was committed stays whole, and the next run goes on.
    @Test func fullDisk() throws {
        let fixture = try StoreFixture()
        try fixture.fill(Array(StoreFixture.messages.prefix(20)))
        let pages = try #require(try fixture.rows("SELECT page_count FROM pragma_page_count").first?["page_count"])
        guard case .integer(let used) = pages else { return }
        #expect(throws: StoreFailure.full) {
            try fixture.fill(Array(StoreFixture.messages.dropFirst(20)), pageLimit: used + 8)
        }
        #expect(try fixture.count("messages") == 20)
        #expect(try fixture.rows("SELECT * FROM pragma_foreign_key_check") == [])
        #expect(try fixture.rows("SELECT * FROM pragma_integrity_check") == [["integrity_check": .text("ok")]])
        try fixture.fill(Array(StoreFixture.messages.dropFirst(20)))
        #expect(try fixture.count("messages") == StoreFixture.messages.count)
    }

    /// What was committed is found again: the marks of the sources, and every content.
    @Test func historyOfAnEarlierRun() throws {
        let fixture = try StoreFixture()
        let messages = Array(StoreFixture.messages.prefix(20))
        try fixture.fill(messages)
        let store = try CorpusStore(path: fixture.path)
        #expect(store.earlierMessages == 20)
        #expect(store.history.mark(of: messages[3])?.isComplete == true)
        #expect(store.history.mark(of: "elsewhere.eml") == nil)
        var digests: Set<ContentDigest> = []
        store.history.forEachDigest { digests.insert($0) }
        #expect(digests == Set(messages.map { StoreFixture.digest($0) }))
        try store.finish(.complete)
        try store.close()
        // At rest it is one file, which can be read where nothing may be written.
        let names = try FileManager.default.contentsOfDirectory(
            atPath: URL(fileURLWithPath: fixture.path).deletingLastPathComponent().path)
        #expect(names.filter { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") } == [])
        #expect(try fixture.rows("SELECT * FROM pragma_journal_mode") == [["journal_mode": .text("delete")]])
    }

    /// A database of version 2 answers the questions of today, and a run that writes to it gives it the views of today.
    @Test func earlierVersionsAreReadAndBroughtUp() throws {
        let fixture = try StoreFixture()
        try fixture.fill(Array(StoreFixture.messages.prefix(20)))
        try DatabaseQueue(path: fixture.path).write { db in
            for view in StoreSchema.views { try db.execute(sql: "DROP VIEW " + view.name) }
            try db.execute(sql: "ALTER TABLE messages DROP COLUMN part")
            try db.execute(sql: "ALTER TABLE archive DROP COLUMN attached")
            try db.execute(sql: "DROP TABLE lines")
            try db.execute(sql: "ALTER TABLE statements DROP COLUMN selector")
            try db.execute(sql: "CREATE VIEW forwarders AS SELECT 'old' AS forwarder")
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        for query in CorpusQuery.all {
            #expect(!(try StoreReader(path: fixture.path).answer(query, value: "", limit: 5).columns.isEmpty), "\(query.name)")
        }
        #expect(try Aggregates.reading(path: fixture.path).rows(of: .messages) == fixture.aggregates.rows(of: .messages))
        try fixture.fill(Array(StoreFixture.messages.dropFirst(20).prefix(1)))
        let version = try fixture.rows("SELECT user_version FROM pragma_user_version").first
        #expect(version?["user_version"] == .integer(StoreSchema.version))
        let views = try fixture.rows("SELECT name FROM main.sqlite_schema WHERE type = 'view'")
        #expect(views.count == StoreSchema.views.count)
    }

    /// A run that was killed cannot say so; the next one does.
    @Test func killedRuns() throws {
        let fixture = try StoreFixture()
        try fixture.fill(Array(StoreFixture.messages.prefix(3)))
        try DatabaseQueue(path: fixture.path).write { try $0.execute(sql: "UPDATE runs SET state = 'running', ended = NULL") }
        try fixture.fill(Array(StoreFixture.messages.dropFirst(3).prefix(3)))
        #expect(
            try fixture.rows("SELECT state FROM runs ORDER BY id") == [["state": .text("killed")], ["state": .text("complete")]])
    }

    @Test func otherOptionsAreRefused() throws {
        let fixture = try StoreFixture()
        try fixture.fill(Array(StoreFixture.messages.prefix(3)))
        #expect(throws: StoreFailure.otherOptions(trust: "", sameOrganization: "")) {
            _ = try CorpusStore(path: fixture.path, options: StoreOptions(trust: ["mx.example.com"]))
        }
    }

    @Test func attachedOrNot() throws {
        let fixture = try StoreFixture()
        try fixture.fill(Array(StoreFixture.messages.prefix(3)))
        #expect(throws: StoreFailure.otherAttached(false)) {
            _ = try CorpusStore(path: fixture.path, options: StoreOptions(takesAttached: true))
        }
    }

    @Test func aFileOfAnotherKindIsRefused() throws {
        let fixture = try StoreFixture()
        try Data(repeating: 0x41, count: 4_096).write(to: URL(fileURLWithPath: fixture.path))
        #expect(throws: StoreFailure.notOurs) { _ = try CorpusStore(path: fixture.path) }
        #expect(throws: StoreFailure.notOurs) { _ = try StoreReader(path: fixture.path) }
        #expect(throws: StoreFailure.self) { _ = try StoreReader(path: fixture.path + ".missing") }
    }
}
