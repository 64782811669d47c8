/// Statements that one hop made, and that deserve the same trust.
struct StatementGroup {
    /// Nil where nobody can be named.
    var hop: Report.Hop?
    var isTrusted: Bool
    var statements: [Report.Statement]

    /// The groups of a report, the newest hop first; what belongs to no hop comes last.
    static func groups(of report: Report) -> [StatementGroup] {
        var groups: [StatementGroup] = []
        for statement in report.statements {
            let hop = report.hop(statement.hop)
            if let index = groups.firstIndex(where: { $0.hop?.n == hop?.n && ($0.isTrusted == statement.isTrusted || hop == nil) }
            ) {
                groups[index].statements.append(statement)
            } else {
                groups.append(StatementGroup(hop: hop, isTrusted: statement.isTrusted, statements: [statement]))
            }
        }
        return groups.enumerated().sorted { one, other in
            let left = one.element.hop?.n ?? 0
            let right = other.element.hop?.n ?? 0
            return left == right ? one.offset < other.offset : left > right
        }.map { $0.element }
    }
}
