internal import TraceFields

/// Where a mailbox or a list of the author's own organization sent the mail on, results behind it bear his organization's name although
/// they are about whoever sent it on: SPF tested the envelope sender of that mailbox or list, DMARC compared it, and a signature may be the
/// list's. Whoever wrote to it gets all of that.
struct SenderRoles {
    /// Who earned what passed at one hop.
    private struct Earned {
        var hasSignature = false
        var sender: Identity.Role?
    }

    /// By the number of the hop that wrote it.
    private var earned: [Earned]
    /// Whether a signature of the author's passed, at any server and at one that is trusted.
    private var isSigned = false
    private var isSignedForTrusted = false

    static func give(_ trace: inout Trace) {
        guard trace.forwardings.contains(where: { $0.putsOwnSender || $0.isThroughList }) else { return }
        var roles = SenderRoles(hops: trace.hops.count)
        // Each step asks what the one before it found.
        for method in [ResultMethod.dkim, .spf, .dmarc] {
            for index in trace.statements.indices where trace.statements[index].alignment.isAligned {
                if trace.fields.statements[trace.statements[index].reading].method == method { roles.give(index, method, &trace) }
            }
        }
    }

    private init(hops: Int) { earned = Array(repeating: Earned(), count: hops + 1) }

    private mutating func give(_ index: Int, _ method: ResultMethod, _ trace: inout Trace) {
        switch method {
        case .dkim: giveSignature(index, &trace)
        case .spf: givePath(index, &trace)
        default: givePolicy(index, &trace)
        }
    }

    // Signatures

    private mutating func giveSignature(_ index: Int, _ trace: inout Trace) {
        if trace.rewrittenFrom == nil, let hop = trace.statements[index].judgedHop,
            trace.statements[index].identity.role == .author || trace.statements[index].identity.role == .list
        {
            let list = Self.list(of: index, before: hop, &trace)
            let isLists = list.map { Self.isMade(by: $0, index, &trace) } ?? false
            trace.statements[index].identity.role = isLists ? .list : .author
        }
        guard Self.isPass(index, trace) else { return }
        switch trace.statements[index].identity.role {
        case .author:
            isSigned = true
            if trace.statements[index].isTrusted { isSignedForTrusted = true }
            if let hop = trace.statements[index].hop { earned[hop].hasSignature = true }
        case .list:
            if let hop = trace.statements[index].hop { earned[hop].sender = .list }
        case .originalAuthor, .sendingService, .forwarder, .other, .unknown: return
        }
    }

    /// The oldest list of the organization that a signature names, before the hop where it was checked.
    private static func list(of index: Int, before hop: Int, _ trace: inout Trace) -> Forwarding? {
        guard let domain = trace.statements[index].identity.domain else { return nil }
        for forwarding in trace.forwardings where forwarding.isThroughList && forwarding.hop < hop {
            for name in [forwarding.list, forwarding.domainAfter] {
                if let name, trace.domains.sameOrganization(name, domain) { return forwarding }
            }
        }
        return nil
    }

    /// Whether a signature is the list's own: it bears the list's name and not the author's, or it was put on behind the list. Where no line
    /// tells when it was made, the list's very name makes it the list's.
    private static func isMade(by list: Forwarding, _ index: Int, _ trace: inout Trace) -> Bool {
        guard let domain = trace.statements[index].identity.domain else { return false }
        let isListsName = domain == list.list || domain == list.domainAfter
        if isListsName, domain != trace.author { return true }
        if let isBehind = isBehind(list, index, domain, &trace) { return isBehind }
        return isListsName || domain != trace.author
    }

    /// Whether a signature was made behind the last line of the way to the list; nil where that cannot be told.
    private static func isBehind(_ list: Forwarding, _ index: Int, _ domain: DomainID, _ trace: inout Trace) -> Bool? {
        guard list.hop > 0 else { return nil }
        if let signature = trace.statements[index].signature {
            return isMade(trace.fields.signatures[signature], behind: list.hop, trace)
        }
        var isBehind: Bool?
        for signature in trace.fields.signatures where signature.kind == .dkim && trace.domain(at: signature.domain) == domain {
            guard let isLater = isMade(signature, behind: list.hop, trace), isLater == isBehind ?? isLater else { return nil }
            isBehind = isLater
        }
        return isBehind
    }

    /// Whether a signature stands above the line of a hop, and was not made before that hop took the mail: programs move fields.
    private static func isMade(_ signature: Signature, behind hop: Int, _ trace: borrowing Trace) -> Bool? {
        if let made = signature.time, let taken = trace[received: hop].date?.seconds, made < taken { return false }
        return trace.order.isReliable ? signature.field < trace.hops[hop - 1].field : nil
    }

    // SPF and DMARC

    private mutating func givePath(_ index: Int, _ trace: inout Trace) {
        let statement = trace.statements[index]
        guard statement.identity.kind == .mailfrom, statement.identity.role == .author || statement.identity.role == .list,
            let domain = statement.identity.domain, let hop = statement.judgedHop,
            let forwarding = trace.forwardings.last(where: {
                $0.hop < hop && ($0.putsOwnSender || $0.isThroughList && $0.isRewritten)
            }), let after = forwarding.domainAfter, trace.domains.sameOrganization(after, domain)
        else { return }
        if forwarding.isThroughList {
            guard trace.rewrittenFrom == nil, !forwarding.isThroughListOfOther(than: domain, in: &trace.domains) else { return }
        } else {
            // A signature tells that the mail is the author's, where somebody saw it who is trusted no less.
            guard statement.isTrusted ? !isSignedForTrusted : !isSigned else { return }
        }
        let role: Identity.Role = forwarding.isThroughList ? .list : .forwarder
        trace.statements[index].identity.role = role
        if let writer = statement.hop, Self.isPass(index, trace) { earned[writer].sender = role }
    }

    private func givePolicy(_ index: Int, _ trace: inout Trace) {
        guard let hop = trace.statements[index].hop else { return }
        let isAuthors = trace.rewrittenFrom == nil && (!Self.isPass(index, trace) || earned[hop].hasSignature)
        if isAuthors {
            trace.statements[index].identity.role = .author
        } else if let sender = earned[hop].sender {
            trace.statements[index].identity.role = sender
        }
    }

    private static func isPass(_ index: Int, _ trace: borrowing Trace) -> Bool {
        trace.fields.statements[trace.statements[index].reading].result == .pass
    }
}
