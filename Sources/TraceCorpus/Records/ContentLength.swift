internal import CByteMask
internal import TraceFields

/// What some mbox writers state of the body that follows: its length in bytes.
enum ContentLength {
    private static let name = Array("content-length:".utf8)

    /// The value of the first `Content-Length` field in a header.
    static func value(in bytes: UnsafeBufferPointer<UInt8>, _ header: Range<Int>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let fields = UnsafeBufferPointer(start: base, count: header.upperBound)
        if matches(fields, header.lowerBound) { return number(fields, header.lowerBound + name.count) }
        let place = LineStarts.first(0x43, or: 0x63, in: fields, from: header.lowerBound + 1) { matches(fields, $0) }  // C, c
        return place.flatMap { number(fields, $0 + name.count) }
    }

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + name.count <= bytes.count else { return false }
        for index in name.indices where bytes[start + index].asciiLowercased != name[index] { return false }
        return true
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var position = start
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        let first = position
        var value = 0
        while position < bytes.count, 0x30...0x39 ~= bytes[position], position - first < 15 {
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return position > first ? value : nil
    }
}

/// Whether the analysis of a message needs its body.
enum BodyNeed {
    /// Where a signature has a tag `l=` (RFC 6376 §3.5), the length of the body is measured. What looks like one is taken for one.
    static func isWhole(_ header: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = header.baseAddress else { return false }
        var position = 1
        while position < header.count {
            let readable = header.count - position
            var found = byte_mask_equal(base + position, readable, 0x6C)  // l
            if found != 0 {
                let before = base + position - 1
                found &=
                    byte_mask_equal(before, readable, 0x3B) | byte_mask_equal(before, readable, 0x20)
                    | byte_mask_equal(before, readable, 0x09) | byte_mask_equal(before, readable, 0x0A)
            }
            while found != 0 {
                var after = position + found.trailingZeroBitCount + 1
                while after < header.count, header[after] <= 0x20 { after += 1 }
                if after < header.count, header[after] == 0x3D { return true }
                found &= found - 1
            }
            position += 64
        }
        return false
    }
}
