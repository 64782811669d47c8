extension SummaryReport {
    /// The summary as JSON by the contract `hoptrace.summary/1`, indented, with a line end.
    public var json: [UInt8] { JSONWriter.document { write(to: &$0) } }

    /// The namespace of the XML report.
    public static let xmlNamespace = "urn:hoptrace:summary:1"

    /// The summary as XML that is valid against `reports/schema/hoptrace-summary-1.xsd`.
    public func xml() throws(XMLWriter.Failure) -> [UInt8] {
        try XMLWriter.document(of: "summary", Self.xmlNamespace) { write(to: &$0) }
    }

    private func write(to sink: inout some ReportSink) {
        sink.text("format", Self.format)
        sink.text("language", language.rawValue)
        sink.flag("complete", isComplete)
        sink.object("figures") { sink in
            for figure in SummaryFigure.allCases { sink.number(figure.key, figures[figure] ?? 0) }
        }
        sink.text("first", first)
        sink.text("last", last)
        sink.text("confirmed_first", confirmedFirst)
        sink.text("confirmed_last", confirmedLast)
        for table in tables {
            sink.object(table.kind.key) { sink in
                sink.objects("rows", of: "row", table.rows) { write($1, table.kind, to: &$0) }
                sink.number("rows_left_out", table.rowsLeftOut)
                sink.number("count_left_out", table.countLeftOut)
            }
        }
    }

    private func write(_ row: [Cell], _ kind: SummaryTable, to sink: inout some ReportSink) {
        for (column, cell) in zip(kind.columns, row) {
            switch cell {
            case .text(let text): sink.text(column.key, text)
            case .number(let number): sink.number(column.key, number)
            case .flag(let flag): sink.flag(column.key, flag)
            case .none: sink.nothing(column.key)
            }
        }
    }
}
