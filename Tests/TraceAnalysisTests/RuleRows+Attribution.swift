@testable import TraceAnalysis

extension RuleRow {
    /// The sender wrote a field in the receiver's name under the receiver's own.
    private static let forged = mail {
        $0.client = "vps77.cheap.example"
        $0.path = "m@cheap.example"
        $0.results = "spf=none smtp.mailfrom=m@cheap.example; dkim=none; dmarc=fail header.from=service.example"
        $0.signature = nil
        $0.below =
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=service.example; "
            + "dkim=pass header.d=service.example; dmarc=pass header.from=service.example\n"
    }

    /// An older server outside the trust line says pass.
    private static let claimed = SampleMail.forwarded.with { $0.below += SampleMail.earlierResults }
    /// The same of a server that the reader trusts, where nothing of the author's passed behind the forwarding.
    private static let unsurvived = claimed.with {
        $0.trust = ["google"]
        $0.results = $0.results?.replacing("dkim=pass", with: "dkim=fail").replacing("dmarc=pass", with: "dmarc=fail")
    }

    private static let renamed =
        "X-Original-Authentication-Results: mx.else.example; spf=pass smtp.mailfrom=info@service.example\n"

    /// Sealed by the platform whose user sent it.
    private static let ownUsers = mail {
        $0.client = "mail-japaneast.outbound.protection.outlook.com"
        $0.below = SampleMail.ownUsersSeal
    }

    /// SPF failed where the mail came in, and a relay signed it in the author's name.
    private static func signedByRelay(_ signature: String) -> SampleMail {
        SampleMail.relayed.with {
            let names = "d=service.example; s=s1; h=from; bh=YWJjZA==; b=\(SampleMail.longSignature)"
            $0.results = "spf=pass smtp.mailfrom=info@service.example; dkim=pass header.d=service.example header.s=s1"
            $0.below =
                "DKIM-Signature: v=1; a=rsa-sha256; \(names)\n"
                + $0.below.replacing("spf=fail", with: "dkim=\(signature); spf=fail")
        }
    }

    /// Microsoft's own results over its border's line, and others in its style behind the author's fields.
    private static func twiceNameless(_ policy: String) -> SampleMail {
        mail {
            $0.hasTrace = false
            $0.signature = nil
            let path = "spf=pass (sender IP is 192.0.2.25)\n smtp.mailfrom=service.example; "
            $0.fields =
                "Authentication-Results: \(path)dmarc=pass action=none header.from=service.example\n"
            $0.above = ""
            $0.from = """
                Authentication-Results: \(path)\(policy)
                Received: from mail.service.example (192.0.2.25) by
                 AB1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server
                 id 15.20.1.1 via Frontend Transport; Sun, 1 Mar 2026 12:00:00 +0000

                """ + $0.from
        }
    }

    /// Received by one server, and by nobody else.
    private static func received(with transmission: String) -> SampleMail {
        mail {
            $0.hasTrace = false
            $0.signature = nil
            $0.fields = """
                Received: from pc (unknown [192.0.2.25]) by mx.mailbox.example (Postfix) with \(transmission) id 4fP0A
                \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000
                Authentication-Results: mx.mailbox.example; spf=pass (sender IP is 192.0.2.25) smtp.mailfrom=info@service.example
                Received-SPF: pass (mx.mailbox.example: connection is authenticated)

                """
        }
    }

    /// A server that is trusted took the mail from a gateway, and a field in its name and place judges the client of another server,
    /// with servers of a third organization between.
    private static let lookedPast = mail {
        $0.client = "mx.google.com"
        $0.trust = ["google"]
        $0.below =
            "Received: from delivery-1.mimecast.com (delivery-1.mimecast.com. [198.51.100.61]) by mx.google.com with ESMTPS\n"
            + " id x2si1 for <list@apps.else.example>; Sun, 1 Mar 2026 11:59:58 +0000\n"
            + "Received-SPF: pass (google.com: domain of info@service.example designates 192.0.2.10 as permitted sender)\n"
            + " client-ip=192.0.2.10;\n"
            + "Received: from out.company.example (out.company.example [198.51.100.9]) by relay.mimecast.com with ESMTP\n"
            + " id us-mta-2; Sun, 1 Mar 2026 11:59:57 +0000\n"
            + "Received: from delivery-1.mimecast.com (delivery-1.mimecast.com [198.51.100.61]) by out.company.example (Postfix)\n"
            + " with ESMTPS id 4fP0A; Sun, 1 Mar 2026 11:59:56 +0000\n"
            + "Received: from mail.service.example (mail.service.example [192.0.2.10]) by relay.mimecast.com with ESMTP\n"
            + " id us-mta-1; Sun, 1 Mar 2026 11:59:55 +0000\n"
    }

    static let attributionRows: [RuleRow] = [
        .fires(.forgedAuthenticationResults, .critical, "in the receiver's name", forged),
        .fires(
            .forgedAuthenticationResults, .critical, .nameless, "in nobody's name",
            mail {
                $0.path = "m@cheap.example"
                $0.client = "vps77.cheap.example"
                $0.results = nil
                $0.signature = nil
                $0.below =
                    "Authentication-Results: spf=pass (sender IP is 192.0.2.25) smtp.mailfrom=service.example;\n"
                    + " dkim=pass header.d=service.example; dmarc=pass header.from=service.example\n"
            }),
        .fires(.forgedAuthenticationResults, .warning, .unsigned, "no signature is left", mail { $0.signature = nil }),
        .fires(
            .forgedAuthenticationResults, .warning, "another signature is left",
            mail { $0.signature = "d=else.example; s=x; h=from" }),
        .silent(
            .forgedAuthenticationResults, .nothingToJudge, "nor is From: the copy was cut",
            mail {
                $0.signature = nil
                $0.from = ""
            }),
        .silent(.forgedAuthenticationResults, .nothingToJudge, "one field", .clean),
        .silent(
            .forgedAuthenticationResults, .nothingToJudge, "a second copy of what the server says itself",
            mail { $0.fields = "Authentication-Results: mx.mailbox.example; dkim=pass header.d=service.example header.s=s1\n" }),
        .fires(
            .forgedAuthenticationResults, .critical, .nameless, "a second field without a name that says the opposite",
            twiceNameless("dmarc=fail action=quarantine header.from=service.example")),
        .silent(
            .forgedAuthenticationResults, .nothingToJudge, "a second one that says the same",
            twiceNameless("dmarc=pass action=none header.from=service.example")),
        .fires(
            .forgedAuthenticationResults, .critical, "a second one that says more",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dkim=none"
                $0.fields = "Authentication-Results: mx.mailbox.example; dkim=pass header.d=service.example header.s=s1\n"
            }),
        .silent(.forgedAuthenticationResults, .nothingToJudge, "the receiver's own on two legs", claimed),

        .fires(.passFromUntrustedHop, .warning, "a server that the reader does not trust", claimed),
        .silent(.passFromUntrustedHop, .trusted, "the reader trusts it", claimed.with { $0.trust = ["google"] }),
        .silent(.passFromUntrustedHop, .trusted, "only the final server", .clean),

        .fires(.passFromUntrustedHop, .warning, "a copy that nobody could have renamed", mail { $0.fields = renamed }),
        .fires(
            .passFromUntrustedHop, .warning, .unattributed, "above the newest line, of a server that is not on the way",
            mail {
                $0.above = "Authentication-Results: filter.else.example; spf=pass smtp.mailfrom=info@service.example\n"
            }),

        .fires(
            .passFromUntrustedHop, .warning, .undecided, "in the name and the place of a trusted server, of another client",
            lookedPast),
        .silent(
            .passFromUntrustedHop, .trusted, "what lies between is of the recipient's organization",
            lookedPast.with { $0.below = $0.below.replacing("apps.else.example", with: "apps.company.example") }),

        .fires(.passFromEarlierLeg, .notice, "before the forwarding alone", unsurvived),
        .fires(
            .passFromEarlierLeg, .notice, .again, "before the forwarding, and behind it", claimed.with { $0.trust = ["google"] }),
        .fires(
            .passFromEarlierLeg, .notice, .onlyResult, "and nothing behind it",
            claimed.with {
                $0.trust = ["google"]
                $0.results = nil
            }),
        .silent(.passFromEarlierLeg, .notForwarded, "nobody forwarded it", .clean),
        .silent(.passFromEarlierLeg, .newestLeg, "all that passed was tested behind the forwarding", .forwarded),
        .silent(.passFromEarlierLeg, .hidden, "a claim", claimed),

        .fires(
            .resultCopiedDownstream, .info, "a renamed copy", SampleMail.forwarded.with { $0.fields = renamed }),
        .fires(
            .resultCopiedDownstream, .info, "a renamed copy with an overall judgement, which names nobody",
            SampleMail.forwarded.with { $0.fields = renamed.replacing("\n", with: "; compauth=pass reason=100\n") }),
        .fires(
            .resultCopiedDownstream, .info, .severalNames, "a renamed copy about more names than one",
            SampleMail.forwarded.with {
                $0.fields = renamed.replacing("; spf", with: "; dkim=pass header.d=sender.example; spf")
            }),
        .fires(
            .resultCopiedDownstream, .notice, .onlyResult, "the copy is all there is",
            SampleMail.forwarded.with {
                $0.results = nil
                $0.fields = renamed
            }),
        .fires(
            .resultCopiedDownstream, .info, .ownUser, "a platform vouches for its own user", ownUsers),
        .fires(.resultCopiedDownstream, .info, .ownUser, "the same, trusted", ownUsers.with { $0.trust = ["microsoft"] }),
        .fires(
            .resultCopiedDownstream, .info, .ownUser, "beside the field that the platform writes as the mail leaves",
            ownUsers.with {
                $0.below = "authentication-results: mailbox.example; dkim=none (message not signed) header.d=none;\n" + $0.below
            }),
        .fires(
            .resultCopiedDownstream, .info, .ownSignature, "a server has just made the signature",
            mail {
                $0.below =
                    "Authentication-Results: out.service.example (amavisd-new); dkim=pass\n"
                    + "\treason=\"pass (just generated, assumed good)\" header.d=service.example\n"
            }),
        .fires(
            .resultCopiedDownstream, .info, .loggedIn, "a user had logged in", received(with: "ESMTPSA")),
        .silent(.resultCopiedDownstream, .noStatement, "nobody had logged in", received(with: "ESMTPS")),
        .silent(.resultCopiedDownstream, .noStatement, "nobody could have renamed it", mail { $0.fields = renamed }),
        .silent(.resultCopiedDownstream, .noStatement, "first-hand results", .clean),

        .fires(
            .resultsDisagree, .warning, .signedLater, "a relay signed what had failed without a signature", signedByRelay("none")),
        .fires(.resultsDisagree, .notice, "it bore another signature before", signedByRelay("pass header.d=else.example")),
        .fires(
            .resultsDisagree, .notice, "DKIM before and after",
            SampleMail.forwarded.with {
                $0.below += SampleMail.earlierResults
                $0.results = $0.results?.replacing("dkim=pass", with: "dkim=fail")
            }),
        .silent(
            .resultsDisagree, .otherResult, "two words for a key that is not there",
            SampleMail.forwarded.with {
                $0.below += SampleMail.earlierResults.replacing("dkim=pass", with: "dkim=temperror (no key for signature)")
                $0.results = $0.results?.replacing("dkim=pass", with: "dkim=fail reason=\"key not found in DNS\"")
            }),
        .fires(
            .resultsDisagree, .notice, "no key, and a signature that does not fit",
            SampleMail.forwarded.with {
                $0.below += SampleMail.earlierResults.replacing("dkim=pass", with: "dkim=temperror (no key for signature)")
                $0.results = $0.results?.replacing("dkim=pass", with: "dkim=fail reason=\"signature verification failed\"")
            }),
        .fires(.resultsDisagree, .warning, .relayed, "SPF failed where the mail came in", .relayed),
        .silent(
            .resultsDisagree, .otherResult, "two names, two results",
            SampleMail.forwarded.with {
                $0.below += SampleMail.earlierResults.replacing("spf=pass", with: "spf=softfail")
            }),
        .silent(.resultsDisagree, .otherResult, "two signatures of one name, and both results at one hop", .signedAgain),
        .fires(
            .resultsDisagree, .notice, "both results at one hop, and the other names the signature",
            SampleMail.signedAgain.with { $0.below = $0.below.replacing("fail (body", with: "pass header.b=AbCdEfGh (body") }),
        .fires(
            .resultsDisagree, .notice, "SPF by the record of the name, at two hops",
            passedBefore("192.0.2.25 is neither permitted nor denied by domain of info@service.example")),
        .silent(
            .resultsDisagree, .otherResult, "a record that the receiver made up",
            passedBefore("192.0.2.25 is neither permitted nor denied by best guess record for domain of info@service.example")),
        .silent(
            .resultsDisagree, .otherResult, "none says nothing",
            SampleMail.aliased.with {
                $0.results = "spf=none smtp.mailfrom=info@service.example"
            }),

        .fires(.noResultsAtFinalHop, .info, "a server without a verifier", mail { $0.results = nil }),
        .fires(
            .noResultsAtFinalHop, .notice, "a provider that always writes them",
            mail {
                $0.path = nil
                $0.above = """
                    Return-Path: <info@service.example>
                    Received: from mail.service.example (mail.service.example. [192.0.2.25])
                     by mx.google.com with ESMTPS id 8f9.66 for <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:05 +0000

                    """
                $0.results = nil
            }),
        .fires(.noResultsAtFinalHop, .info, .noTrace, "no server left a line", .draft),
        .fires(
            .noResultsAtFinalHop, .info, .unattributed, "results of the receiving side that no line places",
            mail {
                $0.results = nil
                $0.above = "Authentication-Results: filter.else.example; spf=pass smtp.mailfrom=info@service.example\n"
            }),
        .fires(
            .noResultsAtFinalHop, .info, .notArrived, "the newest line is that of a server that sends the mail on",
            sentOn(to: "reader@gmail.com")),
        .fires(
            .noResultsAtFinalHop, .info, .earlierLeg, "a server that sends the mail on to a name that may be its own",
            sentOn(to: "reader@company.example")),
        .fires(
            .noResultsAtFinalHop, .info, .earlierLeg, "a list's server, which is trusted, judged what it sent on",
            resultsOfList.with { $0.trust = ["lists.example.org"] }),
        .fires(.noResultsAtFinalHop, .info, "a list's server judged what it sent on, and nobody trusts it", resultsOfList),
        .silent(.noResultsAtFinalHop, .fieldPresent, "a program that fetched the mail judged who had sent it", fetched),
        .silent(.noResultsAtFinalHop, .fieldPresent, "results", .clean),
    ]

    /// SPF passed at an older hop, and is neutral at the final one.
    private static func passedBefore(_ comment: String) -> SampleMail {
        mail {
            $0.signature = nil
            $0.results = "spf=neutral (mx.mailbox.example: \(comment)) smtp.mailfrom=info@service.example"
            $0.below = """
                Authentication-Results: mx.else.example; spf=pass smtp.mailfrom=info@service.example
                Received: from pc.service.example (pc.service.example [192.0.2.26]) by mx.else.example with ESMTP id 2;
                 Sun, 1 Mar 2026 11:59:58 +0000

                """
        }
    }

    private static let resultsOfList = SampleMail.listed.with {
        $0.results = nil
        $0.below =
            "Authentication-Results: lists.example.org; spf=pass smtp.mailfrom=info@service.example;\n"
            + "\tdmarc=pass header.from=service.example\n" + $0.below
    }

    /// The server that took the mail in hands it to its own queue, for somebody else.
    private static func sentOn(to recipient: String) -> SampleMail {
        mail {
            $0.path = nil
            $0.above = """
                Received: from mail by mx.mailbox.example with local (envelope-from <info@service.example>) id 1VCnwD-0005uH-8V
                 for <\(recipient)>; Sun, 1 Mar 2026 12:02:00 +0000
                X-Forwarded-To: \(recipient)
                X-Forwarded-For: reader@mailbox.example \(recipient)
                Delivered-To: reader@mailbox.example

                """
        }
    }

    /// Google fetched the mail and judged the client of the line below.
    private static let fetched = mail {
        $0.path = nil
        $0.results = nil
        $0.above = """
            Delivered-To: reader@gmail.com
            Received: by 10.213.7.9 with SMTP id b9mr420317ebb.58.1284495350968; Sun, 1 Mar 2026 12:05:01 +0000
            Received-SPF: softfail (google.com: domain of transitioning info@service.example does not designate 192.0.2.25 as permitted sender) client-ip=192.0.2.25;
            Received: by 10.208.8.6 with POP3 id 6mf900350eyh.22; Sun, 1 Mar 2026 12:05:00 +0000
            X-Gmail-Fetch-Info: reader@mailbox.example 1 pop.mailbox.example 995 reader

            """
    }
}
