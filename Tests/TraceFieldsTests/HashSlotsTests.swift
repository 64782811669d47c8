import Testing

@testable import TraceFields

@Suite struct HashSlotsTests {
    /// Numbers, some of which share a hash.
    private struct Numbers {
        var list: [Int] = []
        var slots = HashSlots(count: 4)
        static func hash(_ number: Int) -> UInt64 { UInt64(number / 3) }

        func index(of number: Int) -> Int? { slots.index(of: Self.hash(number)) { list[$0] == number } }

        mutating func add(_ number: Int) {
            list.append(number)
            slots.add(count: list.count) { Self.hash(list[$0]) }
        }
    }

    @Test func findsWhatWasAdded() {
        var numbers = Numbers()
        for number in 0..<1_000 {
            #expect(numbers.index(of: number) == nil)
            numbers.add(number)
        }
        for number in 0..<1_000 { #expect(numbers.index(of: number) == number) }
        #expect(numbers.index(of: 1_000) == nil)
    }

    @Test(arguments: [true, false])
    func forgets(keepingCapacity: Bool) {
        var numbers = Numbers()
        for number in 0..<100 { numbers.add(number) }
        let byteCount = numbers.slots.byteCount
        numbers.list.removeAll()
        numbers.slots.removeAll(keepingCapacity: keepingCapacity)
        #expect(keepingCapacity == (numbers.slots.byteCount == byteCount))
        #expect(numbers.index(of: 7) == nil)
        numbers.add(7)
        #expect(numbers.index(of: 7) == 0)
    }
}
