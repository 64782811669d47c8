internal import TraceFields

/// A DNS record of the author's side that mail depends on, and what servers recorded of it.
public struct IncidentRecord: Sendable {
    public var query: DNSQuery
    public var state: State
    /// Whose name it is; nil for the records of a domain that its owner lends to customers.
    public internal(set) var owner: String?
    /// What servers wrote about its name, oldest first.
    public internal(set) var observations: [Observation] = []

    public enum State: String, CaseIterable, Sendable {
        /// A server could not read it.
        case failed
        /// A server looked and found none.
        case absent
        /// A later message shows that it can be read again.
        case restored
        /// A server read it in these messages.
        case works
        /// No server asked for it: to be looked up.
        case unseen
    }

    /// One check of the name.
    public struct Observation: Sendable {
        /// Index of `Incident.traces`.
        public var copy: Int
        /// Index of `Trace.statements`.
        public var statement: Int
        /// What the server's own words mean; nil where it wrote none that are known.
        public var cause: FailureCause?
        public var time: Int64?
        var outcome: JudgedName.Outcome
    }

    /// Whether the record has to be published by hand: not where its name is only asked for checking, nor where an alias stands
    /// in its place.
    public internal(set) var isToPublish = false

    /// The records that the messages of a case depend on, those that failed first. Of mail that nothing ties to the author only his own
    /// names are certain: that he needs a key or a name below his own, anybody can write.
    static func all(
        _ copies: [Int], _ traces: [Trace], _ facts: [CopyFacts], restoredBy later: [Int], isTied: Bool, ofService: Bool
    ) -> [IncidentRecord] {
        let authors = Set(copies.flatMap { [facts[$0].author, traces[$0].authorOrganization].compactMap { $0 } })
        let own = authors.union(authors.map { "_dmarc." + $0 })
        var records: [IncidentRecord] = []
        for copy in copies {
            var table = traces[copy].domains
            for case .lookUp(let query) in traces[copy].nextSteps(for: traces[copy].verdict)
            where !records.contains(where: { $0.query.name == query.name && $0.query.type == query.type }) {
                let owner = table.intern(query.name).map { table.ownerText($0) }
                let isLent = owner.flatMap { table.intern($0) }.map { table.isLent($0) } ?? false
                records.append(IncidentRecord(query: query, state: .unseen, owner: isLent ? nil : owner))
            }
        }
        let seen = observations(copies, traces, facts)
        let restored = observations(later, traces, facts).filter { $0.value.contains { $0.outcome == .pass } }
        for index in records.indices {
            let name = records[index].query.name.lowercasedASCII
            guard records[index].query.type != .ns else { continue }
            records[index].observations = seen[name] ?? []
            records[index].state = state(seen[name] ?? [], isRestored: restored[name] != nil)
            // What the customers of a service publish, its mail does not name.
            let isCertain = isTied || own.contains(name) || ofService && records[index].state == .unseen
            records[index].isToPublish = isCertain && isToPublish(records[index], among: records)
        }
        let order = State.allCases
        return records.enumerated().sorted { one, other in
            let (left, right) = (order.firstIndex(of: one.element.state)!, order.firstIndex(of: other.element.state)!)
            return left == right ? one.offset < other.offset : left < right
        }.map(\.element)
    }

    private static func state(_ observations: [Observation], isRestored: Bool) -> State {
        if observations.contains(where: { $0.outcome == .record }) { return isRestored ? .restored : .failed }
        if observations.contains(where: { $0.outcome == .nothing }) { return isRestored ? .restored : .absent }
        return observations.contains { $0.outcome == .pass || $0.outcome == .fail || $0.outcome == .weak } ? .works : .unseen
    }

    /// By the name that was asked, in lower case.
    private static func observations(_ copies: [Int], _ traces: [Trace], _ facts: [CopyFacts]) -> [String: [Observation]] {
        var found: [String: [Observation]] = [:]
        for copy in copies {
            for result in facts[copy].results.reversed() {
                guard let name = result.record?.lowercasedASCII else { continue }
                // Only `none` says that there is no record; the other words say that nobody looked.
                let word = traces[copy].fields.statements[traces[copy].statements[result.statement].reading].result
                if result.outcome == .nothing, word != .none { continue }
                found[name, default: []].append(
                    Observation(
                        copy: copy, statement: result.statement, cause: traces[copy].cause(ofStatement: result.statement)?.cause,
                        time: result.time, outcome: result.outcome))
            }
        }
        return found
    }

    private static func isToPublish(_ record: IncidentRecord, among records: [IncidentRecord]) -> Bool {
        guard record.owner != nil else { return false }
        let query = record.query
        switch query.expectation {
        case .nameServers: return false
        case .aliasBelow(let target): return !target.isEmpty
        case .policy, .exchanger, .aliasBelowEither: return true
        // The organization's own stands for it, unless that one is not the owner's to publish.
        case .policyOrAbove: return records.contains { $0.query.expectation == .policy && $0.owner == nil }
        case .senderPolicy, .senderPolicyCovering, .senderPolicyMaybeCovering, .soundSenderPolicy, .key:
            // An alias and text cannot stand at one name (RFC 1034 §3.6.2).
            return !records.contains { other in
                guard other.query.name == query.name else { return false }
                switch other.query.expectation {
                case .aliasBelow(let target): return !target.isEmpty
                case .aliasBelowEither: return true
                default: return false
                }
            }
        }
    }

    /// The record as a line of a zone file (RFC 1035 §5.1); what only its owner knows stands in angle brackets, so that a line that
    /// was not completed is refused.
    public var line: String {
        let start = query.name + ". IN " + query.type.rawValue + " "
        switch query.expectation {
        case .aliasBelow(let target): return start + "<value>." + target + "."
        case .senderPolicy(let include?): return start + "\"v=spf1 include:" + include + " <other-servers> ~all\""
        case .senderPolicy(nil), .senderPolicyCovering, .senderPolicyMaybeCovering, .soundSenderPolicy:
            return start + "\"v=spf1 <servers> ~all\""
        case .key: return start + "\"v=DKIM1; k=rsa; p=<public-key>\""
        case .policy, .policyOrAbove: return start + "\"v=DMARC1; p=<policy>\""
        case .aliasBelowEither: return start + "<value>."
        case .exchanger(let target): return start + "10 <value>." + target + "."
        case .nameServers: return start + "<name-server>."
        }
    }
}
