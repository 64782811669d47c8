internal import TraceAnalysis

/// The sentence on top.
extension ComparisonMaker {
    /// For two copies what their pair says. For more, what a repair changed, else the first thing that a pair says; the others
    /// follow, each with the names of its copies.
    func summary(_ pairs: [ComparisonReport.Pair]) -> (headline: String, explanation: [String]) {
        guard pairs.count > 1 else { return (pairs.first?.headline ?? "", pairs.first?.explanation ?? []) }
        let leading = pairs.last { $0.repair != nil && $0.repair?.outcome != "unknown" } ?? pairs[0]
        guard comparison.mails.count <= 2 else { return summary(ofManyMails: pairs, leading) }
        var sentences: [String] = []
        for pair in pairs {
            let isLeading = pair.first == leading.first && pair.second == leading.second
            let lines = (isLeading ? [] : [pair.headline]) + pair.explanation.prefix(isLeading ? 2 : 1)
            sentences += lines.map { named($0, pair) }
        }
        return (leading.headline, sentences)
    }

    /// Pairs that the sentences on top tell of.
    private static let toldPairs = 8

    /// No pair speaks for more than two mails: their number comes first, and the headline names its pair.
    private func summary(
        ofManyMails pairs: [ComparisonReport.Pair], _ leading: ComparisonReport.Pair
    ) -> (headline: String, explanation: [String]) {
        let related = pairs.filter { $0.relation != Kinship.Relation.unrelated.rawValue }
        var values = PhraseValues()
        values.set(.count, String(comparison.copies.count))
        values.set(.number, String(comparison.mails.count))
        guard let shown = related.first(where: { $0.first == leading.first && $0.second == leading.second }) ?? related.first
        else {
            return (book.text(Phrasebook.unrelatedMails, values), [])
        }
        values.set(.first, shown.first)
        values.set(.second, shown.second)
        values.set(.value, shown.headline)
        let headline = book.text(Phrasebook.severalMails, values)
        let others = related.filter { $0.first != shown.first || $0.second != shown.second }
        var sentences = others.prefix(Self.toldPairs).map { named($0.headline, $0) }
        let counts = [
            (Phrasebook.morePairs, others.count - Self.toldPairs), (Phrasebook.unrelatedPairs, pairs.count - related.count),
        ]
        for (phrase, count) in counts where count > 0 {
            values.set(.number, String(count))
            sentences.append(book.text(phrase, values))
        }
        return (headline, sentences)
    }

    private func named(_ sentence: String, _ pair: ComparisonReport.Pair) -> String {
        pair.first + "–" + pair.second + book.colon + sentence
    }
}
