public import TraceFields

/// What changed at the author's side between two mails of the same sender, record by record.
public struct RepairComparison: Sendable {
    public private(set) var records: [Record] = []
    public private(set) var outcome: Outcome = .unknown
    /// Why the two may not be compared like with like.
    public private(set) var differences: Set<Unlikeness> = []
    /// Whether the newer mail came within a day of the older one and still fails: resolvers may remember the old answer so long.
    public private(set) var isTooEarly = false
    /// Seconds from the older to the newer check.
    public private(set) var gap: Int64?

    /// A DNS record of the author's side, and the result that depends on it.
    public struct Record: Sendable {
        public var method: ResultMethod
        /// The record that the older mail needed; where it needed none, that of the newer.
        public var name: String
        /// The record of the newer mail, where that is another: services rotate their keys.
        public var newName: String?
        /// Indices of `Trace.statements` of the older and of the newer copy.
        public var before: Int?
        public var after: Int?
        public var change: Change
    }

    public enum Change: String, CaseIterable, Sendable {
        case repaired
        /// There was no result, and now there is a PASS.
        case appeared
        case stillPasses = "still-passes"
        case stillFails = "still-fails"
        case broken
        case disappeared
        /// It passes or fails now for another host: what the older one would get, nobody can tell.
        case otherHost = "other-host"
        /// Another key passes now: that the older one was repaired is not shown.
        case otherKey = "other-key"
        /// One of the copies says nothing of it.
        case unknown
    }

    public enum Outcome: String, CaseIterable, Sendable {
        /// Everything that failed passes, and nothing else fails.
        case repaired
        /// Some of it passes.
        case partly
        case stillFailing = "still-failing"
        /// The newer mail fails where the older did not.
        case brokenSince = "broken-since"
        /// The newer mail passes by another host or another key.
        case otherSetUp = "other-set-up"
        /// Both pass.
        case bothPass = "both-pass"
        case unknown
    }

    public enum Unlikeness: String, CaseIterable, Sendable {
        /// One is direct and the other was forwarded, or by different forwarders.
        case way
        /// Other receivers judged them.
        case receiver
        /// They were sent through different services or accounts.
        case service
        /// They came from different hosts, and nothing shows that both send for the author.
        case sender
    }

    init(_ ground: PairGround) {
        records = [
            Self.record(.spf, ground), Self.record(.dkim, ground), Self.record(.dmarc, ground),
        ].compactMap { $0 }
        settlePolicy()
        outcome = Self.outcome(records, ground)
        if ground.isFromOtherSender { differences.insert(.sender) }
        if ground.first.forwarders != ground.second.forwarders || ground.firstCopy.role != ground.secondCopy.role {
            differences.insert(.way)
        }
        if ground.first.receiver != ground.second.receiver { differences.insert(.receiver) }
        if Self.differ(ground.first.service, ground.second.service) || Self.differ(ground.first.account, ground.second.account) {
            differences.insert(.service)
        }
        let before = Self.time(ground.first)
        let after = Self.time(ground.second)
        if let before, let after { gap = after - before }
        isTooEarly = outcome == .stillFailing && (gap.map { 0..<Self.longestMemory ~= $0 } ?? false)
    }

    /// A day: the longest time for which a negative answer is usually remembered (RFC 2308 §5, §7.1).
    private static let longestMemory: Int64 = 86_400

    private static func time(_ facts: CopyFacts) -> Int64? { facts.newestOfAuthor(.spf)?.time ?? facts.arrival ?? facts.date }

    /// What one copy does not name says nothing.
    private static func differ(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return false }
        return one != other
    }

    private static func record(_ method: ResultMethod, _ ground: PairGround) -> Record? {
        let before = Shown(method, ground.first, ground.firstCopy)
        let after = Shown(method, ground.second, ground.secondCopy)
        guard let name = before.result?.record ?? after.result?.record else { return nil }
        let renamed = after.result?.record.flatMap { $0 == name ? nil : $0 }
        return Record(
            method: method, name: name, newName: renamed, before: before.result?.statement, after: after.result?.statement,
            change: change(before, after, method, ground))
    }

    /// DMARC follows what it stands on: no record of its own was repaired where only another host or key passes.
    private mutating func settlePolicy() {
        guard let index = records.firstIndex(where: { $0.method == .dmarc }) else { return }
        let change = records[index].change
        guard change == .repaired || change == .broken, !records.contains(where: { $0.method != .dmarc && $0.change == change }),
            let other = records.first(where: { $0.change == .otherHost || $0.change == .otherKey })
        else { return }
        records[index].change = other.change
    }

    /// What a copy shows of a record of the author's side.
    private struct Shown {
        var result: JudgedName?
        var state: State

        enum State { case passes, fails, absent, unknown }

        /// There was no record, or none that could be read: then the host that was tested made no difference.
        var isWithoutRecord: Bool {
            switch result?.outcome {
            case .record?, .nothing?, .guess?: true
            case .pass?, .fail?, .weak?, nil: false
            }
        }

        init(_ method: ResultMethod, _ facts: CopyFacts, _ copy: Comparison.Copy) {
            result = facts.newestOfAuthor(method)
            switch result?.outcome {
            case .pass?: state = .passes
            // A signature that nobody looked at.
            case .nothing? where method == .dkim: state = .unknown
            case .record?, .nothing?, .guess?: state = .fails
            // What fails behind a forwarder may have failed because of the forwarder.
            case .fail?, .weak?: state = copy.role == .direct || result?.isFinal == false ? .fails : .unknown
            // A forwarded copy has lost the author's SPF; no DMARC row means that the receiver found nothing to judge by.
            case nil: state = facts.results.isEmpty || method == .spf && copy.role == .forwarded ? .unknown : .absent
            }
        }
    }

    /// A record can be compared only with itself, and what fails for one host only with what the same host gets.
    private static func change(_ before: Shown, _ after: Shown, _ method: ResultMethod, _ ground: PairGround) -> Change {
        let change = change(before, after)
        let isRenamed =
            before.result?.record != nil && after.result?.record != nil && before.result?.record != after.result?.record
        switch change {
        case .repaired, .appeared:
            // What could not be read then and can be now is the record itself, whoever sent.
            if !isRenamed, before.isWithoutRecord { return change }
            if method == .dkim, isRenamed { return .otherKey }
            return isComparable(method, ground) ? change : .otherHost
        case .broken, .disappeared:
            if ground.isFromOtherSender { return method == .dkim && isRenamed ? .otherKey : .otherHost }
            return change
        case .stillPasses, .stillFails, .otherHost, .otherKey, .unknown: return change
        }
    }

    private static func isComparable(_ method: ResultMethod, _ ground: PairGround) -> Bool {
        method == .spf ? ground.first.origin.isLikeHost(ground.second.origin) : !ground.isFromOtherSender
    }

    private static func change(_ before: Shown, _ after: Shown) -> Change {
        switch (before.state, after.state) {
        case (.unknown, _), (_, .unknown), (.absent, .absent): .unknown
        case (.passes, .passes): .stillPasses
        case (.passes, .fails): .broken
        case (.passes, .absent): .disappeared
        case (.fails, .passes): .repaired
        case (.fails, .fails), (.fails, .absent): .stillFails
        case (.absent, .passes): .appeared
        case (.absent, .fails): .unknown
        }
    }

    private static func outcome(_ records: [Record], _ ground: PairGround) -> Outcome {
        let all = records.map(\.change)
        if all.contains(.broken) { return .brokenSince }
        // A DMARC row that appears alone may be a policy that was published since.
        if ground.isFromOtherSender, !all.contains(.repaired) { return .unknown }
        let isRepaired = all.contains(.repaired) || records.contains { $0.change == .appeared && $0.method != .dmarc }
        if all.contains(.stillFails) { return isRepaired ? .partly : .stillFailing }
        if isRepaired { return .repaired }
        if all.contains(.otherHost) || all.contains(.otherKey) { return .otherSetUp }
        let own = records.filter { $0.method != .dmarc && $0.change != .unknown }
        return !own.isEmpty && own.allSatisfy { $0.change == .stillPasses } ? .bothPass : .unknown
    }
}
