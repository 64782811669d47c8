public import TraceFields

/// The rows that a mail reader's page for the original message prints from the newest results, and beside each what it really is
/// about. The rows alone are what misleads: they name neither the domain that was tested nor the server that tested it.
public struct ShownSummary: Sendable {
    public private(set) var viewer: Viewer
    /// SPF, DKIM and DMARC, whether or not there is a result, then ARC where there is one.
    public private(set) var rows: [Row] = []

    /// Whose habits the rows follow.
    public enum Viewer: String, CaseIterable, Sendable {
        /// Prints FAIL for a check that could not be made, leaves out a row without a result, and has no row for ARC.
        case gmail
        /// Prints the word of the result.
        case other
    }

    /// One row of the page.
    public struct Row: Sendable {
        public var method: ResultMethod
        /// The word as the page shows it; nil where it has no such row.
        public var word: Word?
        /// The result that it is made of: index of `Trace.statements`.
        public var statement: Int?
        /// Other results of the method at the same hop that the page does not show: indices of `Trace.statements`.
        public var hidden: [Int] = []
        public var remark: Remark
        /// Whether who reads only the word is led to something wrong.
        public var isMisleading: Bool
    }

    public enum Word: Hashable, Sendable {
        /// The word of the result, in capitals.
        case recorded(ResultWord)
        /// FAIL, although nothing failed: the check could not be made.
        case failForError
    }

    /// What the row really is about; the raw value is the code of the reports.
    public enum Remark: String, CaseIterable, Sendable {
        // PASS
        case authorsOwn = "authors-own"
        case ofForwarder = "of-forwarder"
        case ofList = "of-list"
        case ofService = "of-service"
        case ofOther = "of-other"
        /// The envelope sender was empty: a server name was tested.
        case ofServerName = "of-server-name"
        case authorSigned = "author-signed"
        case listSigned = "list-signed"
        case serviceSigned = "service-signed"
        case otherSigned = "other-signed"
        case policyMet = "policy-met"
        case policyMetByDKIM = "policy-met-by-dkim"
        case sealsHold = "seals-hold"
        // No PASS
        case couldNotBeChecked = "could-not-be-checked"
        case keyNotFetched = "key-not-fetched"
        case keyMissing = "key-missing"
        case failedByForwarding = "failed-by-forwarding"
        case brokenByList = "broken-by-list"
        case changedOnTheWay = "changed-on-the-way"
        case authorFailed = "author-failed"
        case otherFailed = "other-failed"
        case noRecord = "no-record"
        case notSigned = "not-signed"
        case guess
        case policyFailedOnTheWay = "policy-failed-on-the-way"
        case policyFailed = "policy-failed"
        case noPolicy = "no-policy"
        case sealsBroken = "seals-broken"
        case noSeals = "no-seals"
        // Nobody, or somebody else
        case noRow = "no-row"
        case noPolicyRow = "no-policy-row"
        case claimed, forged
    }
}

extension Trace {
    /// What a page that shows the results of this message would print.
    ///
    /// - Parameter viewer: Whose page; by the network of the newest hop where nil.
    public func shownSummary(_ viewer: ShownSummary.Viewer? = nil) -> ShownSummary {
        let isGoogle = hops.last { $0.network != nil }?.network?.provider == Providers.google
        var copy = self
        var summary = ShownSummary(viewer ?? (isGoogle ? .gmail : .other))
        RuleContext.with(&copy) { _ in }
        RuleContext.again(&copy) { summary.fill(ShownRows(context: $0)) }
        return summary
    }
}

extension ShownSummary {
    fileprivate init(_ viewer: Viewer) {
        self.viewer = viewer
    }

    fileprivate mutating func fill(_ shown: borrowing ShownRows) {
        for method in [ResultMethod.spf, .dkim, .dmarc] { rows.append(row(method, shown)) }
        if viewer == .other, shown.chosen(.arc) != nil { rows.append(row(.arc, shown)) }
    }

    private func row(_ method: ResultMethod, _ shown: borrowing ShownRows) -> Row {
        guard let statement = shown.chosen(method) else {
            return Row(method: method, remark: method == .dmarc ? .noPolicyRow : .noRow, isMisleading: false)
        }
        let remark = shown.remark(statement)
        let result = shown.context.result(statement)
        let word: Word = viewer == .gmail && result.wordClass == .error ? .failForError : .recorded(result)
        return Row(
            method: method, word: word, statement: statement, hidden: shown.all(method).filter { $0 != statement },
            remark: remark,
            isMisleading: shown.isMisleading(remark, word))
    }
}

/// Chooses the results that a page shows, and says what they are about.
private struct ShownRows: ~Copyable {
    let context: RuleContext

    /// The results of the newest hop that made any: in its own field where it has one; before claims; forged ones where there is
    /// nothing else, because the page cannot tell.
    func all(_ method: ResultMethod) -> [Int] {
        let known = statements(method)
        let trusted = known.filter { context.isTrusted($0) }
        let own = newest(trusted.isEmpty ? known : trusted)
        if !own.isEmpty { return own }
        return context.forged.filter { context.reading($0).method == method }
    }

    private func statements(_ method: ResultMethod) -> [Int] {
        switch method {
        case .spf: context.spf
        case .dkim: context.dkim
        case .dmarc: context.dmarc
        case .arc: context.arc
        case .other, .none, .iprev, .auth, .compauth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime,
            .vbr:
            []
        }
    }

    private func newest(_ statements: [Int]) -> [Int] {
        let hop = statements.compactMap { context.hop($0) }.max()
        let last = statements.filter { context.hop($0) == hop }
        let own = last.filter { context.source($0) == .authenticationResults }
        return own.isEmpty ? last : own
    }

    /// Of several signatures a page shows one that passed, the author's before others.
    func chosen(_ method: ResultMethod) -> Int? {
        all(method).enumerated().max { one, other in
            let left = weight(one.element)
            let right = weight(other.element)
            return left == right ? one.offset > other.offset : left < right
        }?.element
    }

    private func weight(_ statement: Int) -> Int {
        (context.isPass(statement) ? 4 : 0) + (context.isAligned(statement) ? 2 : 0)
            + (context.source(statement) == .receivedSPF ? 0 : 1)
    }

    // What it is about

    func remark(_ statement: Int) -> ShownSummary.Remark {
        if context.forged.contains(statement) { return .forged }
        if !context.isTrusted(statement) { return .claimed }
        switch context.reading(statement).method {
        case .spf: return path(statement)
        case .dkim: return signature(statement)
        case .dmarc: return policy(statement)
        case .arc: return seals(statement)
        case .other, .none, .iprev, .auth, .compauth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime,
            .vbr:
            return .noRow
        }
    }

    private func path(_ statement: Int) -> ShownSummary.Remark {
        if context.isGuess(statement) { return .guess }
        switch context.result(statement).wordClass {
        case .pass:
            if context.trace.statements[statement].identity.kind == .helo { return .ofServerName }
            if context.isAligned(statement) { return .authorsOwn }
            switch context.role(statement) {
            case .author: return .authorsOwn
            case .forwarder: return .ofForwarder
            case .list: return .ofList
            case .sendingService: return .ofService
            case .other, .unknown: return .ofOther
            }
        case .passLike: return .guess
        case .error: return .couldNotBeChecked
        case .nothing: return .noRecord
        case .fail, .weak:
            if cites(.spfFailExplainedByForwarding, statement) { return .failedByForwarding }
            return context.isAligned(statement) ? .authorFailed : .otherFailed
        }
    }

    private func signature(_ statement: Int) -> ShownSummary.Remark {
        switch context.trace.cause(ofStatement: statement)?.cause {
        case .keyMissing?, .keyRevoked?, .keyUnusable?: return context.isPass(statement) ? .authorSigned : .keyMissing
        case .keyUnreachable?, .keyMissingOrUnreachable?: return .keyNotFetched
        default: break
        }
        switch context.result(statement).wordClass {
        case .pass:
            if context.isAligned(statement) { return .authorSigned }
            switch context.role(statement) {
            case .author: return .authorSigned
            case .list: return .listSigned
            case .sendingService: return .serviceSigned
            case .forwarder, .other, .unknown: return .otherSigned
            }
        case .passLike: return .guess
        case .error: return .keyNotFetched
        case .nothing: return .notSigned
        case .fail, .weak:
            if cites(.dkimBrokenByList, statement) { return .brokenByList }
            if cites(.dkimBodyChangedInTransit, statement) { return .changedOnTheWay }
            return context.isAligned(statement) ? .authorFailed : .otherFailed
        }
    }

    private func policy(_ statement: Int) -> ShownSummary.Remark {
        switch context.result(statement).wordClass {
        case .pass: return standsOnDKIM(statement) ? .policyMetByDKIM : .policyMet
        case .passLike: return .guess
        case .error: return .couldNotBeChecked
        case .nothing: return .noPolicy
        case .fail, .weak: return context.trace.forwardings.isEmpty ? .policyFailed : .policyFailedOnTheWay
        }
    }

    /// Whether SPF was tested at the same hop and did not pass for the author, and a signature of the author did.
    private func standsOnDKIM(_ statement: Int) -> Bool {
        let hop = context.hop(statement)
        let paths = context.spf.filter { context.hop($0) == hop }
        let hasPath = paths.contains { context.isPass($0) && context.isAligned($0) }
        return !paths.isEmpty && !hasPath
            && context.dkim.contains { context.hop($0) == hop && context.isPass($0) && context.isAligned($0) }
    }

    private func seals(_ statement: Int) -> ShownSummary.Remark {
        switch context.result(statement).wordClass {
        case .pass, .passLike: .sealsHold
        case .nothing: .noSeals
        case .fail, .weak, .error: .sealsBroken
        }
    }

    private func cites(_ code: FindingCode, _ statement: Int) -> Bool {
        context.trace.findings.contains { finding in
            finding.code == code && context.trace.evidence[finding.evidence].contains { $0.statement == statement + 1 }
        }
    }

    /// A word that says more than is known of the author, or less.
    func isMisleading(_ remark: ShownSummary.Remark, _ word: ShownSummary.Word) -> Bool {
        switch remark {
        case .ofForwarder, .ofList, .listSigned, .claimed, .forged, .failedByForwarding, .brokenByList, .guess: true
        case .couldNotBeChecked, .keyNotFetched, .keyMissing: word != .recorded(.temperror)
        case .ofService, .ofOther, .serviceSigned, .otherSigned:
            !(context.spf + context.dkim).contains { context.isPass($0) && context.isAligned($0) && context.isTrusted($0) }
        case .authorsOwn, .ofServerName, .authorSigned, .policyMet, .policyMetByDKIM, .sealsHold, .changedOnTheWay, .authorFailed,
            .otherFailed, .noRecord, .notSigned, .policyFailed, .policyFailedOnTheWay, .noPolicy, .sealsBroken, .noSeals, .noRow,
            .noPolicyRow:
            false
        }
    }
}
