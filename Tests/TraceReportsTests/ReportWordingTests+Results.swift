import Testing

@testable import TraceReports

/// What is said of results, and of what makes them mislead.
extension ReportWordingTests {
    /// Mail that Microsoft took from a server of the author's.
    private static func microsoft(_ results: String, _ from: String = "info@service.example") -> String {
        """
        Authentication-Results: spf=neutral (sender IP is 192.0.2.25) smtp.mailfrom=else.example; dkim=none (message not signed)
         header.d=none; dmarc=none action=none header.from=service.example; \(results)
        Received: from mail.service.example (192.0.2.25) by AB1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP
         Server id 15.20.1.1 via Frontend Transport; Sun, 1 Mar 2026 12:00:00 +0000

        """ + author
    }

    /// A list's server, and a server of another organization that took the mail for it.
    private static let renamed = """
        Received: from list.else.example (list.else.example [198.51.100.3]) by mx.mailbox.example (Postfix) with ESMTPS id 4fP0B;
         Sun, 1 Mar 2026 12:00:04 +0000
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by list.else.example (Postfix) with ESMTPS
         id 4fP0A; Sun, 1 Mar 2026 12:00:00 +0000

        """

    /// Two servers of one network with a stranger's between them; the older one recorded a PASS.
    private static let throughStranger = """
        Received: from out.else.example (out.else.example [198.51.100.4]) by mx.mailbox.example (Postfix) with ESMTPS id 4fP0D;
         Sun, 1 Mar 2026 12:00:06 +0000
        Received: from relay.stranger.example (relay.stranger.example [203.0.113.9]) by out.else.example (Postfix) with ESMTPS
         id 4fP0C; Sun, 1 Mar 2026 12:00:05 +0000
        Received: from mx.else.example (mx.else.example [198.51.100.3]) by relay.stranger.example (Postfix) with ESMTPS
         id 4fP0B; Sun, 1 Mar 2026 12:00:04 +0000
        Authentication-Results: mx.else.example; spf=pass smtp.mailfrom=info@service.example
        Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.else.example (Postfix) with ESMTPS
         id 4fP0A; Sun, 1 Mar 2026 12:00:00 +0000

        """

    private static func withoutFrom(_ results: String) -> String {
        "Authentication-Results: mx.mailbox.example; \(results)\n" + received + "To: reader@mailbox.example\n\n"
    }

    private static let borderLine = """
        Received: from mail.service.example (192.0.2.25) by AB1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP
         Server id 15.20.1.1 via Frontend Transport; Sun, 1 Mar 2026 12:00:00 +0000

        """
    private static let innerLine = """
        Received: from AB1.eop-nam02.prod.protection.outlook.com (2603:10b6:303:dc:cafe::7a) by AB2.outlook.office365.com
         (2603:10b6:303:dc::16) with Microsoft SMTP Server id 15.20.1.1 via Frontend Transport; Sun, 1 Mar 2026 12:00:02 +0000

        """
    private static func nameless(_ result: String) -> String {
        "Authentication-Results: spf=\(result) (sender IP is 192.0.2.25) smtp.mailfrom=service.example; dkim=none (message not\n"
            + " signed) header.d=none; dmarc=\(result) action=none header.from=service.example\n"
    }

    static let ofResults: [Row] = [
        Row(
            testDescription: "a failure that may be the receiver's own",
            message: "Authentication-Results: edge.mailbox-host.example; dmarc=fail header.from=service.example\n"
                + "Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.25; envelope-from=x@else.example;"
                + " receiver=mx.mailbox.example\n" + received + author,
            says: [
                "A DMARC result for service.example in the name of edge.mailbox-host.example says fail. It may be the receiving"
                    + " server's own"
            ]),
        Row(
            testDescription: "results that rest on the server's removal of foreign ones",
            message: received + "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=info@service.example\n"
                + author,
            says: ["Results under the line of a server that you trust stand where whoever sent the mail could have written them"]),
        Row(
            testDescription: "a Return-Path that was written anew",
            message: "Return-Path: <boss@bank.example>\n"
                + "Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.25; envelope-from=info@service.example;"
                + " receiver=mx.mailbox.example\n" + received + author,
            says: ["Return-Path holds another sender than the one that the receiving server saw"],
            never: ["Results under the line of a server that you trust"]),
        Row(
            testDescription: "a copy that ends inside of the results",
            message: received
                + "Authentication-Results: mx.mailbox.example; dkim=pass header.d=service.example;\n spf=pass (domain of a@service.exa",
            says: [
                "This copy ends in the middle of Authentication-Results: what followed is not known.", "Get the whole source",
            ],
            never: ["dmarc-missing", "_dmarc"]),
        Row(
            testDescription: "a copy that ends behind the results",
            message: received + "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=info@service.example\n",
            says: ["dmarc-missing"], never: ["in the middle of"]),
        Row(
            testDescription: "a name that is masked",
            message: received
                + "Authentication-Results: mx.mailbox.example; spf=permerror smtp.mailfrom=[email protected]\n" + author,
            says: ["a name that is masked in this copy"], never: ["a name that was not recorded"]),
        Row(
            testDescription: "a name that was not recorded",
            message: received + "Authentication-Results: mx.mailbox.example; spf=permerror\n" + author,
            never: ["a name that is masked in this copy"]),
        Row(
            testDescription: "a mailbox provider lists no server of others",
            message: "Authentication-Results: mx.mailbox.example; spf=softfail smtp.mailfrom=info@gmail.com\n" + received
                + author.replacing("info@service.example", with: "info@gmail.com"),
            says: ["has to leave through the servers of its provider"], never: ["dig +noall +answer gmail.com"]),
        Row(
            testDescription: "a header on one line",
            message: "Delivered-To: reader@mailbox.example "
                + withoutFrom("spf=pass smtp.mailfrom=info@service.example").split(separator: "\n").joined(separator: " ")
                + "\n",
            says: ["This copy lost its line breaks", "Get the whole source of the message"],
            never: ["saved before it was sent"]),
        Row(
            testDescription: "no From, and nobody who tells what stood there",
            message: withoutFrom("spf=pass smtp.mailfrom=info@service.example"),
            says: [
                "PASS is about service.example; whether that is the author's domain, this copy does not show.",
                "SPF for a name that cannot be compared with From",
            ],
            never: ["not the author's", "was not proven"]),
        Row(
            testDescription: "no From, and a DMARC result that tells what stood there",
            message: withoutFrom("spf=pass smtp.mailfrom=info@service.example; dmarc=pass header.from=service.example"),
            says: ["That the author's domain is service.example is what the DMARC result of mx.mailbox.example says."],
            never: ["not the author's", "was not proven"]),
        Row(
            testDescription: "results without a name behind the author's fields", message: borderLine + author + nameless("pass"),
            says: ["Their place does not show who wrote them", "The results that say so stand behind the author's own fields"]),
        Row(
            testDescription: "the same over the border's line", message: nameless("pass") + borderLine + author,
            never: ["Their place does not show who wrote them", "stand behind the author's own fields"]),
        Row(
            testDescription: "the border's line is missing", message: innerLine + nameless("pass") + author,
            says: ["the line of the server that took the mail in is missing", "missing-hop · before-first (likely)"],
            never: ["written outside the servers you trust"]),
        Row(
            testDescription: "the same, and nothing passed", message: innerLine + nameless("fail") + author,
            says: ["Nothing shows that a server that you trust wrote them (DMARC: fail)"],
            never: ["No server that you trust wrote"]),
        Row(
            testDescription: "a renamed copy of a server that is trusted",
            message: renamed + author
                + "X-Mailman-Original-Authentication-Results: list.else.example; dkim=pass header.d=service.example\n",
            says: [
                "Trusted servers those of the newest hop's network (mailbox.example), else.example",
                "· a renamed copy: where it stands does not show that this server wrote it",
                "Nothing shows that a server that you trust wrote them",
            ],
            never: ["written outside of the servers that you trust"], trust: ["else.example"]),
        Row(
            testDescription: "the same, where it is not trusted",
            message: renamed + author
                + "X-Mailman-Original-Authentication-Results: list.else.example; dkim=pass header.d=service.example\n",
            says: [
                "Trusted servers those of the newest hop's network (mailbox.example) ",
                "· a claim: written outside of the servers that you trust",
            ]),
        Row(
            testDescription: "a claim in the name of a server that was named, and a stranger had the mail behind it",
            message: throughStranger + author,
            says: ["although you named it with --trust: behind it the mail passed hop 2 (relay.stranger.example)"],
            never: ["name with --trust what"], trust: ["else.example"]),
        Row(
            testDescription: "a stranger handed the mail over, so the name moved nothing, and that is told",
            message: throughStranger.replacing(
                "from out.else.example (out.else.example [198.51.100.4])",
                with: "from relay.stranger.example (relay.stranger.example [203.0.113.9])") + author,
            says: ["--trust else.example changed nothing: no server that is trusted recorded"],
            never: ["No server in this copy answers to"], trust: ["else.example"]),
        Row(
            testDescription: "two strangers had the mail behind it",
            message: throughStranger.replacing(
                "Received: from mx.else.example (mx.else.example [198.51.100.3]) by relay.stranger.example (Postfix) with ESMTPS",
                with: """
                    Received: from out.third.example (out.third.example [203.0.113.8]) by relay.stranger.example (Postfix) with ESMTPS
                     id 4fP0X; Sun, 1 Mar 2026 12:00:04 +0000
                    Received: from mx.else.example (mx.else.example [198.51.100.3]) by mx.third.example (Postfix) with ESMTPS
                    """) + author,
            says: ["the mail passed hop 2 (mx.third.example) and hop 3 (relay.stranger.example)"], trust: ["else.example"]),
        Row(
            testDescription: "the same, and nobody was named", message: throughStranger + author,
            says: ["name with --trust what is a server of yours"], never: ["although you named it"]),
        Row(
            testDescription: "no network of the newest hop can be named",
            message: "Received: from mail.service.example (mail.service.example [192.0.2.25]) by localhost with ESMTP id 1;"
                + " Sun, 1 Mar 2026 12:00:00 +0000\n" + author,
            says: ["Trusted servers only the line of hop 1 "]),
        Row(
            testDescription: "the newest hop's own network is named", message: received + author,
            says: ["Trusted servers those of the newest hop's network (mailbox.example) The way"], trust: ["mailbox.example"]),
        Row(
            testDescription: "a composite result that failed", message: microsoft("compauth=fail reason=001"),
            says: [
                "001: nothing passed for the author, whose domain has no record or only a weak one",
                "Only an overall judgement of hop 1 (AB1.mail.protection.outlook.com) speaks about service.example: compauth=fail.",
            ],
            never: ["recorded a PASS or a FAIL"]),
        Row(
            testDescription: "a composite result that passed for a reason of its own",
            message: microsoft("compauth=pass reason=105"),
            says: [
                "105: a reason that Microsoft does not document",
                "speaks about service.example: compauth=pass.",
            ],
            never: ["does not say for which name"]),
        Row(
            testDescription: "a composite result for a reason that its own field does not show",
            message: microsoft("compauth=pass reason=101"),
            says: ["101: a signature of the domain in From, as Microsoft says; no such PASS stands beside it"]),
        Row(
            testDescription: "a composite result for a reason that stands beside it",
            message: microsoft("compauth=pass reason=101").replacing(
                "dkim=none (message not signed)\n header.d=none",
                with: "dkim=pass (signature was verified)\n header.d=service.example"),
            says: ["101: a signature of the domain in From"], never: ["as Microsoft says"]),
        Row(
            testDescription: "a client that no line shows, and one that its line shows",
            message: "Received-SPF: pass (filter.else.example: domain of service.example) client-ip=203.0.113.25;\n" + received
                + "Received-SPF: pass (mx.mailbox.example: domain of service.example) client-ip=192.0.2.25;\n" + author,
            says: ["Client 203.0.113.25"], never: ["Client 192.0.2.25"]),
        Row(
            testDescription: "words of spam filters where the final server left no results",
            message: "X-Spam-Status: No, score=-0.1 tests=BAYES_00,DKIM_VALID,SPF_PASS\n"
                + "X-Spamd-Result: default: False [-0.7 / 15.0];\n\tFROM_HAS_DN(0.00)[];\n\tR_SPF_ALLOW(-0.2)[+a:c];\n" + received
                + author,
            says: [
                "X-Spam-Status holds words of a spam filter, of which nothing is concluded here: DKIM_VALID,SPF_PASS.",
                "“R_SPF_ALLOW(-0.2)[+a:c];”", "judged nowhere",
            ], never: ["the filter ran on", "bears the number"]),
        Row(
            testDescription: "words of spam filters that tell where they were written",
            message: "X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on filter.else.example\n"
                + "X-Spam-Status: No, score=-0.1 tests=DKIM_VALID,SPF_PASS\nX-Rspamd-Queue-Id: 4fP0A\n"
                + "X-Spamd-Result: default: False [-0.7 / 15.0];\n\tR_SPF_ALLOW(-0.2)[+a:c];\n" + received + author,
            says: [
                "X-Spam-Checker-Version says of itself that the filter ran on filter.else.example; nothing shows that it is true.",
                "bears the number that hop 1 (mx.mailbox.example), a server that you trust, gave to the mail: 4fP0A.",
            ]),
        Row(
            testDescription: "words of a spam filter of an earlier server, and a number that no line bears",
            message: "X-Spamd-Result: default: False [-0.7 / 15.0];\n\tR_SPF_ALLOW(-0.2)[+a:c];\n"
                + "X-Rspamd-Queue-Id: 4fP0A\nX-Rspamd-Queue-Id: 4fP0C\n" + renamed + author,
            says: ["hop 1 (list.else.example), which is outside of the servers that you trust, gave to the mail: 4fP0A."],
            never: ["4fP0C"]),
        Row(
            testDescription: "a claim in the first label of a host's name",
            message: renamed.replacing(
                "\nReceived: from mail",
                with: "\nAuthentication-Results: list; spf=pass (sender IP is 192.0.2.25) smtp.mailfrom=service.example"
                    + "\nReceived: from mail") + author,
            says: ["in the name of list out of your decision. If it is a server of yours, name its host list.else.example with"]),
        Row(
            testDescription: "the report of a spam filter that left no list of its words",
            message: "X-Spam-Report: \n\t*  0.0 SPF_SOFTFAIL SPF: sender does not match\n" + received + author,
            says: ["X-Spam-Report holds words of a spam filter", "SPF_SOFTFAIL SPF: sender does not match"]),
        Row(
            testDescription: "words of spam filters that say nothing of SPF, DKIM or DMARC",
            message: "X-Spam-Status: No, score=-0.1 tests=BAYES_00\n" + received + author, says: ["left no field"],
            never: ["words of a spam filter, of"]),
        Row(
            testDescription: "SPF alone failed",
            message: received
                + "Authentication-Results: mx.mailbox.example; spf=fail smtp.mailfrom=info@service.example; dkim=none\n"
                + author,
            says: ["neither SPF nor a valid DKIM signature shows that the mail comes from service.example"],
            never: ["its signature is not valid", "repair its DKIM"]),
        Row(
            testDescription: "DMARC failed beside a proof",
            message: received + """
                Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=info@news.service.example;
                 dmarc=fail header.from=service.example

                """ + author,
            says: ["DMARC failed although SPF or DKIM passed for a name of its organization"]),
        Row(
            testDescription: "a weak word",
            message: received
                + "Authentication-Results: mx.mailbox.example; spf=neutral smtp.mailfrom=info@service.example\n" + author,
            says: ["what was recorded (neutral) leaves it open"]),
        Row(
            testDescription: "a copy of what passed by several methods",
            message: """
                Received: from mx.else.example (mx.else.example [198.51.100.9]) by mx.mailbox.example (Postfix) with ESMTPS id 3
                 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                X-Original-Authentication-Results: mx.else.example; spf=pass smtp.mailfrom=info@service.example;
                 dmarc=pass header.from=service.example
                Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.else.example (Postfix) with ESMTPS
                 id 2 for <piyo@else.example>; Sun, 1 Mar 2026 12:00:00 +0000

                """ + author,
            says: [
                "What passed for service.example is only a copy of an earlier server's statement",
                "Quote that PASS for service.example only as what mx.else.example is said to have found",
            ],
            never: ["Quote it"]),
        Row(
            testDescription: "a server that writes its domain in one field and its host in another",
            message: """
                Received: from mail-a1-f41.google.com (mail-a1-f41.google.com [209.85.220.41]) by mx.mailbox.example (Postfix)
                 with ESMTPS id 3 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                Received: from mail.service.example (mail.service.example. [192.0.2.25]) by mx.google.com with ESMTPS id 2
                 for <piyo@company.example>; Sun, 1 Mar 2026 12:00:00 +0000
                Received-SPF: pass (google.com: domain of info@service.example designates 192.0.2.25 as permitted sender)
                 client-ip=192.0.2.25;
                Authentication-Results: mx.google.com; spf=pass (google.com: domain of info@service.example designates
                 192.0.2.25 as permitted sender) smtp.mailfrom=info@service.example

                """ + author,
            says: [
                "Leave the claims in the name of mx.google.com out", "name with --trust what is a server of yours.",
                "such PASS results in this copy: 2",
            ],
            never: ["results of google.com", "a result of google.com"]),
        Row(
            testDescription: "results of ARC at several hops, with codes of their writer",
            message: """
                Received: from mx.else.example (mx.else.example [198.51.100.9]) by mx.mailbox.example (Postfix) with ESMTPS id 3
                 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:02 +0000
                Authentication-Results: mx.mailbox.example; arc=fail (47)
                ARC-Seal: i=1; a=rsa-sha256; cv=none; d=else.example; s=s; t=1772366401; b=AbCd
                ARC-Message-Signature: i=1; a=rsa-sha256; d=else.example; s=s; h=from; bh=AbCd; b=AbCd
                ARC-Authentication-Results: i=1; mx.else.example; arc=none; spf=pass smtp.mailfrom=info@service.example
                Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.else.example (Postfix) with ESMTPS
                 id 2 for <piyo@else.example>; Sun, 1 Mar 2026 12:00:00 +0000

                """ + author,
            says: ["mx.mailbox.example recorded arc=fail at hop 2", "mx.else.example recorded arc=none in i=1"],
            never: ["· 47"]),
        Row(
            testDescription: "the whole sender in a comment",
            message: received + """
                Authentication-Results: mx.mailbox.example; spf=pass (sender SPF authorized) smtp.mailfrom=service.example
                 (client-ip=192.0.2.25; helo=mail.service.example; envelope-from=info@service.example; receiver=mx.mailbox.example)

                """ + author,
            says: ["MAIL FROM info@service.example"]),
        Row(
            testDescription: "what a relay made of a sender, in a comment in lower case",
            message: received + """
                Authentication-Results: mx.mailbox.example; spf=pass (sender SPF authorized) smtp.mailfrom=service.example
                 (client-ip=192.0.2.25; envelope-from=srs0=ck6p=ar=else.example=info@service.example)

                """ + author,
            says: ["MAIL FROM service.example"], never: ["forwarding with SRS"]),
    ]
}
