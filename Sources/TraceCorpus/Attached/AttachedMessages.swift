internal import TraceFields

/// The messages that a message carries in its body: sent on as an attachment, given back by a notice of non-delivery (RFC 6522), complained
/// of (RFC 5965), or collected in a digest. Of some there is a header and no more.
public enum AttachedMessages {
    /// A message and the number of the part that holds it, `2` or `1.3`, as IMAP counts parts (RFC 9051 §6.4.5.1).
    public struct Item: Hashable, Sendable {
        public var part: String
        public var bytes: [UInt8]
    }

    /// How deep parts may lie in each other.
    private static let depth = 12
    /// Parts of one message that are looked at.
    private static let parts = 1_000

    /// Those of a message in the order of its parts; where they are `nested`, each with the messages that it carries itself behind it.
    public static func items(of message: [UInt8], nested: Bool = true) -> [Item] {
        var walk = Walk(isNested: nested)
        walk.message(message, "", 0)
        return walk.items
    }

    private struct Walk {
        let isNested: Bool
        var items: [Item] = []
        var count = 0

        /// The parts of a message; one without parts is its own first.
        mutating func message(_ bytes: [UInt8], _ number: String, _ depth: Int) {
            let block = HeaderBlock(bytes)
            let type = MediaType(block, otherwise: "text/plain")
            content(bytes[block.bodyStart...], type, number, AttachedMessages.child(1, of: number), depth)
        }

        private mutating func part(_ bytes: ArraySlice<UInt8>, _ number: String, in parent: MediaType, _ depth: Int) {
            count += 1
            // A part may have no header; then an empty line comes first.
            let emptyLine = bytes.withUnsafeBufferPointer { LineEnd.end(at: 0, in: $0) }
            let block = HeaderBlock(emptyLine == nil ? Array(bytes) : [])
            // What stands in a digest is a message unless it says something else (RFC 2046 §5.1.5).
            let type = MediaType(block, otherwise: parent.name == "multipart/digest" ? "message/rfc822" : "text/plain")
            let start = emptyLine ?? block.bodyStart
            content(bytes.dropFirst(start), type, number, number, depth)
        }

        /// What a header stands over: parts that are counted below `number`, or the leaf of that name.
        private mutating func content(
            _ body: ArraySlice<UInt8>, _ type: MediaType, _ number: String, _ leafNumber: String, _ depth: Int
        ) {
            guard depth < AttachedMessages.depth, count <= AttachedMessages.parts else { return }
            if type.name.hasPrefix("multipart/") {
                children(of: body, type, number, depth)
            } else {
                leaf(body, type, leafNumber, depth)
            }
        }

        private mutating func children(of body: ArraySlice<UInt8>, _ type: MediaType, _ number: String, _ depth: Int) {
            guard let boundary = type.boundary, !boundary.isEmpty else { return }
            for (index, bytes) in PartLines(body, boundary).parts.enumerated() {
                part(bytes, AttachedMessages.child(index + 1, of: number), in: type, depth + 1)
            }
        }

        private mutating func leaf(_ body: ArraySlice<UInt8>, _ type: MediaType, _ number: String, _ depth: Int) {
            guard type.holdsMessage else { return }
            let bytes = type.encoding.decoded(body)
            guard bytes.withUnsafeBufferPointer({ MailLook.isMail($0) }) else { return }
            items.append(Item(part: number, bytes: bytes))
            if isNested { message(bytes, number, depth + 1) }
        }
    }

    private static func child(_ index: Int, of number: String) -> String { number.isEmpty ? "\(index)" : "\(number).\(index)" }
}

extension MediaType {
    /// Whether the part is a message or the header of one (RFC 2046 §5.2.1, RFC 6522 §4, RFC 6532 §3.7), or a file of that name.
    fileprivate var holdsMessage: Bool {
        isNamedAsMessage
            || [
                "message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822", "message/rfc822-headers",
                "message/global-headers",
            ]
            .contains(name)
    }
}

/// The lines that divide the body of a multipart (RFC 2046 §5.1.1).
private struct PartLines {
    var parts: [ArraySlice<UInt8>] = []

    /// What stands before the first of them and behind the last is no part. A part that nothing ends is one.
    init(_ body: ArraySlice<UInt8>, _ boundary: [UInt8]) {
        let mark = [0x2D, 0x2D] + boundary
        var start: Int?
        var line = body.startIndex
        while line < body.endIndex {
            let end = body[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
            if body[line..<end].starts(with: mark) {
                let rest = body[line..<end].dropFirst(mark.count)
                let isLast = rest.starts(with: [0x2D, 0x2D])
                if rest.dropFirst(isLast ? 2 : 0).allSatisfy({ [0x0D, 0x0A, 0x20, 0x09].contains($0) }) {
                    if let start { parts.append(Self.withoutLineEnd(body[start..<line])) }
                    start = end
                    if isLast { return }
                }
            }
            line = end
        }
        if let start { parts.append(body[start...]) }
    }

    /// The line end before such a line belongs to it.
    private static func withoutLineEnd(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        part.withUnsafeBufferPointer { part[..<(part.startIndex + LineEnd.start(before: $0.count, in: $0))] }
    }
}
