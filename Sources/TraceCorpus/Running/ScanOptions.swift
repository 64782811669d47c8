internal import Synchronization
public import TraceAnalysis

/// What is scanned.
public enum ScanInput: Hashable, Sendable {
    /// A file or a directory.
    case path(String)
    /// Standard input: a message, a mbox or an archive.
    case standardInput
    /// Paths in a file (`-` is standard input), each ended by `separator`.
    case list(String, separator: UInt8)
}

/// How it is scanned.
public struct ScanOptions: Sendable {
    /// Workers.
    public var jobs = 1
    public var trace = TraceOptions()
    /// Seed of the content digests.
    public var seed: UInt64 = 0
    /// Whether `MessageOrigin.sha256` is wanted.
    public var hasSHA256 = false
    /// Whether a message whose content was counted before is left out.
    public var countsContentOnce = true
    /// Whether the messages that a message carries are taken in its place; see `AttachedMessages`.
    public var takesAttached = false
    public var archives = ArchiveLimits()
    /// Files that the run itself writes: where they lie among what is read they are passed over.
    public var outputs: Set<FileNumber> = []
    /// Ends the scan early, and cleanly.
    public var stop = ScanStop()

    public init() {}
}

/// Asks a running scan to stop; what is complete by then is handed over.
public final class ScanStop: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    public var isSet: Bool { flag.load(ordering: .relaxed) }

    /// May be called in a signal handler.
    public func set() { flag.store(true, ordering: .relaxed) }
}
