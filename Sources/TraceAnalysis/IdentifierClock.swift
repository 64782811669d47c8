public import TraceFields

/// The time that an identifier holds: a clock beside the written date, of the same server but not of the same words.
///
/// An identifier is read as a clock only where its whole shape is that of a producer and the writing server is not known to
/// be another one.
public struct IdentifierClock: Hashable, Sendable {
    /// Whose form it is. The raw value is a word of the reports.
    public enum Form: String, CaseIterable, Sendable {
        /// `TTTTTT-PPPPPP-NN` and, since 4.97, `TTTTTT-PPPPPPPPPPP-NNNN`: base62 seconds.
        case exim
        /// Long queue identifiers: base52 seconds, microseconds, `z`, inode.
        case postfix
        /// `YMDhms…`: base60 digits; UTC in newer versions, local time in older ones.
        case sendmail
        /// `….YYYY.MM.DD.hh.mm.ss`: Pacific time.
        case gmail
        /// `….NNNN.MMMMMMMMMMMMM`: Unix milliseconds.
        case gmailMilliseconds = "gmail-milliseconds"
        /// The last eight hexadecimal digits, reversed.
        case momentum
        case symantec
        /// `fp:SMTPD_…_SSSSSSSSSS`.
        case aliyun
        case zoho
        /// `YYYYMMDDhhmmssff:pid`: local time.
        case domino
        /// `YYYYMMDDhhmmss` and letters, then `~`: UTC.
        case knox
    }

    public var form: Form
    /// Unix seconds.
    public var seconds: Int64
    /// Thousandths of the second, where the form holds them.
    public var milliseconds: Int?
    /// The identifier holds local time, and its zone was taken from the date beside it.
    public var isLocalTime: Bool
    /// By how many seconds the clock of an honest line may differ from its date.
    public var tolerance: Int64

    /// Seconds that a mail can have: 1990-01-01 to 2100-01-01.
    public static let plausible: Range<Int64> = 631_152_000..<4_102_444_800

    init(_ form: Form, _ seconds: Int64, milliseconds: Int? = nil, isLocalTime: Bool = false, tolerance: Int64) {
        self.form = form
        self.seconds = seconds
        self.milliseconds = milliseconds
        self.isLocalTime = isLocalTime
        self.tolerance = tolerance
    }

    /// Reads the identifier in `id`.
    ///
    /// - Parameters:
    ///   - software: The product that the line names, as `Received.software`.
    ///   - by: The host that wrote the line.
    ///   - near: The date of the line; it gives the zone of identifiers in local time and the round of a year counter.
    public static func read(
        _ id: ByteRange, in bytes: [UInt8], software: ByteRange? = nil, by: ByteRange? = nil, near: MailDate? = nil
    ) -> IdentifierClock? {
        guard id.count >= 12, id.upper <= bytes.count, id.count <= 255 else { return nil }
        let reader = IdentifierReader(bytes: bytes, id: id, software: software, by: by, near: near)
        guard let clock = reader.read(), plausible.contains(clock.seconds) else { return nil }
        return clock
    }

    /// Reads the identifier of a `Received` line, or what else in it holds a clock.
    public static func read(_ line: Received, in bytes: [UInt8]) -> IdentifierClock? {
        if let id = line.id, let clock = read(id, in: bytes, software: line.software, by: line.by, near: line.date) {
            return clock
        }
        guard let comments = line.clientComments, bytes.firstIndex(of: 0x5F, in: comments) != nil,
            let tag = bytes.firstRange(of: "fp:smtpd_", in: comments)
        else { return nil }
        var end = tag.upper
        while end < comments.upper, bytes[end] > 0x20, bytes[end] != 0x29 { end += 1 }
        return read(ByteRange(tag.lower, end), in: bytes, near: line.date)
    }
}
