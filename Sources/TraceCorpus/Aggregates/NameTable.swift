internal import Foundation
internal import TraceFields

/// Names that come again and again, each kept once and called by a number.
///
/// An open-addressing table with a hash of eight bytes a step. It is seeded anew in every process, so that nobody can choose names
/// that fall together; where a name lies shows in no result.
struct NameTable: Sendable {
    private struct Entry: Sendable {
        var place: NamePool.Place
        var hash: UInt32
    }

    /// Longer names are cut: no address or domain is.
    static let longestName = 512

    private var pool = NamePool()
    private var entries = PieceList<Entry>()
    private var slots = HashSlots(count: 256)
    static let seed = UInt64.random(in: .min ... .max) | 1

    var count: Int { entries.count }

    /// An empty name is in every table, and its number is 0: the name that is missing.
    init() { _ = intern("") }

    /// Forgets all names and keeps the memory.
    mutating func removeAll() {
        slots.removeAll(keepingCapacity: true)
        entries.removeAll()
        pool.removeAll()
        _ = intern("")
    }

    /// The number of a name.
    mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let name = name.count <= Self.longestName ? name : UnsafeBufferPointer(rebasing: name[..<Self.longestName])
        let hash = Self.hash(name)
        let known = slots.index(of: UInt64(hash)) { entries[$0].hash == hash && holds($0, name) }
        if let known { return UInt32(known) }
        entries.append(Entry(place: pool.append(name), hash: hash))
        slots.add(count: entries.count) { UInt64(entries[$0].hash) }
        return UInt32(entries.count - 1)
    }

    mutating func intern(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBufferPointer { intern($0) } }

    mutating func intern(_ word: StaticString) -> UInt32 {
        intern(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// The number that a name of another table has here.
    mutating func intern(_ name: UInt32, of other: NameTable) -> UInt32 {
        other.pool.withName(at: other.entries[Int(name)].place) { intern($0) }
    }

    func text(_ name: UInt32) -> String { pool.withName(at: entries[Int(name)].place) { String(decoding: $0, as: UTF8.self) } }

    private func holds(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let place = entries[index].place
        guard place.count == name.count else { return false }
        return pool.withName(at: place) { known in
            guard let known = known.baseAddress, let asked = name.baseAddress else { return name.isEmpty }
            return memcmp(known, asked, name.count) == 0
        }
    }

    var byteCount: Int { pool.byteCount + entries.byteCount + slots.byteCount }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash = seed ^ UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15
        let bytes = UnsafeRawBufferPointer(name)
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return UInt32(truncatingIfNeeded: mixed(hash, tail))
    }

    private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ seed)
        return product.high ^ product.low
    }
}

/// Names one after the other, in pieces of memory that do not move when more are added. A name lies in one piece.
private struct NamePool: Sendable {
    struct Place: Sendable {
        fileprivate var piece: UInt32
        fileprivate var start: UInt16
        fileprivate(set) var count: UInt16
    }

    private var pieces: [[UInt8]] = []
    /// The piece that names are added to.
    private var last = 0
    private static let pieceCount = 1 << 14

    var byteCount: Int { pieces.reduce(0) { $0 + $1.capacity } }

    mutating func append(_ name: UnsafeBufferPointer<UInt8>) -> Place {
        if last < pieces.count, pieces[last].count + name.count > Self.pieceCount { last += 1 }
        if last == pieces.count {
            pieces.append([])
            pieces[last].reserveCapacity(Self.pieceCount)
        }
        let place = Place(piece: UInt32(last), start: UInt16(pieces[last].count), count: UInt16(name.count))
        pieces[last].append(contentsOf: name)
        return place
    }

    mutating func removeAll() {
        for piece in pieces.indices { pieces[piece].removeAll(keepingCapacity: true) }
        last = 0
    }

    @inline(__always)
    func withName<Result>(at place: Place, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        pieces[Int(place.piece)].withUnsafeBufferPointer { piece in
            body(UnsafeBufferPointer(rebasing: piece[Int(place.start)..<Int(place.start) + Int(place.count)]))
        }
    }
}
