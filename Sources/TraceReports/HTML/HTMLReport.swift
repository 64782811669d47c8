/// A report as one HTML file that asks nothing of anybody: no request, no script, and a Content-Security-Policy that forbids both.
///
/// Each section stands in a file of its own, `HTMLReport+….swift`; the frame around them is `HTMLDocument`.
public struct HTMLReport {
    let report: Report
    let book: Phrasebook
    /// What the ids of this report start with: nothing where a file holds one report.
    let prefix: String
    /// Bytes of the header that evidence can link to, and their lines.
    let marks: [Range<Int>: Int]
    /// Of the statements of each field the one that the matrix tells first.
    let firstOfFields: [Int: Report.Statement]

    init(_ report: Report, prefix: String) {
        self.report = report
        self.prefix = prefix
        book = Phrasebook(language: report.options.language)
        marks = Self.marks(of: report)
        let told = report.matrix.rows.flatMap(\.cells).joined().joined().map { report.statements[$0 - 1] }
        firstOfFields = Dictionary(told.map { ($0.field.index, $0) }) { first, _ in first }
    }

    public static func html(_ report: Report) -> String { html([report]) }

    /// One report, or several below each other under a list of their files.
    public static func html(_ reports: [Report]) -> String {
        if reports.count == 1 { return HTMLReport(reports[0], prefix: "").html() }
        let parts = reports.enumerated().map { HTMLReport($1, prefix: "trace-" + String($0 + 1) + "-") }
        let book = parts.first?.book ?? Phrasebook(language: .english)
        let document = HTMLDocument(
            title: "hoptrace", book: book, target: parts.first?.id("verdict") ?? "words",
            header: { $0.element("h1", [("class", "file")], book[.title]) },
            contents: parts.map { ($0.id("verdict"), $0.name) } + [("words", book[page: .glossary])])
        return document.html { writer in
            for part in parts {
                writer.element("article", [("class", "message"), ("aria-label", part.name)]) { writer in
                    writer.element("p", [("class", "file")], part.name)
                    part.writeSections(to: &writer)
                }
            }
            writeGlossary(book, to: &writer)
        }
    }

    private func html() -> String {
        let contents = [(id("verdict"), book[.verdict])] + sections.map { (id($0.name), $0.title) }
        let document = HTMLDocument(
            title: name + " – hoptrace", book: book, target: id("verdict"),
            header: { $0.element("h1", [("class", "file")], book[.title] + " · " + name) },
            contents: contents + [("words", book[page: .glossary])])
        return document.html { writer in
            writeSections(to: &writer)
            Self.writeGlossary(book, to: &writer)
        }
    }

    var name: String { report.source.argument }

    func writeSections(to writer: inout HTMLWriter) {
        writeVerdict(to: &writer)
        for section in sections { writer.section(id(section.name), section.title, section.body) }
    }

    /// Every section behind the verdict, in order.
    private var sections: [(name: String, title: String, body: (inout HTMLWriter) -> Void)] {
        [
            ("message", book[.message], { writeMessage(to: &$0) }), ("way", book[page: .drawing], { writeWay(to: &$0) }),
            ("results", book[page: .matrix], { writeMatrix(to: &$0) }), ("hops", book[page: .hops], { writeHops(to: &$0) }),
            ("forwardings", book[.forwardings], { writeForwardings(to: &$0) }),
            ("decoder", book[page: .decoder], { writeDecoder(to: &$0) }), ("arc", book[.arc], { writeARC(to: &$0) }),
            ("findings", book[.findings], { writeFindings(to: &$0) }), ("defects", book[.defects], { writeDefects(to: &$0) }),
            ("header", book[.rawHeader], { writeHeader(to: &$0) }), ("limits", book[.limits], { $0.list(report.limits) }),
            ("about", book[.about], { writeAbout(to: &$0) }),
        ]
    }

    // Parts that the sections use

    func id(_ name: String) -> String { prefix + name }

    /// A link to the line of the header where a field starts.
    func link(toLine line: Int, to writer: inout HTMLWriter) {
        writer.element("a", [("href", "#" + id("line-" + String(line)))], book.line(line))
    }

    func link(toHop n: Int, to writer: inout HTMLWriter) {
        writer.element("a", [("href", "#" + id("hop-" + String(n)))], book.hop(n))
    }

    func entries(_ entries: [(Label, String?)], to writer: inout HTMLWriter) {
        writer.entries(entries.map { (book[$0.0], $0.1) })
    }

    func address(_ value: String) -> String { value.isEmpty ? book[.nullSender] : value }
}
