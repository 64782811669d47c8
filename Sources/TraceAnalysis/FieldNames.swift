internal import TraceFields

/// Which known fields a header holds, one bit a name.
struct FieldNames: Sendable {
    /// 256 bits: as many names as a raw value of `FieldName` can tell apart.
    private var words = SIMD4<UInt64>()

    init() {}

    init(_ fields: [HeaderField]) {
        for index in fields.indices { words[Self.word(fields[index].known)] |= Self.bit(fields[index].known) }
    }

    func contains(_ name: FieldName) -> Bool { words[Self.word(name)] & Self.bit(name) != 0 }

    private static func word(_ name: FieldName) -> Int { Int(name.rawValue >> 6) }

    private static func bit(_ name: FieldName) -> UInt64 { 1 << UInt64(name.rawValue & 63) }
}
