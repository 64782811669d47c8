/// A text that holds a header and is no mail itself: prose before it, a mark before each line (`> `, `| `), a fence of Markdown, the table of
/// a webmail over the source, or blank lines between the fields.
///
/// Nothing is taken out: marks become spaces, so that each byte keeps its place. Only for a text that somebody named; what an archive holds
/// is read as it is.
public struct PastedText: Sendable {
    /// The text, marks made spaces.
    public let bytes: [UInt8]
    /// Offset of the first line of the header.
    public let start: Int
    /// How many bytes of mark stand before each line.
    public let margin: Int
    /// Whether the mark is more than white space.
    public let isMarked: Bool
    /// Whether blank lines stand between the fields.
    public let isSpaced: Bool

    /// Nil where the text is a mail as it stands, or where no header is in it.
    ///
    /// - Parameter block: What was read of it as a mail.
    public init?(_ message: [UInt8], _ block: HeaderBlock) {
        if Self.isSpaced(message, block) {
            (bytes, start, margin, isMarked, isSpaced) = (message, 0, 0, false, true)
            return
        }
        guard !Self.isMail(block) else { return nil }
        guard let found = message.withUnsafeBufferPointer({ Self.find($0) }), found.start > 0 || found.mark.count > 0 else {
            return nil
        }
        start = found.start
        margin = found.mark.count
        isMarked = found.mark.contains { $0 != 0x20 && $0 != 0x09 }
        isSpaced = false
        bytes = isMarked ? Self.unmarked(message, from: found.start, found.mark) : message
    }

    /// Whether the header ended at a blank line before any field of the author's, and goes on behind it: the next paragraph, or one after
    /// others of a single line, begins with a field that is known. No mail has such a header.
    private static func isSpaced(_ message: [UInt8], _ block: HeaderBlock) -> Bool {
        guard block.hasBlankLine, block.fields.contains(where: { $0.known != .other }), !block.fields.contains(where: isAuthors)
        else {
            return false
        }
        return message.withUnsafeBufferPointer { text in
            let end = min(text.count, Limits.headerBytes)
            var position = block.bodyStart
            var isBehindBlank = true
            while position < end {
                if text[position] == 0x0A || text[position] == 0x0D {
                    isBehindBlank = true
                } else if !isBehindBlank {
                    return false
                } else if isField(text, position, end) {
                    return true
                } else {
                    isBehindBlank = false
                }
                position = lineEnd(text, position, end)
            }
            return false
        }
    }

    private static func isAuthors(_ field: HeaderField) -> Bool {
        switch field.known {
        case .from, .to, .subject, .date, .messageID: true
        default: false
        }
    }

    /// Whether fields that mails have were read, and not only the rows of a table over the source.
    private static func isMail(_ block: HeaderBlock) -> Bool {
        var isTable = false
        for field in block.fields {
            if HeaderScan.isServers(field.known) { return true }
            switch field.known {
            case .other: isTable = isTable || isRow(field.name, block.bytes)
            case .from, .to, .subject, .messageID: continue
            default: return true
            }
        }
        return !isTable && block.fields.contains { $0.known != .other }
    }

    /// `SPF:`, `DKIM:` and `DMARC:` are rows of Gmail's “Original message”, and no fields of any mail.
    private static func isRow(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
        let rows: [StaticString] = ["spf", "dkim", "dmarc"]
        return rows.contains { bytes.matches(name, $0) }
    }

    // The header in the text

    /// The first line of the header, and what stands before each line of it.
    private static func find(_ text: UnsafeBufferPointer<UInt8>) -> (start: Int, mark: [UInt8])? {
        var position = 0
        let end = min(text.count, Limits.headerBytes)
        while position < end {
            let name = markEnd(text, position, end)
            if isField(text, name, end), isHeader(text, position, end, mark: name - position) {
                return (position, Array(text[position..<name]))
            }
            position = lineEnd(text, position, end)
        }
        return nil
    }

    /// Whether a field of servers stands in the lines from here to the first blank one, all that have the mark, and no row of a table.
    private static func isHeader(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, mark: Int) -> Bool {
        var position = start
        while position < end {
            let name = position + mark
            guard name < end, (0..<mark).allSatisfy({ text[position + $0] == text[start + $0] }) else { return false }
            if text[name] == 0x0A || text[name] == 0x0D { return false }
            if let colon = HeaderScan.nameEnd(text, name, end) {
                let range = ByteRange(name, colon)
                if isRow(range, text) { return false }
                if HeaderScan.isServers(FieldName(UnsafeBufferPointer(rebasing: text[name..<colon]))) { return true }
            }
            position = lineEnd(text, position, end)
        }
        return false
    }

    private static func isRow(_ name: ByteRange, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let rows: [StaticString] = ["spf", "dkim", "dmarc"]
        return rows.contains { ByteView(text).matches(name, $0) }
    }

    /// A field that may begin a header: one that is known by its name.
    private static func isField(_ text: UnsafeBufferPointer<UInt8>, _ name: Int, _ end: Int) -> Bool {
        guard let colon = HeaderScan.nameEnd(text, name, end), text[colon - 1] != 0x20 else { return false }
        return FieldName(UnsafeBufferPointer(rebasing: text[name..<colon])) != .other
    }

    /// The end of the quotation marks and the white space before a line.
    private static func markEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end, position - start < 16, isMark(text[position]) { position += 1 }
        return position
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x23, 0x2A, 0x2B, 0x2D, 0x2E, 0x3A, 0x3C, 0x3E, 0x7C, 0x7E: true  // # * + - . : < > | ~
        default: false
        }
    }

    private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end, text[position] != 0x0A { position += 1 }
        return min(position + 1, end)
    }

    /// The text with spaces in the place of the mark; of a line that has less of it (`>` alone) what it has.
    private static func unmarked(_ message: [UInt8], from start: Int, _ mark: [UInt8]) -> [UInt8] {
        var bytes = message
        var position = start
        while position < bytes.count {
            var offset = 0
            while offset < mark.count, position + offset < bytes.count, bytes[position + offset] == mark[offset] {
                bytes[position + offset] = 0x20
                offset += 1
            }
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            position += 1
        }
        return bytes
    }
}
