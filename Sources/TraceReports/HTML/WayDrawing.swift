/// The way of a message as a drawing from top to bottom: networks are boxes, legs are arrows, forwardings stand between.
///
/// It is made for one width, and cut into pieces, between which paper may end. A way of many legs is drawn narrow, in
/// columns, and an address that stays the same is told once.
struct WayDrawing {
    private let report: Report
    private let book: Phrasebook
    private let width: Int
    private var drawings: [Drawing] = []
    private var drawing: Drawing
    private var y = 4

    /// A piece that is higher is ended before its next box.
    private static let highest = 420
    private static let margin = 12
    private static let spine = 26

    static func isLong(_ report: Report) -> Bool { report.legs.count > 15 }

    /// The pieces of the drawing, from the oldest to the newest hop.
    static func drawings(of report: Report, _ book: Phrasebook, width: Int) -> [Drawing] {
        var way = WayDrawing(report, book, width: width)
        way.draw()
        return way.drawings
    }

    private init(_ report: Report, _ book: Phrasebook, width: Int) {
        self.report = report
        self.book = book
        self.width = width
        drawing = Drawing(width: width)
    }

    private mutating func draw() {
        let authors = report.message.from.map(\.address)
        if !authors.isEmpty { end(book[page: .authorSays], authors.joined(separator: ", ")) }
        for forwarding in report.forwardings where forwarding.hop == 0 { cut(forwarding) }
        var leg = 0
        for station in report.stations {
            arrow(to: station, isNewLeg: station.leg != leg)
            leg = station.leg
            box(station)
            for forwarding in report.forwardings(at: station.hops) { cut(forwarding) }
        }
        if let recipient = report.legs.last?.envelopeRecipient {
            turnPage(for: 22 + 28 + 2 * Drawing.lineHeight)
            drawing.arrow(x: Self.spine, from: y, to: y + 22, style: "arrow")
            y += 22
            end(book[page: .deliveredTo], recipient)
        }
        finish()
    }

    /// Where the way begins and ends: what the message and the envelope say, not what a network wrote.
    private mutating func end(_ title: String, _ text: String) {
        let lines = Drawing.lines(text, width: width - 2 * Self.margin, limit: 2)
        let height = 28 + lines.count * Drawing.lineHeight
        turnPage(for: height)
        drawing.box(x: 1, y: y, width: width - 2, height: height, style: "end")
        drawing.text(x: Self.margin, y: y + 18, title, style: "small")
        write(lines, x: Self.margin, from: y + 36, style: "code")
        y += height
    }

    private mutating func arrow(to station: Report.Station, isNewLeg: Bool) {
        var lines: [(text: String, style: String)] = []
        let room = width - Self.spine - 2 * Self.margin - 6
        if isNewLeg, let leg = report.leg(station.leg) {
            lines.append((book.leg(leg.n), "strong"))
            let sender = leg.envelopeSender.address.map { $0.isEmpty ? "<>" : $0 } ?? book[.unknown]
            lines += Drawing.lines("MAIL FROM " + sender, width: room).map { ($0, "code") }
            if let note = book.senderNote(of: leg, in: report) {
                lines += Drawing.lines(note, width: room).map { ($0, "small") }
            }
            if let recipient = leg.envelopeRecipient {
                lines += Drawing.lines("RCPT TO " + recipient, width: room).map { ($0, "code") }
            }
        }
        if let hop = report.hop(station.hops.first) {
            let client = [hop.from.name ?? hop.from.helo, hop.from.ip.map { "[" + $0 + "]" }].compactMap { $0 }
            let words = [
                client.isEmpty ? nil : book[.clientAddress] + " " + client.joined(separator: " "), book.transport(of: hop),
            ]
            lines += words.compactMap { $0 }.flatMap { Drawing.lines($0, width: room, limit: 2) }.map { ($0, "small") }
        }
        let height = 14 + lines.count * Drawing.lineHeight
        turnPage(for: height)
        drawing.arrow(x: Self.spine, from: y, to: y + height, style: "arrow")
        for (index, line) in lines.enumerated() {
            drawing.text(x: Self.spine + 18, y: y + 18 + index * Drawing.lineHeight, line.text, style: line.style)
        }
        y += height
    }

    private mutating func box(_ station: Report.Station) {
        var lines: [(x: Int, text: String, style: String)] = []
        let room = width - 2 * Self.margin - 26
        let limit = station.hops.count > 12 ? 1 : 2
        for n in station.hops {
            guard let hop = report.hop(n) else { continue }
            let host = Drawing.lines(hop.host ?? book[.unknown], width: room, limit: limit)
            lines.append((Self.margin, String(n), "number"))
            for (index, line) in host.enumerated() { lines.append((Self.margin + 26, line, index == 0 ? "code first" : "code")) }
            // Those of a long way stand in the table below it.
            for text in Self.isLong(report) ? [] : book.results(recordedBy: hop, in: report) {
                lines += Drawing.lines(text, width: room, limit: 2).map { (Self.margin + 26, $0, "small") }
            }
        }
        let title = Drawing.lines(station.network ?? book[page: .networkUnknown], width: width - 110, limit: 1).first ?? ""
        let rows = lines.count { $0.style != "number" }
        let height = 34 + rows * Drawing.lineHeight
        turnPage(for: height)
        drawing.box(x: 1, y: y, width: width - 2, height: height, style: station.isTrusted ? "network" : "network claim")
        drawing.text(x: Self.margin, y: y + 20, title, style: "strong")
        let mark = station.isTrusted ? book[page: .trustedShort] : book.claimMark
        drawing.text(x: width - Self.margin, y: y + 20, mark, style: "small right")
        var row = 0
        for line in lines {
            drawing.text(
                x: line.x, y: y + 40 + row * Drawing.lineHeight, line.text,
                style: line.style == "code first" ? "code" : line.style)
            if line.style != "number" { row += 1 }
        }
        y += height
    }

    /// A forwarding: who sent the mail on, and the address before and behind it.
    private mutating func cut(_ forwarding: Report.Forwarding) {
        let room = width - 2 * Self.margin
        var lines = Drawing.lines("▼ " + book.cut(forwarding), width: room * 9 / 10, limit: 5).map { ($0, "strong") }
        for (label, address) in addresses(of: forwarding) {
            lines.append((label, "small"))
            lines += Drawing.lines(address, width: room).map { ($0, "code") }
        }
        let height = 14 + lines.count * Drawing.lineHeight
        turnPage(for: height + 14)
        drawing.line(from: (Self.spine, y), to: (Self.spine, y + 14), style: "arrow")
        y += 14
        drawing.box(x: 1, y: y, width: width - 2, height: height, style: "cut")
        for (index, line) in lines.enumerated() {
            drawing.text(x: Self.margin, y: y + 18 + index * Drawing.lineHeight, line.0, style: line.1)
        }
        y += height
    }

    /// MAIL FROM before and behind it. Of a long way one that stays the same is told by the arrow.
    private func addresses(of forwarding: Report.Forwarding) -> [(label: String, address: String)] {
        func shown(_ address: String?) -> String { address.map { $0.isEmpty ? "<>" : $0 } ?? book[.unknown] }
        let before = shown(forwarding.envelopeBefore)
        if !forwarding.keepsSender {
            return [(book[.envelopeBefore], before), (book[.envelopeAfter], shown(forwarding.envelopeAfter))]
        }
        // What nobody recorded on either side may have changed.
        guard forwarding.envelopeBefore != nil, forwarding.envelopeAfter != nil else {
            return [(book[.envelopeBefore], before), (book[.envelopeAfter], shown(forwarding.envelopeAfter))]
        }
        return Self.isLong(report) ? [] : [(book.inParentheses(book[.envelopeFrom], book[.unchanged]), before)]
    }

    private mutating func write(_ lines: [String], x: Int, from top: Int, style: String) {
        for (index, line) in lines.enumerated() {
            drawing.text(x: x, y: top + index * Drawing.lineHeight, line, style: style)
        }
    }

    /// Begins a new piece where the next shape would not fit.
    private mutating func turnPage(for height: Int) {
        guard y + height > Self.highest, y > 4 else { return }
        drawing.grow(to: y)
        drawings.append(drawing)
        drawing = Drawing(width: width)
        y = 0
    }

    private mutating func finish() {
        drawing.grow(to: y + 4)
        drawings.append(drawing)
    }
}

extension HTMLReport {
    /// The drawing for wide windows and paper, and the one for narrow windows: of the two, one is shown. A long way has one drawing,
    /// which fits both.
    func writeWay(to writer: inout HTMLWriter) {
        guard !report.hops.isEmpty else { return writer.element("p", book[.noHops]) }
        writer.element("p", [("class", "lead")], book[page: .wayLead])
        let words = id("drawing-wide-1")
        let sizes = WayDrawing.isLong(report) ? [("wide", 328)] : [("wide", 720), ("narrow", 328)]
        writer.element("div", [("class", sizes.count == 1 ? "columns" : nil)]) { writer in
            for (name, width) in sizes {
                writeDrawings(name, width, words, sizes.count == 1 ? "way" : "way " + name, to: &writer)
            }
        }
    }

    private func writeDrawings(_ name: String, _ width: Int, _ words: String, _ style: String, to writer: inout HTMLWriter) {
        let drawings = WayDrawing.drawings(of: report, book, width: width)
        for (index, drawing) in drawings.enumerated() {
            let own = id("drawing-" + name + "-" + String(index + 1))
            writer.drawing(
                drawing, own,
                title: drawings.count == 1
                    ? book[page: .drawing] : book.inParentheses(book[page: .drawing], book.part(index + 1)),
                description: own == words ? book.wayInWords(report) : nil, describedBy: words,
                style: style)
        }
    }
}
