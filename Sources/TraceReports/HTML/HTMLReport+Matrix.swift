/// Results by method and by the server that recorded them.
extension HTMLReport {
    func writeMatrix(to writer: inout HTMLWriter) {
        guard !report.statements.isEmpty else { return writer.element("p", book[.noStatements]) }
        writer.element("p", [("class", "lead")], book[page: .matrixLead])
        let count = report.matrix.columns.count
        let size = count > Self.widest ? Self.widest - 1 : count
        for start in stride(from: 0, to: count, by: max(1, size)) {
            writeMatrix(start..<min(start + size, count), part: size < count ? start / size + 1 : nil, to: &writer)
        }
    }

    /// Columns that fit a page side by side; more of them are cut into several tables.
    private static let widest = 6

    private func writeMatrix(_ columns: Range<Int>, part: Int?, to writer: inout HTMLWriter) {
        let name = part.map { book.inParentheses(book[page: .matrix], book.part($0)) } ?? book[page: .matrix]
        writer.scrolling(name) { writer in
            writer.element("table", [("class", "matrix")]) { writer in
                writer.element("caption", [("class", "unseen")], name)
                writer.element("thead") { writer in
                    if report.legs.count > 1 { writer.element("tr") { writeLegs(columns, to: &$0) } }
                    writer.element("tr") { writer in
                        writer.element("th", [("scope", "col")], book[.method])
                        for column in columns { writeHead(of: column, to: &writer) }
                    }
                }
                writer.element("tbody") { writer in
                    for row in report.matrix.rows { write(row, columns, to: &writer) }
                }
            }
        }
    }

    /// Which columns stand before a forwarding, and which behind it.
    private func writeLegs(_ columns: Range<Int>, to writer: inout HTMLWriter) {
        writer.element("td", "")
        let counts = Dictionary(report.matrix.columns[columns].compactMap(\.leg).map { ($0, 1) }, uniquingKeysWith: +)
        for leg in report.legs {
            guard let count = counts[leg.n] else { continue }
            writer.element("th", [("scope", "colgroup"), ("colspan", String(count)), ("class", "leg")], book.title(leg))
        }
        if report.matrix.columns[columns].contains(where: { $0.leg == nil }) { writer.element("td", "") }
    }

    private func writeHead(of index: Int, to writer: inout HTMLWriter) {
        let column = report.matrix.columns[index]
        let style = isFirst(index) ? "boundary" : nil
        guard let hop = report.hop(column.hop) else {
            let text = column.leg == nil ? book[.nobody] : book[page: .silentLeg]
            return writer.element("th", [("scope", "col"), ("class", style)]) { $0.element("span", [("class", "quiet")], text) }
        }
        writer.element("th", [("scope", "col"), ("class", style)]) { writer in
            link(toHop: hop.n, to: &writer)
            writer.element("span", [("class", "host")], hop.host ?? book[.unknown])
            let details = [hop.network, book.time(of: hop)].compactMap { $0 }
            writer.element("span", [("class", "quiet")], details.joined(separator: " · "))
        }
    }

    /// Whether a leg begins with the column.
    private func isFirst(_ index: Int) -> Bool {
        let columns = report.matrix.columns
        return report.legs.count > 1 && (index == 0 || columns[index - 1].leg != columns[index].leg)
    }

    private func write(_ row: Report.Matrix.Row, _ columns: Range<Int>, to writer: inout HTMLWriter) {
        writer.element("tr") { writer in
            writer.element("th", [("scope", "row")]) { writer in
                if let word = Glossary(method: row.method) {
                    writer.element("a", [("href", "#word-" + word.rawValue)], row.method.uppercased())
                } else {
                    writer.text(row.method)
                }
                if columns.lowerBound == 0, let question = Self.questions[row.method] {
                    writer.element("span", [("class", "question")], book[page: question])
                }
            }
            for (column, numbers) in zip(columns, row.cells[columns]) {
                writer.element("td", [("class", isFirst(column) ? "boundary" : nil)]) { writer in
                    if numbers.isEmpty { writer.element("span", [("class", "empty")], book[page: .notRecorded]) }
                    for (index, record) in numbers.enumerated() {
                        write(record.map { report.statements[$0 - 1] }, isTold: index < Self.toldRecords, to: &writer)
                    }
                }
            }
        }
    }

    private static let questions: [String: PageLabel] = [
        "spf": .spfQuestion, "dkim": .dkimQuestion, "dmarc": .dmarcQuestion, "arc": .arcQuestion,
    ]

    /// Records of a cell whose reasons are told; of those behind them, where they are other reasons than before.
    private static let toldRecords = 6

    /// What a server recorded, in one field or in several.
    private func write(_ record: [Report.Statement], isTold: Bool, to writer: inout HTMLWriter) {
        let first = record[0]
        writer.element("div", [("class", "statement")]) { writer in
            writer.result(first.result)
            if let name = first.identity.shownName {
                writer.element("span", [("class", "about")], name)
                writer.element("span", [("class", "role")], book.standing(of: first))
            }
            for statement in record {
                let trust = statement.isTrusted ? book[page: .trustedShort] : book.claimMark
                let anchor = id("statement-" + String(statement.n))
                writer.element("span", [("id", anchor), ("class", statement.isTrusted ? "trust" : "trust claim")]) { writer in
                    let label = book[statement.isTrusted ? .trustedName : .claimedBy]
                    let name = statement.hop == nil ? statement.authservID.map { label + book.colon + $0 } : nil
                    let words = [trust, book.confidenceWord(statement.confidence), book.sourceWord(statement), name]
                    writer.text(words.compactMap { $0 }.joined(separator: " · ") + " ")
                    link(toLine: statement.field.line, to: &writer)
                }
            }
            guard isTold || record.contains(where: { firstOfField($0)?.n ?? $0.n == $0.n }) else { return }
            writer.element("details") { writer in
                writer.element("summary", [("aria-label", summary(of: first))], book[.why])
                for statement in record {
                    if record.count > 1 { writer.element("p", [("class", "source")], book.sourceWord(statement)) }
                    writeDetails(of: statement, to: &writer)
                }
            }
        }
    }

    /// Why it is given to this hop, and what else the line says.
    private func writeDetails(of statement: Report.Statement, to writer: inout HTMLWriter) {
        if let told = firstOfField(statement), told.n != statement.n {
            writer.element("p", [("class", "quiet")]) { writer in
                writer.element("a", [("href", "#" + id("statement-" + String(told.n)))], book[.asAbove])
            }
        } else {
            writeReasons(statement.evidence, to: &writer)
            writeAlternatives(of: statement, to: &writer)
        }
        var written = [(book[.comment], statement.comment), (book[.reason], book.compositeReason(statement) ?? statement.reason)]
        written += statement.properties.map { ($0.name, Optional($0.value)) }
        if let evaluated = statement.evaluatedHop, evaluated != statement.hop {
            written.append((book[.evaluatedHop], String(evaluated)))
        }
        written.append((book[.clientAddress], report.unseenClient(statement)))
        writer.entries(written.map { (name: $0.0, value: $0.1) })
    }

    /// The statement of the same field that is told first, where both are given to their hop for the same reasons.
    private func firstOfField(_ statement: Report.Statement) -> Report.Statement? {
        firstOfFields[statement.field.index].flatMap { first in
            first.evidence == statement.evidence && first.alternatives == statement.alternatives ? first : nil
        }
    }

    private func writeAlternatives(of statement: Report.Statement, to writer: inout HTMLWriter) {
        if !statement.alternatives.isEmpty {
            writer.element("p", [("class", "quiet")], book[.alternatives])
            writer.element("ul") { writer in
                for alternative in statement.alternatives {
                    writer.element("li") { writer in
                        link(toHop: alternative.hop, to: &writer)
                        writer.text(" " + alternative.reason)
                    }
                }
            }
        }
    }

    private func summary(of statement: Report.Statement) -> String {
        [book[.why], statement.method.uppercased(), statement.result, statement.identity.domain].compactMap { $0 }
            .joined(separator: " ")
    }
}
