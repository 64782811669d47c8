/// Two copies beside each other. `first` and `second` are indices of `Comparison.copies`; of two copies of one mail the first is
/// nearer to the author, of two mails it is the older one.
public struct CopyPair: Sendable {
    public var first: Int
    public var second: Int
    public var kinship: Kinship
    public var way: AlignedWay
    /// The rules that hold, the one that says most first.
    public var conclusions: [PairConclusion]
    public var differences: [CopyDifference]
    /// What changed at the author's side between two mails that were sent one after the other.
    public var repair: RepairComparison?

    /// Whether the second copy went through the server that received the first.
    public var goesThroughFirst: Bool { way.goesOn }

    /// Whether the pair shows something that DNS has to be asked about.
    var needsLookUp: Bool {
        if let repair { return repair.outcome == .stillFailing || repair.outcome == .brokenSince || repair.outcome == .partly }
        return conclusions.contains { $0.rule.concernsDNS }
    }
}

/// Compares the copies of each mail with its first, and mails with those that they follow.
struct PairStep {
    let copies: [Comparison.Copy]
    let mails: [[Int]]
    let facts: [CopyFacts]

    init(_ copies: [Comparison.Copy], _ mails: [[Int]], _ facts: [CopyFacts]) {
        self.copies = copies
        self.mails = mails
        self.facts = facts
    }

    var pairs: [CopyPair] {
        var pairs: [CopyPair] = []
        for (number, mail) in mails.enumerated() {
            if number > 0 { pairs.append(follow(number)) }
            for other in mail.dropFirst() { pairs.append(sameMail(mail[0], other)) }
        }
        return pairs
    }

    private func sameMail(_ first: Int, _ second: Int) -> CopyPair {
        var kinship = Kinship(facts[first], facts[second])
        if kinship.relation != .sameMail {
            kinship.relation = .sameMail
            kinship.confidence = .likely
            kinship.evidence.insert(KinshipEvidence(code: .throughThirdCopy), at: 0)
        }
        let way = AlignedWay(facts[first], facts[second])
        let ground = PairGround(copies[first], facts[first], copies[second], facts[second], kinship, way)
        return CopyPair(
            first: first, second: second, kinship: kinship, way: way, conclusions: PairRule.conclusions(ground),
            differences: DifferenceStep(ground).differences, repair: nil)
    }

    /// A mail with an older one: the newest that is of the same kind, else the one before it.
    private func follow(_ number: Int) -> CopyPair {
        let candidates = (0..<number).reversed().map { older in
            let pair = mostAlike(mails[older], mails[number])
            return (pair, Kinship(facts[pair.0], facts[pair.1]))
        }
        let best =
            candidates.first { $0.1.relation == .resend } ?? candidates.first { $0.1.relation == .sibling }
            ?? candidates.first { $0.1.relation == .undecided } ?? candidates[0]
        let (first, second) = best.0
        let way = AlignedWay(facts[first], facts[second])
        let ground = PairGround(copies[first], facts[first], copies[second], facts[second], best.1, way)
        return CopyPair(
            first: first, second: second, kinship: best.1, way: way, conclusions: PairRule.conclusions(ground), differences: [],
            repair: best.1.relation == .resend ? RepairComparison(ground) : nil)
    }

    /// The copies of two mails that came in the most similar way: only like can be compared with like.
    private func mostAlike(_ older: [Int], _ newer: [Int]) -> (Int, Int) {
        var best = (older[0], newer[0])
        var most = -1
        for one in older {
            for other in newer {
                var likeness = 0
                if copies[one].role == copies[other].role { likeness += 1 }
                if facts[one].forwarders == facts[other].forwarders { likeness += copies[one].role == .direct ? 4 : 2 }
                if facts[one].receiver == facts[other].receiver { likeness += 1 }
                if likeness > most {
                    most = likeness
                    best = (one, other)
                }
            }
        }
        return best
    }
}
