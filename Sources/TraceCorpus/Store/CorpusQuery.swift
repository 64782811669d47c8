internal import GRDB

/// A question to the database of an archive. `docs/queries.md` shows the same SQL.
public struct CorpusQuery: Hashable, Sendable {
    public let name: String
    public let english: String
    public let japanese: String
    /// What the question needs beside its name; nil where it needs nothing. It stands for `:value`.
    public let argument: String?
    public let sql: String

    init(_ name: String, _ english: String, _ japanese: String, argument: String? = nil, _ sql: String) {
        self.name = name
        self.english = english
        self.japanese = japanese
        self.argument = argument
        self.sql = sql
    }

    public static func named(_ name: String) -> CorpusQuery? { all.first { $0.name == name } }

    /// An answer.
    public struct Answer: Hashable, Sendable {
        public var columns: [String]
        public var rows: [[StoreValue]]
        /// Whether there are more rows than were asked for.
        public var isCut = false
    }
}

extension StoreReader {
    /// Asks a question.
    ///
    /// - Parameter limit: Rows at most.
    public func answer(_ query: CorpusQuery, value: String? = nil, limit: Int = .max) throws(StoreFailure) -> CorpusQuery.Answer {
        try read { db in
            let statement = try db.makeStatement(sql: query.sql)
            let arguments: [String: (any DatabaseValueConvertible)?] = query.argument == nil ? [:] : ["value": value]
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
            var answer = CorpusQuery.Answer(columns: statement.columnNames, rows: [])
            while let row = try rows.next() {
                guard answer.rows.count < limit else {
                    answer.isCut = true
                    break
                }
                answer.rows.append(row.databaseValues.map { StoreValue($0) })
            }
            return answer
        }
    }
}

extension StoreValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(Int(number))
        case .double(let number): self = .text(String(number))
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(Array(data))
        }
    }
}
