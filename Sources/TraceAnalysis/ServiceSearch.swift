internal import TraceFields

extension Trace {
    /// The sending service that the message left its author through: by its envelope sender, its hosts, its fields and its keys.
    ///
    /// Only what stands below the line counts by which the receiving or the forwarding network took the mail: what that network
    /// wrote says nothing of the sender's side. And only what a `ServiceWitness` shows: the rest is a claim, and no service is named by it.
    public var service: SendingService? {
        let signs = ServiceSigns(self)
        var best: (score: Int, row: Int)?
        var witness: ServiceWitness?
        var domains = self.domains
        var rows = signs.rows
        while rows != 0 {
            let row = rows.trailingZeroBitCount
            rows &= rows - 1
            let score = score(row, signs)
            guard score > best?.score ?? 0 else { continue }
            let known = witness ?? ServiceWitness(self, leg: signs.leg, taken: signs.taken, &domains)
            witness = known
            let service = SendingServices.rows[row]
            if known.shows(
                service, isOfCustomer: signs.isOfCustomer, hasForm: hasForm(of: service, signs.sender), self, &domains)
            {
                best = (score, row)
            }
        }
        return best.map { SendingServices.rows[$0.row] }
    }

    /// Whether a signature of the author's has a selector of the service, and the envelope sender its shape where it has one.
    private func hasForm(of row: SendingService, _ sender: ByteRange?) -> Bool {
        signsAsCustomer(of: row) && (row.paths.isEmpty || fits(row.paths, sender))
    }

    /// What the names in a message say of all services at once: one bit a row.
    private struct ServiceSigns {
        var fields: UInt64 = 0
        var hosts: UInt64 = 0
        /// Services at which the author's own address is a mailbox of the provider: it sends for nobody else then.
        var own: UInt64 = 0
        /// Services at which the envelope sender is somebody's private mailbox, under the provider's own name: whoever may write from
        /// another address there is no customer of its.
        var personal: UInt64 = 0
        /// The envelope domain of the author's leg.
        var origin: UInt64 = 0
        /// By DKIM signature.
        var signing: [UInt64] = []
        /// The envelope sender of the author's leg.
        var sender: ByteRange?
        /// What the first Feedback-ID holds.
        var feedback: ByteRange?
        /// Whether the mail came as that of a customer with a host name of his own does: the host and a signature are of the author's
        /// organization.
        var isOfCustomer = false
        /// The author's leg, and the place of the line by which the mail was handed over on it.
        var leg = 1
        var taken: Int?
        /// The services for which anything speaks.
        var rows: UInt64 {
            signing.reduce(fields | hosts | origin | (feedback == nil ? 0 : SendingServices.withFeedback), |)
        }

        /// The services of the provider under whose own name a domain is a mailbox's.
        private static func ownRows(of domain: DomainID, _ trace: Trace) -> UInt64 {
            guard let provider = trace.domains.provider(of: domain), Providers.rows[provider].role == .mailbox else { return 0 }
            return SendingServices.rows(of: provider)
        }

        /// Borrows the trace: what is handed to an initializer is copied else.
        init(_ trace: borrowing Trace) {
            var domains = trace.domains
            leg = trace.originLeg(&domains)
            taken = trace.handOver(ofLeg: leg, &domains)
            // What a provider took in bears its fields, wherever it puts them; in a header that was sorted they may be anybody's.
            var receivers: UInt64 = 0
            for hop in trace.hops.indices where hop >= taken ?? trace.hops.endIndex {
                if let provider = trace.hops[hop].network?.provider { receivers |= SendingServices.rows(of: provider) }
            }
            let top = trace.order.isReliable ? taken.map { trace.hops[$0].field } ?? -1 : -1
            let namedFields = SendingServices.fields
            for index in trace.block.fields.indices where index > top {
                if feedback == nil, trace.block.fields[index].known == .feedbackID {
                    feedback = trace.block.bytes.trimmed(trace.block.fields[index].value)
                }
                let name = trace.block.fields[index].name
                guard name.count < namedFields.count else { continue }
                for field in namedFields[name.count] where trace.block.bytes.matches(name, field.name) {
                    if !trace.order.isReliable, SendingServices.rows[field.row].isMailboxProvider { continue }
                    fields |= 1 << UInt64(field.row)
                }
            }
            fields &= ~receivers
            for index in trace.hops.indices where trace.hops[index].leg == leg && index <= taken ?? index {
                if index != taken, let host = trace.hops[index].by {
                    hosts |= trace.domains.rows(of: host, in: SendingServices.hosts)
                }
                if let host = trace.hops[index].client { hosts |= trace.domains.rows(of: host, in: SendingServices.hosts) }
            }
            if let author = trace.author { own = Self.ownRows(of: author, trace) }
            if let envelope = trace.originHop(ofLeg: leg)?.envelope {
                sender = envelope.sender
                if let domain = envelope.domain {
                    origin = trace.domains.rows(of: domain, in: SendingServices.signingDomains)
                    if origin == 0 { personal = Self.ownRows(of: domain, trace) }
                }
            }
            for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
                guard let domain = trace.fields.signatures[index].domain else { continue }
                let rows = SendingServices.signingDomains.rows(for: trace.block.bytes, domain)
                if rows != 0 { signing.append(rows) }
            }
            guard fields != 0 || feedback != nil, let author = trace.author,
                let client = taken.flatMap({ trace.hops[$0].client }),
                domains.sameOrganization(client, author)
            else { return }
            isOfCustomer = trace.fields.signatures.contains { signature in
                guard signature.kind == .dkim, let domain = domains.intern(trace.block.bytes, signature.domain) else {
                    return false
                }
                return domains.sameOrganization(domain, author)
            }
        }
    }

    /// What speaks for a service. What others show of it, its hosts and its domains, is enough; what the sender wrote is not: mail
    /// that poses as a newsletter copies the fields of one. Without a host or a domain a field has to come with a shape, that of the
    /// envelope sender or of a selector, or in mail that a customer's own host and signature may have sent.
    private func score(_ index: Int, _ signs: ServiceSigns) -> Int {
        let bit: UInt64 = 1 << UInt64(index)
        let row = SendingServices.rows[index]
        if row.isMailboxProvider, signs.own & bit != 0 { return 0 }
        if signs.personal & bit != 0, !signs.signing.contains(where: { $0 & bit != 0 }), !signsAsCustomer(of: row) { return 0 }
        var shown = 0
        if !row.isMailboxProvider, signs.origin & bit != 0 { shown += 4 }
        // A host may be a forwarder's.
        if signs.hosts & bit != 0 { shown += row.isMailboxProvider ? 1 : 3 }
        for rows in signs.signing where rows & bit != 0 { shown += 2 }
        var written = 0
        if signs.fields & bit != 0 { written += 4 }
        if let feedback = signs.feedback, let ending = row.feedback, block.bytes.hasSuffix(feedback, ending) { written += 3 }
        guard shown + written > 0 else { return 0 }
        var shaped = 0
        if fits(row.paths, signs.sender) { shaped += 4 }
        // A selector alone is anybody's choice.
        if signsWithSelector(of: row) { shaped += 1 }
        guard shown > 0 || shaped > 0 || signs.isOfCustomer else { return 0 }
        let score = shown + written + shaped
        return row.isMailboxProvider && score < 2 ? 0 : score
    }

    private func fits(_ paths: [SendingService.PathMark], _ sender: ByteRange?) -> Bool {
        guard !paths.isEmpty, let sender, let at = block.bytes.lastIndex(of: 0x40, in: sender) else { return false }
        return paths.contains { mark in
            switch mark {
            case .prefix(let word): return block.bytes.hasPrefix(sender, word)
            case .local(let word, let label):
                let host = ByteRange(at + 1, sender.upper)
                guard block.bytes.hasPrefix(sender, word), block.bytes.hasPrefix(host, label) else { return false }
                let next = host.lower + label.utf8CodeUnitCount
                return next < host.upper && block.bytes[next].isDigit
            }
        }
    }

    func signsWithSelector(of row: SendingService) -> Bool { fields.signatures.contains { isSelector(of: row, $0) } }

    private func isSelector(of row: SendingService, _ signature: Signature) -> Bool {
        guard signature.kind == .dkim, let selector = signature.selector else { return false }
        return row.selectors.contains { block.bytes.fits(selector, pattern: $0) }
    }

    /// Whether a signature of the author's has a selector of the service.
    func signsAsCustomer(of row: SendingService) -> Bool {
        guard let author else { return false }
        var domains = self.domains
        return fields.signatures.contains { signature in
            isSelector(of: row, signature)
                && domains.intern(block.bytes, signature.domain).map { domains.sameOrganization($0, author) } ?? false
        }
    }
}
