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
    ]

    @Test(arguments: ofAuthors) func saysOfAuthors(_ row: Row) { says(row) }
}
