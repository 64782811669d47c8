internal import TraceFields

/// What the results of two copies say together.
public struct PairConclusion: Hashable, Sendable {
    public var rule: PairRule.Code
    public var confidence: Confidence
    /// Indices of `Trace.statements` of the first and of the second copy that show it.
    public var first: [Int]
    public var second: [Int]
}

/// One row of the table of pairs: what the direct copy says beside what the forwarded one says.
public struct PairRule: Sendable {
    var code: Code
    /// The statements of both copies that show it; nil where the rule does not hold.
    var finds: @Sendable (PairGround) -> Found?

    struct Found {
        var first: [JudgedName]
        var second: [JudgedName]
    }

    /// The raw value is the code of the reports.
    public enum Code: String, CaseIterable, Sendable {
        /// The PASS of the forwarded copy is about the forwarder and hides what the direct copy shows.
        case passHidesProblem = "pass-hides-problem"
        /// SPF passed, and failed only because the mail was sent on under the same envelope.
        case forwardingBrokeSPF = "forwarding-broke-spf"
        /// A signature was valid in one copy and is not in the other.
        case signatureDamaged = "signature-damaged"
        /// The second copy came from another host, and no server shows that anybody sent it on: somebody who had the mail may have sent it
        /// again, whole or changed.
        case otherSender = "other-sender"
        /// Neither receiver found the key, and nothing shows that the author uses it.
        case unknownKey = "unknown-key"
        /// Neither receiver could fetch the key.
        case keyMissingForBoth = "key-missing-for-both"
        /// The first receiver could not fetch the key, the second could.
        case keyRecovered = "key-recovered"
        /// The first receiver had the key, the second could not fetch it.
        case keyLost = "key-lost"
        /// DMARC passed and does not any more, because SPF and the signature were lost on the way.
        case forwardingBrokeDMARC = "forwarding-broke-dmarc"
        /// Only the forwarded copy has a DMARC result.
        case dmarcOnlyForwarded = "dmarc-only-forwarded"
        /// All is well; only the SPF row moved to the forwarder.
        case healthy
        /// Nobody can say whether they are the same mail.
        case notComparable = "not-comparable"
        /// The direct copy proves the author and the forwarded one does not.
        case proofLost = "proof-lost"
        /// What both copies say of the author is the same.
        case sameResults = "same-results"

        /// The number of the rule in the table of pairs; nil for what the table does not hold.
        public var number: Int? { Self.table.firstIndex(of: self).map { $0 + 1 } }

        private static let table: [Code] = [
            .passHidesProblem, .forwardingBrokeSPF, .signatureDamaged, .keyMissingForBoth, .keyRecovered, .keyLost,
            .forwardingBrokeDMARC,
            .dmarcOnlyForwarded, .healthy, .notComparable,
        ]

        /// Whether records of the author's side have to be looked up.
        var concernsDNS: Bool {
            switch self {
            case .passHidesProblem, .keyMissingForBoth, .keyRecovered, .keyLost: true
            case .otherSender, .unknownKey, .forwardingBrokeSPF, .signatureDamaged, .forwardingBrokeDMARC, .dmarcOnlyForwarded,
                .healthy, .notComparable,
                .proofLost,
                .sameResults:
                false
            }
        }
    }

    /// The rules that hold, in the order of the table; where none of the first ten does, one of the last two may.
    static func conclusions(_ ground: PairGround) -> [PairConclusion] {
        var conclusions: [PairConclusion] = []
        for rule in table where conclusions.isEmpty || !rule.code.isFallback {
            guard let found = rule.finds(ground) else { continue }
            let lowest = (found.first + found.second).map(\.confidence).min() ?? .certain
            conclusions.append(
                PairConclusion(
                    rule: rule.code, confidence: max(min(lowest, ground.kinship.confidence), .ambiguous),
                    first: found.first.map(\.statement), second: found.second.map(\.statement)))
        }
        return conclusions
    }

    /// What says most stands first.
    private static let table: [PairRule] = [
        PairRule(code: .notComparable) { $0.kinship.relation == .undecided ? Found(first: [], second: []) : nil },
        PairRule(code: .otherSender) { $0.isFromOtherHost ? $0.otherSender : nil },
        PairRule(code: .passHidesProblem) { $0.hiddenProblem },
        PairRule(code: .keyMissingForBoth) { $0.isTied ? $0.missingKeys : nil },
        PairRule(code: .unknownKey) { $0.isTied ? nil : $0.missingKeys },
        PairRule(code: .signatureDamaged) { $0.damagedSignatures },
        PairRule(code: .forwardingBrokeSPF) { $0.brokenPath },
        PairRule(code: .forwardingBrokeDMARC) { $0.brokenPolicy },
        PairRule(code: .keyLost) { $0.signatures { $0.outcome == .pass && $1.outcome == .record } },
        PairRule(code: .keyRecovered) { $0.signatures { $0.outcome == .record && $1.outcome == .pass } },
        PairRule(code: .dmarcOnlyForwarded) { $0.policyOnlyForwarded },
        PairRule(code: .healthy) { $0.allWell },
        PairRule(code: .proofLost) { $0.lostProof },
        PairRule(code: .sameResults) { $0.sameResults },
    ]
}

extension PairRule.Code {
    /// Said only where the table of pairs has nothing to say.
    fileprivate var isFallback: Bool { self == .proofLost || self == .sameResults }
}

/// What the rules ask of two copies.
struct PairGround: Sendable {
    let firstCopy: Comparison.Copy
    let first: CopyFacts
    let secondCopy: Comparison.Copy
    let second: CopyFacts
    let kinship: Kinship
    let way: AlignedWay

    init(
        _ firstCopy: Comparison.Copy, _ first: CopyFacts, _ secondCopy: Comparison.Copy, _ second: CopyFacts, _ kinship: Kinship,
        _ way: AlignedWay
    ) {
        self.firstCopy = firstCopy
        self.first = first
        self.secondCopy = secondCopy
        self.second = second
        self.kinship = kinship
        self.way = way
    }

    var isSameMail: Bool { kinship.relation == .sameMail }

    /// One copy is direct and the other one was forwarded.
    var isDirectAndForwarded: Bool {
        isSameMail && firstCopy.role == .direct && secondCopy.role == .forwarded && !isFromOtherHost
    }

    var isThroughList: Bool { secondCopy.trace.forwardings.contains(where: \.isThroughList) }

    // Conditions

    /// Signatures of the author's side that both copies hold, as both receivers judged them.
    func signatures(_ holds: (JudgedName, JudgedName) -> Bool) -> PairRule.Found? {
        guard isSameMail else { return nil }
        var found = PairRule.Found(first: [], second: [])
        for name in Self.names(first) where Self.names(second).contains(name) {
            guard let one = first.newest(signature: name), let other = second.newest(signature: name), holds(one, other) else {
                continue
            }
            found.first.append(one)
            found.second.append(other)
        }
        return found.first.isEmpty ? nil : found
    }

    fileprivate var missingKeys: PairRule.Found? { signatures { $0.outcome == .record && $1.outcome == .record } }

    fileprivate var damagedSignatures: PairRule.Found? {
        guard !isFromOtherHost else { return nil }
        return signatures { $0.outcome == .pass && ($1.outcome == .fail || $1.outcome == .weak) }
    }

    private static func names(_ facts: CopyFacts) -> [String] {
        var names: [String] = []
        for part in facts.signatures where part.kind == .dkim && !names.contains(part.name) { names.append(part.name) }
        return names
    }

    /// SPF in the newest place of each copy.
    private var paths: (JudgedName, JudgedName)? {
        guard isDirectAndForwarded, let one = first.newest(.spf), let other = second.newest(.spf) else { return nil }
        return (one, other)
    }

    fileprivate var hiddenProblem: PairRule.Found? {
        guard let (one, other) = paths, other.outcome == .pass, !other.isAligned, one.domain != other.domain else { return nil }
        switch one.outcome {
        case .record, .nothing, .fail, .weak, .guess: return PairRule.Found(first: [one], second: [other])
        case .pass: return nil
        }
    }

    fileprivate var brokenPath: PairRule.Found? {
        guard let (one, other) = paths, one.outcome == .pass, one.domain == other.domain else { return nil }
        guard other.outcome == .fail || other.outcome == .weak else { return nil }
        return PairRule.Found(first: [one], second: [other])
    }

    fileprivate var brokenPolicy: PairRule.Found? {
        guard isDirectAndForwarded, let one = first.newest(.dmarc), let other = second.newest(.dmarc) else { return nil }
        guard one.outcome == .pass, other.outcome == .fail, !hasPassOfAuthor(second) else { return nil }
        return PairRule.Found(first: [one], second: [other])
    }

    fileprivate var policyOnlyForwarded: PairRule.Found? {
        guard isDirectAndForwarded, let other = second.newest(.dmarc), other.outcome == .pass else { return nil }
        let one = first.newest(.dmarc)
        guard one == nil || one?.outcome == .nothing, !first.results.isEmpty else { return nil }
        return PairRule.Found(first: [], second: [other])
    }

    fileprivate var allWell: PairRule.Found? {
        guard let (one, other) = paths, one.outcome == .pass, one.isAligned, other.outcome == .pass, !other.isAligned else {
            return nil
        }
        guard let pair = signatures({ $0.outcome == .pass && $0.isAligned && $1.outcome == .pass }) else { return nil }
        let policies = [first.newest(.dmarc), second.newest(.dmarc)]
        guard policies.allSatisfy({ $0 == nil || $0?.outcome == .pass || $0?.outcome == .nothing }) else { return nil }
        guard !(first.newest(.dmarc) == nil && second.newest(.dmarc) != nil) else { return nil }
        return PairRule.Found(first: [one] + pair.first, second: [other] + pair.second)
    }

    fileprivate var lostProof: PairRule.Found? {
        guard isDirectAndForwarded, let proof = first.results.first(where: { $0.provesAuthor }) else { return nil }
        guard !hasPassOfAuthor(second) else { return nil }
        return PairRule.Found(first: [proof], second: second.newest(.spf).map { [$0] } ?? [])
    }

    fileprivate var sameResults: PairRule.Found? {
        guard isSameMail, !first.results.isEmpty, !second.results.isEmpty else { return nil }
        for one in first.results where one.isAligned || one.method == .dmarc {
            let other = second.results.first {
                $0.method == one.method && $0.domain == one.domain && $0.signature == one.signature
            }
            if let other, other.outcome != one.outcome { return nil }
        }
        return PairRule.Found(first: [], second: [])
    }

    /// What was recorded before the mail was sent on is no proof that the forwarded copy brings itself.
    private func hasPassOfAuthor(_ facts: CopyFacts) -> Bool { facts.results.contains { $0.provesAuthor && $0.isFinal } }
}
