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
    private var group: CopyGroup

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
        /// Whether anything but its own words ties it to the author.
        var isTied: Bool
        /// Those of its copies that somebody else may have sent again.
        var strays: [Int]
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
        /// Whether all of its mails are tied to the author.
        var isTied: Bool
        /// Whether the author's side has anything to do about it: not about mail that nothing shows to be his.
        public var isOfAuthor: Bool { cause.kind.isOfRecords || isTied && cause.kind != .changedInTransit }
        /// Whether it has to be found out first who sent the mails.
        public var isOfUnknownSender: Bool { !isTied && cause.kind.needsTie }
        /// The same of a service that anybody may be a customer of.
        public var isOfUnknownCustomer: Bool { !isTied && cause.kind == .serviceNotSetUp }
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
        let proven = facts.filter { $0.isProven && !$0.origin.isForwarder }
        group = CopyGroup(traces: traces, facts: facts, proven: proven)
        mails = MailGroups.of(facts).map { Self.mail($0, group, bodies) }
        mails.sort { one, other in
            let (left, right) = (one.time ?? .max, other.time ?? .max)
            return left == right ? facts[one.copies[0]].precedes(facts[other.copies[0]]) : left < right
        }
        cases = cases(facts)
    }

    /// The findings of a message that show the cause of a case.
    public func findings(of story: Case, in copy: Int) -> [Finding] {
        guard let mail = mails.first(where: { $0.copies.contains(copy) }) else { return [] }
        let isStray = mail.strays.contains(copy)
        return group.findings(
            of: story.cause.kind, in: copy, of: isStray ? [copy] : mail.copies.filter { !mail.strays.contains($0) })
    }

    /// Hosts that copies of a mail came from which nothing ties to its author.
    public func untiedOrigins(ofMail mail: Int) -> [MailOrigin] {
        let copies = mails[mail].strays.isEmpty || !group.isTied(mails[mail].copies) ? mails[mail].copies : mails[mail].strays
        return copies.map { group.facts[$0].origin }.filter { !$0.isForwarder }
    }

    // Mails

    private static func mail(_ copies: [Int], _ group: CopyGroup, _ bodies: [String?]) -> Mail {
        let (traces, facts) = (group.traces, group.facts)
        var comparison: Comparison?
        var ordered = copies
        if copies.count > 1 {
            let kept = copies.map { bodies.indices.contains($0) ? bodies[$0] : nil }
            let compared = Comparison(copies.map { traces[$0] }, bodies: kept)
            ordered = compared.copies.map { copies[$0.argument] }
            comparison = compared
        }
        // A copy that somebody else may have sent again stands for itself.
        let strays = comparison.map { $0.strays.map { ordered[$0] } } ?? []
        let own = ordered.filter { !strays.contains($0) }
        var causes = group.causes(own)
        let damage = comparison?.pair(.signatureDamaged)
        if let damaged = damage.map({ ordered[$0.second] }) {
            causes.show(.changedInTransit, over: .signatureFailed, traces[damaged], facts[damaged].origin)
        }
        if let second = comparison?.pair(.forwardingBrokeSPF).map({ ordered[$0.second] }) {
            causes.show(.forwardingBreaksSPF, over: .none, traces[second], facts[second].origin)
        }
        // What was changed on another way than that of the proven copy is proven by nothing.
        let changed = damage.flatMap { $0.goesThroughFirst ? nil : ordered[$0.second] }
        for stray in strays { causes += group.causes([stray]) }
        if causes.contains(where: { $0.kind != .none }) { causes.removeAll { $0.kind == .none } }
        causes.sort { $0.kind < $1.kind }
        let first = facts[own[0]]
        return Mail(
            copies: ordered, comparison: comparison, causes: causes, author: first.author,
            service: traces[own[0]].service(from: first.origin),
            mailboxes: mailboxes(ordered, traces, facts), time: first.arrival ?? first.date,
            isProven: group.isProven(own) && (strays + [changed].compactMap { $0 }).allSatisfy { group.isProven([$0]) },
            isInOrder: own.contains { facts[$0].isProven && !facts[$0].hasRecordTrouble },
            isTied: group.isTied(own) && strays.isEmpty, strays: strays)
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
        var story = Case(cause: cause, mails: members, records: [], isTied: members.allSatisfy { mails[$0].isTied })
        let copies = members.flatMap { mails[$0].copies }
        if cause.kind.canBeRepaired, story.isOfAuthor, let last = members.last {
            let good = mails.indices.filter { isOfSide(mails[$0], cause) && mails[$0].isInOrder && isAlike($0, members, facts) }
            story.lastGood = good.last { $0 < members[0] }
            story.firstGood = good.first { $0 > last }
            story.repair = story.firstGood.map { good in Comparison((mails[last].copies + mails[good].copies).map { traces[$0] })
            }
            story.state = state(story)
        }
        if cause.kind != .none, !story.isOfUnknownSender {
            let later = story.firstGood.map { mails[$0].copies } ?? []
            story.records = IncidentRecord.all(
                copies, traces, facts, restoredBy: later, isTied: story.isTied, ofService: cause.kind == .serviceNotSetUp)
        }
        return story
    }

    private func isOfSide(_ mail: Mail, _ cause: IncidentCause) -> Bool {
        guard let domain = cause.domain, traces[mail.copies[0]].authorOrganization == domain else { return false }
        return mail.service == cause.service
    }

    /// Whether a mail came from where one of the case came from, as far as the servers tell: what another host sends shows neither that
    /// something broke nor that it was repaired.
    private func isAlike(_ good: Int, _ members: [Int], _ facts: [CopyFacts]) -> Bool {
        members.contains { member in
            mails[member].copies.contains { one in
                mails[good].copies.contains { facts[one].origin.relation(to: facts[$0].origin) != .other }
            }
        }
    }

    private func state(_ story: Case) -> State {
        guard story.firstGood != nil else { return .open }
        switch story.repair?.pairs.compactMap(\.repair).last?.outcome {
        case .repaired?: return .repaired
        case .partly?: return .partly
        case .stillFailing?, .brokenSince?: return .open
        case .bothPass?, .otherSetUp?, .unknown?, nil: return .unknown
        }
    }
}
