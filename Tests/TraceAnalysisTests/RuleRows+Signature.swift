@testable import TraceAnalysis

extension RuleRow {
    private static func dkim(_ statement: String, _ rest: String = "") -> SampleMail {
        mail { $0.results = "spf=none smtp.mailfrom=info@service.example; dkim=\(statement)" + (rest.isEmpty ? "" : "; " + rest) }
    }

    private static func signed(_ tags: String) -> SampleMail {
        mail { $0.signature = "d=service.example; s=s1; h=from:to:subject; " + tags }
    }

    /// What the list's server recorded as it took the mail in.
    private static func takenIn(_ word: String) -> String {
        "Authentication-Results: lists.example.org; dkim=\(word) \(names)\n"
    }

    private static let names = "header.d=service.example header.s=s1"

    /// What a gateway of the receiver recorded, and what the server behind it did.
    private static func behindGateway(_ first: String, _ final: String) -> SampleMail {
        mail { mail in
            mail.client = "gw.mailbox.example"
            mail.results = "dkim=\(final)"
            mail.below = """
                Received: from mail.service.example (mail.service.example [192.0.2.25])
                 by gw.mailbox.example (Postfix) with ESMTPS id 3 for <reader@mailbox.example>; Sun, 1 Mar 2026 11:59:59 +0000
                Authentication-Results: gw.mailbox.example; dkim=\(first)

                """
        }
    }

    static let signatureRows: [RuleRow] = [
        .fires(
            .dkimPassUnaligned, .warning, "the service's signature alone", dkim("pass header.d=sendgrid.net header.s=smtpapi")),
        .fires(
            .dkimPassUnaligned, .notice, "SPF proves the author",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dkim=pass header.d=sendgrid.net header.s=smtpapi"
            }),
        .fires(
            .dkimPassUnaligned, .info, .secondSignature, "beside the author's",
            dkim(
                "pass \(names)", "dkim=pass header.d=sendgrid.net header.s=smtpapi")),
        .fires(
            .dkimPassUnaligned, .warning, .providerDefaultSignature, "the mailbox provider's default",
            dkim(
                "pass header.d=service-example.20230601.gappssmtp.com header.s=20230601")),
        .silent(.dkimPassUnaligned, .aligned, "the author's", .clean),
        .silent(.dkimPassUnaligned, .hidden, "the list's", .listed),

        .fires(.dkimPassForList, .notice, "the list's signature", .listed),
        .silent(.dkimPassForList, .aligned, "the author's signature", .clean),
        .silent(.dkimPassForList, .otherRole, "a service's signature", dkim("pass header.d=sendgrid.net header.s=smtpapi")),

        .fires(.dkimBrokenByList, .notice, .probable, "no earlier result", .listed),
        .silent(
            .dkimBrokenByList, .settledElsewhere, "it did not verify where the list took it in",
            SampleMail.listed.with { $0.below = takenIn("fail (signature did not verify)") + $0.below }),
        .fires(
            .dkimBrokenByList, .notice, .claimed, "it is said to have verified there",
            SampleMail.listed.with { $0.below = takenIn("pass") + $0.below }),
        .fires(
            .dkimBrokenByList, .notice, "it did",
            SampleMail.listed.with {
                $0.below = takenIn("pass") + $0.below
                $0.trust = ["lists.example.org"]
            }),
        .fires(
            .dkimBrokenByList, .notice, .probable, "the key was there, which the list's server did not get",
            SampleMail.listed.with {
                $0.results = $0.results?.replacing("body hash did not verify", with: "signature did not verify")
                $0.below = takenIn("temperror (dns failure for signature)") + $0.below
            }),
        .silent(.dkimBrokenByList, .notForwarded, "no list", dkim("fail (body hash did not verify) \(names)")),
        .silent(
            .dkimBrokenByList, .otherCause, "the key is the reason",
            SampleMail.listed.with {
                $0.results = $0.results?.replacing("body hash did not verify", with: "signature expired")
            }),

        .fires(
            .dkimBodyChangedInTransit, .warning, .probable, "the body hash says so",
            dkim("fail (body hash did not verify) \(names)")),
        .fires(
            .dkimBodyChangedInTransit, .warning, "it verified at the gateway",
            behindGateway("pass \(names)", "fail (signature did not verify) \(names)")),
        .silent(
            .dkimBodyChangedInTransit, .throughList, "a list without the author's name",
            SampleMail.listed.with {
                $0.results = "dkim=fail (body hash did not verify) header.d=other.example header.s=k"
            }),
        .silent(
            .dkimBodyChangedInTransit, .throughList, "behind a list, with a writer that nobody can name",
            SampleMail.listed.with {
                $0.results = nil
                $0.above =
                    "Authentication-Results: filter.else.example; dkim=fail (body hash did not verify) header.d=other.example\n"
            }),
        .silent(
            .dkimBodyChangedInTransit, .otherCause, "headers, or another key", dkim("fail (signature did not verify) \(names)")),
        .silent(
            .dkimBodyChangedInTransit, .otherCause, "a signature of another mail, made years before",
            SampleMail.clean.with {
                $0.results = "dkim=fail (body hash did not verify) \(names)"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1593711283"
                $0.below =
                    "Received: from pc.service.example ([10.0.0.4]) by mail.service.example with ESMTP id 1;"
                    + " Sun, 1 Mar 2026 11:59:58 +0000\n"
            }),
        .silent(
            .dkimBodyChangedInTransit, .otherCause, "a length limit",
            SampleMail.clean.with {
                $0.results = "dkim=fail (body hash did not verify) \(names)"
                $0.signature = "d=service.example; s=s1; h=from:to; l=3"
            }),

        .silent(.dkimBodyChangedInTransit, .settledElsewhere, "signed again behind a gateway that put a text in", .signedAgain),
        .silent(
            .dkimBodyChangedInTransit, .settledElsewhere,
            "it had passed before the signer's second system changed it and signed again",
            SampleMail.signedAgain.with {
                $0.below = $0.below.replacing("dkim=fail (body hash did not verify)", with: "dkim=pass")
            }),
        .fires(
            .dkimBodyChangedInTransit, .warning, .probable, "signed again by another one",
            SampleMail.signedAgain.with {
                $0.results = $0.results?.replacing("pass \(names)", with: "pass header.d=else.example header.s=x")
                $0.below = $0.below.replacing("d=service.example; s=s1; h=", with: "d=else.example; s=y; h=")
            }),

        .fires(.dkimKeyMissing, .warning, "no key", dkim("fail (no key for signature) \(names)")),
        .fires(.dkimKeyMissing, .warning, .revoked, "revoked", dkim("permerror (key revoked) \(names)")),
        .fires(.dkimKeyMissing, .warning, .recordBroken, "a record without a key", dkim("fail (invalid public key) \(names)")),
        .fires(
            .dkimKeyMissing, .info, "the mail is a year old",
            mail {
                $0.results = "dkim=permerror (no key for signature) \(names)"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1740830398"
            }),
        .fires(
            .dkimKeyMissing, .info, "the second of two signatures, and the first is valid",
            dkim("pass \(names); dkim=neutral (no key) header.d=service.example header.s=s2")),
        .silent(
            .dkimKeyMissing, .otherCause, "a verifier that does not know the algorithm",
            mail {
                $0.results = "dkim=neutral (no key) \(names) header.a=ed25519-sha256"
                $0.signature = nil
            }),
        .fires(.dkimKeyMissing, .warning, "a key without bits", dkim("permerror (0-bit key) \(names)")),
        .silent(.dkimKeyMissing, .otherCause, "no bits because there was no answer", dkim("temperror (0-bit key) \(names)")),
        .silent(.dkimKeyMissing, .otherCause, "no bits because the key was not asked for", dkim("neutral (0-bit key) \(names)")),
        .fires(
            .dkimKeyMissing, .warning, .unusable, "missing or broken, and written as none",
            dkim("none (\"invalid DKIM record\") \(names)")),
        .silent(.dkimKeyMissing, .otherCause, "none because there is no signature", dkim("none (message not signed) \(names)")),
        .fires(
            .dkimKeyMissing, .info, .fetchedLater, "the server behind had it",
            behindGateway("fail (no key for signature) \(names)", "pass \(names)")),
        .fires(
            .dkimKeyMissing, .info, .fetchedLater, "the server behind had it, and the signature did not fit",
            behindGateway("fail (no key for signature) \(names)", "fail (signature did not verify) header.d=service.example")),
        .fires(
            .dkimKeyMissing, .info, .fetchedLater, "at a stranger's, and the final server had it",
            SampleMail.listed.with {
                $0.results = "dkim=fail (2048-bit key) reason=\"body has been altered\" \(names)"
                $0.below = takenIn("fail (no key for signature)") + $0.below
            }),
        .fires(
            .dkimKeyMissing, .warning, "the server before had it: it may be gone since",
            behindGateway("pass \(names)", "fail (no key for signature) \(names)")),
        .fires(
            .dkimKeyMissing, .warning, "a changed body is seen without a key",
            behindGateway("fail (no key for signature) \(names)", "fail (body hash did not verify) \(names)")),
        .fires(
            .dkimKeyMissing, .warning, "the server behind had another key of the domain",
            behindGateway("fail (no key for signature) \(names)", "pass header.d=service.example header.s=s2")),
        .silent(.dkimKeyMissing, .otherCause, "no answer is not no key", dkim("temperror (dns failure for signature) \(names)")),

        .fires(.dkimTemperrorDNS, .warning, "no answer", dkim("temperror (dns failure for signature) \(names)")),
        .fires(.dkimTemperrorDNS, .warning, "no bits because there was no answer", dkim("temperror (0-bit key) \(names)")),
        .fires(.dkimTemperrorDNS, .warning, "the word alone", dkim("temperror \(names)")),
        .fires(
            .dkimTemperrorDNS, .info, .fetchedLater, "the server behind had it",
            behindGateway("temperror (dns failure for signature) \(names)", "pass \(names)")),
        .fires(
            .dkimTemperrorDNS, .warning, "the server behind says none",
            behindGateway("temperror (dns failure for signature) \(names)", "none")),
        .silent(.dkimTemperrorDNS, .hidden, "the answer was no key", dkim("temperror (no key for signature) \(names)")),
        .silent(.dkimTemperrorDNS, .otherCause, "the body", dkim("fail (body hash did not verify) \(names)")),

        .fires(.dkimTestMode, .notice, "t=y", dkim("pass (test mode) \(names)")),
        .silent(.dkimTestMode, .otherCause, "an ordinary key", .clean),
        .silent(
            .dkimTestMode, .notTrusted, "a claim",
            mail {
                $0.below =
                    "Received: from x.else.example (x.else.example [192.0.2.77]) by mx.else.example with ESMTP id 9;\n"
                    + " Sun, 1 Mar 2026 11:00:00 +0000\nAuthentication-Results: mx.else.example; dkim=pass (test mode) \(names)\n"
                $0.results = nil
                $0.client = "mx.else.example"
            }),

        .fires(.dkimLengthLimited, .critical, "a longer body", signed("l=3")),
        .fires(.dkimLengthLimited, .info, "all of the body", signed("l=8")),
        .fires(.dkimLengthLimited, .warning, .notMeasured, "no body here", signed("l=3").with { $0.body = "" }),
        .silent(.dkimLengthLimited, .otherResult, "no limit", .clean),

        .fires(
            .dkimWeakKey, .warning, "512 bits by the length of the signature", signed("b=" + String(repeating: "Ab12", count: 22))
        ),
        .fires(.dkimWeakKey, .warning, "512 bits by the comment", dkim("pass (512-bit key) \(names)")),
        .fires(
            .dkimWeakKey, .warning, .sha1, "SHA-1",
            mail {
                $0.below =
                    "DKIM-Signature: v=1; a=rsa-sha1; d=service.example; s=old; h=from; bh=YQ==; b=\(SampleMail.longSignature)\n"
            }),
        .fires(
            .dkimWeakKey, .notice, .refused, "a receiver asks for more", dkim("policy (1024-bit key, key too small) \(names)")),
        .silent(.dkimWeakKey, .otherResult, "2048 bits", .clean),
        .silent(
            .dkimWeakKey, .otherResult, "no key makes a signature of 33 bytes: it was cut",
            signed("b=" + String(repeating: "Ab12", count: 11))),
        .silent(
            .dkimWeakKey, .otherResult, "Ed25519 signatures are short",
            mail {
                $0.signature = nil
                $0.below =
                    "DKIM-Signature: v=1; a=ed25519-sha256; d=service.example; s=e; h=from; bh=YQ==; b="
                    + String(repeating: "Ab12", count: 22) + "\n"
            }),

        .fires(.dkimFromNotSigned, .critical, "h= without from", mail { $0.signature = "d=service.example; s=s1; h=to:subject" }),
        .fires(
            .dkimFromNotSigned, .critical, "two From fields, one signed",
            mail {
                $0.from = "From: ceo@bank.example\nFrom: info@service.example\n"
            }),
        .fires(
            .dkimFromNotSigned, .notice, "it did not pass",
            mail {
                $0.results = "dkim=permerror (signature syntax error) \(names)"
                $0.signature = "d=service.example; s=s1; h=to:subject"
            }),
        .silent(.dkimFromNotSigned, .otherResult, "from is signed", .clean),
        .silent(
            .dkimFromNotSigned, .otherResult, "two From fields, oversigned",
            mail {
                $0.from = "From: ceo@bank.example\nFrom: info@service.example\n"
                $0.signature = "d=service.example; s=s1; h=from:from:from:to"
            }),

        .fires(
            .dkimReplaySuspected, .warning, "old, and for somebody else",
            mail {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.results = "dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1772333998"
                $0.to = "other@else.example"
            }),
        .fires(
            .dkimReplaySuspected, .notice, "a blind copy through a service",
            mail {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.results = "dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example"
                $0.to = "other@else.example"
            }),
        .silent(
            .dkimReplaySuspected, .tooFewSigns, "a clock of the author's that is a year behind",
            mail {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.results = "dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example"
                $0.signature = "d=service.example; s=s1; h=from:to"
                $0.date = "Sat, 1 Mar 2025 11:59:58 +0000"
            }),
        .silent(
            .dkimReplaySuspected, .tooFewSigns, "a strange envelope alone",
            mail {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.results = "dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example"
            }),
        .silent(
            .dkimReplaySuspected, .tooFewSigns, "old, through a service that signed before the author's signature was put above",
            mail {
                $0.path = "x9@vps.example"
                $0.client = "s1.vps.example"
                $0.results = "dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1772333998"
                $0.from =
                    "DKIM-Signature: v=1; a=rsa-sha256; d=vps.example; s=x; h=from; bh=YWJj\n\tZA==; b=AAAA\n" + $0.from
            }),
        .silent(
            .dkimReplaySuspected, .aligned, "a blind copy from the author's server",
            mail {
                $0.signature = "d=service.example; s=s1; h=from:to; t=1772333998"
                $0.to = "other@else.example"
            }),
        .silent(.dkimReplaySuspected, .forwarded, "a forwarding explains it", .forwarded),
        .silent(
            .dkimReplaySuspected, .fieldPresent, "a newsletter",
            mail {
                $0.path = "x9@vps.example"
                $0.results = "dkim=pass \(names); spf=pass smtp.mailfrom=x9@vps.example"
                $0.signature = "d=service.example; s=s1; h=from:to; t=1772333998"
                $0.fields = "List-Unsubscribe: <https://service.example/u>\n"
            }),
    ]
}
