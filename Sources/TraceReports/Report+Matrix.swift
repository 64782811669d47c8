extension Report {
    /// Results by method and by the hop that recorded them. An empty cell says that nothing was recorded there, not that
    /// nothing was checked.
    public struct Matrix: Hashable, Sendable {
        /// Oldest first; what no hop can be named for comes last.
        public var columns: [Column]
        /// SPF, DKIM, DMARC and ARC, then whatever else was recorded, in the order of the header.
        public var rows: [Row]

        public struct Column: Hashable, Sendable {
            /// The hop that recorded; nil in a leg in which no hop did, and where no hop can be named.
            public var hop: Int?
            /// The leg of the hop; nil where no hop can be named.
            public var leg: Int?
        }

        public struct Row: Hashable, Sendable {
            public var method: String
            /// Statements by their numbers, for each column. Those that say the same in several fields are one record.
            public var cells: [[[Int]]]
        }
    }
}

extension Report.Matrix {
    /// What a reader looks for first, and misses where it is not recorded.
    static let methods = ["spf", "dkim", "dmarc", "arc"]

    init(_ statements: [Report.Statement], legs: [Report.Leg]) {
        let speakers = Set(statements.compactMap(\.hop))
        columns = legs.flatMap { leg in
            let spoke = leg.hops.filter { speakers.contains($0) }.map { Column(hop: $0, leg: leg.n) }
            return spoke.isEmpty ? [Column(hop: nil, leg: leg.n)] : spoke
        }
        let placed = Set(columns.compactMap(\.hop))
        if statements.contains(where: { statement in statement.hop.map { !placed.contains($0) } ?? true }) {
            columns.append(Column(hop: nil, leg: nil))
        }
        var numbers: [String: [Int?: [Report.Statement]]] = [:]
        var others: [String] = []
        for statement in statements {
            let hop = statement.hop.flatMap { placed.contains($0) ? $0 : nil }
            numbers[statement.method, default: [:]][hop, default: []].append(statement)
            if !Self.methods.contains(statement.method), !others.contains(statement.method) { others.append(statement.method) }
        }
        let columns = columns
        rows = (Self.methods + others).map { method in
            Row(
                method: method,
                cells: columns.map { column in
                    column.hop == nil && column.leg != nil ? [] : Self.records(numbers[method]?[column.hop] ?? [])
                })
        }
    }

    /// What one server recorded in several fields, each once.
    private static func records(_ statements: [Report.Statement]) -> [[Int]] {
        var records: [[Report.Statement]] = []
        for statement in statements {
            if let index = records.firstIndex(where: { $0[0].saysTheSame(as: statement) }) {
                records[index].append(statement)
            } else {
                records.append([statement])
            }
        }
        return records.map { $0.map(\.n) }
    }
}

extension Report.Statement {
    /// Whether two fields of one server hold the same result about the same name.
    fileprivate func saysTheSame(as other: Self) -> Bool {
        result == other.result && identity.domain == other.identity.domain && identity.role == other.identity.role
            && (identity.domain != nil || identity.value == other.identity.value) && alignment == other.alignment
            && isTrusted == other.isTrusted && selector == other.selector
    }

    private var selector: String? { properties.first { $0.name == "header.s" }?.value }
}
