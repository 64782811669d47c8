internal import TraceFields

/// Tables as CSV (RFC 4180) with a line of names, in UTF-8.
///
/// Text passes `PrintableText`. A text that a spreadsheet would take for a formula gets an apostrophe in front: what stands in a
/// mail is never run.
public struct CSVWriter {
    public private(set) var bytes: [UInt8] = []

    public init(columns: [String] = []) {
        if !columns.isEmpty { row(columns.map { .text($0) }) }
    }

    public mutating func row(_ cells: [SummaryReport.Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            switch cell {
            case .text(let text): append(text)
            case .number(let number): bytes.append(decimal: number)
            case .flag(let flag): append(flag ? "true" : "false")
            case .none: break
            }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Hands over what was written so far.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) {
        var shown = PrintableText(text).text
        if let first = shown.unicodeScalars.first, ["=", "+", "-", "@"].contains(first) { shown = "'" + shown }
        let isPlain = shown.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C } && shown.first != " " && shown.last != " "
        guard !isPlain else { return bytes.append(contentsOf: shown.utf8) }
        bytes.append(0x22)
        bytes.append(contentsOf: shown.replacing("\"", with: "\"\"").utf8)
        bytes.append(0x22)
    }
}
