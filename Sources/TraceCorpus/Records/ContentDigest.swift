/// 128 bits that stand for the content of a message: XXH3, seeded, so that nobody can prepare two mails that meet.
///
/// Digests of different seeds cannot be compared; a database keeps the seed of its digests. Line ends, the quoting of `From ` lines
/// and empty lines at the end are no content: they change when a message moves from one kind of mailbox to another.
public struct ContentDigest: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
