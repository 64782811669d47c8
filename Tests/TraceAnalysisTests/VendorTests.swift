import Foundation
import Testing
import TraceFields

@testable import TraceAnalysis

/// Facts about vendors are rows, and each row is shown by a message of the Corpus.
@Suite struct VendorTests {
    static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Corpus")

    static func trace(_ name: String) throws -> Trace {
        MessageTracer().trace([UInt8](try Data(contentsOf: corpus.appending(path: name + ".eml"))))
    }

    static func producers(_ trace: Trace) -> Set<String> { Set(trace.hops.compactMap { $0.producerName?.description }) }

    @Test(arguments: Producers.rows.indices)
    func everyProducerIsSeenInItsExample(_ index: Int) throws {
        let row = Producers.rows[index]
        let seen = Self.producers(try Self.trace(row.example.description))
        #expect(seen.contains(row.name.description), "\(row.example): \(seen.sorted())")
    }

    @Test(arguments: Providers.rows.indices.filter { Providers.rows[$0].example != nil })
    func everyProviderHasItsExample(_ index: Int) throws {
        #expect(try !Self.trace(Providers.rows[index].example?.description ?? "").hops.isEmpty)
    }

    /// How the message of a producer shows it: by a line of its own, or by the envelope sender that it makes.
    enum Mark: Sendable {
        case line(String)
        case path(String)
    }

    /// The producers that hoptrace promises to know.
    static let promised: [(producer: String, example: String, mark: Mark)] = [
        ("Postfix", "postfix-relay", .line("Postfix")), ("Exim", "exim-rdns", .line("Exim")),
        ("Sendmail", "sendmail", .line("Sendmail")), ("qmail", "qmail", .line("qmail")), ("netqmail", "netqmail", .line("qmail")),
        ("OpenSMTPD", "opensmtpd", .line("OpenSMTPD")), ("Courier", "courier", .line("Courier")),
        ("Haraka", "haraka", .line("Haraka")), ("Stalwart", "stalwart", .line("Stalwart")),
        ("Dovecot LMTP", "dovecot-lmtp", .line("Dovecot")), ("Cyrus", "cyrus", .line("Cyrus")),
        ("Zimbra", "zimbra", .line("Zimbra")), ("amavis", "amavis", .line("amavis")),
        ("Exchange on premises", "exchange-onprem", .line("Exchange")),
        ("Microsoft 365", "m365-inbound", .line("Microsoft 365")), ("Gmail", "gmail-inbound", .line("Gmail")),
        ("Workspace", "workspace-smtp", .line("Gmail")), ("Google Groups", "google-groups", .line("Google Groups")),
        ("Yahoo", "yahoo-inbound", .line("Yahoo")), ("iCloud", "icloud-inbound", .line("iCloud")),
        ("Proton", "proton-inbound", .line("Proton")), ("Fastmail", "fastmail-inbound", .line("Fastmail")),
        ("GMX", "gmx", .line("Nemesis")), ("mail.ru", "mailru", .line("Mail.ru")),
        ("Yandex", "yandex-inbound", .line("Yandex")), ("Zoho", "zoho", .line("Zoho")), ("QQ", "qq-inbound", .line("QQ")),
        ("NetEase", "netease-inbound", .line("Coremail")), ("SendGrid", "sendgrid-smtp", .line("SendGrid")),
        ("Amazon SES", "amazon-ses-inbound", .line("Amazon SES")),
        ("Amazon SES, outbound", "amazon-ses-outbound", .path("Amazon SES")), ("Mailgun", "mailgun", .line("Mailgun")),
        ("Postmark", "postmark", .line("Postmark")), ("SparkPost", "sparkpost", .line("Momentum")),
        ("Mailchimp", "mailchimp", .line("Mailchimp")), ("Mandrill", "mandrill", .line("Mandrill")),
        ("Salesforce", "salesforce-core", .line("Salesforce")),
        ("Salesforce Marketing Cloud", "salesforce-marketing-cloud", .line("PowerMTA")),
        ("Mimecast", "mimecast", .line("Mimecast")), ("Proofpoint", "proofpoint", .line("Proofpoint")),
        ("Cisco ESA", "cisco-esa", .line("Cisco ESA")), ("Barracuda", "barracuda", .line("Barracuda")),
        ("Symantec", "messagelabs", .line("Symantec.cloud")),
        ("Symantec Messaging Gateway", "symantec-gateway", .line("Symantec Messaging Gateway")),
        ("Trend", "trend-imsva", .line("Trend Micro IMSVA")),
        ("Sophos", "sophos", .line("Sophos")), ("PowerMTA", "powermta", .line("PowerMTA")),
        ("MDaemon", "mdaemon", .line("MDaemon")), ("Domino", "domino", .line("Domino")),
        ("CommuniGate", "communigate", .line("CommuniGate")), ("fetchmail", "fetchmail", .line("fetchmail")),
        ("Mailman 2", "mailman2", .path("Mailman")), ("Mailman 3", "mailman3", .path("Mailman")),
        ("ezmlm", "ezmlm", .path("ezmlm")),
    ]

    @Test(arguments: promised.indices) func promisedProducerIsKnown(_ index: Int) throws {
        let promise = Self.promised[index]
        let trace = try Self.trace("dialects/" + promise.example)
        switch promise.mark {
        case .line(let name): #expect(Self.producers(trace).contains(name), "\(promise.producer)")
        case .path(let service):
            let field = try #require(trace.fields.addressFields.first { $0.name == .returnPath })
            let mailbox = trace.fields.mailboxes[field.mailboxes.lowerBound]
            #expect(RewrittenPath.decode(trace.block.bytes, mailbox.address).service == service, "\(promise.producer)")
        }
    }

    /// Sympa writes no envelope sender of a form of its own; its fields and its owner address tell of it.
    @Test func sympaIsAList() throws {
        let trace = try Self.trace("dialects/sympa")
        #expect(trace.forwardings.contains { $0.kind == .mailingList && $0.list != nil })
    }

    /// Hosts that bear other names than their service.
    @Test(arguments: [
        ("mx.kundenserver.de", "ionos"), ("mout.gmx.net", "gmx"), ("eun-prod-email-smtp5.duckduckgo.com", "duckduckgo"),
    ])
    func hostIsOfItsProvider(_ host: String, _ provider: String) {
        let line = "Received: from mail.author.example ([192.0.2.10]) by \(host) with ESMTPS id 1; Sun, 1 Mar 2026 12:00:06 +0000"
        let trace = MessageTracer().trace(Array((line + "\nFrom: a@author.example\n\nx\n").utf8))
        #expect(trace.hops[0].network.flatMap { trace.domains.text($0) } == provider)
    }

    /// A signature in the name of the service, as it makes one for customers without a key of their own.
    @Test func serviceSignsUnderANameOfItsOwn() {
        let fields = [
            "Received: from o1.sendgrid.net (o1.sendgrid.net [192.0.2.10]) by mx.kaisya.example (Postfix) with ESMTPS id 1;"
                + " Sun, 1 Mar 2026 12:00:06 +0000",
            "Authentication-Results: mx.kaisya.example; dkim=pass header.d=sendgrid.me header.b=k0kUPo23",
            "DKIM-Signature: v=1; a=rsa-sha256; d=sendgrid.me; s=smtpapi; h=from; bh=YWJj; b=k0kUPo23AAAA",
            "From: a@author.example",
        ]
        let trace = MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.statements[0].identity.role == .sendingService)
    }
}
