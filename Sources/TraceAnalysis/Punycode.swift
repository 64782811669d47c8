/// Labels of domain names beyond ASCII in the form that DNS holds (RFC 3492; A-labels of RFC 5891, section 4.4).
///
/// Letters are made small before; other mappings of RFC 5895 are left to who wrote the name.
enum Punycode {
    /// The name with each label of other letters as `xn--…`; nil where it is no UTF-8 or a label cannot stand in
    /// DNS.
    static func asciiName(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var name: [UInt8] = []
        for label in text.lowercased().split(separator: ".", omittingEmptySubsequences: false) {
            if !name.isEmpty { name.append(0x2E) }
            if label.utf8.allSatisfy({ $0 < 0x80 }) {
                name.append(contentsOf: label.utf8)
            } else {
                // What has another form by compatibility (RFC 5892, section 2.2) is in no name of DNS: it is shown as it was written.
                guard label.unicodeScalars.allSatisfy({ !$0.properties.changesWhenNFKCCaseFolded }),
                    let encoded = encode(label.unicodeScalars.map(\.value)), encoded.count <= 59
                else { return nil }
                name.append(contentsOf: "xn--".utf8)
                name.append(contentsOf: encoded)
            }
        }
        return name
    }

    private static let base: UInt32 = 36

    /// The digits of a label (RFC 3492, section 6.3).
    private static func encode(_ scalars: [UInt32]) -> [UInt8]? {
        // DNS has no longer labels; the work grows with the square of the length.
        guard scalars.count <= 63 else { return nil }
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let basic = UInt32(output.count)
        if basic > 0 { output.append(0x2D) }
        var code: UInt32 = 0x80
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        var handled = basic
        while handled < UInt32(scalars.count) {
            guard let next = scalars.filter({ $0 >= code }).min() else { return nil }
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if scalar < code { delta += 1 }
                guard scalar == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    /// A number as digits of variable weight.
    private static func append(_ delta: UInt32, _ bias: UInt32, to output: inout [UInt8]) {
        var rest = delta
        var position = base
        while true {
            let threshold = position <= bias ? 1 : position >= bias + 26 ? 26 : position - bias
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: UInt32) -> UInt8 { UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30) }

    /// RFC 3492, section 6.1.
    private static func adapted(_ delta: UInt32, _ count: UInt32, isFirst: Bool) -> UInt32 {
        var rest = isFirst ? delta / 700 : delta / 2
        rest += rest / count
        var position: UInt32 = 0
        while rest > 455 {
            rest /= base - 1
            position += base
        }
        return position + base * rest / (rest + 38)
    }
}
