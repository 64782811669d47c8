/// Lines that go on with the field above them although no white space begins them: those of a header that was pasted into a text.
extension HeaderScan {
    /// Whether a line goes on where a field of a server's above it stopped.
    func isRest(_ start: Int, _ end: Int, of last: HeaderField?) -> Bool {
        guard let last, last.range.upper == start, last.known.goesOn else { return false }
        let bytes = ByteView(message)
        let value = bytes.trimmed(last.value)
        let content = bytes.trimmed(ByteRange(start, lines.contentEnd(start, end)))
        guard !content.isEmpty else { return false }
        switch last.known {
        case .received: return isRestOfReceived(content, value, bytes)
        case .dkimSignature, .arcSeal, .arcMessageSignature, .xGoogleDKIMSignature, .domainKeySignature:
            return isRestOfTags(content, value, bytes)
        default: return isRestOfResults(content, value, isSPF: last.known == .receivedSPF, bytes)
        }
    }

    /// The same for a line that looks like a field: `h=from:to:subject`, `(mx.example: domain of …`, `12:00:00 +0000`, or names in the
    /// list of `h=`.
    func isRest(_ line: Int, likeField name: ByteRange, of last: HeaderField) -> Bool {
        let bytes = ByteView(message)
        let colon = name.upper
        if Self.beginsOther(message[name.lower]) || bytes.firstIndex(of: 0x3D, in: name) != nil {
            var walk = lines
            return isRest(line, walk.end(from: line), of: last)
        }
        guard colon + 1 < limit, message[colon + 1] > 0x20 else { return false }
        let value = bytes.trimmed(last.value)
        guard !value.isEmpty else { return false }
        switch message[value.upper - 1] {
        case 0x3A where last.known.holdsTags: return true
        case 0x3D: break
        default: if last.known.holdsTags || !isOpen(value) { return false }
        }
        // `include:mail.example` in the text of a record, `https://…` behind its name.
        return FieldName(UnsafeBufferPointer(rebasing: message[name.lower..<colon])) == .other
    }

    /// Whether a line that looks like a field is no ordinary one: it begins with a comment or a number, its name holds `=`, or its value
    /// stands right behind the colon.
    @inline(__always)
    static func mayBeRest(_ message: UnsafeBufferPointer<UInt8>, _ name: ByteRange) -> Bool {
        let value = name.upper + 1
        return beginsOther(message[name.lower]) || value < message.count && message[value] > 0x20
            || ByteView(message).firstIndex(of: 0x3D, in: name) != nil
    }

    private static func beginsOther(_ first: UInt8) -> Bool { first == 0x28 || first == 0x5B || first.isDigit }

    /// A Received field that stopped before its date goes on with a clause, a comment or the date.
    private func isRestOfReceived(_ content: ByteRange, _ value: ByteRange, _ bytes: ByteView) -> Bool {
        if isOpen(value) { return true }
        if let semicolon = bytes.lastIndex(of: 0x3B, in: value), semicolon + 1 < value.upper {
            return isRestOfDate(content, bytes.trimmed(ByteRange(semicolon + 1, value.upper)), bytes)
        }
        let words: [StaticString] = [
            "by ", "for ", "id ", "with ", "via ", "(", "mon, ", "tue, ", "wed, ", "thu, ", "fri, ", "sat, ", "sun, ",
        ]
        return words.contains { bytes.hasPrefix(content, $0) }
    }

    /// A date goes on with its time, its zone or a comment: Microsoft's lines are often broken before the time.
    private func isRestOfDate(_ content: ByteRange, _ date: ByteRange, _ bytes: ByteView) -> Bool {
        let first = message[content.lower]
        guard let colon = bytes.lastIndex(of: 0x3A, in: date) else {
            return first.isDigit && bytes.firstIndex(of: 0x3A, in: content) != nil
        }
        let zone = (colon..<date.upper).contains { message[$0] == 0x2B || message[$0] == 0x2D }
        return zone ? first == 0x28 : first == 0x2B || first == 0x2D
    }

    /// A field of results goes on with a result, or with what belongs to one: a property, or the end of a comment.
    private func isRestOfResults(_ content: ByteRange, _ value: ByteRange, isSPF: Bool, _ bytes: ByteView) -> Bool {
        if isOpen(value) || message[content.lower] == 0x28 || value.upper > value.lower && message[value.upper - 1] == 0x3D {
            return true
        }
        guard let equals = bytes.firstIndex(of: 0x3D, in: content) else { return bytes.matches(content, "none") }
        if value.isEmpty || message[value.upper - 1] == 0x3B { return true }
        guard let name = ResultVocabulary.name(bytes, bytes.trimmed(ByteRange(content.lower, equals))) else { return false }
        if isSPF { return name.property.isReceivedSPFKey }
        return name.ptypeLength > 0 || name.method != .other && name.method != .none
    }

    /// A list of tags goes on with a tag, with the rest of a list of names, or with the rest of what is encoded.
    private func isRestOfTags(_ content: ByteRange, _ value: ByteRange, _ bytes: ByteView) -> Bool {
        guard !value.isEmpty else { return true }
        let last = message[value.upper - 1]
        if last == 0x3A || last == 0x3D { return true }
        if let equals = bytes.firstIndex(of: 0x3D, in: content), equals > content.lower, equals - content.lower <= 3 {
            return last == 0x3B && (content.lower..<equals).allSatisfy { message[$0].isLetter }
        }
        return content.count >= Self.encodedLine && (content.lower..<content.upper).allSatisfy { Self.isEncoded(message[$0]) }
    }

    /// A line of base64 that is no word of a text.
    private static let encodedLine = 24

    private static func isEncoded(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == 0x2B || byte == 0x2F || byte == 0x3D || byte == 0x3B
    }

    /// Whether a value ends inside of a comment or a quoted string.
    private func isOpen(_ value: ByteRange) -> Bool {
        var depth = 0
        var isQuoted = false
        var position = value.lower
        while position < value.upper {
            switch message[position] {
            case 0x5C: position += 1
            case 0x22 where depth == 0: isQuoted.toggle()
            case 0x28 where !isQuoted: depth += 1
            case 0x29 where !isQuoted: depth = max(0, depth - 1)
            default: break
            }
            position += 1
        }
        return depth > 0 || isQuoted
    }
}

extension FieldName {
    /// Whether it holds tags (RFC 6376 §3.2).
    fileprivate var holdsTags: Bool {
        switch self {
        case .dkimSignature, .arcSeal, .arcMessageSignature, .xGoogleDKIMSignature, .domainKeySignature: true
        default: false
        }
    }

    /// Whether it is a field of several lines that servers write.
    var goesOn: Bool {
        switch self {
        case .received, .receivedSPF, .arcAuthenticationResults: true
        default: holdsAuthenticationResults || holdsTags
        }
    }
}
