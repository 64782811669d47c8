/// Several copies of mail beside each other: which are the same mail, which copy shows what the author's side did, what
/// changed on the way, and what a repair changed.
///
/// The order of the arguments does not matter: copies stand in reading order, the older mail first, in each mail the copy nearest
/// to the author first.
public struct Comparison: Sendable {
    /// In reading order; everything below counts copies as indices of this list.
    public private(set) var copies: [Copy] = []
    /// The copies of each mail; the first of each is the one that the others are compared with.
    public private(set) var mails: [[Int]] = []
    /// Every other copy of a mail with its first, then every other mail with the one that it follows.
    public private(set) var pairs: [CopyPair] = []
    /// Results beside results, one row a name that was tested.
    public private(set) var results: [ComparedResult] = []
    /// Which copy to believe for what, where there are several copies of a mail.
    public private(set) var beliefs: [Belief] = []
    /// What to look up in DNS, where the copies show that something was wrong there.
    public private(set) var queries: [DNSQuery] = []

    /// One message of the comparison.
    public struct Copy: Sendable {
        public var trace: Trace
        /// A digest of the canonical body (`CanonicalBody`), where the whole body was at hand.
        public var body: String?
        /// Its place among the arguments, from 0.
        public var argument: Int
        /// The mailbox that it lies in, as far as it shows one.
        public var mailbox: String?
        /// Who handed it over to the first server whose word counts.
        public internal(set) var origin: MailOrigin
        /// Whether anything but its own words ties it to the author.
        public internal(set) var isTied: Bool
        public internal(set) var role: Role = .direct
        /// What makes it the direct copy or a forwarded one.
        public internal(set) var reasons: [Reason] = []

        public enum Role: String, CaseIterable, Sendable {
            /// As it reached the mailbox that the author's side sent it to.
            case direct
            case forwarded
        }

        public enum Reason: String, CaseIterable, Sendable {
            /// Its own header shows no forwarding.
            case noForwarding = "no-forwarding"
            case forwarding
            /// The other copy's way begins with the whole way of this one.
            case containedInOther = "contained-in-other"
            /// Its way begins with the whole way of another copy and goes on in another network, though it bears no mark of that.
            case containsOther = "contains-other"
            /// The recipient that its envelope encodes is the mailbox that it lies in.
            case recipientIsMailbox = "recipient-is-mailbox"
        }
    }

    /// - Parameters:
    ///   - traces: At least two.
    ///   - bodies: A digest for each trace, or nothing for those whose body is not complete.
    public init(_ traces: [Trace], bodies: [String?] = []) {
        var all: [(copy: Copy, facts: CopyFacts)] = []
        for (index, trace) in traces.enumerated() {
            let body = bodies.indices.contains(index) ? bodies[index] : nil
            let facts = CopyFacts(trace, body: body)
            all.append(
                (
                    Copy(
                        trace: trace, body: body, argument: index, mailbox: facts.mailbox, origin: facts.origin,
                        isTied: facts.isTied),
                    facts
                ))
        }
        all.sort { $0.facts.precedes($1.facts) }
        let order = Self.readingOrder(all.map(\.facts))
        let facts = order.joined().map { all[$0].facts }
        copies = order.joined().map { all[$0].copy }
        var start = 0
        for mail in order {
            mails.append(Array(start..<start + mail.count))
            start += mail.count
        }
        settleRoles(facts)
        pairs = PairStep(copies, mails, facts).pairs
        results = ComparedResult.rows(facts)
        beliefs = Belief.of(self, facts)
        queries = lookUps()
    }

    /// The mail that a copy belongs to: an index of `mails`.
    public func mail(of copy: Int) -> Int { mails.firstIndex { $0.contains(copy) } ?? 0 }

    /// Whether the first copy of a mail is one that nobody forwarded.
    public func hasDirectCopy(_ mail: Int) -> Bool { mails[mail].first.map { copies[$0].role == .direct } ?? false }

    /// Whether the first copy of a pair is tied to the author no less than the second.
    public func isFirstNearer(_ pair: CopyPair) -> Bool { copies[pair.first].isTied || !copies[pair.second].isTied }

    /// Whether nothing shows that a copy came from another host than the first of its mail.
    func isSentOn(_ copy: Int) -> Bool {
        !pairs.contains { pair in pair.second == copy && pair.conclusions.contains { $0.rule == .otherSender } }
    }

    /// Copies that came from another host than the others of their mail, and of which nothing shows how they got there.
    var strays: [Int] {
        pairs.filter { pair in pair.conclusions.contains { $0.rule == .otherSender } }
            .map { isFirstNearer($0) ? $0.second : $0.first }
    }

    /// The pair that shows it, where one does.
    func pair(_ rule: PairRule.Code) -> CopyPair? { pairs.first { pair in pair.conclusions.contains { $0.rule == rule } } }

    // Order

    /// Groups of copies of one mail, and in each the copy nearest to the author first.
    private static func readingOrder(_ facts: [CopyFacts]) -> [[Int]] {
        var group = Array(facts.indices)
        for one in facts.indices {
            for other in facts.indices.dropFirst(one + 1) where group[other] != group[one] {
                guard Kinship(facts[one], facts[other]).relation == .sameMail else { continue }
                let (kept, merged) = (min(group[one], group[other]), max(group[one], group[other]))
                for index in group.indices where group[index] == merged { group[index] = kept }
            }
        }
        // `facts` is sorted already: the first copy of a group tells where the group stands.
        return Set(group).sorted().map { number in
            facts.indices.filter { group[$0] == number }.sorted { one, other in
                let left = facts[one].nearness
                let right = facts[other].nearness
                return left == right ? one < other : left < right
            }
        }
    }

    // Roles

    private mutating func settleRoles(_ facts: [CopyFacts]) {
        for mail in mails {
            for index in mail {
                let isForwarded = !copies[index].trace.forwardings.isEmpty
                copies[index].role = isForwarded ? .forwarded : .direct
                copies[index].reasons = [isForwarded ? .forwarding : .noForwarding]
            }
            for index in mail.dropFirst() { compareWays(mail[0], index, facts) }
            for index in mail where copies[index].role == .direct && facts[index].isAtRecipient {
                copies[index].reasons.append(.recipientIsMailbox)
            }
        }
    }

    /// A way that holds another as its beginning and goes on elsewhere was forwarded, whether or not its own header says so.
    private mutating func compareWays(_ first: Int, _ other: Int, _ facts: [CopyFacts]) {
        let way = AlignedWay(facts[first], facts[other])
        guard way.holdsFirst, facts[other].hops.count > facts[first].hops.count else { return }
        if copies[first].role == .direct, !copies[first].reasons.contains(.containedInOther) {
            copies[first].reasons.append(.containedInOther)
        }
        let isElsewhere = facts[other].hops[way.commonCount...].contains {
            $0.network != nil && $0.network != facts[first].hops.last?.network
        }
        if copies[other].role == .direct, isElsewhere {
            copies[other].role = .forwarded
            copies[other].reasons = [.containsOther]
        }
    }

    // Look-ups

    /// Copies that show something that DNS has to be asked about and that no newer mail shows as repaired.
    public var copiesToLookUp: [Int] {
        pairs.filter { $0.needsLookUp && !isRepaired(mail(of: $0.first)) }.map { $0.repair == nil ? $0.first : $0.second }
    }

    private func lookUps() -> [DNSQuery] {
        var queries: [DNSQuery] = []
        for broken in copiesToLookUp {
            let trace = copies[broken].trace
            for case .lookUp(let query) in trace.nextSteps(for: trace.verdict)
            where !queries.contains(where: { $0.name == query.name && $0.type == query.type }) {
                queries.append(query)
            }
        }
        return queries
    }

    /// Whether a newer mail shows that what was wrong with this one was repaired.
    private func isRepaired(_ mail: Int) -> Bool {
        pairs.contains { $0.repair?.outcome == .repaired && self.mail(of: $0.first) == mail }
    }
}
