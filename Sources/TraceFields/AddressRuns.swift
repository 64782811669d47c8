/// Runs of glued tokens: what stands between white space, comments and brackets. The parts of an address that white space
/// or comments tear apart around `@` and `.` (RFC 5322 §4.4) are one run.
struct AddressRuns {
    let walker: MailboxWalker
    let tokens: Range<Int>
    private var position: Int

    init(walker: MailboxWalker, tokens: Range<Int>) {
        self.walker = walker
        self.tokens = tokens
        position = tokens.lowerBound
    }

    mutating func next() -> ByteRange? {
        guard var run = glued() else { return nil }
        while true {
            let rewind = position
            guard let following = glued() else { return run }
            guard joins(run, following) else {
                position = rewind
                return run
            }
            run = run.through(following)
        }
    }

    private mutating func glued() -> ByteRange? {
        while position < tokens.upperBound, isGap(walker.tokens[position].kind) { position += 1 }
        guard position < tokens.upperBound else { return nil }
        var run = walker.tokens[position].range
        advance(&run)
        while position < tokens.upperBound, !walker.tokens[position].spaceBefore, !isGap(walker.tokens[position].kind) {
            advance(&run)
        }
        return run
    }

    private mutating func advance(_ run: inout ByteRange) {
        let next = walker.tokens[position].kind == .equals ? walker.wordEnd(position) : position + 1
        position = min(next, tokens.upperBound)
        run = run.through(walker.tokens[position - 1].range)
    }

    private func isGap(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .comment, .less, .greater, .comma, .semicolon: true
        case .word, .quoted, .literal, .equals: false
        }
    }

    private func joins(_ run: ByteRange, _ following: ByteRange) -> Bool {
        let bytes = walker.bytes
        let last = bytes[run.upper - 1]
        let first = bytes[following.lower]
        if last == 0x40 || first == 0x40 || first == 0x2E { return true }
        return last == 0x2E && run.count > 1 && bytes[run.upper - 2].isFoldingSpace
    }
}
