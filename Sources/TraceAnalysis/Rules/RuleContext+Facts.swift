internal import TraceFields

/// Values for sentences. A fact that the message does not hold is nil and is left out.
extension RuleContext {
    /// The author's domain: where somebody else wrote From, the one that he names as the author's.
    func author() -> Fact? { (trace.rewrittenFrom?.author ?? trace.author).map { Fact(.author, .domain($0)) } }
    func name(_ statement: Int) -> Fact? { domain(statement).map { Fact(.domain, .domain($0)) } }
    func result(of statement: Int) -> Fact { Fact(.result, .result(result(statement))) }
    func method(of statement: Int) -> Fact { Fact(.method, .method(reading(statement).method)) }

    /// The hop that made a statement, or the name that it bears where nobody can be named.
    func place(_ statement: Int, _ fact: Fact.Name = .hop) -> Fact? {
        if let hop = hop(statement) { return Fact(fact, .hop(hop)) }
        return container(statement).authservID.map { Fact(fact, .bytes($0)) }
    }

    /// The name under which the writer of a statement writes; its host where the field bears none.
    func writer(_ statement: Int) -> Fact? {
        if let name = container(statement).authservID { return Fact(.writer, .bytes(name)) }
        guard let hop = hop(statement) else { return nil }
        if let host = trace.hops[hop - 1].by { return Fact(.writer, .domain(host)) }
        return Fact(.writer, .hop(hop))
    }

    /// The forwarding mailbox, else the domain that it rewrote to, else its network.
    func forwarder(_ forwarding: Int) -> Fact? {
        let value = trace.forwardings[forwarding - 1]
        if let mailbox = value.forwarder { return Fact(.forwarder, .text(mailbox)) }
        if let domain = value.domainAfter, value.isRewritten { return Fact(.forwarder, .domain(domain)) }
        if value.hop > 0, let host = trace.hops[value.hop - 1].by { return Fact(.forwarder, .domain(host)) }
        return value.network.flatMap { trace.domains.text($0) }.map { Fact(.forwarder, .text($0)) }
    }

    func destination(_ forwarding: Int) -> Fact? {
        trace.forwardings[forwarding - 1].destination.map { Fact(.destination, .text($0)) }
    }

    /// The list that sent a message on: its identifier, else the domain of its envelope, else its address.
    func list(_ forwarding: Int?, or statement: Int?) -> Fact? {
        if let forwarding {
            let value = trace.forwardings[forwarding - 1]
            if let list = value.list ?? value.domainAfter { return Fact(.list, .domain(list)) }
            if let address = value.forwarder { return Fact(.list, .text(address)) }
        }
        return statement.flatMap { domain($0) }.map { Fact(.list, .domain($0)) }
    }

    /// The hop with a result about the author from before the list, where one of the statements of a finding comes from behind
    /// it: what a provider says of its own user, or a seal that was refused, is none.
    func resultBeforeList(_ group: [Int]) -> Fact? {
        let proof = trace.subjects.judgements.first { other in
            isBeforeList(other) && isAligned(other) && !isSelfAsserted(other) && !isRefused(other) && !group.contains(other)
                && (reading(other).method == .dkim || reading(other).method == .spf || reading(other).method == .dmarc)
                && result(other).wordClass != .nothing && trace.statements[other].confidence >= .likely
        }
        return proof.flatMap { place($0, .earlierHop) }
    }

    /// The provider of a name as reports call it, else the organization of the name.
    mutating func service(_ domain: DomainID?) -> Fact? {
        guard let domain else { return nil }
        if let row = SendingServices.sharedDomain(domain, in: trace.domains) {
            return Fact(.service, .text(row.name.description))
        }
        if let provider = trace.domains.provider(domain) {
            return Fact(.service, .text(Providers.rows[provider].name.description))
        }
        return Fact(.service, .domain(trace.domains.organization(domain)))
    }

    /// `s=` and the name of the key record.
    func key(_ statement: Int) -> [Fact?] {
        guard let record = trace.keyRecord(statement) else { return [] }
        return [Fact(.record, .text(record)), selector(statement).map { Fact(.selector, .bytes($0)) }]
    }
}

extension Trace {
    /// The DNS name of the key that a DKIM statement needed (RFC 6376 §3.6.2.1); the domain alone where no selector is known.
    func keyRecord(_ statement: Int) -> String? {
        let value = statements[statement]
        guard let domain = value.identity.domain else { return nil }
        let selector =
            fields.property(.headerS, of: fields.statements[value.reading])
            ?? value.signature.flatMap { fields.signatures[$0].selector }
        guard let selector else { return domains.text(domain) }
        return text(selector) + "._domainkey." + domains.text(domain)
    }
}
