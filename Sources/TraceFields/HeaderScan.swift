import CByteMask

/// Finds the lines and fields of a header. The only file of the block layer that walks raw memory.
struct HeaderScan {
    private(set) var mboxLine: ByteRange?
    private(set) var bodyStart = 0
    private(set) var hasBlankLine = false

    private let message: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private let names = FieldNameTable.shared
    /// A file whose only line ends are CR, as old Macintosh programs wrote them.
    private let carriageReturnEnds: Bool
    private var position = 0
    private var line: UInt32 = 1
    /// First byte of the 64 bytes that `lineEnds` is about.
    private var block = -64
    private var lineEnds: UInt64 = 0
    /// End of the last 64 bytes that hold something besides ASCII text with its line ends.
    private var strangeEnd = 0

    init(_ message: UnsafeBufferPointer<UInt8>) {
        self.message = message
        limit = min(message.count, Limits.headerBytes)
        carriageReturnEnds = Self.endsLinesWithCarriageReturn(message)
    }

    mutating func run(into fields: inout [HeaderField], defects: inout [Defect]) {
        skipByteOrderMark(&defects)
        takeMboxLine()
        while position < limit {
            let start = position
            let end = nextLineEnd(from: start)
            let content = contentEnd(start, end)
            if content == start {
                position = end
                hasBlankLine = true
                break
            }
            if fields.count == Limits.fields {
                position = endOfHeader(from: start)
                defects.note(Defect(.tooManyFields, ByteRange(start, position)))
                break
            }
            if let colon = Self.nameEnd(message, start, content) {
                fields.append(field(start, colon, end, &defects))
            } else if !skipStrayLine(start, end, fields.isEmpty, &defects) {
                break
            }
        }
        if !hasBlankLine, position < message.count, message.count > Limits.headerBytes {
            defects.note(Defect(.headerTooLong, ByteRange(limit, limit)))
        }
        bodyStart = position
        if fields.isEmpty { defects.note(Defect(.noHeader, ByteRange(0, bodyStart))) }
    }

    // What stands before the fields

    private mutating func skipByteOrderMark(_ defects: inout [Defect]) {
        guard limit >= 3, message[0] == 0xEF, message[1] == 0xBB, message[2] == 0xBF else { return }
        defects.note(Defect(.byteOrderMark, ByteRange(0, 3)))
        position = 3
    }

    private mutating func takeMboxLine() {
        let start = position
        let first = start < limit && message[start] == 0x3E ? start + 1 : start  // ">From " of a quoted mbox
        guard first + 5 <= limit, message[first] == 0x46, message[first + 1] == 0x72, message[first + 2] == 0x6F,
            message[first + 3] == 0x6D, message[first + 4] == 0x20
        else { return }
        position = nextLineEnd(from: start)
        mboxLine = ByteRange(start, position)
        line += 1
    }

    // Fields

    /// The field whose name starts at `start`, with its continuation lines.
    private mutating func field(
        _ start: Int, _ colon: Int, _ firstEnd: Int, _ defects: inout [Defect]
    ) -> HeaderField {
        var end = firstEnd
        var longest = end - start
        let firstLine = line
        line += 1
        while end < limit, message[end] == 0x20 || message[end] == 0x09 {
            let next = nextLineEnd(from: end)
            longest = max(longest, next - end)
            end = next
            line += 1
        }
        var nameUpper = colon
        while nameUpper > start, message[nameUpper - 1] == 0x20 || message[nameUpper - 1] == 0x09 { nameUpper -= 1 }
        let name = ByteRange(start, nameUpper)
        let field = HeaderField(
            known: names.find(ByteView(message), name), name: name,
            value: ByteRange(colon + 1, contentEnd(colon + 1, end)), range: ByteRange(start, end), line: firstLine)
        if nameUpper < colon { defects.note(Defect(.spaceBeforeColon, ByteRange(nameUpper, colon))) }
        if longest > Limits.lineBytes + 2 { defects.note(Defect(.longLine, field.value)) }
        if strangeEnd > start { noteBytes(of: field, &defects) }
        position = end
        return field
    }

    /// A line that is neither a field nor the end. Returns false where the header ends without a blank line.
    private mutating func skipStrayLine(_ start: Int, _ end: Int, _ first: Bool, _ defects: inout [Defect]) -> Bool {
        if message[start] == 0x20 || message[start] == 0x09 {
            defects.note(Defect(.continuationWithoutField, ByteRange(start, end)))
        } else if end < limit, Self.nameEnd(message, end, contentEnd(end, nextLineEnd(from: end))) != nil {
            defects.note(Defect(.notAField, ByteRange(start, end)))
        } else {
            if !first { defects.note(Defect(.missingBlankLine, ByteRange(start, start))) }
            return false
        }
        position = end
        line += 1
        return true
    }

    /// Offset of the colon behind a field name that starts at `start`; nil when the line is no field.
    private static func nameEnd(_ message: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var position = start
        while position < end {
            let place = byte_mask_name_end(message.baseAddress! + position, message.count - position).trailingZeroBitCount
            position += place
            if place < 64 { break }
        }
        guard position > start, position < end else { return nil }
        if message[position] == 0x3A { return position }
        while position < end, message[position] == 0x20 || message[position] == 0x09 { position += 1 }
        return position < end && message[position] == 0x3A ? position : nil
    }

    private func noteBytes(of field: HeaderField, _ defects: inout [Defect]) {
        var union: UInt8 = 0
        var nul = false
        var bareReturn = false
        var position = field.value.lower
        let end = field.value.upper
        while position < end {
            let byte = message[position]
            union |= byte
            if byte == 0 { nul = true }
            if byte == 0x0D, position + 1 < end, message[position + 1] != 0x0A { bareReturn = true }
            position += 1
        }
        if nul { defects.note(Defect(.nulByte, field.value)) }
        if bareReturn, !carriageReturnEnds { defects.note(Defect(.bareCarriageReturn, field.value)) }
        if union >= 0x80, !isValidUTF8(field.value) { defects.note(Defect(.invalidUTF8, field.value)) }
    }

    private func isValidUTF8(_ range: ByteRange) -> Bool {
        String(validating: UnsafeBufferPointer(rebasing: message[range.lower..<range.upper]), as: UTF8.self) != nil
    }

    // Lines

    /// Offset behind the line end of the line that starts at `start`.
    private mutating func nextLineEnd(from start: Int) -> Int {
        guard start < limit else { return limit }
        if UInt(bitPattern: start &- block) >= 64 { load(start) }
        var found = lineEnds &>> UInt64(start &- block)
        while found == 0 {
            let next = block + 64
            guard next < limit else { return limit }
            load(next)
            found = lineEnds
        }
        return min(max(start, block) + found.trailingZeroBitCount + 1, limit)
    }

    /// Looks at the 64 bytes from `start` on.
    private mutating func load(_ start: Int) {
        let readable = message.count - start
        let masks = byte_mask_lines(message.baseAddress! + start, readable)
        block = start
        lineEnds = carriageReturnEnds ? masks.carriageReturn : masks.lineFeed
        var lineFeedsBehind = masks.lineFeed &>> 1
        if readable > 64, message[start + 64] == 0x0A { lineFeedsBehind |= 1 &<< 63 }
        if masks.strange | (masks.carriageReturn & ~lineFeedsBehind) != 0 { strangeEnd = max(strangeEnd, start + 64) }
    }

    /// Offset behind the last byte of `start..<end` that is not part of its line end.
    @inline(__always)
    private func contentEnd(_ start: Int, _ end: Int) -> Int {
        var content = end
        if content > start, message[content - 1] == 0x0A { content -= 1 }
        if content > start, message[content - 1] == 0x0D { content -= 1 }
        return content
    }

    private mutating func endOfHeader(from start: Int) -> Int {
        var position = start
        while position < limit {
            let end = nextLineEnd(from: position)
            if contentEnd(position, end) == position { return position }
            position = end
        }
        return limit
    }

    private static func endsLinesWithCarriageReturn(_ message: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = firstLineEnd(message), message[first] == 0x0D, first + 1 < message.count, message[first + 1] != 0x0A
        else { return false }
        return !message.prefix(Limits.headerBytes).contains(0x0A)
    }

    /// Offset of the first carriage return or line feed, which stands among the first bytes of any header.
    private static func firstLineEnd(_ message: UnsafeBufferPointer<UInt8>) -> Int? {
        let limit = min(message.count, 4_096)
        for start in stride(from: 0, to: limit, by: 64) {
            let masks = byte_mask_lines(message.baseAddress! + start, message.count - start)
            let place = start + (masks.carriageReturn | masks.lineFeed).trailingZeroBitCount
            if place < start + 64 { return place < limit ? place : nil }
        }
        return nil
    }
}
