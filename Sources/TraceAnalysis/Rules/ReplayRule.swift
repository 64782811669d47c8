internal import TraceFields

/// A genuine signature that somebody else may have sent again.
///
/// Signs are counted; one alone proves nothing, and without a strange envelope or an old signature there is no suspicion.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-replay-suspected` | domain (d=), author, hop, seconds (age, where it is a sign), count (of signs), selector |
enum ReplayRule {
    /// A signature older than this at its first hop was not sent when it was made.
    private static let age: Int64 = 6 * 3_600

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard let statement = context.authorSignaturePass, let hop = context.hop(statement) else { return Silence(.otherResult) }
        if let forwarding = context.trace.forwardings.last { return Silence(.forwarded, forwarding: forwarding.n) }
        for index in context.trace.legs.indices where isRewritten(context.trace.legs[index].senderKind) {
            return Silence(.forwarded, hop: context.trace.legs[index].hops.upperBound)
        }
        if let mark = explainingMark(context) { return Silence(.fieldPresent, field: mark) }
        if let path = context.authorPathPass { return Silence(.aligned, statement: path + 1) }
        let envelope = strangeEnvelope(besides: statement, &context)
        let seconds = ageOfSignature(statement, context)
        guard envelope != nil || seconds != nil else { return Silence(.tooFewSigns, statement: statement + 1) }
        let recipient = foreignRecipient(context)
        let isShared = isSharedDomain(statement, &context)
        var signs = 0
        for isSign in [envelope != nil, seconds != nil, recipient != nil, isShared] where isSign { signs += 1 }
        guard signs >= 2 else { return Silence(.tooFewSigns, statement: statement + 1) }
        // An honest mail may show two: a blind copy, or one that waited in a queue, through a service.
        context.fire(
            nil, signs > 2 ? .warning : .notice, min(.likely, context.confidence([statement])),
            about: StatementSet(statement), and: envelope, fields: recipient.map { [$0] } ?? [],
            signature: context.trace.statements[statement].signature,
            facts: [
                context.name(statement), context.author(), Fact(.hop, .hop(hop)),
                seconds.map { Fact(.seconds, .number(Int($0))) },
                Fact(.count, .number(signs)), context.selector(statement).map { Fact(.selector, .bytes($0)) },
            ])
        return context.answer()
    }

    /// Marks of lists, resending, fetching and blind copies.
    private static func explainingMark(_ context: borrowing RuleContext) -> Int? {
        context.trace.block.fields.firstIndex { field in
            switch field.known {
            case .listID, .listPost, .listUnsubscribe, .mailingList, .xMailingList, .xBeenThere, .xGoogleGroupID, .resentDate,
                .resentFrom,
                .resentSender, .resentTo, .resentMessageID, .xGmailFetchInfo, .bcc, .xForwardedTo, .xForwardedFor:
                true
            default: false
            }
        }
    }

    /// The envelope itself says that it is a forwarder's, even where nothing else shows the forwarding.
    private static func isRewritten(_ kind: RewrittenPath.Kind?) -> Bool {
        switch kind {
        case .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .qqAuto, .googleGroups, .listBounce,
            .aliasService:
            true
        case .plain, .null, .batv, .verp, .espBounce, .notAnAddress, nil: false
        }
    }

    /// SPF judged a name that nobody in this message owns; a provider has several, and who signed the mail before the author's
    /// signature was put above took it from the author.
    private static func strangeEnvelope(besides pass: Int, _ context: inout RuleContext) -> Int? {
        let provider = context.trace.author.flatMap { context.trace.domains.provider($0) }
        for statement in context.spf & context.trusted {
            let value = context.trace.statements[statement]
            guard value.alignment == .no, context.role(statement) == .unknown,
                value.identity.kind == .mailfrom
            else { continue }
            if let domain = value.identity.domain {
                if let provider, context.trace.domains.provider(domain) == provider { continue }
                if isSigner(domain, under: pass, &context) { continue }
            }
            return statement
        }
        return nil
    }

    /// Whether a signature of that name over the same body stands under the author's.
    private static func isSigner(_ domain: DomainID, under pass: Int, _ context: inout RuleContext) -> Bool {
        guard let above = context.signature(pass), let hash = above.bodyHash else { return false }
        let body = context.trace.withoutSpace(hash)
        for index in context.trace.fields.signatures.indices {
            let signature = context.trace.fields.signatures[index]
            guard signature.kind == .dkim, signature.field > above.field, let hash = signature.bodyHash,
                context.trace.withoutSpace(hash) == body,
                let name = context.trace.domain(at: signature.domain)
            else { continue }
            if context.trace.domains.sameOrganization(name, domain) { return true }
        }
        return false
    }

    /// Seconds from the signature to the first hop above it, where they are too many. Date is the clock of the author's machine.
    private static func ageOfSignature(_ statement: Int, _ context: borrowing RuleContext) -> Int64? {
        guard let signature = context.signature(statement), let signed = signature.time,
            let hop = context.trace.hops.first(where: { $0.field < signature.field }),
            let received = context.trace[received: hop.n].date?.seconds
        else { return nil }
        return received - signed > age ? received - signed : nil
    }

    /// The field of the recipient where neither `To` nor `Cc` names the mailbox that received the message.
    private static func foreignRecipient(_ context: borrowing RuleContext) -> Int? {
        let fields = context.trace.fields
        var delivered: Int?
        var mailboxes: [ByteRange] = []
        for entry in fields.addressFields {
            switch entry.name {
            case .deliveredTo, .xOriginalTo, .envelopeTo, .xEnvelopeTo, .xDeliveredTo, .xRcptTo:
                delivered = delivered ?? entry.field
                for index in entry.mailboxes { mailboxes.append(fields.mailboxes[index].address) }
            default: continue
            }
        }
        for hop in context.trace.hops {
            if hop.isTrusted, let recipient = hop.envelope.recipient {
                mailboxes.append(recipient)
                delivered = delivered ?? hop.field
            }
        }
        guard let delivered else { return nil }
        var isNamed = false
        var hasRecipients = false
        for entry in fields.addressFields where entry.name == .to || entry.name == .cc {
            for index in entry.mailboxes {
                hasRecipients = true
                let address = fields.mailboxes[index].address
                if mailboxes.contains(where: { context.trace.block.bytes.equalIgnoringCase($0, address) }) { isNamed = true }
            }
        }
        return hasRecipients && !isNamed ? delivered : nil
    }

    /// Anybody can have an account of a mailbox provider or a sending service.
    private static func isSharedDomain(_ statement: Int, _ context: inout RuleContext) -> Bool {
        guard let domain = context.domain(statement) else { return false }
        return context.trace.domains.provider(domain) != nil
    }
}
