internal import TraceAnalysis

/// Legs, hops and forwardings.
extension TextReport {
    mutating func writeWay() {
        canvas.heading(book[.way])
        guard !report.hops.isEmpty else { return canvas.paragraph(book[.noHops], indent: 2) }
        let timeWidth = report.hops.map { TextWidth.of(book.time(of: $0) ?? "-") }.max() ?? 0
        let delayWidth = report.hops.map { TextWidth.of(delay($0)) }.max() ?? 0
        // A forwarding of which no line is left stands before the first leg.
        for forwarding in report.forwardings where forwarding.hop == 0 { writeCut(forwarding) }
        if report.forwardings.contains(where: { $0.hop == 0 }) { canvas.blank() }
        let cuts = Dictionary(grouping: report.forwardings.filter { $0.hop > 0 }) { $0.fromLeg }
        for leg in report.legs {
            if leg.n > 1 { canvas.blank() }
            writeLeg(leg)
            for n in leg.hops { report.hop(n).map { write($0, timeWidth, delayWidth) } }
            for forwarding in cuts[leg.n] ?? [] { writeCut(forwarding) }
        }
    }

    private mutating func writeLeg(_ leg: Report.Leg) {
        let title = book[.leg] + " " + String(leg.n) + "  "
        let sender = leg.envelopeSender.address.map { address($0) } ?? book[.unknown]
        canvas.entry(
            book[.envelopeFrom], book.senderNote(of: leg, in: report).map { book.inParentheses(sender, $0) } ?? sender, indent: 2,
            nameWidth: TextWidth.of(book[.envelopeFrom]), lead: title)
        if let recipient = leg.envelopeRecipient {
            canvas.entry(
                book[.envelopeTo], recipient, indent: 2 + TextWidth.of(title), nameWidth: TextWidth.of(book[.envelopeFrom]))
        }
    }

    private mutating func write(_ hop: Report.Hop, _ timeWidth: Int, _ delayWidth: Int) {
        let number = String(hop.n)
        let lead = canvas.spaces(2 + max(0, 3 - number.count)) + number + "  "
        let time = canvas.padded(book.time(of: hop) ?? "-", timeWidth) + "  "
        let delayText = delay(hop)
        let delay = canvas.spaces(delayWidth - TextWidth.of(delayText)) + delayText + "  "
        var hanging = TextWidth.of(lead + time + delay)
        var pieces: [(String, TextCanvas.Style)] = [
            (lead, .bold), (time, .plain), (delay, (hop.delaySeconds ?? 0) < 0 ? .careful : .dim),
        ]
        if canvas.width < hanging + Self.leastHost {
            hanging = TextWidth.of(lead)
            canvas.line(pieces, hanging: hanging)
            pieces = [(canvas.spaces(hanging), .plain)]
        }
        pieces.append((hop.host ?? book[.unknown], .bold))
        if let network = hop.network { pieces.append((" (" + network + ")", .plain)) }
        let transport = hop.transport.joined(separator: ", ")
        if !transport.isEmpty { pieces.append((" " + transport, .dim)) }
        if !hop.isTrusted { pieces.append((" · " + book.claimMark, .careful)) }
        canvas.line(pieces, hanging: hanging)
        if let client = client(of: hop) {
            canvas.paragraph(client, indent: hanging, lead: book.fromMark + " ", leadStyle: .dim, style: .dim)
        }
        if !hop.recipients.isEmpty {
            canvas.paragraph(list(hop.recipients), indent: hanging, lead: book.forMark + " ", leadStyle: .dim, style: .dim)
        }
        if let unread = hop.unread {
            canvas.paragraph(unread, indent: hanging, lead: book[.unread] + colon, leadStyle: .careful, style: .dim)
        }
    }

    /// Columns beside times that are worth to begin the name of a host in; with fewer it has lines of its own.
    private static let leastHost = 20

    private func delay(_ hop: Report.Hop) -> String {
        hop.delaySeconds.map { "+" + book.duration(seconds: $0) }?.replacing("+-", with: "-") ?? ""
    }

    private func client(of hop: Report.Hop) -> String? {
        let address = hop.from.ip.map { "[" + $0 + "]" }
        let isSameName = hop.from.helo?.lowercased() == hop.from.name?.lowercased()
        let helo = hop.from.helo.map { hop.from.name == nil && address != nil ? "HELO " + $0 : $0 }
        var parts = [isSameName ? nil : hop.from.name, helo, address].compactMap { $0 }
        if !isSameName, hop.from.name != nil, let said = hop.from.helo {
            parts = [hop.from.name, address, "(HELO " + said + ")"].compactMap { $0 }
        }
        parts += book.remarks(on: hop.from).map { "(" + $0 + ")" }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private mutating func writeCut(_ forwarding: Report.Forwarding) {
        canvas.blank()
        canvas.paragraph(book.cut(forwarding), indent: 2, lead: "▼ ", leadStyle: .accent, style: .accent)
    }

    // Forwardings

    mutating func writeForwardings() {
        canvas.heading(book[.forwardings])
        guard !report.forwardings.isEmpty else { return canvas.paragraph(report.noForwarding, indent: 2) }
        for forwarding in report.forwardings {
            if forwarding.n > 1 { canvas.blank() }
            write(forwarding)
        }
        guard !report.noForwarding.isEmpty else { return }
        canvas.blank()
        canvas.paragraph(report.noForwarding, indent: 2)
    }

    private mutating func write(_ forwarding: Report.Forwarding) {
        canvas.paragraph(
            book.forwardingTitle(forwarding), indent: 2, lead: String(forwarding.n) + "  ", leadStyle: .bold, style: .bold)
        let labels: [Label] = [
            .envelopeBefore, .envelopeAfter, .forwarder, .destination, .originalSender, .rewriteDate, .proves, .cannotProve,
        ]
        let nameWidth = labels.map { TextWidth.of(book[$0]) }.max() ?? 0
        let unknown = book[.unknown]
        let before = forwarding.envelopeBefore.map { address($0) } ?? unknown
        let isTakenOver = !forwarding.isRewritten && report.leg(before: forwarding).map { report.isTakenOver($0) } ?? false
        canvas.entry(
            book[.envelopeBefore], isTakenOver ? book.inParentheses(before, book[.takenOver]) : before, indent: 5,
            nameWidth: nameWidth)
        if let relayed = report.relayReading(before: forwarding) {
            canvas.entry("", relayed.proves, indent: 5, nameWidth: nameWidth)
        }
        canvas.entry(
            book[.envelopeAfter],
            forwarding.envelopeAfter.map { forwarding.keepsSender ? book[.unchanged] : address($0) } ?? unknown, indent: 5,
            nameWidth: nameWidth)
        let entries: [(Label, String?)] = [
            (.forwarder, forwarding.forwarder), (.destination, forwarding.destination),
            (.originalSender, forwarding.originalSender),
            (.time, report.time(of: forwarding).map { Self.readable($0) }),
        ]
        for (label, value) in entries {
            if let value { canvas.entry(book[label], value, indent: 5, nameWidth: nameWidth) }
        }
        if forwarding.isRewritten, var reading = report.ownReading(after: forwarding) {
            // A day of a counter that starts again is no date where the clock speaks against it.
            if forwarding.evidence.contains(where: { $0.code == Evidence.Code.clockContradicts.rawValue }) { reading.date = nil }
            write(reading, indent: 5, nameWidth)
        }
        for (index, reason) in forwarding.evidence.enumerated() {
            canvas.entry(
                index == 0 ? book[.why] : "", book.cited(reason), indent: 5, nameWidth: nameWidth, style: .dim)
        }
    }

    /// The pieces of a rewritten address, and what they are worth.
    private mutating func write(_ reading: Report.Reading, indent: Int, _ nameWidth: Int) {
        if let date = reading.date { canvas.entry(book[.rewriteDate], Self.readable(date), indent: indent, nameWidth: nameWidth) }
        if !reading.dateAlternatives.isEmpty {
            canvas.entry(book[.possibleDates], list(reading.dateAlternatives), indent: indent, nameWidth: nameWidth)
        }
        for detail in reading.details {
            canvas.entry(book.detailName(detail.name), detail.value, indent: indent, nameWidth: nameWidth)
        }
        canvas.entry(book[.proves], reading.proves, indent: indent, nameWidth: nameWidth)
        canvas.entry(book[.cannotProve], reading.cannotProve, indent: indent, nameWidth: nameWidth)
        for layer in reading.layers {
            canvas.entry(book[.layers], layer.address + " – " + layer.proves, indent: indent, nameWidth: nameWidth)
        }
    }
}
