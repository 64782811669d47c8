public import TraceAnalysis
internal import TraceFields

/// Replaces what names people in the header of a message, and leaves what a trace is made of: domains, times, results, signatures,
/// and the form of rewritten addresses. The redacted header is a header: it is traced as usual, so that every report about it is
/// redacted by construction.
///
/// `docs/redaction.md` says what is replaced by what, and what stays.
public struct Redactor: Sendable {
    var pseudonyms: Pseudonyms

    /// - Parameter key: Any bytes; who has them can find out whether a guessed name is the one behind a pseudonym.
    public init(key: [UInt8]) {
        pseudonyms = Pseudonyms(key: key)
    }

    /// One thing that was replaced.
    public struct Entry: Hashable, Sendable {
        public struct Original: Hashable, Sendable {
            public var kind: Kind
            public var bytes: [UInt8]
        }

        public var original: Original
        public var pseudonym: String

        /// The raw value is the word of the table.
        public enum Kind: String, CaseIterable, Sendable {
            /// The local part of an address, or a part of it between `+`.
            case localPart = "local-part"
            /// A word of a display name or of a comment beside an address.
            case name
            case subject
            /// The left side of a Message-ID.
            case identifier
            /// A label of an internal host.
            case host
            /// A private IP address.
            case address
            /// The value of a field that no trace needs.
            case value
            /// The name of a file.
            case file

            var prefix: String {
                switch self {
                case .localPart: "u"
                case .name: "N"
                case .subject: "subject-"
                case .identifier: "m"
                case .host: "h"
                case .address: ""
                case .value: "x"
                case .file: "message-"
                }
            }

            var regardsCase: Bool {
                switch self {
                case .subject, .identifier, .value, .file: true
                case .localPart, .name, .host, .address: false
                }
            }
        }
    }

    /// What was replaced so far, in the order in which it was met.
    public var entries: [Entry] { pseudonyms.entries }

    /// The header of a traced message with its names replaced, up to and with the empty line.
    public mutating func header(of trace: Trace) -> [UInt8] {
        var rewriter = HeaderRewriter(trace, PersonalTokens(trace), pseudonyms)
        let header = rewriter.header()
        pseudonyms = rewriter.pseudonyms
        return header
    }

    /// A message with its header redacted, and where it came from. Its body, which no report shows, stays as it is, since a
    /// signature may say how much of it is signed. The member of the source stays too: who knows what of it is a path redacts that.
    public mutating func redact(_ message: [UInt8], _ trace: Trace, source: Source) -> (message: [UInt8], source: Source) {
        let header = header(of: trace)
        let body = message[min(trace.block.bodyStart, message.count)...]
        var redacted = Source(name: fileName(source.name), member: source.member, message: header)
        redacted.originalSHA256 = source.sha256
        redacted.isAttached = source.isAttached
        return (header + body, redacted)
    }

    /// A name for a file that says nothing of where it lay.
    public mutating func fileName(_ name: String) -> String {
        name == "-" ? name : String(decoding: pseudonyms.text(.file, Array(name.utf8)), as: UTF8.self) + ".eml"
    }

    /// What was replaced as CSV (RFC 4180): kind, original, pseudonym.
    public var table: [UInt8] {
        CSVTable(
            columns: ["kind", "original", "pseudonym"],
            rows: entries.map { entry in
                [
                    entry.original.kind.rawValue, CSVTable.text(String(decoding: entry.original.bytes, as: UTF8.self)),
                    entry.pseudonym,
                ]
            }
        ).bytes
    }
}
