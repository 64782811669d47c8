public import TraceFields

/// The rows that a mail reader's page for the original message prints from the newest results, and beside each what it really is
/// about. The rows alone are what misleads: they name neither the domain that was tested nor the server that tested it.
public struct ShownSummary: Sendable {
    public private(set) var viewer: Viewer
    /// SPF, DKIM and DMARC, whether or not there is a result, then ARC where there is one.
    public fileprivate(set) var rows: [Row] = []

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
        /// From names several domains, and it is about one of them.
        case ofOneAuthor = "of-one-author"
        /// Nothing tells which name it is about.
        case ofUnknown = "of-unknown"
        /// The envelope sender was empty: a server name was tested.
        case ofServerName = "of-server-name"
        case authorSigned = "author-signed"
        /// It passed, and does not cover all that a reader sees.
        case signedInPart = "signed-in-part"
        case listSigned = "list-signed"
        case serviceSigned = "service-signed"
        case otherSigned = "other-signed"
        case policyMet = "policy-met"
        case policyMetByDKIM = "policy-met-by-dkim"
        /// DMARC compared another name than the author's: what a list or an alias service put into From, or a From that is gone.
        case policyOfOther = "policy-of-other"
        case sealsHold = "seals-hold"
        // No PASS
        case couldNotBeChecked = "could-not-be-checked"
        case keyNotFetched = "key-not-fetched"
        case keyMissing = "key-missing"
        case failedByForwarding = "failed-by-forwarding"
        /// A PASS for a server that relayed the mail: where it came in, SPF of the same name had failed.
        case ofRelay = "of-relay"
        /// By a server that fetched the mail, about a connection that it did not take.
        case ofFetch = "of-fetch"
        /// Asked about a service that filters mail for others.
        case ofFilter = "of-filter"
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
        /// A server outside the trust line wrote it, or the sender did.
        case claimed
        /// The receiving side wrote it, and no line of the way tells which server.
        case unplaced
        case forged
    }
}

extension Trace {
    /// What a page that shows the results of this message would print.
    ///
    /// - Parameter viewer: Whose page; by the network that received the message where nil.
    public func shownSummary(_ viewer: ShownSummary.Viewer? = nil) -> ShownSummary {
        var copy = self
        var summary = ShownSummary(viewer ?? .other)
        RuleContext.with(&copy) { _ in }
        RuleContext.again(&copy) { context in
            summary = ShownSummary(viewer ?? context.viewer)
            for method in [ResultMethod.spf, .dkim, .dmarc] { summary.rows.append(context.shownRow(method, summary.viewer)) }
            if summary.viewer == .other, context.shown(.arc) != nil {
                summary.rows.append(context.shownRow(.arc, summary.viewer))
            }
        }
        return summary
    }
}

extension ShownSummary {
    fileprivate init(_ viewer: Viewer) {
        self.viewer = viewer
    }
}
