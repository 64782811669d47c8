/// A report as one HTML file that asks nothing of anybody: no request, no script, and a Content-Security-Policy that forbids both.
///
/// Each section stands in a file of its own, `HTMLReport+….swift`; the frame around them is `HTMLDocument`.
public struct HTMLReport {
    let report: Report
    let book: Phrasebook
    /// What the ids of this report start with: nothing where a file holds one report.
    let prefix: String

    public static func html(_ report: Report) -> String { html([report]) }

    /// One report, or several below each other under a list of their files.
    public static func html(_ reports: [Report]) -> String {
        if reports.count == 1 { return HTMLReport(report: reports[0], book: phrasebook(of: reports[0]), prefix: "").html() }
        let parts = reports.enumerated().map { index, report in
            HTMLReport(report: report, book: phrasebook(of: report), prefix: "trace-" + String(index + 1) + "-")
        }
        let book = parts.first?.book ?? Phrasebook(language: .english)
        let document = HTMLDocument(
            title: "hoptrace", book: book, target: parts.first?.id("verdict") ?? "",
            header: { $0.element("h1", [("class", "file")], book[.title]) },
            contents: parts.map { ($0.id("verdict"), $0.name) })
        return document.html { writer in
            for part in parts {
                writer.element("article", [("class", "message"), ("aria-label", part.name)]) { writer in
                    part.writeTitle(to: &writer)
                    part.writeSections(to: &writer)
                }
            }
        }
    }

    private static func phrasebook(of report: Report) -> Phrasebook { Phrasebook(language: report.options.language) }

    private func html() -> String {
        let document = HTMLDocument(
            title: name + " – hoptrace", book: book, target: id("verdict"), header: { writeTitle(to: &$0) },
            contents: [(id("verdict"), book[.verdict])] + sections.map { (id($0.0), book[$0.1]) })
        return document.html { writeSections(to: &$0) }
    }

    var name: String { report.source.member ?? report.source.name }

    private func writeTitle(to writer: inout HTMLWriter) {
        writer.element("h1", [("class", "file")], book[.title] + " · " + name)
    }

    private func writeSections(to writer: inout HTMLWriter) {
        writeVerdict(to: &writer)
        for (name, label, body) in sections { writer.section(id(name), book[label], body) }
    }

    /// Every section behind the verdict, in order.
    private var sections: [(String, Label, (inout HTMLWriter) -> Void)] {
        [
            ("message", .message, { writeMessage(to: &$0) }), ("way", .way, { writeWay(to: &$0) }),
            ("forwardings", .forwardings, { writeForwardings(to: &$0) }),
            ("statements", .statements, { writeStatements(to: &$0) }), ("arc", .arc, { writeARC(to: &$0) }),
            ("findings", .findings, { writeFindings(to: &$0) }), ("defects", .defects, { writeDefects(to: &$0) }),
            ("limits", .limits, { $0.list(report.limits) }), ("header", .rawHeader, { writeHeader(to: &$0) }),
            ("about", .about, { writeAbout(to: &$0) }),
        ]
    }

    // Parts that the sections use

    func id(_ name: String) -> String { prefix + name }

    /// A link to the line of the header where a field starts.
    func link(toLine line: Int, to writer: inout HTMLWriter) {
        writer.element("a", [("href", "#" + id("line-" + String(line)))], book[.line] + " " + String(line))
    }

    func entries(_ entries: [(Label, String?)], to writer: inout HTMLWriter) {
        writer.entries(entries.map { (book[$0.0], $0.1) })
    }

    func address(_ value: String) -> String { value.isEmpty ? book[.nullSender] : value }
}
