extension ReceivedReader {
    /// Reads the comment at `index` and adds it to the clause before it.
    mutating func readComment(_ index: Int, _ part: Part) {
        let range = tokens[index].range
        let previous = clauses.count > 0 ? clauses[clauses.count - 1] : nil
        let isFirst = previous?.comments == nil
        if let previous, previous.keyword != .comment || part != .client {
            let comments = previous.comments.map { $0.through(range) } ?? range
            clauses[clauses.count - 1].comments = comments
            if previous.keyword == .from { line.clientComments = comments }
        } else {
            add(.comment, name: ByteRange(start: range.start, end: range.start), value: range)
        }
        guard index >= client.commentsEnd else { return }
        let comment = ReceivedComment(bytes, range.inside, isBehindBy: part != .client)
        takeCommon(comment)
        if part == .client, !client.isRead, comment.kind == .from { return readLocalSender(comment.rest) }
        guard part == .server, let previous else { return }
        switch previous.keyword {
        case .by: readWriter(comment, range.inside, isFirst)
        case .with: readProduct(comment, range.inside)
        case .other where bytes.matches(previous.name, "tls") || bytes.matches(previous.name, "[authenticated"):
            readProduct(comment, range.inside)
        case .from, .other, .via, .id, .for, .envelopeFrom, .date, .comment: break
        }
    }

    mutating func takeSender(_ sender: ByteRange, replaces: Bool) {
        if bytes.isMask(sender) {
            masked = masked ?? sender
        } else if replaces || line.envelopeFrom == nil {
            line.envelopeFrom = sender
        }
    }

    /// What a comment may say wherever it stands.
    mutating func takeCommon(_ comment: ReceivedComment) {
        if let tls = comment.tls, line.tls == nil || line.tls!.count == 3 && tls.count > 3 { line.tls = tls }
        if comment.kind == .authentication {
            line.isAuthenticated = true
            if let user = comment.user { line.authenticatedUser = user }
        }
        if let sender = comment.envelopeFrom { takeSender(sender, replaces: true) }
        if comment.kind == .envelope {
            if let id = comment.id, line.id == nil { line.id = id }
            if line.originalRecipient == nil { line.originalRecipient = comment.originalRecipient }
        }
        if comment.kind == .via, line.transmission == .absent, let type = TransmissionType(bytes, comment.rest) {
            line.transmission = type
            if line.with == nil { line.with = comment.rest }
        }
    }

    /// `(from user@host)` before `by`, and `(from HELO [IP])`.
    private mutating func readLocalSender(_ text: ByteRange) {
        client.isRead = true
        let info = ReceivedComment(bytes, text)
        guard info.kind == .client else {
            client.isLocal = true
            line.localUser = text
            return
        }
        client.info = info
        client.info?.name = nil
        client.words = info.name
    }

    // Comments behind `by`

    private mutating func readWriter(_ comment: ReceivedComment, _ inside: ByteRange, _ isFirst: Bool) {
        guard comment.kind == .client else { return readProduct(comment, inside) }
        guard isFirst, line.byAddress == nil, let address = comment.address else { return }
        line.byAddress = address
        // A filter on the same machine writes `by localhost (HOST [127.0.0.1])`.
        if let by = line.by, bytes.matches(by, "localhost") || bytes.matches(by, "localhost.localdomain"), let name = comment.name
        {
            line.byName = source.withoutTrailingDot(name)
        }
    }

    private mutating func readProduct(_ comment: ReceivedComment, _ inside: ByteRange) {
        guard line.software == nil, line.softwareVersion == nil, !bytes.hasPhrase(inside, "invoked") else { return }
        if comment.kind == .word, inside.count <= 8, let type = TransmissionType(bytes, inside),
            bytes.firstIndex(of: 0x2E, in: inside) == nil, bytes.firstIndex(of: 0x2F, in: inside) == nil
        {
            if line.transmission == .absent { line.transmission = type }
            return
        }
        switch comment.kind {
        case .word where bytes.matches(inside, "unknown"): return
        case .other, .word:
            let product = ReceivedComment.product(bytes, inside)
            (line.software, line.softwareVersion) = (product.name, product.version)
        case .client, .helo, .authentication, .encryption, .envelope, .from, .via: return
        }
        // `(Product, from userid 1000)`
        if let comma = bytes.firstIndex(of: 0x2C, in: inside),
            bytes.hasPhrase(bytes.trimmed(ByteRange(comma + 1, inside.upper)), "from userid")
        {
            client.isLocal = true
            line.localUser = bytes.trimmed(ByteRange(comma + 1, inside.upper)).dropping(5)
        }
    }

    // The kind of line

    mutating func readShape() {
        if isEximUser() { client.isUser = true }
        line.shape = client.isLocal || client.isUser || isOwnChannel() ? .local : .transport
        switch line.transmission {
        case .pop3, .imap: line.shape = .fetch
        case .local: line.shape = .local
        case .http where isSubmittedByWeb(): line.shape = .web
        case .absent, .smtp, .esmtp, .esmtpa, .esmtps, .esmtpsa, .lmtp, .lmtpa, .lmtps, .lmtpsa, .utf8smtp, .utf8smtpa,
            .utf8smtps, .utf8smtpsa, .utf8lmtp, .utf8lmtpa, .utf8lmtps, .utf8lmtpsa, .http, .mapi, .bsmtp, .uucp, .other:
            readShapeOfClauses()
        }
        // Neither a local program nor a browser says HELO; the words are the name of a user, an account or a job.
        if line.transmission == .local || line.shape == .web || client.isUser, client.helo == nil {
            if line.shape == .local, line.localUser == nil { line.localUser = line.helo }
            line.helo = nil
        }
        if line.shape == .fetch, line.helo != nil, line.name == nil { (line.name, line.helo) = (line.helo, nil) }
        // `(from majordomo@localhost) by HOST`, and the older `majordom`, for which eight letters were room.
        if line.shape == .local, let user = line.localUser, bytes.hasPrefix(user, "majordom") { line.shape = .list }
    }

    private mutating func readShapeOfClauses() {
        if line.by == nil, !client.isRead, clauses.count > 0, clauses[0].keyword == .comment {
            line.shape = .invoked
            readInvoker(clauses[0].comments ?? clauses[0].value)
        }
        for index in 0..<clauses.count {
            let clause = clauses[index]
            switch clause.keyword {
            case .via where bytes.hasPrefix(clause.value, "list"): line.shape = .list
            // `with ECARTIS (v1.0.0; list dev)`, which names no host.
            case .with where line.by == nil && isListManager(clause.value): line.shape = .list
            case .other where bytes.matches(clause.name, "by") && bytes.hasPhrase(clause.value, "uid"): line.shape = .local
            case .from where bytes.matchesPhrase(clause.value, "mail pickup service"): line.shape = .local
            case .by where !client.isRead && clause.comments.map { bytes.hasPhrase($0, "(invoked") } ?? false:
                line.shape = .invoked
            case .from, .by, .via, .with, .id, .for, .envelopeFrom, .date, .comment, .other: break
            }
        }
    }

    /// Ecartis, and Listar as it was called before.
    private func isListManager(_ product: ByteRange) -> Bool {
        bytes.hasPrefix(product, "ecartis") || bytes.hasPrefix(product, "listar")
    }

    /// `(qmail 123 invoked by uid 89)`: the product is the first word.
    private mutating func readInvoker(_ comment: ByteRange) {
        guard line.software == nil else { return }
        var items = CommentItems(bytes, comment.inside)
        line.software = items.next()
    }

    /// `from list by HOST with spam-scanned (Exim 4.96)`: Exim names a client by an address, and a user of its own machine, under
    /// any protocol that was told to it, by a bare word.
    private mutating func isEximUser() -> Bool {
        guard line.address == nil, line.transmission == .other, client.helo == nil, client.info == nil, client.word == nil,
            let software = line.software, bytes.hasPrefix(software, "exim"), let words = client.words
        else { return false }
        return bytes.firstIndex(of: 0x2E, in: words) == nil && bytes.firstIndex(of: 0x20, in: words) == nil
    }

    /// `from process-daemon.HOST by HOST`: a channel of the server gives the message back to the server.
    private mutating func isOwnChannel() -> Bool {
        guard line.address == nil, line.with == nil, let by = line.by, let words = client.words, words.count > by.count else {
            return false
        }
        let host = ByteRange(words.upper - by.count, words.upper)
        return bytes.equalIgnoringCase(host, by) && bytes.hasSuffix(ByteRange(words.lower, host.lower), "-daemon.")
    }

    /// HTTP from a browser or a program; between two named hosts HTTPS without a product is a means of transport.
    private mutating func isSubmittedByWeb() -> Bool {
        guard let with = line.with, bytes.matches(with, "https"), !line.isAuthenticated, line.software == nil else { return true }
        guard let words = client.words else { return client.isRead }
        return bytes[words.lower] == 0x5B && IPAddress.Spelling(bytes, words) != nil
    }
}
