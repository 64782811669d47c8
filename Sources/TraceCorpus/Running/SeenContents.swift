internal import Synchronization

/// Which contents were met, and by which unit of work first.
///
/// Units run side by side, but the earlier unit owns a content whichever came first: a later one that was faster loses its claim, and
/// is run again when its turn comes. So the same message of the same mailbox is counted whatever the number of workers.
final class SeenContents: Sendable {
    private let shards: [Shard]
    private static let shardCount = 256

    init() {
        shards = (0..<Self.shardCount).map { Shard(number: $0) }
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

    /// Memory of what was met.
    var byteCount: Int { shards.reduce(0) { $0 + $1.state.withLock { $0.settled.byteCount } } }

    private func withdraw(_ digests: [ContentDigest], of unit: Int) {
        for digest in digests {
            shard(of: digest).state.withLock { state in
                if state.claims[digest] == unit { state.claims[digest] = nil }
            }
        }
    }

    private func shard(of digest: ContentDigest) -> Shard { shards[Int(digest.high % UInt64(Self.shardCount))] }

    private final class Shard: Sendable {
        let state: Mutex<State>

        init(number: Int) { state = Mutex(State(settled: DigestTable(number: number))) }
    }

    private struct State {
        var settled: DigestTable
        var claims: [ContentDigest: Int] = [:]
    }
}

/// A set of digests with open addressing: 8 bytes a place, at most three quarters of them taken. The digests are seeded and even,
/// so that they are their own hash.
///
/// It keeps half of each digest; eight bits more choose the shard. So two of a million different contents are taken for one in one
/// of ten thousand million archives.
private struct DigestTable {
    private var places: [UInt64] = []
    private var count = 0
    private let firstSize: Int
    /// An empty place; the digest that looks like one is stored as its neighbour.
    private static let none: UInt64 = 0

    /// - Parameter number: Of the shard. They begin with sizes up to a quarter apart, so that they do not grow all at once and the memory that
    ///   one leaves is the next one's.
    init(number: Int) { firstSize = 64 + number / 16 }

    var byteCount: Int { places.capacity * MemoryLayout<UInt64>.stride }

    func contains(_ digest: ContentDigest) -> Bool {
        guard !places.isEmpty else { return false }
        return places[place(of: Self.stored(digest))] != Self.none
    }

    mutating func insert(_ digest: ContentDigest) {
        if count * 4 >= places.count * 3 { grow() }
        let stored = Self.stored(digest)
        let place = place(of: stored)
        guard places[place] == Self.none else { return }
        places[place] = stored
        count += 1
    }

    private static func stored(_ digest: ContentDigest) -> UInt64 { digest.low == none ? 1 : digest.low }

    private func place(of stored: UInt64) -> Int {
        // The digest as a share of the table, whose size need be no power of two.
        var place = Int(stored.multipliedFullWidth(by: UInt64(places.count)).high)
        while places[place] != Self.none, places[place] != stored { place = place + 1 < places.count ? place + 1 : 0 }
        return place
    }

    /// By a quarter, so that little of the memory is empty.
    private mutating func grow() {
        let old = places
        places = [UInt64](repeating: Self.none, count: old.isEmpty ? firstSize : old.count + old.count / 4)
        for stored in old where stored != Self.none { places[place(of: stored)] = stored }
    }
}
