internal import TraceFields

/// What spam filters say of SPF, DKIM or DMARC in words of their own: it is not read, but a person can.
enum FilterWords {
    /// How many fields of each kind are shown.
    private static let most = 4
    private static let words: [StaticString] = ["r_spf_", "r_dkim_", "spf_", "dkim_", "dmarc_"]

    /// Adds where such words stand to the newest finding, and which host wrote them as far as a field beside them tells.
    static func cite(_ context: inout RuleContext) {
        let holdsStatus = context.trace.names.contains(.xSpamStatus)
        let holdsReport = context.trace.names.contains(.xSpamReport)
        let holdsResult = context.trace.names.contains(.xSpamdResult)
        guard holdsStatus || holdsReport || holdsResult, let finding = context.trace.findings.indices.last else { return }
        let start = context.trace.findings[finding].evidence.lowerBound
        // The report explains what the status lists.
        if holdsStatus && citeWords(.xSpamStatus, &context) || holdsReport && citeWords(.xSpamReport, &context) {
            citeHosts(&context)
        }
        if holdsResult, citeWords(.xSpamdResult, &context) { citeLines(&context) }
        context.trace.findings[finding].evidence = start..<context.trace.evidence.count
    }

    private static func citeWords(_ name: FieldName, _ context: inout RuleContext) -> Bool {
        cite(name, &context) { field, value, context in
            var start = value.upper
            for word in words {
                if let found = context.trace.block.bytes.firstRange(of: word, in: value) { start = min(start, found.lower) }
            }
            return start < value.upper ? Evidence(.filterWords, field: field, value: ByteRange(start, value.upper)) : nil
        }
    }

    /// `X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on HOST`
    private static func citeHosts(_ context: inout RuleContext) {
        _ = cite(.xSpamCheckerVersion, &context) { field, value, context in
            let value = context.trace.block.bytes.trimmed(value)
            guard let space = context.trace.block.bytes.lastIndex(of: 0x20, in: value),
                context.trace.block.bytes.hasSuffix(ByteRange(value.lower, space), " on"), space + 1 < value.upper
            else { return nil }
            return Evidence(.filterHost, field: field, value: ByteRange(space + 1, value.upper))
        }
    }

    /// `X-Rspamd-Queue-Id: ID`: the number that the server under whose line the words were written gave to the mail.
    private static func citeLines(_ context: inout RuleContext) {
        _ = cite(.xRspamdQueueID, &context) { field, value, context in
            let value = context.trace.block.bytes.trimmed(value)
            guard !value.isEmpty, let hop = onlyHop(of: value, context) else { return nil }
            let isTrusted = context.trace.hops[hop - 1].isTrusted
            return Evidence(isTrusted ? .filterOfTrustedHop : .filterOfHop, field: field, hop: hop, value: value)
        }
    }

    /// Adds what a reader finds in the first fields of a name; false where it found nothing.
    private static func cite(
        _ name: FieldName, _ context: inout RuleContext,
        _ read: (_ field: Int, _ value: ByteRange, _ context: borrowing RuleContext) -> Evidence?
    ) -> Bool {
        var count = 0
        for index in context.trace.block.fields.indices where count < most && context.trace.block.fields[index].known == name {
            guard let evidence = read(index, context.trace.block.fields[index].value, context) else { continue }
            context.trace.evidence.append(evidence)
            count += 1
        }
        return count > 0
    }

    private static func onlyHop(of id: ByteRange, _ context: borrowing RuleContext) -> Int? {
        var found: Int?
        for hop in context.trace.hops {
            guard let own = context.trace[received: hop.n].id,
                context.trace.block.bytes.areEqual(own, id)
            else { continue }
            if found != nil { return nil }
            found = hop.n
        }
        return found
    }
}
