internal import TraceAnalysis

/// A comparison for a terminal: the sentence first, then the copies, results beside results, which copy to believe, and for each
/// pair the way, what differs and what a repair changed.
public struct ComparisonText {
    let report: ComparisonReport
    let book: Phrasebook
    var canvas: TextCanvas

    private init(_ report: ComparisonReport, _ options: TextReport.Options) {
        self.report = report
        book = Phrasebook(language: report.options.language)
        canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
    }

    /// The text of a comparison, with a line end.
    public static func text(_ report: ComparisonReport, _ options: TextReport.Options = TextReport.Options()) -> String {
        var writer = Self(report, options)
        writer.writeHeadline()
        writer.writeCopies()
        writer.writeResults()
        writer.writeBeliefs()
        for pair in report.pairs { writer.write(pair) }
        writer.writeNextSteps()
        writer.writeLimits()
        return writer.canvas.text
    }

    // On top

    private mutating func writeHeadline() {
        canvas.paragraph(report.headline, lead: book[compare: .verdict] + colon, leadStyle: .bold, style: .bold)
        guard !report.explanation.isEmpty else { return }
        canvas.blank()
        for sentence in report.explanation { canvas.paragraph(sentence, indent: 2) }
    }

    private mutating func writeCopies() {
        canvas.heading(book[compare: .copies])
        let rows = report.copies.map { copy in
            TextTable.Row(
                cells: [
                    .init(text: copy.name, style: .bold), .init(text: book.copyRole(copy.role)),
                    .init(text: copy.source.argument), .init(text: copy.mailbox ?? "-"),
                    .init(text: copy.arrived.map { TextReport.readable($0) } ?? "-"),
                ], notes: [copy.verdict.headline])
        }
        let table = TextTable(header: ["", "", book[.file], book[compare: .inMailbox], book[.time]], rows: rows, flexible: 2)
        table.write(to: &canvas, widths: TextTable.widths([table], width: canvas.width), showsHeader: true)
    }

    // Results

    private mutating func writeResults() {
        guard !report.results.isEmpty else { return }
        canvas.heading(book[compare: .results])
        // More copies than a line holds stand below each other.
        let table = report.copies.count <= 2 ? wideTable : longTable
        table.write(to: &canvas, widths: TextTable.widths([table], width: canvas.width), showsHeader: true)
    }

    private var wideTable: TextTable {
        TextTable(
            header: [book[.method], book[.name], book[.whose]]
                + report.copies.map { book.inParentheses($0.name, book.copyRole($0.role)) },
            rows: report.results.map { row in
                TextTable.Row(
                    cells: [.init(text: row.method.uppercased()), .init(text: row.testedName), .init(text: book.roleWord(row))]
                        + row.cells.map { cell($0, row) })
            }, flexible: 1)
    }

    private var longTable: TextTable {
        let rows = report.results.flatMap { row in
            row.rows.map(\.cell).enumerated().map { index, cell in
                TextTable.Row(cells: [
                    .init(text: index == 0 ? row.method.uppercased() : ""), .init(text: index == 0 ? row.testedName : ""),
                    .init(text: index == 0 ? book.roleWord(row) : ""), .init(text: cell.copy, style: .bold), self.cell(cell, row),
                ])
            }
        }
        return TextTable(
            header: [book[.method], book[.name], book[.whose], book[compare: .copy], book[.result]], rows: rows, flexible: 1)
    }

    private func cell(_ cell: ComparisonReport.Cell, _ row: ComparisonReport.Result) -> TextTable.Cell {
        TextTable.Cell(text: book.shown(cell, row), style: cell.check.map { Self.style(ofResult: $0.result) } ?? .dim)
    }

    static func style(ofResult result: String) -> TextCanvas.Style {
        switch result {
        case "pass": .good
        case "fail", "hardfail", "reject": .bad
        default: .careful
        }
    }

    private mutating func writeBeliefs() {
        guard !report.beliefs.isEmpty else { return }
        canvas.heading(book[compare: .believe])
        for belief in report.beliefs { canvas.paragraph(belief.detail, indent: 2, lead: "• ") }
    }

    // At the end

    private mutating func writeNextSteps() {
        guard !report.nextSteps.isEmpty else { return }
        canvas.heading(book[.nextSteps])
        for action in report.steps.actions { canvas.paragraph(action, indent: 2, lead: "→ ", leadStyle: .accent) }
        guard !report.steps.lookUps.isEmpty else { return }
        canvas.paragraph(book[.lookUps], indent: 2, lead: "→ ", leadStyle: .accent)
        canvas.lookUps(report.steps.lookUps, indent: 4)
    }

    private mutating func writeLimits() {
        canvas.heading(book[compare: .limits])
        for limit in report.limits { canvas.paragraph(limit, indent: 2, lead: "• ") }
    }

    var colon: String { book.colon }
}

extension ComparisonReport.Result {
    /// The cells below each other: of more copies than a line holds, those that say something.
    var rows: [(result: Self, cell: ComparisonReport.Cell)] {
        cells.filter { $0.check != nil || method == "dmarc" }.map { (self, $0) }
    }

    /// The name with its selector.
    var testedName: String { [name ?? "-", selector.map { "s=" + $0 }].compactMap { $0 }.joined(separator: " ") }
}

extension Phrasebook {
    func copyRole(_ code: String) -> String { Comparison.Copy.Role(rawValue: code).map { text(Self.role($0)) } ?? code }

    /// Whose name a row is about, as the first copy that tells says.
    func roleWord(_ row: ComparisonReport.Result) -> String {
        guard row.method != "arc", let role = row.cells.lazy.compactMap(\.role).first else { return "-" }
        return Identity.Role(rawValue: role).map { text(Self.role($0)) } ?? role
    }

    /// A cell in a few words: the result and where it was found.
    func shown(_ cell: ComparisonReport.Cell, _ row: ComparisonReport.Result) -> String {
        guard let check = cell.check else { return self[compare: row.method == "dmarc" ? .noRow : .notTested] }
        var remarks: [String] = []
        if let hop = check.hop {
            var values = PhraseValues()
            values.set(.number, String(hop))
            remarks.append(text(Self.hopAlone, values))
        }
        if cell.isCarried { remarks.append(self[compare: .carried]) }
        if !cell.isTrusted { remarks.append(claimMark) }
        let own = remarks.isEmpty ? check.result : inParentheses(check.result, remarks.joined(separator: comma))
        let others = cell.earlier.filter { $0.result != check.result }
        guard !others.isEmpty else { return own }
        return own + comma + self[compare: .earlier] + " " + others.map(\.result).joined(separator: comma)
    }
}
