internal import TraceAnalysis

/// What addresses say, for a terminal: the answer of `hoptrace decode`.
public enum ReadingText {
    /// One block for each address, with a line end.
    public static func text(
        _ readings: [Report.Reading], language: Language, _ options: TextReport.Options = TextReport.Options()
    ) -> String {
        let book = Phrasebook(language: language)
        var canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
        for reading in readings {
            canvas.blank()
            canvas.paragraph(reading.address.isEmpty ? "<>" : reading.address, style: .bold)
            write(entries(of: reading, book), to: &canvas, indent: 2)
            for layer in reading.layers {
                canvas.paragraph(layer.address, indent: 4, lead: book[.layers] + "  ", leadStyle: .dim, style: .bold)
                write(entries(of: layer, book), to: &canvas, indent: 6)
            }
        }
        return canvas.text
    }

    private typealias Entry = (name: String, value: String)

    private static func entries(of reading: Report.Reading, _ book: Phrasebook) -> [Entry] {
        let isForwarding = RewrittenPath.Kind(rawValue: reading.kind)?.namesDestination ?? false
        let values: [(Label, String?)] = [
            (.kind, reading.kind), (.forwarder, reading.forwarder),
            (isForwarding ? .destination : .codedRecipient, reading.destination), (.originalSender, reading.originalSender),
            (.senderDomain, reading.senderDomain), (.rewriteDate, reading.date ?? reading.dateRemark),
            (.possibleDates, reading.dateAlternatives.isEmpty ? nil : book.list(reading.dateAlternatives)),
        ]
        let known = values.compactMap { label, value in value.map { Entry(book[label], $0) } }
        let details = reading.details.map { Entry(book.detailName($0.name), $0.value) }
        let worth = [Entry(book[.proves], reading.proves), Entry(book[.cannotProve], reading.cannotProve)]
        return known + details + worth.filter { !$0.value.isEmpty }
    }

    private static func write(_ entries: [Entry], to canvas: inout TextCanvas, indent: Int) {
        let nameWidth = entries.map { TextWidth.of($0.name) }.max() ?? 0
        for entry in entries { canvas.entry(entry.name, entry.value, indent: indent, nameWidth: nameWidth) }
    }
}
