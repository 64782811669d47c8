#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif
internal import TraceFields

/// Ends the run as a finding when a law does not hold. A failed `precondition` would not say which one in a release build.
func require(_ holds: Bool, _ law: @autoclosure () -> String) {
    if !holds { fail("law broken: " + law()) }
}

func fail(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    _ = write(2, line, line.count)
    abort()
}

/// What a parser read, in a form that two readings can be compared by: places, and everything that is no place.
struct Reading: Equatable {
    var places: [ByteRange?] = []
    var values: [AnyHashable?] = []

    mutating func place(_ ranges: ByteRange?...) { places += ranges }
    mutating func value(_ added: (any Hashable & Sendable)?...) { values += added.map { $0.map { AnyHashable($0) } } }
    mutating func defects(_ defects: [Defect]) {
        for defect in defects {
            place(defect.range)
            value(defect.code, defect.field)
        }
    }

    /// Law 1: a place is a range of the bytes that were read.
    func checkPlaces(_ bounds: ByteRange, _ parser: StaticString) {
        for place in places {
            guard let place else { continue }
            require(
                place.start <= place.end && place.start >= bounds.start && place.end <= bounds.end,
                "\(parser): \(place.start)..<\(place.end) leaves \(bounds.start)..<\(bounds.end)")
        }
    }

    func moved(by offset: Int) -> Reading {
        var result = self
        result.places = places.map { $0.map { ByteRange($0.lower + offset, $0.upper + offset) } }
        return result
    }
}

/// Laws of every field parser: its places lie inside the value; the same value gives the same reading; and what stands around the value
/// in the message changes nothing.
func checkField(_ value: [UInt8], _ parser: StaticString, _ read: ([UInt8], ByteRange) -> Reading) {
    let alone = ByteRange(0, value.count)
    let first = read(value, alone)
    first.checkPlaces(alone, parser)
    require(read(value, alone) == first, "\(parser): read twice, two readings")
    for (before, after) in [("X: (\"<[=?", ")\">];=?utf-8?q?=41?="), ("9=;,@", " 9:59:59 +0000 (x")] {
        let prefix = Array(before.utf8)
        let whole = prefix + value + Array(after.utf8)
        let bounds = ByteRange(prefix.count, prefix.count + value.count)
        require(read(whole, bounds) == first.moved(by: prefix.count), "\(parser): what stands around the value is read")
    }
}

/// The message of one field with this value: a line end in it becomes a fold, so that it stays one field.
func message(_ name: String, _ value: [UInt8]) -> [UInt8] {
    var bytes = Array((name + ":").utf8)
    for (index, byte) in value.enumerated() {
        bytes.append(byte)
        let isFolded = index + 1 < value.count && (value[index + 1] == 0x20 || value[index + 1] == 0x09)
        if byte == 0x0A, !isFolded { bytes.append(0x20) }
    }
    return bytes + Array("\n\n".utf8)
}
