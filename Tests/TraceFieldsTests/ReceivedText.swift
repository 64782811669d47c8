import TraceFields

/// Readings as text, so that a row of a table is one line and a difference shows every member.
enum ReceivedText {
    /// Reads one line and describes the members that it gave, with folds as single spaces.
    static func reading(of text: String) -> String {
        let bytes = [UInt8](text.utf8)
        var lexer = Lexer()
        var defects: [Defect] = []
        let line = Received.parse(bytes, field: 0, value: ByteRange(0, bytes.count), lexer: &lexer, defects: &defects)
        return describe(line, bytes, defects)
    }

    static func describe(_ line: Received, _ bytes: [UInt8], _ defects: [Defect]) -> String {
        var parts: [String] = []
        func add(_ name: String, _ range: ByteRange?) {
            if let range { parts.append("\(name)=\(text(bytes, range))") }
        }
        if line.shape != .transport { parts.append("\(line.shape)") }
        add("helo", line.helo)
        add("name", line.name)
        if line.isNameUnconfirmed { parts.append("unconfirmed") }
        if let address = line.address { parts.append("address=\(text(address))") }
        if let port = line.port { parts.append("port=\(port)") }
        add("ident", line.ident)
        if line.isAuthenticated { parts.append("authenticated") }
        add("user", line.authenticatedUser)
        add("localUser", line.localUser)
        add("by", line.by)
        if let address = line.byAddress { parts.append("byAddress=\(text(address))") }
        add("software", line.software)
        add("version", line.softwareVersion)
        add("with", line.with)
        if line.transmission != .absent { parts.append("\(line.transmission)") }
        add("tls", line.tls)
        add("id", line.id)
        for index in 0..<line.recipients.count { add("for", line.recipients[index]) }
        add("original", line.originalRecipient)
        add("sender", line.envelopeFrom)
        if line.date?.seconds != day { parts.append(line.date.map { "date=\($0.seconds)" } ?? "undated") }
        add("unread", line.unread)
        for defect in defects where defect.code != .receivedUnread { parts.append("!\(defect.code.rawValue)") }
        return parts.joined(separator: " ")
    }

    /// Wed, 7 Jun 2023 17:19:00 +0000, the date of most rows.
    static let day: Int64 = 1_686_158_340

    static func text(_ bytes: [UInt8], _ range: ByteRange) -> String {
        guard range.lower <= range.upper, range.upper <= bytes.count else { return "OUTSIDE" }
        let words = bytes[range.lower..<range.upper].split(whereSeparator: \.isFoldingSpace)
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    static func text(_ address: IPAddress) -> String {
        if address.isIPv4 {
            return stride(from: 24, through: 0, by: -8).map { "\(address.low >> UInt64($0) & 0xFF)" }.joined(separator: ".")
        }
        let groups = [address.high, address.low].flatMap { half in
            stride(from: 48, through: 0, by: -16).map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
        }
        return groups.joined(separator: ":")
    }
}
