/// Where the mail was sent on, and the addresses that tell it.
extension HTMLReport {
    func writeForwardings(to writer: inout HTMLWriter) {
        guard !report.forwardings.isEmpty else { return writer.element("p", report.noForwarding) }
        writer.element("p", [("class", "lead")], book[page: .forwardingsLead])
        for forwarding in report.forwardings { write(forwarding, to: &writer) }
        if !report.noForwarding.isEmpty { writer.element("p", report.noForwarding) }
    }

    private func write(_ forwarding: Report.Forwarding, to writer: inout HTMLWriter) {
        writer.element("article", [("id", id("forwarding-" + String(forwarding.n))), ("class", "forwarding")]) { writer in
            writer.element("h3", String(forwarding.n) + ". " + book.forwardingTitle(forwarding))
            writer.element("dl") { writer in
                let before = forwarding.envelopeBefore.map { address($0) } ?? book[.unknown]
                let isTakenOver =
                    !forwarding.isRewritten && report.leg(before: forwarding).map { report.isTakenOver($0) } ?? false
                write(
                    .envelopeBefore, isTakenOver ? book.inParentheses(before, book[.takenOver]) : before, "before", to: &writer)
                let after =
                    forwarding.envelopeAfter.map { forwarding.keepsSender ? book[.unchanged] : address($0) } ?? book[.unknown]
                write(.envelopeAfter, after, "after", to: &writer)
                write(.forwarder, forwarding.forwarder, nil, to: &writer)
                write(.destination, forwarding.destination, nil, to: &writer)
                write(.originalSender, forwarding.originalSender, nil, to: &writer)
                write(.time, report.time(of: forwarding).map { HTMLWriter.readable($0) }, nil, to: &writer)
            }
            writeEvidence(forwarding.evidence, isOpen: true, of: book.forwardingTitle(forwarding), to: &writer)
        }
    }

    private func write(_ label: Label, _ value: String?, _ style: String?, to writer: inout HTMLWriter) {
        guard let value else { return }
        writer.element("dt", book[label])
        writer.element("dd", [("class", style)], value)
    }

    // The decoder

    /// Addresses whose form says something, each once, and where they were used.
    private var decoded: [(reading: Report.Reading, places: [String])] {
        var found: [(reading: Report.Reading, places: [String])] = []
        func add(_ reading: Report.Reading?, _ place: String) {
            guard let reading, !["plain", "null", "not-an-address"].contains(reading.kind) else { return }
            if let index = found.firstIndex(where: { $0.reading.address == reading.address }) {
                found[index].places.append(place)
            } else {
                found.append((reading, [place]))
            }
        }
        for leg in report.legs { add(leg.envelopeSender.reading, book.usedIn(leg)) }
        add(report.message.returnPath?.reading, book[page: .usedAsReturnPath])
        return found
    }

    func writeDecoder(to writer: inout HTMLWriter) {
        let decoded = decoded
        guard !decoded.isEmpty else { return writer.element("p", book[page: .noRewriting]) }
        writer.element("p", [("class", "lead")], book[page: .decoderLead])
        for (reading, places) in decoded {
            writer.element("article", [("class", "decoded")]) { writer in
                writer.element("h3") { $0.element("code", reading.address) }
                writer.element("p", [("class", "quiet")], ([reading.service].compactMap { $0 } + places).joined(separator: " · "))
                writeSegments(of: reading, to: &writer)
                write(reading, to: &writer)
            }
        }
    }

    private func writeSegments(of reading: Report.Reading, to writer: inout HTMLWriter) {
        guard reading.segments.count > 1 else { return }
        writer.element("ul", [("class", "segments")]) { writer in
            for segment in reading.segments {
                writer.element("li", [("class", Self.style(ofSegment: segment.role))]) { writer in
                    writer.element("code", segment.text)
                    if segment.role != "separator" { writer.element("span", book.segmentWord(segment.role)) }
                }
            }
        }
    }

    private static func style(ofSegment role: String) -> String {
        switch role {
        case "forwarder", "earlier-forwarder": "part part-a"
        case "destination": "part part-b"
        case "original-sender": "part part-c"
        case "mark": "part part-d"
        case "separator": "sign"
        case "other", "domain": "part"
        default: "part part-e"
        }
    }

    private func write(_ reading: Report.Reading, to writer: inout HTMLWriter) {
        var entries: [(name: String, value: String?)] = [
            (book[.rewriteDate], reading.date.map { HTMLWriter.readable($0) }),
            (book[.possibleDates], reading.dateAlternatives.isEmpty ? nil : book.list(reading.dateAlternatives)),
            (book[.proves], reading.proves), (book[.cannotProve], reading.cannotProve),
        ]
        entries += reading.layers.map { (book[.layers], $0.address + " – " + $0.proves) }
        writer.entries(entries)
    }
}
