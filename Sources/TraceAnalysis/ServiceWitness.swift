internal import TraceFields

/// Who shows that a message went through a sending service: the servers that the reader trusts, and those from whose hosts these took
/// the mail. What stands below them and what the sender wrote are claims: anybody can write a line, a field or a signature of a service.
struct ServiceWitness {
    private let leg: Int
    /// The place of the line by which the mail was handed over on the author's leg.
    private let taken: Int?
    /// Hops, from 0, that are surely of the network that they name.
    private var known: Set<Int> = []
    /// Those of them whose word on their client counts: servers that the reader trusts, and the forwarders and gateways of recipients from
    /// which these took the mail. A sender's servers may say what they like.
    private var believed: Set<Int> = []
    /// Statements that passed by the words of such hops.
    private var passed: [Statement] = []

    init(_ trace: borrowing Trace, leg: Int, taken: Int?, _ domains: inout DomainTable) {
        self.leg = leg
        self.taken = taken
        for index in trace.hops.indices.reversed() { look(index, trace, &domains) }
        for statement in trace.statements where statement.suspicion == nil && statement.confidence >= .likely {
            guard statement.isTrusted || statement.hop.map({ believed.contains($0 - 1) }) ?? false,
                trace.fields.statements[statement.reading].result.wordClass == .pass
            else { continue }
            passed.append(statement)
        }
    }

    private mutating func look(_ index: Int, _ trace: borrowing Trace, _ domains: inout DomainTable) {
        let hop = trace.hops[index]
        if hop.isTrusted {
            known.insert(index)
            believed.insert(index)
            return
        }
        guard let network = hop.network,
            let next = trace.hops.indices.first(where: { $0 > index && trace.hops[$0].network != nil })
        else { return }
        if trace.hops[next].network == network {
            guard known.contains(next) else { return }
            known.insert(index)
            if believed.contains(next) || hop.leg < trace.hops[next].leg { believed.insert(index) }
            return
        }
        guard believed.contains(next), Self.names(network, next, trace, &domains) else { return }
        known.insert(index)
        if hop.leg < trace.hops[next].leg || Self.recipients(next, trace, &domains) == network { believed.insert(index) }
    }

    /// Whether a line names a host of the network as its client, by the name that was looked up or for which SPF passed there.
    private static func names(
        _ network: Network, _ line: Int, _ trace: borrowing Trace, _ domains: inout DomainTable
    ) -> Bool {
        if let name = trace.confirmedName(of: trace.hops[line]), let host = domains.intern(trace.block.bytes, name) {
            return domains.network(host) == network
        }
        for statement in trace.statements where statement.isTrusted && statement.judgedHop == line + 1 {
            let reading = trace.fields.statements[statement.reading]
            guard reading.method == .spf, reading.result.wordClass == .pass, let name = statement.identity.domain else {
                continue
            }
            if domains.network(name) == network { return true }
        }
        return false
    }

    /// The network of the address for which a line took the mail.
    private static func recipients(_ line: Int, _ trace: borrowing Trace, _ domains: inout DomainTable) -> Network? {
        guard let recipient = trace.hops[line].envelope.recipient, let at = trace.block.bytes.lastIndex(of: 0x40, in: recipient)
        else {
            return nil
        }
        return domains.intern(trace.block.bytes, ByteRange(at + 1, recipient.upper)).flatMap { domains.network($0) }
    }

    /// Whether the words of servers that count show the service.
    func shows(
        _ row: SendingService, isOfCustomer: Bool, hasForm: Bool, _ trace: borrowing Trace, _ domains: inout DomainTable
    ) -> Bool {
        for statement in passed {
            if let name = statement.identity.domain, row.runs(name, in: domains) { return true }
        }
        for index in trace.hops.indices where trace.hops[index].leg == leg && index <= taken ?? index && known.contains(index) {
            if index != taken, let host = trace.hops[index].by, row.runs(host, in: domains) { return true }
            if believed.contains(index), isClient(index, of: row, hasForm: hasForm, trace, &domains) { return true }
        }
        // What the author's side writes of its own sending is as good as its name, once that is proven.
        let isProven = passed.contains { $0.alignment.isAligned }
        return row.isMailboxProvider ? isProven && hasForm : isProven || isOfCustomer && isConfirmed(trace)
    }

    private func isConfirmed(_ trace: borrowing Trace) -> Bool {
        guard let taken, believed.contains(taken) else { return false }
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
        if passed.contains(where: { $0.judgedHop == index + 1 && trace.fields.statements[$0.reading].method == .spf }) {
            return true
        }
        guard hasForm else { return false }
        return !trace.statements.contains { statement in
            let reading = trace.fields.statements[statement.reading]
            return statement.judgedHop == index + 1 && reading.method == .spf
                && (reading.result.wordClass == .fail || reading.result == .softfail)
        }
    }
}
