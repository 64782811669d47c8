/// The tokens of one field and where the values among them end.
///
/// Apart from the reader, so that looking ahead does not copy the line that is being built.
struct ReceivedTokens {
    let bytes: ByteView
    let tokens: TokenView

    /// The keyword that the token at `index` is; nil for any other word, and for a word that is glued to the one before.
    @inline(__always)
    func keyword(_ index: Int) -> ReceivedKeyword? { tokens[index].keyword }

    /// Where the value that starts at `index` ends: before the next white space, comment, `;` or `,`.
    func runEnd(_ index: Int, _ end: Int) -> Int {
        var next = index
        while next < end {
            switch tokens[next].kind {
            case .comment, .semicolon, .comma: return next
            case .word, .quoted, .literal, .equals, .less, .greater:
                if next > index, tokens[next].spaceBefore || keyword(next) != nil { return next }
            }
            next += 1
        }
        return next
    }

    /// Where the words that start at `index` end: before the next keyword, comment, `;` or `,`.
    func wordsEnd(_ index: Int, _ end: Int) -> Int {
        var next = index
        while next < end {
            switch tokens[next].kind {
            case .comment, .semicolon, .comma: return next
            case .word where next > index && isNote(next): return next
            case .word, .quoted, .literal, .equals, .less, .greater:
                if keyword(next) != nil { return next }
            }
            next += 1
        }
        return next
    }

    /// Whether the word at `index` begins `[Authenticated ID (123)]`, which holds a comment and so is no literal.
    func isNote(_ index: Int) -> Bool { bytes.matches(tokens[index].range, "[authenticated") }

    /// Where the clause whose words start at `index` ends, comments included.
    func clauseEnd(_ index: Int, _ end: Int) -> Int {
        var next = index
        while next < end, tokens[next].kind != .semicolon, keyword(next) == nil { next += 1 }
        return next
    }

    /// Whether a mailbox starts at `index`, in angle brackets or bare.
    func isMailbox(_ index: Int, _ end: Int) -> Bool {
        guard index < end else { return false }
        return tokens[index].kind == .less || bytes.firstIndex(of: 0x40, in: range(index, runEnd(index, end))) != nil
    }

    /// The place behind `>` for the `<` at `index`; nil when nothing closes it before the next keyword.
    func angleEnd(_ index: Int, _ end: Int) -> Int? {
        guard index < end, tokens[index].kind == .less else { return nil }
        var next = index + 1
        var depth = 1
        while next < end {
            switch tokens[next].kind {
            case .less: depth += 1
            case .greater:
                depth -= 1
                if depth == 0 { return next + 1 }
            case .semicolon where !tokens[next].spaceBefore: break  // `<rfc822;a@b.example>`
            case .semicolon: return nil
            case .word where keyword(next) != nil: return nil
            case .word, .quoted, .comment, .literal, .comma, .equals: break
            }
            next += 1
        }
        return nil
    }

    /// Where a product's name of at most three words ends that stands without brackets between the host and `with`.
    func productEnd(_ start: Int, _ end: Int) -> Int {
        guard start < end, tokens[start].kind == .word, keyword(start) == nil else { return start }
        let stop = wordsEnd(start, end)
        return stop < end && stop - start <= 3 && keyword(stop) == .with ? stop : start
    }

    func range(_ start: Int, _ end: Int) -> ByteRange {
        guard start < end, end <= tokens.count else {
            let place = start < tokens.count ? tokens[start].range.start : tokens.last?.range.end ?? 0
            return ByteRange(start: place, end: place)
        }
        return tokens[start].range.through(tokens[end - 1].range)
    }

    /// A host name without the dot at its end.
    func withoutTrailingDot(_ range: ByteRange) -> ByteRange {
        guard range.count > 1, bytes[range.upper - 1] == 0x2E else { return range }
        return ByteRange(start: range.start, end: range.end - 1)
    }

    /// Index of the first token that starts at `offset` or later.
    func firstToken(from offset: UInt32) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The `by` that the writer of the line put there: the last one, for an earlier one may be part of what the client said.
    ///
    /// A later `by` that names no host (`by uid 502`, `by authid <a>`) is passed over, unless what the server saw of the client
    /// stands directly before it.
    func lastBy(before end: Int) -> Int? {
        var found: Int?
        var index = end
        while index > 0 {
            index -= 1
            guard keyword(index) == .by else { continue }
            if let later = found {
                return isBehindClient(later) ? later : index
            }
            if isHost(index + 1, end) { return index }
            found = index
        }
        return found
    }

    private func isHost(_ index: Int, _ end: Int) -> Bool {
        guard index < end else { return false }
        let word = tokens[index].range
        return tokens[index].kind == .literal || bytes.firstIndex(of: 0x2E, in: word) != nil || IPAddress(bytes, word) != nil
    }

    /// Whether what the server saw of the client stands directly before the token at `index`, among other comments.
    private func isBehindClient(_ index: Int) -> Bool {
        var before = index
        while before > 0 {
            before -= 1
            switch tokens[before].kind {
            case .comment:
                if ReceivedComment(bytes, tokens[before].range.inside).kind == .client { return true }
            case .literal: return IPAddress(bytes, tokens[before].range) != nil
            case .word, .quoted, .semicolon, .comma, .equals, .less, .greater: return false
            }
        }
        return false
    }

    /// A name that was found; nil for the words that say that none was, for an address, and for the program that took the mail (`mxd`).
    func hostName(_ range: ByteRange?) -> ByteRange? {
        guard let range, !range.isEmpty else { return nil }
        switch range.count {
        case 3 where bytes.matches(range, "mxd"): return nil
        case 6 where bytes.matches(range, "really"): return nil
        case 7 where bytes.matches(range, "unknown"): return nil
        case 8 where bytes.matches(range, "nxdomain"): return nil
        case 9 where bytes.matches(range, "<unknown>"): return nil
        case 10 where bytes.matches(range, "softdnserr") || bytes.matches(range, "unverified"): return nil
        default: return IPAddress.Spelling(bytes, range) == nil ? withoutTrailingDot(range) : nil
        }
    }

    /// Whether a word behind `by` that is no address is no host name either, but the start of a product's name:
    /// `by Product Name with …`.
    func isBareWord(_ range: ByteRange) -> Bool { bytes.firstIndex(of: 0x2E, in: range) == nil }
}
