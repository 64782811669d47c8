/// Finds the elements of a growing list by their hashes: open addressing, at most three quarters of the slots taken. The elements, their
/// hashes and what makes two of them equal are the list's own.
public struct HashSlots: Sendable {
    /// Indices of elements; -1 where there is none.
    @usableFromInline var slots: [Int32]
    private let firstCount: Int

    /// - Parameter count: Slots at the beginning, a power of two.
    public init(count: Int) {
        slots = [Int32](repeating: -1, count: count)
        firstCount = count
    }

    public var byteCount: Int { slots.capacity * MemoryLayout<Int32>.stride }

    /// The index of the element with a hash that `isWanted` takes.
    @inlinable @inline(__always)
    public func index(of hash: UInt64, where isWanted: (Int) -> Bool) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if isWanted(index) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the last of the list's elements, which are `count` with it. `hash` tells the hash of each, should there be too few slots.
    @inlinable
    public mutating func add(count: Int, hash: (Int) -> UInt64) {
        if count * 4 > slots.count * 3 {
            makeRoom()
            for index in 0..<count { place(index, hash(index)) }
        } else {
            place(count - 1, hash(count - 1))
        }
    }

    /// Forgets all elements. A table that is filled and emptied again and again keeps its memory.
    public mutating func removeAll(keepingCapacity: Bool) {
        guard keepingCapacity else { return slots = [Int32](repeating: -1, count: firstCount) }
        for slot in slots.indices { slots[slot] = -1 }
    }

    /// The old slots are given back before the new ones are taken.
    @usableFromInline
    mutating func makeRoom() {
        let count = slots.count * 2
        slots = []
        slots = [Int32](repeating: -1, count: count)
    }

    @inlinable
    mutating func place(_ index: Int, _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(index)
    }
}
