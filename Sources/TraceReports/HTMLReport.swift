/// A report as one HTML file that asks nothing of anybody: no request, no script, and a Content-Security-Policy that forbids both.
public struct HTMLReport {
    let report: Report
    let book: Phrasebook
    /// What the ids of this report start with: nothing where a file holds one report.
    let prefix: String

    /// One report, or several below each other under a list of their files.
    public static func html(_ reports: [Report]) -> String {
        let book = Phrasebook(language: reports.first?.options.language ?? .english)
        let title = reports.count == 1 ? reports[0].source.name + " – hoptrace" : "hoptrace"
        var writer = HTMLWriter()
        writer.ours("<!DOCTYPE html>\n")
        writer.element("html", [("lang", book.language.rawValue)]) { writer in
            writer.element("head") { head(&$0, title) }
            writer.element("body") { writer in
                if reports.count != 1 { list(reports, &writer) }
                for (index, report) in reports.enumerated() {
                    let prefix = reports.count == 1 ? "" : "trace-" + String(index + 1) + "-"
                    let part = HTMLReport(report: report, book: Phrasebook(language: report.options.language), prefix: prefix)
                    part.write(to: &writer)
                }
            }
        }
        return writer.html
    }

    public static func html(_ report: Report) -> String { html([report]) }

    private static let styleSheet = PackageResources.report_css

    /// The head of a document: the policy that forbids every request, and the style sheet.
    static func head(_ writer: inout HTMLWriter, _ title: String) {
        let policy =
            "default-src 'none'; style-src 'sha256-" + SourceDigest.base64(of: styleSheet)
            + "'; base-uri 'none'; form-action 'none'"
        writer.void("meta", [("charset", "utf-8")])
        writer.void("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
        writer.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        writer.void("meta", [("name", "referrer"), ("content", "no-referrer")])
        writer.void("meta", [("name", "robots"), ("content", "noindex")])
        writer.element("title", title)
        writer.style(String(decoding: styleSheet, as: UTF8.self))
    }

    private static func list(_ reports: [Report], _ writer: inout HTMLWriter) {
        writer.element("nav") { writer in
            writer.element("ul") { writer in
                for (index, report) in reports.enumerated() {
                    writer.element("li") { writer in
                        writer.element(
                            "a", [("href", "#trace-" + String(index + 1) + "-verdict")],
                            report.source.member ?? report.source.name)
                    }
                }
            }
        }
    }

    // One report

    private func write(to writer: inout HTMLWriter) {
        writer.element("a", [("class", "skip"), ("href", "#" + id("verdict"))], book[.skipToContent])
        writer.element("header") { writer in
            writer.element("h1", book[.title] + " · " + (report.source.member ?? report.source.name))
        }
        writeContents(to: &writer)
        writer.element("main") { writer in
            writeVerdict(to: &writer)
            for (name, label, body) in sections {
                let title = id(name) + "-title"
                writer.element("section", [("id", id(name)), ("aria-labelledby", title)]) { writer in
                    writer.element("h2", [("id", title)], book[label])
                    body(&writer)
                }
            }
        }
    }

    /// Every section behind the verdict, in order.
    private var sections: [(String, Label, (inout HTMLWriter) -> Void)] {
        [
            ("message", .message, { writeMessage(to: &$0) }), ("way", .way, { writeWay(to: &$0) }),
            ("forwardings", .forwardings, { writeForwardings(to: &$0) }),
            ("statements", .statements, { writeStatements(to: &$0) }), ("arc", .arc, { writeARC(to: &$0) }),
            ("findings", .findings, { writeFindings(to: &$0) }), ("defects", .defects, { writeDefects(to: &$0) }),
            ("limits", .limits, { writeLimits(to: &$0) }), ("header", .rawHeader, { writeHeader(to: &$0) }),
            ("about", .about, { writeAbout(to: &$0) }),
        ]
    }

    private func writeContents(to writer: inout HTMLWriter) {
        writer.element("nav", [("aria-label", book[.contents])]) { writer in
            writer.element("ul") { writer in
                for (name, label, _) in sections {
                    writer.element("li") { $0.element("a", [("href", "#" + id(name))], book[label]) }
                }
            }
        }
    }

    private func writeLimits(to writer: inout HTMLWriter) {
        writer.element("ul") { writer in
            for limit in report.limits { writer.element("li", limit) }
        }
    }

    // Parts that the sections use

    func id(_ name: String) -> String { prefix + name }

    /// A link to the line of the header where a field starts.
    func link(toLine line: Int, to writer: inout HTMLWriter) {
        writer.element("a", [("href", "#" + id("line-" + String(line)))], book[.line] + " " + String(line))
    }

    func entries(_ entries: [(Label, String?)], to writer: inout HTMLWriter) {
        writer.element("dl") { writer in
            for (label, value) in entries {
                guard let value else { continue }
                writer.element("dt", book[label])
                writer.element("dd", value)
            }
        }
    }

    func address(_ value: String) -> String { value.isEmpty ? book[.nullSender] : value }

    static func readable(_ time: String) -> String { time.replacing("T", with: " ") }
}
