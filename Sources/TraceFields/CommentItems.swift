import CByteMask

/// The items of a comment's text, parted by white space and commas: words, `[…]`, nested comments and quoted strings.
struct CommentItems {
    let bytes: ByteView
    private(set) var position: Int
    let end: Int

    init(_ bytes: ByteView, _ range: ByteRange) {
        self.bytes = bytes
        position = range.lower
        end = min(range.upper, bytes.count)
    }

    /// What `next` has not given out yet.
    var rest: ByteRange { bytes.trimmed(ByteRange(position, end)) }

    mutating func next() -> ByteRange? {
        while position < end, bytes[position].isFoldingSpace || bytes[position] == 0x2C { position += 1 }
        guard position < end else { return nil }
        let start = position
        switch bytes[position] {
        case 0x28: skipComment()
        case 0x22: skipQuoted()
        default: skipWord()
        }
        return ByteRange(start, position)
    }

    private mutating func skipComment() {
        var depth = 0
        while position < end {
            switch bytes[position] {
            case 0x28: depth += 1
            case 0x29: depth -= 1
            case 0x5C: position += 1
            default: break
            }
            position += 1
            if depth == 0 { break }
        }
        position = min(position, end)
    }

    private mutating func skipQuoted() {
        position += 1
        while position < end, bytes[position] != 0x22 { position += bytes[position] == 0x5C ? 2 : 1 }
        position = min(position + 1, end)
    }

    private mutating func skipWord() {
        while position < end {
            if bytes[position] != 0x5B {
                position = bytes.place(in: ByteRange(position, end)) { byte_index_item_end($0, $1, $2) }
                guard position < end, bytes[position] == 0x5B else { return }
            }
            // White space inside of brackets parts nothing: `[unix socket]`.
            let limit = min(end, position + Limits.domainBytes)
            if let close = bytes.firstIndex(of: 0x5D, in: ByteRange(position, limit)) { position = close }
            position += 1
        }
    }
}
