internal import TraceFields

/// Phrases by their first three letters, so that one pass over a text finds those that stand in it.
final class PhraseIndex: Sendable {
    let method: ResultMethod
    /// Which three letters begin a phrase: one bit a key.
    private let isKey: [UInt64]
    /// How many keys stand in the words of `isKey` before each.
    private let keysBefore: [Int32]
    /// By key.
    private let rows: [Row]
    /// Where the rows of each key begin that is one, and the end of all.
    private let starts: [Int32]
    /// Phrases that must be all of a text.
    private let wholes: [Row]

    private struct Row: Sendable {
        var key: Int
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

    /// Phrases have three letters at least, and no space in the second place.
    init(_ phrases: [FailureString], of method: ResultMethod) {
        var isKey = [UInt64](repeating: 0, count: Self.keys / 64)
        var rows: [Row] = []
        var wholes: [Row] = []
        for (order, phrase) in phrases.enumerated() where phrase.method == method {
            for key in phrase.isWhole ? [0] : Self.keys(of: phrase.text) {
                let row = Row(key: key, phrase: phrase, cause: phrase.cause.bit, order: order)
                if phrase.isWhole {
                    wholes.append(row)
                } else {
                    isKey[key / 64] |= 1 << UInt64(key % 64)
                    rows.append(row)
                }
            }
        }
        rows.sort { $0.key < $1.key }
        var keysBefore: [Int32] = [0]
        for word in isKey { keysBefore.append(keysBefore[keysBefore.count - 1] + Int32(word.nonzeroBitCount)) }
        let starts = rows.indices.filter { $0 == 0 || rows[$0 - 1].key != rows[$0].key } + [rows.count]
        self.method = method
        self.isKey = isKey
        self.keysBefore = keysBefore
        self.rows = rows
        self.starts = starts.map { Int32($0) }
        self.wholes = wholes
    }

    private static let keys = 32_768

    /// Five bits of each letter: small and capital ones have one key.
    private static func key(_ letters: [UInt8]) -> Int { letters.reduce(0) { $0 << 5 | Int($1 & 31) } }

    /// The keys that the beginning of a phrase has in a text, where any folding white space may stand for a space.
    private static func keys(of phrase: StaticString) -> [Int] {
        let spaces: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]
        var beginnings: [[UInt8]] = [[]]
        for offset in 0..<3 {
            let letter = phrase.utf8Start[offset]
            beginnings = beginnings.flatMap { start in (letter == 0x20 ? spaces : [letter]).map { start + [$0] } }
        }
        return beginnings.map(key)
    }

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
                let end = range.upper
                var key = Int(text[range.lower] & 31) << 5 | Int(text[range.lower + 1] & 31)
                var third = range.lower + 2
                while third < end {
                    key = (key &<< 5 | Int(text[third] & 31)) & (Self.keys - 1)
                    if isKey[key &>> 6] &>> UInt64(truncatingIfNeeded: key) & 1 != 0 {
                        offer(key, text, third - 2, range, take)
                    }
                    third &+= 1
                }
            }
        }
        guard !wholes.isEmpty else { return }
        let isParenthesized = isComment && bytes[range.lower] == 0x28
        let text = bytes.trimmed(isParenthesized ? range.inside : range)
        guard !text.isEmpty else { return }
        let first = bytes[text.lower].asciiLowercased
        for row in wholes where row.phrase.text.utf8Start[0] == first {
            if bytes.foldedEnd(of: row.phrase.text, at: text.lower, limit: text.upper) == text.upper { take(row) }
        }
    }

    /// Calls `take` for each phrase of a key that stands at `position`. Out of line, so that the loop over the bytes keeps its state
    /// in registers.
    @inline(never)
    private func offer(
        _ key: Int, _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ range: ByteRange, _ take: (Row) -> Void
    ) {
        let before = isKey[key / 64] & ((1 << UInt64(key % 64)) - 1)
        let place = Int(keysBefore[key / 64]) + before.nonzeroBitCount
        for index in Int(starts[place])..<Int(starts[place + 1]) where stands(rows[index].phrase.text, text, position, range) {
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
