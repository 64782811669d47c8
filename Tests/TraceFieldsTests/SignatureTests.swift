import Testing

@testable import TraceFields

@Suite struct SignatureTests {
    struct Reading {
        var bytes: [UInt8]
        var signature: Signature
        var defects: [Defect] = []

        init(_ value: String, _ kind: Signature.Kind) {
            bytes = Array(value.utf8)
            var lexer = Lexer()
            signature = Signature.parse(
                bytes, field: 3, kind: kind, value: ByteRange(0, bytes.count), lexer: &lexer, defects: &defects)
        }

        func text(_ range: ByteRange?) -> String? { range.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) } }
        var codes: [String] { defects.map(\.code.rawValue) }
    }

    static let hash = "KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZYLQ="

    @Test func readsEveryTag() {
        let reading = Reading(
            " v=1; a=rsa-sha256; c=relaxed/simple; d=a.example;\r\n\ts=sel1; i=joe@a.example; t=1780000000; x=1780086400; l=120;"
                + "\r\n\th=From:to : Subject:from; bh=\(Self.hash);\r\n\tb=QUJD\r\n\t RA==", .dkim)
        let signature = reading.signature
        #expect(!signature.isMalformed)
        #expect(reading.codes == [])
        #expect(signature.field == 3)
        #expect(reading.text(signature.algorithm) == "rsa-sha256")
        #expect(reading.text(signature.canonicalization) == "relaxed/simple")
        #expect(reading.text(signature.domain) == "a.example")
        #expect(reading.text(signature.selector) == "sel1")
        #expect(reading.text(signature.identity) == "joe@a.example")
        #expect(reading.text(signature.bodyHash) == Self.hash)
        #expect(reading.text(signature.headers) == "From:to : Subject:from")
        #expect(signature.time == 1_780_000_000)
        #expect(signature.expiry == 1_780_086_400)
        #expect(signature.bodyLength == 120)
        #expect(signature.instance == nil)
        #expect(signature.signatureLength == 8)
        #expect(signature.signedHeaderCount(of: "from", in: reading.bytes) == 2)
        #expect(signature.signedHeaderCount(of: "to", in: reading.bytes) == 1)
        #expect(signature.signedHeaderCount(of: "date", in: reading.bytes) == 0)
    }

    @Test(arguments: [
        ("QUJD", true), ("QUJDRA==", true), ("QUJDR", true), ("QUJ", false), ("", false), ("qujd", false), ("QUJDRA==X", false),
    ]) func comparesPrefixes(_ prefix: String, _ matches: Bool) {
        let signature = "d=a.example; b=QU\r\n\tJ D\n RA=="
        let reading = Reading(signature + prefix, .dkim)
        var parsed = Reading(signature, .dkim).signature
        let range = ByteRange(signature.utf8.count, signature.utf8.count + prefix.utf8.count)
        #expect(parsed.hasSignaturePrefix(range, in: reading.bytes) == matches)
        parsed.signature = nil
        #expect(!parsed.hasSignaturePrefix(range, in: reading.bytes))
    }

    @Test(arguments: [
        "i=1;a=rsa-sha256;t=12345;cv=none;d=a.example;s=x;b=QUJD", "i = 1 ; a=rsa-sha256; cv=none; d=a.example; s=x; b=QUJD;",
        " i=1; a=rsa-sha256; cv=none;\n d=a.example; s=x; b=\n QU\n JD; unknown=yes",
        "i=1; a=ed25519-sha256; cv=none; d=a.example; s=x; b=QUJD; t=1780000000000",
    ]) func readsSeals(_ value: String) {
        let reading = Reading(value, .arcSeal)
        #expect(reading.codes == [])
        #expect(reading.signature.instance == 1)
        #expect(reading.signature.chainValidation == .none)
        #expect(reading.text(reading.signature.domain) == "a.example")
        #expect(reading.signature.identity == nil)
    }

    @Test func millisecondsAreDivided() {
        let reading = Reading("i=1; a=rsa-sha256; cv=none; d=a.example; s=x; b=QUJD; t=1780000000123", .arcSeal)
        #expect(reading.signature.time == 1_780_000_000)
    }

    static let seal = "i=2; a=rsa-sha256; cv=pass; d=a.example; s=x; b=QUJD"
    static let message = "i=2; a=rsa-sha256; c=relaxed/relaxed; d=a.example; s=x; h=from:to; bh=\(Self.hash); b=QUJD"

    @Test(arguments: [
        ("i=2", "i=", "bad-tag-value"), ("i=2", "i=0", "bad-tag-value"), ("i=2", "i=51", "bad-tag-value"),
        ("i=2", "i=x", "bad-tag-value"), ("i=2; ", "", "missing-tag"), ("a=rsa-sha256", "a=rsa-sha1", "bad-tag-value"),
        ("a=rsa-sha256", "a=", "bad-tag-value"), ("a=rsa-sha256; ", "", "missing-tag"), ("cv=pass; ", "", "missing-tag"),
        ("cv=pass", "CV=pass", "missing-tag"), ("cv=pass", "cv=", "bad-tag-value"), ("cv=pass", "cv=maybe", "bad-tag-value"),
        ("d=a.example", "d=", "bad-tag-value"), ("d=a.example", "d=a..example", "bad-tag-value"),
        ("d=a.example; ", "", "missing-tag"),
        ("s=x", "s=", "bad-tag-value"), ("s=x; ", "", "missing-tag"), ("b=QUJD", "b=", "bad-tag-value"),
        ("b=QUJD", "b=not_base64", "bad-tag-value"), ("b=QUJD", "b=QUJ", "bad-tag-value"), ("; b=QUJD", "", "missing-tag"),
        ("s=x", "s=x; h=from", "bad-tag-value"), ("s=x", "s=x; s=x", "duplicate-tag"),
        ("s=x", "s=x; fh=1; fh=2", "duplicate-tag"),
        ("s=x", "s=x;", "tag-syntax"), ("s=x", "s=x; _=", "tag-syntax"), ("s=x", "s=x; ==", "tag-syntax"),
        ("s=x", "s=x; word", "tag-syntax"),
        ("s=x", "s=x; t=", "bad-tag-value"), ("s=x", "s=x; t=1 2", "bad-tag-value"), ("s=x", "s=x; t=-1", "bad-tag-value"),
    ]) func rejectsSeals(_ good: String, _ bad: String, _ code: String) {
        let reading = Reading(Self.seal.replacing(good, with: bad), .arcSeal)
        #expect(reading.signature.isMalformed)
        #expect(reading.codes == [code])
    }

    @Test(arguments: [
        ("c=relaxed/relaxed", "c=", "bad-tag-value"), ("c=relaxed/relaxed", "c=pancake/waffle", "bad-tag-value"),
        ("h=from:to; ", "", "missing-tag"), ("h=from:to", "h=from:ARC-Seal", "bad-tag-value"),
        ("bh=\(Self.hash); ", "", "missing-tag"),
        ("bh=\(hash)", "bh=", "bad-tag-value"), ("bh=\(hash)", "bh=not_base64", "bad-tag-value"),
    ]) func rejectsMessageSignatures(_ good: String, _ bad: String, _ code: String) {
        let reading = Reading(Self.message.replacing(good, with: bad), .arcMessage)
        #expect(reading.signature.isMalformed)
        #expect(reading.codes == [code])
    }

    @Test(arguments: [
        ("", ""), ("c=relaxed/relaxed; ", ""), ("c=relaxed/relaxed", "c=simple"), ("h=from:to", "h="),
        ("h=from:to", "h=from:arc-message-signature"), ("s=x", "s=x; t=12345"), ("s=x", "s=x; fh=1; dara=b.example; darn=c"),
    ]) func acceptsMessageSignatures(_ good: String, _ other: String) {
        let reading = Reading(good.isEmpty ? Self.message : Self.message.replacing(good, with: other), .arcMessage)
        #expect(reading.codes == [])
        #expect(!reading.signature.isMalformed)
        #expect(reading.signature.instance == 2)
    }

    @Test func oldDKIMAlgorithmIsNoDefect() {
        let value = "v=1; a=rsa-sha1; d=a.example; s=x; h=from; bh=\(Self.hash); b=QUJD"
        #expect(!Reading(value, .dkim).signature.isMalformed)
        #expect(Reading(value.replacing("v=1; ", with: ""), .dkim).codes == ["missing-tag"])
        #expect(!Reading(value.replacing("v=1; ", with: ""), .googleDKIM).signature.isMalformed)
    }

    @Test func firstOfTwoTagsStays() {
        let reading = Reading(Self.seal + "; d=b.example", .arcSeal)
        #expect(reading.text(reading.signature.domain) == "a.example")
    }

    @Test func sealWithHeadersIsMalformedAndItsVerdictStays() {
        let reading = Reading("i=2; a=rsa-sha256; cv=fail; d=a.example; s=x; h=from; b=QUJD", .arcSeal)
        #expect(reading.signature.isMalformed)
        #expect(reading.signature.instance == 2)
        #expect(reading.signature.chainValidation == .fail)
    }

    @Test func encodedSignatureIsDecoded() throws {
        let field =
            "DKIM-Signature: =?UTF-8?Q?v=3D1;_a=3Drsa-sha256;_d=3Da.example;?=\r\n =?UTF-8?Q?_s=3Dx;_h=3Dfrom;_bh=3DQUJD?=\r\n"
            + " =?UTF-8?Q?;_b=3DQUJ?= =?UTF-8?Q?DRA=3D=3D?=\r\n\r\n"
        var block = HeaderBlock(Array(field.utf8))
        let fields = MessageFields(&block)
        let signature = try #require(fields.signatures.first)
        #expect(signature.signatureLength == 8)
        #expect(signature.domain.map { block.bytes.matches($0, "a.example") } == true)
        #expect(fields.defects.map(\.code) == [.encodedWord])
        #expect(fields.defects.allSatisfy { $0.range.upper <= block.bodyStart })
    }
}
