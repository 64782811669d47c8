internal import TraceFields

/// Finds forwardings that rewrote nothing: the recipient changed, or SPF failed for the host that had received the mail.
enum SilentSearch {
    static func run(_ trace: inout Trace, behind carried: CarriedLines?, into cuts: inout [ForwardingCut]) {
        redeliveries(&trace, into: &cuts)
        let marks = ListMarks(&trace, withMachines: true)
        recipientChanges(marks, &trace, behind: carried, into: &cuts)
        deliveries(marks, &trace, into: &cuts)
        failures(&trace, into: &cuts)
    }

    /// A mailbox that wrote the message forwards nothing: its servers name it in the lines of automatic replies.
    static func isAuthor(_ mailbox: ByteRange?, _ trace: Trace) -> Bool {
        guard let mailbox, let from = trace.fields.firstMailbox(.from) else { return false }
        return trace.areSameText(mailbox, from.address)
    }

    /// Exchange's mark of an inbox rule, on mail that an Exchange server handed to another network: the rule sent it on. On an
    /// automatic reply the mark says nothing, and its place never does: Exchange keeps such fields among those of the message.
    static func rules(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard cuts.isEmpty, let entry = trace.fields.addressFields.first(where: { $0.name == .xMSExchangeInboxRulesLoop }),
            let index = entry.mailboxes.first, !AutomaticReplyLoopRule.isReply(trace),
            let own = trace.hops.last(where: { $0.network != nil })?.network,
            let sender = trace.hops.last(where: { $0.network != own && isExchange($0) })
        else { return }
        let mailbox = trace.fields.mailboxes[index].address
        if isAuthor(mailbox, trace) { return }
        if let final = trace.hops.last(where: { $0.envelope.recipient != nil })?.envelope.recipient {
            if trace.areSameText(final, mailbox) { return }
        }
        var cut = ForwardingCut(
            kind: .alias, isRewritten: false, hop: sender.n, span: sender.n...sender.n, confidence: .likely)
        cut.forwarder = trace.text(mailbox)
        cut.evidence.append(Evidence(.loopMark, field: entry.field, hop: sender.n, value: trace.block.fields[entry.field].value))
        cuts.append(cut)
    }

    private static func isExchange(_ hop: Hop) -> Bool {
        hop.network?.provider == Providers.microsoft || hop.producer.map { Producers.isExchange[$0] } ?? false
    }

    /// SPF fails at a host whose client had itself received the mail, though an older check of the same sender passed.
    private static func failures(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        for index in trace.statements.indices.prefix(Limits.comparedStatements) {
            guard trace.fields.statements[index].method == .spf, let newer = trace.statements[index].evaluatedHop, newer > 1,
                ExplainedFailRule.isNoPass(trace.fields.statements[index].result)
            else { continue }
            let statement = trace.statements[index]
            let client = trace.hops[newer - 1].client.flatMap { trace.domains.network($0) }
            let sender = trace.hops[newer - 1].envelope
            guard let client, client != trace.hops[newer - 1].network,
                let owner = trace.hops.last(where: { $0.n < newer && $0.network == client && $0.isStation }),
                client.role?.keepsEnvelope != true
            else { continue }
            let passed = trace.statements.prefix(Limits.comparedStatements).contains { other in
                let older = trace.reading(other)
                return older.method == .spf && older.result == .pass && (other.evaluatedHop ?? newer) < newer
                    && !trace.evidence.isOfOwnUser(other.evidence)
                    && trace.hops[(other.evaluatedHop ?? 1) - 1].envelope.domain == sender.domain
            }
            guard passed, trace.hops[owner.n - 1].kind != .submission else { continue }
            // A gateway of the recipient's own organization keeps the recipient; a forwarder has another one.
            if let before = owner.envelope.recipient, let after = trace.hops[newer - 1].envelope.recipient,
                trace.block.bytes.equalIgnoringCase(before, after)
            {
                continue
            }
            let isElsewhere = isSentElsewhere(from: owner, to: newer, &trace)
            if isElsewhere == false { continue }
            var cut = ForwardingCut(
                kind: .alias, isRewritten: false, hop: owner.n, span: owner.n...max(owner.n, newer - 1),
                confidence: isElsewhere == nil ? .ambiguous : .likely)
            cut.forwarder = owner.envelope.recipient.map { trace.text($0) }
            cut.evidence.append(
                Evidence(.spfFailsForForwarder, field: statement.field, hop: newer, statement: statement.reading + 1))
            cuts.append(cut)
        }
    }

    /// Whether the mail went on to another organization than that of the mailbox that it had reached; nil where nothing tells.
    /// A company's own servers in front of a mailbox host look like a forwarder but for that.
    private static func isSentElsewhere(from owner: Hop, to newer: Int, _ trace: inout Trace) -> Bool? {
        // The mailbox host was told which of the company's own servers took the mail in.
        if let field = trace.block.fields.first(where: { $0.known == .xMSExchangeOrganizationAuthSource }),
            let source = trace.domain(at: trace.block.bytes.trimmed(field.value)),
            let network = trace.domains.network(source), network == owner.network, network.provider == nil
        {
            return false
        }
        if isOnItsWay(before: newer, of: owner, &trace) { return false }
        guard let domain = trace.domain(ofAddress: owner.envelope.recipient) else { return nil }
        if let after = trace.domain(ofAddress: trace.hops[newer - 1].envelope.recipient) {
            return !trace.domains.sameOrganization(domain, after)
        }
        for statement in trace.statements.prefix(Limits.comparedStatements) where statement.hop == newer {
            guard let named = trace.fields.property(.smtpRcptToDomain, of: trace.reading(statement)),
                let after = trace.domain(at: named)
            else { continue }
            return !trace.domains.sameOrganization(domain, after)
        }
        return nil
    }

    /// Whether a result that the owner's network wrote names the domain of the recipient to whom the mail went: it was on its way to him
    /// already, and nobody sent it on.
    private static func isOnItsWay(before newer: Int, of owner: Hop, _ trace: inout Trace) -> Bool {
        for statement in trace.statements.prefix(Limits.comparedStatements) {
            guard let hop = statement.evaluatedHop, hop < newer, trace.hops[hop - 1].network == owner.network,
                let named = trace.fields.property(.smtpRcptToDomain, of: trace.reading(statement)),
                let domain = trace.domain(at: named)
            else { continue }
            if let after = trace.domain(ofAddress: trace.hops[newer - 1].envelope.recipient) { return domain == after }
            // A line that names nobody is of the recipient's server, or of that of the list to which the author wrote.
            if let by = trace.hops[newer - 1].by, trace.domains.sameOrganization(domain, by) { return true }
            return ListMarks(&trace).names.contains { $0.domain == domain }
        }
        return false
    }
}
