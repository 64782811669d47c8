/// A report for a terminal: the verdict first, then the way, the forwardings, who said what, the findings, and what the report
/// cannot tell.
public struct TextReport {
    public struct Options: Hashable, Sendable {
        /// Columns of the terminal.
        public var width: Int
        /// Whether control sequences for colour are written. Colour is never the only sign of anything.
        public var hasColor: Bool

        public init(width: Int = 100, hasColor: Bool = false) {
            self.width = width
            self.hasColor = hasColor
        }
    }

    let report: Report
    let book: Phrasebook
    var canvas: TextCanvas
    /// Steps that the reader was told already: a finding does not repeat what the verdict says.
    private var shownSteps: Set<String> = []

    private init(_ report: Report, _ options: Options) {
        self.report = report
        book = Phrasebook(language: report.options.language)
        canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
    }

    /// The text of one report, with a line end.
    public static func text(_ report: Report, _ options: Options = Options()) -> String {
        var writer = Self(report, options)
        writer.writeVerdict()
        writer.writeMessage()
        writer.writeWay()
        writer.writeForwardings()
        writer.writeStatements()
        writer.writeFindings()
        writer.writeDefects()
        writer.writeLimits()
        return writer.canvas.text
    }

    /// Several reports one below the other, each under the name of its file.
    public static func text(_ reports: [Report], _ options: Options = Options()) -> String {
        guard reports.count > 1 else { return reports.first.map { text($0, options) } ?? "" }
        var result = ""
        for report in reports {
            var title = TextCanvas(width: options.width, hasColor: options.hasColor)
            title.line([("═══ ", .dim), (report.source.argument, .bold), (" ═══", .dim)])
            result += (result.isEmpty ? "" : "\n") + title.text + "\n" + text(report, options)
        }
        return result
    }

    // The verdict

    private mutating func writeVerdict() {
        canvas.paragraph(report.verdict.headline, lead: book[.verdict] + colon, leadStyle: .bold, style: .bold)
        canvas.blank()
        for sentence in report.verdict.explanation { canvas.paragraph(sentence, indent: 2) }
        writeDeciding()
        canvas.blank()
        writeSteps(report.verdict.steps, indent: 2)
        guard !report.statements.isEmpty else { return }
        canvas.blank()
        canvas.paragraph(
            report.verdict.warning, indent: 2, lead: report.verdict.isMisleading ? "! " : "", leadStyle: .careful,
            style: report.verdict.isMisleading ? .careful : .dim)
    }

    /// The few results that a mail program would show, each with the name that it is about.
    private mutating func writeDeciding() {
        let deciding = report.verdict.deciding.compactMap { n in report.statements.first { $0.n == n } }
        guard !deciding.isEmpty else { return }
        canvas.blank()
        let rows = deciding.map { statement in
            TextTable.Row(cells: [
                .init(text: statement.method.uppercased()),
                .init(text: book.resultWord(statement), style: style(ofResult: statement.isGuess ? "" : statement.result)),
                .init(text: book.about(statement, among: deciding, in: report.message)),
            ])
        }
        let table = TextTable(header: ["", "", ""], rows: rows, flexible: 2, indent: 2)
        table.write(to: &canvas, widths: TextTable.widths([table], width: canvas.width), showsHeader: false)
    }

    mutating func writeSteps(_ steps: Report.Steps, indent: Int) {
        let actions = steps.actions.filter { shownSteps.insert($0).inserted }
        let lookUps = steps.lookUps.filter { shownSteps.insert($0.command).inserted }
        let label = book[.nextSteps]
        var lines = actions
        if !lookUps.isEmpty { lines.append(book[.lookUps]) }
        if lines.isEmpty, !(steps.actions.isEmpty && steps.lookUps.isEmpty) { lines.append(book[.asAbove]) }
        for (index, line) in lines.enumerated() {
            let lead = (index == 0 ? label : canvas.spaces(TextWidth.of(label))) + "  → "
            canvas.paragraph(line, indent: indent, lead: lead, leadStyle: .accent)
        }
        canvas.lookUps(lookUps, indent: indent + TextWidth.of(label) + 4)
    }

    // The message

    private mutating func writeMessage() {
        canvas.heading(book[.message])
        var entries: [(Label, String)] = [
            (.from, list(report.message.from.map { book.address($0) })), (.to, list(book.shortened(report.message.to))),
        ]
        if let author = book.authorBehind(report.message) { entries.insert((.authorBehind, author), at: 1) }
        if let replyTo = book.foreignReplyTo(report.message) { entries.append((.replyTo, replyTo)) }
        entries.append((.subject, report.message.subject ?? book[.none]))
        entries.append((.date, book.date(of: report.message) ?? book[.none]))
        entries.append((.messageID, report.message.messageID ?? book[.none]))
        entries.append((.returnPath, report.message.returnPath.map { address($0.value) } ?? book[.none]))
        if let origin = book.originClaims(report.message) { entries.append((.origin, origin)) }
        // The size is that of the message, wherever it lies.
        let size = ", " + String(report.source.size) + " " + book[.bytes]
        if let member = report.source.member { entries.append((.member, book.member(member) + size)) }
        entries.append((.file, report.source.name + (report.source.member == nil ? size : "")))
        entries.append((.digest, report.source.sha256))
        if let original = report.source.originalSHA256 { entries.append((.originalDigest, original)) }
        entries.append((.trust, book.trustedServers(report)))
        if !report.order.isReliable { entries.append((.order, book.orderReason(report.order.reason))) }
        let nameWidth = entries.map { TextWidth.of(book[$0.0]) }.max() ?? 0
        for (label, value) in entries { canvas.entry(book[label], value, indent: 2, nameWidth: nameWidth) }
    }

    // Words that several sections use

    var colon: String { book.colon }

    func list(_ values: [String]) -> String { values.isEmpty ? book[.none] : values.joined(separator: ", ") }

    /// An envelope address; the empty one by its name.
    func address(_ value: String) -> String { value.isEmpty ? book[.nullSender] : value }

    /// `2026-03-01 12:00:00Z`
    static func readable(_ time: String) -> String { time.replacing("T", with: " ") }

    func style(ofResult result: String) -> TextCanvas.Style {
        switch result {
        case "pass": .good
        case "fail", "hardfail", "permerror", "reject": .bad
        default: .careful
        }
    }
}
