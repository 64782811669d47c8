/// Known field names; field names are case-insensitive (RFC 5322 §1.2.2).
struct FieldNameTable: Sendable {
    static let shared = FieldNameTable()
    private let names = FieldName.allCases
    private let words = WordTable(FieldName.allCases.dropFirst().map(\.spelling))

    /// The name that the bytes in `range` are.
    @inline(__always)
    func find(_ bytes: ByteView, _ range: ByteRange) -> FieldName { names[words.find(bytes, range)] }
}

extension FieldName {
    /// The name that `bytes` are: `other` where they are no known name.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self = FieldNameTable.shared.find(ByteView(bytes), ByteRange(0, bytes.count))
    }
}
