internal import TraceFields

/// What addresses of the header were decoded to: the search for forwardings and the legs ask about the same ones.
struct PathReadings: Sendable {
    private struct Reading {
        var range: ByteRange
        var near: Int64?
        var path: RewrittenPath
    }

    private var readings: [Reading] = []
    /// A message with more of them is read again and again.
    private static let capacity = 16

    /// Forgets the last message but keeps its memory.
    mutating func begin() { readings.empty() }

    func path(at range: ByteRange, near: Int64?) -> RewrittenPath? {
        readings.first { $0.range == range && $0.near == near }?.path
    }

    mutating func keep(_ path: RewrittenPath, at range: ByteRange, near: Int64?) {
        if readings.count < Self.capacity { readings.append(Reading(range: range, near: near, path: path)) }
    }
}

extension Trace {
    /// The reading of the address in a range of the header, seen at the time `near`; see `RewrittenPath.decode`.
    mutating func path(at range: ByteRange, near: Int64?) -> RewrittenPath {
        if let known = paths.path(at: range, near: near) { return known }
        let path = RewrittenPath.decode(text(range), near: near)
        paths.keep(path, at: range, near: near)
        return path
    }
}

extension String {
    /// Whether it is more than the domain of an address.
    var isAddress: Bool { utf8.contains(0x40) }
}
