/// What hoptrace says about an incident: one or many messages as one document to hand over. The one model that HTML, XML, JSON and
/// Markdown write.
///
/// Its members are those of the contract `hoptrace.incident/1`, in its order. Everything is text and numbers already, as in
/// `Report`; a writer chooses the layout and decides nothing.
public struct IncidentReport: Hashable, Sendable {
    /// The version of the contract.
    public static let format = "hoptrace.incident/1"

    public var heading: Heading
    public var options: Report.Options
    public var summary: Summary
    /// The gravest first.
    public var cases: [Case]
    /// The older first.
    public var mails: [Mail]
    public var timeline: [Event]
    /// Every input in the order in which it was given, the unreadable ones too.
    public var evidence: [Input]
    public var tasks: [Task]
    public var limits: [String]
    /// The report of each message that could be read, in the order of `evidence`.
    public var messages: [Report]

    /// What the user wrote on the cover. Nothing of it comes from a message or a clock.
    public struct Heading: Hashable, Sendable {
        public var title: String?
        /// A case number.
        public var caseID: String?
        public var analyst: String?
        /// As the user wrote it.
        public var date: String?

        public init(title: String? = nil, caseID: String? = nil, analyst: String? = nil, date: String? = nil) {
            self.title = title
            self.caseID = caseID
            self.analyst = analyst
            self.date = date
        }
    }

    /// The answers for people who are not technical.
    public struct Summary: Hashable, Sendable {
        public var headline: String
        /// `repaired`, `partly`, `open` or `unknown`; nil where nothing is wrong or mail cannot show it.
        public var state: String?
        /// In reading order.
        public var answers: [Answer]
    }

    /// One question and its answer.
    public struct Answer: Hashable, Sendable {
        public var question: Question
        public var sentences: [String]
    }

    /// The raw value is the code of the reports.
    public enum Question: String, CaseIterable, Sendable {
        case whatHappened = "what-happened"
        case sinceWhen = "since-when"
        case whoIsAffected = "who-is-affected"
        case wasAnybodyDeceived = "was-anybody-deceived"
        case whyUnnoticed = "why-unnoticed"
        case whatToDo = "what-to-do"
    }

    /// Mails with one cause.
    public struct Case: Hashable, Sendable {
        public var n: Int
        public var cause: String
        public var domain: String?
        public var service: String?
        public var state: String?
        public var headline: String
        public var explanation: [String]
        /// Numbers of mails.
        public var mails: [Int]
        public var first: String?
        public var last: String?
        public var lastGood: Int?
        public var firstGood: Int?
        public var observations: [Observation]
    }

    /// What a server wrote about a record of the author's side.
    public struct Observation: Hashable, Sendable {
        public var name: String
        public var message: Int
        public var statement: Int
        public var method: String
        public var result: String
        public var writer: String?
        public var time: String?
        /// The server's own words.
        public var words: String?
        /// Code of what they mean, and a sentence.
        public var meaning: String?
        public var detail: String?
    }

    /// One mail, however many copies of it there are.
    public struct Mail: Hashable, Sendable {
        public var n: Int
        /// Number of its case.
        public var story: Int
        /// Numbers of messages, the one nearest to the author first.
        public var messages: [Int]
        public var from: [String]
        public var subject: String?
        public var messageID: String?
        public var time: String?
        public var headline: String
        public var explanation: [String]
    }

    /// Something that happened at a time.
    public struct Event: Hashable, Sendable {
        public var time: String
        public var kind: Kind
        public var mail: Int
        /// Numbers of the messages that show it.
        public var messages: [Int]
        public var detail: String
        /// Whether a server that is trusted says so.
        public var isTrusted: Bool

        /// The raw value is the code of the reports.
        public enum Kind: String, CaseIterable, Sendable {
            case written, received, forwarded, checked, arrived
        }
    }

    /// One input.
    public struct Input: Hashable, Sendable {
        public var n: Int
        public var name: String
        /// Nil where it could not be read.
        public var source: Source?
        public var mail: Int?
        /// `direct` or `forwarded`; nil where it could not be read.
        public var role: String?
        /// Whether nothing but a header was given.
        public var isHeaderOnly: Bool
        /// Why it could not be read.
        public var failure: String?

        /// The name by which it is read again.
        var argument: String { source?.argument ?? name }
    }

    /// What one party has to do.
    public struct Task: Hashable, Sendable {
        public var role: String
        public var name: String?
        public var steps: [String]
        /// Records to publish, those that failed first.
        public var records: [Record]
        /// Questions to DNS that tell whether it is done.
        public var checks: [Report.LookUp]
    }

    /// A DNS record.
    public struct Record: Hashable, Sendable {
        public var name: String
        public var type: String
        /// `failed`, `absent`, `restored`, `works` or `unseen`.
        public var state: String
        /// A line for a zone file.
        public var line: String
        /// What a healthy answer looks like.
        public var expectation: String
    }
}
