internal import TraceFields

/// Values for sentences. A fact that the message does not hold is nil and is left out.
extension RuleContext {
    /// The author's domain: where somebody else wrote From, the one that he names as the author's.
    func author() -> Fact? { (trace.rewrittenFrom?.author ?? trace.author).map { Fact(.author, .domain($0)) } }
    func name(_ statement: Int) -> Fact? { domain(statement).map { Fact(.domain, .domain($0)) } }
    func result(of statement: Int) -> Fact { Fact(.result, .result(result(statement))) }
    func method(of statement: Int) -> Fact { Fact(.method, .method(method(statement))) }

    /// The hop that made a statement, or the name that it bears where nobody can be named.
    func place(_ statement: Int, _ fact: Fact.Name = .hop) -> Fact? {
        if let hop = hop(statement) { return Fact(fact, .hop(hop)) }
        return authservID(statement).map { Fact(fact, .bytes($0)) }
    }

    /// The name under which the writer of a statement writes; its host where the field bears none.
    func writer(_ statement: Int) -> Fact? {
        if let name = writersName(statement) {
            return trace.block.bytes.withView { $0.isMask(name) } ? nil : Fact(.writer, .bytes(name))
        }
        guard let hop = hop(statement) else { return nil }
        if let host = trace.hops[hop - 1].by { return Fact(.writer, .domain(host)) }
        return Fact(.writer, .hop(hop))
    }

    /// A server has one name: in Received-SPF some write their domain alone, and their host in the results beside it.
    func writersName(_ statement: Int) -> ByteRange? {
        guard source(statement) == .receivedSPF, let own = writerName(statement), let hop = hop(statement) else {
            return authservID(statement)
        }
        let other = trace.statements.indices.first { other in
            self.hop(other) == hop && source(other) != .receivedSPF
                && writerName(other).map { trace.domains.sameOrganization($0, own) } ?? false
        }
        return authservID(other ?? statement)
    }

    /// The forwarding mailbox, else the domain that it rewrote to, else its network.
    func forwarder(_ forwarding: Int) -> Fact? {
        if trace.forwardings[forwarding - 1].forwarder != nil { return Fact(.forwarder, .text(.forwarder(forwarding))) }
        if let domain = trace.forwardings[forwarding - 1].domainAfter, trace.forwardings[forwarding - 1].isRewritten {
            return Fact(.forwarder, .domain(domain))
        }
        let hop = trace.forwardings[forwarding - 1].hop
        if hop > 0, let host = trace.hops[hop - 1].by { return Fact(.forwarder, .domain(host)) }
        return trace.text(of: .network(forwarding)).map { _ in Fact(.forwarder, .text(.network(forwarding))) }
    }

    func destination(_ forwarding: Int) -> Fact? {
        trace.forwardings[forwarding - 1].destination.map { _ in Fact(.destination, .text(.destination(forwarding))) }
    }

    /// The list that sent a message on: its identifier, else the domain of its envelope, else its address. Its address where that domain is
    /// the author's too.
    func list(_ forwarding: Int?, or statement: Int?) -> Fact? {
        if let forwarding {
            let list = trace.forwardings[forwarding - 1].list ?? trace.forwardings[forwarding - 1].domainAfter
            let isNamed = trace.forwardings[forwarding - 1].forwarder != nil
            if let list, !(isNamed && trace.rewrittenFrom == nil && list == trace.author) { return Fact(.list, .domain(list)) }
            if trace.forwardings[forwarding - 1].forwarder != nil { return Fact(.list, .text(.forwarder(forwarding))) }
        }
        return statement.flatMap { domain($0) }.map { Fact(.list, .domain($0)) }
    }

    /// The hop with a result about the author from before the list, where one of the statements of a finding comes from behind
    /// it: what a provider says of its own user, or a seal that was refused, is none.
    func resultBeforeList(_ group: StatementSet) -> Fact? {
        let proof = (((spf | dkim | dmarc) & aligned) - group).first { other in
            isBeforeList(other) && !isSelfAsserted(other) && !isRefused(other) && result(other).wordClass != .nothing
                && trace.statements[other].confidence >= .likely
        }
        return proof.flatMap { place($0, .earlierHop) }
    }

    /// The DMARC failure of the author's name at a trusted server behind a list, where none is known from before it.
    func policyFailureBehindList() -> Int? {
        guard trace.forwardings.contains(where: \.isThroughList) else { return nil }
        let failures = dmarc.filter { result($0).wordClass == .fail && isAligned($0) && !isRefused($0) }
        guard !failures.contains(where: { isBeforeList($0) }) else { return nil }
        return (failures & trusted).first { list(before: $0) != nil }
    }

    /// The provider of a name as reports call it, else the organization of the name.
    mutating func service(_ domain: DomainID?) -> Fact? {
        guard let domain else { return nil }
        if let row = SendingServices.sharedDomain(domain, in: trace.domains) {
            return Fact(.service, .word(row.name))
        }
        if let provider = trace.domains.provider(domain) {
            return Fact(.service, .word(Providers.rows[provider].name))
        }
        return Fact(.service, .domain(trace.domains.organization(domain)))
    }

    /// The name of the key record, where a domain is known.
    func record(of statement: Int) -> Fact? { domain(statement).map { _ in Fact(.record, .text(.key(statement))) } }

    /// `s=` of a key whose record has a name.
    func selector(of statement: Int) -> Fact? {
        domain(statement) == nil ? nil : selector(statement).map { Fact(.selector, .bytes($0)) }
    }
}

extension Trace {
    /// The text that a value of a finding stands for; nil where the trace does not hold it.
    public func text(of source: Fact.Source) -> String? {
        switch source {
        case .forwarder(let forwarding): forwardings[forwarding - 1].forwarder
        case .destination(let forwarding): forwardings[forwarding - 1].destination
        case .network(let forwarding): forwardings[forwarding - 1].network.flatMap { domains.text($0) }
        case .firstForwarder(let forwarding): MissingHopRule.firstForwarder(forwardings[forwarding - 1])
        case .key(let statement): keyRecord(statement)
        case .policy(let domain): "_dmarc." + domains.text(domain)
        case .sender(let leg): sender(of: legs[leg - 1])
        case .recipient(let leg): senderReading(of: legs[leg - 1])?.destination
        case .service(let leg): senderReading(of: legs[leg - 1])?.service
        }
    }

    /// No label of a name that can be looked up.
    static let unknownSelector = "?"

    /// The DNS name of the key that a DKIM statement needed (RFC 6376 §3.6.2.1); with `?` in place of a selector that is not known.
    func keyRecord(_ statement: Int) -> String? {
        let value = statements[statement]
        guard let domain = value.identity.domain else { return nil }
        let selector =
            fields.property(.headerS, of: fields.statements[value.reading])
            ?? value.signature.flatMap { fields.signatures[$0].selector }
        return (selector.map { text($0) } ?? Self.unknownSelector) + "._domainkey." + domains.text(domain)
    }
}
