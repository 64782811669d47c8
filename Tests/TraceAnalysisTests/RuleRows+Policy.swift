@testable import TraceAnalysis

extension RuleRow {
    private static let list = SampleMail.listed

    /// The first set of the receiver's own.
    private static func sealed(_ validation: String) -> String {
        """
        ARC-Seal: i=1; a=rsa-sha256; t=1772366400; cv=\(validation); d=mailbox.example; s=a; b=\(SampleMail.longSignature)
        ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=mailbox.example; s=a; h=from:to; bh=YWJjZA==;
         b=\(SampleMail.longSignature)
        ARC-Authentication-Results: i=1; mx.mailbox.example; arc=none

        """
    }

    /// A list's server that sent the mail on over its own machine, and checked signatures there again.
    private static func atListsServer(_ policy: String) -> SampleMail {
        list.with {
            $0.trust = ["lists.example.org"]
            $0.results = nil
            $0.below =
                """
                Authentication-Results: lists.example.org; dkim=pass header.d=service.example header.s=s1
                Received: from localhost (localhost [127.0.0.1]) by lists.example.org (Postfix) with ESMTP id 4fP11;
                 Sun, 1 Mar 2026 11:59:59 +0000
                Authentication-Results: lists.example.org; \(policy)

                """ + $0.below
        }
    }

    static let policyRows: [RuleRow] = [
        .fires(.dmarcMissing, .notice, "no row", mail { $0.results = "spf=pass smtp.mailfrom=info@service.example" }),
        .fires(
            .dmarcMissing, .notice, .noPolicy, "no policy",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=none header.from=service.example"
            }),
        .fires(
            .dmarcMissing, .notice, .unreadAuthor, "no domain in From",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=none action=none header.from="
                $0.from = "From: Service Desk <info@%service.example>\n"
            }),
        .fires(
            .dmarcMissing, .notice, .notEvaluable, "the record is broken",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=permerror header.from=service.example"
            }),
        .fires(
            .dmarcMissing, .notice, .skipped, "nobody looked",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=skipped header.from=service.example"
            }),
        .fires(
            .dmarcMissing, .notice, .severalAuthors, "no policy, and two authors to look for",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=none"
                $0.from = "From: Service Desk <info@service.example>, Chief <ceo@bank.example>\n"
            }),
        .silent(.dmarcMissing, .fieldPresent, "a row", .clean),
        .silent(
            .dmarcMissing, .settledElsewhere, "a row of the same server, before its list sent the mail on",
            atListsServer("dmarc=fail header.from=service.example")),
        .fires(
            .dmarcMissing, .notice, .noPolicy, "that server found no policy",
            atListsServer("dmarc=none header.from=service.example")),
        .fires(
            .dmarcMissing, .notice, "no row of that server", atListsServer("spf=pass smtp.mailfrom=info@service.example")),
        .silent(
            .dmarcMissing, .fieldPresent, "a guess is a row",
            mail {
                $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=bestguesspass header.from=service.example"
            }),
        .silent(
            .dmarcMissing, .notAligned, "asked about another name than From bears",
            mail { $0.results = "spf=pass smtp.mailfrom=info@service.example; dmarc=none header.from=else.example" }),
        .silent(.dmarcMissing, .noStatement, "no results at all", mail { $0.results = nil }),

        .fires(.dmarcPassThroughDKIMOnly, .info, "forwarded", .forwarded),
        .silent(.dmarcPassThroughDKIMOnly, .aligned, "SPF passed too", .clean),
        .silent(
            .dmarcPassThroughDKIMOnly, .otherRole, "forwarded, and asked about the forwarder",
            SampleMail.forwarded.with { $0.results = $0.results?.replacing("header.from=service", with: "header.from=company") }),
        .silent(
            .dmarcPassThroughDKIMOnly, .noStatement, "SPF is not recorded",
            mail {
                $0.results = "dkim=pass header.d=service.example header.s=s1; dmarc=pass header.from=service.example"
            }),
        .silent(.dmarcPassThroughDKIMOnly, .otherResult, "DMARC failed", list),

        .fires(
            .dmarcPassByARCOverride, .notice, "disposition none and a chain that passed",
            list.with {
                $0.results =
                    "arc=pass (i=1 spf=pass dkim=pass dmarc=pass); spf=pass smtp.mailfrom=dev-bounces@lists.example.org; "
                    + "dmarc=fail (p=REJECT sp=REJECT dis=NONE arc=pass) header.from=service.example"
            }),
        .fires(
            .dmarcPassByARCOverride, .notice, "a trusted forwarder",
            list.with {
                $0.results =
                    "spf=pass smtp.mailfrom=dev-bounces@lists.example.org; "
                    + "dmarc=fail policy.override-reason=trusted_forwarder header.from=service.example; arc=pass"
            }),
        .silent(
            .dmarcPassByARCOverride, .otherCause, "a server that leaves every policy to others",
            list.with {
                $0.results =
                    "arc=pass (i=1 spf=pass dkim=pass dmarc=pass); spf=pass smtp.mailfrom=dev-bounces@lists.example.org; "
                    + "dmarc=fail (p=reject dis=none) header.from=service.example"
            }),
        .silent(.dmarcPassByARCOverride, .otherResult, "DMARC passed by itself", .clean),
        .silent(.dmarcPassByARCOverride, .otherCause, "nothing was overridden", list),

        .fires(.arcNoneOnDirect, .info, "no chain", mail { $0.results = "arc=none; " + ($0.results ?? "") }),
        .fires(
            .arcNoneOnDirect, .info, .ownSeal, "the receiver's own seal",
            mail {
                $0.above = sealed("none")
            }),
        .silent(
            .arcNoneOnDirect, .otherResult, "a broken chain",
            mail {
                $0.above = sealed("fail")
                $0.results = "arc=fail; " + ($0.results ?? "")
            }),
        .silent(
            .arcNoneOnDirect, .forwarded, "forwarded without a seal",
            SampleMail.forwarded.with {
                $0.results = "arc=none; " + ($0.results ?? "")
            }),
        .silent(.arcNoneOnDirect, .noStatement, "nothing is said of a chain", .clean),

        .fires(.arcFailed, .info, "the receiver found it broken", mail { $0.results = "arc=fail; " + ($0.results ?? "") }),
        .fires(
            .arcFailed, .info, "behind a list",
            list.with { $0.results = "arc=fail (body hash mismatch); " + ($0.results ?? "") }),
        .silent(.arcFailed, .otherResult, "the seals hold", mail { $0.results = "arc=pass; " + ($0.results ?? "") }),
        .silent(.arcFailed, .noStatement, "nothing is said of a chain", .clean),
    ]
}
