internal import TraceFields

/// Who shows that a message went through a sending service: the servers that the reader trusts, and those from whose hosts these took
/// the mail. What stands below them and what the sender wrote are claims: anybody can write a line, a field or a signature of a service.
struct ServiceWitness {
    private let leg: Int
    /// The place of the line by which the mail was handed over on the author's leg.
    private let taken: Int?
    /// Hops, from 0, whose words count.
    private var known: Set<Int> = []
    /// Statements that passed by the words of such hops.
    private var passed: [Statement] = []

    init(_ trace: borrowing Trace, leg: Int, taken: Int?, _ domains: inout DomainTable) {
        self.leg = leg
        self.taken = taken
        for index in trace.hops.indices.reversed() where Self.isKnown(index, known, trace, &domains) { known.insert(index) }
        for statement in trace.statements where statement.suspicion == nil && statement.confidence >= .likely {
            guard statement.isTrusted || statement.hop.map({ known.contains($0 - 1) }) ?? false,
                trace.fields.statements[statement.reading].result.wordClass == .pass
            else { continue }
            passed.append(statement)
        }
    }

    /// Whether a hop is one of a trusted server, or of the network whose host, by the name that was looked up or for which SPF passed, handed
    /// the mail to one that counts.
    private static func isKnown(
        _ index: Int, _ known: Set<Int>, _ trace: borrowing Trace, _ domains: inout DomainTable
    ) -> Bool {
        if trace.hops[index].isTrusted { return true }
        guard let network = trace.hops[index].network else { return false }
        for next in trace.hops.indices where next > index && trace.hops[next].network != nil {
            if trace.hops[next].network == network {
                if known.contains(next) { return true }
                continue
            }
            guard known.contains(next) else { return false }
            if let name = trace.confirmedName(of: trace.hops[next]), let host = domains.intern(trace.block.bytes, name) {
                return domains.network(host) == network
            }
            for statement in trace.statements where statement.isTrusted && statement.judgedHop == next + 1 {
                let reading = trace.fields.statements[statement.reading]
                guard reading.method == .spf, reading.result.wordClass == .pass, let name = statement.identity.domain else { continue }
                if domains.network(name) == network { return true }
            }
            return false
        }
        return false
    }

    /// Whether the words of servers that count show the service.
    func shows(_ row: SendingService, isOfCustomer: Bool, hasForm: Bool, _ trace: borrowing Trace, _ domains: inout DomainTable) -> Bool {
        for statement in passed {
            if let name = statement.identity.domain, row.runs(name, in: domains) { return true }
        }
        for index in trace.hops.indices where trace.hops[index].leg == leg && index <= taken ?? index && known.contains(index) {
            if index != taken, let host = trace.hops[index].by, row.runs(host, in: domains) { return true }
            // Whom the sender's own servers had the mail from is theirs to say.
            guard index == taken || trace.hops[index].isTrusted else { continue }
            if isClient(index, of: row, hasForm: hasForm, trace, &domains) { return true }
        }
        // What the author's side writes of its own sending is as good as its name, once that is proven.
        let isProven = passed.contains { $0.alignment.isAligned }
        return row.isMailboxProvider ? isProven && hasForm : isProven || isOfCustomer && isConfirmed(trace)
    }

    private func isConfirmed(_ trace: borrowing Trace) -> Bool {
        guard let taken, known.contains(taken) else { return false }
        return trace.confirmedName(of: trace.hops[taken]) != nil
    }

    /// Whether a hop took the mail from a host of the service: by the name that was looked up; by HELO where SPF passed there, or where the
    /// envelope sender and the signature have the service's form and no SPF speaks against it.
    private func isClient(
        _ index: Int, of row: SendingService, hasForm: Bool, _ trace: borrowing Trace, _ domains: inout DomainTable
    ) -> Bool {
        if let name = trace.confirmedName(of: trace.hops[index]) {
            return domains.intern(trace.block.bytes, name).map { row.runs($0, in: domains) } ?? false
        }
        guard let client = trace.hops[index].client, row.runs(client, in: domains) else { return false }
        if passed.contains(where: { $0.judgedHop == index + 1 && trace.fields.statements[$0.reading].method == .spf }) { return true }
        guard hasForm else { return false }
        return !trace.statements.contains { statement in
            let reading = trace.fields.statements[statement.reading]
            return statement.judgedHop == index + 1 && reading.method == .spf
                && (reading.result.wordClass == .fail || reading.result == .softfail)
        }
    }
}
