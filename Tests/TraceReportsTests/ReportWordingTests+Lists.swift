import Testing

@testable import TraceReports

/// What is said of forwardings and lists.
extension ReportWordingTests {
    /// Mail that a list sent on under `sender`; `fields` are those of the list, `client` is what the list's own line says of its client.
    private static func listed(_ sender: String, _ fields: String = "", clause: String = "") -> String {
        """
        Return-Path: <\(sender)>
        Received: from lists.example.org (lists.example.org [198.51.100.40]) by mx.mailbox.example (Postfix) with ESMTPS id 4
         for <reader@mailbox.example>; Tue, 3 Mar 2026 12:00:00 +0000
        Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=\(sender)
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by lists.example.org (Postfix) with ESMTPS id 3
         for <dev@lists.example.org>\(clause); Sun, 1 Mar 2026 12:00:00 +0000
        X-BeenThere: dev@lists.example.org
        List-Id: Development <dev.lists.example.org>
        List-Post: <mailto:dev@lists.example.org>
        \(fields)
        """ + author
    }

    /// Mail that an alias sent on, with what the final server found.
    private static func aliased(_ results: String) -> String {
        """
        Received: from mx.uni.example (mx.uni.example [198.51.100.50]) by mx.mailbox.example (Postfix) with ESMTPS id 4
         for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000
        Authentication-Results: mx.mailbox.example; \(results)dmarc=fail header.from=service.example
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.uni.example (Postfix) with ESMTPS id 3
         for <r@uni.example>; Sun, 1 Mar 2026 11:59:58 +0000
        DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from; bh=YWJjZA==; b=QSyh

        """ + author
    }

    /// What DMARC said behind a list of a mail that names its author, and what was recorded before.
    private static func failed(_ results: String, before: String = "") -> String {
        listed("dev-bounces@lists.example.org", before).replacing(
            "smtp.mailfrom=dev-bounces@lists.example.org\n",
            with: "smtp.mailfrom=dev-bounces@lists.example.org; \(results)dmarc=fail header.from=service.example\n")
    }

    static let ofLists: [Row] = [
        Row(
            testDescription: "DMARC failed behind the list",
            message: failed("dkim=fail (body hash did not verify) header.d=service.example header.s=s1; "),
            says: ["DMARC asks for a PASS in the name of service.example. Behind the list there is none, whoever wrote the mail"]),
        Row(
            testDescription: "a signature that passed before the list and failed behind it",
            message: failed(
                "dkim=fail (body hash did not verify) header.d=service.example header.s=s1; ",
                before: "Authentication-Results: lists.example.org; dkim=pass header.d=service.example header.s=s1\n"),
            says: ["between the two the list lists.example.org sent it on"],
            never: ["otherwise this copy does not show the reason"]),
        Row(
            testDescription: "DMARC failed behind the list, and nothing was signed", message: failed("dkim=none; "),
            says: ["its FAIL here tells nothing about the author"]),
        Row(
            testDescription: "DMARC failed before the list, too",
            message: failed(
                "dkim=none; ",
                before:
                    "Authentication-Results: lists.example.org; spf=fail smtp.mailfrom=info@service.example; dmarc=fail header.from=service.example\n"
            ),
            never: ["its FAIL here tells nothing about the author"]),
        Row(
            testDescription: "sent on, and the signature did not verify",
            message: aliased("dkim=fail (signature did not verify) header.d=service.example header.s=s1; "),
            says: ["The DKIM signature of service.example did not verify (fail)"], never: ["was checked, so nothing tells"]),
        Row(
            testDescription: "sent on, and no signature was checked", message: aliased(""),
            says: ["No DKIM signature of service.example was checked"], never: ["did not verify"]),
        Row(
            testDescription: "a tenant's relay hides the sender that wrote to the list",
            message: listed(
                "dev-bounces@lists.example.org", clause: "\n (envelope-from <bounces+SRS=Ab/9d=BB@tenant.example>)"),
            says: ["Microsoft 365 relayed a mail of a foreign sender for the domain of tenant.example."],
            never: ["Original sender"]),
        Row(
            testDescription: "nothing shows that the author wrote to the list", message: listed("dev-bounces@lists.example.org"),
            says: ["sent a mail that names service.example as its author to its subscribers"],
            never: ["received the mail from service.example"]),
        Row(
            testDescription: "a sender that another forwarder had made",
            message: listed(
                "dev-bounces@lists.example.org", clause: " (envelope-from <SRS0=Ck6p=AR=service.example=info@relay.example>)"),
            says: ["Original sender info@service.example"], never: ["Original sender SRS0"]),
        Row(
            testDescription: "a sender that his own server had tagged",
            message: listed("dev-bounces@lists.example.org", "X-MailFrom: prvs=45224df68d=info@service.example\n"),
            says: ["Original sender info@service.example", "Why X-MailFrom, line 10"], never: ["Original sender prvs"]),
        Row(
            testDescription: "the subscriber in the sender of a list",
            message: """
                Return-Path: <dev-return-812-bob=example.net@lists.example.org>
                Received: from lists.example.org (lists.example.org [198.51.100.40]) by mx.mailbox.example (Postfix) with ESMTPS
                 id 4; Sun, 1 Mar 2026 12:00:02 +0000
                Received: from mail.service.example (mail.service.example [192.0.2.25]) by lists.example.org (Postfix) with ESMTPS
                 id 3 for <dev@lists.example.org>; Sun, 1 Mar 2026 12:00:00 +0000
                List-Post: <mailto:dev@lists.example.org>
                Mailing-List: contact dev-help@lists.example.org; run by ezmlm

                """ + author,
            says: ["Forwarded to bob@example.net"]),
        Row(
            testDescription: "mail that waited for a moderator",
            message: listed("dev-bounces@lists.example.org", "X-Mailman-Approved-At: Tue, 03 Mar 2026 11:59:50 +0000\n"),
            says: ["held the mail for moderation and let it pass at “Tue, 03 Mar 2026 11:59:50 +0000”"]),
        Row(
            testDescription: "one field, one reason",
            message: """
                Return-Path: <piyo+caf_=reader=mailbox.example@company.example>
                Received: from mail-oi1-f177.google.com (mail-oi1-f177.google.com [209.85.167.177]) by mx.mailbox.example (Postfix)
                 with ESMTPS id 4 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                Received: by mail-oi1-f177.google.com with SMTP id a1 for <reader@mailbox.example>; Sun, 1 Mar 2026 03:59:59 -0800
                X-Forwarded-To: reader@mailbox.example
                X-Forwarded-For: piyo@company.example reader@mailbox.example
                Delivered-To: piyo@company.example
                Received: from mail.service.example (mail.service.example. [192.0.2.25]) by mx.google.com with ESMTPS id 8
                 for <piyo@company.example>; Sun, 1 Mar 2026 03:59:57 -0800

                """ + author,
            says: ["Delivered-To shows that the mail was delivered to piyo@company.example first."],
            never: ["was delivered to the forwarding mailbox first"]),
    ]
}
