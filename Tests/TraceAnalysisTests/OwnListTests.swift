import Testing
import TraceFields

@testable import TraceAnalysis

/// A list of the author's own organization: what passed behind it is the list's, whoever wrote to it.
@Suite struct OwnListTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var code: Verdict.Code
        var variant: Verdict.Variant?
        /// The roles of SPF, DKIM and DMARC at the final server; what was not asked is left out.
        var roles: [Identity.Role]
        var mail: SampleMail

        init(
            _ name: String, _ code: Verdict.Code, _ variant: Verdict.Variant?, _ roles: [Identity.Role], _ mail: SampleMail
        ) {
            testDescription = name
            self.code = code
            self.variant = variant
            self.roles = roles
            self.mail = mail
        }
    }

    static let policy = "dmarc=pass header.from=service.example"
    static let own = "dkim=pass header.d=service.example header.s=s1"

    /// A copy of the list `dev@list`, to which a host of somebody wrote in the name of service.example.
    static func copy(of list: String, _ results: String, _ change: (inout SampleMail) -> Void = { _ in }) -> SampleMail {
        SampleMail.listed.with {
            $0.path = "dev-bounces@\(list)"
            $0.client = list
            $0.results = "spf=pass smtp.mailfrom=dev-bounces@\(list); \(results)"
            $0.below = $0.below.replacing("lists.example.org", with: list)
                .replacing("mail.service.example (mail.service.example [192.0.2.25])", with: "vps.else.example ([192.0.2.9])")
            $0.fields = $0.fields.replacing("lists.example.org", with: list)
            $0.to = "dev@\(list)"
            $0.signature = nil
            change(&$0)
        }
    }

    static func signed(_ mail: inout SampleMail) { mail.signature = SampleMail.clean.signature }

    /// The same signature, over the line by which the list took the mail.
    static func signedBehind(_ mail: inout SampleMail) {
        mail.below =
            "DKIM-Signature: v=1; a=rsa-sha256; bh=YWJjZA==; d=service.example; s=s1; h=from; b=\(SampleMail.longSignature)\n"
            + mail.below
    }

    static let rows: [Row] = [
        Row("another name of the organization", .list, .ownList, [.list, .list], copy(of: "lists.service.example", policy)),
        Row("the author's very name", .list, .ownList, [.list, .list], copy(of: "service.example", policy)),
        Row(
            "the list's signature", .list, .ownList, [.list, .list, .list],
            copy(of: "lists.service.example", "dkim=pass header.d=lists.service.example header.s=l; " + policy)),
        Row(
            "a signature of the author's name, made behind the list", .list, .ownList, [.list, .list, .list],
            copy(of: "lists.service.example", "\(own); \(policy)", signedBehind)),
        Row(
            "the author's signature, which a program moved over that line", .authentic, .inPart, [.list, .author, .author],
            copy(of: "lists.service.example", "\(own); \(policy)") {
                signedBehind(&$0)
                $0.below = $0.below.replacing("s=s1;", with: "s=s1; t=1772366398;")
            }),
        Row(
            "the author's signature", .authentic, .inPart, [.list, .author, .author],
            copy(of: "lists.service.example", "\(own); \(policy)", signed)),
        Row(
            "the author's signature, to a list of his very name", .authentic, .inPart, [.list, .author, .author],
            copy(of: "service.example", "\(own); \(policy)", signed)),
        Row(
            "the author's signature, which the list broke", .list, .probablyByOwnList, [.list, .author, .author],
            copy(
                of: "service.example",
                "dkim=fail (body hash did not verify) header.d=service.example header.s=s1; "
                    + "dmarc=fail header.from=service.example", signed)),
        Row(
            "SPF of the author before the list", .authenticNoDMARC, .ofSender, [.list, .list],
            copy(of: "lists.service.example", policy) {
                $0.trust = ["service.example"]
                $0.below =
                    "Authentication-Results: lists.service.example; spf=pass smtp.mailfrom=info@service.example\n" + $0.below
            }),
        Row(
            "a list of another organization", .authentic, .byPolicy, [.list, .author],
            copy(of: "lists.example.org", policy)),
        Row(
            "a list of another organization that kept the author's name in the envelope", .authentic, nil, [.author, .author],
            copy(of: "lists.example.org", policy) {
                $0.path = "service.example"
                $0.results = "spf=pass smtp.mailfrom=service.example; \(policy)"
            }),
    ]

    @Test(arguments: rows)
    func tellsWhoseThePassIs(_ row: Row) {
        let trace = row.mail.trace
        #expect(trace.verdict.code == row.code)
        #expect(trace.verdict.variant == row.variant)
        let final = trace.statements.filter { $0.hop == trace.hops.count }
        #expect(final.map(\.identity.role) == row.roles)
    }
}
