import Testing
import TraceFields

@testable import TraceAnalysis

/// What an incident is called by: only what trusted servers said, and on whose side it lies.
@Suite struct IncidentCauseTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var mail: SampleMail
        var cause: IncidentCause.Kind
        var domain: String?
    }

    static let rows = [
        Row(
            testDescription: "a tenant of Microsoft's without a policy",
            mail: SampleMail().with {
                $0.from = "From: info@tenant.onmicrosoft.com\n"
                $0.signature = nil
                $0.results =
                    "spf=pass smtp.mailfrom=info@tenant.onmicrosoft.com; dmarc=bestguesspass header.from=tenant.onmicrosoft.com"
            }, cause: .policyMissing, domain: "tenant.onmicrosoft.com"),
        Row(
            testDescription: "a host of the author's domain",
            mail: SampleMail().with {
                $0.from = "From: info@news.service.example\n"
                $0.results = "spf=softfail smtp.mailfrom=info@news.service.example; dmarc=fail header.from=news.service.example"
            }, cause: .serverNotListed, domain: "service.example"),
        Row(
            testDescription: "neutral by the author's own relay",
            mail: SampleMail().with {
                $0.results = nil
                $0.below = claim("spf=neutral smtp.mailfrom=info@service.example")
            }, cause: .resultsMissing, domain: "mailbox.example"),
        Row(
            testDescription: "softfail by the author's own relay",
            mail: SampleMail().with {
                $0.results = nil
                $0.below = claim("spf=softfail smtp.mailfrom=info@service.example")
            }, cause: .claimsOnly, domain: nil),
        Row(
            testDescription: "a claimed PASS beside a trusted FAIL",
            mail: SampleMail().with {
                $0.results = "spf=none smtp.mailfrom=info@service.example; dmarc=fail header.from=service.example"
                $0.below = claim("dkim=pass header.d=service.example header.s=s1")
            }, cause: .authorNotAuthenticated, domain: "service.example"),
        Row(
            testDescription: "a signature that failed beside SPF that passed",
            mail: SampleMail().with {
                $0.results =
                    "spf=pass smtp.mailfrom=info@service.example; dkim=fail (signature did not verify) header.d=service.example "
                    + "header.s=s1; dmarc=pass header.from=service.example"
            }, cause: .weakSignature, domain: "service.example"),
        Row(
            testDescription: "a claimed PASS alone",
            mail: SampleMail().with {
                $0.results = nil
                $0.below = claim("dkim=pass header.d=service.example header.s=s1")
            }, cause: .claimsOnly, domain: nil),
        Row(
            testDescription: "a claimed PASS below a proof",
            mail: SampleMail().with { $0.below = claim("dkim=pass header.d=service.example header.s=s1") },
            cause: .none, domain: "service.example"),
        Row(
            testDescription: "accepted on the word of a seal",
            mail: SampleMail().with {
                $0.path = "dev-bounces@lists.example.org"
                $0.results =
                    "spf=pass smtp.mailfrom=dev-bounces@lists.example.org; arc=pass; "
                    + "dmarc=fail policy.override-reason=trusted_forwarder header.from=service.example"
                $0.client = "lists.example.org"
                $0.address = "198.51.100.40"
                $0.signature = nil
                $0.below = SampleMail.listed.below
            }, cause: .acceptedOnSeal, domain: nil),
        Row(
            testDescription: "a trusted word that says nothing",
            mail: SampleMail().with {
                $0.results = "spf=none smtp.mailfrom=info@service.example"
                $0.signature = nil
            }, cause: .resultsUndecided, domain: nil),
        Row(
            testDescription: "nothing recorded", mail: SampleMail().with { $0.results = nil }, cause: .resultsMissing,
            domain: "mailbox.example"),
    ]

    /// Results of a server of the author's side.
    private static func claim(_ results: String) -> String {
        """
        Received: from desk.service.example (desk.service.example [198.51.100.9])
         by mail.service.example (Postfix) with ESMTP id 4fP07; Sun, 1 Mar 2026 11:59:59 +0000
        Authentication-Results: mail.service.example; \(results)

        """
    }

    @Test(arguments: rows) func gravest(_ row: Row) {
        let incident = Incident([row.mail.trace])
        #expect(incident.mails[0].causes[0].kind == row.cause)
        #expect(incident.mails[0].causes[0].domain == row.domain)
    }

    /// The records of a domain that is lent to customers are not theirs to publish.
    @Test func lentDomainsAreNotTheCustomers() {
        let records = Incident([Self.rows[0].mail.trace]).cases[0].records
        #expect(!records.contains { $0.query.name == "_dmarc.onmicrosoft.com" && ($0.isToPublish || $0.owner != nil) })
    }

    /// A mailbox is affected where it is likely that the mail went through it.
    @Test func doubtfulForwardersAreNotAffected() {
        let sure = Incident([SampleMail.forwarded.trace])
        #expect(sure.mails[0].mailboxes == ["piyo@company.example", "reader@mailbox.example"])
        let doubtful = SampleMail.forwarded.with {
            $0.client = "mail.stranger.example"
            $0.address = "198.51.100.77"
        }.trace
        #expect(doubtful.forwardings.allSatisfy { $0.confidence == .ambiguous })
        #expect(Incident([doubtful]).mails[0].mailboxes == ["reader@mailbox.example"])
    }

    @Test(arguments: [
        ("tenant.onmicrosoft.com", "tenant.onmicrosoft.com"), ("mail.tenant.onmicrosoft.com", "tenant.onmicrosoft.com"),
        ("onmicrosoft.com", "onmicrosoft.com"), ("_dmarc.onmicrosoft.com", "onmicrosoft.com"),
        ("desk.zendesk.com", "desk.zendesk.com"), ("news.service.example", "service.example"), ("example", "example"),
    ]) func owners(_ name: String, _ owner: String) {
        var table = DomainTable()
        let found = table.intern(name).map { table.ownerText($0) }
        #expect(found == owner)
    }
}
