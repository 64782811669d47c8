internal import TraceFields

/// What a part of a message is, by its `Content-Type` and its neighbours (RFC 2045 §5, RFC 2183).
struct MediaType {
    /// `multipart/report`, in lower case.
    var name: String
    var boundary: [UInt8]?
    /// Whether the name of the file that the part bears is one of a saved message.
    var isNamedAsMessage = false
    var encoding: Encoding

    /// `Content-Transfer-Encoding` (RFC 2045 §6).
    enum Encoding {
        case plain, base64, quotedPrintable
    }

    init(_ block: HeaderBlock, otherwise name: String) {
        self.name = name
        encoding = .plain
        var lexer = Lexer()
        for field in block.fields {
            let isDisposition = field.known == .other && block.bytes.matches(field.name, "content-disposition")
            guard isDisposition || field.known == .contentType || field.known == .contentTransferEncoding else { continue }
            lexer.tokenize(block.bytes, field.value)
            let tokens = lexer.tokens.filter { $0.kind != .comment }
            switch field.known {
            case .contentType: read(tokens, block.bytes)
            case .contentTransferEncoding: encoding = Self.encoding(tokens, block.bytes)
            default: readName(tokens, block.bytes)
            }
        }
    }

    private mutating func read(_ tokens: [Token], _ bytes: [UInt8]) {
        if let type = tokens.first, type.kind == .word { name = Self.word(bytes[type.range.lower..<type.range.upper]) }
        for (name, value) in Self.parameters(tokens, bytes) where name == "boundary" { boundary = value }
        readName(tokens, bytes)
    }

    private mutating func readName(_ tokens: [Token], _ bytes: [UInt8]) {
        for (name, value) in Self.parameters(tokens, bytes) {
            // `filename*0*` and its kin are pieces of the name (RFC 2231 §4).
            let isName = ["name", "filename"].contains(name.split(separator: "*").first.map(String.init) ?? "")
            if isName, Self.word(value.suffix(4)) == ".eml" { isNamedAsMessage = true }
        }
    }

    /// `name=value` behind each `;`. Values of old programs hold what should be quoted, such as `=`.
    private static func parameters(_ tokens: [Token], _ bytes: [UInt8]) -> [(name: String, value: [UInt8])] {
        tokens.split { $0.kind == .semicolon }.dropFirst().compactMap { part in
            guard part.count > 2, let name = part.first, let first = part.dropFirst(2).first, let last = part.last,
                part.dropFirst().first?.kind == .equals
            else { return nil }
            var value = bytes[first.range.lower..<last.range.upper]
            if first.kind == .quoted { value = bytes[first.range.lower..<first.range.upper].dropFirst().dropLast() }
            return (word(bytes[name.range.lower..<name.range.upper]), unquoted(value))
        }
    }

    /// Without the backslashes of quoted pairs (RFC 5322 §3.2.1).
    private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var isEscaped = false
        return text.filter { byte in
            isEscaped = byte == 0x5C && !isEscaped
            return !isEscaped
        }
    }

    private static func encoding(_ tokens: [Token], _ bytes: [UInt8]) -> Encoding {
        switch tokens.first.map({ word(bytes[$0.range.lower..<$0.range.upper]) }) {
        case "base64": .base64
        case "quoted-printable": .quotedPrintable
        default: .plain
        }
    }

    private static func word(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).lowercased() }
}
