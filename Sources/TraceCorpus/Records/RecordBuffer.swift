internal import Foundation
internal import TraceFields

/// Memory into which messages are read, used again for every one.
final class RecordBuffer {
    /// What most messages fit into; one that is longer is read in pieces.
    static let usual = 1 << 18
    /// Enough to look for a place in a mailbox.
    static let small = 1 << 16
    /// Room for a header of the greatest length that is read, and some body.
    static let greatest = Limits.headerBytes + (1 << 20)

    /// Whether as much as fits is kept also of a message of which the header would do.
    let keepsBodies: Bool
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    private let first: Int

    init(capacity: Int = RecordBuffer.usual, keepsBodies: Bool = false) {
        self.keepsBodies = keepsBodies
        self.capacity = capacity
        first = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// Makes room for a message whose header is longer than the buffer; false where it is as large as it may get.
    func grow(keeping count: Int) -> Bool {
        guard capacity < Self.greatest else { return false }
        resize(to: min(2 * capacity, Self.greatest), keeping: count)
        return true
    }

    /// Goes back to the usual size.
    func shrink() {
        if capacity > first { resize(to: first, keeping: 0) }
    }

    private func resize(to size: Int, keeping count: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity = size
    }

    func bytes(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: end - start)
    }

    func room(from start: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: base + start, count: capacity - start)
    }

    /// Moves `start..<end` to `place`, which lies before it.
    func move(_ start: Int, _ end: Int, to place: Int) {
        memmove(base + place, base + start, end - start)
    }
}
