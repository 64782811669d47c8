/// Forwardings, ARC sets, and reasons.
extension HTMLReport {
    func writeForwardings(to writer: inout HTMLWriter) {
        guard !report.forwardings.isEmpty else { return writer.element("p", book[.noForwarding]) }
        for forwarding in report.forwardings { write(forwarding, to: &writer) }
    }

    private func write(_ forwarding: Report.Forwarding, to writer: inout HTMLWriter) {
        writer.element("article", [("id", id("forwarding-" + String(forwarding.n))), ("class", "finding")]) { writer in
            writer.element("h3", String(forwarding.n) + ". " + book.forwardingTitle(forwarding))
            entries(
                [
                    (.envelopeBefore, forwarding.envelopeBefore.map { address($0) } ?? book[.unknown]),
                    (
                        .envelopeAfter,
                        forwarding.isRewritten
                            ? forwarding.envelopeAfter.map { address($0) } ?? book[.unknown] : book[.unchanged]
                    ),
                    (.forwarder, forwarding.forwarder), (.destination, forwarding.destination),
                    (.originalSender, forwarding.originalSender),
                    (.time, report.time(of: forwarding).map { HTMLWriter.readable($0) }),
                ], to: &writer)
            if forwarding.isRewritten, let reading = report.reading(after: forwarding) { write(reading, to: &writer) }
            writeEvidence(forwarding.evidence, isOpen: true, to: &writer)
        }
    }

    private func write(_ reading: Report.Reading, to writer: inout HTMLWriter) {
        writer.element("dl") { writer in
            if let date = reading.date {
                writer.element("dt", book[.rewriteDate])
                writer.element("dd", HTMLWriter.readable(date))
            }
            for detail in reading.details {
                writer.element("dt", book.detailName(detail.name))
                writer.element("dd") { $0.element("code", detail.value) }
            }
            writer.element("dt", book[.proves])
            writer.element("dd", reading.proves)
            writer.element("dt", book[.cannotProve])
            writer.element("dd", reading.cannotProve)
            for layer in reading.layers {
                writer.element("dt", book[.layers])
                writer.element("dd", layer.address + " – " + layer.proves)
            }
        }
    }

    /// Reasons, each with a link to the line that shows it.
    func writeEvidence(_ evidence: [Report.Evidence], isOpen: Bool, to writer: inout HTMLWriter) {
        guard !evidence.isEmpty else { return }
        writer.element("details", [("open", isOpen ? "" : nil)]) { writer in
            writer.element("summary", book[.why])
            writer.element("ul") { writer in
                for reason in evidence {
                    writer.element("li") { writer in
                        writer.text(reason.detail + " ")
                        if let field = reason.field { link(toLine: field.line, to: &writer) }
                    }
                }
            }
        }
    }

    func writeARC(to writer: inout HTMLWriter) {
        guard !report.arc.sets.isEmpty else { return writer.element("p", book[.noARC]) }
        writer.element("p", book.arcSummary(report.arc))
        writer.element("ul") { writer in
            for set in report.arc.sets {
                writer.element("li") { writer in
                    writer.text(book.arcLine(set) + " ")
                    for field in set.fields {
                        link(toLine: field.line, to: &writer)
                        writer.text(" ")
                    }
                }
            }
        }
    }
}
