internal import Synchronization

/// Which contents were met, and by which unit of work first.
///
/// Units run side by side, but the earlier unit owns a content whichever came first: a later one that was faster loses its claim, and
/// is run again when its turn comes. So the same message of the same mailbox is counted whatever the number of workers.
final class SeenContents: Sendable {
    private let shards: [Shard]

    init() {
        shards = (0..<64).map { _ in Shard() }
    }

    /// Adds what an earlier run counted.
    func add(_ digest: ContentDigest) {
        shard(of: digest).state.withLock { $0.settled.insert(digest) }
    }

    /// Whether this content is new to `unit` and to all before it; if so it belongs to `unit` now.
    func claim(_ digest: ContentDigest, for unit: Int) -> Bool {
        shard(of: digest).state.withLock { state in
            if let owner = state.claims[digest], owner <= unit { return false }
            guard !state.settled.contains(digest) else { return false }
            state.claims[digest] = unit
            return true
        }
    }

    /// Settles the claims of a unit whose turn has come; false, and nothing is settled, where an earlier unit took one.
    func settle(_ digests: [ContentDigest], of unit: Int) -> Bool {
        guard digests.allSatisfy({ digest in shard(of: digest).state.withLock { $0.claims[digest] == unit } }) else {
            withdraw(digests, of: unit)
            return false
        }
        for digest in digests {
            shard(of: digest).state.withLock { state in
                state.claims[digest] = nil
                state.settled.insert(digest)
            }
        }
        return true
    }

    private func withdraw(_ digests: [ContentDigest], of unit: Int) {
        for digest in digests {
            shard(of: digest).state.withLock { state in
                if state.claims[digest] == unit { state.claims[digest] = nil }
            }
        }
    }

    private func shard(of digest: ContentDigest) -> Shard { shards[Int(digest.high & 63)] }

    private final class Shard: Sendable {
        let state = Mutex(State())
    }

    private struct State {
        var settled = DigestTable()
        var claims: [ContentDigest: Int] = [:]
    }
}

/// A set of digests with open addressing: 16 bytes a place, at most three quarters of them taken. The digests are seeded and even,
/// so that they are their own hash.
private struct DigestTable {
    private var slots: [ContentDigest] = []
    private var count = 0
    /// An empty place; the digest that looks like one is stored as its neighbour.
    private static let none = ContentDigest(high: 0, low: 0)

    func contains(_ digest: ContentDigest) -> Bool {
        guard !slots.isEmpty else { return false }
        return slots[place(of: Self.stored(digest))] != Self.none
    }

    mutating func insert(_ digest: ContentDigest) {
        if count * 4 >= slots.count * 3 { grow() }
        let stored = Self.stored(digest)
        let place = place(of: stored)
        guard slots[place] == Self.none else { return }
        slots[place] = stored
        count += 1
    }

    private static func stored(_ digest: ContentDigest) -> ContentDigest {
        digest == none ? ContentDigest(high: 0, low: 1) : digest
    }

    private func place(of digest: ContentDigest) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: digest.low) & mask
        while slots[place] != Self.none, slots[place] != digest { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [ContentDigest](repeating: Self.none, count: max(64, 2 * old.count))
        for digest in old where digest != Self.none { slots[place(of: digest)] = digest }
    }
}
