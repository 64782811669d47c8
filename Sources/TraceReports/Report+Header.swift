/// The header as it stands in the message. No part of the contract.
extension Report {
    /// One line of the header, without its line end.
    public struct HeaderLine: Hashable, Sendable {
        /// From 1.
        public var number: Int
        /// Index of the field that it belongs to.
        public var field: Int?
        /// Whether the field starts here.
        public var startsField: Bool
        /// Offset of its first byte in the message.
        public var start: Int
        /// Its text, cut where evidence begins and ends.
        public var pieces: [HeaderPiece]

        /// Its text; bytes that are no UTF-8 are visible escapes already.
        public var text: String { pieces.map(\.text).joined() }
    }

    /// A piece of a line.
    public struct HeaderPiece: Hashable, Sendable {
        /// The evidence that begins before the text, the outermost first.
        public var opens: [HeaderMark]
        public var text: String
        /// How many of the open marks end behind the text, the innermost first.
        public var closes: Int
    }

    /// Bytes of the header that show something. A mark lies within one field and nests with the others.
    public struct HeaderMark: Hashable, Sendable {
        /// The bytes of the evidence, by which it is known: `Evidence.value`.
        public var bytes: Range<Int>
        /// False for the rest of bytes that another mark cuts in two.
        public var isStart: Bool
    }
}
