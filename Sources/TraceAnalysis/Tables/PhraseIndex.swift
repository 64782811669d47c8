internal import TraceFields

/// Phrases by their first two letters, so that one pass over a text finds those that stand in it.
struct PhraseIndex: Sendable {
    let method: ResultMethod
    /// By the key of the first two letters.
    private var rows: [Row] = []
    /// Where the rows of each key begin.
    private var starts: [UInt16] = []
    /// Which keys have rows.
    private var isKey = [Bool](repeating: false, count: Self.keys)
    /// Phrases that must be all of a text.
    private var wholes: [Row] = []

    private struct Row: Sendable {
        var phrase: FailureString
        var cause: UInt64
        /// Its place in the table: of two phrases of one length the earlier one is meant.
        var order: Int

        func isWeaker(than other: Row) -> Bool {
            let length = phrase.text.utf8CodeUnitCount
            let otherLength = other.phrase.text.utf8CodeUnitCount
            return length < otherLength || length == otherLength && other.order < order
        }
    }

    /// Phrases have two letters at least.
    init(_ phrases: [FailureString], of method: ResultMethod) {
        self.method = method
        var byKey = [[Row]](repeating: [], count: Self.keys)
        for (order, phrase) in phrases.enumerated() where phrase.method == method {
            let row = Row(phrase: phrase, cause: phrase.cause.bit, order: order)
            if phrase.isWhole {
                wholes.append(row)
            } else {
                byKey[Self.key(phrase.text.utf8Start[0], phrase.text.utf8Start[1])].append(row)
            }
        }
        for (key, same) in byKey.enumerated() {
            isKey[key] = !same.isEmpty
            starts.append(UInt16(rows.count))
            rows += same
        }
        starts.append(UInt16(rows.count))
    }

    private static let keys = 1_024

    /// Five bits of each: no two pairs of letters share a key.
    private static func key(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }

    /// Lower case, and one space for every kind of folding white space.
    private static let folded = (UInt8.min...UInt8.max).map { $0.isFoldingSpace ? 0x20 : $0.asciiLowercased }

    /// The longest phrase in the comments, the reason or the word of a statement.
    func longest(in bytes: [UInt8], _ reading: ResultStatement) -> FailureString? {
        var best: Row?
        search(bytes, reading) { row in
            if let known = best, !known.isWeaker(than: row) { return }
            best = row
        }
        return best?.phrase
    }

    /// What all phrases mean that stand there.
    func words(in bytes: [UInt8], _ reading: ResultStatement) -> StatementWords {
        var best: Row?
        var causes: UInt64 = 0
        search(bytes, reading) { row in
            causes |= row.cause
            if let known = best, !known.isWeaker(than: row) { return }
            best = row
        }
        // A word alone, without a comment or reason, is the result and no remark on it.
        let isRemarked = reading.comments != nil || reading.reason != nil
        return StatementWords(causes: isRemarked ? causes : 0, longest: best?.phrase.cause)
    }

    /// Calls `take` for each phrase that stands in a text of the statement.
    private func search(_ bytes: [UInt8], _ reading: ResultStatement, _ take: (Row) -> Void) {
        if let comments = reading.comments { search(bytes, comments, isComment: true, take) }
        if let reason = reading.reason { search(bytes, reason, isComment: false, take) }
        search(bytes, reading.resultRange, isComment: false, take)
    }

    private func search(_ bytes: [UInt8], _ range: ByteRange, isComment: Bool, _ take: (Row) -> Void) {
        guard range.upper <= bytes.count, range.count >= 2 else { return }
        bytes.withUnsafeBufferPointer { text in
            isKey.withUnsafeBufferPointer { isKey in
                Self.folded.withUnsafeBufferPointer { folded in
                    var first = folded[Int(text[range.lower])]
                    var position = range.lower
                    while position + 1 < range.upper {
                        let second = folded[Int(text[position + 1])]
                        let key = Self.key(first, second)
                        if isKey[key] { offer(key, text, position, range, take) }
                        first = second
                        position += 1
                    }
                }
            }
        }
        guard !wholes.isEmpty else { return }
        let isParenthesized = isComment && bytes[range.lower] == 0x28
        let text = bytes.trimmed(isParenthesized ? range.inside : range)
        for row in wholes where bytes.foldedEnd(of: row.phrase.text, at: text.lower, limit: text.upper) == text.upper {
            take(row)
        }
    }

    /// Calls `take` for each phrase of a key that stands at `position`.
    private func offer(
        _ key: Int, _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ range: ByteRange, _ take: (Row) -> Void
    ) {
        for index in Int(starts[key])..<Int(starts[key + 1]) where stands(rows[index].phrase.text, text, position, range) {
            take(rows[index])
        }
    }

    /// Whether a phrase stands at `position`. A space at its beginning is one that the text holds as a space.
    private func stands(
        _ phrase: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ range: ByteRange
    ) -> Bool {
        let letters = phrase.utf8Start
        var position = position
        if letters[0] == 0x20 {
            var start = position
            while start > range.lower, text[start] != 0x20, text[start - 1].isFoldingSpace { start -= 1 }
            guard text[start] == 0x20 else { return false }
        }
        for offset in 0..<phrase.utf8CodeUnitCount {
            guard position < range.upper else { return false }
            if letters[offset] == 0x20 {
                guard text[position].isFoldingSpace else { return false }
                while position < range.upper, text[position].isFoldingSpace { position += 1 }
            } else {
                guard text[position].asciiLowercased == letters[offset] else { return false }
                position += 1
            }
        }
        return true
    }
}

/// What the phrases beside a result mean.
struct StatementWords: Sendable {
    /// One bit a cause.
    fileprivate var causes: UInt64
    /// The meaning of the longest phrase.
    let longest: FailureCause?

    fileprivate init(causes: UInt64, longest: FailureCause?) {
        self.causes = causes
        self.longest = longest
    }

    static let none = StatementWords(causes: 0, longest: nil)

    func says(_ cause: FailureCause) -> Bool { causes & cause.bit != 0 }
}

extension FailureCause {
    /// Its place among all causes, as one bit.
    fileprivate var bit: UInt64 { Self.all.firstIndex(of: self).map { 1 << UInt64($0) } ?? 0 }

    private static let all = allCases
}
