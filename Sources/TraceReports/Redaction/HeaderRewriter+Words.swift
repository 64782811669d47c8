internal import TraceAnalysis
internal import TraceFields

/// Values word by word.
extension HeaderRewriter {
    /// Known names in the words of a server: local parts, internal hosts, private addresses, encoded words, and copies of fields
    /// that a signature holds.
    mutating func rewriteWords(_ bytes: [UInt8], _ range: ByteRange) {
        let addresses = MailAddresses.all(in: bytes, range)
        var next = 0
        var position = range.lower
        while position < range.upper {
            while next < addresses.count, addresses[next].upper <= position { next += 1 }
            let isStart = position == range.lower || !Self.isWord(bytes[position - 1])
            if bytes[position] == 0x3D, let word = EncodedWord(bytes, at: position, end: range.upper) {
                output += pseudonyms.text(.name, Array(bytes[word.range.lower..<word.range.upper]))
                position = word.range.upper
            } else if next < addresses.count, addresses[next].lower <= position {
                rewriteAddress(bytes, ByteRange(position, addresses[next].upper))
                position = addresses[next].upper
            } else if isStart, let end = rewriteToken(bytes, position, range.upper) {
                position = end
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
    }

    /// A name that begins at `position`; where it ends.
    private mutating func rewriteToken(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Int? {
        if let stop = copiedFields(bytes, position, end) { return stop }
        if let stop = tokens.identifiers.longest(bytes, at: position, end: end, isWord: Self.isHostWord) {
            output += pseudonyms.text(.identifier, Array(bytes[position..<stop]))
            return stop
        }
        let isHostStart = position == 0 || !(bytes[position - 1] == 0x2E || bytes[position - 1] == 0x2D)
        if isHostStart, let stop = tokens.hosts.longest(bytes, at: position, end: end, isWord: Self.isHostWord) {
            rewriteHost(Array(bytes[position..<stop]))
            return stop
        }
        if isHostStart, let stop = rewriteIPAddress(bytes, position, end) { return stop }
        if let stop = tokens.people.longest(bytes, at: position, end: end, isWord: Self.isWord), stop - position > 2,
            !Self.isProtocolWord(bytes, ByteRange(position, stop)), !isPartOfHost(bytes, position, stop, end)
        {
            output += pseudonyms.text(.localPart, TokenTrie.plain(bytes, position..<stop))
            return stop
        }
        return nil
    }

    /// An address: the people in its local part, and its host.
    mutating func rewriteAddress(_ bytes: [UInt8], _ address: ByteRange) {
        guard let at = bytes.lastIndex(of: 0x40, in: address) else { return rewriteWords(bytes, address) }
        var position = address.lower
        if let word = bytes.firstRange(of: "_at_", in: ByteRange(address.lower, at)), word.lower > address.lower, word.upper < at
        {
            rewriteMask(bytes[address.lower..<word.lower], bytes[word.lower..<word.upper], bytes[word.upper..<at])
            position = at
        }
        var isStart = true
        while position < at {
            if isStart, let stop = tokens.people.longest(bytes, at: position, end: at, isWord: Self.isWord) {
                output += pseudonyms.text(.localPart, TokenTrie.plain(bytes, position..<stop))
                isStart = false
                position = stop
            } else {
                let count = lengthOfSign(bytes, position, at)
                isStart = count > 1 || !Self.isWord(bytes[position])
                output += bytes[position..<position + count]
                position += count
            }
        }
        output.append(0x40)
        let host = Array(bytes[(at + 1)..<address.upper])
        let isInternal = tokens.hosts.longest(bytes, at: at + 1, end: address.upper, isWord: Self.isHostWord) == address.upper
        if isInternal { rewriteHost(host) } else { output += host }
    }

    /// A separator that is spelled `+2D` is one sign, where no name stands behind the `+`.
    private func lengthOfSign(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Int {
        guard position + 3 < end, RewrittenPath.escapedByte(bytes, at: position) != nil else { return 1 }
        return tokens.people.longest(bytes, at: position + 1, end: end, isWord: Self.isWord) == nil ? 3 : 1
    }

    /// What an alias service made of an address: the word by which it is known names nobody, nor does a domain that the message shows.
    private mutating func rewriteMask(_ local: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) {
        let isPersonal = tokens.isPersonal(local.map(\.asciiLowercased))
        output += isPersonal ? pseudonyms.text(.localPart, Array(local)) : Array(local)
        output += word
        let code = rest.dropFirst(tokens.lengthOfDomain(in: rest))
        output += rest[..<code.startIndex]
        if !code.isEmpty { output += pseudonyms.text(.localPart, Array(code)) }
    }

    /// Label by label, so that hosts of one internal domain stay hosts of one domain.
    private mutating func rewriteHost(_ name: [UInt8]) {
        let labels = name.split(separator: 0x2E, omittingEmptySubsequences: false).map { Array($0) }
        let kept = labels.count - InternalHosts.keptLabels(name)
        for (index, label) in labels.enumerated() {
            if index > 0 { output.append(0x2E) }
            output += index < kept && !label.isEmpty ? pseudonyms.text(.host, label) : label
        }
    }

    private mutating func rewriteIPAddress(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Int? {
        guard bytes[position].isDigit || bytes[position] | 0x20 == 0x66 else { return nil }
        var stop = position
        while stop < end, stop - position < 46, bytes[stop].isHexadecimal || bytes[stop] == 0x2E || bytes[stop] == 0x3A {
            stop += 1
        }
        while stop > position, bytes[stop - 1] == 0x2E || bytes[stop - 1] == 0x3A { stop -= 1 }
        guard stop - position > 6, stop == end || !Self.isHostWord(bytes[stop]) else { return nil }
        guard let address = IPAddress(bytes, ByteRange(position, stop)), address.isPrivate, address.embeddedIPv4In6to4 == nil
        else {
            return nil
        }
        output += pseudonyms.address(address, Array(bytes[position..<stop]))
        return stop
    }

    /// `z=` of a signature: copies of fields as they were signed (RFC 6376 §3.5).
    private mutating func copiedFields(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Int? {
        guard bytes[position] | 0x20 == 0x7A, position + 1 < end, bytes[position + 1] == 0x3D, position > 0,
            bytes[position - 1] == 0x3B || bytes[position - 1].isFoldingSpace
        else { return nil }
        let stop = bytes.firstIndex(of: 0x3B, in: ByteRange(position, end)) ?? end
        output += bytes[position..<position + 2] + pseudonyms.text(.value, Array(bytes[(position + 2)..<stop]))
        return stop
    }

    /// Whether the word stands inside of a known host name: `alice` in `mail.alice-host.example`.
    private func isPartOfHost(_ bytes: [UInt8], _ start: Int, _ stop: Int, _ end: Int) -> Bool {
        var (lower, upper) = (start, stop)
        while lower > 0, start - lower < 256, Self.isHostWord(bytes[lower - 1]) { lower -= 1 }
        while upper < end, upper - stop < 256, Self.isHostWord(bytes[upper]) { upper += 1 }
        return (lower, upper) != (start, stop) && tokens.isHostName(bytes[lower..<upper])
    }

    // Words

    static func isWord(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0x80 }
    static func isHostWord(_ byte: UInt8) -> Bool { isWord(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E }

    /// Words that servers write for their own purposes: outside of an address they stay.
    private static func isProtocolWord(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard range.count <= 16 else { return false }
        return protocolWords.contains(
            String(decoding: bytes[range.lower..<range.upper].map(\.asciiLowercased), as: UTF8.self))
    }

    private static let protocolWords: Set<String> = Set(
        """
        from by via with id for smtp esmtp esmtps esmtpa esmtpsa lmtp http https tls ssl cipher bits verify helo ehlo ident user \
        sender receiver client server host domain identity mailfrom rcpt recipient envelope header pass fail none neutral softfail \
        temperror permerror error policy spf dkim dmarc arc auth iprev reason action signature verified body hash key test mode \
        authenticated login plain digest local localhost unknown postfix exim sendmail qmail google microsoft amazon yahoo apple \
        message mail relay gateway inbound outbound best guess record designates permitted sender does not designate the and \
        address received using version queue delivered delivery forward forwarded forwarding mon tue wed thu fri sat sun jan feb \
        mar apr may jun jul aug sep oct nov dec utc gmt rsa sha256 ed25519 relaxed simple sendgrid
        """.split { $0 == " " || $0 == "\n" }.map { String($0) })
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
}
