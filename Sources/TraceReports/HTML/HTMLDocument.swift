/// The frame that every HTML report stands in: one file that asks nothing of anybody. No request, no script, and a
/// Content-Security-Policy that forbids both and names this very style sheet.
///
/// The parts that reports are made of stand in `HTMLWriter+Parts.swift`, drawings in `Drawing.swift`.
struct HTMLDocument {
    /// What the window and the bookmark are called.
    var title: String
    var book: Phrasebook
    /// The id that the skip link leads to: the first thing to read.
    var target: String
    /// What stands above everything.
    var header: (inout HTMLWriter) -> Void
    /// The list of contents: ids of sections and their titles.
    var contents: [(id: String, title: String)]
    /// Rules of one kind of report alone.
    var extraStyle: [UInt8] = []

    /// The whole document around what `body` writes into its main part.
    func html(_ body: (inout HTMLWriter) -> Void) -> String {
        var writer = HTMLWriter()
        writer.ours("<!DOCTYPE html>\n")
        writer.element("html", [("lang", book.language.rawValue)]) { writer in
            writer.element("head") { writeHead(to: &$0) }
            writer.element("body") { writer in
                writer.element("a", [("class", "skip"), ("href", "#" + target)], book[.skipToContent])
                writer.element("header", [("class", "page")], header)
                writer.element("div", [("class", contents.isEmpty ? "page" : "page with-contents")]) { writer in
                    writeContents(to: &writer)
                    writer.element("main", [], body)
                }
            }
        }
        return writer.html
    }

    private var styleSheet: [UInt8] { PackageResources.report_css + extraStyle }

    private func writeHead(to writer: inout HTMLWriter) {
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

    private func writeContents(to writer: inout HTMLWriter) {
        guard !contents.isEmpty else { return }
        writer.element("nav", [("class", "contents"), ("aria-label", book[.contents])]) { writer in
            writer.element("ul") { writer in
                for entry in contents {
                    writer.element("li") { $0.element("a", [("href", "#" + entry.id)], entry.title) }
                }
            }
        }
    }
}
