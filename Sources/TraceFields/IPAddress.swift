/// An IPv4 or IPv6 address. IPv4-mapped IPv6 addresses are read as IPv4.
public struct IPAddress: Hashable, Sendable {
    /// The upper and lower half of the IPv6 address; an IPv4 address fills the lower 32 bits of `low`.
    public var high: UInt64
    public var low: UInt64
    public var isIPv4: Bool

    public init(v4: UInt32) {
        high = 0
        low = UInt64(v4)
        isIPv4 = true
    }

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
        isIPv4 = false
    }
}
