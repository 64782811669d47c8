internal import TraceFields

/// Many messages as one story: which are copies of one mail, what was wrong with each mail and on whose side, since when, and
/// whether it has ended.
public struct Incident: Sendable {
    /// In the order in which they were given; everything below counts messages as indices of this list.
    public private(set) var traces: [Trace]
    /// The older mail first.
    public private(set) var mails: [Mail] = []
    /// The gravest first, then the older.
    public private(set) var cases: [Case] = []

    /// One mail, and its copies.
    public struct Mail: Sendable {
        /// The copy nearest to the author first.
        public var copies: [Int]
        /// The copies beside each other, where there are several.
        public var comparison: Comparison?
        /// The gravest first; never empty.
        public var causes: [IncidentCause]
        public var author: String?
        public var service: String?
        /// The mailboxes that its copies lie in or were forwarded from.
        public var mailboxes: [String]
        /// When its first copy arrived, as far as its servers tell.
        public var time: Int64?
        /// Whether a server that is trusted found the author's own name proven.
        public var isProven: Bool
        /// Proven, and no record of the author's side kept a check from being made.
        public var isInOrder: Bool
    }

    /// Mails that have one cause.
    public struct Case: Sendable {
        public var cause: IncidentCause
        /// Indices of `mails`.
        public var mails: [Int]
        public var records: [IncidentRecord]
        /// The newest older mail of the same side that was proven.
        public var lastGood: Int?
        /// The first later mail of the same side that was proven.
        public var firstGood: Int?
        /// The last mail of the case beside the first good one.
        public var repair: Comparison?
        /// Nil where mail cannot show it.
        public var state: State?
    }

    /// Whether the cause has ended.
    public enum State: String, CaseIterable, Sendable {
        case repaired, partly, open, unknown
    }

    /// - Parameter bodies: A digest of the canonical body for each trace, or nothing where it is not complete.
    public init(_ traces: [Trace], bodies: [String?] = []) {
        self.traces = traces
        let facts = traces.enumerated().map { index, trace in
            CopyFacts(trace, body: bodies.indices.contains(index) ? bodies[index] : nil)
        }
        mails = MailGroups.of(facts).map { Self.mail($0, traces, facts, bodies) }
        mails.sort { one, other in
            let (left, right) = (one.time ?? .max, other.time ?? .max)
            return left == right ? facts[one.copies[0]].precedes(facts[other.copies[0]]) : left < right
        }
        cases = cases(facts)
    }

    // Mails

    private static func mail(_ copies: [Int], _ traces: [Trace], _ facts: [CopyFacts], _ bodies: [String?]) -> Mail {
        var comparison: Comparison?
        var ordered = copies
        if copies.count > 1 {
            let kept = copies.map { bodies.indices.contains($0) ? bodies[$0] : nil }
            let compared = Comparison(copies.map { traces[$0] }, bodies: kept)
            ordered = compared.copies.map { copies[$0.argument] }
            comparison = compared
        }
        var causes: [IncidentCause] = []
        for copy in ordered {
            for cause in IncidentCause.all(of: traces[copy]) where !causes.contains(where: { $0.kind == cause.kind }) {
                causes.append(cause)
            }
        }
        if causes.count > 1 { causes.removeAll { $0.kind == .none } }
        causes.sort { $0.kind < $1.kind }
        let first = facts[ordered[0]]
        return Mail(
            copies: ordered, comparison: comparison, causes: causes, author: first.author, service: first.service,
            mailboxes: mailboxes(ordered, traces, facts), time: first.arrival ?? first.date,
            isProven: ordered.contains { isProven(facts[$0]) },
            isInOrder: ordered.contains { isProven(facts[$0]) && !hasRecordTrouble(facts[$0]) })
    }

    private static func isProven(_ facts: CopyFacts) -> Bool {
        // Beside a signature that failed only a policy that accepted the mail is a proof.
        if let outcome = facts.newestOfAuthor(.dkim)?.outcome, outcome == .fail || outcome == .record,
            facts.newestOfAuthor(.dmarc)?.outcome != .pass
        {
            return false
        }
        return checks(facts).contains { $0.outcome == .pass && $0.isTrusted }
    }

    private static func hasRecordTrouble(_ facts: CopyFacts) -> Bool { checks(facts).contains { $0.outcome == .record } }

    private static func checks(_ facts: CopyFacts) -> [JudgedName] {
        [facts.newestOfAuthor(.spf), facts.newestOfAuthor(.dkim)].compactMap { $0 }
    }

    private static func mailboxes(_ copies: [Int], _ traces: [Trace], _ facts: [CopyFacts]) -> [String] {
        var names: [String] = []
        for copy in copies {
            // A list is no mailbox, and what may be no forwarding has touched none.
            let forwarders = traces[copy].forwardings.filter { !$0.isThroughList && $0.confidence >= .likely }
                .compactMap(\.forwarder)
            for name in (forwarders + [facts[copy].mailbox].compactMap { $0 }).map(\.lowercasedASCII)
            where name.isAddress && !names.contains(name) { names.append(name) }
        }
        return names
    }

    // Cases

    private func cases(_ facts: [CopyFacts]) -> [Case] {
        var members: [IncidentCause: [Int]] = [:]
        for (index, mail) in mails.enumerated() { members[mail.causes[0], default: []].append(index) }
        let ordered = members.sorted { one, other in
            one.key.kind == other.key.kind ? one.value[0] < other.value[0] : one.key.kind < other.key.kind
        }
        return ordered.map { story($0.key, $0.value, facts) }
    }

    private func story(_ cause: IncidentCause, _ members: [Int], _ facts: [CopyFacts]) -> Case {
        var story = Case(cause: cause, mails: members, records: [])
        let copies = members.flatMap { mails[$0].copies }
        if cause.kind.canBeRepaired, let last = members.last {
            let good = mails.indices.filter { isOfSide(mails[$0], cause) && mails[$0].isInOrder }
            story.lastGood = good.last { $0 < members[0] }
            story.firstGood = good.first { $0 > last }
            story.repair = story.firstGood.map { good in Comparison((mails[last].copies + mails[good].copies).map { traces[$0] })
            }
            story.state = state(story)
        }
        if cause.kind != .none {
            let later = story.firstGood.map { mails[$0].copies } ?? []
            story.records = IncidentRecord.all(copies, traces, facts, restoredBy: later)
        }
        return story
    }

    private func isOfSide(_ mail: Mail, _ cause: IncidentCause) -> Bool {
        guard let domain = cause.domain, traces[mail.copies[0]].authorOrganization == domain else { return false }
        return mail.service == cause.service
    }

    private func state(_ story: Case) -> State {
        guard story.firstGood != nil else { return .open }
        switch story.repair?.pairs.compactMap(\.repair).last?.outcome {
        case .repaired?: return .repaired
        case .partly?: return .partly
        case .stillFailing?, .brokenSince?: return .open
        case .bothPass?, .unknown?, nil: return .unknown
        }
    }
}
