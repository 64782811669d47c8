@testable import TraceAnalysis

/// Rows of the rules on the way: clocks, gaps, loops.
extension RuleRow {
    static let routeRows: [RuleRow] = [
        .fires(.timeTravel, .notice, "two minutes", route("11:57:00 +0000")),
        .fires(.timeTravel, .notice, .timezone, "nine hours", route("12:00:02 +0900")),
        .fires(.timeTravel, .warning, "two days are no time zone", route("12:00:02 +0000", day: "Fri, 27 Feb 2026")),
        .fires(.timeTravel, .notice, .claimed, "an hour and more between claims", claims("10:44:50 +0000")),
        .silent(.timeTravel, .notTrusted, "two minutes between claims", claims("11:57:50 +0000")),
        .fires(
            .timeTravel, .notice, .date, "Date of another week",
            mail {
                $0.date = "Sun, 22 Feb 2026 11:59:58 +0000"
            }),
        .fires(.timeTravel, .notice, .identifier, "an identifier of another day", typed("1vwIzD-00012A-Bc")),
        .silent(.timeTravel, .tooSmall, "an identifier of the same second", typed("1vwfSl-00012A-Bc")),
        .silent(.timeTravel, .tooSmall, "a few seconds", route("11:59:57 +0000")),

        .fires(
            .missingHop, .notice, .privateOnlyChain, "private addresses only",
            mail {
                $0.client = "pc31.mailbox.example"
                $0.address = "10.20.4.31"
            }),
        .fires(
            .missingHop, .notice, "the forwarder left no line",
            mail {
                $0.path = "SRS0=q/Zk=BB=service.example=info@fwd.example.net"
                $0.client = "mx.fwd.example.net"
                $0.results = "spf=pass smtp.mailfrom=\"SRS0=q/Zk=BB=service.example=info@fwd.example.net\""
                $0.below =
                    "Received: from pc.service.example (pc.service.example [192.0.2.40]) by mail.service.example (Postfix)\n"
                    + " with ESMTPSA id 2; Sun, 1 Mar 2026 11:59:50 +0000\n"
            }),
        .fires(
            .missingHop, .notice, .reentry, "a filter outside wrote no line",
            mail {
                $0.client = "filter.else.example"
                $0.address = "198.51.100.77"
                $0.trust = ["mailbox.example"]
                $0.below =
                    "Received: from pc.mailbox.example (pc.mailbox.example [192.0.2.40]) by out.mailbox.example (Postfix)\n"
                    + " with ESMTPSA id 2; Sun, 1 Mar 2026 11:59:50 +0000\n"
            }),
        .silent(
            .missingHop, .nothingToJudge, "two lines of one connection",
            mail {
                $0.client = "filter.else.example"
                $0.address = "198.51.100.77"
                $0.trust = ["mailbox.example"]
                $0.below =
                    "Received: from mail.else.example (mail.else.example [198.51.100.77]) by in.mailbox.example with ESMTPS\n"
                    + " id 2; Sun, 1 Mar 2026 11:59:50 +0000\n"
            }),
        .fires(.missingHop, .notice, .sameClient, "the oldest line names the client of the next", sameClient()),
        .silent(.missingHop, .nothingToJudge, "another client", sameClient(address: "192.0.2.26")),
        .silent(.missingHop, .nothingToJudge, "the client says that it is that server", sameClient(client: "mx.else.example")),
        .silent(.missingHop, .nothingToJudge, "that server has the address", sameClient(by: "mx.else.example (192.0.2.25)")),
        .silent(.missingHop, .nothingToJudge, "an address of the inside", sameClient(address: "10.0.0.7", next: "10.0.0.7")),
        .fires(.missingHop, .notice, .beforeFirst, "the list left no line", list),
        .fires(
            .missingHop, .notice, .renamedLines, "the list keeps its lines under another name",
            list.with {
                $0.below =
                    "X-Received: from mail.service.example (mail.service.example [192.0.2.25]) by mx.groups.example with SMTP\n"
                    + " id smtpd.web09.1; Sun, 1 Mar 2026 11:59:50 +0000\n"
            }),
        .silent(.missingHop, .nothingToJudge, "direct", .clean),
        .silent(.missingHop, .fieldPresent, "the forwarder wrote lines", .forwarded),
    ]

    /// Under the line of a server that took the mail from a client, one by which another server says that it took it from there.
    private static func sameClient(
        client: String = "pc.dial.example", by: String = "mx.else.example", address: String = "192.0.2.25",
        next: String = "192.0.2.25"
    ) -> SampleMail {
        mail {
            $0.client = "relay.company.example"
            $0.address = "198.51.100.60"
            $0.below =
                "Received: from \(client) (\(client) [\(next)]) by relay.company.example (Postfix) with ESMTP id 1;\n"
                + " Sun, 1 Mar 2026 11:59:51 +0000\n"
                + "Received: from [\(address)] by \(by); Sun, 1 Mar 2026 11:59:50 +0000\n"
        }
    }

    /// A copy of a list whose service has another name than the list.
    private static let list = mail {
        $0.path = "bounce+64575+60988+4520527+8129362@lists.company.example"
        $0.client = "web01.groups.example"
        $0.results = nil
        $0.fields = "List-Id: <news.lists.company.example>\nList-Post: <mailto:news@lists.company.example>\n"
    }

    /// A line below the trust line with this identifier of Exim, dated 11:59:55.
    private static func typed(_ id: String) -> SampleMail {
        mail {
            $0.below =
                "Received: from pc.service.example ([192.0.2.40] helo=pc) by mail.service.example with esmtpsa (Exim 4.96)\n"
                + " id \(id) for reader@mailbox.example; Sun, 1 Mar 2026 11:59:55 +0000\n"
        }
    }

    /// Two lines below the trust line, the newer one of this time.
    private static func claims(_ time: String) -> SampleMail {
        mail {
            $0.below = """
                Received: from gw.service.example (gw.service.example [192.0.2.41]) by mail.service.example (Postfix)
                 with ESMTPS id 3; Sun, 1 Mar 2026 \(time)
                Received: from pc.service.example (pc.service.example [192.0.2.40]) by gw.service.example (Postfix)
                 with ESMTPSA id 2; Sun, 1 Mar 2026 11:59:50 +0000

                """
        }
    }

    /// The final server took the mail from a server of its own, whose clock may be wrong.
    private static func route(_ time: String, day: String = "Sun, 1 Mar 2026") -> SampleMail {
        mail {
            $0.client = "gw.mailbox.example"
            $0.above =
                "Received: from mx.mailbox.example (mx.mailbox.example [198.51.100.9]) by store.mailbox.example (Postfix)\n"
                + " with ESMTPS id 5 for <reader@mailbox.example>; \(day) \(time)\n"
        }
    }
}
