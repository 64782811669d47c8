import Testing

@testable import TraceFields

/// Whatever the bytes are, a reading stays inside them and its lists fit together.
@Suite struct ResultRobustnessTests {
    static let sources: [ResultField.Source] = [.authenticationResults, .arcAuthenticationResults, .receivedSPF]

    static let values: [String] =
        ResultFieldTests.rows.map(\.input).filter { $0.utf8.count > 120 }
        + ReceivedSPFTests.rows.map(\.input).filter { $0.utf8.count > 120 }
        + ["(a (b \\) c) d) \"x\\\"y\";=;.=;/=;a/=b;a.=b;.b=c;a . / b=c;i=;i=9;spf=<;dkim=>;reason=\"(;=?utf-8?q?=3B?="]

    @Test(arguments: values) func truncationKeepsTheInvariants(_ value: String) {
        let bytes = Array(value.utf8)
        for source in Self.sources {
            for end in 0...bytes.count {
                check(ResultReading(Array(bytes[..<end]), source: source))
                check(ResultReading(Array(bytes[end...]), source: source))
            }
        }
    }

    @Test(arguments: values) func anyByteKeepsTheInvariants(_ value: String) {
        let bytes = Array(value.utf8)
        for replacement in Array("(\"\\;= \u{0}é".utf8) {
            for index in bytes.indices {
                var changed = bytes
                changed[index] = replacement
                check(ResultReading(changed, source: Self.sources[index % 3]))
            }
        }
    }

    static let units = [
        "(", ")", "\"", ";", "=", "a=", "a ", "(c)", "a (c) ", "spf=", "spf=pass;", "spf=pass ", "x.y=z ", "reason=",
        "reason=\" ",
        "; (", "=?", "=?a?q?b?=", "a.", "a/", "i=1;", "\\", "[", "<", "none;", "a.b;", "header.i=x;", "(client-ip=", "\r\n ",
        "(domain of \"", "client-ip=1 ",
    ]

    /// Each of these is one long field; cost that grows with the square of the length would not end here.
    @Test(.timeLimit(.minutes(1)), arguments: units) func longFieldsEnd(_ unit: String) {
        let value =
            Array("mx.example.org; spf=pass (".utf8) + Array(String(repeating: unit, count: 60_000 / unit.utf8.count).utf8)
        for source in Self.sources {
            let reading = ResultReading(value, source: source)
            check(reading)
            #expect(reading.statements.count <= Limits.statements)
        }
    }

    @Test func statementsBeyondTheLimitAreADefect() {
        let reading = ResultReading("mx.example.org" + String(repeating: ";spf=pass a.b=c", count: Limits.statements + 5))
        #expect(reading.statements.count == Limits.statements)
        #expect(reading.properties.count == Limits.statements)
        #expect(reading.defects.contains { $0.code == .tooManyStatements })
        check(reading)
    }

    @Test func tagListsKeepToTheirBytes() {
        let value = "i=1; a=rsa-sha256; d=a.example; s=x; h=from:to; bh=QUJD; b=QU\r\n JD; cv=none; t=1"
        let bytes = Array(value.utf8)
        for kind in [Signature.Kind.dkim, .arcMessage, .arcSeal] {
            for end in 0...bytes.count {
                var lexer = Lexer()
                var defects: [Defect] = []
                let range = ByteRange(0, end)
                let signature = Signature.parse(bytes, field: 0, kind: kind, value: range, lexer: &lexer, defects: &defects)
                for part in [signature.domain, signature.selector, signature.signature, signature.headers] {
                    #expect((part?.upper ?? 0) <= end)
                }
                for part in 0..<end { _ = signature.hasSignaturePrefix(ByteRange(part, end), in: bytes) }
            }
        }
    }

    private func check(_ reading: ResultReading) {
        if !holds(reading) { Issue.record("a reading leaves its bytes: \(reading.summary)") }
    }

    private func holds(_ reading: ResultReading) -> Bool {
        let limit = reading.block.bytes.count
        func isInside(_ range: ByteRange?) -> Bool { range.map { $0.start <= $0.end && $0.upper <= limit } ?? true }
        var next = 0
        for statement in reading.statements {
            guard statement.properties.lowerBound == next, isInside(statement.range), isInside(statement.methodRange),
                isInside(statement.resultRange), isInside(statement.reason), isInside(statement.comment),
                isInside(statement.comments), isInside(statement.clientAddressRange), isInside(statement.commentWriter),
                isInside(statement.commentIdentity),
                (statement.clientAddress == nil) == (statement.clientAddressRange == nil)
            else { return false }
            next = statement.properties.upperBound
        }
        guard next == reading.properties.count, reading.field.statements == 0..<reading.statements.count else { return false }
        return reading.properties.allSatisfy { isInside($0.name) && isInside($0.value) && isInside($0.ptype) }
            && reading.defects.allSatisfy { isInside($0.range) } && isInside(reading.field.authservID)
            && isInside(reading.field.product) && isInside(reading.field.removedBy) && isInside(reading.field.recipientDomain)
    }
}
