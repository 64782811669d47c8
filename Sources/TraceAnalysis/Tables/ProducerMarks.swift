internal import TraceFields

/// Which rows of `Producers` may fit a line, by the first letters of what they look at: most rows need not be asked.
struct ProducerMarks: Sendable {
    /// Sets of rows, one bit a row, by the lower five bits of a letter.
    private var software = Letters(repeating: 0, count: 32)
    private var protocols = Letters(repeating: 0, count: 32)
    private var hosts = Letters(repeating: 0, count: 32)
    /// Rows that look at more than the beginning of a word.
    private var layouts: UInt128 = 0

    private typealias Letters = [UInt128]

    /// There are at most 128 rows.
    init(_ rows: [Producer]) {
        precondition(rows.count <= 128, "more rows than bits")
        for (index, row) in rows.enumerated() {
            let bit: UInt128 = 1 << UInt128(index)
            switch row.mark {
            case .software(let word): software[Self.place(word.utf8Start[0])] |= bit
            case .protocolPrefix(let word): protocols[Self.place(word.utf8Start[0])] |= bit
            case .byPrefix(let word): hosts[Self.place(word.utf8Start[0])] |= bit
            case .privateGoogleHost: hosts[Self.place(0x32)] |= bit  // 2002:…
            case .layout: layouts |= bit
            case .provider: break
            }
        }
    }

    /// The rows that the line may be of, those for a whole provider not counted.
    func rows(for line: Received, _ bytes: [UInt8]) -> UInt128 {
        // A layout is of lines that name no product.
        var rows = line.software == nil ? layouts : 0
        if let word = line.software, !word.isEmpty { rows |= software[Self.place(bytes[word.lower])] }
        if let word = line.with, !word.isEmpty { rows |= protocols[Self.place(bytes[word.lower])] }
        if let word = line.by, !word.isEmpty { rows |= hosts[Self.place(bytes[word.lower])] }
        return rows
    }

    private static func place(_ letter: UInt8) -> Int { Int(letter & 31) }
}
