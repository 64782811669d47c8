internal import TraceFields

/// Results of a provider's border whose own line the copy does not hold.
extension RuleContext {
    /// The oldest hop, where it took the mail from an inner host of its provider that left no line, or out of a mailbox of its own (a rule that
    /// sends mail on), and a field below it, in that provider's name or form, judges a client that is on no line: the line of the server that
    /// took the mail in is missing, and nothing shows who wrote the field.
    func lostBorder(_ statement: Int) -> Int? {
        guard trace.order.isReliable, hop(statement) == nil, trace.statements[statement].suspicion == nil,
            let oldest = trace.hops.first, oldest.isTrusted, oldest.kind == .internal,
            trace.statements[statement].field > oldest.field, let provider = oldest.network?.provider,
            let client = oldest.client, (client == oldest.by) == oldest.isLoopback, trace.domains.provider(client) == provider
        else { return nil }
        return isOf(provider, statement) && judgesNobodysClient(statement) ? oldest.n : nil
    }

    private func isOf(_ provider: Int, _ statement: Int) -> Bool {
        let container = trace.fields.results[reading(statement).container]
        switch container.source {
        case .authenticationResults, .receivedSPF: break
        case .arcAuthenticationResults, .originalAuthenticationResults: return false
        }
        if container.shape == .anonymousInbound { return provider == Providers.microsoft }
        return writerName(statement).map { trace.domains.provider($0) == provider } ?? false
    }

    /// Whether the field names a client, and no line does.
    private func judgesNobodysClient(_ statement: Int) -> Bool {
        var isNamed = false
        for index in trace.fields.results[reading(statement).container].statements {
            guard let client = trace.fields.statements[index].clientAddress, client.isRoutable else { continue }
            if trace.fields.received.contains(where: { $0.address == client }) { return false }
            isNamed = true
        }
        return isNamed
    }
}
