import Testing

@testable import TraceReports

/// What is said of mail that was sent anew or by itself, and of what no line shows.
extension ReportWordingTests {
    static let ofForwardings: [Row] = [
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
    ]
}
