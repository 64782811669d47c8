import Testing

@testable import TraceFields

@Suite struct ReceivedSPFTests {
    static let rows: [ResultRow] = [
        ResultRow(
            "designates",
            "pass (google.example: domain of joe@a.example designates 192.0.2.9 as permitted sender) client-ip=192.0.2.9;",
            "google.example | =pass (google.example: domain of joe@a.example designates 192.0.2.9 as permitted sender) "
                + "client-ip:192.0.2.9 client:192.0.2.9 writer:google.example identity:joe@a.example"),
        ResultRow(
            "cut inside of the name", "Pass (protection.example: domain of a.exam",
            "protection.example | =Pass (protection.example: domain of a.exam) writer:protection.example ! unclosed-comment"),
        ResultRow(
            "not closed, and cut behind the name", "Pass (protection.example: domain of a.example designates 192.0.",
            "protection.example | =Pass (protection.example: domain of a.example designates 192.0.) writer:protection.example "
                + "identity:a.example ! unclosed-comment"),
        ResultRow(
            "does not designate", "None (protection.example: a.example does not designate permitted sender hosts)",
            "protection.example | =None (protection.example: a.example does not designate permitted sender hosts) "
                + "writer:protection.example identity:a.example"),
        ResultRow(
            "discourages",
            "SoftFail (protection.example: domain of transitioning a.example discourages use of 192.0.2.9 as permitted sender)",
            "protection.example | =SoftFail (protection.example: domain of transitioning a.example discourages use of 192.0.2.9 "
                + "as permitted sender) client:192.0.2.9 writer:protection.example identity:a.example"),
        ResultRow(
            "keys alone", #"client-ip="<nil>"; envelope-from=; helo=; received=; identity="#,
            "- | = client-ip:«nil» envelope-from: helo: received: identity: ! no-result"),
        ResultRow(
            "prefix is the domain that was checked",
            "pass (a.example: Sender is authorized to use 'joe@a.example' in 'mfrom' identity (mechanism "
                + "'include:x.example' matched)) "
                + #"receiver=mx5.h.example; identity=mailfrom; envelope-from="joe@a.example"; helo=h; client-ip=192.0.2.9"#,
            "mx5.h.example | =pass (a.example: Sender is authorized to use 'joe@a.example' in 'mfrom' identity (mechanism "
                + "'include:x.example' matched)) receiver:mx5.h.example identity:mailfrom envelope-from:«joe@a.example» helo:h "
                + "client-ip:192.0.2.9 client:192.0.2.9 identity:joe@a.example"),
        ResultRow(
            "receiver is the recipient",
            "Pass (sender SPF authorized) identity=mailfrom; client-ip=2001:db8::9; helo=mx.a.example; "
                + "envelope-from=joe@a.example; receiver=jane@b.example",
            "- | =Pass (sender SPF authorized) identity:mailfrom client-ip:2001:db8::9 helo:mx.a.example "
                + "envelope-from:joe@a.example receiver:jane@b.example client:2001:db8::9"),
        ResultRow(
            "receiver is unknown", "Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.9; receiver=<UNKNOWN>",
            "- | =Pass (mailfrom) identity:mailfrom client-ip:192.0.2.9 receiver:UNKNOWN client:192.0.2.9"),
        ResultRow(
            "neither permitted",
            "neutral (mx3.example: 192.0.2.9 is neither permitted nor denied by best guess record for domain of joe@a.example) "
                + "client-ip=192.0.2.9;",
            "mx3.example | =neutral (mx3.example: 192.0.2.9 is neither permitted nor denied by best guess record for domain of "
                + "joe@a.example) client-ip:192.0.2.9 client:192.0.2.9 writer:mx3.example identity:joe@a.example"),
        ResultRow(
            "lookup",
            "TempError (protection.example: error in processing during lookup of a.example: DNS Timeout)",
            "protection.example | =TempError (protection.example: error in processing during lookup of a.example: DNS Timeout) "
                + "writer:protection.example identity:a.example"),
        ResultRow(
            "no comment", #"pass client-ip=192.0.2.9; envelope-from="joe@a.example"; problem="no\ spf;\ txt"; mechanism=~all"#,
            #"- | =pass client-ip:192.0.2.9 envelope-from:«joe@a.example» problem:«no\ spf;\ txt» "#
                + "mechanism:~all client:192.0.2.9"
        ),
        ResultRow(
            "address in the comment alone", "pass (domain of a.example designates 2001:db8::9 as permitted sender)",
            "- | =pass (domain of a.example designates 2001:db8::9 as permitted sender) client:2001:db8::9 identity:a.example"),
        ResultRow(
            "unclosed comment",
            "pass (mx.example: domain of a.example designates 192.0.2.9 as permitted sender client-ip=192.0.2.10;",
            "mx.example | =pass (mx.example: domain of a.example designates 192.0.2.9 as permitted sender) client-ip:192.0.2.10 "
                + "client:192.0.2.10 writer:mx.example identity:a.example ! unclosed-comment"),
        ResultRow(
            "one label", "None (protection.example: localhost does not designate permitted sender hosts)",
            "protection.example | =None (protection.example: localhost does not designate permitted sender hosts) "
                + "writer:protection.example identity:localhost"),
        ResultRow(
            "no policy",
            "none (a.example: No applicable sender policy available) receiver=mx.h.example; identity=helo; helo=a.example",
            "mx.h.example | =none (a.example: No applicable sender policy available) receiver:mx.h.example identity:helo "
                + "helo:a.example"),
        ResultRow(
            "prefix is no host", "pass (check: domain of a.example designates 192.0.2.9 as permitted sender)",
            "- | =pass (check: domain of a.example designates 192.0.2.9 as permitted sender) client:192.0.2.9 "
                + "identity:a.example"),
        ResultRow("old name of a key", "pass received=mx.example", "mx.example | =pass received:mx.example"),
        ResultRow(
            "leading comment", "(checked) pass client-ip=192.0.2.9", "- | =pass (checked) client-ip:192.0.2.9 client:192.0.2.9"),
        ResultRow("empty", "", "- empty ! empty-field"),
        ResultRow("result alone", "none", "- | =none"),
        ResultRow(
            "draft result", "unknown (mx.example: lookup of a.example failed)",
            "mx.example | =unknown (mx.example: lookup of a.example failed) writer:mx.example identity:a.example"),
    ].map { ResultRow($0.name, $0.input, $0.expected, source: .receivedSPF) }

    @Test(arguments: rows) func reads(_ row: ResultRow) {
        #expect(ResultReading(row.input, source: row.source).summary == row.expected)
    }

    @Test(arguments: rows, ["\n ", "\r\n\t"]) func foldsAreBlanks(_ row: ResultRow, fold: String) {
        let folded = row.input.replacing("\\ ", with: "\u{1}").replacing(" ", with: fold).replacing("\u{1}", with: "\\ ")
        #expect(ResultReading(" " + folded, source: row.source).summary == row.expected)
    }

    /// Sender ID under the name of SPF (RFC 4407): the identity is one of the header.
    @Test(arguments: [("pra", ResultMethod.senderID), ("mailfrom", .spf), ("helo", .spf)])
    func methodByIdentity(_ identity: String, _ method: ResultMethod) {
        let reading = ResultReading(
            "Pass (mx.a.example: domain of joe@a.example) identity=\(identity); client-ip=192.0.2.9", source: .receivedSPF)
        #expect(reading.statements.map(\.method) == [method])
        let field = ResultReading("mx.a.example; spf=pass smtp.\(identity)=joe@a.example")
        #expect(field.statements.map(\.method) == [method])
    }
}
