/// Walks the tokens of an address list, item by item.
struct MailboxWalker {
    /// One item of the list: the tokens between two separators.
    struct Item {
        var tokens: Range<Int>
        /// Token of its `<`; nil without.
        var less: Int?
        /// Token of the `>` that closes it, or of what ends the item where nothing closes it.
        var greater: Int
    }

    let bytes: ByteView
    let tokens: TokenView
    private var position = 0
    /// The next `<` and the next word with an `@` that were found; they only move forward, so that looking ahead stays linear.
    private var nextLess = 0
    private var nextAt = -1

    init(bytes: ByteView, tokens: TokenView) {
        self.bytes = bytes
        self.tokens = tokens
    }

    /// The next item that is not empty.
    mutating func nextItem() -> Item? {
        while position < tokens.count {
            let start = position
            var item = Item(tokens: start..<start, less: nil, greater: start)
            var groupEnd = start
            scan: while position < tokens.count {
                switch tokens[position].kind {
                case .comma where position > start && item.less == nil && belongsToName(start, position):
                    position += 1
                case .semicolon where endsEntity(position):
                    position += 1
                case .comma, .semicolon:
                    break scan
                case .less where item.less != nil:
                    // `A <a@b> B <c@d>`: a separator is missing, and perhaps a bracket.
                    position = tokens[item.greater].kind == .greater ? item.greater + 1 : item.greater
                    break scan
                case .less:
                    let less = opening(position)
                    item.less = less
                    item.greater = angleEnd(less)
                    position = item.greater
                case .equals:
                    position = wordEnd(position)
                case .word where item.less == nil && endsWithColon(position):
                    // `Group name:` is no part of a mailbox.
                    position += 1
                    groupEnd = position
                    break scan
                case .greater, .word, .quoted, .comment, .literal:
                    position += 1
                }
            }
            if groupEnd > start { continue }
            item.tokens = start..<position
            if position < tokens.count, separates(tokens[position].kind) { position += 1 }
            if !item.tokens.isEmpty { return item }
        }
        return nil
    }

    /// Whether the comma at `comma` stands in a name that lacks its quotes (`Example, Alice <alice@example.org>`): no
    /// address before it, and the next one in angle brackets.
    private mutating func belongsToName(_ start: Int, _ comma: Int) -> Bool {
        if nextAt < start {
            nextAt = start
            while nextAt < tokens.count, !holdsAt(nextAt) { nextAt += 1 }
        }
        while nextLess < tokens.count, nextLess < comma || tokens[nextLess].kind != .less { nextLess += 1 }
        return nextLess < tokens.count && nextAt > nextLess
    }

    /// Whether a semicolon ends a bracket or a quote that was pasted as HTML writes it.
    private func endsEntity(_ semicolon: Int) -> Bool {
        guard semicolon > 0, !tokens[semicolon].spaceBefore, tokens[semicolon - 1].kind == .word else { return false }
        let word = tokens[semicolon - 1].range
        return bytes.hasSuffix(word, "&lt") || bytes.hasSuffix(word, "&gt") || bytes.hasSuffix(word, "&quot")
    }

    private func holdsAt(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .semicolon: true
        case .word: bytes.firstIndex(of: 0x40, in: tokens[index].range) != nil
        case .quoted, .comment, .literal, .comma, .equals, .less, .greater: false
        }
    }

    /// The `<` that opens the address: the last of several with nothing like an address between them (`<A <a@b>>`).
    private func opening(_ less: Int) -> Int {
        var open = less
        var index = less + 1
        while index < tokens.count {
            switch tokens[index].kind {
            case .less: open = index
            case .greater, .comma, .semicolon: return open
            case .word: if bytes.firstIndex(of: 0x40, in: tokens[index].range) != nil { return open }
            case .quoted, .comment, .literal, .equals: break
            }
            index += 1
        }
        return open
    }

    private func separates(_ kind: Token.Kind) -> Bool { kind == .comma || kind == .semicolon }

    /// Appends what an item holds.
    func read(_ item: Item, into mailboxes: inout [Mailbox], defects: inout [Defect]) {
        if let less = item.less, isMarkup(item, less, mailboxes.last) { return }
        let count = mailboxes.count
        if let less = item.less {
            readAngle(item, less, &mailboxes)
        } else {
            readBare(item.tokens, &mailboxes)
        }
        if mailboxes.count == count || mailboxes[count].address.isEmpty {
            let first = tokens[item.tokens.lowerBound]
            let all = first.range.through(tokens[item.tokens.upperBound - 1].range)
            if item.tokens.count == 1, first.kind == .comment { return }
            defects.note(
                Defect(
                    bytes.holdsMask(all) || bytes.firstIndex(of: 0x2A, in: all) != nil || bytes.holdsMaskSign(all)
                        ? .addressMasked : .addressUnreadable, all)
            )
        }
    }

    // Angle brackets

    /// Token of the `>` for the `<` at `less`; the end of the item where another `<` or the end comes first.
    private func angleEnd(_ less: Int) -> Int {
        var index = less + 1
        var separator: Int?
        while index < tokens.count {
            switch tokens[index].kind {
            case .greater: return index
            case .less: return separator ?? index
            case .comma, .semicolon: if separator == nil { separator = index }
            case .word, .quoted, .comment, .literal, .equals: break
            }
            index += 1
        }
        return separator ?? tokens.count
    }

    /// Whether the brackets are no more than a mark of the page that a header was pasted from: the end of a link, or the target of one whose
    /// text was read (`a@b<mailto:a@b>`).
    private func isMarkup(_ item: Item, _ less: Int, _ last: Mailbox?) -> Bool {
        let end = min(item.greater, tokens.count)
        guard less + 1 < end else { return false }
        let content = tokens[less + 1].range.through(tokens[end - 1].range)
        if bytes.matches(content, "/a") { return true }
        guard let last, bytes.hasPrefix(content, "mailto:") else { return false }
        return bytes.equalIgnoringCase(content.dropping(7), last.address)
    }

    private func readAngle(_ item: Item, _ less: Int, _ mailboxes: inout [Mailbox]) {
        var name = displayName(item.tokens.lowerBound..<less)
        if name == nil, item.greater < item.tokens.upperBound {
            // `<a@b> (Name)`
            name = displayName(item.greater..<item.tokens.upperBound)
        }
        var start = less + 1
        let end = min(item.greater, tokens.count)
        guard start < end else {
            let place = tokens[less].range.upper
            return mailboxes.append(Mailbox(displayName: name, address: ByteRange(place, place), domain: nil))
        }
        // `<@route:a@b>` and `<a@b,c>` are one address, `<a@b, c@d>` are two.
        let isOne = bytes[tokens[start].range.lower] == 0x40 || !everyPartHoldsAt(start..<end)
        var index = start
        while index <= end {
            if index == end || (!isOne && separates(tokens[index].kind)) {
                if index > start {
                    let content = Mailbox.withoutRoute(bytes, tokens[start].range.through(tokens[index - 1].range))
                    mailboxes.append(Mailbox(bytes, displayName: name, address: unwrapped(content)))
                    name = nil
                }
                start = index + 1
            }
            index += 1
        }
    }

    private func everyPartHoldsAt(_ range: Range<Int>) -> Bool {
        var holds = false
        for index in range {
            if separates(tokens[index].kind) {
                if !holds { return false }
                holds = false
            } else if !holds {
                holds = bytes.firstIndex(of: 0x40, in: tokens[index].range) != nil
            }
        }
        return holds
    }

    // Without angle brackets

    private func readBare(_ range: Range<Int>, _ mailboxes: inout [Mailbox]) {
        let count = mailboxes.count
        var runs = AddressRuns(walker: self, tokens: range)
        var single: ByteRange?
        var phrase: ByteRange?
        while let run = runs.next() {
            // A bracket as HTML writes it.
            if bytes.matches(run, "&lt") { continue }
            if isAddress(run) {
                mailboxes.append(Mailbox(bytes, displayName: phrase, address: unwrapped(run)))
                phrase = nil
            } else {
                single = phrase == nil && mailboxes.count == count ? run : nil
                phrase = phrase?.through(run) ?? run
            }
        }
        let comment = range.first { tokens[$0].kind == .comment }.map { tokens[$0].range.inside }
        if mailboxes.count == count {
            if let single, bytes[single.lower] != 0x22, !bytes.hasPrefix(single, "=?"), !bytes.isMask(single) {
                // A local name or a bare domain.
                mailboxes.append(Mailbox(displayName: comment, address: single, domain: nil))
            } else if let phrase {
                mailboxes.append(Mailbox(displayName: phrase, address: ByteRange(phrase.upper, phrase.upper), domain: nil))
            }
        } else if mailboxes.count == count + 1, mailboxes[count].displayName == nil {
            mailboxes[count].displayName = comment
        }
    }

    private func isAddress(_ run: ByteRange) -> Bool {
        guard let at = bytes.lastIndex(of: 0x40, in: run) else { return false }
        // An `@` inside an encoded word is none.
        let word = bytes.hasPrefix(run, "=?") ? EncodedWord(bytes, at: run.lower, end: run.upper) : nil
        return word.map { at >= $0.range.upper } ?? true
    }

    /// `'a@b'` and `"a@b"` without the quotes around the whole, `Group:a@b` and `mailto:a@b` without the word before.
    private func unwrapped(_ run: ByteRange) -> ByteRange {
        let run = bytes.withoutMarkup(run)
        guard run.count > 2 else { return run }
        if bytes[run.lower] != 0x22, let at = bytes.firstIndex(of: 0x40, in: run),
            let colon = bytes.lastIndex(of: 0x3A, in: ByteRange(run.lower, at))
        {
            return run.dropping(colon + 1 - run.lower)
        }
        let first = bytes[run.lower]
        guard first == bytes[run.upper - 1], first == 0x27 || first == 0x22 else { return run }
        return bytes.firstIndex(of: first, in: run.inside) == nil ? run.inside : run
    }

    /// The phrase of these tokens as written; the inside of a comment where there is nothing else.
    private func displayName(_ range: Range<Int>) -> ByteRange? {
        var name: ByteRange?
        var comment: ByteRange?
        for index in range {
            switch tokens[index].kind {
            case .comment: if comment == nil { comment = tokens[index].range.inside }
            case .word, .quoted, .literal, .equals: name = name?.through(tokens[index].range) ?? tokens[index].range
            case .less, .greater, .comma, .semicolon: break
            }
        }
        return name ?? comment
    }

    private func endsWithColon(_ index: Int) -> Bool {
        let range = tokens[index].range
        return bytes[range.upper - 1] == 0x3A && bytes.firstIndex(of: 0x40, in: range) == nil
    }

    /// Index of the token behind the encoded word that starts at the `=` at `index`, or behind this `=`.
    ///
    /// An encoded word of a careless writer holds commas and brackets, which separate nothing.
    func wordEnd(_ index: Int) -> Int {
        guard let word = EncodedWord(bytes, at: tokens[index].range.lower, end: tokens[tokens.count - 1].range.upper) else {
            return index + 1
        }
        var next = index + 1
        while next < tokens.count, tokens[next].range.lower < word.range.upper { next += 1 }
        return next
    }
}
