import Testing

@testable import TraceAnalysis

struct NextStepTests {
    private static let broken = SampleMail.clean.with { mail in
        mail.path = "bounces+36613697-3c9a-reader=mailbox.example@em801.service.example"
        mail.client = "o1.outbound-mail.sendgrid.net"
        mail.results =
            "dkim=temperror (dns failure for signature) header.d=service.example header.s=s1; "
            + "spf=temperror smtp.mailfrom=\"bounces+36613697-3c9a-reader=mailbox.example@em801.service.example\""
        mail.fields = "X-SG-EID: u001.AbCd\n"
    }

    private func queries(_ steps: [NextStep]) -> [String] {
        steps.compactMap { step in
            if case .lookUp(let query) = step { return "\(query.name) \(query.type.rawValue)" }
            return nil
        }
    }

    @Test func namesTheRecordsOfThisMessage() {
        let trace = Self.broken.trace
        #expect(trace.service?.name.description == "SendGrid")
        let steps = queries(trace.nextSteps(for: trace.verdict))
        for expected in [
            "em801.service.example CNAME", "s1._domainkey.service.example CNAME", "s2._domainkey.service.example CNAME",
            "_dmarc.service.example TXT", "service.example NS",
        ] { #expect(steps.contains(expected)) }
        #expect(Set(steps).count == steps.count)
    }

    @Test func beginsWithTheDirectCopyWhereAForwarderHidesTheAuthor() {
        let mail = SampleMail.forwarded.with {
            $0.results = $0.results?.replacing("dkim=pass", with: "dkim=temperror (dns failure for signature)")
                .replacing("; dmarc=pass header.from=service.example", with: "")
        }
        let trace = mail.trace
        #expect(trace.verdict.code == .forwarderPassAuthorUnproven)
        #expect(trace.nextSteps(for: trace.verdict).first == .act(.openDirectCopy))
        #expect(queries(trace.nextSteps(for: trace.verdict)).contains("s1._domainkey.service.example TXT"))
    }

    @Test func writesCommandsThatCanBePasted() {
        #expect(
            DNSQuery("em801.service.example", .cname, .aliasBelow("sendgrid.net"))?.command
                == "dig +noall +answer em801.service.example CNAME")
    }

    /// What a message names must never become part of a command.
    @Test(arguments: [
        "", "a", "-f.example", ".example", "a b.example", "$(id).example", "a;b.example", "`id`.example", "a\u{202E}.example",
        "a'.example",
    ])
    func refusesNamesThatAreNoHostNames(_ name: String) {
        #expect(DNSQuery(name, .txt, .key) == nil)
    }

    @Test func hostileSelectorsAskNothing() {
        let mail = SampleMail.clean.with {
            $0.results = "dkim=temperror header.d=service.example header.s=\"s1;id\""
            $0.signature = nil
        }
        let trace = mail.trace
        #expect(trace.findings.contains { $0.code == .dkimTemperrorDNS })
        for finding in trace.findings {
            #expect(!queries(trace.nextSteps(for: finding)).contains { $0.contains(";") })
        }
    }

    @Test(arguments: FindingCode.allCases)
    func everyFindingHasItsSteps(_ code: FindingCode) {
        let quiet: Set<FindingCode> = [.verpNotForwarding, .arcNoneOnDirect, .resultsDisagree, .sameOrgDifferentService]
        for row in RuleRow.all where row.code == code && row.severity != nil {
            let trace = row.mail.trace
            for finding in trace.findings where finding.code == code && finding.variant != .secondSignature {
                #expect(!trace.nextSteps(for: finding).isEmpty || quiet.contains(code))
            }
        }
    }
}

struct SendingServiceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var service: String?
        var change: @Sendable (inout SampleMail) -> Void
        var testDescription: String { service ?? "none" }

        init(_ service: String?, _ change: @escaping @Sendable (inout SampleMail) -> Void) {
            self.service = service
            self.change = change
        }
    }

    static let rows: [Row] = [
        Row(nil) { _ in },
        Row("SendGrid") { $0.fields = "X-SG-EID: abc\n" },
        Row("Mailgun") { $0.fields = "X-Mailgun-Sid: WyI\n" },
        Row("Amazon SES") { $0.client = "a48-101.smtp-out.amazonses.com" },
        Row("Amazon SES") { $0.fields = "Feedback-ID: ::1.us-east-1.abc:AmazonSES\n" },
        Row("Mailchimp") {
            $0.path = "bounce-mc.us3_87409022.16555230-999977536@mail201.wdc02.mcdlv.net"; $0.results = nil
        },
        Row("Mandrill") {
            $0.path = "bounce-md_30.abc.v1-00112233445566778899aabbccddeeff@mandrillapp.com"; $0.results = nil
        },
        Row("Postmark") { $0.fields = "X-PM-Message-Id: 00000000-1111-2222-3333-444444444444\n" },
        Row("SparkPost") {
            $0.path = "msprvs1=17000abc=bounces-123@bounces.service.example"; $0.results = nil
        },
        Row("Salesforce Marketing Cloud") { $0.fields = "X-SFMC-Stack: 1\n" },
        Row("HubSpot") { $0.fields = "X-HS-Cid: abc\n" },
        Row("Customers Mail Cloud") { $0.client = "out1.te.smtps.jp" },
        Row("Google Workspace") {
            $0.client = "mail-oi1-f177.google.com"; $0.fields = "X-Gm-Message-State: AOJu\n"
        },
        Row("Microsoft 365") {
            $0.client = "x.outbound.protection.outlook.com"; $0.signature = "d=service.example; s=selector1; h=from"
        },
    ]

    @Test(arguments: rows)
    func recognises(_ row: Row) {
        var mail = SampleMail.clean
        row.change(&mail)
        #expect(mail.trace.service?.name.description == row.service)
    }

    @Test(
        arguments: [
            ("amazonses.com", "Amazon SES"), ("eu-west-1.amazonses.com", "Amazon SES"), ("sendgrid.net", "SendGrid"),
            ("u1.ct.sendgrid.net", "SendGrid"), ("trix.bounces.google.com", "Google services"), ("google.com", nil),
            ("xsendgrid.net", nil),
            ("service.example", nil), ("messagingengine.com", nil),
        ] as [(String, String?)])
    func knowsSharedDomains(_ name: String, _ service: String?) {
        var table = DomainTable()
        guard let domain = table.intern(name) else {
            Issue.record("no name")
            return
        }
        #expect(SendingServices.sharedDomain(domain, in: table)?.name.description == service)
    }

    @Test func namesEveryServiceOnce() {
        let names = SendingServices.rows.map(\.name.description)
        #expect(Set(names).count == names.count)
    }
}
