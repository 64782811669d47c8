import Testing
import TraceAnalysis

@testable import TraceReports

/// What a report tells of the author beside the results: names, answers, and From that somebody else wrote.
@Suite struct MessageBlockTests {
    private static let received =
        "Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.mailbox.example (Postfix)\n"
        + " with ESMTPS id 4fP0A for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000\n"

    private func message(_ from: String, _ fields: String = "") -> Report {
        ReportFixtures.report(Self.received + "From: \(from)\nDate: Sun, 1 Mar 2026 11:59:58 +0000\n\(fields)\n")
    }

    @Test(arguments: [
        ("Service Desk <a@service.example>", "Service Desk"), ("\"Desk, \\\"Main\\\"\" <a@service.example>", "Desk, \"Main\""),
        ("=?UTF-8?Q?Caf=C3=A9?= <a@service.example>", "Café"),
    ]) func displayNames(_ from: String, _ name: String) {
        #expect(message(from).message.from.map(\.displayName) == [name])
    }

    @Test func noName() {
        #expect(message("a@service.example").message.from.map(\.displayName) == [nil])
    }

    /// The address stands first: a name may look like another address.
    @Test func textShowsTheAddressBeforeTheName() {
        let text = TextReport.text(message("\"ceo@bank.example\" <a@service.example>"))
        #expect(text.contains("a@service.example (shown as “ceo@bank.example”)"))
    }

    @Test func textSaysThatThereIsNoAddress() {
        #expect(TextReport.text(message("\"Desk\" <>")).contains("no address (shown as “Desk”)"))
    }

    @Test(arguments: [("b@other.example", true), ("b@news.service.example", false)])
    func answersToAnotherOrganization(_ address: String, _ isShown: Bool) {
        let report = message("a@service.example", "Reply-To: \(address)\n")
        #expect(report.message.replyTo.map(\.address) == [address])
        #expect(TextReport.text(report).contains("another organization") == isShown)
        #expect(HTMLReport.html(report).contains("another organization") == isShown)
    }

    @Test func fromOfAList() throws {
        let path = try #require(
            ReportFixtures.corpus.first { path in
                (try? ReportFixtures.corpusReport(path).message.rewrittenFrom?.field) != nil
            })
        let report = try ReportFixtures.corpusReport(path)
        let rewritten = try #require(report.message.rewrittenFrom)
        let text = TextReport.text(report)
        #expect(text.contains("nobody checked"))
        #expect(text.contains("\(try #require(rewritten.author))"))
    }

    @Test func defectsOfTheAuthor() {
        let none = ReportFixtures.report(Self.received + "Subject: x\n\n").defects.map(\.code)
        #expect(none.contains("missing-from") && none.contains("missing-date"))
        let several = message("a@service.example, b@other.example").defects.map(\.code)
        #expect(several.contains("several-authors") && !several.contains("missing-from"))
        #expect(!message("a@service.example").defects.contains { $0.code == "several-authors" || $0.code == "author-domain" })
        for nowhere in ["a@service", "a@%service.example"] {
            #expect(message(nowhere).defects.contains { $0.code == "author-domain" }, "\(nowhere)")
        }
    }

    /// The newest line may name no host: then the network is that of the next one.
    @Test func namesTheNetworkThatIsTrusted() {
        let report = ReportFixtures.report(
            "Received: by 10.1.2.3 with SMTP id x; Sun, 1 Mar 2026 12:00:01 +0000\n" + Self.received
                + "From: a@service.example\nDate: Sun, 1 Mar 2026 11:59:58 +0000\n\n")
        #expect(TextReport.text(report).contains("those of the newest hop's network (mailbox.example)"))
    }

    @Test func reasonsOfCompositeResultsAreSaid() {
        let report = ReportFixtures.report(
            """
            Received: from mail.service.example (192.0.2.25) by AB1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP
             Server id 15.20.1.1 via Frontend Transport; Sun, 1 Mar 2026 12:00:00 +0000
            Authentication-Results: spf=none (sender IP is 192.0.2.25) smtp.mailfrom=service.example; dkim=none
             (message not signed) header.d=none; dmarc=none action=none header.from=service.example; compauth=fail reason=001
            From: a@service.example

            """)
        #expect(TextReport.text(report).contains("001: nothing passed for the author, whose domain has no record"))
    }
}
