/// Statements of one message in header order, one bit each: the lists that rules make cost no memory.
///
/// A message with more than 64 statements needs more than one word.
struct StatementSet: Sequence, Sendable {
    private var low: UInt64 = 0
    /// The words behind the first; nil where nothing was ever put there.
    private var high: [UInt64]?

    init() {}

    init(_ statement: Int) { insert(statement) }

    var isEmpty: Bool { low == 0 && high?.allSatisfy { $0 == 0 } ?? true }

    var count: Int { low.nonzeroBitCount + (high?.reduce(0) { $0 + $1.nonzeroBitCount } ?? 0) }

    var first: Int? {
        if low != 0 { return low.trailingZeroBitCount }
        guard let high, let place = high.firstIndex(where: { $0 != 0 }) else { return nil }
        return (place + 1) * 64 + high[place].trailingZeroBitCount
    }

    /// The first statement of a set that is not empty.
    var leading: Int {
        guard let first else { preconditionFailure("a set without a statement has none that leads") }
        return first
    }

    func contains(_ statement: Int) -> Bool {
        if statement < 64 { return low &>> UInt64(statement) & 1 != 0 }
        guard let high, statement / 64 <= high.count else { return false }
        return high[statement / 64 - 1] &>> UInt64(statement % 64) & 1 != 0
    }

    mutating func insert(_ statement: Int) {
        if statement < 64 { low |= 1 &<< UInt64(statement) } else { insertHigh(statement) }
    }

    private mutating func insertHigh(_ statement: Int) {
        if high == nil { high = [] }
        while high!.count < statement / 64 { high!.append(0) }
        high![statement / 64 - 1] |= 1 &<< UInt64(statement % 64)
    }

    mutating func remove(_ statement: Int) {
        if statement < 64 {
            low &= ~(1 &<< UInt64(statement))
        } else if contains(statement) {
            high![statement / 64 - 1] &= ~(1 &<< UInt64(statement % 64))
        }
    }

    func filter(_ isKept: (Int) -> Bool) -> StatementSet {
        var kept = StatementSet()
        for statement in self where isKept(statement) { kept.insert(statement) }
        return kept
    }

    // Two sets together

    static func & (one: StatementSet, other: StatementSet) -> StatementSet {
        var both = StatementSet()
        both.low = one.low & other.low
        if let words = one.high, let others = other.high { both.high = zip(words, others).map { $0 & $1 } }
        return both
    }

    @inline(__always)
    static func | (one: StatementSet, other: StatementSet) -> StatementSet {
        var all = one
        all.low |= other.low
        if let words = other.high { all.addHigh(words) }
        return all
    }

    private mutating func addHigh(_ words: [UInt64]) {
        if high == nil { high = [] }
        while high!.count < words.count { high!.append(0) }
        for place in words.indices { high![place] |= words[place] }
    }

    static func - (one: StatementSet, other: StatementSet) -> StatementSet {
        var rest = one
        rest.low &= ~other.low
        if rest.high != nil, let others = other.high {
            for place in others.indices.prefix(rest.high!.count) { rest.high![place] &= ~others[place] }
        }
        return rest
    }

    // One after the other

    func makeIterator() -> Iterator { Iterator(word: low, high: high) }

    struct Iterator: IteratorProtocol {
        fileprivate var word: UInt64
        fileprivate let high: [UInt64]?
        private var place = 0

        fileprivate init(word: UInt64, high: [UInt64]?) {
            self.word = word
            self.high = high
        }

        mutating func next() -> Int? {
            while word == 0 {
                guard let high, place < high.count else { return nil }
                word = high[place]
                place += 1
            }
            let bit = word.trailingZeroBitCount
            word &= word &- 1
            return place * 64 + bit
        }
    }
}
