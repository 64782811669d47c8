import Testing

@testable import TraceFields

/// Results of servers that end a line at a fixed column, in the middle of words too (Coremail: 70 characters, then a tab).
@Suite struct CutLinesTests {
    /// `value` behind the name of the field, cut as Coremail cuts it.
    static func cut(_ value: String, at column: Int = 70, _ fold: String = "\r\n\t") -> String {
        let text = Array("Authentication-Results: " + value)
        let lines = stride(from: 0, to: text.count, by: column).map { String(text[$0..<min($0 + column, text.count)]) }
        return String(lines.joined(separator: fold).dropFirst("Authentication-Results:".count))
    }

    /// Wherever the cut falls, the field says the same: in the name, the method, the result, between two words.
    @Test(arguments: 0..<60, ["\r\n\t", "\n\t", "\r\n "]) func saysTheSameWhereverItIsCut(_ shift: Int, _ fold: String) {
        let value =
            String(repeating: "x", count: shift)
            + "mx.example.org; spf=temperror smtp.mail=bounce@name.example; dkim=pass header.i=@name.example"
        let reading = ResultReading(Self.cut(value, fold))
        let summary = reading.summary.replacing(" ! truncated-by-fold", with: "")
        // The blank that stood at the cut may be lost with another fold.
        if fold == "\r\n ", summary.contains("?") { return }
        #expect(summary == ResultReading(" " + value).summary)
        #expect(reading.defects.allSatisfy { $0.range == ByteRange(24, 24 + $0.range.count) })
    }

    @Test func severalLinesThatAreFullAtAnotherColumn() {
        let value =
            "mx.example.org; spf=pass smtp.mail=b@one.example; dkim=pass header.i=@two.example; dmarc=pass header.from=three.example"
        #expect(
            ResultReading(Self.cut(value, at: 47)).summary == ResultReading(" " + value).summary + " ! truncated-by-fold")
    }

    /// A name behind which a word stands that begins nothing may go on there: nobody knows of which name the result speaks.
    @Test(arguments: [
        ("spf=pass smtp.mailfrom=x@bank.example\n\t.other.example", "smtp.mailfrom:x@bank.example (placeholder)"),
        ("dkim=pass header.d=bank.example\n\tss.example", "header.d:bank.example (placeholder)"),
        ("dmarc=pass header.from=bank.example\n\t-x.example", "header.from:bank.example (placeholder)"),
    ]) func aNameThatMayGoOn(_ value: String, _ name: String) {
        let summary = ResultReading(" mx.example.org; " + value).summary
        #expect(summary.contains(name))
        #expect(summary.hasSuffix("! truncated-by-fold"))
    }

    @Test(arguments: [
        // Full lines that end between words, a comment, a method that nobody knows.
        "spf=pass smtp.mailfrom=some.where.example\r\n header.d=name.example",
        "spf=pass smtp.mailfrom=name.example\r\n (sender is allowed)",
        "x-ptr=pass smtp.mailfrom=a.b.name.example\r\n x-rule=name.example",
    ]) func aFoldIsABlank(_ value: String) {
        for column in 60...80 {
            let padding = String(repeating: "m", count: max(1, column - 26 - value.prefix { $0 != "\r" }.count))
            let reading = ResultReading(" \(padding); " + value)
            let plain = ResultReading(" \(padding); " + value.replacing("\r\n", with: ""))
            #expect(reading.summary == plain.summary)
        }
    }
}
