internal import TraceFields

/// What a viewer shows of a message: the newest results as one list, without the hops that made them.
extension VerdictGround {
    /// Whether that list misleads: a PASS in it is about a name that is not the author's, because of a forwarder or a list or
    /// without one of the author's beside it; or its server did not write it.
    var isSummaryMisleading: Bool {
        for statement in context.forged where context.isPass(statement) { return true }
        for statement in passes where context.isRefused(statement) { return true }
        let rows = newest(context.spf) + newest(context.dkim) + newest(context.dmarc)
        let shown = rows.filter { context.isPass($0) }
        let isAuthorProven = shown.contains { context.isAligned($0) || isPolicyOfAuthor($0) }
        return shown.contains { statement in
            context.reading(statement).method != .dmarc && isForeign(statement)
                && (!isAuthorProven || isCarriedByForwarding(statement))
        }
    }

    /// The statements of the newest hop that made any of the method; trusted ones before claims.
    private func newest(_ statements: [Int]) -> [Int] {
        let trusted = statements.filter { context.isTrusted($0) }
        let known = trusted.isEmpty ? statements : trusted
        let hop = known.compactMap { context.hop($0) }.max()
        return known.filter { context.hop($0) == hop }
    }

    /// The receiver compared the names itself, and From was the author's.
    private func isPolicyOfAuthor(_ statement: Int) -> Bool {
        context.reading(statement).method == .dmarc && !(context.hasListFrom && context.role(statement) == .list)
    }

    private func isForeign(_ statement: Int) -> Bool {
        if context.hasListFrom, context.role(statement) == .list { return true }
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
