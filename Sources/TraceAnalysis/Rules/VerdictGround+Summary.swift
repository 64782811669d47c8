internal import TraceFields

/// What a viewer shows of a message: the newest results as one list, without the hops that made them.
extension VerdictGround {
    /// Whether that list misleads: a PASS in it is about a name that is not the author's, because of a forwarder or a list or
    /// without one of the author's beside it; or its server did not write it.
    var isSummaryMisleading: Bool {
        for statement in context.forged where context.isPass(statement) { return true }
        for statement in passes where context.isRefused(statement) { return true }
        var shown = Shown()
        shown.hasTrusted = (context.spf + context.dkim + context.dmarc).contains { context.isTrusted($0) }
        look(at: context.spf, &shown)
        look(at: context.dkim, &shown)
        look(at: context.dmarc, &shown)
        return shown.isForeign && !shown.isAuthorProven || shown.isCarried
    }

    /// What the PASS words of the list are about.
    private struct Shown {
        var isAuthorProven = false
        /// A trusted server recorded something: beside that, claims prove nothing.
        var hasTrusted = false
        var isForeign = false
        /// A foreign one that a forwarding carried.
        var isCarried = false
    }

    /// Reads the statements of the newest hop that made any of the method; trusted ones before claims.
    private func look(at statements: [Int], _ shown: inout Shown) {
        let hasTrusted = statements.contains { context.isTrusted($0) }
        var hop: Int?
        for statement in statements where !hasTrusted || context.isTrusted(statement) {
            if let own = context.hop(statement) { hop = max(hop ?? own, own) }
        }
        for statement in statements where context.isPass(statement) && context.hop(statement) == hop {
            guard !hasTrusted || context.isTrusted(statement) else { continue }
            if context.isAligned(statement) || isPolicyOfAuthor(statement) {
                shown.isAuthorProven = shown.isAuthorProven || context.isTrusted(statement) || !shown.hasTrusted
            }
            guard context.reading(statement).method != .dmarc, isForeign(statement) else { continue }
            shown.isForeign = true
            if isCarriedByForwarding(statement) { shown.isCarried = true }
        }
    }

    /// The receiver compared the names itself, and From was the author's.
    private func isPolicyOfAuthor(_ statement: Int) -> Bool {
        context.reading(statement).method == .dmarc && !context.isFromWriters(statement)
    }

    private func isForeign(_ statement: Int) -> Bool {
        if context.isFromWriters(statement) { return true }
        switch context.trace.statements[statement].alignment {
        case .no: return true
        case .strict, .relaxed: return false
        // Several authors: no PASS can be about the one that the reader sees.
        case .unknown: return context.trace.author == nil && context.domain(statement) != nil && hasSeveralAuthors
        }
    }

    private var hasSeveralAuthors: Bool {
        var count = 0
        for field in context.trace.block.fields where field.known == .from { count += 1 }
        return count > 1
    }

    private func isCarriedByForwarding(_ statement: Int) -> Bool {
        switch context.role(statement) {
        case .forwarder, .list: true
        case .author, .sendingService: false
        case .other, .unknown:
            context.reading(statement).method == .spf && context.forwarding(before: statement, where: { $0.isRewritten }) != nil
        }
    }
}
