internal import TraceFields

/// Which known fields a header holds, one bit a name.
struct FieldNames: Sendable {
    private var bits: UInt128 = 0

    init() {}

    init(_ fields: [HeaderField]) {
        for index in fields.indices { bits |= 1 << UInt128(fields[index].known.rawValue) }
    }

    func contains(_ name: FieldName) -> Bool { bits & 1 << UInt128(name.rawValue) != 0 }
}
