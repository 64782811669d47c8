/// What one message may hold before the rest is left out. Crossing a limit is a defect of the trace, never a silence.
public enum Limits {
    /// Bytes of header block that are read.
    public static let headerBytes = 16 << 20
    /// Header fields of one message.
    public static let fields = 16_384
    /// `Received` fields that become hops. SMTP servers stop at 25 to 100 (RFC 5321 §6.3).
    public static let hops = 1_024
    /// Statements of one message, whatever field they stand in.
    public static let statements = 4_096
    /// Fields with results that are given to a hop, the newest first; each is weighed against every hop.
    public static let attributedFields = 256
    /// Statements of one method that are compared with each other.
    public static let comparedStatements = 128
    /// ARC instances (RFC 8617 §4.2.1).
    public static let arcInstances = 50
    /// Tokens of one structured field.
    public static let tokens = 65_536
    /// Depth of nested comments; deeper ones are read and noted.
    public static let commentDepth = 64
    /// Bytes of one domain name that are compared (RFC 1035 §2.3.4 allows 255).
    public static let domainBytes = 255
    /// Defects that are listed; the last one says that there were more.
    public static let defects = 256
    /// Octets of a line without its end (RFC 5322 §2.1.1).
    public static let lineBytes = 998
    /// Forwardings that are compared by the mailbox that sent the mail on.
    public static let comparedForwardings = 16
}
