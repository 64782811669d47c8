import Testing

@testable import TraceReports

/// What is said of copies that hold a part of a header, as people paste them.
extension ReportWordingTests {
    private static let named = """
        Authentication-Results: mx.mailbox.example; dkim=pass header.d=service.example; spf=pass smtp.mailfrom=else.example;
         dmarc=pass header.from=service.example

        """

    private static let withSRS = "SRS0=abcd=YH=service.example=info@kaisya.example"

    private static func forwarded(_ results: String) -> String {
        """
        Return-Path: <\(withSRS)>
        Received: from mail.kaisya.example (mail.kaisya.example [198.51.100.7]) by mx.mailbox.example (Postfix) with ESMTPS id 4fP0B
         for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
        Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom="\(withSRS)"; \(results)
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by mail.kaisya.example (Postfix) with ESMTPS
         id 4fP0A for <piyo@kaisya.example>; Sun, 1 Mar 2026 12:00:00 +0000

        """
    }

    private static func direct(_ between: String) -> String {
        received + "Authentication-Results: mx.mailbox.example; dkim=fail (body hash did not verify) header.d=service.example\n"
            + between + "DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from; bh=YWJj; b=YWJj\n" + author
    }

    static let pastes: [Row] = [
        Row(
            testDescription: "results under a name that the reader trusts, and no line of the way",
            message: named + author,
            says: [
                "service.example was proven by DKIM, and DMARC confirmed it.", "because you trust the server that they name",
                "Trusted by its name alone: mx.mailbox.example",
            ],
            never: ["unverified claims", "could be forged", "name it with --trust"], trust: ["mx.mailbox.example"]),
        Row(
            testDescription: "the same under another name",
            message: named + author, says: ["All PASS lines are unverified claims.", "Claims to be from: mx.mailbox.example"],
            never: ["because you trust"], trust: ["else.example"]),
        Row(
            testDescription: "a renamed copy under a name that the reader trusts",
            message: "X-Original-" + named + author, says: ["unverified claims", "make no PASS/FAIL row"],
            never: ["because you trust", "does not mislead"],
            trust: ["mx.mailbox.example"]),
        Row(
            testDescription: "a forwarded mail without its author",
            message: forwarded("dkim=none"),
            says: [
                "about kaisya.example, the forwarder's name; it was compared with no author",
                "By the signs in this copy piyo@kaisya.example sent the mail on to reader@mailbox.example",
            ],
            never: ["not the author's"]),
        Row(
            testDescription: "the same with its author", message: forwarded("dkim=none") + author,
            says: ["about kaisya.example, the forwarder's name, not the author's"], never: ["By the signs in this copy"]),
        Row(
            testDescription: "DMARC that failed behind SRS, and no signature of the author's",
            message: forwarded("dmarc=fail header.from=service.example") + author,
            says: ["should have all of its mail signed with a DKIM key of service.example"]),
        Row(
            testDescription: "the same with a signature of the author's",
            message: forwarded("dmarc=fail header.from=service.example")
                + "DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from; bh=YWJj; b=YWJj\n" + author,
            never: ["should have all of its mail signed"]),
        Row(
            testDescription: "a body that does not match, with no server between signer and checker",
            message: direct(""),
            says: [
                "it was altered after it was signed, or signed wrongly", "the sending system itself may have changed the mail",
                "make the signature the last step",
            ],
            never: ["probably altered on the way", "Compare the message"]),
        Row(
            testDescription: "the same with a server between",
            message: direct(
                "Received: from mail.service.example by gw.mailbox.example; Sun, 1 Mar 2026 11:59:59 +0000\n"),
            says: ["Hop 1 (gw.mailbox.example) and the servers behind it may have changed it", "Compare the message"],
            never: ["make the signature the last step"]),
        Row(
            testDescription: "one field of a set of ARC",
            message: "ARC-Authentication-Results: i=2; mx.mailbox.example; spf=pass smtp.mailfrom=service.example\n" + received
                + author,
            says: ["ARC chain: not whole in this copy, so it cannot be judged"], never: ["broken"]),
        Row(
            testDescription: "results of nobody behind the author's fields",
            message: received + author
                + "Authentication-Results: spf=pass (sender IP is 192.0.2.25) smtp.mailfrom=service.example; dmarc=pass\n"
                + " action=none header.from=service.example;compauth=pass reason=100\n",
            says: ["No result can be given to the final server"], never: ["The final server left no field"]),
        Row(
            testDescription: "a field of results that is empty",
            message: "Authentication-Results: mx.mailbox.example;\n" + author,
            says: ["This copy holds no authentication result."], never: ["saved before it was sent", "shows no server"]),
        Row(
            testDescription: "a copy that ends inside of a quoted string",
            message: "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=\"bounce=info",
            says: ["This copy ends in the middle of Authentication-Results"]),
        Row(
            testDescription: "text behind a field that ends so",
            message: "Authentication-Results: mx.mailbox.example; spf=pass;\nHello",
            never: ["ends in the middle"]),
        Row(
            testDescription: "arc=fail", message: received + "Authentication-Results: mx.mailbox.example; arc=fail\n" + author,
            says: ["found that the seals (ARC) of this mail do not hold (arc=fail)", "for or against service.example"]),
    ]
}
