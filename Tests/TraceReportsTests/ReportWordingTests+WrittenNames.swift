import Testing

@testable import TraceReports

/// Whose name it is that a result is about, where a list has the author's name, or wrote its own into From.
extension ReportWordingTests {
    /// A copy of the list `team@list`, with what its server recorded before, and what the reader's found behind it.
    private static func copy(
        of list: String, host: String, before: String = "", _ results: String, _ fields: String = "",
        from: String = "Author <author@service.example>"
    ) -> String {
        """
        Return-Path: <team-bounces@\(list)>
        Received: from \(host) (\(host) [192.0.2.20])
         by mx.mailbox.example (Postfix) with ESMTPS id 4aB for <reader@mailbox.example>; Mon, 2 Mar 2026 12:00:30 +0000
        Authentication-Results: mx.mailbox.example; \(results)
        \(before)Received: from mail.else.example (mail.else.example [198.51.100.7])
         by \(host) (Postfix) with ESMTPS id 3Ab for <team@\(list)>; Mon, 2 Mar 2026 12:00:10 +0000
        DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from:to:subject; bh=aGVsbG8=; b=ZPBcFnI1
        List-Id: Team <team.\(list)>
        List-Post: <mailto:team@\(list)>
        From: \(from)
        \(fields)To: team@\(list)
        Date: Mon, 2 Mar 2026 12:00:00 +0000

        """
    }

    private static func checked(_ result: String) -> String {
        "Authentication-Results: lists.service.example; spf=\(result) smtp.mailfrom=author@service.example\n"
    }

    private static let own = "spf=pass smtp.mailfrom=team-bounces@service.example; dmarc=pass header.from=service.example"
    private static let broken =
        "spf=pass smtp.mailfrom=team-bounces@service.example; dkim=fail (body hash did not verify) header.d=service.example"

    /// From, written by the list.
    private static func munged(_ results: String) -> String {
        copy(
            of: "lists.example", host: "mail.lists.example", results, "Reply-To: Author <author@author.example>\n",
            from: "Author via Team <team@lists.example>")
    }

    static let ofWrittenNames: [Row] = [
        Row(
            testDescription: "a softfail before a list of the author's organization",
            message: copy(of: "service.example", host: "lists.service.example", before: checked("softfail"), own),
            says: ["recorded softfail as the result of SPF for service.example: that one is about the author, and it is no PASS"],
            never: ["if anything is left of it"], trust: ["lists.service.example"]),
        Row(
            testDescription: "the same, claimed",
            message: copy(of: "service.example", host: "lists.service.example", before: checked("softfail"), own),
            says: ["if anything is left of it"], never: ["that one is about the author"]),
        Row(
            testDescription: "a signature that a list of the author's name broke",
            message: copy(of: "service.example", host: "lists.service.example", broken),
            says: ["PASS results are about team@service.example, of service.example's organization; the author's signature"]),
        Row(
            testDescription: "a signature that a list of another organization broke",
            message: copy(
                of: "lists.example", host: "mail.lists.example", broken.replacing("bounces@service", with: "bounces@lists")),
            says: ["PASS results are about lists.example; the author's signature"], never: ["'s organization"]),
        Row(
            testDescription: "names of a list that wrote itself into From",
            message: munged("spf=pass smtp.mailfrom=mail.lists.example; dmarc=pass header.from=lists.example"),
            says: [
                "about mail.lists.example, the mailing list's name, like the one that it wrote into From",
                "about lists.example, the name that the mailing list wrote into From",
            ], never: ["of the author's organization"]),
        Row(
            testDescription: "no DMARC result of such a name", message: munged("spf=pass smtp.mailfrom=lists.example"),
            says: ["the tested names with lists.example in From", "whoever runs lists.example should publish one"],
            never: ["whoever runs author.example"]),
        Row(
            testDescription: "a PASS of which nobody recorded the name",
            message: received + "Authentication-Results: mx.mailbox.example; spf=pass\n" + author,
            says: ["SPF pass about whom, the record does not say"], never: ["about service.example"]),
    ]
}
