public import TraceFields

/// A forwarding that the message speaks of, and that the server denies which took the mail.
public struct DeniedForwarding: Hashable, Sendable {
    /// The name that stood in the envelope.
    public var domain: DomainID
    /// What SPF said of it there.
    public var result: ResultWord

    /// Takes out of `cuts`, which go from old to new, what nobody shows but an envelope sender and strangers: the server that took the mail
    /// asked SPF about the very name in the envelope, and it did not pass, nor did the mail come from a host of that name.
    static func settle(_ cuts: inout [ForwardingCut], _ trace: inout Trace) {
        guard let line = trace.trustLine else { return }
        for index in cuts.indices.reversed() where isClaimed(cuts[index], line, trace) {
            // Whoever sent it on after that handed it over: his host and his name are no word about an older one.
            if index + 1 < cuts.count, cuts[index + 1].hop < line { break }
            switch DenialGround(cuts[index], line, &trace).word {
            case .supported: continue
            case .open: cuts[index].confidence = min(cuts[index].confidence, .likely)
            case .doubtful: cuts[index].confidence = .ambiguous
            case .denied(let denied):
                trace.deniedForwarding = denied
                cuts.remove(at: index)
            }
        }
    }

    /// Whether no line of a server that is trusted stands before the forwarding, which put a name of its own into the envelope.
    private static func isClaimed(_ cut: ForwardingCut, _ line: Int, _ trace: borrowing Trace) -> Bool {
        guard cut.hop < line, trace.hops[line - 1].isStation else { return false }
        return cut.isRewritten && cut.domainAfter != nil || cut.kind == .aliasService
    }
}

/// What the hop at the border recorded of the name under which a mail is said to have been sent on.
private struct DenialGround {
    enum Word {
        case supported
        /// Nothing there speaks for it or against it.
        case open
        case doubtful
        case denied(DeniedForwarding)
    }

    let word: Word

    init(_ cut: ForwardingCut, _ line: Int, _ trace: inout Trace) {
        guard let name = cut.domainAfter ?? trace.hops[line - 1].envelope.domain else {
            word = .open
            return
        }
        let confirmed = Self.confirmedClient(line, &trace)
        let isOwn = confirmed.map { Self.isOwn($0, name, cut, &trace) } ?? false
        // What stands in front of the reader hides the client.
        let isHidden = confirmed.map { $0.role == .gateway || $0 == trace.hops[line - 1].network } ?? false
        if isOwn || isHidden || Self.hasSigned(name, cut, &trace) {
            word = .supported
            return
        }
        // A list or a mailbox may lie with somebody of another name, who wrote the line that took the mail for it, and handed it over.
        let isHost = confirmed != nil && cut.hop > 0 && trace.hops[cut.hop - 1].network == confirmed
        // Who handed it over says that he took it from somebody else: a gateway of the reader's may, and so may any sender.
        let isRelayed = confirmed != nil && trace.hops[..<(line - 1)].contains { $0.n > cut.hop && $0.network == confirmed }
        let result = Self.path(of: name, at: line, &trace)
        word =
            if let result, Self.isRefusal(result) {
                isHost || isRelayed ? .doubtful : .denied(DeniedForwarding(domain: name, result: result))
            } else if isHost || result == .pass && !Self.needsProvider(name, cut, &trace) {
                .supported
            } else if let result, confirmed != nil, !isRelayed, Self.isSilence(result) {
                .denied(DeniedForwarding(domain: name, result: result))
            } else if let result, result == .pass || Self.isSilence(result) {
                Self.saysOwn(line, name, cut, &trace) ? .open : .doubtful
            } else {
                .open
            }
    }

    /// Whether only a provider writes such addresses, and the name is not its own: then the name's PASS is no word about the provider.
    private static func needsProvider(_ name: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        writer(cut.kind).map { trace.domains.network(name)?.provider != $0 } ?? false
    }

    /// The provider that alone writes the addresses of a kind.
    private static func writer(_ kind: Forwarding.Kind) -> Int? {
        switch kind {
        case .googleCaf, .googleGroups: Providers.google
        case .microsoftSRS, .microsoftRedirect: Providers.microsoft
        case .qqAuto: Providers.qq
        case .srs0, .srs1, .mailingList, .alias, .resent, .aliasService, .fetch, .unknown: nil
        }
    }

    /// Whether the client says of itself that it is the forwarder's, to a server that does not write which name it looked up.
    private static func saysOwn(_ n: Int, _ name: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard !TrustStep.looksUpNames(trace.hops[n - 1]) else { return false }
        return HopStep.clientNetwork(of: n - 1, in: &trace).map { isOwn($0, name, cut, &trace) } ?? false
    }

    /// The network of the client at a hop by the name that was looked up.
    private static func confirmedClient(_ n: Int, _ trace: inout Trace) -> Network? {
        trace.domain(at: TrustStep.confirmedName(of: trace.hops[n - 1], &trace)).flatMap { trace.domains.network($0) }
    }

    /// Whether a network is the forwarder's: of the name, or of the provider that alone writes such addresses.
    private static func isOwn(_ network: Network, _ name: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        if let writer = writer(cut.kind) { return network.provider == writer }
        return network == trace.domains.network(name) || network.role == .forwarder
    }

    /// Whether a signature of the forwarder's passed at a server that is trusted.
    private static func hasSigned(_ name: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        for index in trace.statements.indices.prefix(Limits.comparedStatements) where trace.statements[index].isTrusted {
            let reading = trace.fields.statements[trace.statements[index].reading]
            guard reading.method == .dkim, reading.result == .pass,
                let domain = trace.domain(at: trace.fields.property(.headerD, of: reading))
                    ?? trace.domain(ofAddress: trace.fields.property(.headerI, of: reading))
            else { continue }
            let writer = writer(cut.kind)
            if writer == nil ? trace.domains.sameOrganization(domain, name) : trace.domains.provider(domain) == writer {
                return true
            }
        }
        return false
    }

    /// What SPF said of the name where the mail came in: a PASS before anything else.
    private static func path(of name: DomainID, at hop: Int, _ trace: inout Trace) -> ResultWord? {
        var found: ResultWord?
        for index in trace.statements.indices.prefix(Limits.comparedStatements)
        where trace.statements[index].isTrusted && trace.statements[index].judgedHop == hop {
            let reading = trace.fields.statements[trace.statements[index].reading]
            guard reading.method == .spf,
                let sender = trace.fields.property(.smtpMailFrom, of: reading)
                    ?? trace.fields.property(.envelopeFrom, of: reading) ?? reading.commentIdentity,
                let domain = trace.domain(ofAddress: sender), trace.domains.sameOrganization(domain, name)
            else { continue }
            if reading.result == .pass { return .pass }
            found = found ?? reading.result
        }
        return found
    }

    private static func isRefusal(_ result: ResultWord) -> Bool { result.wordClass == .fail || result == .softfail }
    private static func isSilence(_ result: ResultWord) -> Bool { result == .none || result == .neutral }
}
