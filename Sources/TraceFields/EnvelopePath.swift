/// The value of a field that holds one envelope address: Return-Path, Delivered-To, X-Original-To (RFC 5321 §4.1.2).
public enum EnvelopePath: Hashable, Sendable {
    /// The null reverse-path `<>` (RFC 5321 §4.5.5), `MAILER-DAEMON` without a domain, or nothing at all.
    case null
    case mailbox(Mailbox)
    /// Only comments, or a source route (RFC 5322 §4.4) that leads nowhere.
    case unreadable
    /// A mask in the place of the address.
    case masked
}

extension Mailbox {
    /// Reads the address of an envelope field, with or without angle brackets.
    ///
    /// Without them it is the first word with an `@`, so that the words before an address
    /// (`mailing list dev@lists.example`) are passed over, else the first word.
    public static func parsePath(_ bytes: ByteView, _ range: ByteRange) -> EnvelopePath {
        let value = bytes.trimmed(ByteRange(min(range.lower, bytes.count), min(range.upper, bytes.count)))
        guard !value.isEmpty else { return .null }
        var first: ByteRange?
        var position = value.lower
        while position < value.upper {
            let byte = bytes[position]
            if byte.isFoldingSpace || byte == 0x3E {
                position += 1
            } else if byte == 0x28, let close = commentEnd(bytes, position, value.upper) {
                position = close
            } else if byte == 0x3C {
                return bracketed(bytes, ByteRange(position + 1, value.upper))
            } else if bytes.maskEnd(at: position, value.upper) != nil {
                return .masked
            } else {
                let word = ByteRange(position, wordEnd(bytes, position, value.upper))
                if let at = bytes.firstIndex(of: 0x40, in: word) {
                    return path(bytes, firstOfSeveral(bytes, word, at))
                }
                if first == nil { first = word }
                position = word.upper
            }
        }
        return first.map { path(bytes, $0) } ?? .unreadable
    }

    /// The first of the addresses that `Envelope-To` lists; the domain of none holds a comma. A source route begins with `@`.
    private static func firstOfSeveral(_ bytes: ByteView, _ word: ByteRange, _ at: Int) -> ByteRange {
        guard at > word.lower, let comma = bytes.firstIndex(of: 0x2C, in: ByteRange(at, word.upper)) else { return word }
        return ByteRange(word.lower, comma)
    }

    /// The address behind an obsolete source route (RFC 5322 §4.4) or a `mailto:`.
    static func withoutRoute(_ bytes: ByteView, _ range: ByteRange) -> ByteRange {
        guard !range.isEmpty, bytes[range.lower] == 0x40 || bytes.hasPrefix(range, "mailto:"),
            let colon = bytes.firstIndex(of: 0x3A, in: range)
        else { return range }
        return bytes.trimmed(range.dropping(colon + 1 - range.lower))
    }

    private static func bracketed(_ bytes: ByteView, _ range: ByteRange) -> EnvelopePath {
        var position = bytes.firstIndex(of: 0x3E, in: range) ?? range.upper
        // A quoted string may hold a bracket.
        if bytes.firstIndex(of: 0x22, in: ByteRange(range.lower, position)) != nil {
            position = range.lower
            while position < range.upper, bytes[position] != 0x3E {
                position = bytes[position] == 0x22 ? quoteEnd(bytes, position, range.upper) : position + 1
            }
        }
        var content = bytes.trimmed(ByteRange(range.lower, position))
        if !content.isEmpty, bytes[content.lower] == 0x3C { content = bytes.trimmed(content.dropping(1)) }
        return content.isEmpty ? .null : path(bytes, content)
    }

    private static func path(_ bytes: ByteView, _ content: ByteRange) -> EnvelopePath {
        var content = content
        // `a@b; h=…`, as Google writes X-BeenThere.
        if content.count > 1, bytes[content.upper - 1] == 0x3B { content.end -= 1 }
        let address = withoutRoute(bytes, bytes.withoutMarkup(content))
        if bytes.isMask(address) { return .masked }
        // How Postfix tells a program of the null reverse-path, and mailboxes the mail of one.
        if bytes.matches(address, "mailer-daemon") { return .null }
        let mailbox = Mailbox(bytes, address: address)
        return mailbox.address.isEmpty ? .unreadable : .mailbox(mailbox)
    }

    /// Offset behind the word at `start`: up to white space, a bracket or a comment that stand outside quotes.
    private static func wordEnd(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end {
            let byte = bytes[position]
            if byte == 0x22 {
                position = quoteEnd(bytes, position, end)
            } else if byte.isFoldingSpace || byte == 0x3C || byte == 0x3E || (byte == 0x28 && position > start) {
                break
            } else {
                position += 1
            }
        }
        return position
    }

    /// Offset behind the quoted string at `start`; behind the quote alone where nothing closes it on its line.
    private static func quoteEnd(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int {
        var position = start + 1
        while position < end, position - start <= Limits.lineBytes {
            if bytes[position] == 0x22 { return position + 1 }
            position += bytes[position] == 0x5C ? 2 : 1
        }
        return start + 1
    }

    private static func commentEnd(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int? {
        var depth = 0
        var position = start
        while position < end, position - start <= Limits.lineBytes {
            switch bytes[position] {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 { return position + 1 }
            case 0x5C: position += 1
            default: break
            }
            position += 1
        }
        return nil
    }
}
