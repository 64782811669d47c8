internal import TraceFields

/// One result of one copy, in the words by which two copies can be compared: which name was judged, how it came out, and where.
struct JudgedName: Sendable {
    /// Index in `Trace.statements`.
    var statement: Int
    var method: ResultMethod
    var result: ResultWord
    var outcome: Outcome
    /// The name that was tested.
    var domain: String?
    var role: Identity.Role
    var isAligned: Bool
    var isTrusted: Bool
    var confidence: Confidence
    var hop: Int?
    /// Whether it stands on the last leg: what the final servers found.
    var isFinal: Bool
    var time: Int64?
    /// The signature that was judged: domain, selector and the beginning of `b=`.
    var signature: String?
    var selector: String?
    /// The record that had to be looked up for it.
    var record: String?
    /// Whether the receiver accepted the mail although its own check failed.
    var isOverridden: Bool

    /// Whether it proves the author by the word of a server that is trusted.
    var provesAuthor: Bool { outcome == .pass && isAligned && isTrusted && (method == .spf || method == .dkim) }

    /// How a check came out.
    enum Outcome: Sendable {
        case pass
        /// The receiver made up a record.
        case guess
        case fail
        /// softfail, neutral and their like, for no reason that is known.
        case weak
        /// The record could not be fetched, does not exist or cannot be read.
        case record
        /// There was nothing to check.
        case nothing
    }

    /// Every statement that one may rely on as far as its writer goes, the newest and best first.
    static func all(_ trace: Trace) -> [JudgedName] {
        var copy = trace
        var results: [JudgedName] = []
        RuleContext.with(&copy) { context in
            for statement in context.judgements | context.arc {
                results.append(JudgedName(statement, context))
            }
        }
        return results.enumerated().sorted { one, other in
            let left = one.element.rank(trace)
            let right = other.element.rank(trace)
            return left == right ? one.offset < other.offset : left > right
        }.map(\.element)
    }

    private init(_ statement: Int, _ context: borrowing RuleContext) {
        let value = context.trace.statements[statement]
        self.statement = statement
        method = context.method(statement)
        result = context.result(statement)
        outcome = Self.outcome(statement, context)
        domain = value.identity.domain.map { context.trace.domains.text($0) }
        role = value.identity.role
        isAligned = context.isAligned(statement)
        isTrusted = context.isTrusted(statement)
        confidence = value.confidence
        hop = value.confidence >= .likely ? value.hop : nil
        isFinal = value.leg.map { $0 == context.lastLeg } ?? (context.lastLeg == 1)
        time = hop.flatMap { context.trace[received: $0].date?.seconds }
        selector = context.selector(statement).map { context.trace.text($0).lowercasedASCII }
        isOverridden = context.trace.says(.overridden, statement) || context.trace.says(.acceptedDespitePolicy, statement)
        if method == .dkim {
            record = context.trace.keyRecord(statement)
            signature = Self.signature(statement, context)
        } else if method == .spf {
            record = domain
        } else if method == .dmarc {
            record = domain.map { "_dmarc." + $0 }
        }
    }

    /// Trusted before claimed, newer before older, the field of the receiver before copies of it.
    private func rank(_ trace: Trace) -> Int {
        let source: Int
        switch trace.container(trace.statements[statement]).source {
        case .authenticationResults: source = 3
        case .receivedSPF: source = 2
        case .arcAuthenticationResults: source = 1
        case .originalAuthenticationResults: source = 0
        }
        return (isTrusted ? 1 << 20 : 0) + (hop ?? 0) * 8 + source
    }

    private static func signature(_ statement: Int, _ context: borrowing RuleContext) -> String? {
        if let signature = context.signature(statement), let value = signature.signature, let domain = signature.domain {
            let selector = signature.selector.map { context.trace.text($0).lowercasedASCII } ?? ""
            let mark = String(context.trace.withoutSpace(value).prefix(8))
            return context.trace.text(domain).lowercasedASCII + "|" + selector + "|" + mark
        }
        guard let mark = context.property(.headerB, statement),
            let domain = context.domain(statement)
        else { return nil }
        let selector = context.selector(statement).map { context.trace.text($0).lowercasedASCII } ?? ""
        return context.trace.domains.text(domain) + "|" + selector + "|" + String(context.trace.withoutSpace(mark).prefix(8))
    }

    private static func outcome(_ statement: Int, _ context: borrowing RuleContext) -> Outcome {
        let result = context.result(statement)
        if result == .pass { return context.isGuess(statement) ? .guess : .pass }
        switch context.trace.cause(ofStatement: statement)?.cause {
        case let cause? where cause.isOfKeyRecord: return .record
        case .lookupFailed?, .recordBroken?: return .record
        case .bodyChanged?, .signatureMismatch?: return .fail
        // The key may well be there: the verifier knows no such signature, or did not look.
        case .unsupported?, .skipped?: return .nothing
        default: break
        }
        switch result.wordClass {
        case .pass: return .pass
        case .passLike: return .guess
        case .fail: return .fail
        case .weak: return .weak
        case .error: return .record
        case .nothing: return .nothing
        }
    }
}

extension CopyFacts {
    /// The newest result of a method that is relied on; where no trusted server said anything, the newest claim.
    func newest(_ method: ResultMethod) -> JudgedName? { results.first { $0.method == method } }

    /// The same for one signature.
    func newest(signature: String) -> JudgedName? { results.first { $0.method == .dkim && $0.signature == signature } }

    /// The newest result about the author's own name; for DKIM and DMARC wherever it was recorded.
    /// Of several at one hop, one that passed: one is enough.
    func newestOfAuthor(_ method: ResultMethod) -> JudgedName? {
        let own = results.filter { $0.method == method && $0.isAligned }
        return own.first { $0.outcome == .pass && $0.hop == own[0].hop && $0.isTrusted == own[0].isTrusted } ?? own.first
    }
}
