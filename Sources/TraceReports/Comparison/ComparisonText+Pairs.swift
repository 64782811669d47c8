internal import TraceAnalysis

/// Two copies: how they are related, what a repair changed, their ways, what differs.
extension ComparisonText {
    mutating func write(_ pair: ComparisonReport.Pair) {
        let relation = Kinship.Relation(rawValue: pair.relation).map { book.text(Phrasebook.relation($0)) } ?? pair.relation
        canvas.heading(
            book.inParentheses(pair.first + " – " + pair.second + colon + relation, book.confidenceWord(pair.confidence)))
        if report.pairs.count > 1 {
            canvas.paragraph(pair.headline, indent: 2, style: .bold)
            for sentence in pair.explanation { canvas.paragraph(sentence, indent: 2) }
            canvas.blank()
        }
        if let repair = pair.repair { write(repair) }
        writeEvidence(pair.evidence)
        writeWay(pair)
        writeDifferences(pair)
    }

    private mutating func title(_ label: ComparisonLabel) {
        canvas.paragraph(book[compare: label], indent: 2, style: .bold)
    }

    private mutating func write(_ repair: ComparisonReport.Repair) {
        guard !repair.records.isEmpty else { return }
        title(.repair)
        let rows = repair.records.map { record in
            TextTable.Row(cells: [
                .init(text: record.method.uppercased()),
                .init(text: record.newName.map { record.name + " → " + $0 } ?? record.name),
                .init(text: book.shown(record.before, record)), .init(text: book.shown(record.after, record)),
                .init(text: book.changeWord(record.change)),
            ])
        }
        let table = TextTable(
            header: [
                book[.method], book[compare: .record], book[compare: .before], book[compare: .after], book[compare: .change],
            ],
            rows: rows, flexible: 1, indent: 4)
        table.write(to: &canvas, widths: TextTable.widths([table], width: canvas.width), showsHeader: true)
        canvas.blank()
    }

    private mutating func writeEvidence(_ evidence: [ComparisonReport.Evidence]) {
        guard !evidence.isEmpty else { return }
        title(.evidence)
        let words = evidence.map { book.strengthWord($0.strength) }
        let width = words.map { TextWidth.of($0) }.max() ?? 0
        for (word, reason) in zip(words, evidence) { canvas.entry(word, reason.detail, indent: 4, nameWidth: width) }
    }

    private mutating func writeWay(_ pair: ComparisonReport.Pair) {
        guard pair.way.contains(where: { $0.state != "same" }) else { return }
        canvas.blank()
        title(.way)
        let rows = pair.way.map { step in
            TextTable.Row(cells: [
                .init(text: step.first.map { String($0) } ?? "-"), .init(text: step.second.map { String($0) } ?? "-"),
                .init(text: step.time.map { TextReport.readable($0) } ?? "-"), .init(text: step.by ?? book[.unknown]),
                .init(text: step.state == "changed" ? book[compare: .changedLine] : "", style: .careful),
            ])
        }
        let table = TextTable(
            header: [pair.first, pair.second, book[.time], book[.server], ""], rows: rows, flexible: 3, indent: 4)
        table.write(to: &canvas, widths: TextTable.widths([table], width: canvas.width), showsHeader: true)
    }

    private mutating func writeDifferences(_ pair: ComparisonReport.Pair) {
        guard !pair.differences.isEmpty else { return }
        for (label, standing) in Self.standings {
            let shown = pair.differences.filter { $0.standing == standing.rawValue }
            guard !shown.isEmpty else { continue }
            canvas.blank()
            title(label)
            for difference in shown {
                canvas.paragraph(
                    difference.detail, indent: 4, lead: "• ", leadStyle: standing == .unexplained ? .careful : .plain)
            }
        }
        if pair.differences.allSatisfy({ $0.standing == CopyDifference.Standing.explained.rawValue }) {
            canvas.blank()
            canvas.paragraph(book[compare: .noneUnexplained], indent: 2)
        }
    }

    static let standings: [(ComparisonLabel, CopyDifference.Standing)] = [
        (.explained, .explained), (.unexplained, .unexplained), (.open, .open),
    ]
}

extension Phrasebook {
    func strengthWord(_ code: String) -> String {
        let all: [KinshipEvidence.Strength] = [.certain, .high, .medium, .weak, .against]
        return all.first { $0.code.description == code }.map { text(Self.strength($0)) } ?? code
    }

    func changeWord(_ code: String) -> String { RepairComparison.Change(rawValue: code).map { text(Self.change($0)) } ?? code }

    /// A result with its time, to the minute.
    func shown(_ check: ComparisonReport.Check?, _ record: ComparisonReport.Record) -> String {
        guard let check else { return self[compare: record.method == "dmarc" ? .noRow : .notTested] }
        guard let time = check.time else { return check.result }
        return check.result + " " + TextReport.readable(String(time.prefix(16))) + "Z"
    }
}
