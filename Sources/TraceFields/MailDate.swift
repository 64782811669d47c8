/// A date-time of a header field (RFC 5322 §3.3), with the obsolete forms (§4.3) and those that real mail brings.
public struct MailDate: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64
    /// Thousandths of a second, where the writer gave a fraction.
    public var milliseconds: UInt16 = 0
    /// Whether seconds were written: `10:47` has none (RFC 5322 §3.3).
    public var hasSeconds = true
    /// Offset from UTC in minutes as written; 0 where none was.
    public var zoneMinutes: Int16
    /// What the writer said of the zone.
    public var zone: Zone

    public enum Zone: UInt8, Sendable {
        /// `+0900`, and spellings of it (`+09:00`, `+900`).
        case offset
        /// `-0000`: UTC, and nothing is known about the local zone (RFC 5322 §3.3).
        case unknownLocal
        /// `GMT`, `UT`, `EST` and other names whose offset is fixed (RFC 5322 §4.3).
        case name
        /// A name with several meanings (`CST`, `BST`); read as UTC.
        case ambiguousName
        /// None was written; read as UTC.
        case absent
    }

    /// Whether `seconds` is the moment that was meant: without a zone, or with a name of several meanings, it is hours beside it.
    public var isZoneKnown: Bool {
        switch zone {
        case .offset, .unknownLocal, .name: true
        case .ambiguousName, .absent: false
        }
    }

    public init(seconds: Int64, milliseconds: UInt16 = 0, zoneMinutes: Int16, zone: Zone) {
        self.seconds = seconds
        self.milliseconds = milliseconds
        self.zoneMinutes = zoneMinutes
        self.zone = zone
    }
}
