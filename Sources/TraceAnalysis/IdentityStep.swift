internal import TraceFields

/// statements → identities: the name that each statement is about, whose name that is, and whether it is the author's.
enum IdentityStep {
    static func run(_ trace: inout Trace, _ options: TraceOptions) {
        trace.author = author(&trace)
        if trace.author == nil { RecordedAuthor.find(in: &trace) }
        AuthorDefects.note(in: &trace)
        PathDefect.note(in: &trace)
        trace.rewrittenFrom = RewrittenFrom.find(in: &trace)
        guard !trace.statements.isEmpty else { return }
        let roles = RoleTable(options, &trace)
        var direct: RoleTable?
        for index in trace.statements.indices {
            trace.statements[index].identity = identity(index, &trace)
            readPostmasterAsHelo(index, &trace)
            trace.statements[index].signature = signature(of: index, &trace)
            readSigner(index, &trace)
            if let domain = trace.statements[index].identity.domain {
                trace.statements[index].alignment = alignment(domain, &trace)
                var (role, other) = roles.role(of: domain, &trace)
                // What was judged before anybody sent the mail on is of none who did.
                if role == .list || role == .forwarder, isBeforeForwardings(index, trace) {
                    let table = direct ?? RoleTable(options, direct: true, &trace)
                    direct = table
                    (role, other) = table.role(of: domain, &trace)
                }
                trace.statements[index].identity.role = role
                trace.statements[index].identity.otherRole = other
            }
        }
        SenderRoles.give(&trace)
    }

    private static func isBeforeForwardings(_ index: Int, _ trace: borrowing Trace) -> Bool {
        guard trace.rewrittenFrom == nil, let hop = trace.statements[index].judgedHop else { return false }
        return !trace.forwardings.contains { $0.hop < hop }
    }

    /// The one domain of the From addresses; nil where there are none or several (RFC 9989 §4).
    private static func author(_ trace: inout Trace) -> DomainID? {
        var author: DomainID?
        for field in trace.fields.addressFields where field.name == .from {
            for index in field.mailboxes {
                guard let domain = trace.domain(at: trace.fields.mailboxes[index].domain) else { continue }
                if let author, author != domain { return nil }
                author = domain
            }
        }
        return author
    }

    private static func alignment(_ domain: DomainID, _ trace: inout Trace) -> Statement.Alignment {
        guard let author = trace.author else { return .unknown }
        if domain == author { return .strict }
        if trace.domains.sameOrganization(domain, author) { return .relaxed }
        if trace.domains.isOfDNS(domain), trace.domains.isOfDNS(author) { return .no }
        return WrittenName.mayBeRead(trace.domains.text(author), as: trace.domains.text(domain)) ? .unknown : .no
    }

    // Identities by method (docs/vocabulary.md, "identity")

    private static func identity(_ index: Int, _ trace: inout Trace) -> Identity {
        switch trace.fields.statements[index].method {
        case .spf: return spfIdentity(index, &trace)
        case .dkim, .domainKeys, .dkimATPS, .bimi: return dkimIdentity(index, &trace)
        case .dmarc, .dkimADSP, .compauth, .senderID: return named(.from, first(.headerFrom, .bareD, of: index, &trace), &trace)
        case .iprev:
            let value = first(.policyIPRev, .smtpRemoteIP, of: index, &trace)
            return named(.ip, value ?? trace.fields.statements[index].clientAddressRange, &trace)
        case .auth: return accountIdentity(index, &trace)
        case .arc: return chainIdentity(index, &trace)
        case .other, .none, .dnswl, .rrvs, .smime, .vbr: return Identity()
        }
    }

    private static func property(_ name: PropertyName, of index: Int, _ trace: inout Trace) -> ByteRange? {
        trace.fields.properties.value(of: name, in: trace.fields.statements[index].properties)
    }

    /// The value of one property, or of another where the statement does not hold it.
    private static func first(
        _ name: PropertyName, _ other: PropertyName, of index: Int, _ trace: inout Trace
    ) -> ByteRange? {
        property(name, of: index, &trace) ?? property(other, of: index, &trace)
    }

    /// For the null reverse-path SPF tests postmaster at the HELO name (RFC 7208 §2.4); some writers show that mailbox.
    private static func readPostmasterAsHelo(_ index: Int, _ trace: inout Trace) {
        let identity = trace.statements[index].identity
        guard identity.kind == .mailfrom, let value = identity.value, let hop = trace.statements[index].evaluatedHop,
            trace.block.bytes.hasPrefix(value, "postmaster@")
        else { return }
        let client =
            trace.domain(at: trace[received: hop].helo)
            ?? trace.domain(at: trace[received: hop].name)
        guard client != nil, identity.domain == client else { return }
        trace.statements[index].identity.kind = .helo
        trace.statements[index].identity.value = value.dropping(11)
    }

    private static func named(_ kind: Identity.Kind, _ value: ByteRange?, _ trace: inout Trace) -> Identity {
        var identity = Identity()
        identity.kind = kind
        identity.value = value
        if kind != .ip { identity.domain = trace.domain(ofAddress: value) }
        return identity
    }

    /// Who logged in. The name of an account alone (`smtp.auth=C51A453`, `smtp.auth=first.last`) is of no domain.
    private static func accountIdentity(_ index: Int, _ trace: inout Trace) -> Identity {
        var identity = named(.account, first(.smtpAuth, .smtpMailFrom, of: index, &trace), &trace)
        if let account = property(.smtpAuth, of: index, &trace), trace.block.bytes.firstIndex(of: 0x40, in: account) == nil {
            identity.domain = nil
        }
        return identity
    }

    /// MAIL FROM, or HELO where that is what was judged (RFC 7208 §2.3, §2.4).
    private static func spfIdentity(_ index: Int, _ trace: inout Trace) -> Identity {
        let mailFrom = first(.smtpMailFrom, .envelopeFrom, of: index, &trace)
        let said = trace.fields.statements[index].commentIdentity
        // Which of the two a property names, a comment does not change.
        let saysHelo =
            property(.identity, of: index, &trace).map { trace.block.bytes.matches($0, "helo") }
            ?? (mailFrom == nil && !hidesSender(index, trace)
                && property(.smtpHelo, of: index, &trace).map { !$0.isEmpty } ?? false)
        if let mailFrom, !mailFrom.isEmpty, !saysHelo { return named(.mailfrom, mailFrom, &trace) }
        if !saysHelo, mailFrom == nil, let said, !said.isEmpty { return named(.mailfrom, said, &trace) }
        if !saysHelo, hidesSender(index, trace) { return named(.mailfrom, nil, &trace) }
        let helo = first(.smtpHelo, .helo, of: index, &trace)
        // An empty address: the comment then names what was tested in its place.
        if let helo = helo.flatMap({ $0.isEmpty ? nil : $0 }) ?? said, !helo.isEmpty {
            // SPF for the null reverse-path tests postmaster at the HELO name (RFC 7208 §2.4).
            let at = trace.block.bytes.lastIndex(of: 0x40, in: helo)
            return named(.helo, at.map { ByteRange($0 + 1, helo.upper) } ?? helo, &trace)
        }
        return named(.mailfrom, mailFrom, &trace)
    }

    /// Whether an envelope sender stands there that nobody can read.
    private static func hidesSender(_ index: Int, _ trace: borrowing Trace) -> Bool {
        trace.fields.properties[trace.fields.statements[index].properties].contains {
            $0.isPlaceholder && ($0.known == .smtpMailFrom || $0.known == .envelopeFrom)
        }
    }

    /// d= is what a signature proves; Google writes i= instead (RFC 6376 §3.5).
    private static func dkimIdentity(_ index: Int, _ trace: inout Trace) -> Identity {
        var value = first(.headerD, .headerI, of: index, &trace)
        if let written = value, trace.block.bytes.matches(written, "none") { value = nil }
        if let written = value, trace.block.bytes.hasPrefix(written, "@") { value = written.dropping(1) }
        return named(.dkim, value, &trace)
    }

    /// The sealers, newest first, with a colon before each or between them: only one alone is a name.
    private static func chainIdentity(_ index: Int, _ trace: inout Trace) -> Identity {
        guard var value = property(.arcChain, of: index, &trace) else { return named(.chain, nil, &trace) }
        if trace.block.bytes.hasPrefix(value, ":") { value = value.dropping(1) }
        var identity = Identity()
        identity.kind = .chain
        identity.value = value
        if trace.block.bytes.firstIndex(of: 0x3A, in: value) == nil { identity.domain = trace.domain(ofAddress: value) }
        return identity
    }

    /// The signature that a DKIM statement is about: by the beginning of b=, else by the only one of its domain and selector.
    private static func signature(of statement: Int, _ trace: inout Trace) -> Int? {
        guard trace.fields.statements[statement].method == .dkim else { return nil }
        if let prefix = property(.headerB, of: statement, &trace) {
            for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
                if trace.fields.signatures[index].hasSignaturePrefix(prefix, in: trace.block.bytes) { return index }
            }
            return nil
        }
        guard let domain = trace.domain(ofAddress: first(.headerD, .headerI, of: statement, &trace)) else { return nil }
        let selector = property(.headerS, of: statement, &trace)
        if let own = only(domain, selector, isUnder: false, &trace) { return own }
        guard property(.headerD, of: statement, &trace) == nil else { return nil }
        if selector != nil, let own = only(domain, selector, isUnder: true, &trace) { return own }
        return trace.signature(namedBy: trace.fields.statements[statement])
    }

    /// The only signature of the selector whose domain is the named one; with `isUnder`, one under which the named one lies.
    private static func only(_ domain: DomainID, _ selector: ByteRange?, isUnder: Bool, _ trace: inout Trace) -> Int? {
        var found: Int?
        var copies = 0
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
            guard let signer = trace.domain(at: trace.fields.signatures[index].domain),
                isUnder ? trace.domains.lies(domain, under: signer) : signer == domain
            else { continue }
            if let selector, let written = trace.fields.signatures[index].selector,
                !trace.block.bytes.equalIgnoringCase(selector, written)
            {
                continue
            }
            guard let first = found else {
                found = index
                continue
            }
            guard copies < countedCopies, trace.isCopy(index, of: first) else { return nil }
            copies += 1
        }
        return found
    }

    /// One signature may stand there twice, where a filter sent the mail back to the server that had signed it.
    private static let countedCopies = 8

    /// Where a statement names i= alone, which should lie under the domain that signed (RFC 6376 §3.5): what is proven is d=. Where it names nobody,
    /// the one signature of the message that begins as `header.b` says (RFC 6008).
    private static func readSigner(_ index: Int, _ trace: inout Trace) {
        guard let signature = trace.statements[index].signature, property(.headerD, of: index, &trace) == nil,
            let written = trace.fields.signatures[signature].domain, let signer = trace.domain(at: written)
        else { return }
        if trace.statements[index].identity.domain == nil {
            guard isNameless(index, trace), isOnlyBeginning(index, trace) else { return }
            trace.statements[index].identity.kind = .dkim
        }
        trace.statements[index].identity.value = written
        trace.statements[index].identity.domain = signer
    }

    /// Whether a statement holds no name of a signer, not even a mask of one.
    private static func isNameless(_ index: Int, _ trace: borrowing Trace) -> Bool {
        !trace.fields.properties[trace.fields.statements[index].properties].contains {
            $0.known == .headerD || $0.known == .headerI
        }
    }

    private static func isOnlyBeginning(_ index: Int, _ trace: borrowing Trace) -> Bool {
        guard let prefix = trace.fields.properties.value(of: .headerB, in: trace.fields.statements[index].properties),
            prefix.count >= 8
        else { return false }
        var found = 0
        for signature in trace.fields.signatures.indices
        where trace.fields.signatures[signature].kind == .dkim
            && trace.fields.signatures[signature].hasSignaturePrefix(prefix, in: trace.block.bytes)
        {
            found += 1
        }
        return found == 1
    }
}

extension Trace {
    /// The signature that a DKIM result names without d=: by the beginning of b=, else by the very i=, which a signer may have chosen freely.
    func signature(namedBy reading: ResultStatement) -> Int? {
        let prefix = fields.property(.headerB, of: reading)
        guard let named = prefix ?? fields.property(.headerI, of: reading) else { return nil }
        let selector = fields.property(.headerS, of: reading)
        return fields.signatures.indices.first { index in
            let signature = fields.signatures[index]
            guard signature.kind == .dkim else { return false }
            if prefix != nil { return signature.hasSignaturePrefix(named, in: block.bytes) }
            if let selector, signature.selector.map({ !areSameText($0, selector) }) ?? false { return false }
            return signature.identity.map { areSameText($0, named) } ?? false
        }
    }

    /// Whether two signature fields of one domain hold the same signature: the selector and all of b= are the same.
    fileprivate func isCopy(_ index: Int, of other: Int) -> Bool {
        let (one, two) = (fields.signatures[index], fields.signatures[other])
        guard one.signatureLength == two.signatureLength, let value = one.signature, let selector = one.selector,
            let another = two.selector
        else { return false }
        return block.bytes.withView { two.hasSignaturePrefix(value, in: $0) && $0.equalIgnoringCase(selector, another) }
    }
}
