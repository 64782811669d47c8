import CByteMask

/// What one comment of a `Received` field says.
///
/// The TCP-info of RFC 5321 §4.4 is told from the comments that only repeat what a client said by its form: an address is
/// believed as the first item, or as the second behind a name, and nowhere else.
struct ReceivedComment {
    enum Kind: UInt8 {
        /// Nothing that has a place in the reading.
        case other
        /// TCP-info: a host name, an address, or both.
        case client
        /// `HELO x`, `helo=x`: what the client called itself.
        case helo
        /// One word alone: a host name, or the name of a product.
        case word
        /// `authenticated as x`, `account x`
        case authentication
        /// `using TLSv1.3 …`, `version=TLS1_2, …`, `No client certificate …`
        case encryption
        /// `envelope-from <x>`
        case envelope
        /// `from x`
        case from
        /// `via x`
        case via
    }

    var kind: Kind = .other
    var name: ByteRange?
    var address: IPAddress?
    var addressRange: ByteRange?
    var port: UInt16?
    var helo: ByteRange?
    var ident: ByteRange?
    var user: ByteRange?
    var envelopeFrom: ByteRange?
    var originalRecipient: ByteRange?
    var id: ByteRange?
    var tls: ByteRange?
    /// What follows the word that `kind` stands for.
    var rest: ByteRange
    /// `(may be forged)`: the name does not lead back to the address.
    var isNameUnconfirmed = false
    /// `verified`: the name that the client gave leads to the address.
    var isVerified = false
    /// The client is a program of the same machine: `[unix socket]`, `[local]`.
    var isLocal = false
    /// `uid 1000`: the word before it is a user of the same machine.
    var isUser = false
    /// An address is written in a form that cannot be read.
    var isAddressUnreadable = false
    /// The address stands in no brackets.
    var isBare = false
    private let isBehindBy: Bool

    /// Reads the text between the parentheses of a comment.
    ///
    /// Behind `by` a bare address after a word is rather the version of a product, `Name 1.2.3.4`.
    init(_ bytes: ByteView, _ inside: ByteRange, isBehindBy: Bool = false) {
        self.isBehindBy = isBehindBy
        rest = inside
        var items = CommentItems(bytes, inside)
        guard let first = items.next() else { return }
        if !readNamed(first, &items), !readClient(first, &items) {
            readProse(first, &items)
        }
        switch kind {
        case .other, .authentication, .encryption, .word:
            tls = Self.tlsVersion(bytes, inside) ?? tls
            // `(Product with TLSv1.2 …)` is the product's comment nevertheless.
            if let tls, kind == .word || kind == .other && (tls.start < first.end || Self.isProtocolName(bytes, first)) {
                kind = .encryption
            }
        case .client, .helo, .envelope, .from, .via: break
        }
    }

    // Comments that begin with a word of their own

    private mutating func readNamed(_ first: ByteRange, _ items: inout CommentItems) -> Bool {
        let bytes = items.bytes
        switch bytes[first.lower].asciiLowercased {
        case 0x61: return readNamedAuthentication(first, &items)  // a
        case 0x63, 0x6E, 0x75, 0x76, 0x78: return readNamedEncryption(first, &items)  // c, n, u, v, x
        case 0x65 where bytes.hasPrefix(first, "envelope-from") || bytes.hasPrefix(first, "envelope-sender"):
            readEnvelope(&items)
        case 0x65, 0x68, 0x6C:  // e, h, l
            if bytes.matches(first, "ehlo") || bytes.matches(first, "helo") || bytes.matches(first, "lhlo") {
                (kind, helo) = (.helo, items.rest)
            } else if bytes.hasPrefix(first, "helo=") {
                readPairs(first, &items)
                kind = .helo
            } else {
                return false
            }
        case 0x66 where bytes.matches(first, "from"): (kind, rest) = (.from, items.rest)
        case 0x69, 0x70:  // i, p
            guard bytes.hasPrefix(first, "ident=") || bytes.hasPrefix(first, "port=") else { return false }
            readPairs(first, &items)
            if helo != nil { kind = .helo }
        case 0x6D where bytes.hasPrefix(first, "mailfrom:"): readGlued(first, &items)
        case 0x6F where bytes.matches(first, "over"): readOver(&items)
        case 0x6F where bytes.matches(first, "orcpt"): readOriginalRecipient(items)
        default: return false
        }
        return true
    }

    private mutating func readNamedAuthentication(_ first: ByteRange, _ items: inout CommentItems) -> Bool {
        let bytes = items.bytes
        var behind = items
        if let second = behind.next(), bytes.matches(second, "milter") { return false }  // the product Authentication Milter
        guard
            bytes.hasPrefix(first, "authenticat") && bytes.firstIndex(of: 0x2E, in: first) == nil
                || bytes.matches(first, "auth:") || bytes.matches(first, "auth") || bytes.matches(first, "account")
        else { return false }
        if !readClient(first, &items) { readAuthentication(first, &items) }
        return true
    }

    private mutating func readNamedEncryption(_ first: ByteRange, _ items: inout CommentItems) -> Bool {
        let bytes = items.bytes
        if bytes.hasPrefix(first, "user=") {
            (kind, user) = (.authentication, first.dropping(5))
        } else if bytes.matches(first, "via") {
            (kind, rest) = (.via, items.rest)
        } else if bytes.matches(first, "uid") {
            isUser = bytes.decimal(items.rest) != nil
        } else if bytes.hasPrefix(first, "version=") || bytes.hasPrefix(first, "cipher=") || bytes.hasPrefix(first, "x=") {
            kind = .encryption
        } else if bytes.matches(first, "client") || bytes.matches(first, "no") || bytes.matches(first, "cipher")
            || bytes.matches(first, "using")
        {
            // A host may have such a name.
            if !readClient(first, &items) { kind = .encryption }
        } else {
            return false
        }
        return true
    }

    private mutating func readAuthentication(_ first: ByteRange, _ items: inout CommentItems) {
        let bytes = items.bytes
        kind = .authentication
        if bytes.matches(first, "account") {
            user = items.next()
            if let next = items.next(), bytes.matches(next, "helo") || bytes.matches(next, "ehlo") { helo = items.rest }
        } else if bytes.matches(first, "auth:") {
            _ = items.next()  // the mechanism
            let text = items.rest
            if let name = items.next(), name.start == text.start { user = name }
        } else if bytes.matches(first, "auth") {
            user = items.next()
        } else if bytes.hasSuffix(first, ":") {
            user = items.rest
        } else if let second = items.next(),
            bytes.matches(second, "sender:") || bytes.matches(second, "user:") || bytes.matches(second, "as")
                || bytes.matches(second, "user") || bytes.matches(second, "sender")
        {
            user = items.rest
        }
        if let found = user, found.isEmpty { user = nil }
    }

    private mutating func readEnvelope(_ items: inout CommentItems) {
        kind = .envelope
        let text = items.rest
        guard let word = items.next() else { return }
        envelopeFrom = Self.angled(items.bytes, text) ?? Self.withoutAngles(items.bytes, word)
    }

    /// `mailfrom:a@b.example fp:QUEUE-ID …`
    private mutating func readGlued(_ first: ByteRange, _ items: inout CommentItems) {
        kind = .envelope
        envelopeFrom = Self.withoutAngles(items.bytes, first.dropping(9))
        while let item = items.next() {
            if items.bytes.hasPrefix(item, "fp:") { id = item.dropping(3) }
        }
    }

    /// `over SMTP, TLS-1.3, envelope from "a@b.example"`
    private mutating func readOver(_ items: inout CommentItems) {
        let bytes = items.bytes
        while let item = items.next() {
            guard bytes.matches(item, "envelope"), let word = items.next(), bytes.matches(word, "from") else { continue }
            let sender = items.rest
            envelopeFrom = sender.count >= 2 && bytes[sender.lower] == 0x22 ? sender.inside : sender
        }
    }

    /// `ORCPT rfc822;a@b.example`, `ORCPT <rfc822;a@b.example>`, `ORCPT a@b.example`. `<rfc822;a@b.example> + 87 others` names one of many,
    /// and which of them this copy was for nobody can know.
    private mutating func readOriginalRecipient(_ items: CommentItems) {
        kind = .envelope
        if items.bytes.firstRange(of: "> + ", in: items.rest) != nil { return }
        let text = Self.withoutAngles(items.bytes, items.rest)
        let type = items.bytes.firstIndex(of: 0x3B, in: text)
        let address = type.map { items.bytes.trimmed(ByteRange($0 + 1, text.upper)) } ?? text
        if items.bytes.lastIndex(of: 0x40, in: address) != nil { originalRecipient = address }
    }

    // TCP-info

    private mutating func readClient(_ first: ByteRange, _ items: inout CommentItems) -> Bool {
        let bytes = items.bytes
        guard bytes[first.lower] != 0x22, bytes[first.lower] != 0x28 else { return false }
        let isFirst = takeAddress(bytes, first)
        if !isFirst || isAddressUnreadable {
            var behind = items
            var next = behind.next()
            let isUnverified = bytes.matches(first, "not") && next.map { bytes.matches($0, "verified") } ?? false
            if isUnverified { next = behind.next() }  // `not verified [192.0.2.1]`
            if let second = next, bytes[second.lower] != 0x22, bytes[second.lower] != 0x28,
                !isBehindBy || bytes.firstIndex(of: 0x5B, in: second) != nil, takeAddress(bytes, second)
            {
                items = behind
                let isGlued = name != nil
                name = nil
                if isGlued || isUnverified { return finishClient(&items) }  // `Not Verified[192.0.2.1]` names no host
                if isFirst { isAddressUnreadable = address == nil } else { takeName(bytes, first) }
            } else if !isFirst {
                return false
            }
        }
        return finishClient(&items)
    }

    private mutating func finishClient(_ items: inout CommentItems) -> Bool {
        kind = .client
        if let next = items.next() { readPairs(next, &items) }
        return true
    }

    /// Takes `[192.0.2.1]`, `192.0.2.1`, `ident@192.0.2.1`, `host[192.0.2.1]`, `host/192.0.2.1`, `[unix socket]`.
    private mutating func takeAddress(_ bytes: ByteView, _ item: ByteRange) -> Bool {
        // Most items are one word.
        let mark = bytes.place(in: item) { byte_index_address_part($0, $1, $2) }
        guard mark < item.upper else { return takeBare(bytes, item) }
        var text = item
        let bracket = bytes.firstIndex(of: 0x5B, in: text)
        if let at = bytes.lastIndex(of: 0x40, in: ByteRange(text.lower, bracket ?? text.upper)) {
            text = ByteRange(at + 1, item.upper)
        }
        if let spelling = IPAddress.Spelling(bytes, text) {
            (address, addressRange, port) = (spelling.address, text, spelling.port)
            isBare = bracket == nil
            if text.start > item.start { takeIdent(bytes, ByteRange(item.lower, text.lower - 1)) }
            return true
        }
        if bracket == nil, !isBehindBy, let slash = bytes.lastIndex(of: 0x2F, in: text),
            takeBare(bytes, ByteRange(slash + 1, text.upper))
        {
            takeName(bytes, ByteRange(item.lower, slash))
            return true
        }
        guard let bracket, bytes.lastIndex(of: 0x5D, in: text) != nil else { return false }
        let literal = ByteRange(bracket, text.upper)
        if bracket > text.lower {
            guard let spelling = IPAddress.Spelling(bytes, literal) else { return false }
            (address, addressRange, port) = (spelling.address, literal, spelling.port)
            takeName(bytes, ByteRange(item.lower, bracket))
            return true
        }
        let inside = literal.inside
        isLocal = bytes.firstRange(of: "unix", in: inside) != nil || bytes.matches(inside, "local")
        isAddressUnreadable = !isLocal && !bytes.trimmed(inside).isEmpty
        return true
    }

    /// Takes an address that stands in no brackets.
    private mutating func takeBare(_ bytes: ByteView, _ text: ByteRange) -> Bool {
        guard let spelling = IPAddress.Spelling(bytes, text) else {
            isAddressUnreadable = bytes.isMaskedAddress(text)
            return isAddressUnreadable
        }
        (address, addressRange, port) = (spelling.address, text, spelling.port)
        isBare = true
        return true
    }

    /// What stands behind an address. All of it may be the client's own words, and none of it is believed as an address.
    private mutating func readPairs(_ first: ByteRange, _ items: inout CommentItems) {
        let bytes = items.bytes
        var item: ByteRange? = first
        while let current = item {
            if bytes.hasPrefix(current, "helo=") {
                if helo == nil { helo = current.dropping(5) }
            } else if bytes.hasPrefix(current, "ident=") {
                ident = current.dropping(6)
            } else if bytes.hasPrefix(current, "port=") {
                if let number = bytes.decimal(current.dropping(5)) { port = UInt16(exactly: number) }
            } else if bytes.matches(current, "helo") || bytes.matches(current, "ehlo") {
                helo = items.rest
                return
            } else if bytes.hasPhrase(current, "\"ehlo") || bytes.hasPhrase(current, "\"helo") {
                helo = bytes.trimmed(current.inside.dropping(5))
            } else if bytes.matchesPhrase(current, "(may be forged)") {
                isNameUnconfirmed = true
            } else if bytes.matches(current, "verified") {
                isVerified = true
            }
            item = items.next()
        }
    }
}
