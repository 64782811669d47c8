/// What an archive may unpack to before the rest of it is left out. Each crossing is an omission that names the limit.
public struct ArchiveLimits: Hashable, Sendable {
    /// Bytes unpacked for each byte packed, counted once more than `ratioFrom` bytes were unpacked.
    public var ratio = 500
    public var ratioFrom = 64 << 20
    /// Bytes unpacked from one file.
    public var bytes = 1 << 40
    /// Entries of one file, those of archives inside of it included.
    public var entries = 20_000_000
    /// How deep archives may lie in each other; 2 is one in another.
    public var depth = 2

    public init() {}
}
