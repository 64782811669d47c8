internal import TraceFields

/// statements → identities: the name that each statement is about, whose name that is, and whether it is the author's.
enum IdentityStep {
    static func run(_ trace: inout Trace, _ options: TraceOptions) {
        trace.author = author(&trace)
        AuthorDefects.note(in: &trace)
        trace.rewrittenFrom = RewrittenFrom.find(in: &trace)
        guard !trace.statements.isEmpty else { return }
        let roles = RoleTable(options, &trace)
        for index in trace.statements.indices {
            trace.statements[index].identity = identity(trace.fields.statements[index], &trace)
            readPostmasterAsHelo(index, &trace)
            trace.statements[index].signature = signature(of: trace.fields.statements[index], &trace)
            if let domain = trace.statements[index].identity.domain {
                trace.statements[index].alignment = alignment(domain, &trace)
                let (role, other) = roles.role(of: domain, &trace)
                trace.statements[index].identity.role = role
                trace.statements[index].identity.otherRole = other
            }
        }
    }

    /// The one domain of the From addresses; nil where there are none or several (RFC 9989 §4).
    private static func author(_ trace: inout Trace) -> DomainID? {
        var author: DomainID?
        for field in trace.fields.addressFields where field.name == .from {
            for index in field.mailboxes {
                guard let domain = trace.domains.intern(trace.block.bytes, trace.fields.mailboxes[index].domain) else { continue }
                if let author, author != domain { return nil }
                author = domain
            }
        }
        return author
    }

    private static func alignment(_ domain: DomainID, _ trace: inout Trace) -> Statement.Alignment {
        guard let author = trace.author else { return .unknown }
        if domain == author { return .strict }
        return trace.domains.sameOrganization(domain, author) ? .relaxed : .no
    }

    // Identities by method (docs/vocabulary.md, "identity")

    private static func identity(_ reading: ResultStatement, _ trace: inout Trace) -> Identity {
        switch reading.method {
        case .spf: return spfIdentity(reading, &trace)
        case .dkim, .domainKeys, .dkimATPS, .bimi: return dkimIdentity(reading, &trace)
        case .dmarc, .dkimADSP, .compauth, .senderID:
            return named(
                .from, trace.fields.property(.headerFrom, of: reading) ?? trace.fields.property(.bareD, of: reading), &trace)
        case .iprev:
            return named(
                .ip,
                trace.fields.property(.policyIPRev, of: reading) ?? trace.fields.property(.smtpRemoteIP, of: reading)
                    ?? reading.clientAddressRange, &trace)
        case .auth:
            return named(
                .account, trace.fields.property(.smtpAuth, of: reading) ?? trace.fields.property(.smtpMailFrom, of: reading),
                &trace)
        case .arc: return named(.chain, trace.fields.property(.arcChain, of: reading), &trace)
        case .other, .none, .dnswl, .rrvs, .smime, .vbr: return Identity()
        }
    }

    /// For the null reverse-path SPF tests postmaster at the HELO name (RFC 7208 §2.4); some writers show that mailbox.
    private static func readPostmasterAsHelo(_ index: Int, _ trace: inout Trace) {
        let identity = trace.statements[index].identity
        guard identity.kind == .mailfrom, let value = identity.value, let hop = trace.statements[index].evaluatedHop,
            trace.block.bytes.hasPrefix(value, "postmaster@")
        else { return }
        let client =
            trace.domains.intern(trace.block.bytes, trace[received: hop].helo)
            ?? trace.domains.intern(trace.block.bytes, trace[received: hop].name)
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

    /// MAIL FROM, or HELO where that is what was judged (RFC 7208 §2.3, §2.4).
    private static func spfIdentity(_ reading: ResultStatement, _ trace: inout Trace) -> Identity {
        let mailFrom = trace.fields.property(.smtpMailFrom, of: reading) ?? trace.fields.property(.envelopeFrom, of: reading)
        let helo = trace.fields.property(.smtpHelo, of: reading) ?? trace.fields.property(.helo, of: reading)
        let said = reading.commentIdentity
        let saysHelo = trace.fields.property(.identity, of: reading).map { trace.block.bytes.matches($0, "helo") } ?? false
        if let mailFrom, !mailFrom.isEmpty, !saysHelo { return named(.mailfrom, mailFrom, &trace) }
        if !saysHelo, mailFrom == nil, let comment = reading.commentIdentity, !comment.isEmpty {
            return named(.mailfrom, comment, &trace)
        }
        // An empty address: the comment then names what was tested in its place.
        if let helo = helo.flatMap({ $0.isEmpty ? nil : $0 }) ?? said, !helo.isEmpty {
            // SPF for the null reverse-path tests postmaster at the HELO name (RFC 7208 §2.4).
            let at = trace.block.bytes.lastIndex(of: 0x40, in: helo)
            return named(.helo, at.map { ByteRange($0 + 1, helo.upper) } ?? helo, &trace)
        }
        return named(.mailfrom, mailFrom, &trace)
    }

    /// d= is what a signature proves; Google writes i= instead (RFC 6376 §3.5).
    private static func dkimIdentity(_ reading: ResultStatement, _ trace: inout Trace) -> Identity {
        var value = trace.fields.property(.headerD, of: reading) ?? trace.fields.property(.headerI, of: reading)
        if let written = value, trace.block.bytes.matches(written, "none") { value = nil }
        if let written = value, trace.block.bytes.hasPrefix(written, "@") { value = written.dropping(1) }
        return named(.dkim, value, &trace)
    }

    /// The signature that a DKIM statement is about: by the beginning of b=, else by the only one of its domain and selector.
    private static func signature(of reading: ResultStatement, _ trace: inout Trace) -> Int? {
        guard reading.method == .dkim else { return nil }
        if let prefix = trace.fields.property(.headerB, of: reading) {
            for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
                if trace.fields.signatures[index].hasSignaturePrefix(prefix, in: trace.block.bytes) { return index }
            }
            return nil
        }
        guard
            let domain = trace.domain(
                ofAddress: trace.fields.property(.headerD, of: reading) ?? trace.fields.property(.headerI, of: reading))
        else { return nil }
        let selector = trace.fields.property(.headerS, of: reading)
        var found: Int?
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
            guard trace.domains.intern(trace.block.bytes, trace.fields.signatures[index].domain) == domain else { continue }
            if let selector, let written = trace.fields.signatures[index].selector,
                !trace.block.bytes.equalIgnoringCase(selector, written)
            {
                continue
            }
            if found != nil { return nil }
            found = index
        }
        return found
    }
}
