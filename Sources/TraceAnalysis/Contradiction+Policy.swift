internal import TraceFields

/// What the same server says against a `dmarc=pass`: DMARC passes where SPF or DKIM passed for the organization in From, and by nothing else
/// (RFC 7489 §4.2, RFC 9989 §5.3).
extension Contradiction {
    /// Nil where one of the two may have passed, as far as the copy shows.
    static func ofPolicy(
        _ reading: ResultStatement, in index: Int, _ hop: Int, _ judgements: [Judgement], _ trace: inout Trace
    ) -> Contradiction? {
        guard isOfNewestNetwork(hop, trace), let author = subject(reading, &trace) ?? trace.firstAuthorDomain() else {
            return nil
        }
        var checks = Checks(signatures: signatures(of: author, &trace))
        for other in judgements.indices where mayBeOf(trace.hops[hop - 1].network, judgements[other], trace) {
            checks.take(other, of: author, isSure: judgements[other].hop != nil, &trace)
            if checks.hasPassed { return nil }
        }
        let isOfOther = lastSender(hop, &trace).map { !trace.domains.sameOrganization($0, author) } ?? false
        // Who passed for another sender may hold a copy that lost its signature: only where the server speaks of signatures too it is told.
        let other = checks.signatureField != nil ? checks.otherField : nil
        guard let path = checks.pathField ?? other ?? (isOfOther ? index : nil),
            let signed = checks.signatureField ?? (checks.signatures == 0 ? index : nil)
        else { return nil }
        // A server that has a list of senders whom it lets pass writes so too, and says both in one breath.
        if isExcused(reading, trace) { return Contradiction(nil) }
        let said = [path, signed].filter { $0 != index }
        if said.isEmpty { return Contradiction(isOfOther && checks.signatures == 0 ? .noSuchSignature : nil) }
        // What stands farther from the server's line may be painted itself.
        let isNearer =
            trace.order.isReliable && said.allSatisfy { trace.fields.results[$0].field < trace.fields.results[index].field }
        return Contradiction(!isNearer ? nil : said.count == 2 ? .belowTheBoundary : .noSuchSignature)
    }

    /// Whether a field is of a server of the network, or may be.
    private static func mayBeOf(_ network: Network?, _ judgement: Judgement, _ trace: Trace) -> Bool {
        if let hop = judgement.hop { return trace.hops[hop - 1].network == network }
        guard judgement.confidence == .ambiguous else { return false }
        return judgement.alternatives.contains { trace.hops[$0.hop - 1].network == network }
    }

    /// Whether the server tells that it has reasons of its own.
    private static func isExcused(_ reading: ResultStatement, _ trace: Trace) -> Bool {
        if trace.fields.property(.overrideReason, of: reading) != nil { return true }
        return [reading.comments, reading.reason].contains { range in
            guard let range else { return false }
            for word: StaticString in ["whitelist", "allowlist", "override", "trusted", "arc=pass"]
            where trace.block.bytes.holdsFolded(word, in: range) { return true }
            return false
        }
    }
}

/// What a server found out about SPF and DKIM of one author.
private struct Checks {
    /// How many signatures of the author's organization the message holds.
    let signatures: Int
    /// One of both passed for the author, or for a name that is not told.
    var hasPassed = false
    /// The fields that say that neither did, and that SPF passed for somebody else.
    var pathField: Int?
    var otherField: Int?
    var signatureField: Int?

    init(signatures: Int) { self.signatures = signatures }

    /// What could not be checked, and what nobody can be named for, says only that the author may have passed.
    mutating func take(_ field: Int, of author: DomainID, isSure: Bool, _ trace: inout Trace) {
        var failed = 0
        for place in trace.fields.results[field].statements {
            let reading = trace.fields.statements[place]
            guard reading.method == .spf || reading.method == .dkim else { continue }
            let name = Contradiction.subject(reading, &trace)
            let isAuthors = name.map { trace.domains.sameOrganization($0, author) } ?? true
            switch reading.result.wordClass {
            case .pass:
                if isAuthors { hasPassed = true }
                if reading.method == .spf, isSure { otherField = field }
            case .fail, .weak, .nothing:
                guard isSure else { continue }
                if reading.method == .spf, !isOfServerName(reading, trace) { pathField = field }
                let isNone = reading.result.wordClass == .nothing
                if reading.method == .dkim, isAuthors, !isNone || signatures == 0 { failed += 1 }
            case .passLike, .error: continue
            }
        }
        if failed > 0, failed >= signatures { signatureField = field }
    }

    /// Whether SPF was asked about HELO, which DMARC does not look at beside an envelope sender.
    private func isOfServerName(_ reading: ResultStatement, _ trace: Trace) -> Bool {
        if let asked = trace.fields.property(.identity, of: reading) { return trace.block.bytes.matches(asked, "helo") }
        return trace.fields.property(.smtpMailFrom, of: reading) == nil && trace.fields.property(.smtpHelo, of: reading) != nil
    }
}
