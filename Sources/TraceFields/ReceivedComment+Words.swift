import CByteMask

extension ReceivedComment {
    /// Reads a comment that begins with no word of its own.
    mutating func readProse(_ first: ByteRange, _ items: inout CommentItems) {
        let bytes = items.bytes
        guard let second = items.next() else {
            kind = .word
            takeName(bytes, first)
            return
        }
        if bytes.matches(second, "authenticated") {
            // `(Product authenticated user x)`
            kind = .authentication
            if let third = items.next(), bytes.matches(third, "user") { user = items.rest }
        } else if bytes.matches(second, "encrypted") {
            // `(CIPHER encrypted, authenticated)`
            kind = .encryption
            tls = first
            if let third = items.next(), bytes.matches(third, "authenticated") { kind = .authentication }
        }
    }

    /// A looked-up name, with the identity of RFC 1413 before it: `user@host`, `IDENT:user@host`.
    mutating func takeName(_ bytes: ByteView, _ item: ByteRange) {
        var host = item
        if let at = bytes.lastIndex(of: 0x40, in: item) {
            takeIdent(bytes, ByteRange(item.lower, at))
            host = ByteRange(at + 1, item.upper)
        }
        name = host.isEmpty ? nil : host
    }

    mutating func takeIdent(_ bytes: ByteView, _ text: ByteRange) {
        let user = bytes.hasPrefix(text, "ident:") ? text.dropping(6) : text
        ident = user.isEmpty ? nil : user
    }

    /// An address without one or more pairs of angle brackets around it; empty for `<>`.
    static func withoutAngles(_ bytes: ByteView, _ range: ByteRange) -> ByteRange {
        var text = bytes.trimmed(range)
        while text.count >= 2, bytes[text.lower] == 0x3C {
            let close = bytes.lastIndex(of: 0x3E, in: text) ?? text.upper
            text = bytes.trimmed(ByteRange(text.lower + 1, close))
        }
        return text
    }

    /// What stands between `<` at the start of `range` and its `>`, which quoted strings may hold, too.
    static func angled(_ bytes: ByteView, _ range: ByteRange) -> ByteRange? {
        guard !range.isEmpty, bytes[range.lower] == 0x3C else { return nil }
        var position = range.lower + 1
        var isQuoted = false
        while position < range.upper {
            switch bytes[position] {
            case 0x22: isQuoted.toggle()
            case 0x5C where isQuoted: position += 1
            case 0x3E where !isQuoted: return withoutAngles(bytes, ByteRange(range.lower, position + 1))
            default: break
            }
            position += 1
        }
        return nil
    }

    static func isProtocolName(_ bytes: ByteView, _ item: ByteRange) -> Bool {
        bytes.matches(item, "tls:") || bytes.matches(item, "ssl:") || bytes.matches(item, "tls") || bytes.matches(item, "ssl")
    }

    /// The first version of TLS or SSL that `range` names (`TLSv1.3`, `TLS1_3`, `TLS-1.0`, `SSLv3`), else a bare `TLS`.
    ///
    /// A name of a cipher (`TLS_AES_256_GCM_SHA384`) is none.
    static func tlsVersion(_ bytes: ByteView, _ range: ByteRange) -> ByteRange? {
        var plain: ByteRange?
        var position = range.lower
        while position + 3 <= range.upper {
            position = bytes.place(in: ByteRange(position, range.upper - 2)) { byte_index_tls($0, $1, $2) }
            guard position + 3 <= range.upper else { break }
            if position == range.lower || !isNameByte(bytes[position - 1]) {
                let start = ByteRange(position, range.upper)
                if bytes.hasPrefix(start, "tls") || bytes.hasPrefix(start, "ssl") {
                    var end = position + 3
                    if end < range.upper, bytes[end] | 0x20 == 0x76 { end += 1 }
                    if end + 1 < range.upper, bytes[end] == 0x2D || bytes[end] == 0x5F, bytes[end + 1].isDigit { end += 1 }
                    let digits = end
                    while end < range.upper, bytes[end].isDigit || bytes[end] == 0x2E || bytes[end] == 0x5F { end += 1 }
                    while end > digits, !bytes[end - 1].isDigit { end -= 1 }
                    if end > digits { return ByteRange(position, end) }
                    if plain == nil, position + 3 == range.upper || !isNameByte(bytes[position + 3]) {
                        plain = ByteRange(position, position + 3)
                    }
                    position += 2
                }
            }
            position += 1
        }
        return plain
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte == 0x5F }

    /// The name of a product and its version in the text of a comment: `Exim` and `4.96` of `Exim 4.96`; a name is missing where
    /// the comment holds versions alone, as `8.17.1/8.17.1`.
    static func product(_ bytes: ByteView, _ inside: ByteRange) -> (name: ByteRange?, version: ByteRange?) {
        let (name, version) = productWords(bytes, inside)
        guard let name, version == nil, let hyphen = bytes.lastIndex(of: 0x2D, in: name), hyphen > name.lower,
            hyphen + 1 < name.upper, bytes[hyphen + 1].isDigit
        else { return (name, version) }
        return (ByteRange(name.lower, hyphen), ByteRange(hyphen + 1, name.upper))  // `fetchmail-6.4`
    }

    private static func productWords(_ bytes: ByteView, _ inside: ByteRange) -> (name: ByteRange?, version: ByteRange?) {
        var items = CommentItems(bytes, inside)
        var name: ByteRange?
        while let item = items.next() {
            let first = bytes[item.lower]
            if isVersion(bytes, item) { return (name, item) }
            if bytes[item.upper - 1] == 0x3A || bytes[item.upper - 1] == 0x3B { break }
            if first == 0x2F || first == 0x2D { if name == nil { continue } else { break } }
            if first == 0x28 || first == 0x7C || first == 0x23 || isVersionWord(bytes, item) {
                if first == 0x28, name != nil, item.start == name?.end { name = name?.through(item); continue }  // `Name(TM)`
                if isVersionWord(bytes, item), let next = items.next(), isVersion(bytes, next) { return (name, next) }
                break
            }
            if let slash = bytes.firstIndex(of: 0x2F, in: item), slash + 1 < item.upper {
                let tail = ByteRange(slash + 1, item.upper)
                let isWhole = !isVersion(bytes, tail) && bytes.firstIndex(of: 0x2F, in: tail) == nil
                let head = isWhole ? item : ByteRange(item.lower, slash)
                return (name?.through(head) ?? head, isVersion(bytes, tail) ? tail : nil)
            }
            if name != nil, bytes.matches(item, "with") { break }
            name = name?.through(item) ?? item
            if item.upper < inside.upper, bytes[item.upper] == 0x2C { break }
        }
        return (name, nil)
    }

    /// `4.96`, `v19`, `V5.65`, `vM.4.01`
    private static func isVersion(_ bytes: ByteView, _ item: ByteRange) -> Bool {
        let first = bytes[item.lower]
        if first.isDigit { return true }
        guard first | 0x20 == 0x76, item.count > 1 else { return false }
        let second = bytes[item.lower + 1]
        return second.isDigit || item.count > 2 && bytes[item.lower + 2] == 0x2E
    }

    private static func isVersionWord(_ bytes: ByteView, _ item: ByteRange) -> Bool {
        bytes.matches(item, "release") || bytes.matches(item, "version") || bytes.matches(item, "build")
    }
}
