internal import TraceFields

/// A PASS that only servers outside the trust line vouch for.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-untrusted-hop` | hop or the name that it bears, writer, method, domain, count (of PASS results), author |
/// | | also laterHop, where the reader named the server and the mail passed one behind it that is not trusted |
/// | variant `unattributed` | the same, with hop: the oldest trusted one, above whose line the field stands |
/// | variant `misplaced` | the same, with hop: the trusted one that the field names, which may have written it, and the sender too |
/// | variant `line-missing` | the same, with hop: the oldest, and client: from whom it took the mail, a host of its provider without a line |
/// | variant `undecided` | the same, with hop: the trusted one that may have written it, and client: whose connection it judges |
enum UntrustedPassRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var claims = StatementSet()
        for statement in context.judgements & context.passed {
            if context.isTrusted(statement) || isTrustedWord(statement, context) {
                context.pass(.trusted, statement: statement)
            } else if context.isSealed(statement) {
                context.pass(.sealed, statement: statement)
            } else {
                claims.insert(statement)
            }
        }
        for statement in context.copies & context.passed where context.isUnrenamed(statement) {
            guard context.isJudgement(statement), context.domain(statement) != nil else { continue }
            if context.isRepeatedUnderSeal(statement) {
                context.pass(.sealed, statement: statement)
            } else {
                claims.insert(statement)
            }
        }
        guard !claims.isEmpty else { return context.answer(.otherResult) }
        // The names under which anybody else let something pass, in order: how many bear one is the length of its run.
        var names: [Int32] = []
        names.reserveCapacity(claims.count)
        for statement in context.passed - context.trusted {
            if let name = name(statement, context) { names.append(name.index) }
        }
        names.sort()
        for group in context.groups(claims, by: { $0.hop($1) ?? -$0.trace.statements[$1].field - 1 }) {
            fire(group, names, &context)
        }
        return context.answer(.otherResult)
    }

    /// What a trusted server says of its own user: no check, and no claim of a stranger.
    private static func isTrustedWord(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        context.trace.statements[statement].isTrusted && context.isSelfAsserted(statement)
    }

    private static func fire(_ group: StatementSet, _ names: [Int32], _ context: inout RuleContext) {
        let first = group.leading
        let line = lineBelow(first, context)
        let writer = line == nil ? possibleWriter(first, &context) : nil
        let gap = line == nil && writer == nil ? context.lostBorder(first) : nil
        let named = line == nil && writer == nil && gap == nil ? namedServer(first, &context) : nil
        let strangers = strangersBehind(first, context)
        let inner = gap.flatMap { context.trace[received: $0].name ?? context.trace[received: $0].helo }
        context.fire(
            line != nil
                ? .unattributed : writer != nil ? .undecided : gap != nil ? .lineMissing : named != nil ? .misplaced : nil,
            .warning, writer == nil && gap == nil && named == nil ? .certain : .likely, about: group,
            facts: [
                (line ?? writer?.hop ?? gap ?? named).map { Fact(.hop, .hop($0)) } ?? context.place(first), context.writer(first),
                context.method(of: first), context.name(first), Fact(.count, .number(count(group, names, context))),
                context.author(), (writer?.client ?? inner).map { Fact(.client, .bytes($0)) }, strangers.first,
                strangers.dropFirst().first,
                strangers.dropFirst(2).first,
            ])
    }

    /// The newer hops of others whom the reader does not trust, one a network, where he did name the server of a claim.
    private static func strangersBehind(_ statement: Int, _ context: borrowing RuleContext) -> [Fact] {
        guard !context.trace.trustedNames.isEmpty, let hop = context.hop(statement),
            TrustStep.isNamed(nil, hop: hop, context.trace, &context.trace.domains)
        else { return [] }
        var networks = [context.trace.hops[hop - 1].network]
        var strangers: [Fact] = []
        for one in context.trace.hops[hop...] where !one.isTrusted && !networks.contains(one.network) {
            networks.append(one.network)
            strangers.append(Fact(.laterHop, .hop(one.n)))
        }
        return strangers
    }

    /// How many statements passed under the name of the first, in whatever field.
    private static func count(_ group: StatementSet, _ names: [Int32], _ context: borrowing RuleContext) -> Int {
        guard let name = name(group.leading, context)?.index else { return group.count }
        return max(group.count, names.partitioningIndex { $0 <= name } - names.partitioningIndex { $0 < name })
    }

    private static func name(_ statement: Int, _ context: borrowing RuleContext) -> DomainID? {
        context.trace.domain(at: context.writersName(statement))
    }

    /// The oldest trusted hop, where a field that is given to nobody stands above its line: only the receiving side writes there.
    private static func lineBelow(_ statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard context.hop(statement) == nil, context.trace.order.isReliable, let line = context.trace.trustLine,
            context.trace.statements[statement].field < context.trace.hops[line - 1].field
        else { return nil }
        return line
    }

    /// The trusted server from which a field in its name was taken for its place alone, with nothing against it: a program may have moved the
    /// field, or the mail brought it back from an earlier visit. Or the one beside whose line a field in its organization's name stands.
    private static func namedServer(_ statement: Int, _ context: inout RuleContext) -> Int? {
        guard context.hop(statement) == nil, context.trace.order.isReliable, context.trace.statements[statement].suspicion == nil,
            let first = context.trace.statements[statement].alternatives.first,
            let name = context.writerName(statement), let network = context.trace.domains.network(name)
        else { return nil }
        // Of several that may be meant the one beside whose line it stands, where that server writes.
        let isRefused = context.trace.alternatives[first].reason == .belowTrustLine
        let field = context.trace.statements[statement].field
        for index in isRefused ? first..<first + 1 : context.trace.statements[statement].alternatives {
            let hop = context.trace.hops[context.trace.alternatives[index].hop - 1]
            guard hop.isTrusted, hop.network == network,
                isRefused || context.trace.ground.isInOwnPlace(field, of: context.source(statement), at: hop.n)
            else { continue }
            return hop.n
        }
        return nil
    }

    /// The trusted server whose name a field bears that is given to nobody, where it stands in the very place where that server writes
    /// and judges another connection: that of `client`. Who looks past a gateway writes so.
    private static func possibleWriter(_ statement: Int, _ context: inout RuleContext) -> (hop: Int, client: ByteRange)? {
        guard context.hop(statement) == nil, context.trace.order.isReliable, context.trace.statements[statement].suspicion == nil,
            let name = context.writerName(statement), let network = context.trace.domains.network(name),
            let client = context.trace.fields.statements[context.trace.statements[statement].reading].clientAddressRange
        else { return nil }
        let field = context.trace.statements[statement].field
        for index in context.trace.statements[statement].alternatives
        where context.trace.alternatives[index].reason != .belowTrustLine {
            let hop = context.trace.alternatives[index].hop
            guard context.trace.hops[hop - 1].isTrusted, context.trace.hops[hop - 1].network == network,
                context.trace.ground.isInOwnPlace(field, of: context.source(statement), at: hop)
            else { continue }
            return (hop, client)
        }
        return nil
    }
}
