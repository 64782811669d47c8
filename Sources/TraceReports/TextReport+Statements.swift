/// Who said what: one row a statement, under the hop that said it, newest first.
extension TextReport {
    mutating func writeStatements() {
        canvas.heading(book[.statements])
        guard !report.statements.isEmpty else { return canvas.paragraph(book[.noStatements], indent: 2) }
        let groups = StatementGroup.groups(of: report)
        let tables = groups.map { table($0.statements) }
        let widths = TextTable.widths(tables, width: canvas.width)
        for (index, group) in groups.enumerated() {
            if index > 0 { canvas.blank() }
            writeTitle(of: group)
            tables[index].write(to: &canvas, widths: widths, showsHeader: index == 0)
        }
        writeARC()
    }

    private mutating func writeTitle(of group: StatementGroup) {
        guard let hop = group.hop else {
            canvas.paragraph(book[.nobody], indent: 0, style: .bold)
            return
        }
        // Of what stands under a trusted server only a renamed copy is doubtful.
        let mark = group.isTrusted ? book[.trusted] : book[hop.isTrusted ? .renamedCopy : .claimed]
        var pieces: [(String, TextCanvas.Style)] = [(book[.hop] + " " + String(hop.n), .bold)]
        if let name = hop.host ?? hop.network { pieces.append(("  " + name, .bold)) }
        if let time = book.time(of: hop) { pieces.append(("  " + time, .plain)) }
        pieces.append((" · " + mark, group.isTrusted ? .plain : .careful))
        canvas.line(pieces, hanging: 4)
    }

    private func table(_ statements: [Report.Statement]) -> TextTable {
        var said = Said(notes: [book[.noWriter]])
        return TextTable(
            header: [
                "#", book[.method], book[.result], book[.name], book[.whose], book[.aligned], book[.saidIn], book[.certainty],
            ],
            rows: statements.map { row($0, &said) }, flexible: 3)
    }

    /// What the rows above say already.
    private struct Said {
        var notes: Set<String>
        /// The name that the row above bears, where no hop can be named.
        var writer: String?
    }

    /// A note that stands at a row above it in the same group is not said again, as long as the rows have one writer.
    private func row(_ statement: Report.Statement, _ said: inout Said) -> TextTable.Row {
        if statement.hop == nil, statement.authservID != said.writer {
            said = Said(notes: [], writer: statement.authservID)
        }
        return TextTable.Row(
            cells: [
                .init(text: String(statement.n), style: .dim), .init(text: statement.method),
                .init(text: statement.result, style: style(ofResult: statement.result)),
                .init(text: statement.identity.shownName ?? "-"), .init(text: book.roleWord(statement)),
                .init(text: book.alignmentWord(statement.alignment)), .init(text: book.sourceWord(statement)),
                .init(text: book.confidenceWord(statement.confidence)),
            ], notes: notes(statement).filter { said.notes.insert($0).inserted })
    }

    /// What a row has no room for: why it is no pass, which connection it judges, who else may have said it.
    private func notes(_ statement: Report.Statement) -> [String] {
        var notes: [String] = []
        if let reason = book.compositeReason(statement) {
            notes.append(reason)
        } else if statement.result != "pass", let prose = statement.reason ?? statement.comment, !prose.allSatisfy(\.isNumber) {
            // A number alone is a code that its writer keeps to himself.
            notes.append(prose)
        }
        if let evaluated = statement.evaluatedHop, evaluated != statement.hop {
            notes.append(book[.evaluatedHop] + " " + String(evaluated))
        }
        if statement.hop == nil {
            let label = book[statement.isTrusted ? .trustedName : .claimedBy]
            notes.append(statement.authservID.map { label + colon + $0 } ?? book[.noWriter])
        }
        if let client = report.unseenClient(statement) { notes.append(book[.clientAddress] + " " + client) }
        for alternative in statement.alternatives where statement.hop == nil {
            notes.append(book[.hop] + " " + String(alternative.hop) + "? " + alternative.reason)
        }
        return notes
    }

    private mutating func writeARC() {
        guard !report.arc.sets.isEmpty else { return }
        canvas.blank()
        canvas.paragraph(book.arcSummary(report), style: .bold)
        for set in report.arc.sets { canvas.paragraph(book.arcLine(set), indent: 2) }
    }
}
