/// The sentences of a finding or of one of its variants.
public struct FindingPhrases: Hashable, Sendable {
    /// What is so.
    public var headline: Phrase
    /// The same where the finding is not sure; nil where the headline says so already.
    public var appears: Phrase?
    public var explanation: Phrase
    /// What the reader can do. A step that needs a value which the finding does not have is left out.
    public var nextSteps: [Phrase]

    public init(headline: Phrase, appears: Phrase? = nil, explanation: Phrase, nextSteps: [Phrase] = []) {
        self.headline = headline
        self.appears = appears
        self.explanation = explanation
        self.nextSteps = nextSteps
    }

    /// All of them.
    public var all: [Phrase] { [headline] + (appears.map { [$0] } ?? []) + [explanation] + nextSteps }
}

/// The sentences of a verdict.
public struct VerdictPhrases: Hashable, Sendable {
    public var headline: Phrase
    /// The same where the verdict is not sure; nil where the headline says so already.
    public var appears: Phrase?
    /// Two to four sentences, each in one or more forms: the first form whose values are all known is taken.
    public var explanation: [[Phrase]]
    /// What to do beside the steps that the analysis names for this message.
    public var nextSteps: [Phrase]
    /// What stands there when there is nothing to do.
    public var noStep: Phrase?

    init(
        headline: Phrase, appears: Phrase? = nil, explanation: [[Phrase]], nextSteps: [Phrase] = [], noStep: Phrase? = nil
    ) {
        self.headline = headline
        self.appears = appears
        self.explanation = explanation
        self.nextSteps = nextSteps
        self.noStep = noStep
    }

    public var all: [Phrase] {
        [headline] + [appears, noStep].compactMap { $0 } + explanation.flatMap { $0 } + nextSteps
    }
}
