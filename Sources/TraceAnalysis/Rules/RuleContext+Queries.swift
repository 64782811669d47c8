internal import TraceFields

/// Questions that several rules ask about statements.
extension RuleContext {
    @inline(__always)
    func reading(_ statement: Int) -> ResultStatement { trace.fields.statements[trace.statements[statement].reading] }
    func method(_ statement: Int) -> ResultMethod { reading(statement).method }
    func result(_ statement: Int) -> ResultWord { reading(statement).result }
    func source(_ statement: Int) -> ResultField.Source { trace.fields.results[reading(statement).container].source }
    func instance(_ statement: Int) -> Int? { trace.fields.results[reading(statement).container].instance }
    func authservID(_ statement: Int) -> ByteRange? { trace.fields.results[reading(statement).container].authservID }
    func domain(_ statement: Int) -> DomainID? { trace.statements[statement].identity.domain }
    func role(_ statement: Int) -> Identity.Role { trace.statements[statement].identity.role }
    func leg(_ statement: Int) -> Int? { trace.statements[statement].leg }
    func hop(_ statement: Int) -> Int? { trace.statements[statement].hop }
    var lastLeg: Int { max(1, trace.legs.count) }

    func isPass(_ statement: Int) -> Bool { passed.contains(statement) }

    /// Exactly the author's domain, or one of the same organization. What a list or an alias service put into From in the author's
    /// place is neither, and no more what a mailbox or a list of that organization earned by sending the mail on. The name of a server
    /// (HELO) counts for the null reverse-path alone (RFC 7489 §3.1.2).
    func isAligned(_ statement: Int) -> Bool { aligned.contains(statement) }

    /// Finds that out.
    func isOfAuthor(_ statement: Int) -> Bool {
        if trace.statements[statement].identity.kind == .helo, hasSender(statement) { return false }
        return switch trace.statements[statement].alignment {
        case .strict, .relaxed: !isFromWriters(statement) && role(statement) != .forwarder && role(statement) != .list
        case .no: isOfReplacedAuthor(statement)
        case .unknown: false
        }
    }

    /// Whether the mail that a server judged by its client's name bore an envelope sender.
    private func hasSender(_ statement: Int) -> Bool {
        guard let leg = leg(statement), let isNull = trace.legs[leg - 1].isSenderNull else { return false }
        return !isNull
    }

    /// The author's own name, as it was checked before a list or an alias service wrote From.
    private func isOfReplacedAuthor(_ statement: Int) -> Bool {
        guard let rewritten = trace.rewrittenFrom, isBeforeRewrittenFrom(statement) else { return false }
        return role(statement) == (rewritten.writer == .list ? .originalAuthor : .author)
    }

    /// Whether the name is the author's in the sense of DMARC, whoever wrote From.
    func isAlignedWithFrom(_ statement: Int) -> Bool { trace.statements[statement].alignment.isAligned }

    /// Whether the name is that of the list or the alias service that wrote From.
    func isFromWriters(_ statement: Int) -> Bool { trace.rewrittenFrom.map { role(statement) == $0.writer } ?? false }

    /// Whether a name of the author's organization is that of a list that sent the mail on and left From alone.
    func isOfOwnList(_ statement: Int) -> Bool {
        trace.rewrittenFrom == nil && role(statement) == .list && isAlignedWithFrom(statement)
    }

    /// Where a list or an alias service wrote From: what was recorded before it is about the author whom From does not name any
    /// more.
    func isBeforeRewrittenFrom(_ statement: Int) -> Bool {
        guard let rewritten = trace.rewrittenFrom, let hop = judgedHop(statement) else { return false }
        return rewritten.forwarding > 0 && hop <= trace.forwardings[rewritten.forwarding - 1].hop
    }

    /// A server's word for its own user, written without any check: the mail was not even signed then, or by the server itself.
    func isSelfAsserted(_ statement: Int) -> Bool {
        if trace.evidence.isOfOwnUser(trace.statements[statement].evidence) { return true }
        if ownWord(statement) != nil { return true }
        // The same where the provider left no line of its own.
        guard hop(statement) == nil, source(statement) == .arcAuthenticationResults else { return false }
        for index in trace.fields.results[reading(statement).container].statements
        where trace.fields.statements[index].namesClient { return false }
        return writerName(statement).map { trace.domains.provider($0) == Providers.microsoft } ?? false
    }

    /// Which kind of such a PASS it is: about the signature that the server has just made, about a user who had logged in, or by a rule of the
    /// server's own.
    func ownWord(_ statement: Int) -> Finding.Variant? {
        switch method(statement) {
        case .dkim: return says(.ownSignature, statement) ? .ownSignature : nil
        case .spf:
            guard isPass(statement) else { return nil }
            if isOfUsersLine(statement) { return .loggedIn }
            // Without a name it proves nobody anyhow.
            guard domain(statement) != nil else { return nil }
            if says(.loggedIn, statement) { return .loggedIn }
            return says(.ownRule, statement) || isOfInsideClient(statement) ? .ownRule : nil
        default: return nil
        }
    }

    /// Whether SPF was asked about a client from inside. No record that others can use lists such an address: the server trusts it itself.
    private func isOfInsideClient(_ statement: Int) -> Bool {
        if let client = reading(statement).clientAddress { return !client.isRoutable }
        guard let hop = judgedHop(statement), hop == self.hop(statement), trace.hops[hop - 1].network?.provider == nil else {
            return false
        }
        return trace.hops[hop - 1].reach == .inside
    }

    /// Whether SPF was asked about a user who had logged in at that server: it tests servers that hand mail over (RFC 7208 §2.4), and says
    /// nothing there, whatever the answer.
    func isOfUsersLine(_ statement: Int) -> Bool {
        guard method(statement) == .spf, let hop = hop(statement), judgedHop(statement) == hop else { return false }
        return trace.hops[hop - 1].kind == .submission
    }

    /// Trusted passes that no stronger finding speaks about. What untrusted servers let pass has findings of its own.
    mutating func trustedPasses(_ statements: StatementSet) -> StatementSet {
        let passes = visible(statements & passed)
        if let claim = (passes - trusted).first { pass(.notTrusted, statement: claim) }
        return passes & trusted
    }

    /// Whether the reader may rely on it: its writer is trusted, or all writers are that it may have.
    func isTrusted(_ statement: Int) -> Bool { trusted.contains(statement) }

    /// Finds that out.
    func mayBeTrusted(_ statement: Int) -> Bool {
        if trace.statements[statement].isTrusted { return true }
        guard trace.statements[statement].confidence == .ambiguous, trace.statements[statement].suspicion == nil,
            !trace.statements[statement].alternatives.isEmpty
        else { return false }
        for index in trace.statements[statement].alternatives where !trace.hops[trace.alternatives[index].hop - 1].isTrusted {
            return false
        }
        return true
    }

    /// How sure what the statements say together is: as sure as the best of them; what only untrusted writers say is not.
    func confidence(_ statements: some Sequence<Int>) -> Confidence {
        var best = Confidence.unattributed
        for statement in statements {
            let own = trace.statements[statement].confidence
            let isByWord = trace.statements[statement].isByReadersWord
            best = max(best, isByWord ? .likely : isTrusted(statement) ? max(own, .ambiguous) : min(own, .ambiguous))
        }
        return best
    }

    // Evidence for the author

    /// A trusted DKIM pass of the author's domain, wherever it was recorded: DKIM does not depend on the leg.
    var authorSignaturePass: Int? { (dkim & passed & aligned & trusted).first }

    /// A trusted SPF pass for the author's domain. A guess is none.
    var authorPathPass: Int? { ((spf & passed & aligned & trusted) - guesses).first }

    /// A trusted `dmarc=pass` about the author's name: the word of a receiver that compared the names itself.
    var policyPass: Int? { (dmarc & passed & trusted).first { isPolicyOfAuthor($0) } }

    /// Whether what DMARC compared is the author's name. Where the server records none (`header.from`, RFC 7489 §11.1) it is
    /// the one in From.
    func isPolicyOfAuthor(_ statement: Int) -> Bool {
        domain(statement) == nil ? trace.rewrittenFrom == nil : isAligned(statement)
    }

    /// Whether any trusted statement proves the author's domain.
    func hasAuthorPass() -> Bool { authorSignaturePass != nil || authorPathPass != nil }

    /// SPF of a domain without a record: the receiver judged by a record that it made up.
    func isGuess(_ statement: Int) -> Bool {
        isPass(statement) ? guesses.contains(statement) : method(statement) == .spf && says(.guessedRecord, statement)
    }

    /// Whether a statement holds any phrase of this meaning.
    func says(_ cause: FailureCause, _ statement: Int) -> Bool {
        if let known = trace.subjects.notes[statement].words { return known.says(cause) }
        return FailureStrings.mayStand(cause, beside: reading(statement), in: trace.block.bytes) && words(statement).says(cause)
    }

    /// What the longest known phrase beside a statement means.
    func cause(_ statement: Int) -> FailureCause? { words(statement).longest?.beside(result(statement)) }

    /// What all phrases beside a statement mean: found where a rule asks, and kept for the others.
    private func words(_ statement: Int) -> StatementWords {
        if let known = trace.subjects.notes[statement].words { return known }
        let words = FailureStrings.words(of: reading(statement), in: trace.block.bytes)
        trace.subjects.notes[statement].words = words
        return words
    }

    /// Whether results may have stood in what the copy lacks. Whole copies have a blank line, and are not handed on to be looked at.
    var mayLackResults: Bool { (!trace.block.hasBlankLine || !trace.block.defects.isEmpty) && trace.mayLackResults }

    // Places

    /// The hop whose connection or content was judged.
    func judgedHop(_ statement: Int) -> Int? { trace.statements[statement].judgedHop }

    /// The newest forwarding before the hop that a statement judges, if it is of one of the kinds.
    func forwarding(before statement: Int, where fits: (Forwarding) -> Bool) -> Int? {
        guard let hop = judgedHop(statement) else { return nil }
        return trace.forwardings.last { $0.hop < hop && fits($0) }?.n
    }

    /// The first reason of a kind that shows a forwarding.
    func reason(_ code: Evidence.Code, of forwarding: Forwarding) -> Evidence? {
        trace.evidence[forwarding.evidence].first { $0.code == code }
    }

    /// Whether a list sent the mail on after the hop that a statement judges.
    func isBeforeList(_ statement: Int) -> Bool {
        guard let hop = judgedHop(statement) else { return false }
        // Behind the first of several lists it is a list's copy already.
        for forwarding in trace.forwardings where forwarding.isThroughList { return forwarding.hop >= hop }
        return false
    }

    /// Groups statements that say one thing, in the order of their first members; each key is made once.
    func groups<Key: Equatable>(_ statements: StatementSet, by key: (borrowing RuleContext, Int) -> Key) -> [StatementSet] {
        guard let first = statements.first else { return [] }
        guard statements.count > 1 else { return [statements] }
        var keys: [Key] = []
        var groups: [StatementSet] = []
        keys.reserveCapacity(min(statements.count, 8))
        groups.reserveCapacity(min(statements.count, 8))
        keys.append(key(self, first))
        groups.append(StatementSet(first))
        for statement in statements where statement != first {
            let own = key(self, statement)
            if let known = keys.firstIndex(of: own) {
                groups[known].insert(statement)
            } else {
                keys.append(own)
                groups.append(StatementSet(statement))
            }
        }
        return groups
    }

    /// A name as judged on one leg.
    struct NameOnLeg: Equatable {
        var domain: DomainID?
        var leg: Int?
    }

    func nameOnLeg(_ statement: Int) -> NameOnLeg { NameOnLeg(domain: domain(statement), leg: leg(statement)) }

    // Signatures

    /// The value of the first property of a statement that is `name` and no placeholder.
    func property(_ name: PropertyName, _ statement: Int) -> ByteRange? {
        trace.fields.properties.value(
            of: name, in: trace.fields.statements[trace.statements[statement].reading].properties)
    }

    /// The signature field that a DKIM statement is about.
    func signature(_ statement: Int) -> Signature? {
        trace.statements[statement].signature.map { trace.fields.signatures[$0] }
    }

    /// `s=` of what was judged: as the statement says, else as its signature does.
    func selector(_ statement: Int) -> ByteRange? {
        property(.headerS, statement) ?? trace.statements[statement].signature.flatMap { trace.fields.signatures[$0].selector }
    }

    /// Whether the same server found another signature of the same organization valid: then one key that it lacks changes nothing.
    func hasSignaturePass(beside statement: Int) -> Bool {
        guard let hop = hop(statement), let domain = domain(statement) else { return false }
        return (dkim & passed).contains { other in
            self.hop(other) == hop && self.domain(other).map { trace.domains.sameOrganization($0, domain) } ?? false
        }
    }

    /// Statements about one signature: the same field, or the same domain and selector where none was matched.
    func isSameSignature(_ one: Int, _ other: Int) -> Bool {
        let first = trace.statements[one]
        let second = trace.statements[other]
        if let signature = first.signature, let another = second.signature { return signature == another }
        guard first.identity.domain == second.identity.domain else { return false }
        guard let selector = selector(one), let another = self.selector(other) else { return true }
        return trace.block.bytes.equalIgnoringCase(selector, another)
    }

    /// The client that SPF was asked about, where it belongs to a service that stands in front of other people's mailboxes, or behind their
    /// senders.
    func gateway(_ statement: Int) -> DomainID? {
        guard let hop = judgedHop(statement), let client = trace.hops[hop - 1].client,
            trace.domains.network(client)?.role == .gateway
        else { return nil }
        return client
    }
}
