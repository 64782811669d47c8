/// Every hop: when, where, from whom, and what the clocks say.
extension HTMLReport {
    private static let columns: [Label] = [.hop, .time, .delay, .server, .client, .transport]

    func writeHops(to writer: inout HTMLWriter) {
        guard !report.hops.isEmpty else { return writer.element("p", book[.noHops]) }
        writer.element("p", [("class", "lead")], book[page: .hopsLead])
        let names = Self.columns.map { book[$0] }
        writer.scrolling(book[page: .hops]) { writer in
            writer.element("table", [("class", "hops")]) { writer in
                writer.element("caption", [("class", "unseen")], book[page: .hops])
                writer.element("thead") { writer in
                    writer.element("tr") { writer in
                        for name in names { writer.element("th", [("scope", "col")], name) }
                    }
                }
                let before = report.forwardings.filter { $0.hop == 0 }
                if !before.isEmpty { writer.element("tbody") { write(before, names, to: &$0) } }
                for leg in report.legs { write(leg, names, to: &writer) }
            }
        }
    }

    private func write(_ leg: Report.Leg, _ names: [String], to writer: inout HTMLWriter) {
        writer.element("tbody", [("id", id("leg-" + String(leg.n)))]) { writer in
            writer.element("tr", [("class", "leg")]) { writer in
                writer.element("th", [("scope", "rowgroup"), ("colspan", String(names.count))]) { writer in
                    writer.text(book.title(leg) + " ")
                    let sender = leg.envelopeSender.address.map { address($0) } ?? book[.unknown]
                    let noted = book.senderNote(of: leg, in: report).map { book.inParentheses(sender, $0) } ?? sender
                    writer.element("span", [("class", "quiet")], book[.envelopeFrom] + " " + noted)
                }
            }
            for n in leg.hops { report.hop(n).map { write($0, names, to: &writer) } }
            write(report.forwardings(behind: leg), names, to: &writer)
        }
    }

    private func write(_ forwardings: [Report.Forwarding], _ names: [String], to writer: inout HTMLWriter) {
        for forwarding in forwardings {
            writer.element("tr", [("class", "cut")]) { writer in
                writer.element("td", [("colspan", String(names.count))]) { writer in
                    writer.text("▼ ")
                    writer.element("a", [("href", "#" + id("forwarding-" + String(forwarding.n)))], book.cut(forwarding))
                }
            }
        }
    }

    private func write(_ hop: Report.Hop, _ names: [String], to writer: inout HTMLWriter) {
        writer.element("tr", [("id", id("hop-" + String(hop.n)))]) { writer in
            writer.element("th", [("scope", "row"), ("data-label", names[0])]) { writer in
                writer.text(String(hop.n) + " ")
                writer.element(
                    "a", [("class", "where"), ("href", "#" + id("line-" + String(hop.field.line)))],
                    book.line(hop.field.line))
            }
            writeTime(of: hop, names[1], to: &writer)
            writeDelay(of: hop, names[2], to: &writer)
            let trust = hop.isTrusted ? book[page: .trustedShort] : book.claimMark
            cell(
                names[3], [hop.host ?? book[.unknown]],
                quiet: [[hop.network, hop.software, trust].compactMap { $0 }.joined(separator: " · ")]
                    + hop.recipients.map { book.forMark + " " + $0 } + [hop.envelopeFrom.map { "MAIL FROM " + address($0) }],
                to: &writer)
            let isSameName = hop.from.name == nil || hop.from.name == hop.from.helo
            cell(
                names[4], [hop.from.name ?? hop.from.helo, hop.from.ip.map { "[" + $0 + "]" }],
                quiet: [isSameName ? nil : hop.from.helo.map { "HELO " + $0 }] + book.remarks(on: hop.from), to: &writer)
            cell(
                names[5], [book.transport(of: hop)],
                quiet: [book.hopWord(hop.kind), hop.id.map { "id " + $0 }, hop.unread.map { book[.unread] + book.colon + $0 }],
                to: &writer)
        }
    }

    /// The time in UTC, as it was written, and what the identifier says of it.
    private func writeTime(of hop: Report.Hop, _ name: String, to writer: inout HTMLWriter) {
        writer.element("td", [("data-label", name), ("class", "time")]) { writer in
            writer.text(book.time(of: hop) ?? "-")
            if let written = hop.written {
                writer.void("br", [])
                writer.element("span", [("class", "quiet")], book[page: .asWritten] + book.colon + written)
            }
            guard let clock = hop.clock else { return }
            writer.void("br", [])
            let said =
                book.inParentheses(book[page: .clock], clock.form) + book.colon + HTMLWriter.readable(clock.time) + book.comma
            writer.element("span", [("class", "quiet")]) { writer in
                writer.text(said + (clock.agrees ? book[page: .clockAgrees] : ""))
                if !clock.agrees { writer.element("b", [("class", "careful")], "▲ " + book.difference(of: clock)) }
            }
        }
    }

    private func writeDelay(of hop: Report.Hop, _ name: String, to writer: inout HTMLWriter) {
        writer.element("td", [("data-label", name), ("class", "delay")]) { writer in
            guard let seconds = hop.delaySeconds else { return writer.text("-") }
            guard seconds < 0 else { return writer.text("+" + book.duration(seconds: seconds)) }
            writer.element("b", [("class", "careful")], "▲ " + book.duration(seconds: seconds))
            writer.void("br", [])
            writer.element("span", [("class", "quiet")], book[page: .backwards])
        }
    }

    /// A table cell: what matters on the first line, the rest below it. Where the window is narrow, it bears the name of its
    /// column.
    private func cell(_ name: String, _ main: [String?], quiet: [String?], to writer: inout HTMLWriter) {
        writer.element("td", [("data-label", name)]) { writer in
            let text = main.compactMap { $0 }.joined(separator: " ")
            writer.text(text.isEmpty ? "-" : text)
            for line in quiet.compactMap({ $0 }) where !line.isEmpty {
                writer.void("br", [])
                writer.element("span", [("class", "quiet")], line)
            }
        }
    }
}
