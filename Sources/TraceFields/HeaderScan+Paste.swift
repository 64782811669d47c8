/// What people do to a header that they show to others.
extension HeaderScan {
    /// Passes over what stands before the header in a text, and reads behind the mark of each line.
    mutating func begin(_ pasted: PastedText, _ defects: inout [Defect]) {
        if pasted.start > 0 { defects.note(Defect(.textBeforeHeader, ByteRange(0, pasted.start))) }
        if pasted.margin > 0 {
            let mark = ByteRange(pasted.start, pasted.start + pasted.margin)
            defects.note(Defect(pasted.isMarked ? .quotedHeader : .indentedHeader, mark))
        }
        skip(to: pasted.start, margin: pasted.margin)
        isSpaced = pasted.isSpaced
    }

    /// A quote, a bracket or a star before the first name, where a selection in a text began too early.
    func openingMarks(_ start: Int) -> Int {
        var next = start
        while next < limit, next - start < 3, Self.isOpening(message[next]) { next += 1 }
        guard next > start, let colon = Self.nameEnd(message, next, limit),
            FieldName(UnsafeBufferPointer(rebasing: message[next..<colon])) != .other
        else { return 0 }
        return next - start
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x27, 0x28, 0x2A, 0x5B, 0x60, 0x7B: true  // " ' ( * [ ` {
        default: false
        }
    }

    /// Where the header of a spaced paste goes on behind the blank line that ends at `start`, and how many lines that is away; nil where it
    /// ends.
    func paragraph(from start: Int, behind last: HeaderField) -> (position: Int, lines: UInt32, isRest: Bool)? {
        var walk = lines
        var position = start
        var count: UInt32 = 1
        while position < limit {
            let end = walk.end(from: position)
            guard isBlank(position, walk.contentEnd(position, end)) else { break }
            position = end
            count += 1
        }
        guard position < limit, count < 4 else { return nil }
        if isSpace(position) { return (position, count, true) }
        var above = last
        above.range.end = UInt32(position)
        guard let colon = Self.nameEnd(message, position, limit) else {
            return isRest(position, walk.end(from: position), of: above) ? (position, count, true) : nil
        }
        let name = ByteRange(position, colon)
        if last.known.goesOn, isRest(position, likeField: name, of: above) { return (position, count, true) }
        let isKnown = FieldName(UnsafeBufferPointer(rebasing: message[position..<colon])) != .other
        return isKnown || ByteView(message).firstIndex(of: 0x2D, in: name) != nil ? (position, count, false) : nil
    }

    /// How far all lines of the header are indented, but perhaps the first, where the selection began behind the white space; nil where
    /// they are not. A line that servers add must begin right there, with its colon and a space: no continuation of a field begins so.
    func margin(from start: Int) -> Int? {
        guard start < limit else { return nil }
        var walk = lines
        var position = isSpace(start) ? start : walk.end(from: start)
        var margin = Self.widestMargin + 1
        let first = position
        while position < limit {
            let end = walk.end(from: position)
            if isBlank(position, walk.contentEnd(position, end)) { break }
            var text = position
            while text < end, isSpace(text) { text += 1 }
            margin = min(margin, text - position)
            if margin == 0 { return nil }
            position = end
        }
        guard margin <= Self.widestMargin, holdsServersField(from: first, position, behind: margin) else { return nil }
        return margin
    }

    private static let widestMargin = 16

    private func holdsServersField(from start: Int, _ end: Int, behind margin: Int) -> Bool {
        var walk = lines
        var position = start
        while position < end {
            if beginsServersField(position + margin, end) { return true }
            position = walk.end(from: position)
        }
        return false
    }

    /// Whether a field of servers begins right here, with its colon and white space.
    private func beginsServersField(_ name: Int, _ end: Int) -> Bool {
        guard let colon = Self.nameEnd(message, name, end), colon + 1 < end, isSpace(colon + 1) else { return false }
        return Self.isServers(FieldName(UnsafeBufferPointer(rebasing: message[name..<colon])))
    }

    /// Where the name of a field would begin in a line: behind the margin, which the first line may lack, and of which a line that servers
    /// add may have more.
    func nameStart(_ position: Int) -> Int {
        guard margin > 0, position < limit, isSpace(position) else { return position }
        let name = min(position + margin, limit)
        return serversName(from: name) ?? name
    }

    /// Where the name of a field of servers begins behind white space; nil where none does. No continuation of a field begins so.
    func serversName(from start: Int) -> Int? {
        guard start < limit, isSpace(start) else { return nil }
        var name = start
        while name < limit, isSpace(name) { name += 1 }
        return beginsServersField(name, limit) ? name : nil
    }

    func isSpace(_ position: Int) -> Bool { message[position] == 0x20 || message[position] == 0x09 }

    func isBlank(_ start: Int, _ end: Int) -> Bool { (start..<end).allSatisfy { isSpace($0) } }

    /// Fields of servers that stand on the line of another field: the copy lost its line breaks, and what it holds cannot be told apart.
    func noteLostLineBreaks(_ fields: [HeaderField], _ defects: inout [Defect]) {
        guard let first = fields.first, fields.count <= 2 else { return }
        let bytes = ByteView(message)
        for name in [" received: ", " authentication-results: "] as [StaticString] {
            guard let found = bytes.firstRange(of: name, in: first.value), bytes[found.lower - 1] != 0x0A else { continue }
            return defects.note(Defect(.lostLineBreaks, found, field: 0))
        }
    }
}
