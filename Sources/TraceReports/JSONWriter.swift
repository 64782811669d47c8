internal import TraceFields

/// JSON (RFC 8259) written by hand: keys in the order given, and text that is safe to print.
///
/// Control characters and everything else that `PrintableText` would not show is escaped as `\uXXXX`, so that the value is
/// exact and the bytes cannot act on a terminal.
struct JSONWriter: ReportSink {
    enum Style: Hashable { case pretty, compact }

    private(set) var bytes: [UInt8]
    private let style: Style
    private var depth = 0
    /// Whether the next member or element is the first of its container.
    private var isFirst = true

    /// Writes behind `bytes`.
    init(style: Style, behind bytes: consuming [UInt8] = []) {
        self.style = style
        self.bytes = bytes
    }

    // Containers

    mutating func object(_ body: (inout Self) -> Void) {
        open(0x7B)
        body(&self)
        close(0x7D)
    }

    /// The elements of an array; `body` calls `element` before each.
    mutating func array(_ body: (inout Self) -> Void) {
        open(0x5B)
        body(&self)
        close(0x5D)
    }

    mutating func element() { separate() }

    /// A line end behind a whole value.
    mutating func endLine() { bytes.append(0x0A) }

    // Members

    mutating func text(_ key: StaticString, _ value: String?) {
        write(key)
        if let value { write(value) } else { word("null") }
    }

    mutating func number(_ key: StaticString, _ value: Int?) {
        write(key)
        if let value { write(value) } else { word("null") }
    }

    mutating func flag(_ key: StaticString, _ value: Bool) {
        write(key)
        word(value ? "true" : "false")
    }

    mutating func nothing(_ key: StaticString) {
        write(key)
        word("null")
    }

    mutating func object(_ key: StaticString, _ body: (inout Self) -> Void) {
        write(key)
        object(body)
    }

    mutating func texts(_ key: StaticString, of item: StaticString, _ values: [String]) {
        write(key)
        array { writer in
            for value in values {
                writer.element()
                writer.write(value)
            }
        }
    }

    mutating func numbers(_ key: StaticString, of item: StaticString, _ values: [Int]) {
        write(key)
        array { writer in
            for value in values {
                writer.element()
                writer.write(value)
            }
        }
    }

    mutating func objects<Element>(
        _ key: StaticString, of item: StaticString, identifier: StaticString?, _ values: [Element],
        _ body: (inout Self, Element) -> Void
    ) {
        write(key)
        array { writer in
            for value in values {
                writer.element()
                writer.object { body(&$0, value) }
            }
        }
    }

    mutating func properties(_ key: StaticString, of item: StaticString, _ values: [Report.Property]) {
        write(key)
        object { writer in
            for property in values {
                writer.separate()
                writer.write(property.name)
                writer.colon()
                writer.write(property.value)
            }
        }
    }

    /// A member whose name is the column of a question.
    mutating func cell(_ name: String, _ cell: SummaryReport.Cell) {
        separate()
        write(name)
        colon()
        switch cell {
        case .text(let text): write(text)
        case .number(let number): write(number)
        case .flag(let flag): word(flag ? "true" : "false")
        case .none: word("null")
        }
    }

    /// A value whose names are not known before a message is read.
    mutating func value(_ node: JSONNode) {
        switch node {
        case .text(let text): write(text)
        case .number(let number): write(number)
        case .flag(let flag): word(flag ? "true" : "false")
        case .list(let values):
            array { writer in
                for value in values {
                    writer.element()
                    writer.value(value)
                }
            }
        case .object(let members):
            object { writer in
                for member in members {
                    writer.separate()
                    writer.write(member.name)
                    writer.colon()
                    writer.value(member.value)
                }
            }
        }
    }

    // Characters

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { newLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
        newLine()
    }

    private mutating func newLine() {
        guard style == .pretty else { return }
        bytes.append(0x0A)
        for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
    }

    private mutating func colon() {
        bytes.append(0x3A)
        if style == .pretty { bytes.append(0x20) }
    }

    private mutating func write(_ key: StaticString) {
        separate()
        let isPretty = style == .pretty
        bytes.append(addingCapacity: key.utf8CodeUnitCount + 4) { text in
            text.append(0x22)
            for byte in UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount) { text.append(byte) }
            text.append(0x22)
            text.append(0x3A)
            if isPretty { text.append(0x20) }
        }
    }

    private mutating func word(_ word: StaticString) { bytes.append(word) }

    private mutating func write(_ value: Int) { bytes.append(decimal: value) }

    private mutating func write(_ value: String) {
        bytes.append(0x22)
        var text = value
        text.withUTF8 { text in
            guard !PrintableText.isPlain(text, without: 0x22) else { return bytes.append(contentsOf: text) }
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, Self.isPlain(text[end]) { end += 1 }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
                guard end < text.count else { break }
                let scalar = value.unicodeScalars[value.utf8.index(value.startIndex, offsetBy: end)]
                write(scalar)
                start = end + UTF8.width(scalar)
            }
        }
        bytes.append(0x22)
    }

    /// Whether a byte is written as it is.
    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, UInt8(scalar.value)])
        case 0x0A: word("\\n")
        case 0x0D: word("\\r")
        case 0x09: word("\\t")
        default:
            if PrintableText.isPrintable(scalar) {
                bytes.append(contentsOf: UTF8.encode(scalar)!)
            } else {
                for unit in UTF16.encode(scalar)! { escape(unit) }
            }
        }
    }

    private mutating func escape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        word("\\u")
        for _ in digits.utf8.count..<4 { bytes.append(0x30) }
        bytes.append(contentsOf: digits.utf8)
    }
}
