import CByteMask

/// Finds the lines and fields of a header.
struct HeaderScan {
    private(set) var mboxLine: ByteRange?
    private(set) var bodyStart = 0
    private(set) var hasBlankLine = false

    let message: UnsafeBufferPointer<UInt8>
    let limit: Int
    private let names = FieldNameTable.shared
    var lines: HeaderLines
    private var position = 0
    private var line: UInt32 = 1
    /// Whether the continuation lines of this header lost their indentation, as in a header that was pasted into a text.
    private var isUnindented = false
    /// How many bytes of white space stand before every line, as where a header was quoted as code; see `margin(from:)`.
    private(set) var margin = 0
    /// Whether blank lines stand between the fields.
    var isSpaced = false

    init(_ message: UnsafeBufferPointer<UInt8>) {
        self.message = message
        lines = HeaderLines(message)
        limit = lines.limit
    }

    /// Begins further down, at the first line of a header that stands in a text.
    mutating func skip(to start: Int, margin: Int) {
        for index in 0..<start where message[index] == 0x0A { line += 1 }
        (position, self.margin) = (start, margin)
    }

    mutating func run(into fields: inout [HeaderField], defects: inout [Defect]) {
        if position == 0 {
            skipByteOrderMark(&defects)
            skipEmptyLines(&defects)
            takeMboxLine()
            let marks = openingMarks(position)
            if marks > 0 { defects.note(Defect(.textBeforeHeader, ByteRange(position, position + marks))) }
            position += marks
        }
        let (start, firstLine, known) = (position, line, defects.count)
        readAll(into: &fields, &defects)
        if fields.count <= 1, self.margin == 0, let margin = margin(from: start) {
            fields.removeAll(keepingCapacity: true)
            defects.removeSubrange(known...)
            (position, line, self.margin) = (start, firstLine, margin)
            (hasBlankLine, isUnindented) = (false, false)
            lines = HeaderLines(message)
            readAll(into: &fields, &defects)
            defects.note(Defect(.indentedHeader, ByteRange(start, position)))
        }
        noteLostLineBreaks(fields, &defects)
        if !hasBlankLine, position < message.count, message.count > Limits.headerBytes {
            defects.note(Defect(.headerTooLong, ByteRange(limit, limit)))
        }
        bodyStart = position
        if fields.isEmpty { defects.note(Defect(.noHeader, ByteRange(0, bodyStart))) }
    }

    private mutating func readAll(into fields: inout [HeaderField], _ defects: inout [Defect]) {
        repeat { readFields(into: &fields, &defects) } while readOtherLine(&fields, &defects)
    }

    // What stands before the fields

    private mutating func skipByteOrderMark(_ defects: inout [Defect]) {
        guard limit >= 3, message[0] == 0xEF, message[1] == 0xBB, message[2] == 0xBF else { return }
        defects.note(Defect(.byteOrderMark, ByteRange(0, 3)))
        position = 3
    }

    /// Empty lines over the header: they are left where somebody copied a source from a window. Where no header follows, they stay
    /// what they are: the end of an empty one.
    private mutating func skipEmptyLines(_ defects: inout [Defect]) {
        var next = position
        var count: UInt32 = 0
        while next < limit {
            let end = lines.end(from: next)
            guard lines.contentEnd(next, end) == next else { break }
            next = end
            count += 1
        }
        guard count > 0, Self.nameEnd(message, next, limit) != nil else { return }
        defects.note(Defect(.notAField, ByteRange(position, next)))
        position = next
        line += count
    }

    private mutating func takeMboxLine() {
        let start = position
        let first = start < limit && message[start] == 0x3E ? start + 1 : start  // ">From " of a quoted mbox
        guard first + 5 <= limit, message[first] == 0x46, message[first + 1] == 0x72, message[first + 2] == 0x6F,
            message[first + 3] == 0x6D, message[first + 4] == 0x20
        else { return }
        position = lines.end(from: start)
        mboxLine = ByteRange(start, position)
        line += 1
    }

    // Fields

    /// Reads fields up to the first line that is none.
    ///
    /// The walk over the lines is a variable of this function, whose parts stay in registers: through `self` each line cost twice as
    /// many instructions.
    private mutating func readFields(into fields: inout [HeaderField], _ defects: inout [Defect]) {
        var walk = lines
        walk.move(to: position)
        var position = position
        var line = line
        let margin = margin
        var goesOn = fields.last?.known.goesOn ?? false
        while position < limit, fields.count < Limits.fields {
            let start = margin == 0 ? position : nameStart(position)
            guard let colon = Self.nameEnd(message, start, limit) else { break }
            if goesOn, Self.mayBeRest(message, ByteRange(start, colon)),
                isRest(position, likeField: ByteRange(start, colon), of: fields[fields.count - 1])
            {
                break
            }
            let firstLine = line
            var longest = 0
            var end = position
            repeat {
                let next = walk.next()
                longest = max(longest, next &- end)
                end = next
                line &+= 1
            } while end &+ margin < limit && (message[end &+ margin] == 0x20 || message[end &+ margin] == 0x09)
                && (margin == 0 || serversName(from: end &+ margin) == nil)
            var nameUpper = colon
            while nameUpper > start, message[nameUpper - 1] == 0x20 || message[nameUpper - 1] == 0x09 { nameUpper -= 1 }
            let name = ByteRange(start, nameUpper)
            let known = names.find(ByteView(message), name)
            goesOn = known.goesOn
            let value = ByteRange(colon + 1, walk.contentEnd(colon + 1, end))
            fields.append(
                HeaderField(
                    known: known, name: name, value: value, range: ByteRange(position, end),
                    line: firstLine))
            let index = fields.count - 1
            if nameUpper < colon { defects.note(Defect(.spaceBeforeColon, ByteRange(nameUpper, colon), field: index)) }
            if longest > Limits.lineBytes + 2 { defects.note(Defect(.longLine, value, field: index)) }
            if walk.strangeEnd > start { noteBytes(of: value, field: index, &defects) }
            position = end
        }
        (lines, self.position, self.line) = (walk, position, line)
    }

    /// Reads a line that is no field. Returns false where the header ends.
    private mutating func readOtherLine(_ fields: inout [HeaderField], _ defects: inout [Defect]) -> Bool {
        guard position < limit else { return false }
        let start = position
        let end = lines.end(from: start)
        let contentEnd = lines.contentEnd(start, end)
        if contentEnd == start || margin > 0 && isBlank(start, contentEnd) {
            if isSpaced, passBlankLines(end, &fields, &defects) { return true }
            position = end
            hasBlankLine = true
            return false
        }
        if fields.count == Limits.fields {
            position = endOfHeader(from: start)
            defects.note(Defect(.tooManyFields, ByteRange(start, position)))
            return false
        }
        return skipStrayLine(start, end, &fields, &defects)
    }

    /// Goes on behind blank lines, which belong to the field above them. Returns false where the header ends.
    private mutating func passBlankLines(_ start: Int, _ fields: inout [HeaderField], _ defects: inout [Defect]) -> Bool {
        guard let last = fields.last, let next = paragraph(from: start, behind: last) else { return false }
        if !defects.contains(where: { $0.code == .spacedHeader }) {
            defects.note(Defect(.spacedHeader, ByteRange(last.range.upper, next.position)))
        }
        (position, line) = (next.position, line + next.lines)
        if next.isRest {
            repeat {
                let end = lines.end(from: position)
                fields[fields.count - 1].value.end = UInt32(lines.contentEnd(position, end))
                (position, line) = (end, line + 1)
            } while position < limit && isSpace(position)
        }
        fields[fields.count - 1].range.end = UInt32(position)
        return true
    }

    /// A line that is neither a field nor the end. Returns false where the header ends without a blank line.
    private mutating func skipStrayLine(
        _ start: Int, _ end: Int, _ fields: inout [HeaderField], _ defects: inout [Defect]
    ) -> Bool {
        if margin == 0, message[start] == 0x20 || message[start] == 0x09 {
            defects.note(Defect(.continuationWithoutField, ByteRange(start, end)))
        } else if isRest(start, end, of: fields.last) {
            isUnindented = true
            takeStrayLines(start, end, &fields, &defects)
        } else if Self.nameEnd(message, nameStart(end), limit) != nil {
            takeStrayLines(start, end, &fields, &defects)
        } else if !fields.isEmpty, let next = nextField(from: end) {
            takeStrayLines(start, next.position, &fields, &defects)
            (position, line) = (next.position, next.line)
            return true
        } else {
            if !fields.isEmpty { defects.note(Defect(.missingBlankLine, ByteRange(start, start))) }
            return false
        }
        position = end
        line += 1
        return true
    }

    /// Where the header goes on behind lines that are no fields: before any blank line stands a field that servers add. The text of
    /// a message may hold lines like other fields: these count only where one of servers showed that the header goes on.
    private mutating func nextField(from start: Int) -> (position: Int, line: UInt32)? {
        var walk = lines
        var position = start
        var line = line + 1
        var first: (position: Int, line: UInt32)?
        while position < limit {
            let end = walk.end(from: position)
            let contentEnd = walk.contentEnd(position, end)
            if contentEnd == position || margin > 0 && isBlank(position, contentEnd) { return nil }
            let name = nameStart(position)
            if let colon = Self.nameEnd(message, name, limit) {
                first = first ?? (position, line)
                if isUnindented || Self.isServers(names.find(ByteView(message), ByteRange(name, colon))) {
                    isUnindented = true
                    return first
                }
            }
            position = end
            line += 1
        }
        return nil
    }

    static func isServers(_ name: FieldName) -> Bool {
        switch name {
        case .received, .authenticationResults, .receivedSPF, .arcSeal, .arcMessageSignature, .arcAuthenticationResults,
            .dkimSignature:
            true
        default: false
        }
    }

    /// Lines that are no fields: where continuation lines lost their indentation they go to the field before them.
    private func takeStrayLines(_ start: Int, _ end: Int, _ fields: inout [HeaderField], _ defects: inout [Defect]) {
        let last = fields.count - 1
        guard isUnindented, last >= 0, fields[last].range.upper == start else {
            defects.note(Defect(.notAField, ByteRange(start, end)))
            return
        }
        defects.note(Defect(.lostIndentation, ByteRange(start, end), field: last))
        fields[last].value = ByteRange(fields[last].value.lower, max(fields[last].value.lower, lines.contentEnd(start, end)))
        fields[last].range = ByteRange(fields[last].range.lower, end)
    }

    /// Offset of the colon behind a field name that starts at `start`; nil when the line is no field. No line end is passed over: no name
    /// holds one.
    @inline(__always)
    static func nameEnd(_ message: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        var position = start + byte_index_name_end(message.baseAddress! + start, message.count - start, end - start)
        guard position > start, position < end else { return nil }
        if message[position] == 0x3A { return position }
        while position < end, message[position] == 0x20 || message[position] == 0x09 { position += 1 }
        return position < end && message[position] == 0x3A ? position : nil
    }

    private func noteBytes(of value: ByteRange, field: Int, _ defects: inout [Defect]) {
        var union: UInt8 = 0
        var nul = false
        var bareReturn = false
        var position = value.lower
        let end = value.upper
        while position < end {
            let byte = message[position]
            union |= byte
            if byte == 0 { nul = true }
            if byte == 0x0D, position + 1 < end, message[position + 1] != 0x0A, message[position + 1] != 0x0D {
                bareReturn = true
            }
            position += 1
        }
        if nul { defects.note(Defect(.nulByte, value, field: field)) }
        if bareReturn, !lines.carriageReturnEnds { defects.note(Defect(.bareCarriageReturn, value, field: field)) }
        if union >= 0x80, !isValidUTF8(value) { defects.note(Defect(.invalidUTF8, value, field: field)) }
    }

    private func isValidUTF8(_ range: ByteRange) -> Bool {
        String(validating: UnsafeBufferPointer(rebasing: message[range.lower..<range.upper]), as: UTF8.self) != nil
    }

    private mutating func endOfHeader(from start: Int) -> Int {
        var position = start
        while position < limit {
            let end = lines.end(from: position)
            if lines.contentEnd(position, end) == position { return position }
            position = end
        }
        return limit
    }
}
