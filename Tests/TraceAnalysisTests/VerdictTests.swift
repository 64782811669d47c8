import Testing
import TraceFields

@testable import TraceAnalysis

struct VerdictTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var code: Verdict.Code
        var isMisleading: Bool
        var mail: SampleMail
        var testDescription: String { "\(code.rawValue): \(name)" }

        init(_ code: Verdict.Code, _ isMisleading: Bool, _ name: String, _ mail: SampleMail) {
            self.name = name
            self.code = code
            self.isMisleading = isMisleading
            self.mail = mail
        }
    }

    static func results(_ results: String, _ change: (inout SampleMail) -> Void = { _ in }) -> SampleMail {
        SampleMail.clean.with {
            $0.results = results
            change(&$0)
        }
    }

    static func replacing(_ mail: SampleMail, _ old: String, _ new: String) -> SampleMail {
        mail.with { $0.results = $0.results?.replacing(old, with: new) }
    }

    static let names = "header.d=service.example header.s=s1"
    static let spf = "smtp.mailfrom=info@service.example"
    static let dmarc = "; dmarc=pass header.from=service.example"

    static let rows: [Row] = [
        Row(.authentic, false, "direct", .clean),
        Row(
            .authentic, false, "a sending service beside the author's signature",
            results(
                "spf=pass smtp.mailfrom=0-0@amazonses.com; dkim=pass \(names)" + dmarc)),
        Row(
            .authentic, false, "softfail, and a signature", results("spf=softfail \(spf); dkim=pass \(names)" + dmarc)),
        Row(
            .authentic, true, "the author's signature survived a list",
            replacing(
                replacing(.listed, "dkim=fail (body hash did not verify)", "dkim=pass"), "dmarc=fail", "dmarc=pass")),
        Row(.authenticNoDMARC, false, "no DMARC row", results("spf=pass \(spf)")),
        Row(.forwardedAuthentic, true, "forwarded", .forwarded),
        Row(
            .forwarderPassAuthorUnproven, true, "forwarded, no key",
            replacing(
                replacing(.forwarded, "dkim=pass", "dkim=temperror"), dmarc, "")),
        Row(
            .forwarderPassAuthorUnproven, true, "forwarded, broken",
            replacing(
                replacing(.forwarded, "dkim=pass", "dkim=fail"), "dmarc=pass", "dmarc=fail")),
        Row(
            .forwardedUnproven, true, "forwarded, unsigned",
            replacing(
                replacing(.forwarded, "dkim=pass \(names)", "dkim=none"), "dmarc=pass", "dmarc=fail"
            ).with { $0.signature = nil }),
        Row(.dnsBroken, false, "nothing could be looked up", results("spf=temperror \(spf); dkim=temperror \(names)")),
        Row(
            .authorFail, true, "no key of a stranger, beside a FAIL of the author",
            results("spf=fail \(spf); dkim=fail (no key for signature) header.d=else.example header.s=x")),
        Row(
            .dnsPartlyBroken, true, "no key, shown as FAIL",
            results("spf=pass \(spf); dkim=fail (no key for signature) \(names)" + dmarc)),
        Row(
            .authentic, false, "no key at the gateway, and the server behind it had it",
            results("dkim=pass \(names)" + dmarc) {
                $0.client = "gw.mailbox.example"
                $0.below =
                    "Received: from mail.service.example (mail.service.example [192.0.2.25]) by gw.mailbox.example with ESMTPS id 3;"
                    + " Sun, 1 Mar 2026 11:59:59 +0000\n"
                    + "Authentication-Results: gw.mailbox.example; dkim=fail (no key for signature) \(names)\n"
            }),
        Row(
            .dnsPartlyBroken, true, "no usable key, which a filter writes as none",
            results("spf=none \(spf); dkim=none (\"invalid DKIM record\") \(names)")),
        Row(
            .list, true, "no answer for the key at a stranger's, and the final server had it",
            SampleMail.listed.with {
                $0.below = "Authentication-Results: lists.example.org; dkim=temperror (no answer) \(names)\n" + $0.below
            }),
        Row(
            .dnsPartlyBroken, true, "the same, and nobody had it",
            SampleMail.listed.with {
                $0.results = "spf=pass smtp.mailfrom=dev-bounces@lists.example.org"
                $0.below = "Authentication-Results: lists.example.org; dkim=temperror (no answer) \(names)\n" + $0.below
            }),
        Row(
            .authentic, false, "the key of somebody else",
            results(
                "spf=pass \(spf); dkim=pass \(names); dkim=temperror header.d=sendgrid.net header.s=x" + dmarc)),
        Row(.list, true, "a list broke the signature", .listed),
        Row(
            .list, true, "a list, and no signature of the author",
            replacing(
                .listed, "dkim=fail (body hash did not verify) \(names); ", ""
            ).with { $0.signature = nil }),
        Row(.failHarmless, true, ".forward", .aliased),
        Row(
            .failUnproven, true, ".forward, unsigned",
            results("spf=fail \(spf); dkim=none; dmarc=fail header.from=service.example") {
                $0.client = SampleMail.aliased.client
                $0.address = SampleMail.aliased.address
                $0.below = SampleMail.aliased.below
                $0.signature = nil
            }),
        Row(.altered, false, "the body was changed", results("spf=none \(spf); dkim=fail (body hash did not verify) \(names)")),
        Row(
            .replay, false, "sent again",
            results("dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example" + dmarc) {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1772333998"
                $0.to = "other@else.example"
            }),
        // Two signs: late, through somebody who sends for others.
        Row(
            .authentic, false, "delayed in the queue of a service",
            results("dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example" + dmarc) {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1772333998"
            }),
        Row(
            .serviceOnly, true, "the service's names only",
            results(
                "spf=pass smtp.mailfrom=0-0@amazonses.com; dkim=pass header.d=amazonses.com header.s=x; "
                    + "dmarc=fail header.from=service.example"
            )),
        Row(.guess, true, "a guess", results("spf=pass \(spf); dmarc=bestguesspass header.from=service.example")),
        Row(
            .claimsOnly, true, "a guess that somebody else claims",
            SampleMail.clean.with {
                $0.results = nil
                $0.below =
                    "Authentication-Results: mx.else.example; spf=pass \(spf); dmarc=bestguesspass header.from=service.example\n"
            }),
        Row(
            .authenticNoDMARC, false, "a trusted seal, beside SPF of the author",
            results("spf=pass \(spf); dkim=none; arc=pass; dmarc=none header.from=service.example; compauth=pass reason=130") {
                $0.signature = nil
            }),
        Row(
            .noData, false, "a guess that is no pass",
            results("spf=softfail (mx.mailbox.example: best guess record for domain of info@service.example) \(spf)") {
                $0.signature = nil
            }),
        Row(.claimsOnly, true, "behind a gateway that is said to have found a PASS", behindGateway("mailbox.example")),
        Row(.claimsOnly, false, "behind a gateway of which nobody says anything", behindGateway("else.example")),
        Row(
            .authentic, false, "behind such a gateway, with a signature that survived it",
            replacing(
                replacing(behindGateway("mailbox.example"), "dkim=fail (signature did not verify)", "dkim=pass"), "dmarc=fail",
                "dmarc=pass")),
        Row(
            .authorFail, false, "softfail before the mail was fetched",
            results("spf=softfail \(spf)") {
                $0.signature = nil
                $0.trust = ["mailbox.example"]
                $0.above = """
                    Received: from mx.mailbox.example by pc.mailbox.example with POP3 (fetchmail-6.4.38)
                     for <r@localhost>; Sun, 1 Mar 2026 12:05:00 +0000

                    """
            }),
        Row(
            .authorFail, false, "softfail, unsigned",
            results("spf=softfail \(spf); dkim=none; dmarc=fail header.from=service.example") {
                $0.signature = nil
            }),
        Row(
            .authorFail, false, "aligned by name, refused by policy",
            results("spf=pass \(spf); dmarc=fail header.from=service.example")),
        Row(
            .authorUncovered, true, "From is not signed",
            results("spf=none \(spf); dkim=pass \(names)") {
                $0.signature = "d=service.example; s=s1; h=to:subject"
            }),
        Row(
            .claimsOnly, false, "only a copy says pass",
            results("spf=none \(spf)") {
                $0.fields = "X-Original-Authentication-Results: mx.else.example; spf=pass smtp.mailfrom=info@service.example\n"
            }),
        Row(
            .forged, true, "in the receiver's name",
            results("spf=none smtp.mailfrom=m@cheap.example; dmarc=fail header.from=service.example") {
                $0.path = "m@cheap.example"
                $0.client = "vps77.cheap.example"
                $0.signature = nil
                $0.below =
                    "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=service.example; "
                    + "dkim=pass header.d=service.example; dmarc=pass header.from=service.example\n"
            }),
        Row(
            .arcTrusted, true, "accepted on a forwarder's seal, broken",
            replacing(
                replacing(.forwarded, "dkim=pass", "dkim=fail"), "dmarc=pass",
                "arc=pass; dmarc=fail (p=REJECT sp=REJECT dis=NONE arc=pass)")),
        Row(
            .arcTrusted, true, "a trusted forwarder",
            results(
                "spf=pass smtp.mailfrom=dev-bounces@lists.example.org; arc=pass; "
                    + "dmarc=fail policy.override-reason=trusted_forwarder header.from=service.example"
            ) {
                $0.path = SampleMail.listed.path
                $0.client = SampleMail.listed.client
                $0.address = SampleMail.listed.address
                $0.below = SampleMail.listed.below
                $0.fields = SampleMail.listed.fields
            }),
        Row(
            .claimsOnly, true, "only another server says pass",
            SampleMail.clean.with {
                $0.results = nil
                $0.below = "Authentication-Results: mx.else.example; spf=pass smtp.mailfrom=info@service.example\n"
            }),
        Row(
            .claimsOnly, true, "nothing but a claimed failure",
            SampleMail.clean.with {
                $0.results = nil
                $0.below =
                    "Authentication-Results: mx.else.example; dkim=fail header.d=service.example header.s=s1; "
                    + "dmarc=fail header.from=service.example\n"
            }),
        Row(
            .serviceOnly, true, "DMARC of a From that is not there any more",
            results("spf=pass smtp.mailfrom=a@else.example; dmarc=pass header.from=else.example")),
        Row(.noData, false, "no results", SampleMail.clean.with { $0.results = nil }),
        Row(.noData, true, "a PASS without a name", results("spf=pass", unsigned)),
        Row(.noData, false, "results that say nothing", results("spf=none \(spf); dkim=none").with { $0.signature = nil }),
    ]

    @Test(arguments: rows)
    func decides(_ row: Row) {
        let trace = row.mail.trace
        #expect(trace.verdict.code == row.code)
        #expect(trace.verdict.isMisleading == row.isMisleading)
        #expect(trace.verdict.findings.allSatisfy { trace.findings.indices.contains($0) })
        #expect(trace.verdict.deciding.allSatisfy { trace.statements[$0].isTrusted })
    }

    @Test(arguments: [
        ("spf=pass \(spf); dkim=pass \(names)" + dmarc, ResultMethod.dkim), ("spf=pass \(spf); dkim=none" + dmarc, .spf),
        ("spf=none \(spf); dkim=none" + dmarc, .dmarc),
    ])
    func namesTheProof(_ results: String, _ method: ResultMethod) {
        let trace = Self.results(results).trace
        let named = trace.facts[trace.verdict.facts].compactMap { fact -> ResultMethod? in
            guard case .method(let method) = fact.value else { return nil }
            return method
        }
        #expect(named == [method])
    }

    /// One answer for the verdict's flag and for the rows of the page.
    @Test(arguments: rows)
    func misleadsAsItsRowsDo(_ row: Row) {
        let trace = row.mail.trace
        let shown = trace.shownSummary().rows.filter(\.isMisleading).map(\.remark)
        #expect(trace.verdict.misleading.map(\.remark).filter { $0 != .forged } == shown.filter { $0 != .forged })
        #expect(trace.verdict.isMisleading || shown.isEmpty)
    }

    /// The receiver compared another name than the copy shows.
    @Test func noticesAChangedFrom() {
        #expect(
            Self.results("spf=pass smtp.mailfrom=a@else.example; dmarc=pass header.from=else.example").trace.verdict.isFromChanged
        )
        #expect(!SampleMail.clean.trace.verdict.isFromChanged && !SampleMail.listed.trace.verdict.isFromChanged)
    }

    /// Where the address is empty the comment names what was tested: one guess, with its name, and no PASS.
    @Test func namesTheGuess() {
        let mail = SampleMail.clean.with {
            $0.path = ""
            $0.signature = nil
            $0.results =
                "spf=pass (x: best guess record for domain of mail.service.example designates 192.0.2.25 as permitted sender) "
                + "smtp.mail="
            $0.below =
                "Received-SPF: pass (x: best guess record for domain of mail.service.example designates 192.0.2.25 as permitted "
                + "sender) client-ip=192.0.2.25;\n"
        }
        let trace = mail.trace
        #expect(trace.findings.count { $0.code == .bestguesspass } == 1)
        #expect(trace.statements.allSatisfy { $0.identity.domain != nil })
        #expect(trace.verdict.code == .guess && trace.verdict.misleading.map(\.remark) == [.guess])
    }

    /// Above a finding of weight nothing is called in order.
    @Test func citesWhatIsGrave() {
        let cut = SampleMail.clean.with {
            $0.signature = "d=service.example; s=s1; h=from:to:subject; l=2; t=1772366398"
            $0.body = "Hello.\nAnd more of it, which nobody signed.\n"
        }
        let trace = cut.trace
        #expect(trace.verdict.code == .authentic)
        #expect(trace.verdict.cautions.map { trace.findings[$0].code } == [.dkimLengthLimited])
        #expect(trace.verdict.misleading.map(\.remark) == [.signedInPart])
        #expect(SampleMail.clean.trace.verdict.cautions.isEmpty)
    }

    @Test(arguments: Verdict.Code.allCases)
    func hasARowForEveryVerdict(_ code: Verdict.Code) {
        #expect(Self.rows.contains { $0.code == code })
        #expect(VerdictRow.table.contains { $0.code == code })
    }

    /// Of several signatures the author's own passing one is shown.
    @Test func showsTheAuthorsSignature() throws {
        let trace = Self.results("dkim=pass header.d=sendgrid.net header.s=x; dkim=pass \(Self.names); spf=pass \(Self.spf)")
            .trace
        let shown = try #require(trace.verdict.deciding.first { trace.reading(trace.statements[$0]).method == .dkim })
        #expect(trace.statements[shown].alignment == .strict)
    }

    /// Words that only look like a PASS are none.
    @Test(arguments: ["bestguesspass", "softpass", "tmperror", "hardfail"])
    func countsNoLookAlike(_ word: String) {
        let trace = Self.results("dmarc=\(word) header.from=service.example; dkim=none").with { $0.signature = nil }.trace
        #expect(trace.verdict.code != .authentic && trace.verdict.code != .authenticNoDMARC)
    }
}
