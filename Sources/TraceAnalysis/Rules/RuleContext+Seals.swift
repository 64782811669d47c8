internal import TraceFields

extension RuleContext {
    /// Whether a seal vouches for a statement: it stands in a set of an unbroken chain whose sealer is in the way, or a chain
    /// that a trusted server accepted holds the same.
    func isSealed(_ statement: Int) -> Bool {
        switch source(statement) {
        case .originalAuthenticationResults: return true
        case .arcAuthenticationResults: return !isRefused(statement)
        case .authenticationResults, .receivedSPF: break
        }
        guard arc.contains(where: { isPass($0) && isTrusted($0) }) else { return false }
        let method = reading(statement).method
        return trace.subjects.judgements.contains { other in
            source(other) == .arcAuthenticationResults && reading(other).method == method && method != .compauth && isPass(other)
                && domain(other) == domain(statement) && hop(other) == hop(statement)
        }
    }

    /// A set whose sealer is nowhere in the way, in a chain that is broken or that a trusted server refused.
    func isRefused(_ statement: Int) -> Bool {
        guard source(statement) == .arcAuthenticationResults, hop(statement) == nil, !isTrusted(statement) else { return false }
        return trace.arc.structure == .broken || arc.contains { result($0).wordClass == .fail && isTrusted($0) }
    }
}
