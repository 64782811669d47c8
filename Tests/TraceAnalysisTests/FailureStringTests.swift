import Testing
import TraceFields

@testable import TraceAnalysis

struct FailureStringTests {
    /// A result as it stands in a field, and what its phrase means.
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var cause: FailureCause?
        var testDescription: String { text }
    }

    static let rows: [Row] = [
        // DKIM
        Row(text: "dkim=temperror (dns failure for signature) header.d=a.example", cause: .keyUnreachable),
        Row(text: "dkim=temperror (DNS failure\n\tfor signature) header.d=a.example", cause: .keyUnreachable),
        Row(text: "dkim=fail (no key for signature) header.d=a.example", cause: .keyMissing),
        Row(text: "dkim=neutral (no key) header.d=a.example", cause: .keyMissing),
        Row(text: "dkim=permerror reason=\"key not found in DNS\" header.d=a.example", cause: .keyMissing),
        Row(text: "dkim=timeout (key query timeout) header.d=a.example", cause: .keyUnreachable),
        Row(text: "dkim=timeout header.d=a.example", cause: .keyUnreachable),
        Row(text: "dkim=temperror reason=\"key retrieval failed\" header.d=a.example", cause: .keyUnreachable),
        Row(text: "dkim=tmperror (pubkey unavailable) header.d=a.example", cause: .keyMissingOrUnreachable),
        Row(text: "dkim=invalid (invalid - public key: not available) header.d=a.example", cause: .keyMissing),
        Row(text: "dkim=none (\"invalid DKIM record\") header.d=a.example", cause: .keyMissingOrBroken),
        Row(text: "dkim=neutral (public key record import problem) header.d=a.example", cause: .keyBroken),
        Row(text: "dkim=permerror (overlong public key record) header.d=a.example", cause: .keyBroken),
        Row(text: "dkim=permerror (key revoked) header.d=a.example", cause: .keyRevoked),
        Row(text: "dkim=permerror (0-bit key) header.d=a.example", cause: .keyUnusable),
        Row(text: "dkim=neutral (0-bit key) header.d=a.example", cause: .skipped),
        Row(text: "dkim=pass (2048-bit key) header.d=a.example", cause: .keyLength),
        Row(text: "dkim=pass (2048-bit key; unprotected) header.d=a.example", cause: .dnssecState),
        Row(text: "dkim=pass (test mode) header.d=a.example", cause: .testKey),
        Row(text: "dkim=fail (body hash did not verify) header.d=a.example", cause: .bodyChanged),
        Row(text: "dkim=fail (body hash mismatch; body probably modified in transit) header.d=a.example", cause: .bodyChanged),
        Row(
            text: "dkim=fail (signature did not verify; headers probably modified in transit) header.d=a.example",
            cause: .signatureMismatch),
        Row(
            text: "dkim=fail reason=\"signature verification failed\" (2048-bit key) header.d=a.example",
            cause: .signatureMismatch),
        Row(text: "dkim=pass (signature was verified) header.d=a.example", cause: .verified),
        Row(text: "dkim=pass reason=\"pass (just generated, assumed good)\" header.d=a.example", cause: .ownSignature),
        Row(text: "dkim=none (message not signed) header.d=none", cause: .notSigned),
        Row(text: "dkim=permerror (bad message/signature format)", cause: .signatureMalformed),
        Row(text: "dkim=fail (signature expired) header.d=a.example", cause: .expired),
        Row(text: "dkim=permerror (signature exipred) header.d=a.example", cause: .expired),
        Row(text: "dkim=policy (ignored public key size) header.d=a.example", cause: .keyTooShort),
        Row(text: "dkim=permerror (unsupported algorithm) header.d=a.example", cause: .unsupported),
        Row(text: "dkim=fail (something that nobody knows) header.d=a.example", cause: nil),
        // SPF
        Row(text: "spf=pass (x: domain of a@a.example designates 192.0.2.1 as permitted sender)", cause: .permitted),
        Row(
            text: "spf=pass (x: best guess record for domain of a@a.example designates 192.0.2.1 as permitted sender)",
            cause: .guessedRecord),
        Row(
            text: "spf=neutral (x: 192.0.2.1 is neither permitted nor denied by best guess record for domain of a@a.example)",
            cause: .guessedNeutral),
        Row(
            text: "spf=neutral (x: 192.0.2.1 is neither permitted nor denied by domain of a@a.example)",
            cause: .neitherPermittedNorDenied),
        Row(
            text: "spf=softfail (x: domain of transitioning a@a.example does not designate 192.0.2.1 as permitted sender)",
            cause: .softlyDenied),
        Row(text: "spf=fail (x: domain of a@a.example does not designate 192.0.2.1 as permitted sender)", cause: .denied),
        Row(text: "spf=none (x: a@a.example does not designate permitted sender hosts)", cause: .noRecord),
        Row(text: "spf=none (x: domain of a@a.example has no SPF policy when checking 192.0.2.1)", cause: .noRecord),
        Row(text: "spf=temperror (x: error in processing during lookup of a@em1.a.example: DNS error)", cause: .lookupFailed),
        Row(
            text: "spf=permerror (x: permanent error in processing during lookup of a@a.example: include not found)",
            cause: .recordBroken),
        Row(text: "spf=fail (sender IP is 192.0.2.1)", cause: .judgedAddress),
        Row(text: "spf=fail (mechanism -all matched)", cause: .mechanismMatched),
        // DMARC and ARC
        Row(text: "dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=a.example", cause: .acceptedDespitePolicy),
        // A policy that asks for nothing, and one that was met, were not set aside.
        Row(text: "dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=a.example", cause: .policyShown),
        Row(text: "dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=a.example", cause: .policyShown),
        Row(text: "dmarc=fail (no parseable from domain)", cause: .fromUnusable),
        Row(text: "dmarc=fail (SPF not aligned (relaxed), No valid DKIM) header.from=a.example", cause: .notAligned),
        Row(text: "dmarc=pass (override=trusted_forwarder) header.from=a.example", cause: .overridden),
        Row(text: "arc=none (no signatures found)", cause: .noChain),
        Row(text: "arc=fail (body hash mismatch)", cause: .chainFailed),
    ]

    @Test(arguments: rows)
    func findsTheLongestPhrase(_ row: Row) {
        let trace = MessageTracer().trace(Array("Authentication-Results: mx.b.example; \(row.text)\nFrom: a@a.example\n\n".utf8))
        #expect(trace.statements.count == 1)
        #expect(trace.cause(ofStatement: 0)?.cause == row.cause)
    }

    @Test(arguments: FailureStrings.rows.map(\.text.description))
    func findsEveryRow(_ text: String) {
        let methods = FailureStrings.rows.filter { $0.text.description == text }.map(\.method)
        let phrase = text.drop { $0 == "(" || $0 == " " }
        for method in methods {
            let trace = MessageTracer().trace(
                Array(
                    "Authentication-Results: mx.b.example; \(method.spelling)=neutral (\(phrase)) x.y=z\nFrom: a@a.example\n\n"
                        .utf8))
            #expect(trace.cause(ofStatement: 0) != nil)
        }
    }

    /// The words that spare a search stand in every phrase of their meaning.
    @Test(arguments: FailureStrings.rows.map(\.text.description))
    func neverSparesASearchThatFinds(_ text: String) {
        let bytes = Array("(\(text))".utf8)
        let range = ByteRange(0, bytes.count)
        for row in FailureStrings.rows where row.text.description == text {
            var reading = ResultStatement(container: 0, method: row.method, result: .fail, range: range)
            reading.comments = range
            #expect(FailureStrings.mayStand(row.cause, beside: reading, in: bytes))
            reading.comments = nil
            reading.reason = range
            #expect(FailureStrings.mayStand(row.cause, beside: reading, in: bytes))
        }
    }

    @Test func namesNoPhraseTwice() {
        let keys = FailureStrings.rows.map { "\($0.method) \($0.text)" }
        #expect(Set(keys).count == keys.count)
        for row in FailureStrings.rows { #expect(row.text.description == row.text.description.lowercased()) }
    }

    @Test(arguments: [
        ("000", CompauthMeaning?.some(.explicitFail)), ("001", .implicitFail), ("100", .explicitPass), ("105", .undocumented),
        ("109", .passWithoutPolicy), ("130", .arcOverride), ("145", .undocumented), ("203", .softPass), ("451", .bypassed),
        ("601", .selfSpoof), ("604", .undocumented), ("701", .allowedByHistory), ("703", .allowedByHistory), ("904", .bypassed),
        ("101", .signedByAuthor), ("103", .reverseName), ("108", .changedByEarlierHop), ("115", .organizationsOwn),
        ("116", .exchangerName), ("117", .undocumented), ("202", .softPassByReverseName), ("502", .bounce), ("503", nil),
        ("905", .complexRouting),
    ])
    func readsCompositeReasons(_ code: String, _ meaning: CompauthMeaning?) {
        let bytes = Array(code.utf8)
        #expect(CompauthReasons.row(for: bytes, ByteRange(0, bytes.count))?.meaning == meaning)
    }

    @Test(arguments: ["", "13", "1300", "1a0", "x30"])
    func readsNothingElse(_ code: String) {
        let bytes = Array(code.utf8)
        #expect(CompauthReasons.row(for: bytes, ByteRange(0, bytes.count)) == nil)
    }
}
