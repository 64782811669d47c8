import Testing

@testable import TraceReports

/// What is said of mail that was sent anew or by itself, and of what no line shows.
extension ReportWordingTests {
    private static func home(_ recipient: String) -> String {
        """
        Received: from smtp.provider.example (smtp.provider.example [203.0.113.7]) by mx.mailbox.example (Postfix) with ESMTPS
         id 4 for <\(recipient)>; Sun, 1 Mar 2026 14:00:00 +0000

        """
    }
    private static let submitted = """
        Received: from [10.0.0.7] (host-9.isp.example [198.51.100.99]) by smtp.provider.example (Postfix) with ESMTPSA id 3;
         Sun, 1 Mar 2026 13:59:58 +0000

        """

    /// A service's own copy of a mail, made to be kept.
    private static func journal(_ source: String) -> String {
        received + author + "X-MS-Journal-Report:\nX-MS-Exchange-Generated-Message-Source: \(source)\n"
            + "Content-Type: multipart/mixed; boundary=\"b\"\n"
    }

    static let ofForwardings: [Row] = [
        Row(
            testDescription: "addresses that a web page masked",
            message: received.replacing("reader@mailbox.example", with: "[email protected]") + author,
            says: ["Whether the mail was forwarded cannot be seen", "Received holds a mask where a name or an address stood"],
            never: ["No sign of forwarding", "for [email"]),
        Row(
            testDescription: "the same with its addresses", message: received + author,
            says: ["No sign of forwarding was found."],
            never: ["mask"]),
        Row(
            testDescription: "a journal report", message: journal("Journal Agent"),
            says: ["This is a journal report", "hoptrace 'FILE:#3'"]),
        Row(testDescription: "another message of a server", message: journal("Mailbox Rules Agent"), never: ["journal report"]),
        Row(
            testDescription: "a day in an address that had not begun when the mail was taken",
            message: "Return-Path: <SRS0=a1b2=BC=author.example=alice@service.example>\n" + received + author,
            says: ["On one of 2026-03-01, 2026-03-02"], never: ["Rewritten on", "on 2026-03-02"]),
        Row(
            testDescription: "a day in an address that had begun",
            message: "Return-Path: <SRS0=a1b2=BB=author.example=alice@service.example>\n" + received + author,
            says: ["Rewritten on 2026-03-01"], never: ["On one of"]),
        Row(
            testDescription: "a mail that a user sent anew", message: home("carl@home.example") + submitted + received + author,
            says: [
                "forwarding of an unknown kind, after hop 1",
                "The line of hop 2 (smtp.provider.example) is that of a new submission; the mail had been delivered to "
                    + "reader@mailbox.example before.",
            ], never: ["that keeps the envelope sender", "unchanged"]),
        Row(
            testDescription: "Resent- fields that no line is older than",
            message: received + author + "Resent-From: Bob <bob@uni.example>\nResent-Date: Sun, 1 Mar 2026 11:00:00 +0000\n",
            says: ["The header says that bob@uni.example sent the mail again (Resent-From)."],
            never: ["No sign of forwarding"]),
        Row(
            testDescription: "the marks of a list, and a recipient that changed",
            message: """
                Received: from mx.mailbox.example (mx.mailbox.example [198.51.100.20]) by store.mailbox.example (Postfix) with ESMTPS
                 id 5 for <sales@mailbox.example>; Sun, 1 Mar 2026 12:00:01 +0000

                """ + received + "X-BeenThere: dev@lists.example.org\n" + author,
            says: [
                "the header bears the marks of a mailing list",
                "The recipient changed on the way, too, from reader@mailbox.example to sales@mailbox.example",
            ]),
        Row(
            testDescription: "a relay that rewrote what the author's web server handed in",
            message: """
                Return-Path: <SRS0=a1b2=BB=service.example=info@relay.example>
                Received: from out.relay.example (out.relay.example [192.0.2.80]) by mx.mailbox.example (Postfix) with ESMTPS id 4
                 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=relay.example
                Received: from web17.local (unknown [198.51.100.7]) by mrelay.relay.example (Postfix) with ESMTP id 3;
                 Sun, 1 Mar 2026 12:00:00 +0000

                """ + author,
            says: [
                "SPF passed for relay.example, which had put its own name over an envelope sender of service.example.",
                "That a mailbox sent the mail on, nothing shows.",
            ],
            never: ["orwarded by relay.example", "none of the lines saw"]),
        Row(
            testDescription: "a rewritten Return-Path, and no line",
            message: "Return-Path: <SRS0=a1b2=BB=service.example=info@relay.example>\n" + author,
            says: ["a forwarder or a relay rewrote the envelope sender", "so this one was delivered"],
            never: ["No sign of forwarding", "saved before it was sent"]),
        Row(
            testDescription: "a delivery tag inside of a forwarder's address",
            message: """
                Return-Path: <SRS0=a1b2=BB=mail.service.example=bounce-17-boss=uni.example@uni.example>
                Received: from mx.uni.example (mx.uni.example [192.0.2.80]) by mx.mailbox.example (Postfix) with ESMTPS id 4
                 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                Received: from mail.service.example (mail.service.example [198.51.100.7]) by mx.uni.example (Postfix) with ESMTPS id 3
                 for <boss@uni.example>; Sun, 1 Mar 2026 12:00:00 +0000

                """ + author,
            says: [
                "neither for nor against. Why Return-Path, line 1: “<SRS0=a1b2=BB=mail.service.example=bounce-17-boss=uni.example@uni.example>”."
            ]),
        Row(
            testDescription: "a filter that calls its machine localhost, and names it beside that",
            message: """
                Received: from localhost ([127.0.0.1]) by localhost (mail.mailbox.example [127.0.0.1]) (amavisd-new, port 10024)
                 with ESMTP id 8vAT for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000

                """ + received + author,
            says: ["2 2026-03-01 12:00:02Z +2 s mail.mailbox.example (mailbox.example) ESMTP"]),
        Row(
            testDescription: "a machine that no field names",
            message: """
                Received: from localhost ([127.0.0.1]) by localhost (amavisd-new, port 10024)
                 with ESMTP id 8vAT for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000

                """ + received + author,
            says: ["2 2026-03-01 12:00:02Z +2 s localhost (mailbox.example) ESMTP"]),
        Row(
            testDescription: "where the mail came from, by the word of fields that anybody can write",
            message: received + author + "X-Originating-IP: [203.0.113.77]\nX-PHP-Originating-Script: 1000:mail.php\n",
            says: [
                "Sent from [203.0.113.77] (a claim by X-Originating-IP, checked by nobody); 1000:mail.php (a claim by X-PHP-Originating-Script"
            ]),
        Row(testDescription: "and no such field", message: received + author, never: ["a claim by", "Sent from"]),
        Row(
            testDescription: "claims in two names",
            message: """
                Received: from out.two.example (out.two.example [198.51.100.9]) by mx.mailbox.example (Postfix) with ESMTPS id 3
                 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                Authentication-Results: mx.two.example; dmarc=pass header.from=service.example
                Received: from out.one.example (out.one.example [198.51.100.8]) by mx.two.example (Postfix) with ESMTPS id 2;
                 Sun, 1 Mar 2026 12:00:01 +0000
                Authentication-Results: mx.one.example; spf=pass smtp.mailfrom=info@service.example
                Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.one.example (Postfix) with ESMTPS id 1;
                 Sun, 1 Mar 2026 12:00:00 +0000

                """ + author,
            says: [
                "Leave the claims in the name of mx.two.example and mx.one.example out of your decision; name with --trust what is"
            ]),
        Row(
            testDescription: "a subdomain without a DMARC result",
            message: received + "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=info@mail.service.example\n"
                + author.replacing("info@service.example", with: "info@mail.service.example"),
            says: ["Look up _dmarc.mail.service.example and _dmarc.service.example."]),
        Row(
            testDescription: "a mailbox at QQ that forwards",
            message: """
                Return-Path: <12345+auto_=reader=mailbox.example@qq.com>
                Received: from out16.mail.qq.com (out16.mail.qq.com [162.62.57.49]) by mx.mailbox.example (Postfix) with ESMTPS
                 id 4 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                X-QQ-AUTO-FWD: reader@mailbox.example

                """ + author,
            says: [
                "QQ Mail automatic forwarding (+auto_)",
                "The QQ mailbox 12345@qq.com sent this to reader@mailbox.example by itself",
            ]),
    ]
}
