/// The database of an archive, in SQL. `docs/queries.md` explains each table and view.
enum StoreSchema {
    /// `PRAGMA user_version`: changes when a table, a column or a view does. Versions 3 and 5 changed
    /// views.
    static let version = 5
    /// `PRAGMA application_id`: "HOPT".
    static let applicationID = 0x484F_5054

    /// What is needed before the first message is written.
    static var tables: [String] { bookkeeping + StoreTable.allCases.map { creation($0) } + views.map { $0.sql } }

    /// What version 2 added to `archive`.
    static let redactionColumn = "redaction TEXT NOT NULL DEFAULT ''"

    /// What version 4 added to `archive`.
    static let attachedColumn = "attached INTEGER NOT NULL DEFAULT 0"

    /// What version 5 added.
    static let linesTable = "CREATE TABLE lines (messages INTEGER NOT NULL, bytes INTEGER NOT NULL, ending TEXT NOT NULL)"

    private static let bookkeeping = [
        "CREATE TABLE archive (seed INTEGER NOT NULL, trust TEXT NOT NULL, same_organization TEXT NOT NULL, "
            + redactionColumn + ", " + attachedColumn + ")",
        """
        CREATE TABLE runs (
          id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL, version TEXT NOT NULL,
          messages INTEGER NOT NULL DEFAULT 0, duplicates INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        CREATE TABLE sources (
          id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
          position INTEGER NOT NULL, beginning TEXT, ending TEXT, messages INTEGER NOT NULL, duplicates INTEGER NOT NULL,
          complete INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES runs(id)
        )
        """,
        """
        CREATE TABLE omissions (
          id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), source TEXT NOT NULL, member TEXT,
          offset INTEGER, reason TEXT NOT NULL, detail TEXT
        )
        """,
        linesTable,
    ]

    private static func creation(_ table: StoreTable) -> String {
        let columns = table.columns.map { "\"" + $0.name + "\" " + $0.definition }
        guard table != .messages else {
            return "CREATE TABLE messages (\n  id INTEGER PRIMARY KEY,\n  " + columns.joined(separator: ",\n  ") + "\n)"
        }
        return "CREATE TABLE " + table.name + " (\n  message INTEGER NOT NULL REFERENCES messages(id),\n  "
            + columns.joined(separator: ",\n  ") + ",\n  PRIMARY KEY (message, n)\n) WITHOUT ROWID"
    }

    /// Made when a run ends: an index costs less when it is built at once.
    static let indexes = [
        "CREATE INDEX IF NOT EXISTS messages_by_source ON messages(source)",
        "CREATE INDEX IF NOT EXISTS messages_by_arrival ON messages(arrival)",
        "CREATE INDEX IF NOT EXISTS messages_by_verdict ON messages(verdict)",
        "CREATE INDEX IF NOT EXISTS messages_by_from_domain ON messages(from_domain)",
        "CREATE INDEX IF NOT EXISTS forwardings_by_forwarder ON forwardings(forwarder COLLATE NOCASE)",
        "CREATE INDEX IF NOT EXISTS findings_by_code ON findings(code)",
        "CREATE INDEX IF NOT EXISTS omissions_by_source ON omissions(source)",
    ]

    /// No content comes twice. In databases of earlier versions the column says so itself, and keeps an index while messages are
    /// written: digests lie anywhere in it, and each costs a page.
    static let uniqueDigests = "CREATE UNIQUE INDEX messages_by_digest ON messages(digest)"

    /// Every row of a table behind the number of its message.
    static func reading(_ table: StoreTable) -> String {
        let columns = table.columns.map { column in
            table == .messages && column.name == "source"
                ? "(SELECT path FROM sources s WHERE s.id = source)" : "\"" + column.name + "\""
        }
        let key = table == .messages ? "id" : "message"
        return "SELECT " + ([key] + columns).joined(separator: ", ") + " FROM " + table.name + " ORDER BY "
            + (table == .messages ? "id" : "message, n")
    }

    /// `OR ROLLBACK`, since SQLite would otherwise keep, in a temporary file, each page that a statement of several rows is about to
    /// change, to take back that statement alone. Whoever inserts takes back the transaction.
    static func insertion(into table: StoreTable, rows: Int) -> String {
        let names = [table == .messages ? "id" : "message"] + table.columns.map { "\"" + $0.name + "\"" }
        let row = "(" + names.map { _ in "?" }.joined(separator: ", ") + ")"
        return "INSERT OR ROLLBACK INTO " + table.name + " (" + names.joined(separator: ", ") + ") VALUES "
            + Array(repeating: row, count: rows).joined(separator: ", ")
    }
}
