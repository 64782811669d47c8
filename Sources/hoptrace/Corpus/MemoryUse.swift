internal import Foundation

/// The memory of a scan: what grows with the archive, and the most that the process held.
struct MemoryUse {
    /// Names, and counts under them.
    var counts: Int
    /// Of contents that were met.
    var digests: Int

    var sentence: String {
        "memory: at most \(Self.mebibytes(Self.peak)), of it \(Self.mebibytes(counts)) for counts and \(Self.mebibytes(digests)) "
            + "for digests of contents."
    }

    private static func mebibytes(_ bytes: Int) -> String {
        let tenths = (bytes * 10 + (1 << 19)) >> 20
        return "\(tenths / 10).\(tenths % 10) MiB"
    }

    /// Bytes of physical memory that the process held at most.
    private static var peak: Int {
        var usage = rusage()
        #if os(macOS)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1_024
        #endif
    }
}
