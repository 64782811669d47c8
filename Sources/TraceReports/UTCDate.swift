internal import TraceFields

/// A moment in UTC as text.
struct UTCDate: Hashable {
    private let time: UTCTime

    /// Seconds since 1970-01-01T00:00:00Z.
    init(seconds: Int64) { time = UTCTime(seconds: seconds) }

    /// `YYYY-MM-DD`
    var dayText: String { made { time.appendDay(to: &$0) } }

    /// `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339)
    var text: String { made { time.append(to: &$0) } }

    /// A zone as in a mail date: `+0900`.
    static func zone(minutes: Int) -> String {
        let digits = String(abs(minutes) / 60 * 100 + abs(minutes) % 60)
        return (minutes < 0 ? "-" : "+") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private func made(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        write(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
