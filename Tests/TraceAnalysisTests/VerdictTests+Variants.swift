import Testing
import TraceFields

@testable import TraceAnalysis

/// The shades of verdicts.
extension VerdictTests {
    struct VariantRow: Sendable, CustomTestStringConvertible {
        var code: Verdict.Code
        var variant: Verdict.Variant?
        var mail: SampleMail
        var testDescription: String { "\(code.rawValue), \(variant?.rawValue ?? "none")" }

        init(_ code: Verdict.Code, _ variant: Verdict.Variant?, _ mail: SampleMail) {
            self.code = code
            self.variant = variant
            self.mail = mail
        }
    }

    /// The final server judged a service that filters mail for others, and somebody says that the author had passed before.
    static func behindGateway(_ writer: String) -> SampleMail {
        results("spf=softfail \(spf); dkim=fail (signature did not verify) \(names); dmarc=fail header.from=service.example") {
            $0.client = "mx0a-00123456.pphosted.com"
            $0.below = "Authentication-Results-Original: \(writer); spf=pass \(spf)\(dmarc)\n"
        }
    }

    private static let noPass = "spf=neutral \(spf); dkim=none"
    static func unsigned(_ mail: inout SampleMail) { mail.signature = nil }

    private static let sendmail = "(8.17.1/8.17.1) with ESMTPS id 621C00Aa012345"

    /// An older server says PASS, and the final one what it found.
    private static func claimed(beside results: String) -> SampleMail {
        SampleMail.clean.with {
            $0.results = results
            $0.signature = nil
            $0.below = """
                Authentication-Results: mx.else.example; spf=pass \(spf)
                Received: from pc.service.example (pc.service.example [192.0.2.26]) by mx.else.example with ESMTP id 2;
                 Sun, 1 Mar 2026 11:59:58 +0000

                """
        }
    }

    /// Handed in by a user at his own server.
    private static func submitted(_ results: String) -> SampleMail {
        SampleMail.clean.with {
            $0.hasTrace = false
            $0.signature = nil
            $0.fields = """
                Received: from pc (unknown [192.0.2.25]) by mx.mailbox.example (Postfix) with ESMTPSA id 4fP0A
                \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000
                Authentication-Results: mx.mailbox.example; \(results)

                """
        }
    }

    /// Fetched by Google from a mailbox elsewhere, whose server had taken it from one of the author's.
    private static func fetched(_ results: String) -> SampleMail {
        SampleMail.clean.with {
            $0.hasTrace = false
            $0.signature = nil
            $0.from = """
                Delivered-To: reader@gmail.com
                Received: by 2002:a05:6a10:1234:0:0:0:0 with SMTP id a1csp12345pxy; Sun, 1 Mar 2026 04:00:06 -0800 (PST)
                Authentication-Results: mx.google.com; \(results)
                Received: by 2002:a05:6a10:1234:b0:1:1 with POP3 id z9mf12345; Sun, 1 Mar 2026 04:00:05 -0800 (PST)
                X-Gmail-Fetch-Info: box@mailbox.example 3 pop.mailbox.example 995 box@mailbox.example
                Return-Path: <info@service.example>
                Delivered-To: box@mailbox.example
                Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.mailbox.example (Postfix)
                 with ESMTPS id 4fP0A for <box@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000
                DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from; bh=YWJjZA==; b=\(SampleMail.longSignature)
                From: info@service.example

                """
        }
    }

    private static let fetchedSPF =
        "spf=softfail (google.com: domain of transitioning info@service.example does not designate 192.0.2.25 as permitted sender) "
        + spf

    static let variants: [VariantRow] = [
        VariantRow(.noData, .fetched, fetched("\(fetchedSPF); dmarc=fail header.from=service.example")),
        VariantRow(.authenticNoDMARC, nil, fetched("dkim=pass header.i=@service.example header.s=s1; \(fetchedSPF)")),
        VariantRow(.authorFail, nil, results("spf=softfail \(spf); dkim=none; dmarc=fail header.from=service.example", unsigned)),
        // One signature matches the mail as it came in, and where the others stood the copy does not show.
        VariantRow(
            .serviceOnly, .noAuthor,
            results("dkim=pass \(names); dkim=fail (body hash did not verify) header.d=service.example header.s=s2") {
                $0.signature = nil
                $0.from = ""
            }),
        VariantRow(
            .altered, .probable,
            results("dkim=fail (body hash did not verify) header.d=service.example header.s=s2") {
                $0.signature = nil
                $0.from = ""
            }),
        VariantRow(.authentic, nil, .clean),
        VariantRow(.claimsOnly, .refuted, claimed(beside: "spf=none \(spf); dkim=none; dmarc=fail header.from=service.example")),
        VariantRow(.claimsOnly, nil, claimed(beside: "spf=none \(spf); dkim=none")),
        VariantRow(.forwardedAuthentic, .claimedWay, .forwarded),
        VariantRow(.forwardedAuthentic, nil, SampleMail.forwarded.with { $0.trust = ["google"] }),
        VariantRow(.noData, .elsewhere, submitted("auth=pass (LOGIN); spf=softfail \(spf)")),
        VariantRow(.claimsOnly, .ownUser, submitted("auth=pass (LOGIN); spf=pass \(spf)")),
        VariantRow(.claimsOnly, .unasked, results("spf=pass (local policy) \(spf)", unsigned)),
        VariantRow(
            .authenticNoDMARC, nil, submitted("dkim=pass \(names)").with { $0.signature = "d=service.example; s=s1; h=from" }),
        VariantRow(
            .serviceOnly, nil,
            results(
                "spf=pass smtp.helo=mail.service.test (client-ip=192.0.2.25; helo=mail.service.test; "
                    + "envelope-from=info@service.example; receiver=mx.mailbox.example)", unsigned)),
        VariantRow(.authentic, .inPart, results("spf=softfail \(spf); dkim=pass \(names)" + dmarc)),
        VariantRow(
            .authentic, .inPart, results("spf=pass smtp.mailfrom=0-0@amazonses.com; dkim=pass \(names)" + dmarc)),
        VariantRow(.authentic, .byPolicy, results("spf=pass smtp.mailfrom=0-0@amazonses.com" + dmarc)),
        VariantRow(.authenticNoDMARC, nil, results("spf=pass \(spf)")),
        VariantRow(
            .authenticNoDMARC, .contradicted, replacing(.listed, "dkim=fail (body hash did not verify)", "dkim=pass")),
        VariantRow(.authenticNoDMARC, .undecided, results("spf=pass \(spf); dmarc=temperror header.from=service.example")),
        VariantRow(.forwardedAuthentic, .byPolicy, replacing(.forwarded, "dkim=pass \(names); ", "")),
        // Only the signature speaks of a change: what else proves or refutes the author decides.
        VariantRow(.altered, .probable, results("spf=none \(spf); dkim=fail (body hash did not verify) \(names)")),
        VariantRow(.authentic, .inPart, results("spf=pass \(spf); dkim=fail (body hash did not verify) \(names)" + dmarc)),
        VariantRow(.authenticNoDMARC, nil, results("spf=pass \(spf); dkim=fail (body hash did not verify) \(names)")),
        VariantRow(.authorFail, nil, results("spf=fail \(spf); dkim=fail (body hash did not verify) \(names)")),
        VariantRow(
            .altered, .probable,
            results("spf=fail \(spf); dkim=fail (body hash did not verify) \(names)") { $0.client = "relay.mimecast.com" }),
        // SPF was asked about a server that filters mail for others.
        VariantRow(.authorFail, .gateway, results("spf=fail \(spf); dkim=none") { $0.client = "relay.mimecast.com" }),
        VariantRow(.authorFail, nil, results("spf=fail \(spf); dkim=none", unsigned)),
        VariantRow(.list, .probable, .listed),
        VariantRow(
            .list, .unproven,
            replacing(.listed, "dkim=fail (body hash did not verify) \(names); ", "").with { $0.signature = nil }),
        VariantRow(
            .list, .fromList,
            replacing(.listed, "dkim=fail (body hash did not verify) \(names); ", "").with {
                $0.signature = nil
                $0.from = "From: Service Desk via Development <dev@lists.example.org>\n"
            }),
        VariantRow(
            .list, .proven,
            replacing(.listed, "dkim=fail (body hash did not verify) \(names); ", "").with {
                $0.signature = nil
                $0.from = "From: Service Desk via Development <dev@lists.example.org>\nX-Original-From: <info@service.example>\n"
                $0.trust = ["lists.example.org"]
                $0.below =
                    "Authentication-Results: lists.example.org; spf=pass smtp.mailfrom=info@service.example;\n"
                    + "\tdmarc=pass header.from=service.example\n" + $0.below
            }),
        VariantRow(
            .dnsPartlyBroken, .proven, results("spf=pass \(spf); dkim=fail (no key for signature) \(names)" + dmarc)),
        VariantRow(
            .dnsPartlyBroken, .refuted,
            results("spf=softfail \(spf); dkim=fail (no key for signature) \(names); dmarc=fail header.from=service.example")),
        VariantRow(.dnsPartlyBroken, nil, results("spf=none \(spf); dkim=fail (no key for signature) \(names)")),
        VariantRow(.noData, .weak, results(noPass, unsigned)),
        VariantRow(.noData, .noTrace, SampleMail.draft),
        VariantRow(.noData, .nothing, results("spf=none \(spf); dkim=none", unsigned)),
        VariantRow(.noData, .elsewhere, results("auth=pass smtp.auth=user; iprev=pass policy.iprev=192.0.2.25", unsigned)),
        VariantRow(.noData, .unnamed, results("spf=pass", unsigned)),
        VariantRow(
            .noData, .severalAuthors,
            results("spf=fail \(spf)") {
                $0.signature = nil
                $0.from = "From: a@service.example, b@else.example\n"
            }),
        VariantRow(
            .serviceOnly, .severalAuthors,
            results("spf=pass \(spf)") { $0.from = "From: a@service.example, b@else.example\n" }),
        VariantRow(.serviceOnly, .noAuthor, results("spf=pass \(spf)") { $0.from = "" }),
        VariantRow(.authentic, nil, results("spf=pass \(spf); dkim=pass \(names)" + dmarc) { $0.from = "" }),
        VariantRow(.authentic, nil, results("spf=pass \(spf); dkim=pass \(names)" + dmarc) { $0.from = "From: <info@***>\n" }),
        VariantRow(
            .noData, .noAuthor,
            results("spf=fail \(spf)") {
                $0.signature = nil
                $0.from = ""
            }),
        VariantRow(
            .claimsOnly, .unplaced,
            SampleMail.clean.with {
                $0.results = nil
                $0.above = "Authentication-Results: filter.else.example; spf=pass smtp.mailfrom=info@service.example\n"
            }),
        VariantRow(
            .claimsOnly, .ownUser,
            SampleMail.clean.with {
                $0.results = "spf=none smtp.mailfrom=info@service.example; dkim=none"
                $0.signature = nil
                $0.trust = ["mailbox.example", "microsoft"]
                $0.client = "mail-am6.outbound.protection.outlook.com"
                $0.below = SampleMail.ownUsersSeal
            }),
        VariantRow(
            .claimsOnly, nil,
            SampleMail.clean.with {
                $0.results = "spf=none smtp.mailfrom=info@service.example; dkim=none"
                $0.signature = nil
                $0.below = SampleMail.ownUsersSeal
            }),
        VariantRow(.forwardedUnproven, nil, .forwardedInside),
        VariantRow(
            .serviceOnly, nil,
            results(
                "spf=pass smtp.mailfrom=relay@else.example; dkim=pass header.d=else.example header.s=k; dmarc=pass header.from=else.example"
            ) {
                $0.signature = nil
                $0.from =
                    "From: Service Desk via Send Relay <devnull+info.service@else.example>\nX-Original-From: <info@service.example>\n"
            }),
        VariantRow(.authorFail, .relayed, .relayed),
        VariantRow(.claimsOnly, .behindGateway, behindGateway("mailbox.example")),
        VariantRow(.claimsOnly, .refuted, behindGateway("else.example")),
        VariantRow(
            .claimsOnly, .unplaced,
            SampleMail.clean.with {
                $0.results = nil
                $0.above =
                    "Authentication-Results: filter.else.example; dkim=fail (message has been altered) \(names);\n"
                    + "\tspf=pass smtp.mailfrom=info@service.example\n"
            }),
        VariantRow(
            .authentic, nil,
            SampleMail.relayed.with {
                $0.results = $0.results?.replacing("dkim=none", with: "dkim=pass header.d=service.example header.s=s1")
                $0.signature = SampleMail.clean.signature
            }),
        VariantRow(
            .guess, .ofRecord, results("spf=pass (best guess record for domain of info@service.example) \(spf)", unsigned)),
        VariantRow(
            .forwarderPassAuthorUnproven, .sameName,
            SampleMail.forwardedInside.with {
                $0.results = $0.results?.replacing("dkim=none", with: "dkim=fail header.d=service.example header.s=s1")
                $0.signature = SampleMail.clean.signature
            }),
        VariantRow(
            .claimsOnly, nil, .handedOver("mx1.mailbox.example (mx1.mailbox.example [192.0.2.66] (may be forged))", sendmail)),
        VariantRow(.claimsOnly, nil, .handedOver("mx1.mailbox.example (HELO mx1.mailbox.example) (192.0.2.66)", "with SMTP")),
        VariantRow(.claimsOnly, nil, .handedOver("mx1.mailbox.example ([192.0.2.66])", sendmail)),
        VariantRow(.authentic, nil, .handedOver("mx1.mailbox.example (mx1.mailbox.example [192.0.2.66])", sendmail)),
        VariantRow(.claimsOnly, nil, claims("spf=pass smtp.mailfrom=info@service.example")),
        // Who else passed says nothing of the author, for whom it is claimed that he did not.
        VariantRow(.claimsOnly, .failures, claims("dmarc=fail header.from=service.example")),
        VariantRow(
            .claimsOnly, .strangers, claims("spf=pass smtp.mailfrom=a@relay.example; dmarc=fail header.from=service.example")),
        VariantRow(
            .claimsOnly, .strangers,
            claims("spf=softfail \(spf)").with {
                $0.below += "X-Original-\($0.below.replacing("softfail \(spf)", with: "pass smtp.mailfrom=a@relay.example"))"
            }),
        VariantRow(
            .claimsOnly, nil,
            claims("spf=pass smtp.mailfrom=a@relay.example; dkim=pass \(names); dmarc=fail header.from=service.example")),
        VariantRow(.claimsOnly, nil, claims("spf=pass; dmarc=fail header.from=service.example")),
        VariantRow(.claimsOnly, nil, claims("spf=pass smtp.mailfrom=a@relay.example; dmarc=none header.from=service.example")),
    ]

    /// Results of a server outside of the trust line, and no others.
    private static func claims(_ results: String) -> SampleMail {
        SampleMail.clean.with {
            $0.results = nil
            $0.below = "Authentication-Results: mx.else.example; \(results)\n"
        }
    }

    @Test(arguments: variants)
    func choosesItsSentences(_ row: VariantRow) {
        let verdict = row.mail.trace.verdict
        #expect(verdict.code == row.code)
        #expect(verdict.variant == row.variant)
    }

    /// The proof that is named is the strongest of the newest hop that gave any.
}
