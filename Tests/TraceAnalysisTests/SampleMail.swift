import TraceFields

@testable import TraceAnalysis

/// A short message for tests of rules: one border server, its results, and what the test changes.
struct SampleMail: Sendable {
    /// Return-Path; where a test leaves it alone, what the results say.
    var path: String? = Self.ordinaryPath
    /// What the newest server took the mail from: host name and address.
    var client = "mail.service.example"
    var address = "192.0.2.25"
    var recipient = "reader@mailbox.example"
    /// The statements of the final server; nil where it wrote none.
    var results: String? =
        "spf=pass smtp.mailfrom=info@service.example; dkim=pass header.d=service.example header.s=s1; "
        + "dmarc=pass header.from=service.example"
    /// Fields above the final server's line, each with its line end.
    var above = ""
    /// Fields under the final server's block: older servers and their results.
    var below = ""
    /// Tags of the author's signature; nil without.
    var signature: String? = "d=service.example; s=s1; h=from:to:subject; t=1772366398"
    var from = "From: Service Desk <info@service.example>\n"
    var to = "reader@mailbox.example"
    var date = "Sun, 1 Mar 2026 11:59:58 +0000"
    /// Fields of the message itself.
    var fields = ""
    var body = "Hello.\n"
    var trust: [String] = []
    /// Whether servers left their lines: Return-Path, Received, results.
    var hasTrace = true

    static let ordinaryPath = "info@service.example"
    static let clean = SampleMail()
    /// A mail that was not sent yet.
    static let draft = clean.with {
        $0.hasTrace = false
        $0.signature = nil
    }

    /// As many base64 digits as a 2048-bit key makes.
    static let longSignature = String(repeating: "AbCdEfGh", count: 43)

    var text: String {
        var text = hasTrace ? serverLines : ""
        for signer in otherSigners {
            text += "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; bh=YWJjZA==; \(tags(signer + "; h=from"))\n"
        }
        if let signature { text += "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; bh=YWJjZA==; \(tags(signature))\n" }
        text +=
            from + "To: \(to)\nSubject: Statement\nDate: \(date)\nMessage-ID: <1@service.example>\n"
            + fields
        return text + "\n" + body
    }

    /// What servers put on top.
    private var serverLines: String {
        var text = above
        if let path = judgedPath { text += "Return-Path: <\(path)>\nDelivered-To: \(recipient)\n" }
        text += "Received: from \(client) (\(client) [\(address)])\n\tby mx.mailbox.example (Postfix) with ESMTPS id 4fP0A\n"
        text += "\tfor <\(recipient)>; Sun, 1 Mar 2026 12:00:00 +0000\n"
        if let results { text += "Authentication-Results: mx.mailbox.example; \(results)\n" }
        return text + below
    }

    /// What the results say of MAIL FROM, where the test names no other.
    private var judgedPath: String? {
        guard path == Self.ordinaryPath, let judged = value(of: "smtp.mailfrom=", in: results ?? "") else { return path }
        return judged.contains("@") ? judged : path
    }

    /// `d=` and `s=` of each signature that the results judge, beside the author's: a result without one looks forged.
    private var otherSigners: [String] {
        (results ?? "").split(separator: "; ").compactMap { statement in
            guard statement.hasPrefix("dkim="), let domain = value(of: "header.d=", in: String(statement)), domain != "none",
                domain != "service.example"
            else { return nil }
            return "d=\(domain); s=\(value(of: "header.s=", in: String(statement)) ?? "x")"
        }
    }

    private func value(of name: String, in text: String) -> String? {
        guard let found = text.firstRange(of: name) else { return nil }
        return String(text[found.upperBound...].prefix { !"; \n".contains($0) }).replacing("\"", with: "")
    }

    private func tags(_ tags: String) -> String { tags.contains("b=") ? tags : tags + "; b=" + Self.longSignature }

    var trace: Trace { MessageTracer(options: TraceOptions(trust: trust)).trace(Array(text.utf8)) }

    func with(_ change: (inout SampleMail) -> Void) -> SampleMail {
        var copy = self
        change(&copy)
        return copy
    }
}

extension SampleMail {
    /// Forwarded by a mailbox of company.example on Google's servers to the final server.
    static let forwarded = SampleMail().with { mail in
        mail.path = "piyo+caf_=reader=mailbox.example@company.example"
        mail.client = "mail-oi1-f177.google.com"
        mail.address = "209.85.167.177"
        mail.results =
            "spf=pass smtp.mailfrom=\"piyo+caf_=reader=mailbox.example@company.example\"; "
            + "dkim=pass header.d=service.example header.s=s1; dmarc=pass header.from=service.example"
        mail.below = """
            Received: by mail-oi1-f177.google.com with SMTP id a1-2.8 for <reader@mailbox.example>; Sun, 1 Mar 2026 03:59:59 -0800
            X-Forwarded-To: reader@mailbox.example
            X-Forwarded-For: piyo@company.example reader@mailbox.example
            Delivered-To: piyo@company.example
            Received: by 2002:a05:6cb0:65c0:b0:dc48:ee4:c65d with SMTP id f63490csp1005838juv; Sun, 1 Mar 2026 03:59:58 -0800
            Received: from mail.service.example (mail.service.example. [192.0.2.25]) by mx.google.com with ESMTPS id 8f9.66
             for <piyo@company.example>; Sun, 1 Mar 2026 03:59:57 -0800

            """
        mail.to = "piyo@company.example"
    }

    /// The same by a mailbox of the author's own domain, which whoever wrote the mail put into From: no signature, and DMARC that rests on
    /// the forwarder's name.
    static let forwardedInside = forwarded.with { mail in
        let own = "piyo+caf_=reader=mailbox.example@service.example"
        mail.path = own
        mail.results = "spf=pass smtp.mailfrom=\"\(own)\"; dkim=none; dmarc=pass header.from=service.example"
        mail.signature = nil
        mail.below = mail.below.replacing("company.example", with: "service.example")
            .replacing(
                "mail.service.example (mail.service.example. [192.0.2.25])",
                with: "vps.else.example (vps.else.example. [192.0.2.9])")
        mail.to = "piyo@service.example"
    }

    /// What a platform seals of its own user, over the line by which he handed the mail in.
    static let ownUsersSeal = """
        ARC-Seal: i=1; a=rsa-sha256; cv=none; d=microsoft.com; s=arcselector10001; b=QSyh
        ARC-Message-Signature: i=1; a=rsa-sha256; d=microsoft.com; s=arcselector10001; h=From; bh=QSyh; b=QSyh
        ARC-Authentication-Results: i=1; mx.microsoft.com 1; spf=pass smtp.mailfrom=service.example; arc=none
        Received: from A.jpnprd01.prod.outlook.com ([fe80::1]) by A.jpnprd01.prod.outlook.com ([fe80::1%6])
         with mapi id 15.20.9678.021; Sun, 1 Mar 2026 11:59:58 +0000

        """

    /// SPF failed where a tenant of a provider took the mail in, and passed for the provider's shared server that handed it on.
    static let relayed = clean.with {
        $0.client = "out1.relay.example"
        $0.address = "192.0.2.80"
        $0.results = "spf=pass smtp.mailfrom=info@service.example; dkim=none; dmarc=pass header.from=service.example"
        $0.signature = nil
        $0.below = """
            Authentication-Results: in1.relay.example; spf=fail smtp.mailfrom=info@service.example;
            \tdmarc=fail header.from=service.example
            Received: from vps.else.example (vps.else.example [192.0.2.9])
            \tby in1.relay.example (Postfix) with ESMTPS id 4fP07
            \tfor <sales@tenant.example>; Sun, 1 Mar 2026 11:59:59 +0000

            """
        $0.to = "sales@tenant.example"
    }

    /// The newest server took the mail from a routable host that calls itself one of the reader's, and under that line stands a whole
    /// visit to that host, with results.
    static func handedOver(_ client: String, _ software: String) -> SampleMail {
        clean.with {
            $0.hasTrace = false
            $0.above = ""
            $0.signature = nil
            $0.fields = """
                Received: from \(client) by mx2.mailbox.example \(software) for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 -0000
                Authentication-Results: mx1.mailbox.example; spf=pass smtp.mailfrom=info@service.example;
                \tdmarc=pass header.from=service.example
                Received: from mail.service.example (mail.service.example [192.0.2.25])
                \tby mx1.mailbox.example (8.17.1/8.17.1) with ESMTPS id 621C00Aa012344; Sun, 1 Mar 2026 11:59:59 +0000

                """
        }
    }

    /// A gateway of the author put a text in, and his server signed again what had not matched the first signature.
    static let signedAgain = SampleMail().with { mail in
        let names = "header.d=service.example header.s=s1"
        mail.results = "dkim=pass \(names) header.b=NeWeRsIg; dkim=fail (body hash did not verify) \(names) header.b=AbCdEfGh"
        mail.below = """
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; bh=ZWZnaA==; d=service.example; s=s1; h=from:to:subject;
             b=\(String(repeating: "NeWeRsIg", count: 43))
            Received: from gate.signatures.example (gate.signatures.example [203.0.113.7])
             by mail.service.example (Postfix) with ESMTPS id 3; Sun, 1 Mar 2026 11:59:59 +0000
            Authentication-Results: mail.service.example; dkim=fail (body hash did not verify) header.d=service.example

            """
    }

    /// Sent on by a mailing list that changed it.
    static let listed = SampleMail().with { mail in
        mail.path = "dev-bounces@lists.example.org"
        mail.client = "lists.example.org"
        mail.address = "198.51.100.40"
        mail.results =
            "spf=pass smtp.mailfrom=dev-bounces@lists.example.org; dkim=pass header.d=lists.example.org header.s=mm; "
            + "dkim=fail (body hash did not verify) header.d=service.example header.s=s1; dmarc=fail header.from=service.example"
        mail.below = """
            Received: from mail.service.example (mail.service.example [192.0.2.25])
             by lists.example.org (Postfix) with ESMTPS id 4fP09 for <dev@lists.example.org>; Sun, 1 Mar 2026 11:59:59 +0000

            """
        mail.to = "dev@lists.example.org"
        mail.fields = """
            X-BeenThere: dev@lists.example.org
            X-Mailman-Version: 2.1.39
            List-Id: Development <dev.lists.example.org>
            List-Post: <mailto:dev@lists.example.org>

            """
    }

    /// Sent on by a `.forward` that kept the envelope.
    static let aliased = SampleMail().with { mail in
        mail.client = "mx.uni.example"
        mail.address = "198.51.100.50"
        mail.results =
            "spf=fail smtp.mailfrom=info@service.example; dkim=pass header.d=service.example header.s=s1; "
            + "dmarc=pass header.from=service.example"
        mail.below = """
            Received: by mx.uni.example (Postfix) id 4fP08; Sun, 1 Mar 2026 11:59:59 +0000
            Delivered-To: r@uni.example
            Received: from mail.service.example (mail.service.example [192.0.2.25])
             by mx.uni.example (Postfix) with ESMTPS id 4fP07 for <r@uni.example>; Sun, 1 Mar 2026 11:59:58 +0000

            """
        mail.to = "r@uni.example"
    }

    static let aliasedUnsigned = aliased.with { mail in
        mail.results = "spf=fail smtp.mailfrom=info@service.example"
        mail.signature = nil
    }

    /// What a trusted older server of company.example recorded before the forwarding.
    static let earlierResults = """
        Authentication-Results: mx.google.com; dkim=pass header.i=@service.example header.s=s1;
         spf=pass (google.com: domain of info@service.example designates 192.0.2.25 as permitted sender)
         smtp.mailfrom=info@service.example; dmarc=pass header.from=service.example

        """
}
