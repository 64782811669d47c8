/// What hoptrace says about several copies: the one model that text, JSON, XML and HTML write.
///
/// Its members are those of the contract `hoptrace.comparison/1`, in its order. Everything is text and numbers already, as in
/// `Report`; a writer chooses the layout and decides nothing.
public struct ComparisonReport: Hashable, Sendable {
    /// The version of the contract.
    public static let format = "hoptrace.comparison/1"

    public var options: Report.Options
    /// The one sentence on top, what it rests on, and what to do.
    public var headline: String
    public var explanation: [String]
    public var nextSteps: [String]
    /// In reading order: the older mail first, in each mail the copy nearest to the author first.
    public var copies: [Copy]
    public var mails: [Mail]
    public var pairs: [Pair]
    public var results: [Result]
    public var beliefs: [Belief]
    public var lookUps: [LookUp]

    /// The same steps as `nextSteps`, apart. No part of the contract.
    public var steps: Report.Steps
    /// What the comparison cannot tell: sentences for people. No part of the contract.
    public var limits: [String]

    /// One message.
    public struct Copy: Hashable, Sendable {
        /// `A`, `B` … in reading order.
        public var name: String
        public var source: Source
        /// Number of its mail, from 1.
        public var mail: Int
        /// `direct` or `forwarded`.
        public var role: String
        public var reasons: [Reason]
        public var message: Report.Message
        public var hops: [Report.Hop]
        /// The mailbox that it lies in, as far as it shows one.
        public var mailbox: String?
        /// When the newest server that tells a time took it.
        public var arrived: String?
        public var verdict: Report.Verdict
    }

    /// Why a copy is called direct or forwarded.
    public struct Reason: Hashable, Sendable {
        public var code: String
        public var detail: String
    }

    /// Copies of one mail.
    public struct Mail: Hashable, Sendable {
        public var n: Int
        public var copies: [String]
        public var hasDirectCopy: Bool
    }

    /// Two copies beside each other.
    public struct Pair: Hashable, Sendable {
        public var first: String
        public var second: String
        public var relation: String
        public var confidence: String
        public var headline: String
        public var explanation: [String]
        public var evidence: [Evidence]
        public var conclusions: [Conclusion]
        public var way: [Step]
        public var differences: [Difference]
        public var repair: Repair?
    }

    /// A reason for or against two copies being one mail.
    public struct Evidence: Hashable, Sendable {
        public var code: String
        public var strength: String
        public var detail: String
        public var firstField: Report.Field?
        public var secondField: Report.Field?
    }

    /// A rule of the table of pairs that holds.
    public struct Conclusion: Hashable, Sendable {
        public var code: String
        /// Its number in the table; nil for what the table does not hold.
        public var rule: Int?
        public var confidence: String
        public var headline: String
        public var explanation: String
        /// Numbers of statements in each copy.
        public var first: [Int]
        public var second: [Int]
    }

    /// A line of one way or of both.
    public struct Step: Hashable, Sendable {
        /// `same`, `changed`, `first-only` or `second-only`.
        public var state: String
        /// Numbers of hops.
        public var first: Int?
        public var second: Int?
        public var by: String?
        public var time: String?
    }

    /// Something that the two do not have in common.
    public struct Difference: Hashable, Sendable {
        public var code: String
        /// `explained`, `unexplained` or `open`.
        public var standing: String
        public var detail: String
        public var first: String?
        public var second: String?
        public var firstField: Report.Field?
        public var secondField: Report.Field?
    }

    /// What changed at the author's side between two mails.
    public struct Repair: Hashable, Sendable {
        public var outcome: String
        public var records: [Record]
        /// Why the two are not compared like with like: `way`, `receiver`, `service`.
        public var unlike: [String]
        public var isTooEarly: Bool
        public var gapSeconds: Int?
    }

    /// A DNS record of the author's side.
    public struct Record: Hashable, Sendable {
        public var method: String
        public var name: String
        public var newName: String?
        public var before: Check?
        public var after: Check?
        public var change: String
    }

    /// A result and where it was found.
    public struct Check: Hashable, Sendable {
        /// Number of the statement in its copy.
        public var statement: Int
        public var result: String
        public var hop: Int?
        public var time: String?
    }

    /// One name that was tested, with a cell for each copy.
    public struct Result: Hashable, Sendable {
        public var method: String
        public var name: String?
        public var selector: String?
        public var cells: [Cell]
    }

    /// What one copy says of a name.
    public struct Cell: Hashable, Sendable {
        public var copy: String
        /// Nil where the copy says nothing of it.
        public var check: Check?
        public var writer: String?
        public var role: String?
        public var alignment: String?
        public var isTrusted: Bool
        /// Whether it was recorded before the mail was sent on.
        public var isCarried: Bool
        /// Results about the same name at older hops.
        public var earlier: [Check]
    }

    /// Which copy to believe for what.
    public struct Belief: Hashable, Sendable {
        public var question: String
        public var copy: String
        public var detail: String
    }

    /// A question to DNS.
    public struct LookUp: Hashable, Sendable {
        public var name: String
        public var type: String
        public var command: String
        public var detail: String
    }
}
