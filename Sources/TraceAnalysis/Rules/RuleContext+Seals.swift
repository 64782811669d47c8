internal import TraceFields

extension RuleContext {
    /// Whether neither a server that is trusted nor a seal vouches for a statement.
    func isNobodysWord(_ statement: Int) -> Bool { !isTrusted(statement) && !isSealed(statement) }

    /// Whether a seal vouches for a statement: it stands in a set of an unbroken chain whose sealer is in the way, or a chain
    /// that a trusted server accepted holds the same.
    func isSealed(_ statement: Int) -> Bool {
        switch source(statement) {
        case .originalAuthenticationResults: return true
        case .arcAuthenticationResults: return !isRefused(statement)
        case .authenticationResults, .receivedSPF: return isRepeatedUnderSeal(statement)
        }
    }

    /// Whether a chain that a trusted server accepted holds the same PASS; of the same hop, where that is known.
    func isRepeatedUnderSeal(_ statement: Int) -> Bool {
        guard !(arc & passed & trusted).isEmpty else { return false }
        let method = method(statement)
        let hop = hop(statement)
        return ((spf | dkim | dmarc) & trace.subjects.ofSets & passed).contains { other in
            self.method(other) == method && domain(other) == domain(statement) && (self.hop(other) == hop || hop == nil)
        }
    }

    /// A set whose sealer is nowhere in the way, in a chain that is broken or that a trusted server refused.
    func isRefused(_ statement: Int) -> Bool {
        guard source(statement) == .arcAuthenticationResults, hop(statement) == nil, !isTrusted(statement) else { return false }
        return trace.arc.structure == .broken || (arc & trusted).contains { result($0).wordClass == .fail }
    }
}
