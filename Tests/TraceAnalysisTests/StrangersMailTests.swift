import Testing
import TraceFields

@testable import TraceAnalysis

/// Mail that nothing but its own words ties to its author: what a set of messages makes of it, and what two copies do.
@Suite struct StrangersMailTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var mail: SampleMail
        var cause: IncidentCause.Kind
        /// Whether somebody is told to publish a record below the author's name.
        var isPublishing = false
    }

    private static let foreign = "spf=pass smtp.mailfrom=x@stranger.test; "
    private static let failed = "; dmarc=fail header.from=service.example"

    /// From a host of somebody else, with these results.
    private static func stranger(_ results: String) -> SampleMail {
        SampleMail().with {
            $0.client = "mail.stranger.test"
            $0.address = "203.0.113.66"
            $0.results = results
        }
    }

    static let rows = [
        Row(
            testDescription: "a plain spoof",
            mail: stranger(foreign + "dkim=none" + failed).with { $0.signature = nil }, cause: .otherSender),
        Row(
            testDescription: "a spoof with the fields of a service",
            mail: stranger("spf=pass smtp.mailfrom=bounces+12-ab-reader=mailbox.example@em12.stranger.test; dkim=none" + failed)
                .with {
                    $0.signature = nil
                    $0.fields = "X-SG-EID: AbCd\n"
                }, cause: .otherSender),
        Row(
            testDescription: "a service that is not set up",
            mail: SampleMail().with {
                $0.client = "o1.ptr12.outbound-mail.sendgrid.net"
                $0.address = "192.0.2.201"
                $0.results = "spf=pass smtp.mailfrom=bounces+12-ab-reader=mailbox.example@sendgrid.net; dkim=none" + failed
                $0.signature = nil
            }, cause: .serviceNotSetUp, isPublishing: true),
        Row(
            testDescription: "a key that does not exist",
            mail: stranger(foreign + "dkim=permerror (no key for signature) header.d=service.example header.s=s1" + failed),
            cause: .otherSender),
        Row(
            testDescription: "the same where the author has no policy",
            mail: stranger(
                foreign
                    + "dkim=permerror (no key for signature) header.d=service.example header.s=s1; dmarc=none header.from=service.example"
            ),
            cause: .otherSender),
        Row(
            testDescription: "a key of the author's that vanished",
            mail: SampleMail().with {
                $0.results =
                    "spf=none smtp.mailfrom=info@service.example; "
                    + "dkim=permerror (no key for signature) header.d=service.example header.s=s1" + failed
            }, cause: .recordsUnreadable, isPublishing: true),
        Row(
            testDescription: "a signature that was copied",
            mail: stranger(foreign + "dkim=fail (body hash did not verify) header.d=service.example header.s=s1" + failed),
            cause: .signatureFailed),
        Row(
            testDescription: "a key that was withdrawn",
            mail: stranger(foreign + "dkim=permerror (key revoked) header.d=service.example header.s=s1" + failed),
            cause: .otherSender),
        Row(
            testDescription: "a signature that the server does not know",
            mail: stranger(foreign + "dkim=permerror (unsupported algorithm) header.d=service.example header.s=s1" + failed),
            cause: .otherSender),
        Row(
            testDescription: "a body that is signed in part",
            mail: SampleMail().with { $0.signature = "d=service.example; s=s1; h=from:to:subject; t=1772366398; l=0" },
            cause: .weakSignature, isPublishing: false),
        Row(
            testDescription: "changed between a pass and a failure",
            mail: SampleMail().with {
                $0.client = "mx2.mailbox.example"
                $0.address = "198.51.100.2"
                $0.results = "dkim=fail (body hash did not verify) header.d=service.example header.s=s1" + failed
                $0.below = """
                    Received: from mail.service.example (mail.service.example [192.0.2.25])
                    \tby mx2.mailbox.example (Postfix) with ESMTPS id 4fP09
                    \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 11:59:59 +0000
                    Authentication-Results: mx2.mailbox.example; dkim=pass header.d=service.example header.s=s1

                    """
            }, cause: .changedInTransit),
    ]

    @Test(arguments: rows) func causes(_ row: Row) {
        let incident = Incident([row.mail.trace])
        #expect(incident.mails[0].causes[0].kind == row.cause)
        let keys = incident.cases[0].records.filter { $0.isToPublish && $0.query.name.contains("_domainkey") }
        #expect(keys.isEmpty == !row.isPublishing, "\(keys.map(\.line))")
    }

    /// A mail from another host neither shows that something broke nor that it was repaired.
    @Test func othersEndNothing() {
        let spoof = CopySample.trace(
            Self.stranger(
                Self.foreign + "dkim=permerror (no key for signature) header.d=service.example header.s=s1" + Self.failed
            ).text
                .replacing("<1@service.example>", with: "<2@service.example>").replacing("1 Mar 2026", with: "2 Apr 2026"))
        for story in Incident([SampleMail.clean.trace, spoof]).cases where story.cause.kind == .otherSender {
            #expect(story.state == nil && story.lastGood == nil && story.firstGood == nil && story.records.isEmpty)
        }
    }

    // Two copies

    /// The server gives every mail another identifier.
    private func pair(_ one: String, _ other: String, bodies: [String?] = []) -> CopyPair? {
        Comparison([CopySample.trace(one), CopySample.trace(other.replacing("4fP0A", with: "4fP0B"))], bodies: bodies).pairs.first
    }

    /// Whoever has a mail can change it and send it again.
    @Test func sentAgainByAStranger() throws {
        let again = Self.stranger(
            Self.foreign + "dkim=fail (body hash did not verify) header.d=service.example header.s=s1" + Self.failed)
        let found = try #require(pair(SampleMail.clean.text, again.text))
        #expect(found.kinship.relation == .sameMail)
        #expect(found.conclusions.map(\.rule) == [.otherSender])
        #expect(found.differences.filter { $0.code == .dmarcResult }.map(\.standing) == [.unexplained])
        let incident = Incident([SampleMail.clean.trace, CopySample.trace(again.text.replacing("4fP0A", with: "4fP0B"))])
        #expect(incident.mails.count == 1 && !incident.mails[0].isProven)
        #expect(incident.mails[0].causes.map(\.kind) == [.signatureFailed, .otherSender])
    }

    /// A way that only the sender's own lines show explains nothing.
    @Test func paintedForwarding() throws {
        let again = Self.stranger("spf=fail smtp.mailfrom=info@service.example; dkim=none" + Self.failed).with {
            $0.signature = nil
            $0.below = """
                Delivered-To: victim@uni.test
                Received: from mail.service.example (mail.service.example [192.0.2.25])
                \tby mail.uni.test (Postfix) with ESMTPS id 4fP08
                \tfor <victim@uni.test>; Sun, 1 Mar 2026 11:59:59 +0000

                """
        }
        let found = try #require(pair(SampleMail.clean.text, again.text, bodies: ["a", "a"]))
        #expect(found.kinship.relation == .sameMail)
        #expect(found.conclusions.map(\.rule) == [.otherSender])
    }

    /// The names of keys that never existed are no fault of the author's DNS, however many receivers look them up.
    @Test func keyOfAStranger() throws {
        let missing = "dkim=permerror (no key for signature) header.d=service.example header.s=s1"
        let direct = Self.stranger(Self.foreign + missing + Self.failed)
        let found = try #require(pair(direct.text, direct.with { $0.fields = "X-Copy: 2\n" }.text))
        #expect(found.conclusions.map(\.rule) == [.unknownKey])
        let own = SampleMail().with { $0.results = "spf=none smtp.mailfrom=info@service.example; " + missing }
        let other = try #require(pair(own.text, own.with { $0.fields = "X-Copy: 2\n" }.text))
        #expect(other.conclusions.map(\.rule) == [.keyMissingForBoth])
    }

    private static func later(_ mail: SampleMail) -> String {
        mail.text.replacing("<1@service.example>", with: "<2@service.example>").replacing("1 Mar 2026", with: "2 Apr 2026")
            .replacing("AbCdEfGh", with: "GhIjKlMn")
    }

    /// What another host gets tells nothing of the first one's records.
    @Test func nextMailOfAStranger() throws {
        let spoof = Self.stranger(
            "spf=fail smtp.mailfrom=info@service.example; "
                + "dkim=permerror (no key for signature) header.d=service.example header.s=gone" + Self.failed)
        let repair = try #require(pair(SampleMail.clean.text, Self.later(spoof))?.repair)
        #expect(repair.outcome == .unknown && repair.differences.contains(.sender))
        #expect(repair.records.map(\.change) == [.otherHost, .otherKey, .otherHost])
        // The same from the author's own host is a fault.
        let own = spoof.with {
            $0.client = SampleMail.clean.client
            $0.address = SampleMail.clean.address
        }
        #expect(pair(SampleMail.clean.text, Self.later(own))?.repair?.outcome == .brokenSince)
    }

    /// Another host and another key that pass are no repair of the first.
    @Test func otherHostAndKeyAreNoRepair() throws {
        let before = SampleMail().with {
            $0.results =
                "spf=fail smtp.mailfrom=info@service.example; "
                + "dkim=permerror (no key for signature) header.d=service.example header.s=s1" + Self.failed
        }
        let after = SampleMail().with {
            $0.client = "mail2.service.example"
            $0.address = "192.0.2.26"
            $0.results =
                "spf=pass smtp.mailfrom=info@service.example; dkim=pass header.d=service.example header.s=s2; "
                + "dmarc=pass header.from=service.example"
            $0.signature =
                "d=service.example; s=s2; h=from:to:subject; t=1775131198; b=\(String(repeating: "GhIjKlMn", count: 43))"
        }
        let repair = try #require(pair(before.text, Self.later(after))?.repair)
        #expect(repair.outcome == .otherSetUp)
        #expect(repair.records.map(\.change) == [.otherHost, .otherKey, .otherHost])
        // The same host and key are.
        let repaired = SampleMail().with {
            $0.signature = "d=service.example; s=s1; b=\(String(repeating: "GhIjKlMn", count: 43))"
        }
        #expect(pair(before.text, Self.later(repaired))?.repair?.outcome == .repaired)
    }
}
