// The parsers for those who hold an array: one field, one address, one date.

extension Received {
    /// See `parse(_:field:value:lexer:defects:)` on a `ByteView`.
    public static func parse(
        _ bytes: [UInt8], field: Int, value: ByteRange, lexer: inout Lexer, defects: inout [Defect]
    ) -> Received {
        bytes.withView { parse($0, field: field, value: value, lexer: &lexer, defects: &defects) }
    }

    /// See `clauses(_:value:lexer:)` on a `ByteView`.
    public static func clauses(_ bytes: [UInt8], value: ByteRange, lexer: inout Lexer) -> [ReceivedClause] {
        bytes.withView { clauses($0, value: value, lexer: &lexer) }
    }
}

extension Signature {
    /// See `parse(_:field:kind:value:lexer:defects:)` on a `ByteView`.
    public static func parse(
        _ bytes: [UInt8], field: Int, kind: Signature.Kind, value: ByteRange, lexer: inout Lexer, defects: inout [Defect]
    ) -> Signature {
        bytes.withView { parse($0, field: field, kind: kind, value: value, lexer: &lexer, defects: &defects) }
    }

    /// See `hasSignaturePrefix(_:in:)` on a `ByteView`.
    public func hasSignaturePrefix(_ prefix: ByteRange, in bytes: [UInt8]) -> Bool {
        bytes.withView { hasSignaturePrefix(prefix, in: $0) }
    }

    /// See `signedHeaderCount(of:in:)` on a `ByteView`.
    public func signedHeaderCount(of name: StaticString, in bytes: [UInt8]) -> Int {
        bytes.withView { signedHeaderCount(of: name, in: $0) }
    }
}

extension Mailbox {
    /// See `parseList(_:_:lexer:into:)` on a `ByteView`.
    public static func parseList(
        _ bytes: [UInt8], _ range: ByteRange, lexer: inout Lexer, into mailboxes: inout [Mailbox]
    ) -> Range<Int> {
        bytes.withView { parseList($0, range, lexer: &lexer, into: &mailboxes) }
    }

    /// See `parsePath(_:_:)` on a `ByteView`.
    public static func parsePath(_ bytes: [UInt8], _ range: ByteRange) -> EnvelopePath {
        bytes.withView { parsePath($0, range) }
    }
}

extension MailDate {
    /// See `parse(_:_:)` on a `ByteView`.
    public static func parse(_ bytes: [UInt8], _ range: ByteRange) -> Parsed? { bytes.withView { parse($0, range) } }

    /// See `findFromRight(_:_:)` on a `ByteView`.
    public static func findFromRight(_ bytes: [UInt8], _ range: ByteRange) -> Parsed? {
        bytes.withView { findFromRight($0, range) }
    }
}

extension IPAddress {
    /// See `init(_:_:)` on a `ByteView`.
    public init?(_ bytes: [UInt8], _ range: ByteRange) {
        guard let address = bytes.withView({ IPAddress($0, range) }) else { return nil }
        self = address
    }
}

extension TransmissionType {
    /// See `init(_:_:)` on a `ByteView`.
    public init?(_ bytes: [UInt8], _ range: ByteRange) {
        guard let type = bytes.withView({ TransmissionType($0, range) }) else { return nil }
        self = type
    }
}

extension ListFields {
    /// See `listID(_:_:lexer:)` on a `ByteView`.
    public static func listID(_ bytes: [UInt8], _ range: ByteRange, lexer: inout Lexer) -> ByteRange? {
        bytes.withView { listID($0, range, lexer: &lexer) }
    }

    /// See `mailto(_:_:)` on a `ByteView`.
    public static func mailto(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange? { bytes.withView { mailto($0, range) } }

    /// See `address(_:_:)` on a `ByteView`.
    public static func address(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange? { bytes.withView { address($0, range) } }
}

extension MessageIDField {
    /// See `parse(_:_:lexer:)` on a `ByteView`.
    public static func parse(_ bytes: [UInt8], _ range: ByteRange, lexer: inout Lexer) -> ByteRange? {
        bytes.withView { parse($0, range, lexer: &lexer) }
    }
}

extension EncodedWord {
    /// See `init(_:at:end:)` on a `ByteView`.
    public init?(_ bytes: [UInt8], at position: Int, end: Int) {
        guard let word = bytes.withView({ EncodedWord($0, at: position, end: end) }) else { return nil }
        self = word
    }

    /// See `decode(_:into:)` on a `ByteView`.
    public func decode(_ bytes: [UInt8], into output: inout [UInt8]) { bytes.withView { decode($0, into: &output) } }
}
