internal import TraceAnalysis
internal import TraceFields

/// Values that have a grammar of their own.
extension HeaderRewriter {
    /// Mailboxes (RFC 5322 §3.4): addresses by their parts; display names and comments word by word, with the same pseudonym for
    /// the same word.
    ///
    /// - Parameter ofList: Whether what stands in angle brackets without an `@` is the identifier of a list, which stays.
    mutating func rewriteMailboxes(_ bytes: [UInt8], _ range: ByteRange, ofList: Bool = false) {
        let addresses = MailAddresses.all(in: bytes, range)
        var next = 0
        var position = range.lower
        var isInAngles = false
        while position < range.upper {
            while next < addresses.count, addresses[next].upper <= position { next += 1 }
            let byte = bytes[position]
            if byte == 0x3D, let word = EncodedWord(bytes, at: position, end: range.upper) {
                output += pseudonyms.text(.name, Array(bytes[word.range.lower..<word.range.upper]))
                position = word.range.upper
            } else if next < addresses.count, addresses[next].lower <= position {
                rewriteAddress(bytes, ByteRange(position, addresses[next].upper))
                position = addresses[next].upper
            } else if byte == 0x40 {
                position = keepHost(bytes, ByteRange(position, range.upper))
            } else if Self.isWord(byte) {
                let end = next < addresses.count ? min(addresses[next].lower, range.upper) : range.upper
                position = isInAngles && ofList ? keepIdentifier(bytes, position, end) : rewriteName(bytes, position, end)
            } else {
                if byte == 0x3C { isInAngles = true }
                if byte == 0x3E { isInAngles = false }
                output.append(byte)
                position += 1
            }
        }
    }

    /// The `@` of an address with white space or a comment in it (RFC 5322 §4.4), and the domain behind it.
    private mutating func keepHost(_ bytes: [UInt8], _ range: ByteRange) -> Int {
        var stop = range.lower + 1
        while stop < range.upper, bytes[stop].isFoldingSpace || bytes[stop] == 0x0D || bytes[stop] == 0x0A { stop += 1 }
        let host = stop
        while stop < range.upper, Self.isHostWord(bytes[stop]) { stop += 1 }
        if bytes.firstIndex(of: 0x2E, in: ByteRange(host, stop)) == nil { stop = host }
        output += bytes[range.lower..<stop]
        return stop
    }

    private mutating func keepIdentifier(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var stop = start
        while stop < end, Self.isHostWord(bytes[stop]) { stop += 1 }
        output += bytes[start..<stop]
        return stop
    }

    /// A word of a display name or a comment, or a name that stands where an address is expected.
    private mutating func rewriteName(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var stop = start
        while stop < end, Self.isWord(bytes[stop]) { stop += 1 }
        let word = Array(bytes[start..<stop])
        let lower = word.map(\.asciiLowercased)
        if RoleNames.holds(lower) || Self.groupWords.contains(String(decoding: lower, as: UTF8.self)) {
            output += word
        } else if tokens.people.longest(bytes, at: start, end: stop, isWord: Self.isWord) == stop {
            output += pseudonyms.text(.localPart, word)
        } else {
            output += pseudonyms.text(.name, word)
        }
        return stop
    }

    /// What groups and typed addresses are made of (RFC 5322 §3.4, RFC 3464 §2.1.2).
    private static let groupWords: Set<String> = [
        "undisclosed", "recipients", "rfc822", "list", "contact", "via", "mailing", "relay",
    ]

    /// Identifiers (RFC 5322 §3.6.4): the left side names the message, and often its writer.
    mutating func rewriteIdentifiers(_ bytes: [UInt8], _ range: ByteRange) {
        rewriteItems(bytes, range) { rewriter, item in
            let at = bytes.lastIndex(of: 0x40, in: item)
            let left = Array(bytes[item.lower..<(at ?? item.upper)])
            // The code of a sending service stands in its envelope address too, and stays in both.
            rewriter.output +=
                rewriter.tokens.codes.contains(left.map(\.asciiLowercased)) ? left : rewriter.pseudonyms.text(.identifier, left)
            if let at {
                rewriter.output.append(0x40)
                rewriter.rewriteWords(bytes, ByteRange(at + 1, item.upper))
            }
        }
    }

    /// Rewrites each run between white space, commas and angle brackets, which stay.
    private mutating func rewriteItems(
        _ bytes: [UInt8], _ range: ByteRange, _ rewrite: (inout HeaderRewriter, ByteRange) -> Void
    ) {
        var position = range.lower
        while position < range.upper {
            guard Self.isIdentifier(bytes[position]) else {
                output.append(bytes[position])
                position += 1
                continue
            }
            var stop = position
            while stop < range.upper, Self.isIdentifier(bytes[stop]) { stop += 1 }
            rewrite(&self, ByteRange(position, stop))
            position = stop
        }
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x3C && byte != 0x3E && byte != 0x2C
    }

    /// Links of a list (RFC 2369): the scheme, the host and addresses stay readable; paths and queries name the subscriber.
    mutating func rewriteLinks(_ bytes: [UInt8], _ range: ByteRange) {
        rewriteItems(bytes, range) { rewriter, link in
            let start = Self.hostStart(bytes, link)
            let end = (start..<link.upper).first { bytes[$0] == 0x2F || bytes[$0] == 0x3F || bytes[$0] == 0x23 } ?? link.upper
            if start == link.lower, bytes.firstIndex(of: 0x40, in: link) == nil {
                rewriter.output += rewriter.pseudonyms.text(.value, Array(bytes[link.lower..<link.upper]))
            } else {
                rewriter.rewriteWords(bytes, ByteRange(link.lower, end))
                if end < link.upper {
                    rewriter.output.append(bytes[end])
                    rewriter.output += rewriter.pseudonyms.text(.value, Array(bytes[(end + 1)..<link.upper]))
                }
            }
        }
    }

    /// Behind `mailto:` or `https://`.
    private static func hostStart(_ bytes: [UInt8], _ link: ByteRange) -> Int {
        guard let colon = bytes.firstIndex(of: 0x3A, in: link) else { return link.lower }
        var start = colon + 1
        while start < link.upper, bytes[start] == 0x2F { start += 1 }
        return start
    }

    /// The type stays; its parameters, such as boundaries and names of files, go.
    mutating func rewriteMediaType(_ bytes: [UInt8], _ range: ByteRange) {
        let end = bytes.firstIndex(of: 0x3B, in: range) ?? range.upper
        let type = bytes.trimmed(ByteRange(range.lower, end))
        let isPlain = bytes[type.lower..<type.upper].allSatisfy {
            Self.isWord($0) || $0 == 0x2F || $0 == 0x2D || $0 == 0x2B || $0 == 0x2E
        }
        output += isPlain ? Array(bytes[type.lower..<type.upper]) : pseudonyms.text(.value, Array(bytes[type.lower..<type.upper]))
        guard end < range.upper else { return }
        output += [0x3B, 0x20] + Array("x=".utf8) + pseudonyms.text(.value, Array(bytes[end..<range.upper]))
    }
}
