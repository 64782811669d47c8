/// What the part before `by` says of the client.
struct ReceivedClient {
    /// Whether a `from` clause was read.
    var isRead = false
    /// The words behind `from`: what the client said, or what the server looked up.
    var words: ByteRange?
    /// The last TCP-info of the part. An earlier one is part of what the client said.
    var info: ReceivedComment?
    /// Whether that comment is glued to the words before it: `HOST(192.0.2.1)`, which names what was looked up and no HELO.
    var isInfoGlued = false
    /// The last comment that repeats what the client called itself.
    var helo: ByteRange?
    /// A comment that holds one word and no address.
    var word: ByteRange?
    /// Whether that comment stands directly before a bare address.
    var wordPrecedesAddress = false
    /// A bare address behind the words.
    var literal: ByteRange?
    var unreadableAddress: ByteRange?
    /// The comments before this token are taken already.
    var commentsEnd = 0
    /// Whether the line says that the client is a program of the same machine.
    var isLocal = false
    /// Whether the words name a user of the same machine.
    var isUser = false

    /// Whether a token belongs to what was read already.
    func holds(_ range: ByteRange) -> Bool {
        guard let literal else { return false }
        return literal.start <= range.start && range.end <= literal.end
    }
}

extension ReceivedReader {
    /// Reads the `from` clause at `index`; the comments behind its words are left to `readComment`.
    mutating func readClient(_ index: Int, _ end: Int) -> Int {
        client.isRead = true
        if let stop = readNote(index + 1, end) {
            add(.from, name: tokens[index].range, value: source.range(index + 1, stop))
            return stop
        }
        var wordsLimit: Int?
        var infos = 0
        var lastInfo = end
        var next = index + 1
        while next < end {
            let token = tokens[next]
            if token.kind == .comment {
                if wordsLimit == nil { wordsLimit = next }
                let comment = ReceivedComment(bytes, token.range.inside)
                take(comment, before: next + 1 < end && tokens[next + 1].kind == .literal)
                takeCommon(comment)
                if comment.kind == .client {
                    (infos, lastInfo) = (infos + 1, next)
                    client.isInfoGlued = !token.spaceBefore && next > index + 1
                }
            } else if token.kind == .literal, next > index + 1, token.spaceBefore || tokens[next - 1].kind == .comment,
                let literal = takeLiteral(next, end)
            {
                if wordsLimit == nil { wordsLimit = next }
                client.literal = literal
                (infos, lastInfo) = (infos + 1, next)
            }
            next += 1
        }
        client.commentsEnd = end
        // A keyword ends the words unless the client's address still follows: then it is part of what the client said.
        var stop = infos > 0 ? wordsLimit ?? end : min(wordsLimit ?? end, source.wordsEnd(index + 1, end))
        if infos > 1, lastInfo > stop, client.helo == nil { stop = lastInfo }
        while stop > index + 1,
            tokens[stop - 1].kind == .semicolon || tokens[stop - 1].kind == .comma || infos > 0 && source.keyword(stop - 1) != nil
        {
            stop -= 1
        }
        client.words = stop > index + 1 ? source.range(index + 1, stop) : nil
        add(.from, name: tokens[index].range, value: source.range(index + 1, stop))
        return stop
    }

    /// `[192.0.2.1]` or `[192.0.2.1]:25` at `index`.
    private mutating func takeLiteral(_ index: Int, _ end: Int) -> ByteRange? {
        var text = source.range(index, source.runEnd(index, end))
        if IPAddress(bytes, text) == nil { text = tokens[index].range }
        var comment = ReceivedComment(bytes, text)
        guard comment.kind == .client, comment.address != nil else { return nil }
        comment.isBare = false
        take(comment, before: false)
        return text
    }

    private mutating func take(_ comment: ReceivedComment, before literal: Bool) {
        switch comment.kind {
        case .client:
            client.info = comment
            if let helo = comment.helo { client.helo = helo }
            if comment.isLocal { client.isLocal = true }
            client.unreadableAddress = comment.isAddressUnreadable ? comment.rest : nil
        case .helo:
            client.helo = comment.helo
            line.ident = comment.ident
            line.port = comment.port
        case .word where client.info == nil:
            client.word = comment.name
            client.wordPrecedesAddress = literal
            if let ident = comment.ident { line.ident = ident }
        case .authentication:
            if let helo = comment.helo { client.helo = helo }
        case .other where comment.isUser: client.isUser = true
        case .other, .word, .encryption, .envelope, .from, .via: break
        }
    }

    /// `claiming to be "host"`
    mutating func readClaim(_ index: Int, _ end: Int) -> Int {
        let stop = source.wordsEnd(index + 1, end)
        guard stop - index == 4, bytes.matches(tokens[index + 1].range, "to"), bytes.matches(tokens[index + 2].range, "be") else {
            leaveUnread(tokens[index].range)
            return index + 1
        }
        let name = tokens[stop - 1]
        client.helo = name.kind == .quoted ? name.range.inside : name.range
        add(.other, name: tokens[index].range, value: source.range(index + 1, stop))
        return stop
    }

    // Who is who

    /// Decides which words are the client's own and which are the server's.
    mutating func resolveClient() {
        if client.helo == nil, client.wordPrecedesAddress { client.helo = client.word }
        if let info = client.info, info.address != nil || info.isLocal || info.name != nil {
            resolve(info)
        } else {
            resolveWithoutInfo()
        }
        line.isAddressHidden = line.address == nil && client.info.map { !$0.isLocal } ?? false
        line.isNameUnconfirmed = client.info?.isNameUnconfirmed ?? false
        if let ident = client.info?.ident { line.ident = ident }
        // WP's server puts the account that logged in where its kin put what the client's machine said of the user.
        if let ident = line.ident, line.authenticatedUser == nil, line.software.map({ bytes.hasPrefix($0, "wp-smtpd") }) ?? false
        {
            line.authenticatedUser = ident
        }
        if line.transmission.isAuthenticated || line.authenticatedUser != nil { line.isAuthenticated = true }
    }

    private mutating func resolve(_ info: ReceivedComment) {
        (line.address, line.addressRange, line.port) = (info.address, info.addressRange, info.port ?? line.port)
        line.name = source.hostName(info.name)
        guard let helo = client.helo else {
            line.helo = client.words.flatMap { bytes.matches($0, "unknown") ? nil : $0 }
            if client.isInfoGlued, info.isBare { (line.name, line.helo) = (source.hostName(client.words), nil) }
            // Writers that leave out a HELO which is equal to the name that they looked up, and so put that name first.
            let isEqualLeftOut =
                line.software.map { bytes.hasPrefix($0, "exim") } ?? false
                || info.isBare && line.byAddress == nil && line.date?.zone == .unknownLocal
            if line.name == nil, info.isVerified || isEqualLeftOut { line.name = source.hostName(client.words) }
            return
        }
        line.helo = helo
        if line.name == nil { line.name = source.hostName(client.words) }
    }

    private mutating func resolveWithoutInfo() {
        if let words = client.words, let spelling = IPAddress.Spelling(bytes, words) {
            (line.address, line.addressRange, line.port) = (spelling.address, words, spelling.port ?? line.port)
            line.helo = client.helo
            line.name = source.hostName(client.word)
        } else if let helo = client.helo {
            line.helo = helo
            line.name = source.hostName(client.words)
        } else if let words = client.words, !bytes.matchesPhrase(words, "mail pickup service") {
            resolve(words)
        }
    }

    /// The words of a client that nothing else is said of: `NUMBER named HOST`, `unknown 192.0.2.1`, `HOST`.
    private mutating func resolve(_ words: ByteRange) {
        var items = CommentItems(bytes, words)
        let (first, second) = (items.next(), items.next())
        if let first, let second, bytes.matches(second, "named") {
            line.helo = first
            line.name = source.hostName(items.next())
        } else if let first, let second, bytes.matches(first, "unknown"), items.rest.isEmpty,
            let spelling = IPAddress.Spelling(bytes, second)
        {
            (line.address, line.addressRange, line.port) = (spelling.address, second, spelling.port ?? line.port)
        } else {
            line.helo = bytes.matches(words, "unknown") ? nil : words
            line.name = source.hostName(client.word)
        }
    }
}
