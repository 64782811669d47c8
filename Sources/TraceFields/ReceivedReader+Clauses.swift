extension ReceivedReader {
    /// `by HOST`, `by HOST [IP]`, `by uid N`. A host name without a dot may be followed by more words of a product's name.
    mutating func readBy(_ index: Int, _ end: Int) -> Int {
        var first = index + 1
        if first + 1 < end, bytes.matches(tokens[first].range, "host"), tokens[first + 1].kind == .word,
            source.keyword(first + 1) == nil
        {
            first += 1  // `by host HOST`
        }
        var stop = first
        var address: IPAddress?
        if first < end, source.keyword(first) == nil {
            stop = source.runEnd(first, end)
            address = IPAddress(bytes, source.range(first, stop))
            let wordsEnd = address == nil && source.isBareWord(source.range(first, stop)) ? source.wordsEnd(first, end) : stop
            if wordsEnd != stop {
                stop = wordsEnd
                address = IPAddress(bytes, source.range(first, stop))
            }
        }
        let host = source.range(first, stop)
        let product = source.productEnd(stop, end)
        add(.by, name: tokens[index].range, value: source.range(first, product))
        guard !host.isEmpty else { return stop }
        if product > stop { line.software = source.range(stop, product) }
        line.by = source.withoutTrailingDot(host)
        line.byAddress = address
        guard stop < end, tokens[stop].kind == .literal else { return product }
        let behind = source.runEnd(stop, end)
        if let address = IPAddress(bytes, source.range(stop, behind)) {
            line.byAddress = address
            return behind
        }
        return stop
    }

    /// `via TCP`, `via Frontend Transport`
    mutating func readVia(_ index: Int, _ end: Int) -> Int {
        let stop = source.wordsEnd(index + 1, end)
        let value = source.range(index + 1, stop)
        add(.via, name: tokens[index].range, value: value)
        if line.via == nil { line.via = value }
        if line.transmission == .absent, let type = TransmissionType(bytes, value) { line.transmission = type }
        return stop
    }

    /// `with ESMTPS`, `with Microsoft SMTP Server`, `with (CIPHER encrypted) SMTP`, `with SSL (TLSv1.3:CIPHER) SMTP`
    mutating func readWith(_ index: Int, _ end: Int) -> Int {
        var first = index + 1
        let isBehindSSL =
            first + 2 < end && ReceivedComment.isProtocolName(bytes, tokens[first].range) && tokens[first + 1].kind == .comment
            && TransmissionType(bytes, tokens[first + 2].range) != nil
        if isBehindSSL { first += 1 }
        while first < end, tokens[first].kind == .comment { first += 1 }
        let stop = source.wordsEnd(first, end)
        // The comments belong to the clause even where its word stands behind them.
        let value = source.range(first, stop)
        add(.with, name: tokens[index].range, value: value)
        for comment in (index + 1)..<max(first, index + 1) where tokens[comment].kind == .comment {
            readComment(comment, .server)
        }
        guard stop > first else { return max(first, stop) }
        if line.with == nil || !isProvisional && isWithProvisional {
            line.with = value
            isWithProvisional = isProvisional
            let type = transmission(first, stop)
            line.transmission = isBehindSSL ? type.encrypted : type
        }
        if line.tls == nil { line.tls = ReceivedComment.tlsVersion(bytes, value) }
        return stop
    }

    private mutating func transmission(_ start: Int, _ end: Int) -> TransmissionType {
        var type: TransmissionType?
        for index in start..<end {
            let word = tokens[index].range
            let text = tokens[index].kind == .literal ? word.inside : word
            if type == nil { type = tokens[index].kind == .literal ? .first(bytes, in: text) : TransmissionType(bytes, text) }
            if bytes.matches(word, "encrypted"), index > start {
                line.tls = line.tls ?? tokens[index - 1].range
                type = .esmtps
            } else if let found = type, bytes.firstIndex(of: 0x2F, in: word) != nil,
                bytes.firstRange(of: "/tls", in: word) != nil
            {
                type = found.encrypted
            }
        }
        return type ?? .other
    }

    /// `id QUEUE-ID`, `id <msg-id>`
    mutating func readID(_ index: Int, _ end: Int) -> Int {
        var first = index + 1
        if first < end, tokens[first].kind == .equals { first += 1 }
        let stop =
            source.angleEnd(first, end) ?? (first < end && source.keyword(first) == nil ? source.runEnd(first, end) : first)
        let value = source.range(first, stop)
        add(.id, name: tokens[index].range, value: value)
        guard !value.isEmpty else { return stop }
        // `id 00000for <a@b.example>`
        let holdsFor = stop < end && tokens[stop].kind == .less && value.count > 3 && bytes.hasSuffix(value, "for")
        let id = holdsFor ? ByteRange(start: value.start, end: value.end - 3) : value
        if line.id == nil || !isProvisional && isIDProvisional {
            line.id = ReceivedComment.withoutAngles(bytes, id)
            isIDProvisional = isProvisional
        }
        return holdsFor ? readRecipients(name: ByteRange(start: id.end, end: value.end), stop, end) : stop
    }

    /// `for <a@b.example>`, `for a@b.example`, `for <a>, <b>`, `for multiple recipients`
    mutating func readFor(_ index: Int, _ end: Int) -> Int {
        readRecipients(name: tokens[index].range, index + 1, end)
    }

    /// `multiple recipients`, `<multiple-recipients>`, `undisclosed-recipients:;`: the writer names nobody.
    private static func isUnnamed(_ recipient: ByteRange, _ bytes: ByteView) -> Bool {
        bytes.firstIndex(of: 0x40, in: recipient) == nil && bytes.firstRange(of: "recipients", in: recipient) != nil
    }

    private mutating func readRecipients(name: ByteRange, _ first: Int, _ end: Int) -> Int {
        var next = first
        var mayBeAngled = true
        while next < end, source.keyword(next) == nil {
            let kind = tokens[next].kind
            if kind == .comment || kind == .semicolon { break }
            if kind == .comma {
                next += 1
                continue
            }
            let angle = mayBeAngled ? source.angleEnd(next, end) : nil
            // What is not closed once is not closed later: look no further, so that the cost stays linear.
            if angle == nil, tokens[next].kind == .less { mayBeAngled = false }
            let stop = angle ?? max(source.runEnd(next, end), next + 1)
            var recipient = ReceivedComment.withoutAngles(bytes, source.range(next, stop))
            // A mailbox with its display name inside the brackets: `<"a@b.example" <a@b.example>>`.
            if let inner = bytes.lastIndex(of: 0x3C, in: recipient) {
                recipient = ReceivedComment.withoutAngles(bytes, ByteRange(inner, recipient.upper))
            }
            let isNobody = bytes.matches(recipient, "multiple") || Self.isUnnamed(recipient, bytes)
            let isJob = angle == nil && isJob(recipient, behind: stop, end)
            if bytes.isMask(recipient) {
                masked = masked ?? recipient
            } else if !recipient.isEmpty, !isNobody, !isJob {
                line.recipients.append(recipient)
            }
            next = stop
            if bytes.matches(recipient, "multiple") { next = source.wordsEnd(next, end) }
            if next < end, tokens[next].kind != .comma { break }
        }
        var stop = next
        while stop > first, tokens[stop - 1].kind == .comma { stop -= 1 }
        add(.for, name: name, value: source.range(first, stop))
        return next
    }

    /// `by PROGRAM for NAME id N`: a program inside one host counts its jobs in the name of what it works for (Mailman behind a filter).
    /// No mail was handed over there, and the name is no mailbox.
    private func isJob(_ recipient: ByteRange, behind next: Int, _ end: Int) -> Bool {
        guard line.helo == nil, line.name == nil, line.address == nil, line.with == nil, line.via == nil else { return false }
        return next < end && bytes.matches(tokens[next].range, "id") && bytes.firstIndex(of: 0x40, in: recipient) == nil
    }

    /// `envelope-from <a@b.example>`, and `from <a@b.example>` behind `by`.
    mutating func readEnvelopeFrom(_ index: Int, _ end: Int) -> Int {
        let first = index + 1
        let stop =
            source.angleEnd(first, end) ?? (first < end && source.keyword(first) == nil ? source.runEnd(first, end) : first)
        let value = source.range(first, stop)
        guard !value.isEmpty else {
            leaveUnread(tokens[index].range)
            return stop
        }
        add(.envelopeFrom, name: tokens[index].range, value: value)
        takeSender(ReceivedComment.withoutAngles(bytes, value), replaces: false)
        return stop
    }

    /// `over TLS secured channel`
    mutating func readChannel(_ index: Int, _ end: Int) -> Int {
        let stop = source.wordsEnd(index + 2, end)
        add(.other, name: tokens[index].range, value: source.range(index + 1, stop))
        if line.tls == nil { line.tls = tokens[index + 1].range }
        return stop
    }

    /// `auth=yes user=alice` behind the comments of the writer; nil where no `name=value` stands.
    mutating func readAssignment(_ index: Int, _ end: Int) -> Int? {
        guard index + 2 < end, tokens[index].kind == .word, tokens[index + 1].kind == .equals, !tokens[index + 1].spaceBefore,
            !tokens[index + 2].spaceBefore
        else { return nil }
        let stop = max(source.runEnd(index + 2, end), index + 3)
        let name = tokens[index].range
        let value = source.range(index + 2, stop)
        add(.other, name: name, value: value)
        if bytes.matches(name, "auth"), bytes.matches(value, "yes") { line.isAuthenticated = true }
        if bytes.matches(name, "user"), line.isAuthenticated, line.authenticatedUser == nil { line.authenticatedUser = value }
        return stop
    }

    /// `[Authenticated ID (123)]`: the account in a comment; nil where no such note stands.
    mutating func readNote(_ index: Int, _ end: Int) -> Int? {
        guard index < end, tokens[index].kind == .word, source.isNote(index) else { return nil }
        var stop = index + 1
        while stop < min(end, index + 5), !bytes.hasSuffix(tokens[stop].range, "]") { stop += 1 }
        guard stop < end, bytes.hasSuffix(tokens[stop].range, "]") else { return nil }
        line.isAuthenticated = true
        if tokens[stop - 1].kind == .comment { line.authenticatedUser = tokens[stop - 1].range.inside }
        add(.other, name: tokens[index].range, value: source.range(index + 1, stop + 1))
        return stop + 1
    }

    /// A keyword that has no member of its own, with as many words as belong to it.
    mutating func readOther(_ index: Int, _ end: Int, words: Int) -> Int {
        var stop = index + 1
        var count = 0
        while stop < end, count < words, source.keyword(stop) == nil {
            let next = source.runEnd(stop, end)
            if next == stop {
                guard tokens[stop].kind == .comma, words == Int.max else { break }
                stop += 1
            } else {
                stop = next
            }
            count += 1
        }
        add(.other, name: tokens[index].range, value: source.range(index + 1, stop))
        if line.tls == nil, bytes.matches(tokens[index].range, "tls") {
            let cipher = source.range(index + 1, stop)
            let isCipher = bytes.firstIndex(of: 0x5F, in: cipher) != nil || bytes.firstIndex(of: 0x2D, in: cipher) != nil
            line.tls = isCipher ? cipher : tokens[index].range
        }
        // `by authid <a@b.example> with MECHANISM`
        if bytes.matches(tokens[index].range, "by"), index + 2 < stop, bytes.matches(tokens[index + 1].range, "authid") {
            line.isAuthenticated = true
            line.authenticatedUser = ReceivedComment.withoutAngles(bytes, source.range(index + 2, stop))
        }
        return stop
    }
}
