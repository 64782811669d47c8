internal import TraceFields

/// What a signature that did not verify means.
enum SignatureFailure {
    /// The signature was tested and did not verify, or was set aside.
    static func isFailure(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        switch context.result(statement) {
        case .fail, .hardfail, .neutral, .reject: true
        case .permerror, .invalid: false
        case .other, .none, .pass, .softfail, .policy, .temperror, .bestguesspass, .softpass, .error, .timeout, .unknown,
            .skipped,
            .ignore, .unsigned, .discard, .quarantine, .signed, .nxdomain, .tmperror, .absent:
            false
        }
    }

    /// The key is the reason, or the signature itself, and not the message.
    static func isOfKey(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        switch context.cause(statement) {
        case nil, .bodyChanged?, .signatureMismatch?, .testKey?, .keyLength?, .dnssecState?, .verified?: false
        default: true
        }
    }

    static func isOfBody(_ statement: Int, _ context: inout RuleContext) -> Bool {
        context.cause(statement) == .bodyChanged
    }

    /// The oldest failure of the same signature at an older hop: what its server said against its own way, anybody may believe.
    static func earlierFailure(than statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.judgedHop(statement) else { return nil }
        let failures = context.dkim.filter { other in
            guard let earlier = context.judgedHop(other), earlier < hop, !context.isRefused(other) else { return false }
            return isFailure(other, context) && !isOfKey(other, context) && context.isSameSignature(other, statement)
        }
        return failures.reduce(nil) { oldest, other in
            guard let oldest else { return other }
            return context.judgedHop(other) ?? 0 < context.judgedHop(oldest) ?? 0 ? other : oldest
        }
    }

    /// The newest pass for the same signature at an older hop; a trusted one first. For a statement that is given to nobody, the name
    /// that it bears tells which are older.
    static func earlierPass(than statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.hop(statement) ?? context.claimedHop(statement) else { return nil }
        let passes = (context.dkim & context.passed).filter { other in
            guard let earlier = context.hop(other), earlier < hop, !context.isSelfAsserted(other) else { return false }
            return context.isSameSignature(other, statement)
        }
        return (passes & context.trusted).first ?? passes.first
    }
}
