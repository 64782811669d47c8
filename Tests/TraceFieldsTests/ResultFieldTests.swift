import Testing

@testable import TraceFields

/// A field's value and what a caller gets from it.
struct ResultRow: CustomTestStringConvertible, Sendable {
    var name: String
    var input: String
    var expected: String
    var source: ResultField.Source = .authenticationResults

    init(_ name: String, _ input: String, _ expected: String, source: ResultField.Source = .authenticationResults) {
        (self.name, self.input, self.expected, self.source) = (name, input, expected, source)
    }

    var testDescription: String { name }
}

@Suite struct ResultFieldTests {
    static let rows: [ResultRow] = [
        // What RFC 8601 §2.2 allows
        ResultRow("no result", "mx.example.org; none", "mx.example.org | none=none"),
        ResultRow(
            "version", "mx.example.org 1; spf=pass smtp.mailfrom=a.example", "mx.example.org 1 | spf=pass smtp.mailfrom:a.example"
        ),
        ResultRow(
            "no blank", "mx.example.org;spf=fail smtp.mailfrom=joe@a.example",
            "mx.example.org | spf=fail smtp.mailfrom:joe@a.example"),
        ResultRow(
            "comment and properties",
            "mx.example.org; dkim=pass (good signature) header.d=a.example header.i=@a.example header.b=abcd1234",
            "mx.example.org | dkim=pass (good signature) header.d:a.example header.i:@a.example header.b:abcd1234"),
        ResultRow(
            "property behind a stray semicolon",
            "mx.example.org; dkim=pass (ok); header.i=@a.example; dkim=fail; header.i=@b.example; dmarc=pass; header.from=a.example",
            "mx.example.org | dkim=pass (ok) header.i:@a.example | dkim=fail header.i:@b.example | dmarc=pass header.from:a.example"
        ),
        ResultRow(
            "properties before their methods",
            "mx.example.org; header.i=@a.example; dkim=pass; header.i=@b.example dkim=fail",
            "mx.example.org | dkim=pass header.i:@a.example | dkim=fail header.i:@b.example"),
        ResultRow(
            "quoted value", #"mx.example.org; dkim=pass header.b="yEij/dkS" header.i=@a.example"#,
            "mx.example.org | dkim=pass header.b:«yEij/dkS» header.i:@a.example"),
        ResultRow(
            "quoted local part", #"mx.example.org; spf=pass smtp.mailfrom="joe blow"@a.example"#,
            #"mx.example.org | spf=pass smtp.mailfrom:"joe blow"@a.example"#),
        ResultRow(
            "comments between all tokens",
            "mx.example.org; dkim (c1) / (c2) 1 (c3) = (c4) pass header (a) . (b) d = (c) a.example",
            "mx.example.org | dkim/1=pass (a) header.d:a.example"),
        ResultRow(
            "links of a page", "mx.example.org; spf=pass smtp.mailfrom=[a@b.example](mailto:a@b.example)",
            "mx.example.org | spf=pass (mailto:a@b.example) smtp.mailfrom:a@b.example"),
        ResultRow("mixed case", "mx.example.org; DKIM=PASS Header.D=A.Example", "mx.example.org | DKIM=PASS Header.D:A.Example"),
        ResultRow("quoted id", #""quoted id"; spf=pass"#, "quoted id | spf=pass"),
        ResultRow(
            "U-label", "x1.hé.example; iprev=pass policy.iprev=192.0.2.9",
            "x1.hé.example | iprev=pass policy.iprev:192.0.2.9 client:192.0.2.9"),
        ResultRow(
            "extension method and reason", #"bimi.example.com; bimi=skipped reason="insufficient dmarc""#,
            "bimi.example.com | bimi=skipped reason=«insufficient dmarc»"),
        ResultRow(
            "submission", "garm.example; auth=pass (GARM-95G0, 5DADD621) smtp.auth=cust@a.example",
            "garm.example | auth=pass (GARM-95G0, 5DADD621) smtp.auth:cust@a.example"),
        ResultRow("no result with a remark", "mx.example.org; none (local host)", "mx.example.org | none=none (local host)"),
        ResultRow(
            "identities of one method",
            "esa1.acme.example; spf=Pass smtp.mailfrom=joe@acme.example; spf=None smtp.helo=postmaster@mail.acme.example; "
                + "dmarc=pass (p=none dis=none) d=acme.example",
            "esa1.acme.example | spf=Pass smtp.mailfrom:joe@acme.example | spf=None smtp.helo:postmaster@mail.acme.example"
                + " | dmarc=pass (p=none dis=none) d:acme.example"),

        // The head
        ResultRow(
            "product", #"host.example (amavisd-new); dkim=pass reason="pass (just generated, assumed good)" header.d=a.example"#,
            "host.example (amavisd-new) | dkim=pass reason=«pass (just generated, assumed good)» header.d:a.example"),
        ResultRow(
            "leading comment", "(Received Authentication-Results header removed by test.example) other.example; spf=fail",
            "other.example removed-by=test.example | spf=fail"),
        ResultRow(
            "a parameter behind the path", "mx.example.org; spf=none smtp.mailfrom=<>BODY=7BIT smtp.helo=a.example",
            "mx.example.org | spf=none smtp.mailfrom: smtp.helo:a.example"),
        ResultRow("illegal id", "example/net; spf=pass", "example/net | spf=pass ! bad-token"),
        ResultRow("unknown version", "mx.example.org 2; spf=pass", "mx.example.org 2 | spf=pass ! unknown-version"),
        ResultRow("digits in the id", "host1; spf=pass", "host1 | spf=pass"),
        ResultRow("empty", "", "- empty ! empty-field"),
        ResultRow("comment alone", "(nothing)", "- empty ! missing-authserv-id no-result"),
        ResultRow("id alone", "mx.example.org", "mx.example.org emptySnapshot ! no-result"),
        ResultRow("none without an id", "none", "- anonymous | none=none ! missing-authserv-id"),

        ResultRow(
            "Hornetsecurity's word", "mx.example.org 1; dkim=permfail header.d=a.example",
            "mx.example.org 1 | dkim=permfail header.d:a.example"),
        ResultRow(
            "Yahoo's words until 2020",
            "mta.example.org; domainkeys=neutral; dkim=dkim_pass header.i=@a.example; spf=perm_fail; dmarc=success(p=REJECT)",
            "mta.example.org | domainkeys=neutral | dkim=dkim_pass header.i:@a.example | spf=perm_fail"
                + " | dmarc=success (p=REJECT)"),

        // No authserv-id
        ResultRow(
            "anonymous on arrival",
            "spf=pass (sender IP is 192.0.2.9) smtp.mailfrom=a.example; dkim=pass (signature was verified) header.d=a.example;"
                + "dmarc=pass action=none header.from=a.example;compauth=pass reason=100",
            "- anonymousInbound | spf=pass (sender IP is 192.0.2.9) smtp.mailfrom:a.example client:192.0.2.9"
                + " | dkim=pass (signature was verified) header.d:a.example | dmarc=pass action:none header.from:a.example"
                + " | compauth=pass reason=«100» ! missing-authserv-id"),
        ResultRow(
            "recipient's domain between",
            "spf=pass (sender IP is 192.0.2.9) smtp.mailfrom=a.example; rcpt.example; dkim=none (message not signed) "
                + "header.d=none;rcpt.example; dmarc=bestguesspass action=none header.from=a.example;",
            "- recipient=rcpt.example anonymousInbound"
                + " | spf=pass (sender IP is 192.0.2.9) smtp.mailfrom:a.example client:192.0.2.9"
                + " | dkim=none (message not signed) header.d:none (placeholder)"
                + " | dmarc=bestguesspass action:none header.from:a.example ! missing-authserv-id"),
        ResultRow(
            "recipient's domain first",
            "rcpt.example; dkim=none (message not signed) header.d=none;rcpt.example; "
                + "dmarc=none action=none header.from=a.example;",
            "- recipient=rcpt.example anonymousOutbound | dkim=none (message not signed) header.d:none (placeholder)"
                + " | dmarc=none action:none header.from:a.example ! missing-authserv-id"),
        ResultRow(
            "empty client", "spf=none (sender IP is ) smtp.mailfrom=<>;",
            "- anonymousInbound | spf=none (sender IP is) smtp.mailfrom: ! missing-authserv-id"),
        ResultRow(
            "encoded as a whole",
            "=?utf-8?B?c3BmPXBhc3MgKHNlbmRlciBJUCBpcyAxOTIuMC4yLjkpIHNtdHAubWFpbGZyb209YS5leGFtcGxlOw==?=",
            "- anonymousInbound | spf=pass (sender IP is 192.0.2.9) smtp.mailfrom:a.example client:192.0.2.9"
                + " ! encoded-word missing-authserv-id"),
        ResultRow(
            "encoded in two words", "=?utf-8?Q?spf=3Dnone_=28sender_IP_is_192.0.2.?= =?utf-8?Q?9=29;_dkim=3Dnone?=",
            "- anonymousInbound | spf=none (sender IP is 192.0.2.9) client:192.0.2.9 | dkim=none"
                + " ! encoded-word missing-authserv-id"),

        // Values
        ResultRow(
            "digest without quotes", "mx.example.org; dkim=pass header.b=yEij/dkS; spf=pass",
            "mx.example.org | dkim=pass header.b:yEij/dkS | spf=pass"),
        ResultRow(
            "forwarding address", "mx.example.org; spf=pass smtp.mailfrom=u+caf_=dest=example.org@relay.example",
            "mx.example.org | spf=pass smtp.mailfrom:u+caf_=dest=example.org@relay.example"),
        ResultRow(
            "rewritten address", "mx.example.org; spf=pass smtp.mailfrom=SRS0=Ab1C=FT=a.example=joe@f.example",
            "mx.example.org | spf=pass smtp.mailfrom:SRS0=Ab1C=FT=a.example=joe@f.example"),
        ResultRow("null sender", "mx.example.org; spf=none smtp.mailfrom=<>", "mx.example.org | spf=none smtp.mailfrom:"),
        ResultRow(
            "empty values",
            "mr.example.com; spf=pass (example.com: domain of  designates 10.0.0.9 as permitted sender) smtp.mail=; "
                + "dkim=pass header.i=",
            "mr.example.com | spf=pass (example.com: domain of designates 10.0.0.9 as permitted sender) smtp.mail: "
                + "client:10.0.0.9 writer:example.com | dkim=pass header.i:"),
        ResultRow(
            "empty value before a property", "mx.example.org; spf=pass smtp.mailfrom= smtp.helo=h.example",
            "mx.example.org | spf=pass smtp.mailfrom: smtp.helo:h.example"),
        ResultRow(
            "placeholder", "mx.example.org; dkim=none (message not signed) header.i=none",
            "mx.example.org | dkim=none (message not signed) header.i:none (placeholder)"),
        ResultRow(
            "angle brackets", "mx.zoho.example; dkim=pass  header.i=a.example; dmarc=pass header.from=<joe@a.example>",
            "mx.zoho.example | dkim=pass header.i:a.example | dmarc=pass header.from:joe@a.example"),
        ResultRow(
            "display name", "mx.example.org; spf=pass smtp.mailfrom=Joe Doe <a@b.example>",
            "mx.example.org | spf=pass smtp.mailfrom:Joe (placeholder) ! unread-text"),
        ResultRow(
            "IPv6 in quotes", #"lists.example; arc=pass smtp.remote-ip="2001:db8::7" arc.chain=a.example"#,
            "lists.example | arc=pass smtp.remote-ip:«2001:db8::7» arc.chain:a.example client:2001:db8::7"),
        ResultRow(
            "IPv6 without", "lists.example; arc=pass smtp.remote-ip=2001:db8::7",
            "lists.example | arc=pass smtp.remote-ip:2001:db8::7 client:2001:db8::7"),
        ResultRow(
            "leading colon", "lists.example; arc=pass smtp.remote-ip=192.0.2.9 arc.chain=:relay.example",
            "lists.example | arc=pass smtp.remote-ip:192.0.2.9 arc.chain::relay.example client:192.0.2.9"),
        ResultRow(
            "reason without quotes", "mx.example.org; dkim=fail reason=bad signature header.d=a.example",
            "mx.example.org | dkim=fail reason=«bad signature» header.d:a.example"),

        // Comments
        ResultRow(
            "semicolons in a comment",
            "lists.example; spf=pass (sender SPF authorized) smtp.mailfrom=a.example (client-ip=2001:db8::1; helo=h.a.example; "
                + "envelope-from=joe@a.example; receiver=<UNKNOWN>)",
            "lists.example | spf=pass (sender SPF authorized) smtp.mailfrom:a.example client:2001:db8::1 "
                + "identity:joe@a.example"),
        ResultRow(
            "trailing comment",
            #"mx.example.org; dmarc=fail reason="SPF not aligned (relaxed), DKIM not aligned (relaxed)" "#
                + "header.from=a.example (policy=none)",
            "mx.example.org | dmarc=fail reason=«SPF not aligned (relaxed), DKIM not aligned (relaxed)» (policy=none) "
                + "header.from:a.example"),
        ResultRow(
            "empty comment", "mx.example.org; spf=none () smtp.helo=h.example", "mx.example.org | spf=none smtp.helo:h.example"),
        ResultRow(
            "quotes and braces", #"mx.example.org; arc=reject ("signature check failed: fail, {[1] = sig:example.com:reject}")"#,
            #"mx.example.org | arc=reject ("signature check failed: fail, {[1] = sig:example.com:reject}")"#),
        ResultRow(
            "nested", "mx.example.org; dkim=fail (body hash mismatch (got b'Hf=', expected b'3b=')) header.d=a.example",
            "mx.example.org | dkim=fail (body hash mismatch (got b'Hf=', expected b'3b=')) header.d:a.example"),
        ResultRow(
            "glued", "mx.example.org; dmarc=pass(p=none sp=NULL dis=none) header.from=a.example",
            "mx.example.org | dmarc=pass (p=none sp=NULL dis=none) header.from:a.example"),
        ResultRow(
            "quoted identity",
            #"mx.example.org; spf=pass (mx.example.org: domain of "x+y=z@d.example" designates 192.0.2.9 as permitted sender) "#
                + #"smtp.mailfrom="x+y=z@d.example""#,
            #"mx.example.org | spf=pass (mx.example.org: domain of "x+y=z@d.example" designates 192.0.2.9 as permitted sender) "#
                + "smtp.mailfrom:«x+y=z@d.example» client:192.0.2.9 writer:mx.example.org identity:x+y=z@d.example"),

        // Recoveries
        ResultRow(
            "properties first, in their own segment",
            "mta.example  from=brand.example; domainkeys=neutral (no sig);  from=brand.example; dkim=neutral (no sig)",
            "mta.example | domainkeys=neutral (no sig) from:brand.example | dkim=neutral (no sig) from:brand.example"),
        ResultRow(
            "properties first",
            "mta9.mail.example  header.i=@a.example header.s=s1 dkim=pass (ok) header.i=@b.example header.s=x dkim=pass (ok); "
                + "spfDomain=c.example spfResult=pass; dmarc=pass(p=none sp=NULL dis=none) header.from=a.example",
            "mta9.mail.example | dkim=pass (ok) header.i:@a.example header.s:s1 | dkim=pass (ok) header.i:@b.example header.s:x"
                + " | spfResult=pass spfDomain:c.example | dmarc=pass (p=none sp=NULL dis=none) header.from:a.example"
                + " ! missing-semicolon"),
        ResultRow(
            "keys of Received-SPF as segments",
            "mx.example.org; spf=pass (spfCheck: domain of a.example designates 192.0.2.9 as permitted sender) "
                + "client-ip=192.0.2.9; envelope-from=joe@a.example; helo=h.a.example; x-record-type=\"v=spf1\"; "
                + "dkim=pass header.i=@a.example",
            "mx.example.org | spf=pass (spfCheck: domain of a.example designates 192.0.2.9 as permitted sender) "
                + "client-ip:192.0.2.9 envelope-from:joe@a.example helo:h.a.example x-record-type:«v=spf1» client:192.0.2.9 "
                + "identity:a.example | dkim=pass header.i:@a.example"),
        ResultRow(
            "missing semicolon", "mx.example.org; dkim=pass header.d=a.example dmarc=pass header.from=a.example",
            "mx.example.org | dkim=pass header.d:a.example | dmarc=pass header.from:a.example ! missing-semicolon"),
        ResultRow(
            "missing semicolon behind the id", "mx.example.org spf=pass smtp.helo=h.example; dkim=pass",
            "mx.example.org | spf=pass smtp.helo:h.example | dkim=pass ! missing-semicolon"),
        ResultRow("words without a method", "mx.example.org; spf pass; dkim=pass", "mx.example.org | dkim=pass ! unread-text"),
        ResultRow(
            "properties without a method", "mx.example.org; header.d=a.example",
            "mx.example.org emptySnapshot ! no-result unread-text"),
        ResultRow(
            "unknown method takes no place of its own", "mx.example.org; x-tls=pass version=TLSv1.2 bits=256",
            "mx.example.org | ?x-tls=pass version:TLSv1.2 bits:256"),
        ResultRow(
            "unclosed comment",
            "mx.example.org; spf=pass (example.com: domain of joe@a.example designates 192.0.2.9 as permitted "
                + "smtp.mailfrom=joe@a.example; dkim=pass",
            "mx.example.org | spf=pass (example.com: domain of joe@a.example designates 192.0.2.9 as permitted "
                + "smtp.mailfrom=joe@a.example) client:192.0.2.9 writer:example.com identity:joe@a.example | dkim=pass"
                + " ! unclosed-comment"),
        ResultRow(
            "comment closed twice", "mx.example.org; spf=pass (a) extra) smtp.mailfrom=a.example",
            "mx.example.org | spf=pass (a) smtp.mailfrom:a.example ! unread-text"),
        ResultRow(
            "unclosed reason", #"mx.example.org; dkim=pass reason="unterminated header.d=a.example; spf=pass"#,
            "mx.example.org | dkim=pass reason=«unterminated header.d=a.example» | spf=pass ! unclosed-quote"),
        ResultRow("empty segments", "mx.example.org;; spf=pass ;", "mx.example.org | spf=pass"),
        ResultRow(
            "an id between marks of a shell", "'b.example'; dkim=pass header.d=a.example",
            "b.example | dkim=pass header.d:a.example ! bad-token"),
        ResultRow(
            "a masked id", "***; spf=pass smtp.mailfrom=a.example", "*** | spf=pass smtp.mailfrom:a.example ! address-masked"),
        ResultRow("leading semicolon", "; spf=pass", "- anonymousInbound | spf=pass ! missing-authserv-id"),
        ResultRow("none and statements", "mx.example.org; none; spf=pass", "mx.example.org | spf=pass ! none-with-statements"),
        ResultRow(
            "method with a dot", "mx.example.org; gateway.spf=pass smtp.mailfrom=a.example",
            "mx.example.org | ?gateway.spf=pass smtp.mailfrom:a.example"),
        ResultRow("no result word", "mx.example.org; spf=; dkim=pass", "mx.example.org | spf= | dkim=pass ! no-result"),
        ResultRow(
            "comma behind the result", "mx.example.org; spf=pass, dkim=pass",
            "mx.example.org | spf=pass | dkim=pass ! missing-semicolon unread-text"),

        // ARC-Authentication-Results (RFC 8617 §4.1.1)
        ResultRow(
            "set",
            "i=2; mx.microsoft.example 1; spf=pass (sender ip is 192.0.2.9) smtp.rcpttodomain=b.example smtp.mailfrom=a.example; "
                + "dmarc=pass (p=none sp=none pct=100) action=none header.from=a.example; dkim=pass (signature was verified) "
                + "header.d=a.example; arc=pass (0 oda=1 ltdi=1 spf=[1,1,smtp.mailfrom=a.example] dkim=[1,1,header.d=a.example])",
            "mx.microsoft.example 1 i=2 | spf=pass (sender ip is 192.0.2.9) smtp.rcpttodomain:b.example smtp.mailfrom:a.example "
                + "client:192.0.2.9 | dmarc=pass (p=none sp=none pct=100) action:none header.from:a.example"
                + " | dkim=pass (signature was verified) header.d:a.example"
                + " | arc=pass (0 oda=1 ltdi=1 spf=[1,1,smtp.mailfrom=a.example] dkim=[1,1,header.d=a.example])",
            source: .arcAuthenticationResults),
        ResultRow(
            "self-sealed set", "i=1; mx.microsoft.example 1; spf=none; dmarc=none; dkim=none; arc=none",
            "mx.microsoft.example 1 i=1 | spf=none | dmarc=none | dkim=none | arc=none", source: .arcAuthenticationResults),
        ResultRow(
            "empty snapshot", "i=2; server2.example.org", "server2.example.org i=2 emptySnapshot ! no-result",
            source: .arcAuthenticationResults),
        ResultRow(
            "blanks in the instance", " i = 3 ; mx.example.org; none", "mx.example.org i=3 | none=none",
            source: .arcAuthenticationResults),
        ResultRow(
            "no instance", "mx.example.org; spf=pass", "mx.example.org malformed | spf=pass ! missing-tag",
            source: .arcAuthenticationResults),
        ResultRow(
            "instance 0", "i=0; mx.example.org; spf=pass", "mx.example.org malformed | spf=pass ! bad-tag-value",
            source: .arcAuthenticationResults),
        ResultRow(
            "instance 51", "i=51; mx.example.org; spf=pass", "mx.example.org malformed | spf=pass ! bad-tag-value",
            source: .arcAuthenticationResults),
        ResultRow(
            "instance not first", "mx.example.org; i=1; spf=pass", "mx.example.org i=1 malformed | spf=pass ! bad-tag-value",
            source: .arcAuthenticationResults),
        ResultRow(
            "instance without semicolon", "i=1 mx.example.org; spf=pass",
            "mx.example.org i=1 malformed | spf=pass ! missing-semicolon",
            source: .arcAuthenticationResults),
        ResultRow(
            "no id in a set", "i=1; ; spf=pass", "- i=1 anonymousInbound | spf=pass ! missing-authserv-id",
            source: .arcAuthenticationResults),
    ]

    @Test(arguments: rows) func reads(_ row: ResultRow) {
        #expect(ResultReading(row.input, source: row.source).summary == row.expected)
    }

    @Test(arguments: rows, ["\n ", "\r\n ", "\r\n\t", "\n  \t"]) func foldsAreBlanks(_ row: ResultRow, fold: String) {
        let folded = row.input.replacing(" ", with: fold)
        let summary = ResultReading(" " + folded, source: row.source).summary
        #expect(summary.replacing("truncated-by-fold", with: "unread-text") == row.expected)
    }

    @Test(arguments: ["\n", "\r\n"]) func foldInAValueIsNoted(_ end: String) {
        let reading = ResultReading("mx.example.org; dkim=pass header.d=\(end) a.example header.b=abcd\(end) 1234")
        #expect(
            reading.summary == "mx.example.org | dkim=pass header.d:a.example header.b:abcd ! truncated-by-fold")
        #expect(reading.defects.map { reading.text($0.range) } == ["1234"])
    }

    @Test(arguments: [
        ("in\n\tfo@a.example; dkim=none", "in fo@a.example | dkim=none ! truncated-by-fold"),
        ("in\r\n fo+auto_=x=b.example@a.example", "in fo+auto_=x=b.example@a.example ! truncated-by-fold"),
        ("in fo@a.example", "in (placeholder) ! unread-text"),
        ("a.example\n fo@b.example", "a.example (placeholder) ! truncated-by-fold"),
        ("host\n smtp.helo=a@b.example", "host smtp.helo:a@b.example"),
    ]) func addressTornByAFold(_ value: String, _ summary: String) {
        let reading = ResultReading("mx.example.org; spf=pass smtp.mail=" + value)
        #expect(reading.summary == "mx.example.org | spf=pass smtp.mail:" + summary)
    }

    @Test func defectsOfDecodedBytesStandAtTheField() {
        let reading = ResultReading("=?utf-8?Q?mx.example.org;_spf=3Dpass_=28x;_word?=")
        let value = reading.block.fields[0].value
        #expect(Set(reading.defects.map(\.code)) == [.encodedWord, .unclosedComment])
        #expect(reading.defects.allSatisfy { $0.range == value && $0.field == 0 })
    }
}
