/// The words that a reader of a report may not know, each in a sentence or two.
enum Glossary: String, CaseIterable {
    case spf, dkim, dmarc, arc, results, envelope, returnPath = "return-path", received, hop, leg, network, helo, tls
    case forwarding, srs, caf, verp, alignment, author, trust, claim, certainty

    /// The glossary entry of a method of authentication.
    init?(method: String) {
        switch method {
        case "spf": self = .spf
        case "dkim": self = .dkim
        case "dmarc": self = .dmarc
        case "arc": self = .arc
        default: return nil
        }
    }

    var entry: (term: Phrase, meaning: Phrase) { Phrasebook.glossary(self) }
}
