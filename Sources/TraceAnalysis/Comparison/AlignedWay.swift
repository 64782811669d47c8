/// Two ways beside each other, oldest first: the lines that both copies have, and those of one alone.
public struct AlignedWay: Sendable {
    public private(set) var steps: [Step] = []
    /// Oldest lines that are equal, without a gap.
    public private(set) var commonCount: Int
    /// Whether all lines of the first way are the beginning of the second.
    public private(set) var holdsFirst: Bool
    public private(set) var holdsSecond: Bool

    /// A line of one way, or one of each.
    public struct Step: Hashable, Sendable {
        /// Numbers of hops.
        public var first: Int?
        public var second: Int?
        /// Both lines are there and say different things: the same server and identifier, other words.
        public var isChanged = false
    }

    init(_ first: CopyFacts, _ second: CopyFacts) {
        commonCount = Self.commonTail(first, second)
        holdsFirst = commonCount == first.hops.count
        holdsSecond = commonCount == second.hops.count
        for n in 0..<commonCount { steps.append(Step(first: n + 1, second: n + 1)) }
        let rest = Self.matches(first.hops[commonCount...].map(\.text), second.hops[commonCount...].map(\.text))
        var one = commonCount
        var other = commonCount
        for match in rest {
            addUnmatched(first, one..<match.0 + commonCount, second, other..<match.1 + commonCount)
            one = match.0 + commonCount + 1
            other = match.1 + commonCount + 1
            steps.append(Step(first: one, second: other))
        }
        addUnmatched(first, one..<first.hops.count, second, other..<second.hops.count)
    }

    /// Oldest lines that are equal byte for byte, folding aside.
    static func commonTail(_ first: CopyFacts, _ second: CopyFacts) -> Int {
        var count = 0
        while count < min(first.hops.count, second.hops.count), first.hops[count].text == second.hops[count].text { count += 1 }
        return count
    }

    /// Lines between two that match: those of the same server and identifier are one line that was changed.
    private mutating func addUnmatched(_ first: CopyFacts, _ one: Range<Int>, _ second: CopyFacts, _ other: Range<Int>) {
        var next = other.lowerBound
        for index in one {
            let line = first.hops[index]
            let twin = (next..<other.upperBound).first {
                line.identifier != nil && line.identifier == second.hops[$0].identifier && line.by == second.hops[$0].by
            }
            guard let twin else {
                steps.append(Step(first: index + 1))
                continue
            }
            for skipped in next..<twin { steps.append(Step(second: skipped + 1)) }
            steps.append(Step(first: index + 1, second: twin + 1, isChanged: true))
            next = twin + 1
        }
        for index in next..<other.upperBound { steps.append(Step(second: index + 1)) }
    }

    /// Cells of the table of common subsequences; ways that need more are compared at their beginning alone.
    private static let largestTable = 1 << 18

    /// The longest list of equal lines in the order of both.
    private static func matches(_ first: [String], _ second: [String]) -> [(Int, Int)] {
        guard !first.isEmpty, !second.isEmpty, first.count * second.count <= largestTable else { return [] }
        let width = second.count + 1
        var lengths = [Int32](repeating: 0, count: (first.count + 1) * width)
        for one in first.indices.reversed() {
            for other in second.indices.reversed() {
                lengths[one * width + other] =
                    first[one] == second[other]
                    ? lengths[(one + 1) * width + other + 1] + 1
                    : max(lengths[(one + 1) * width + other], lengths[one * width + other + 1])
            }
        }
        var matches: [(Int, Int)] = []
        var one = 0
        var other = 0
        while one < first.count, other < second.count {
            if first[one] == second[other] {
                matches.append((one, other))
                one += 1
                other += 1
            } else if lengths[(one + 1) * width + other] >= lengths[one * width + other + 1] {
                one += 1
            } else {
                other += 1
            }
        }
        return matches
    }
}

extension AlignedWay {
    /// Hops of the first way that stand below a line of both and are not in the second: lines that somebody removed.
    var removed: [Int] {
        guard let last = steps.lastIndex(where: { $0.first != nil && $0.second != nil }) else { return [] }
        return steps[..<last].compactMap { $0.second == nil ? $0.first : nil }
    }

    /// Hops of the second way that stand below a line of both and are not in the first.
    var inserted: [Int] {
        guard let last = steps.lastIndex(where: { $0.first != nil && $0.second != nil }) else { return [] }
        return steps[..<last].compactMap { $0.first == nil ? $0.second : nil }
    }

    /// Hops of the second way on top of everything that both have.
    var added: [Int] {
        let last = steps.lastIndex { $0.first != nil && $0.second != nil } ?? -1
        return steps[(last + 1)...].compactMap { $0.first == nil ? $0.second : nil }
    }

    var changed: [Step] { steps.filter(\.isChanged) }
}
