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

    /// Whoever writes from a provider's own name, or from a name that cannot have records, is not sent to a DNS administrator.
    @Test(arguments: ["gmail.com", "netto"])
    func asksNobodyForRecordsThatNobodyHereCanPublish(_ author: String) {
        let trace = Self.broken.with { mail in
            mail.from = "From: Alice <alice@\(author)>\n"
            mail.results = "spf=pass smtp.mailfrom=bounce@em801.sendgrid.net; dkim=pass header.d=sendgrid.net; dmarc=none"
            mail.path = "bounce@em801.sendgrid.net"
        }.trace
        for finding in trace.findings {
            let steps = trace.nextSteps(for: finding)
            #expect(!queries(steps).contains { $0.hasPrefix(author) || $0.hasPrefix("_dmarc." + author) }, "\(finding.code)")
            #expect(!steps.contains(.act(.authenticateDomainAtService)) || author == "netto", "\(finding.code)")
        }
        #expect(queries(trace.nextSteps(for: trace.verdict)).allSatisfy { !$0.contains(author) })
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

    /// The policy of a name may stand at its organization.
    @Test func asksForThePolicyAtBothNames() {
        let mail = SampleMail.clean.with {
            $0.from = "From: info@news.service.example\n"
            $0.results = "spf=fail smtp.mailfrom=info@news.service.example; dmarc=fail header.from=news.service.example"
            $0.signature = nil
        }
        let steps = queries(mail.trace.nextSteps(for: mail.trace.verdict))
        #expect(steps.contains("_dmarc.news.service.example TXT") && steps.contains("_dmarc.service.example TXT"))
    }

    /// No alias can stand at the name where a zone begins, and a record that passed needs no other name.
    @Test func asksForNoRecordThatCannotBeThere() {
        let mail = SampleMail.clean.with {
            $0.path = "msprvs1=17000abc=bounces-123@service.example"
            $0.client = "mta.sparkpostmail.com"
            $0.results = "spf=fail smtp.mailfrom=service.example"
            $0.signature = nil
        }
        #expect(mail.trace.service?.name.description == "SparkPost")
        let steps = queries(mail.trace.nextSteps(for: mail.trace.verdict))
        #expect(steps.contains("service.example TXT") && !steps.contains("service.example CNAME"))
    }

    /// Where the body was changed, the key is not what failed.
    @Test func asksForNoKeyThatWasRead() {
        let mail = SampleMail.forwarded.with {
            $0.results = $0.results?.replacing("dkim=pass", with: "dkim=fail (body hash did not verify)")
                .replacing("; dmarc=pass header.from=service.example", with: "")
        }
        #expect(mail.trace.verdict.code == .forwarderPassAuthorUnproven)
        let steps = queries(mail.trace.nextSteps(for: mail.trace.verdict))
        #expect(steps.contains("_dmarc.service.example TXT") && !steps.contains { $0.contains("_domainkey") })
    }

    /// A name that is no host name is nobody's zone.
    @Test func survivesAnAuthorWithoutADomain() {
        let mail = SampleMail.clean.with {
            $0.from = "From: info@pot\n"
            $0.client = "x.outbound.protection.outlook.com"
            $0.results =
                "spf=pass smtp.mailfrom=x@stranger.example; dkim=pass header.d=stranger.onmicrosoft.com header.s=selector1"
        }
        let trace = mail.trace
        for finding in trace.findings { #expect(!queries(trace.nextSteps(for: finding)).contains { $0.contains("pot ") }) }
    }

    @Test func wantsNoIncludeWhereSPFPassed() {
        let mail = SampleMail.clean.with {
            $0.client = "out.zoho.eu"
            $0.fields = "X-ZohoMailClient: External\n"
            $0.results = "spf=pass smtp.mailfrom=service.example; dmarc=bestguesspass header.from=service.example"
        }
        #expect(mail.trace.service?.name.description == "Zoho Mail")
        let steps = mail.trace.nextSteps(for: mail.trace.verdict)
        #expect(
            steps.contains { if case .lookUp(let query) = $0 { query.expectation == .senderPolicy(include: nil) } else { false } }
        )
        #expect(
            !steps.contains {
                if case .lookUp(let query) = $0 { query.expectation == .senderPolicy(include: "zohomail.com") } else { false }
            })
    }

    /// What a list did is no reason for advice that cannot be followed.
    @Test func offersOnlyResultsThatAreThere() {
        let bare = SampleMail.listed.trace
        for finding in bare.findings where finding.code == .dkimPassForList || finding.variant == .list {
            #expect(!bare.nextSteps(for: finding).contains(.act(.readResultBeforeList)))
        }
    }

    /// A mail that is proven is not to be treated as if it were not.
    @Test func advisesNothingAgainstAProof() {
        let mail = SampleMail.clean.with {
            $0.results =
                "spf=pass smtp.mailfrom=x@stranger.example; dkim=pass header.d=service.example header.s=s1; "
                + "dmarc=pass header.from=service.example"
        }
        let trace = mail.trace
        let finding = trace.findings.first { $0.code == .spfPassUnaligned }
        #expect(finding.map { trace.nextSteps(for: $0) } == [])
    }

    /// The whole source is asked for where the copy may have lost what its last server wrote.
    @Test(arguments: [SampleMail.ordinaryPath, nil]) func asksForTheSourceOfWhatMayBeCut(_ path: String?) {
        let trace = SampleMail.clean.with {
            $0.results = nil
            $0.path = path
        }.trace
        let finding = trace.findings.first { $0.code == .noResultsAtFinalHop }
        #expect(finding.map { trace.nextSteps(for: $0).contains(.act(.fetchRawMessage)) } == (path == nil))
    }

    @Test(arguments: FindingCode.allCases)
    func everyFindingHasItsSteps(_ code: FindingCode) {
        // Behind a list there may be nothing to read, and on mail that is proven there is nothing to beware of.
        let quiet: Set<FindingCode> = [
            .verpNotForwarding, .arcNoneOnDirect, .arcFailed, .resultsDisagree, .sameOrgDifferentService, .dkimPassForList,
            .spfPassUnaligned, .noResultsAtFinalHop,
        ]
        let quietVariants: Set<Finding.Variant> = [.secondSignature, .list, .gateway, .fetchedLater, .again]
        for row in RuleRow.all where row.code == code && row.severity != nil {
            let trace = row.mail.trace
            for finding in trace.findings where finding.code == code && !(finding.variant.map(quietVariants.contains) ?? false) {
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
            $0.path = "bounce-mc.us1_12345678.2345678-123456789@mail1.dc1.mcdlv.net"
            $0.results = "spf=pass smtp.mailfrom=bounce-mc.us1_12345678.2345678-123456789@mail1.dc1.mcdlv.net"
        },
        Row("Mandrill") {
            $0.path = "bounce-md_30.abc.v1-00112233445566778899aabbccddeeff@mandrillapp.com"; $0.results = nil
            $0.client = "mail30.atl11.mandrillapp.com"
        },
        // A foreign host may give any envelope sender.
        Row(nil) {
            $0.path = "bounce-mc.us1_12345678.2345678-123456789@mail1.dc1.mcdlv.net"; $0.results = nil
        },
        // Lines, fields and a signature below a stranger's host are the stranger's words.
        Row(nil) {
            $0.client = "203-0-113-7.hosting.example.net"; $0.path = "x@w1.hosting.example.net"
            $0.results = "spf=none smtp.mailfrom=x@w1.hosting.example.net; dkim=fail (no key for signature) header.d=gmail.com"
            $0.signature = "d=gmail.com; s=20221208; h=from"
            $0.below = """
                Received: by mail-lf1-f41.google.com with SMTP id 2adb3069b0e04-5008d16cc36so4436899e87.2
                \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 11:59:59 +0000

                """
            $0.fields = "X-Google-DKIM-Signature: v=1; d=1e100.net; s=20221208\nX-Gm-Message-State: AOJu\n"
        },
        Row(nil) {
            $0.client = "203-0-113-7.hosting.example.net";
            $0.results = "dkim=fail (no key for signature) header.d=service.example"
            $0.path = "bounces+1-2-reader=mailbox.example@em801.service.example"
            $0.below = """
                Received: from o1.outbound-mail.sendgrid.net (o1.outbound-mail.sendgrid.net [198.51.100.25])
                \tby mx.hosting.example.net with ESMTPS id 1; Sun, 1 Mar 2026 11:59:59 +0000
                Received: by recvd-1.sendgrid.net with SMTP id 2; Sun, 1 Mar 2026 11:59:58 +0000

                """
            $0.fields = "X-SG-EID: abc\n"
        },
        // The recipient's own gateway in front of his mailbox is no sender.
        Row("SendGrid") {
            $0.client = "mx.mailbox-gateway.example"; $0.recipient = "reader@mailbox-gateway.example"
            $0.results = "spf=softfail smtp.mailfrom=em801.service.example; dkim=temperror header.d=service.example header.s=s1"
            $0.path = "bounces+1-2-reader=mailbox.example@em801.service.example"
            $0.below = """
                Received: from o1.outbound-mail.sendgrid.net (o1.outbound-mail.sendgrid.net [198.51.100.25])
                \tby mx.mailbox-gateway.example with ESMTPS id 1; Sun, 1 Mar 2026 11:59:59 +0000

                """
            $0.fields = "X-SG-EID: abc\n"
        },
        // The same line of a forwarder that the border knows.
        Row("SendGrid") {
            $0.client = "mx.company.example";
            $0.path = "SRS0=AbCd=T6=em801.service.example=bounces+1-2-a=b.example@company.example"
            $0.results =
                "spf=pass smtp.mailfrom=\"SRS0=AbCd=T6=em801.service.example=bounces+1-2-a=b.example@company.example\"; "
                + "dkim=temperror (dns failure for signature) header.d=service.example"
            $0.below = """
                Received: from o1.outbound-mail.sendgrid.net (o1.outbound-mail.sendgrid.net [198.51.100.25])
                \tby mx.company.example with ESMTPS id 1 for <hoge@company.example>; Sun, 1 Mar 2026 11:59:59 +0000

                """
            $0.fields = "X-SG-EID: abc\n"
        },
        Row("Postmark") { $0.fields = "X-PM-Message-Id: 00000000-1111-2222-3333-444444444444\n" },
        Row("SparkPost") {
            $0.path = "msprvs1=17000abc=bounces-123@bounces.service.example"
            $0.results = "spf=pass smtp.mailfrom=msprvs1=17000abc=bounces-123@bounces.service.example"
            $0.fields = "X-MSFBL: abc\n"
        },
        // Anybody can write an address of that shape.
        Row(nil) {
            $0.path = "msprvs1=17000abc=bounces-123@bounces.service.example"; $0.results = nil
        },
        // Mail that poses as a newsletter copies its fields: somebody else's host handed it over, or nobody signed it.
        Row("Microsoft 365") {
            $0.client = "x.outbound.protection.outlook.com"; $0.fields = "X-SFMC-Stack: 11\n"
            $0.signature = "d=service.example; s=selector1; h=from"
        },
        Row(nil) {
            $0.client = "203-0-113-7.hosting.example.net"; $0.fields = "X-SFMC-Stack: 11\n"
        },
        Row(nil) {
            $0.fields = "X-SFMC-Stack: 11\nFeedback-ID: 42.1134796.1035061:MJ\n"; $0.signature = nil; $0.results = nil
        },
        // What the receiver writes of itself, wherever it puts it.
        Row(nil) {
            $0.above = "X-Gm-Message-State: AOJu\n"
        },
        Row(nil) {
            $0.above = """
                Received: from mx.mailbox.example (mx.mailbox.example [192.0.2.26]) by mailin035.protonmail.ch (Postfix)
                \twith ESMTPS id 1; Sun, 1 Mar 2026 12:00:02 +0000

                """
            $0.fields = "X-Pm-Origin: external\n"
        },
        Row(nil) {
            $0.above = """
                Received: from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41])
                \tby mx.google.com with SMTPS id 1; Sun, 1 Mar 2026 12:00:03 +0000
                X-Gm-Message-State: AOJu
                X-Forwarded-To: reader@gmail.example
                X-Forwarded-For: reader@mailbox.example reader@gmail.example
                Delivered-To: reader@mailbox.example
                Received: by 2002:a19:cb97:: with SMTP id b145; Sun, 1 Mar 2026 12:00:02 +0000

                """
            $0.path = nil
        },
        // A provider sends for its own users' addresses in its own name.
        Row(nil) {
            $0.client = "mail-oi1-f177.google.com"; $0.fields = "X-Gm-Message-State: AOJu\n"
            $0.from = "From: info@gmail.com\n"
        },
        // A private mailbox that writes from another address is no customer's: what ties the domain to the provider is a signature.
        Row(nil) {
            $0.client = "mail-oi1-f177.google.com"; $0.fields = "X-Gm-Message-State: AOJu\n"
            $0.path = "somebody@gmail.com"; $0.results = "spf=pass smtp.mailfrom=somebody@gmail.com"
            $0.signature = "d=service.example; s=2023; h=from"
        },
        Row("Google Workspace") {
            $0.client = "mail-oi1-f177.google.com"; $0.fields = "X-Gm-Message-State: AOJu\n"
            $0.path = "somebody@gmail.com"; $0.results = "spf=pass smtp.mailfrom=somebody@gmail.com"
            $0.signature = "d=service.example; s=google; h=from"
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
