import Testing

@testable import TraceReports

/// What a report says of small messages, and what it must not say: read as a person reads it, whatever breaks its lines.
@Suite struct ReportWordingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var message: String
        var says: [String] = []
        var never: [String] = []
        var trust: [String] = []
    }

    @Test(arguments: rows) func says(_ row: Row) {
        let text = Self.running(TextReport.text(ReportFixtures.report(row.message, trust: row.trust), .init(width: 400)))
        for words in row.says { #expect(text.contains(words), "\(words)\n\(text)") }
        for words in row.never { #expect(!text.contains(words), "\(words)\n\(text)") }
    }

    /// Text without its lines and columns.
    private static func running(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    static let received = """
        Received: from mail.service.example (mail.service.example [192.0.2.25])
         by mx.mailbox.example (Postfix) with ESMTPS id 4fP0A for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000

        """
    static let author = """
        From: info@service.example
        To: reader@mailbox.example
        Date: Sun, 1 Mar 2026 11:59:58 +0000

        """

    static let rows: [Row] =
        [
            Row(
                testDescription: "writers of results that belong to no hop, one after the other",
                message: """
                    Authentication-Results: one.else.example; dkim=pass header.d=a.example
                    Authentication-Results: two.else.example; dkim=pass header.d=b.example
                    Authentication-Results: one.else.example; dkim=pass header.d=c.example

                    """ + received + author,
                says: [
                    "c.example unknown no Auth-Results unattributed · Claims to be from: one.else.example",
                    "bears the name of one.else.example (PASS results here under that name: 2)",
                ]),
            Row(
                testDescription: "a bounce of which nobody recorded a name",
                message:
                    "Return-Path: <>\nReceived: from mail by mx.mailbox.example with local id 1; Sun, 1 Mar 2026 12:00:00 +0000\n"
                    + author,
                says: ["The envelope sender is empty, so there is no address that SPF can test."],
                never: ["the name that the client gave"]),
            Row(
                testDescription: "a mail of one part, with an empty envelope sender",
                message: "Return-Path: <>\n" + received + "Content-Type: text/html\n" + author,
                says: ["The envelope sender is empty"], never: ["trace the original message inside"]),
            Row(
                testDescription: "the same, with several parts",
                message: "Return-Path: <>\n" + received + "Content-Type: multipart/report; boundary=x\n" + author,
                says: ["trace the original message inside"]),
            Row(
                testDescription: "Received-SPF without a result",
                message: "Received-SPF:  client-ip=\"<nil>\"; envelope-from=; helo=; receiver=; identity=\n" + received + author,
                says: ["spf unknown -", "Received-SPF holds no result."],
                never: ["spf none", "such servers"]),
            Row(
                testDescription: "a key whose selector nobody recorded",
                message: received
                    + "Authentication-Results: mx.mailbox.example; dkim=temperror (dns failure) header.d=service.example\n"
                    + author,
                says: ["The selector of the key was not recorded.", "look up SELECTOR._domainkey.service.example"],
                never: ["answer service.example TXT", "answer service.example CNAME"]),
            Row(
                testDescription: "pasted text whose last Received lost its indentation",
                message: """
                    Received: from mail.service.example (mail.service.example [192.0.2.25])
                    by mx.mailbox.example (Postfix) with ESMTPS id 4fP0A
                    for <reader@mailbox.example>;
                    Sun, 1 Mar 2026 12:00:00 +0000

                    """ + author,
                says: ["2026-03-01 12:00:00Z mx.mailbox.example", "for reader@mailbox.example", "From info@service.example"],
                never: ["no From field", "No empty line"]),
            Row(
                testDescription: "a text without an empty line above it, behind a whole Received",
                message: received + "by the way, this is text\n" + author, says: ["A line in the header is no field"],
                never: ["lost its indentation"]),
            Row(
                testDescription: "white space before a colon",
                message: received + "Subject : news\n" + author,
                says: ["White space stands between the name Subject and its colon. (space-before-colon, line 3)"]),
            Row(
                testDescription: "a Date that cannot be read", message: received + "From: a@service.example\nDate: 12-06-2023\n",
                says: ["Date 12-06-2023 (cannot be read)", "The date in Date cannot be read. (date-unreadable, line 4)"],
                never: ["Date none", "There is no Date field"]),
            Row(
                testDescription: "a Date of a year and of a zone that nobody has",
                message: received + "From: a@service.example\nDate: Wed, 05 Jun 0102 06:15:12 -1900\n",
                says: ["The date in Date has an obsolete or unusual form. (date-obsolete, line 4)"]),
            Row(
                testDescription: "a line without a zone, and one whose zone has several meanings",
                message: received + """
                    Received: from a.service.example (a.service.example [192.0.2.9]) by mail.service.example with ESMTP id 2;
                     Sun, 1 Mar 2026 11:00:00 CST
                    Received: from b.service.example ([192.0.2.8]) by a.service.example with SMTP id 1; Sun Mar 1 09:00:00 2026

                    """ + author,
                says: [
                    "1 2026-03-01 09:00:00 (no zone)", "2 2026-03-01 11:00:00 (CST)", "3 2026-03-01 12:00:00Z mx.mailbox.example",
                ]),
            Row(
                testDescription: "an answer that goes to several addresses",
                message: received + author + "Reply-To: x@else.example, \"Y\" <y@service.example>\n",
                says: ["Reply-To x@else.example: another organization than From’s; y@service.example (shown as “Y”)"]),
        ] + ofResults + ofLists + ofForwardings + pastes + ofWrittenNames
}
