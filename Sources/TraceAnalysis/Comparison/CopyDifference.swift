/// Something that two copies of one mail do not have in common.
public struct CopyDifference: Hashable, Sendable {
    public var code: Code
    public var standing: Standing
    /// What stands in the first and in the second copy; nil where nothing does or where the names say enough.
    public var first: String?
    public var second: String?
    /// Names of fields, domains or hops.
    public var names: [String] = []
    public var count: Int?
    public var firstField: Int?
    public var secondField: Int?

    public enum Standing: String, CaseIterable, Sendable {
        /// The forwarding explains it.
        case explained
        /// Nothing that is known explains it.
        case unexplained
        /// It cannot be told.
        case open
    }

    /// The raw value is the code of the reports.
    public enum Code: String, CaseIterable, Sendable {
        case returnPath = "return-path"
        case linesAdded = "received-added"
        case linesRemoved = "received-removed"
        case linesInserted = "received-inserted"
        case linesChanged = "received-changed"
        /// The two have no Received line in common.
        case noCommonLine = "received-nothing-in-common"
        case marksAdded = "forwarding-marks-added"
        case fieldsAdded = "fields-added"
        case fieldsRemoved = "fields-removed"
        case resultsRemoved = "results-removed"
        case from, to, date, subject
        case messageID = "message-id"
        case otherField = "field-changed"
        case signatureAdded = "signature-added"
        case signatureRemoved = "signature-removed"
        case sealsAdded = "arc-sets-added"
        case sealsChanged = "arc-sets-changed"
        /// The SPF row speaks of another name.
        case spfName = "spf-name"
        /// The same name, judged on another leg.
        case spfResult = "spf-result"
        /// The same name and the same leg, and another result.
        case spfContradiction = "spf-contradiction"
        case dkimResult = "dkim-result"
        case dmarcResult = "dmarc-result"
        case body
    }
}
