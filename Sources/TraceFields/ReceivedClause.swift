/// One clause of a `Received` field: a keyword with its value and the comments behind it.
public struct ReceivedClause: Hashable, Sendable {
    public enum Keyword: UInt8, Sendable {
        case from, by, via, with, id, `for`, envelopeFrom, date, comment, other
    }
    public var keyword: Keyword
    /// The keyword as written; empty where a clause has none (a date, a leading comment).
    public var name: ByteRange
    /// The value without its comments.
    public var value: ByteRange
    /// From the first comment behind the value to the end of the last; nil without comments.
    public var comments: ByteRange?

    public init(_ keyword: Keyword, name: ByteRange, value: ByteRange, comments: ByteRange? = nil) {
        self.keyword = keyword
        self.name = name
        self.value = value
        self.comments = comments
    }
}

/// The clauses of a line while it is read: up to twelve without an allocation.
struct ReceivedClauses {
    private static let capacity = 12
    private var storage: InlineArray<12, ReceivedClause>
    private(set) var count = 0

    @inline(__always)
    init() {
        storage = InlineArray(repeating: ReceivedClause(.other, name: ByteRange(0, 0), value: ByteRange(0, 0)))
    }

    subscript(index: Int) -> ReceivedClause {
        get { storage[index] }
        set { storage[index] = newValue }
    }

    /// Returns false when the list is full.
    mutating func append(_ clause: ReceivedClause) -> Bool {
        guard count < Self.capacity else { return false }
        storage[count] = clause
        count += 1
        return true
    }
}
