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
        var path = RewrittenPath.decode(block.bytes, range, near: near)
        if path.kind == .verp, path.details.isEmpty, isOfAuthor(path.destination) { path.takeDestinationForSender() }
        paths.keep(path, at: range, near: near)
        return path
    }

    /// Whether an address is that of From, and nobody for whom the mail was: an author may have a copy of what he wrote.
    private func isOfAuthor(_ address: String?) -> Bool {
        guard let address = address?.lowercased(), let from = fields.firstMailbox(.from),
            text(from.address).lowercased() == address
        else { return false }
        return !SilentSearch.isFor(from.address, hops, self)
            && !SilentSearch.addressed(self).contains { areSameText($0, from.address) }
    }
}

extension RewrittenPath {
    /// A service writes the address of its customer in the form in which others write the recipient.
    fileprivate mutating func takeDestinationForSender() {
        kind = .espBounce
        originalSender = destination
        senderDomain = destination.flatMap { address in
            address.utf8.lastIndex(of: 0x40).map { String(address[address.utf8.index(after: $0)...]) }
        }
        destination = nil
    }
}

extension String {
    /// Whether it is more than the domain of an address.
    var isAddress: Bool { utf8.contains(0x40) }
}
