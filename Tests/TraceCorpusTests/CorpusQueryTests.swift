import CorpusLabels
import GRDB
import GRDBSQLite
import Testing

@testable import TraceCorpus

/// The documented questions: they run, and the document shows what runs.
@Suite struct CorpusQueryTests {
    static let document = Result { String(decoding: try ProjectFolder.bytes("docs/queries.md"), as: UTF8.self) }

    @Test(arguments: CorpusQuery.all)
    func theDocumentShowsWhatRuns(_ query: CorpusQuery) throws {
        let document = try Self.document.get()
        let shown = "### " + query.name + "\n\n" + query.english + "\n\n```sql\n" + query.sql + "\n```\n"
        #expect(document.contains(shown), "docs/queries.md lacks\n\(shown)")
    }

    /// Datasette offers the same questions.
    @Test(arguments: CorpusQuery.all)
    func datasetteAsksTheSame(_ query: CorpusQuery) throws {
        let file = String(decoding: try ProjectFolder.bytes("docs/datasette.yaml"), as: UTF8.self)
        let sql = query.sql.split(separator: "\n").map { "          " + $0 + "\n" }.joined()
        let shown = "      " + query.name + ":\n        title: \"" + query.english + "\"\n        sql: |-\n" + sql
        #expect(file.contains(shown), "docs/datasette.yaml lacks\n\(shown)")
    }

    @Test(arguments: CorpusQuery.all)
    func everyQuestionHasAnAnswer(_ query: CorpusQuery) throws {
        let fixture = try StoreTests.all.get()
        let forwarder = try fixture.rows("SELECT forwarder FROM forwarders WHERE forwarder <> '' ORDER BY forwardings DESC")
        guard case .text(let name)? = forwarder.first?["forwarder"] else {
            Issue.record("nobody forwards")
            return
        }
        let value = query.argument == "code" ? "spf-pass-for-forwarder" : name
        let answer = try StoreReader(path: fixture.path).answer(query, value: value, limit: 5)
        #expect(!answer.columns.isEmpty)
        #expect(answer.rows.count <= 5)
        #expect(answer.isCut == (try StoreReader(path: fixture.path).answer(query, value: value).rows.count > 5))
        #expect(!answer.rows.isEmpty || ["omissions", "troubled-servers"].contains(query.name))
    }

    /// Whoever copies a question out of the document has only to paste it.
    @Test func theDocumentRunsAsPasted() throws {
        let blocks = try Self.document.get().matches(of: /```sql\n(?<sql>(?s:.*?))```/).map { String($0.output.sql) }
        #expect(blocks.count == CorpusQuery.all.count)
        try DatabaseQueue(path: StoreTests.all.get().path).inDatabase { db in
            for block in blocks { #expect(sqlite3_exec(db.sqliteConnection, block, nil, nil, nil) == SQLITE_OK, "\(block)") }
        }
    }

    /// What the messages do not tell is NULL, in views too.
    @Test(arguments: StoreSchema.views.map(\.name))
    func viewsHoldNoEmptyText(_ view: String) throws {
        let fixture = try StoreTests.all.get()
        let rows = try fixture.rows("SELECT * FROM \(view)")
        #expect(!rows.isEmpty)
        for row in rows { #expect(!row.values.contains(.text("")), "\(row)") }
    }

    /// Every table, view and column of the database is explained.
    @Test func theDocumentNamesEveryTable() throws {
        let document = try Self.document.get()
        for table in StoreTable.allCases {
            #expect(document.contains("`\(table.name)`"))
            for column in table.columns { #expect(document.contains("`\(column.name)`"), "\(table.name).\(column.name)") }
        }
        for view in StoreSchema.views { #expect(document.contains("`\(view.name)`")) }
    }
}
