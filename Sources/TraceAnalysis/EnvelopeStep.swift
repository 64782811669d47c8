internal import TraceFields

/// statements → envelopes: what MAIL FROM and RCPT TO were at each hop, as far as any clause, statement or delivery field tells.
enum EnvelopeStep {
    static func run(_ trace: inout Trace) {
        for index in trace.hops.indices { readClauses(index, &trace) }
        for index in trace.statements.indices where trace.fields.statements[index].method == .spf { readStatement(index, &trace) }
        readGroupReturns(&trace)
        readReturnPaths(&trace)
        readEarlierSenders(&trace)
        readFinalRecipient(&trace)
        for index in trace.hops.indices {
            if let sender = trace.hops[index].envelope.sender {
                trace.hops[index].envelope.domain = trace.domain(ofAddress: sender)
            }
        }
    }

    private static func readClauses(_ index: Int, _ trace: inout Trace) {
        if let sender = trace[received: index + 1].envelopeFrom {
            offer(sender, .clause, field: trace[received: index + 1].field, to: index, &trace)
        }
        if trace[received: index + 1].recipients.count == 1 {
            let recipient = trace[received: index + 1].recipients.first
            if let recipient, !isFolder(recipient, &trace), !isInternalName(recipient, index, &trace) {
                trace.hops[index].envelope.recipient = recipient
            }
        } else if trace[received: index + 1].recipients.isEmpty, let original = trace[received: index + 1].originalRecipient,
            isOwnRecipient(original, index, &trace)
        {
            trace.hops[index].envelope.recipient = original
        }
    }

    /// Whether `for` names a folder of the mailbox (`+lists/dev`), as programs of local delivery write.
    private static func isFolder(_ recipient: ByteRange, _ trace: inout Trace) -> Bool {
        !recipient.isEmpty && trace.block.bytes[recipient.lower] == 0x2B
            && trace.block.bytes.lastIndex(of: 0x40, in: recipient) == nil
    }

    /// Whether a list manager names its list as its own machine knows it (`dev-outgoing`): that is no mailbox.
    private static func isInternalName(_ recipient: ByteRange, _ index: Int, _ trace: inout Trace) -> Bool {
        trace.hops[index].kind == .list && trace.block.bytes.lastIndex(of: 0x40, in: recipient) == nil
    }

    /// Whether the recipient that the sender first named is still the one of this line: a mailbox or list of the server's own, or what
    /// a list manager made of the list's name. ZMailer writes no other.
    private static func isOwnRecipient(_ original: ByteRange, _ index: Int, _ trace: inout Trace) -> Bool {
        if trace.hops[index].kind == .list { return true }
        guard let network = trace.hops[index].network, let domain = trace.domain(ofAddress: original) else { return false }
        return trace.domains.network(domain) == network
    }

    private static func readStatement(_ index: Int, _ trace: inout Trace) {
        guard let hop = trace.statements[index].evaluatedHop, trace.statements[index].confidence >= .likely else { return }
        let field = trace.statements[index].field
        let reading = trace.fields.statements[index]
        if isAboutHelo(reading, hop, &trace) { return offerBesideHelo(reading, field, to: hop - 1, &trace) }
        if let sender = trace.fields.property(.smtpMailFrom, of: reading) ?? trace.fields.property(.envelopeFrom, of: reading) {
            if isWithoutEnvelope(sender, reading, trace) { return }
            offer(untorn(sender, trace), .statement, field: field, to: hop - 1, &trace)
            // `smtp.mailfrom=a.example (…; envelope-from=user@a.example; …)`; in lower case it cannot hold what was rewritten.
            if let whole = reading.commentIdentity, trace.block.bytes.lastIndex(of: 0x40, in: whole) != nil,
                !trace.block.bytes.hasPrefix(whole, "postmaster@"),
                trace.block.bytes.hasPrefix(whole, "prvs=") || !RewrittenPath.mayBeRewritten(trace.block.bytes, whole),
                trace.domain(ofAddress: whole) == trace.domain(ofAddress: sender)
            {
                offer(whole, .comment, field: field, to: hop - 1, &trace)
            }
        } else if let sender = reading.commentIdentity {
            offer(sender, .comment, field: field, to: hop - 1, &trace)
        }
    }

    /// Whether a property has no value (`smtp.mailfrom=;`) where the null reverse-path would be written as one (`<>`), or beside the HELO name that
    /// was tested in its place: a filter behind the delivery, as list managers have, knows no envelope.
    private static func isWithoutEnvelope(_ sender: ByteRange, _ reading: ResultStatement, _ trace: Trace) -> Bool {
        sender.isEmpty && sender.lower > 0 && trace.block.bytes[sender.lower - 1] == 0x3D && reading.commentIdentity == nil
            && trace.fields.property(.smtpHelo, of: reading) == nil
    }

    /// The address; one that a fold tears in two as another field holds it whole (Coremail tears, and QQ names the sender of what it
    /// forwards), else its domain, for only this is sure.
    private static func untorn(_ sender: ByteRange, _ trace: Trace) -> ByteRange {
        guard trace.block.bytes.firstIndex(of: 0x0A, in: sender) != nil,
            let at = trace.block.bytes.lastIndex(of: 0x40, in: sender)
        else { return sender }
        for entry in trace.fields.addressFields.prefix(Limits.attributedFields) {
            guard let index = entry.mailboxes.first else { continue }
            let whole = trace.fields.mailboxes[index].address
            if trace.block.bytes.isTorn(whole, in: sender) { return whole }
        }
        return ByteRange(at + 1, sender.upper)
    }

    /// Whether SPF tested the client's own name: then it tells nothing of the envelope sender. For the null reverse-path that is
    /// postmaster at this name (RFC 7208 §2.4).
    private static func isAboutHelo(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        if let identity = trace.fields.property(.identity, of: reading), trace.block.bytes.matches(identity, "helo") {
            return true
        }
        let mailFrom = trace.fields.property(.smtpMailFrom, of: reading) ?? trace.fields.property(.envelopeFrom, of: reading)
        if mailFrom == nil, trace.fields.property(.smtpHelo, of: reading) != nil { return true }
        guard let sender = mailFrom ?? reading.commentIdentity, trace.block.bytes.hasPrefix(sender, "postmaster@"),
            let domain = trace.domain(ofAddress: sender)
        else { return false }
        return domain == trace.domain(at: trace[received: hop].helo)
            || domain == trace.domain(at: trace[received: hop].name)
    }

    /// The envelope sender that a result records though it tested HELO (`smtp.helo=… (…; envelope-from=user@a.example; …)`). `postmaster` at
    /// that name stands for none (RFC 7208 §2.4), and what was rewritten is not whole in lower case.
    private static func offerBesideHelo(_ reading: ResultStatement, _ field: Int, to index: Int, _ trace: inout Trace) {
        guard let sender = trace.fields.property(.envelopeFrom, of: reading) ?? reading.commentIdentity,
            trace.block.bytes.lastIndex(of: 0x40, in: sender) != nil, !trace.block.bytes.hasPrefix(sender, "postmaster@"),
            !RewrittenPath.mayBeRewritten(trace.block.bytes, sender)
        else { return }
        offer(untorn(sender, trace), .comment, field: field, to: index, &trace)
    }

    /// Keeps the better of two sources: a whole address before its domain, then the stronger source. What the server tested is not
    /// replaced by another sender: Return-Path shows one that was rewritten after the test.
    static func offer(_ sender: ByteRange, _ source: HopEnvelope.Source, field: Int, to index: Int, _ trace: inout Trace) {
        guard trace.hops.indices.contains(index) else { return }
        let isWhole = sender.isEmpty || trace.block.bytes.lastIndex(of: 0x40, in: sender) != nil
        if let known = trace.hops[index].envelope.sender {
            guard isWhole, isBetter(sender, source, than: known, trace.hops[index].envelope, &trace) else { return }
        }
        trace.hops[index].envelope.sender = sender
        trace.hops[index].envelope.isDomainOnly = !isWhole
        trace.hops[index].envelope.source = source
        if source != .returnPath { trace.hops[index].envelope.isSeen = true }
        trace.hops[index].envelope.field = field
    }

    private static func isBetter(
        _ sender: ByteRange, _ source: HopEnvelope.Source, than known: ByteRange, _ envelope: HopEnvelope, _ trace: inout Trace
    ) -> Bool {
        // What stands for the null reverse-path in a comment or as a bare domain is the client's name.
        if sender.isEmpty { return envelope.isDomainOnly || envelope.source == .comment }
        if envelope.isDomainOnly, trace.block.bytes.firstIndex(of: 0x2E, in: known) == nil { return true }
        if envelope.isDomainOnly { return trace.domain(ofAddress: known) == trace.domain(ofAddress: sender) }
        // Writers of comments lower the case, and the hash of a rewritten address needs it.
        return source == .returnPath && envelope.source == .comment && trace.areSameText(known, sender)
    }

    /// Where the newest line names nobody, the field of the final delivery does: the address before any alias first.
    private static func readFinalRecipient(_ trace: inout Trace) {
        guard let newest = trace.hops.last, newest.envelope.recipient == nil, trace.order.isReliable else { return }
        for name in [FieldName.xOriginalTo, .envelopeTo, .deliveredTo, .xHmXmrOriginalRecipient] {
            let field = trace.fields.addressFields.first { $0.name == name && $0.field < newest.field }
            if let index = field?.mailboxes.first, trace.fields.mailboxes[index].domain != nil {
                trace.hops[newest.n - 1].envelope.recipient = trace.fields.mailboxes[index].address
                return
            }
        }
    }

    /// Return-Path is written at final delivery (RFC 5321 §4.4): it belongs to the line below it, or to the newest hop where
    /// the provider overwrites the field wherever it stands.
    private static func readReturnPaths(_ trace: inout Trace) {
        guard let newest = trace.hops.last else { return }
        var isFirst = true
        for field in trace.fields.addressFields where field.name == .returnPath {
            let mailbox = field.mailboxes.first.map { trace.fields.mailboxes[$0] }
            guard let address = mailbox?.address ?? (field.isNull ? emptyRange(field.field, trace) : nil) else { continue }
            let below = FetchedMailbox.delivery(under: field.field, trace)
            if newest.network?.provider == Providers.microsoft || !trace.order.isReliable {
                if isFirst { overwrite(newest.n - 1, address, field.field, &trace) }
            } else if let below {
                if isOfOwnList(address, below, trace) { continue }
                offer(address, .returnPath, field: field.field, to: below.n - 1, &trace)
            } else if let earlier = trace.hops.last(where: { $0.network?.provider == Providers.microsoft }),
                !isInAngles(field.field, trace)
            {
                // Microsoft's, of a delivery from which the mail went on.
                overwrite(earlier.n - 1, address, field.field, &trace)
            } else if isFirst, let taken = trace.hops.last(where: { $0.kind != .list }), !isOfOwnList(address, taken, trace) {
                // The list manager's own line was written behind the delivery to it.
                offer(address, .returnPath, field: field.field, to: taken.n - 1, &trace)
            }
            isFirst = false
        }
    }

    /// Yahoo! Groups writes the sender of a list's copy over the line by which its host took the copy: the next server saw it. Over older
    /// lines stands the author's.
    private static func readGroupReturns(_ trace: inout Trace) {
        guard trace.order.isReliable, trace.names.contains(.xEgroupsReturn) else { return }
        for field in trace.fields.addressFields.prefix(Limits.attributedFields) where field.name == .xEgroupsReturn {
            guard let index = field.mailboxes.first,
                trace.block.bytes.hasPrefix(trace.fields.mailboxes[index].address, "sentto-"),
                let next = trace.hops.first(where: { $0.field < field.field })
            else { continue }
            offer(trace.fields.mailboxes[index].address, .returnPath, field: field.field, to: next.n - 1, &trace)
        }
    }

    private static func isOfOwnList(_ address: ByteRange, _ hop: Hop, _ trace: Trace) -> Bool {
        guard let recipient = hop.envelope.recipient, ListOwner.isReturnPath(address, of: recipient, trace) else { return false }
        // Behind the list an archive of its organization may bear its name.
        return !trace.hops[..<(hop.n - 1)].contains { older in
            if older.kind == .list { return true }
            guard let other = older.envelope.recipient, !trace.areSameText(other, recipient) else { return false }
            return ListOwner.isReturnPath(address, of: other, trace)
        }
    }

    private static func overwrite(_ index: Int, _ address: ByteRange, _ field: Int, _ trace: inout Trace) {
        offer(address, .returnPath, field: field, to: index, &trace)
        // The store line has no envelope of its own; the boundary hop of the same network saw the same one.
        if let boundary = trace.hops.last(where: { $0.envelope.isDomainOnly && $0.network == trace.hops[index].network }) {
            let domain = trace.domain(ofAddress: address)
            if domain == trace.domain(ofAddress: trace.hops[boundary.n - 1].envelope.sender) {
                offer(address, .returnPath, field: field, to: boundary.n - 1, &trace)
            }
        }
    }

    /// Whether the address stands in angle brackets, as Microsoft alone does not write it.
    private static func isInAngles(_ field: Int, _ trace: Trace) -> Bool {
        let value = trace.block.bytes.trimmed(trace.block.fields[field].value)
        return !value.isEmpty && trace.block.bytes[value.lower] == 0x3C
    }

    static func emptyRange(_ field: Int, _ trace: Trace) -> ByteRange {
        let value = trace.block.fields[field].value
        return ByteRange(value.upper, value.upper)
    }
}

extension [UInt8] {
    /// Whether a range holds the text of another one and nothing else but white space.
    fileprivate func isTorn(_ whole: ByteRange, in torn: ByteRange) -> Bool {
        guard whole.count < torn.count else { return false }
        var position = whole.lower
        for index in torn.lower..<torn.upper where !self[index].isFoldingSpace {
            guard position < whole.upper, self[index].asciiLowercased == self[position].asciiLowercased else { return false }
            position += 1
        }
        return position == whole.upper
    }
}
