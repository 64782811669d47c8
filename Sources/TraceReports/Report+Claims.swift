/// What servers said about the message, and what the analysis concludes.
extension Report {
    /// One `method=result`.
    public struct Statement: Hashable, Sendable {
        /// From 1, in the order of the header.
        public var n: Int
        public var field: Field
        public var source: String
        /// ARC instance.
        public var instance: Int?
        public var authservID: String?
        public var method: String
        public var result: String
        public var reason: String?
        public var comment: String?
        /// In the order written; no name comes twice.
        public var properties: [Property]
        public var identity: Identity
        public var alignment: String
        public var clientIP: String?
        public var hop: Int?
        public var evaluatedHop: Int?
        public var leg: Int?
        public var confidence: String
        public var evidence: [Evidence]
        public var alternatives: [Alternative]
        public var isTrusted: Bool
        /// The receiver made up the record by which it judged; its words say so.
        public var isGuess = false
        /// What a composite result gives as its reason does not stand in its field.
        public var lacksReason = false
    }

    /// `ptype.property=pvalue`
    public struct Property: Hashable, Sendable {
        public var name: String
        public var value: String
    }

    /// The name that a statement is about.
    public struct Identity: Hashable, Sendable {
        public var kind: String
        public var value: String?
        public var domain: String?
        public var role: String
    }

    /// Another hop that could have made a statement.
    public struct Alternative: Hashable, Sendable {
        public var hop: Int
        public var reason: String
    }

    /// One reason.
    public struct Evidence: Hashable, Sendable {
        public var code: String
        public var detail: String
        public var field: Field?
        public var hop: Int?
        public var statement: Int?
        public var forwarding: Int?
        /// The bytes that show it, as offsets in the message.
        public var value: Range<Int>?
    }

    /// The ARC sets.
    public struct ARC: Hashable, Sendable {
        public var structure: String
        public var sets: [ARCSet]
        public var reason: String?
    }

    public struct ARCSet: Hashable, Sendable {
        public var instance: Int
        public var chainValidation: String?
        public var sealer: String?
        public var selector: String?
        public var time: String?
        public var hop: Int?
        public var confidence: String
        public var fields: [Field]
        /// Names of the fields that the set lacks.
        public var missing: [String]
    }

    /// A rule that fired.
    public struct Finding: Hashable, Sendable {
        public var code: String
        /// Which of the cases that the code stands for, where it stands for several.
        public var variant: String?
        public var severity: String
        public var confidence: String
        public var headline: String
        public var explanation: String
        public var nextSteps: [String]
        public var evidence: [Evidence]
        /// The same steps as `nextSteps`, apart. No part of the contract.
        public var steps: Steps
    }

    /// What to do next, for reports that set questions to DNS apart from actions.
    public struct Steps: Hashable, Sendable {
        public var actions: [String]
        public var lookUps: [LookUp]
    }

    /// A question to DNS, and what a healthy answer holds.
    public struct LookUp: Hashable, Sendable {
        /// A command that can be pasted.
        public var command: String
        public var answer: String
    }

    /// Something that a standard does not allow, or that could not be read.
    public struct Defect: Hashable, Sendable {
        public var code: String
        public var field: Field?
        public var start: Int
        public var end: Int
        public var detail: String
    }

    /// The one sentence on top.
    public struct Verdict: Hashable, Sendable {
        public var code: String
        public var isMisleading: Bool
        /// Whether a summary of words alone would mislead, and by what. No part of the contract.
        public var warning: String
        public var headline: String
        public var explanation: [String]
        public var nextSteps: [String]
        /// The same steps as `nextSteps`, apart. No part of the contract.
        public var steps: Steps
        /// Statements that decide it, by number. No part of the contract.
        public var deciding: [Int]
    }
}
