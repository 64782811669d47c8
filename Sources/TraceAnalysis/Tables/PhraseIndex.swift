internal import TraceFields

/// Phrases by their first letter, so that one pass over a text finds those that stand in it.
struct PhraseIndex: Sendable {
    let method: ResultMethod
    /// By first letter, those of one letter in the order of the table.
    private var rows: [Row] = []
    /// Where the rows of each ASCII letter begin.
    private var starts: [Int] = []
    /// Phrases that must be all of a text.
    private var wholes: [Row] = []

    private struct Row: Sendable {
        var phrase: FailureString
        /// Its place in the table: of two phrases of one length the earlier one is meant.
        var order: Int
    }

    init(_ phrases: [FailureString], of method: ResultMethod) {
        self.method = method
        var byLetter = [[Row]](repeating: [], count: 128)
        for (order, phrase) in phrases.enumerated() where phrase.method == method {
            let row = Row(phrase: phrase, order: order)
            if phrase.isWhole {
                wholes.append(row)
            } else {
                byLetter[Int(phrase.text.utf8Start[0] & 0x7F)].append(row)
            }
        }
        for letter in byLetter {
            starts.append(rows.count)
            rows += letter
        }
        starts.append(rows.count)
    }

    /// The longest phrase in the comments, the reason or the word of a statement.
    func longest(in bytes: [UInt8], _ reading: ResultStatement) -> FailureString? {
        var best: Row?
        search(bytes, reading) { row in
            let length = row.phrase.text.utf8CodeUnitCount
            let known = best?.phrase.text.utf8CodeUnitCount ?? 0
            if length > known || length == known && row.order < best?.order ?? 0 { best = row }
            return true
        }
        return best?.phrase
    }

    /// Whether any phrase stands there.
    func stands(in bytes: [UInt8], _ reading: ResultStatement) -> Bool {
        var isFound = false
        search(bytes, reading) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Calls `take` for each phrase that stands in a text of the statement until it returns false.
    private func search(_ bytes: [UInt8], _ reading: ResultStatement, _ take: (Row) -> Bool) {
        if let comments = reading.comments, !search(bytes, comments, isComment: true, take) { return }
        if let reason = reading.reason, !search(bytes, reason, isComment: false, take) { return }
        _ = search(bytes, reading.resultRange, isComment: false, take)
    }

    private func search(_ bytes: [UInt8], _ range: ByteRange, isComment: Bool, _ take: (Row) -> Bool) -> Bool {
        guard range.upper <= bytes.count else { return true }
        for position in range.lower..<max(range.lower, range.upper) {
            let letter = Int(bytes[position].asciiLowercased)
            guard letter < 128 else { continue }
            for index in starts[letter]..<starts[letter + 1] {
                let text = rows[index].phrase.text
                guard position + text.utf8CodeUnitCount <= range.upper,
                    bytes.foldedEnd(of: text, at: position, limit: range.upper) != nil
                else { continue }
                if !take(rows[index]) { return false }
            }
        }
        guard !wholes.isEmpty else { return true }
        let isParenthesized = isComment && range.count >= 2 && bytes[range.lower] == 0x28
        let text = bytes.trimmed(isParenthesized ? range.inside : range)
        for row in wholes where bytes.foldedEnd(of: row.phrase.text, at: text.lower, limit: text.upper) == text.upper {
            if !take(row) { return false }
        }
        return true
    }
}
