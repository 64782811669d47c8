internal import TraceFields

/// Finds that an alias service sent the mail on: by the fields that it left, or by the mask that it put into From.
enum AliasSearch {
    /// What tells of the service.
    struct Sign {
        var service: AliasService
        var field: Int
    }

    static func run(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard let sign = sign(in: &trace) else { return }
        let evidence = Evidence(.aliasServiceMark, field: sign.field, value: trace.block.fields[sign.field].value)
        if let index = cuts.lastIndex(where: { $0.kind == .aliasService }) {
            // The envelope told already.
            addNames(sign, to: &cuts[index], &trace)
            cuts[index].evidence.append(evidence)
            return
        }
        var cut = ForwardingCut(kind: .aliasService, isRewritten: true, hop: 0, span: 0...trace.hops.count, confidence: .certain)
        addNames(sign, to: &cut, &trace)
        guard place(&cut, sign, &trace) else { return }
        cut.evidence.append(
            Evidence(.aliasServiceMark, field: sign.field, hop: cut.hop > 0 ? cut.hop : nil, value: evidence.value))
        cuts.append(cut)
    }

    /// The service whose fields the message holds, or whose mask stands in From.
    static func sign(in trace: inout Trace) -> Sign? {
        for mark in AliasServices.marks where trace.names.contains(mark.name) {
            guard let field = trace.block.fields.firstIndex(where: { $0.known == mark.name }) else { continue }
            let service = AliasServices.rows[mark.row]
            if isOfUser(service, trace) { return nil }
            return Sign(service: service, field: field)
        }
        guard let from = trace.fields.addressFields.first(where: { $0.name == .from }), from.mailboxes.count == 1,
            let mailbox = from.mailboxes.first.map({ trace.fields.mailboxes[$0] }),
            let domain = trace.domain(at: mailbox.domain)
        else { return nil }
        guard let row = trace.domains.aliasService(domain), isMask(mailbox, AliasServices.rows[row], trace) else { return nil }
        return Sign(service: AliasServices.rows[row], field: from.field)
    }

    /// Whether the service says that a user of its own wrote the mail.
    private static func isOfUser(_ service: AliasService, _ trace: Trace) -> Bool {
        guard let told = service.ofUsers, let field = trace.block.fields.first(where: { $0.known == told.mark }) else {
            return false
        }
        return trace.block.bytes.matches(trace.block.bytes.trimmed(field.value), told.value)
    }

    static func isOwn(_ domain: DomainID, _ service: AliasService, _ trace: Trace) -> Bool {
        for own in service.domains where trace.domains.isOrEnds(domain, with: own) { return true }
        return false
    }

    /// Whether an address under the service's domain is a mask of somebody: its users have addresses there too.
    private static func isMask(_ mailbox: Mailbox, _ service: AliasService, _ trace: Trace) -> Bool {
        let bytes = trace.block.bytes
        switch service.form {
        case .atWord: return bytes.firstRange(of: "_at_", in: mailbox.address) != nil
        case .tag: return mask(.tag, of: mailbox, bytes) != nil
        case .displayName: return mailbox.displayName.map { bytes.holdsFolded("[via relay]", in: $0) } ?? false
        case nil: return false
        }
    }

    // Whose mask

    /// The author's address as a mask holds it.
    struct Masked {
        var local: ByteRange
        var domain: ByteRange
    }

    static func mask(_ form: AliasService.Form, of mailbox: Mailbox, _ bytes: [UInt8]) -> Masked? {
        guard let at = bytes.lastIndex(of: 0x40, in: mailbox.address) else { return nil }
        let local = ByteRange(mailbox.address.lower, at)
        switch form {
        case .atWord:
            guard let word = lastRange(of: "_at_", in: local, bytes),
                let end = bytes.lastIndex(of: 0x5F, in: ByteRange(word.upper, local.upper))
            else { return nil }
            return masked(ByteRange(local.lower, word.lower), ByteRange(word.upper, end), bytes)
        case .tag:
            guard let plus = bytes.firstIndex(of: 0x2B, in: local),
                let equals = bytes.lastIndex(of: 0x3D, in: ByteRange(plus + 1, local.upper))
            else { return nil }
            return masked(ByteRange(plus + 1, equals), ByteRange(equals + 1, local.upper), bytes)
        case .displayName:
            guard let name = mailbox.displayName, let sign = bytes.lastIndex(of: 0x40, in: name) else { return nil }
            var start = sign
            while start > name.lower, isAddressByte(bytes[start - 1]) { start -= 1 }
            var end = sign + 1
            while end < name.upper, isAddressByte(bytes[end]) { end += 1 }
            return masked(ByteRange(start, sign), ByteRange(sign + 1, end), bytes)
        }
    }

    /// Only what looks like an address: some services write the dots of the domain in another way, and then it cannot be told.
    private static func masked(_ local: ByteRange, _ domain: ByteRange, _ bytes: [UInt8]) -> Masked? {
        guard !local.isEmpty, let dot = bytes.lastIndex(of: 0x2E, in: domain), dot > domain.lower, dot + 2 < domain.upper,
            bytes[dot + 1].isLetter
        else { return nil }
        return Masked(local: local, domain: domain)
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x2B
    }

    private static func lastRange(of word: StaticString, in range: ByteRange, _ bytes: [UInt8]) -> ByteRange? {
        var last: ByteRange?
        var start = range.lower
        while let found = bytes.firstRange(of: word, in: ByteRange(start, range.upper)) {
            last = found
            start = found.lower + 1
        }
        return last
    }

    /// The author's address and its domain: as the service's fields keep them, else as the mask holds them.
    static func author(_ service: AliasService, _ trace: inout Trace) -> (address: String, domain: DomainID)? {
        for name in service.authors {
            guard let mailbox = trace.fields.firstMailbox(name),
                let domain = trace.domain(at: mailbox.domain)
            else { continue }
            return (trace.text(mailbox.address), domain)
        }
        guard let form = service.form, let from = trace.fields.firstMailbox(.from),
            let masked = mask(form, of: from, trace.block.bytes),
            let domain = trace.domain(at: masked.domain)
        else { return nil }
        return (trace.text(masked.local) + "@" + trace.text(masked.domain), domain)
    }

    // The forwarding

    private static func addNames(_ sign: Sign, to cut: inout ForwardingCut, _ trace: inout Trace) {
        for name in sign.service.aliases {
            cut.forwarder = cut.forwarder?.isAddress == true ? cut.forwarder : mailbox(name, trace) ?? cut.forwarder
        }
        if case .displayName? = sign.service.form, trace.block.fields[sign.field].known == .from {
            // Such a mask is the alias itself.
            cut.forwarder = cut.forwarder ?? mailbox(.from, trace)
        }
        for name in sign.service.senders { cut.originalSender = cut.originalSender ?? mailbox(name, trace) }
        cut.author = cut.author ?? author(sign.service, &trace)?.address
    }

    private static func mailbox(_ name: FieldName, _ trace: Trace) -> String? {
        trace.fields.firstMailbox(name).map { trace.text($0.address) }
    }

    /// Sets the hop; false where nothing but a field speaks for the service, which anybody can add.
    private static func place(_ cut: inout ForwardingCut, _ sign: Sign, _ trace: inout Trace) -> Bool {
        let own = trace.firstAuthorDomain()
        let provider = trace.hops.last { hop in
            hop.network?.role == .forwarder && hop.n < trace.hops.count
        }
        if let provider {
            cut.hop = provider.n
            return true
        }
        guard let own, isMaskDomain(own, sign, &trace) else { return false }
        let envelope = trace.hops.last { $0.envelope.sender != nil }?.envelope.domain
        // A sending service carried it for the alias service: its name is not the forwarder's.
        if let envelope, SendingServices.isSharedDomain(envelope, in: trace.domains) { cut.domainAfter = own }
        ForwardingPlace.settle(&cut, own, newHop: entry(trace), &trace)
        // Under a name that is none of the service's own, and without any line before, anybody can write its fields.
        if cut.hop == 0, !isOwn(own, sign.service, trace) { cut.confidence = .ambiguous }
        return true
    }

    /// Whether From bears a name of the service: one of its own domains, or the one under which the mail was sent on.
    static func isMaskDomain(_ own: DomainID, _ sign: Sign, _ trace: inout Trace) -> Bool {
        guard sign.service.form != nil else { return false }
        if let author = author(sign.service, &trace), trace.domains.sameOrganization(author.domain, own) { return false }
        if isOwn(own, sign.service, trace) { return true }
        for hop in trace.hops.reversed() where hop.envelope.sender != nil {
            return hop.envelope.domain.map { trace.domains.sameOrganization($0, own) } ?? false
        }
        return false
    }

    /// The oldest of the newest network's hops: it took the mail as the service had made it.
    private static func entry(_ trace: Trace) -> Int {
        var entry = trace.hops.count
        while entry > 1, let network = trace.hops[entry - 1].network, trace.hops[entry - 2].network == network { entry -= 1 }
        return entry
    }
}
