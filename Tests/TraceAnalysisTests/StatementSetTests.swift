import Testing

@testable import TraceAnalysis

struct StatementSetTests {
    /// Within the first word, at its end, and in words behind it.
    static let members = [[], [0], [3, 5], [63], [64], [1, 63, 64, 65], [127, 128], [2, 4_095]]

    private func set(_ members: [Int]) -> StatementSet {
        var set = StatementSet()
        for member in members { set.insert(member) }
        return set
    }

    @Test(arguments: members)
    func holdsWhatWasPutIn(_ members: [Int]) {
        var set = set(members)
        #expect(Array(set) == members)
        #expect(set.count == members.count)
        #expect(set.isEmpty == members.isEmpty)
        #expect(set.first == members.first)
        #expect((0..<5_000).filter { set.contains($0) } == members)
        #expect(Array(set.filter { $0 % 2 == 0 }) == members.filter { $0 % 2 == 0 })
        for member in members { set.remove(member) }
        #expect(set.isEmpty)
        #expect(set.first == nil)
        #expect(Array(set) == [])
    }

    @Test(arguments: members, members)
    func combines(_ one: [Int], _ other: [Int]) {
        #expect(Array(set(one) & set(other)) == one.filter { other.contains($0) })
        #expect(Array(set(one) | set(other)) == Set(one + other).sorted())
        #expect(Array(set(one) - set(other)) == one.filter { !other.contains($0) })
    }
}
