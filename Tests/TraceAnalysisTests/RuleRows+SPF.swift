@testable import TraceAnalysis

extension RuleRow {
    private static func spf(_ statement: String, _ rest: String = "") -> SampleMail {
        mail { $0.results = "spf=\(statement)" + (rest.isEmpty ? "" : "; " + rest) }
    }

    /// What the final server says of a mail that the reader's own filter took in, with a PASS.
    private static func behindFilter(_ result: String) -> SampleMail {
        mail {
            $0.client = "mx1.mailbox.example"
            $0.results = "spf=\(result) smtp.mailfrom=info@service.example"
            $0.signature = nil
            $0.below = """
                Authentication-Results: mx1.mailbox.example; spf=pass smtp.mailfrom=info@service.example
                Received: from mail.service.example (mail.service.example [192.0.2.77])
                \tby mx1.mailbox.example (Postfix) with ESMTPS id 4fP09
                \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 11:59:59 +0000

                """
        }
    }

    /// The same of a server that the reader trusts or not, and that works for senders too.
    private static func behind(_ host: String, trust: [String]) -> SampleMail {
        behindFilter("softfail").with {
            $0.client = host
            $0.below = $0.below.replacing("mx1.mailbox.example", with: host)
            $0.trust = trust
        }
    }

    /// A server of a service that filters mail for others handed it over, and left no result.
    private static func ofFilter(_ result: String, _ signature: String?) -> SampleMail {
        mail {
            $0.client = "mx0a-00123456.pphosted.com"
            $0.results = "spf=\(result) smtp.mailfrom=info@service.example" + (signature.map { "; " + $0 } ?? "")
        }
    }

    /// Handed in by a user of a provider that puts its own name over the envelope sender.
    private static func handedIn(under sender: String) -> SampleMail {
        mail {
            $0.client = "out.isp.example"
            $0.path = sender
            $0.results = "spf=pass smtp.mailfrom=\"\(sender)\""
            $0.below = """
                Received: from desk.isp.example (localhost [127.0.0.1]) by out.isp.example (Postfix) with ESMTPSA id 4fP09;
                \tSun, 1 Mar 2026 11:59:59 +0000

                """
        }
    }

    private static let stranger = "pass smtp.mailfrom=news@cheap.example"
    private static let service = "pass smtp.mailfrom=0100-0@amazonses.com"
    private static let signed = "dkim=pass header.d=service.example header.s=s1"

    static let spfRows: [RuleRow] = [
        .fires(.spfPassForForwarder, .warning, "a forwarding mailbox", .forwarded),
        .fires(.spfPassForForwarder, .warning, .sameName, "a mailbox of the author's domain", .forwardedInside),
        .silent(.spfPassForForwarder, .aligned, "direct", .clean),
        .silent(.spfPassForForwarder, .otherRole, "a stranger's name", spf(stranger)),
        .silent(.spfPassForForwarder, .otherRole, "a list", .listed),
        .silent(.spfPassForForwarder, .otherResult, "the forwarder kept the sender", .aliased),
        .silent(
            .spfPassForForwarder, .noAuthor, "two authors",
            SampleMail.forwarded.with {
                $0.from = "From: a@bank.example\nFrom: info@service.example\n"
            }),

        .fires(.spfPassForESPDomain, .warning, "nothing proves the author", spf(service)),
        .fires(.spfPassForESPDomain, .notice, "the author's signature passed", spf(service, signed)),
        .fires(
            .spfPassForESPDomain, .warning, .tenant, "a provider's name for a customer",
            spf("pass smtp.mailfrom=x@tenant.onmicrosoft.com")),
        .silent(
            .spfPassForESPDomain, .aligned, "the customer's own domain", spf("pass smtp.mailfrom=x@em801.service.example")),
        .silent(.spfPassForESPDomain, .otherRole, "no sending service", spf(stranger)),

        .fires(.spfPassUnaligned, .warning, "a throw-away domain", spf(stranger)),
        .fires(.spfPassUnaligned, .notice, "beside the author's signature", spf(stranger, signed)),
        .fires(.spfPassUnaligned, .notice, .list, "a list", .listed),
        .fires(
            .spfPassUnaligned, .notice, .sameProvider, "another domain of the author's provider",
            mail {
                $0.from = "From: info@fastmail.com\n"
                $0.results = "spf=pass smtp.mailfrom=info@messagingengine.com"
                $0.client = "out1.messagingengine.com"
                $0.signature = nil
            }),
        .fires(
            .spfPassUnaligned, .warning, .rewritten, "the provider's name over the author's",
            handedIn(under: "SRS0=Ju2X=GT=service.example=info@isp.example")),
        .fires(
            .spfPassUnaligned, .warning, "the provider's name over somebody else's",
            handedIn(under: "SRS0=Ju2X=GT=else.example=info@isp.example")),
        .silent(.spfPassUnaligned, .aligned, "the author's own name", .clean),
        .silent(.spfPassUnaligned, .hidden, "a sending service", spf(service)),
        .silent(.spfPassUnaligned, .hidden, "a forwarder", .forwarded),
        .silent(
            .spfPassUnaligned, .otherRole, "a server name",
            mail {
                $0.path = ""
                $0.results = "spf=pass smtp.helo=mail.cheap.example"
            }),

        .fires(.spfFailExplainedByForwarding, .notice, "a .forward", .aliased),
        .fires(.spfFailExplainedByForwarding, .notice, .claimed, "the same, and no signature passed", .aliasedUnsigned),
        .fires(
            .spfFailExplainedByForwarding, .notice, "by a service that only forwards, and whose signature passed",
            SampleMail.aliasedUnsigned.with {
                $0.client = "mx1.forwardemail.net"
                $0.below = $0.below.replacing("mx.uni.example", with: "mx1.forwardemail.net")
            }),
        .fires(
            .spfFailExplainedByForwarding, .notice, "on a trusted server",
            SampleMail.aliasedUnsigned.with { $0.trust = ["mx.uni.example"] }),
        .silent(
            .spfFailExplainedByForwarding, .otherCause, "by a record that the receiver made up",
            SampleMail.aliased.with {
                $0.results =
                    "spf=neutral (192.0.2.1 is neither permitted nor denied by best guess record for domain of info@service.example) "
                    + "smtp.mailfrom=info@service.example"
            }),
        .silent(.spfFailExplainedByForwarding, .notForwarded, "direct", spf("fail smtp.mailfrom=info@service.example")),
        .silent(.spfFailExplainedByForwarding, .otherResult, "nothing failed", .clean),
        .silent(
            .spfFailExplainedByForwarding, .settledElsewhere, "it failed before too",
            SampleMail.aliased.with { mail in
                mail.trust = ["mx.uni.example"]
                mail.below +=
                    "Authentication-Results: mx.uni.example; spf=fail (does not designate 192.0.2.25) "
                    + "smtp.mailfrom=info@service.example\n"
            }),

        .fires(.spfNeutralSoftfail, .notice, "softfail and no signature", spf("softfail smtp.mailfrom=info@service.example")),
        .fires(
            .spfNeutralSoftfail, .info, "softfail and a signature", spf("softfail smtp.mailfrom=info@service.example", signed)),
        .fires(.spfNeutralSoftfail, .notice, "neutral", spf("neutral smtp.mailfrom=info@service.example")),
        .fires(
            .spfNeutralSoftfail, .info, .gateway, "a filter in front",
            behindFilter("softfail")),
        .fires(
            .spfNeutralSoftfail, .info, .gateway, "a FAIL behind a filter in front",
            behindFilter("fail")),
        .fires(
            .spfNeutralSoftfail, .info, .gateway, "a service that filters, and that the reader names as his",
            behind("mx0a-00123456.pphosted.com", trust: ["pphosted.com"])),
        .fires(
            .spfNeutralSoftfail, .notice, .filter, "the same, which may as well be the sender's",
            behind("mx0a-00123456.pphosted.com", trust: [])),
        .fires(
            .spfNeutralSoftfail, .notice, "a host of a mailbox provider, though trusted",
            behind("mail-db8eur05on2101.outbound.protection.outlook.com", trust: ["microsoft"])),
        .fires(.spfNeutralSoftfail, .notice, .filter, "softfail for a service that filters", ofFilter("softfail", nil)),
        .fires(.spfNeutralSoftfail, .notice, .filter, "a FAIL for one", ofFilter("fail", nil)),
        .fires(.spfNeutralSoftfail, .info, .filter, "a FAIL for one and a signature", ofFilter("fail", signed)),
        .silent(
            .spfNeutralSoftfail, .otherResult, "a FAIL for a relay that stands behind senders alone",
            ofFilter("fail", signed).with { $0.client = "amber.elm.relay.mailchannels.net" }),
        .silent(
            .spfNeutralSoftfail, .internalMove, "the author's own relay judged a host of the author's",
            mail {
                $0.results = nil
                $0.below = """
                    Received: from desk.service.example (desk.service.example [198.51.100.9])
                    \tby mail.service.example (Postfix) with ESMTP id 4fP07; Sun, 1 Mar 2026 11:59:59 +0000
                    Authentication-Results: mail.service.example; spf=neutral smtp.mailfrom=info@service.example

                    """
            }),
        .fires(
            .spfNeutralSoftfail, .notice, "a relay of the sender's that has to be listed",
            mail {
                $0.client = "relay.sender.example"
                $0.results = "spf=softfail smtp.mailfrom=info@service.example"
                $0.signature = nil
                $0.below = """
                    Authentication-Results: relay.sender.example; spf=pass smtp.mailfrom=info@service.example
                    Received: from mail.service.example (mail.service.example [192.0.2.77])
                    \tby relay.sender.example (Postfix) with ESMTPS id 4fP09
                    \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 11:59:59 +0000

                    """
            }),
        .silent(.spfNeutralSoftfail, .otherResult, "fail is not weak", spf("fail smtp.mailfrom=info@service.example")),
        .silent(
            .spfNeutralSoftfail, .otherCause, "a guess",
            spf(
                "neutral (192.0.2.25 is neither permitted nor denied by best guess record for domain of info@service.example) "
                    + "smtp.mailfrom=info@service.example")),
        .silent(
            .spfNeutralSoftfail, .hidden, "a forwarding explains it",
            SampleMail.aliased.with {
                $0.results = $0.results?.replacing("spf=fail", with: "spf=softfail")
            }),

        .fires(.spfTemperrorDNS, .warning, "no answer", spf("temperror smtp.mailfrom=info@service.example")),
        .fires(.spfTemperrorDNS, .warning, .recordBroken, "a broken record", spf("permerror smtp.mailfrom=info@service.example")),
        .silent(.spfTemperrorDNS, .otherResult, "an answer", .clean),
        .silent(
            .spfTemperrorDNS, .settledElsewhere, "a second program had an answer",
            mail {
                $0.above =
                    "Received-SPF: temperror (DNS timeout) identity=mailfrom; client-ip=192.0.2.25; "
                    + "envelope-from=info@service.example; receiver=mx.mailbox.example\n"
            }),

        .fires(
            .bestguesspass, .notice, .dmarc, "DMARC",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=bestguesspass header.from=service.example"
            }),
        .fires(
            .bestguesspass, .notice, .spf, "SPF",
            spf(
                "pass (x: best guess record for domain of info@service.example designates 192.0.2.25 as permitted sender) "
                    + "smtp.mailfrom=info@service.example")),
        .silent(.bestguesspass, .otherCause, "a record", .clean),
    ]
}
