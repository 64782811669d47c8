internal import TraceFields

/// What the message itself says against a field.
extension Contradiction {
    static func byMessage(
        _ index: Int, _ hop: Int, _ judgements: [Judgement], _ trace: inout Trace
    ) -> Contradiction? {
        let passes = trace.fields.results[index].statements.map { trace.fields.statements[$0] }.filter { $0.result == .pass }
        for reading in passes where reading.method == .spf {
            if namesOtherSender(reading, hop, &trace) || recordsOtherwise(hop, judgements, trace) {
                return Contradiction(.otherSender)
            }
        }
        // A copy without From was cut: of what it does not hold nobody can tell.
        guard trace.names.contains(.from) else { return nil }
        for reading in passes where reading.method == .dkim && namesNoSignature(reading, hop, &trace) {
            return Contradiction(.noSuchSignature)
        }
        for reading in passes where reading.method == .dmarc {
            if let contradiction = ofPolicy(reading, in: index, hop, judgements, &trace) { return contradiction }
            if namesOtherAuthor(reading, hop, &trace) { return Contradiction(.otherAuthor) }
        }
        return nil
    }

    /// Whether DMARC is said to have passed for a name that is nowhere among the addresses and signatures of the message.
    private static func namesOtherAuthor(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard keepsAuthor(since: hop, &trace), let author = subject(reading, &trace), trace.fields.firstMailbox(.from) != nil
        else {
            return false
        }
        for entry in trace.fields.addressFields.prefix(Limits.attributedFields) {
            guard let mailbox = entry.mailboxes.first,
                let domain = trace.domain(at: trace.fields.mailboxes[mailbox].domain)
            else { continue }
            if trace.domains.sameOrganization(domain, author) { return false }
        }
        return !isSigned(by: author, &trace)
    }

    /// Whether a name that passed may be what a cut line left of one that the message holds: its beginning or its end, and no name above it.
    static func mayHoldCutName(_ index: Int, _ trace: inout Trace) -> Bool {
        let sender = trace.fields.firstMailbox(.returnPath)?.domain
        for statement in trace.fields.results[index].statements where trace.fields.statements[statement].result == .pass {
            guard let name = subject(trace.fields.statements[statement], &trace) else { continue }
            for signature in trace.fields.signatures.indices where trace.fields.signatures[signature].kind == .dkim {
                if isPart(name, of: trace.fields.signatures[signature].domain, &trace) { return true }
            }
            if isPart(name, of: sender, &trace) { return true }
        }
        return false
    }

    private static func isPart(_ name: DomainID, of written: ByteRange?, _ trace: inout Trace) -> Bool {
        guard let whole = trace.domain(at: written), whole != name, !trace.domains.sameOrganization(whole, name) else {
            return false
        }
        let (part, text) = (trace.domains.text(name), trace.domains.text(whole))
        return text.hasPrefix(part) || text.hasSuffix(part)
    }

    private static func isSigned(by domain: DomainID, _ trace: inout Trace) -> Bool { signatures(of: domain, &trace) > 0 }

    /// How many signatures of an organization the message holds.
    static func signatures(of domain: DomainID, _ trace: inout Trace) -> Int {
        trace.fields.signatures.indices.count { index in
            guard trace.fields.signatures[index].kind == .dkim,
                let signer = trace.domain(at: trace.fields.signatures[index].domain)
            else { return false }
            return trace.domains.sameOrganization(signer, domain)
        }
    }

    /// Whether a signature is said to have passed of an organization that signed nothing in this message.
    private static func namesNoSignature(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard keepsSignatures(since: hop, &trace),
            let domain = subject(reading, &trace)
        else { return false }
        return !isSigned(by: domain, &trace)
    }

    /// Whether the same server's own Received-SPF for this connection says that SPF did not pass.
    private static func recordsOtherwise(_ hop: Int, _ judgements: [Judgement], _ trace: Trace) -> Bool {
        judgements.indices.contains { index in
            let container = trace.fields.results[index]
            guard container.source == .receivedSPF, judgements[index].evaluated == hop, judgements[index].confidence == .certain,
                let reading = container.statements.first
            else { return false }
            // What could not be checked contradicts nothing: the server may have asked again.
            let answer = trace.fields.statements[reading].result.wordClass
            return answer == .fail || answer == .weak
        }
    }

    /// Whether the message still bears the signatures that the hop saw: who puts himself into From may remove them, and then he removes
    /// all. One under the hop's line, above the author's own fields, came with the mail.
    private static func keepsSignatures(since hop: Int, _ trace: inout Trace) -> Bool {
        if isOfList(trace) ? isOfNewestNetwork(hop, trace) : keepsAuthor(since: hop, &trace) { return true }
        let line = trace.hops[hop - 1].field
        let author = trace.fields.addressFields.first { $0.name == .from }?.field ?? line
        return trace.fields.signatures.contains { $0.kind == .dkim && line..<max(line, author) ~= $0.field }
    }

    /// Whether From is still what the hop saw: lists put themselves into it, and services that mask addresses.
    private static func keepsAuthor(since hop: Int, _ trace: inout Trace) -> Bool {
        if isOfNewestNetwork(hop, trace) { return true }
        guard let author = trace.firstAuthorDomain(), let network = trace.domains.network(author),
            !trace.hops[(hop - 1)...].contains(where: { $0.network == network })
        else { return false }
        guard isOfList(trace) else { return true }
        return MarkSearch.listDomain(&trace).map { !trace.domains.sameOrganization(author, $0.domain) } ?? false
    }

    private static func isOfList(_ trace: Trace) -> Bool {
        trace.names.contains(.listPost) || MarkSearch.tellsOfList(trace)
    }

    /// Whether no server of another network took the mail after the hop.
    static func isOfNewestNetwork(_ hop: Int, _ trace: Trace) -> Bool {
        trace.hops[hop - 1..<trace.hops.count].allSatisfy { $0.n == hop || $0.network == trace.hops[hop - 1].network }
    }

    /// Whether SPF is said to have passed for another MAIL FROM than the one with which the mail came.
    private static func namesOtherSender(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard let real = lastSender(hop, &trace), let claimed = subject(reading, &trace), keepsSender(real, since: hop, &trace)
        else { return false }
        return !trace.domains.sameOrganization(real, claimed)
    }

    /// Whether the envelope sender of the delivery is still what the hop saw: who puts in one of his own, puts in the name of a server
    /// that had the mail since, of a list, or of a mailbox that it was sent to.
    private static func keepsSender(_ sender: DomainID, since hop: Int, _ trace: inout Trace) -> Bool {
        if isOfNewestNetwork(hop, trace) { return true }
        let network = trace.domains.network(sender)
        if isOfList(trace) || trace.hops[(hop - 1)...].contains(where: { $0.network == network }) { return false }
        for line in trace.fields.received.indices {
            for index in 0..<trace.fields.received[line].recipients.count
            where isOf(sender, trace.fields.received[line].recipients[index], &trace) { return false }
        }
        for entry in trace.fields.addressFields {
            switch entry.name {
            case .to, .cc, .deliveredTo, .xOriginalTo, .envelopeTo, .xForwardedFor:
                for mailbox in entry.mailboxes where isOf(sender, trace.fields.mailboxes[mailbox].address, &trace) {
                    return false
                }
            default: break
            }
        }
        return true
    }

    private static func isOf(_ organization: DomainID, _ address: ByteRange, _ trace: inout Trace) -> Bool {
        trace.domain(ofAddress: address).map { trace.domains.sameOrganization($0, organization) } ?? false
    }

    /// The domain of the envelope sender as the receiver wrote it above the hop, of a null reverse-path that of HELO (RFC 7208
    /// §2.4); nil where the receiver or a forwarder may have put its own there.
    static func lastSender(_ hop: Int, _ trace: inout Trace) -> DomainID? {
        guard let path = trace.fields.addressFields.first(where: { $0.name == .returnPath }),
            trace.order.isReliable ? path.field < trace.hops[hop - 1].field : isOnly(path, trace)
        else { return nil }
        // A forwarder may send on under the null reverse-path.
        if path.isNull { return isOfNewestNetwork(hop, trace) ? trace.domain(at: trace[received: hop].helo) : nil }
        guard let mailbox = path.mailboxes.first.map({ trace.fields.mailboxes[$0] }),
            let real = trace.domain(at: mailbox.domain),
            trace.domains.network(real) != trace.hops[hop - 1].network, !isOfForwarder(mailbox.address, &trace)
        else { return nil }
        return real
    }

    /// Whether no other field of this name stands in the header: where the order is lost, nothing else shows that the receiver wrote it.
    private static func isOnly(_ path: AddressField, _ trace: Trace) -> Bool {
        trace.fields.addressFields.count { $0.name == path.name } == 1
    }

    /// Whether somebody who sends mail on writes such an address.
    private static func isOfForwarder(_ address: ByteRange, _ trace: inout Trace) -> Bool {
        guard RewrittenPath.mayBeRewritten(trace.block.bytes, address) else { return false }
        switch trace.path(at: address, near: nil).kind {
        case .plain, .null, .batv, .verp, .espBounce, .notAnAddress: return false
        case .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .qqAuto, .googleGroups, .listBounce,
            .aliasService:
            return true
        }
    }
}
