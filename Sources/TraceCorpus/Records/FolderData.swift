internal import TraceFields

/// What UW-IMAP and Alpine keep of a folder in its mailbox, in the form of a message above all others that nobody sent.
enum FolderData {
    /// Longer ones are mail.
    private static let limit = 8_192
    private static let subject = Array("don't delete this message".utf8)

    /// Whether a message is that: it says so in its subject, has a field `X-IMAP` and none of a server.
    static func isAll(of message: UnsafeBufferPointer<UInt8>) -> Bool {
        guard message.count <= limit, !isServers(message), place(of: "x-imap", 0x58, in: message) != nil else { return false }
        let block = HeaderBlock(Array(message))
        return !block.fields.contains { $0.known == .received }
            && block.fields.contains { field in
                field.known == .subject
                    && block.bytes[block.bytes.trimmed(field.value).lower..<field.value.upper].map(\.asciiLowercased)
                        .starts(with: subject)
            }
    }

    /// Whether a server wrote into the header: near the top of nearly all mail, which is looked at no further.
    private static func isServers(_ message: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let line = place(of: "received", 0x52, in: message) else { return false }
        return LineStarts.endOfHeader(from: 0, in: UnsafeBufferPointer(rebasing: message[..<line])) == nil
    }

    /// Where the first line stands that begins with the name of a field.
    /// - Parameter first: The first letter of the name in upper case.
    private static func place(of name: StaticString, _ first: UInt8, in message: UnsafeBufferPointer<UInt8>) -> Int? {
        LineStarts.first(first, or: first | 0x20, in: message, from: 1) { place in
            let end = place + name.utf8CodeUnitCount
            guard end < message.count, message[end] == 0x3A else { return false }
            return name.withUTF8Buffer { name in name.indices.allSatisfy { message[place + $0].asciiLowercased == name[$0] } }
        }
    }
}
