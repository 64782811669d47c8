import Testing

@testable import TraceReports

/// What is said of the proof of an author, where the mail was sent on or checked more than once.
extension ReportWordingTests {
    private static let signature = """
        DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=service.example; s=s1; h=from; bh=YWJjZA==;
         b=\(String(repeating: "AbCdEfGh", count: 43))

        """
    private static let pass = "; dkim=pass header.i=@service.example header.s=s1"

    /// A mailbox at Google sent the mail on; `first` is what Google found of the signature, `last` what the final server did.
    private static func forwarded(first: String = pass, last: String = "") -> String {
        """
        Return-Path: <piyo+caf_=reader=mailbox.example@company.example>
        Received: from mail-oi1-f177.google.com (mail-oi1-f177.google.com [209.85.167.177]) by mx.mailbox.example (Postfix)
         with ESMTPS id 4 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
        Authentication-Results: mx.mailbox.example;
         spf=pass smtp.mailfrom="piyo+caf_=reader=mailbox.example@company.example"\(last)
        Received: by mail-oi1-f177.google.com with SMTP id a1 for <reader@mailbox.example>; Sun, 1 Mar 2026 03:59:59 -0800
        X-Forwarded-To: reader@mailbox.example
        X-Forwarded-For: piyo@company.example reader@mailbox.example
        Delivered-To: piyo@company.example
        Received: from mail.service.example (mail.service.example. [192.0.2.25]) by mx.google.com with ESMTPS id 8
         for <piyo@company.example>; Sun, 1 Mar 2026 03:59:57 -0800
        Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=info@service.example\(first)

        """ + signature + author
    }

    static let ofAuthors: [Row] = [
        Row(
            testDescription: "a signature that only a server that is not trusted found valid", message: forwarded(),
            says: ["No server that you trust recorded a DKIM result for service.example", "and that is a claim"],
            never: ["No DKIM signature of service.example was checked"]),
        Row(
            testDescription: "a signature of which nobody says anything", message: forwarded(first: ""),
            says: ["No DKIM signature of service.example was checked"]),
        Row(
            testDescription: "a signature that was valid before the forwarding, and was not checked behind it",
            message: forwarded(first: pass + policy),
            says: [
                "before that, DKIM passed for service.example at hop 1 (mx.google.com)",
                "Behind the forwarding no DKIM result for service.example was recorded",
                "the author's own name (recorded at hop 1, before the forwarding)",
            ],
            never: ["still valid", "survived"], trust: ["google"]),
        Row(
            testDescription: "a signature that was valid before the forwarding, and behind it",
            message: forwarded(first: pass + policy, last: "; dkim=pass header.d=service.example header.s=s1"),
            says: ["the author's DKIM signature is still valid", "survived the forwarding"],
            never: ["before that, DKIM passed"], trust: ["google"]),
        Row(
            testDescription: "a signature that was valid before the forwarding, and broken behind it",
            message: forwarded(
                first: pass + policy,
                last:
                    "; dkim=fail (body hash did not verify) header.d=service.example header.s=s1; dmarc=fail header.from=service.example"
            ),
            says: ["The message was altered on the way"],
            never: ["still valid", "survived", "Nothing in the authentication needs repair"], trust: ["google"]),
        Row(
            testDescription: "a signature whose key was gone behind the forwarding",
            message: forwarded(first: pass + policy, last: "; dkim=temperror (no answer) header.d=service.example header.s=s1"),
            says: ["before that, DKIM passed for service.example", "did not verify (temperror)"], never: ["still valid"],
            trust: ["google"]),
        Row(
            testDescription: "DMARC that passed on arrival, and failed when the list checked its own copy",
            message: relisted("dkim=pass header.d=service.example header.s=s1; dmarc=pass header.from=service.example"),
            says: [
                "service.example was proven by DKIM at hop 1 (lists.example.org), and DMARC confirmed it there",
                "Hop 2 (lists.example.org) checked the mail again",
                "DKIM pass about service.example, the author's own name (recorded at hop 1, before the forwarding)",
            ],
            never: ["although DMARC is recorded as failed"], trust: ["example.org"]),
        Row(
            testDescription: "DMARC that passed on arrival without a signature of the author",
            message: relisted("dkim=none; dmarc=pass header.from=service.example"),
            says: ["service.example was proven by SPF at hop 1 (lists.example.org)", "DKIM fail about relay.example"],
            never: ["DKIM pass about"], trust: ["example.org"]),
        Row(
            testDescription: "a stranger's signature that passed when the list checked its own copy",
            message: relisted("dkim=pass header.d=service.example header.s=s1; dmarc=pass header.from=service.example")
                .replacing("dkim=fail (body hash did not verify) header.d=relay", with: "dkim=pass header.d=relay"),
            says: ["DKIM pass about service.example, the author's own name (recorded at hop 1"],
            never: ["DKIM pass about relay.example", "DKIM for a name that is not"], trust: ["example.org"]),
        Row(
            testDescription: "a stranger's signature that passed beside SPF of the list",
            message: relisted("dkim=pass header.d=service.example header.s=s1; dmarc=pass header.from=service.example")
                .replacing(
                    "Received: from lists.example.org (lists", with: ofLastServer + "Received: from lists.example.org (lists"),
            says: ["DKIM pass about relay.example", "DKIM for a name that is not the author's"],
            never: ["DKIM pass about service.example"], trust: ["example.org"]),
        Row(
            testDescription: "DMARC that passed behind a forwarder, beside SPF and a signature that failed",
            message: behindForwarder("pass"),
            says: ["DMARC is recorded as passed for service.example, and nothing here shows by what"],
            never: ["nothing else proves the author"]),
        Row(
            testDescription: "DMARC without a policy behind a forwarder, beside SPF and a signature that failed",
            message: behindForwarder("none"), says: ["SPF failed, and nothing proves the author"],
            never: ["DMARC is recorded as passed"]),
        Row(
            testDescription: "DMARC that was asked only when the list checked its own copy",
            message: relisted("dkim=pass header.d=service.example header.s=s1"),
            says: ["although DMARC is recorded as failed"], never: ["DMARC confirmed it"], trust: ["example.org"]),
        Row(
            testDescription: "a claimed PASS of a stranger beside a claimed FAIL of the author",
            message: received + claim + "; spf=pass smtp.mailfrom=a@relay.example; dmarc=fail header.from=service.example\n"
                + author,
            says: ["none of the PASS lines is about service.example, and by one claim DMARC did not pass for it"]),
        Row(
            testDescription: "a claimed PASS of the author beside a claimed FAIL",
            message: received + claim + "; spf=pass smtp.mailfrom=a@service.example; dkim=fail header.d=service.example\n"
                + author,
            says: ["All PASS lines are unverified claims."], never: ["none of the PASS lines"]),
        Row(
            testDescription: "a list's server that is trusted checked the mail, and the final one wrote nothing",
            message: sealedByList,
            says: [
                "are about the author's domain service.example and they passed",
                "those of hop 1 (lists.example.org) are from before the mail was sent on",
            ],
            never: [
                "cannot show whether the author is genuine", "is said to have found, not as a result of your own", "second-hand",
            ],
            trust: ["example.org"]),
        Row(
            testDescription: "a list's server that nobody trusts checked the mail, and the final one wrote nothing",
            message: sealedByList,
            says: ["cannot show whether the author is genuine", "is said to have found, not as a result of your own"],
            never: ["from before the mail was sent on"]),
        Row(
            testDescription: "a signature by SHA-1 beside SPF of the author", message: direct("rsa-sha1"),
            says: ["service.example was proven by SPF"], never: ["proven by DKIM"]),
        Row(
            testDescription: "a signature by SHA-256 beside SPF of the author", message: direct("rsa-sha256"),
            says: ["service.example was proven by DKIM"]),
    ]

    private static let claim = "Authentication-Results: mx.else.example"

    private static func direct(_ algorithm: String) -> String {
        received + "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=info@service.example\(pass)\n"
            + signature.replacing("rsa-sha256", with: algorithm) + author
    }

    /// The list's server sealed what it found, and kept it under another name too.
    private static var sealedByList: String {
        let results = "lists.example.org; spf=pass smtp.mailfrom=info@service.example; dmarc=pass header.from=service.example\n"
        return """
            Return-Path: <dev-bounces@lists.example.org>
            Received: from lists.example.org (lists.example.org [198.51.100.40]) by mx.mailbox.example (Postfix) with ESMTPS id 4
             for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
            ARC-Seal: i=1; a=rsa-sha256; t=1772366400; cv=none; d=lists.example.org; s=a; b=AAAA
            ARC-Message-Signature: i=1; a=rsa-sha256; d=lists.example.org; s=a; h=from; bh=AAAA; b=AAAA
            ARC-Authentication-Results: i=1; \(results)Authentication-Results-Original: \(results)\
            Received: from mail.service.example (mail.service.example [192.0.2.25]) by lists.example.org (Postfix) with ESMTPS
             id 2 for <dev@lists.example.org>; Sun, 1 Mar 2026 12:00:00 +0000

            """ + author
                + "X-BeenThere: dev@lists.example.org\nList-Id: Development <dev.lists.example.org>\nList-Post: <mailto:dev@lists.example.org>\n"
    }

    private static let policy = "; dmarc=pass header.from=service.example"

    /// A forwarder that keeps the envelope sender.
    private static func behindForwarder(_ policy: String) -> String {
        """
        Return-Path: <info@service.example>
        Authentication-Results: mx.mailbox.example; spf=fail smtp.mailfrom=info@service.example;
         dkim=fail (signature did not verify) header.d=service.example header.s=s1; dmarc=\(policy) header.from=service.example
        Received: from fwd.example (fwd.example [203.0.113.9]) by mx.mailbox.example (Postfix) with ESMTPS id 4
         for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:04 +0000
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by fwd.example (Postfix) with ESMTPS
         id 2 for <me@fwd.example>; Sun, 1 Mar 2026 12:00:02 +0000

        """ + signature + author
    }

    private static let ofLastServer = """
        Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=dev-bounces@lists.example.org;
         dkim=pass header.d=relay.example header.s=r; dmarc=fail header.from=service.example

        """

    /// A list whose server checks a mail when it takes it, and again when the list manager hands it back.
    private static func relisted(_ results: String) -> String {
        """
        Return-Path: <dev-bounces@lists.example.org>
        Received: from lists.example.org (lists.example.org [198.51.100.40]) by mx.mailbox.example (Postfix) with ESMTPS id 4
         for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
        Authentication-Results: lists.example.org; dkim=fail (body hash did not verify) header.d=relay.example header.s=r;
         dmarc=fail header.from=service.example
        Received: from lists.example.org (localhost [127.0.0.1]) by lists.example.org (Postfix) with ESMTP id 3
         for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:01 +0000
        Delivered-To: dev@lists.example.org
        Authentication-Results: lists.example.org; spf=pass smtp.mailfrom=info@service.example; \(results)
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by lists.example.org (Postfix) with ESMTPS
         id 2 for <dev@lists.example.org>; Sun, 1 Mar 2026 12:00:00 +0000

        """ + signature + signature.replacing("service.example; s=s1", with: "relay.example; s=r") + author
            + "X-BeenThere: dev@lists.example.org\nList-Id: Development <dev.lists.example.org>\nList-Post: <mailto:dev@lists.example.org>\n"
    }

    @Test(arguments: ofAuthors) func saysOfAuthors(_ row: Row) { says(row) }
}
