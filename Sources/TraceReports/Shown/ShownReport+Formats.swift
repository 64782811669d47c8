internal import TraceAnalysis

extension ShownReport {
    /// The rows for a terminal, one file below the other.
    public static func text(_ reports: [ShownReport], _ options: TextReport.Options = TextReport.Options()) -> String {
        var canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
        for report in reports {
            if reports.count > 1 {
                canvas.blank()
                canvas.line([("═══ ", .dim), (report.source.argument, .bold), (" ═══", .dim)])
                canvas.blank()
            }
            report.write(to: &canvas)
        }
        return canvas.text
    }

    private func write(to canvas: inout TextCanvas) {
        let book = Phrasebook(language: options.language)
        canvas.paragraph(title(book), style: .bold)
        canvas.blank()
        let width = rows.map { TextWidth.of($0.method) }.max() ?? 0
        for row in rows {
            canvas.entry(
                row.method.uppercased(), row.shown ?? book.text(Phrasebook.shownNoRow), indent: 2, nameWidth: width, style: .bold)
            canvas.paragraph(
                row.correction, indent: 4 + width, lead: row.isMisleading ? "! " : "· ",
                leadStyle: row.isMisleading ? .careful : .dim)
            if let hidden = hidden(row, book) { canvas.paragraph(hidden, indent: 4 + width, lead: "· ", style: .dim) }
        }
        canvas.blank()
        canvas.paragraph(verdict.headline, lead: book[.verdict] + book.colon, leadStyle: .bold, style: .bold)
    }

    private func title(_ book: Phrasebook) -> String {
        book.text(Phrasebook.shownTitle(ShownSummary.Viewer(rawValue: viewer) ?? .other))
    }

    private func hidden(_ row: Row, _ book: Phrasebook) -> String? {
        guard !row.hidden.isEmpty else { return nil }
        var values = PhraseValues()
        values.set(.method, row.method.uppercased())
        values.set(.value, book.list(row.others))
        return book.text(Phrasebook.shownHidden, values)
    }

    // JSON and XML

    /// One object for one report, an array where a list was asked for.
    public static func json(_ reports: [ShownReport], isList: Bool) -> [UInt8] {
        isList || reports.count != 1
            ? JSONWriter.list(reports) { $1.write(to: &$0) } : JSONWriter.document { reports[0].write(to: &$0) }
    }

    /// One line of JSON.
    public var ndjson: [UInt8] { JSONWriter.document(.compact) { write(to: &$0) } }

    private func write(to sink: inout some ReportSink) {
        sink.text("format", Self.format)
        sink.object("source") { source.write(to: &$0) }
        sink.object("options") { options.write(to: &$0) }
        sink.text("viewer", viewer)
        sink.objects("rows", of: "row", rows) { sink, row in
            sink.text("method", row.method)
            sink.text("shown", row.shown)
            sink.text("result", row.result)
            sink.number("statement", row.statement)
            sink.text("name", row.name)
            sink.text("role", row.role)
            sink.text("aligned", row.alignment)
            sink.number("hop", row.hop)
            sink.number("leg", row.leg)
            sink.flag("misleading", row.isMisleading)
            sink.text("remark", row.remark)
            sink.text("correction", row.correction)
            sink.numbers("hidden", of: "statement", row.hidden)
        }
        sink.object("verdict") { sink in
            sink.text("code", verdict.code)
            sink.flag("misleading", verdict.isMisleading)
            sink.text("headline", verdict.headline)
        }
    }

    /// The namespace of the XML form.
    public static let xmlNamespace = "urn:hoptrace:as-shown:1"

    /// An `as-shown` element around one `message` for each report.
    public static func xml(_ reports: [ShownReport]) throws(XMLWriter.Failure) -> [UInt8] {
        try XMLWriter.document("as-shown", xmlNamespace) { writer throws(XMLWriter.Failure) in
            for report in reports {
                try writer.startElement("message")
                try writer.content { report.write(to: &$0) }
                try writer.endElement()
            }
        }
    }

    // HTML

    /// The rows as a page of their own, in the style of `HTMLReport`.
    public static func html(_ reports: [ShownReport]) -> String {
        let book = Phrasebook(language: reports.first?.options.language ?? .english)
        let document = HTMLDocument(
            title: "hoptrace", book: book, target: "verdict-1", header: { $0.element("p", "hoptrace") }, contents: [])
        return document.html { writer in
            for (index, report) in reports.enumerated() { report.write(book, "verdict-" + String(index + 1), to: &writer) }
        }
    }

    private func write(_ book: Phrasebook, _ id: String, to writer: inout HTMLWriter) {
        let style = rows.contains(where: \.isMisleading) ? "verdict misleading" : "verdict"
        writer.element("section", [("id", id), ("class", style)]) { writer in
            writer.element("h1", source.argument)
            writer.element("h2", title(book))
            writer.element("dl") { writer in
                for row in rows {
                    writer.element("dt", row.method.uppercased())
                    writer.element("dd") { writer in
                        writer.element("b", row.shown ?? book.text(Phrasebook.shownNoRow))
                        writer.element("p", [("class", row.isMisleading ? "careful" : "quiet")], row.correction)
                        if let hidden = hidden(row, book) { writer.element("p", [("class", "quiet")], hidden) }
                    }
                }
            }
            writer.element("p") { writer in
                writer.element("b", book[.verdict])
                writer.text(book.colon + verdict.headline)
            }
        }
    }
}
