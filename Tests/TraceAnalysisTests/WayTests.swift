import Testing
import TraceFields

@testable import TraceAnalysis

/// Envelopes, forwardings and legs of short messages, each beside a neighbour that differs in one field.
@Suite struct WayTests {
    static let end = ["From: Alice <alice@author.example>", "To: bob@kaisya.example", "Subject: x"]

    static func trace(_ fields: [String]) -> Trace {
        MessageTracer().trace(Array(((fields + end).joined(separator: "\n") + "\n\nx\n").utf8))
    }

    static func line(_ from: String, _ by: String, for recipient: String? = nil, with: String = "ESMTPS", second: Int) -> String {
        "Received: from \(from) by \(by) (Postfix) with \(with) id A\(second)"
            + (recipient.map { "\n\tfor <\($0)>" } ?? "") + "; Sun, 1 Mar 2026 12:00:\(second) +0000"
    }

    static let author = line(
        "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "bob@kaisya.example", second: 10)
    static let onward = line(
        "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 12)

    static func unplaced(_ trace: Trace) -> UnplacedForwarding? { allUnplaced(trace).first }

    static func allUnplaced(_ trace: Trace) -> [UnplacedForwarding] {
        var domains = trace.domains
        return trace.unplacedForwardings(&domains)
    }

    // Envelopes

    @Test(arguments: [
        ("SRS0=a1b2=BB=author.example=alice@kaisya.example", "author.example", true),
        ("alice@author.example", "alice@author.example", false),
    ])
    func returnPathOfAnotherDomainIsNotWhatWasTested(_ path: String, _ sender: String, _ isRewritten: Bool) {
        let trace = Self.trace([
            "Return-Path: <\(path)>", Self.author,
            "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=author.example",
        ])
        #expect(trace.forwardings.isEmpty)
        #expect(trace.legs.map { trace.sender(of: $0) } == [sender])
        #expect((Self.unplaced(trace) == .rewrittenAtDelivery) == isRewritten)
    }

    @Test(arguments: [
        "spf=pass smtp.helo=mail.author.example",
        "spf=pass (mx.kaisya.example: domain of postmaster@mail.author.example designates 192.0.2.10 as permitted sender)"
            + " smtp.helo=mail.author.example",
        "spf=pass smtp.mailfrom=postmaster@mail.author.example",
    ])
    func nullSenderStaysEmpty(_ result: String) {
        let trace = Self.trace(["Return-Path: <>", Self.author, "Authentication-Results: mx.kaisya.example; \(result)"])
        #expect(trace.legs.map { trace.sender(of: $0) } == [""])
    }

    @Test func listMarksWithoutAPlaceAreTold() {
        let marks = ["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>"]
        #expect(Self.unplaced(Self.trace([Self.author] + marks)) == .listMarks)
        #expect(Self.unplaced(Self.trace([Self.author])) == nil)
    }

    /// A server that rewrites what it delivers does so behind a forwarding too.
    @Test(arguments: [
        ("SRS0=a1b2=BB=author.example=alice@home.example", UnplacedForwarding.rewrittenBehindForwarding as UnplacedForwarding?),
        ("alice@author.example", nil),
    ]) func aPathRewrittenBehindAForwarding(_ path: String, _ told: UnplacedForwarding?) {
        let trace = Self.trace([
            "Return-Path: <\(path)>", Self.onward,
            "Authentication-Results: mx.home.example; spf=fail smtp.mailfrom=alice@author.example",
            "Delivered-To: bob@kaisya.example", Self.author,
            "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example",
        ])
        #expect(trace.forwardings.map(\.kind) == [.alias])
        #expect(Self.unplaced(trace) == told)
    }

    /// Marks of a list stand beside a forwarding that is somebody else's; the list's own forwarding bears them itself.
    @Test func listMarksBesideAForwardingAreTold() {
        let marks = ["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>"]
        let forwarded = ["Return-Path: <SRS0=a1b2=BB=author.example=alice@kaisya.example>", Self.onward, Self.author]
        #expect(Self.trace(forwarded).forwardings.map(\.kind) == [.srs0])
        #expect(Self.unplaced(Self.trace(forwarded + marks)) == .listMarksBesideForwarding)
        #expect(Self.unplaced(Self.trace(forwarded)) == nil)
        let listed = SampleMail.listed.trace
        #expect(listed.forwardings.contains(where: \.isThroughList) && Self.unplaced(listed) == nil)
    }

    /// A relay, a forwarder and an alias leave the same trace: what changed is told, and not what it means.
    @Test func changesThatShowNoForwardingAreTold() {
        let inside = Self.line(
            "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "store.kaisya.example", for: "sales@kaisya.example",
            second: 11)
        #expect(
            Self.unplaced(Self.trace([inside, Self.author]))
                == .recipientChanged(from: "bob@kaisya.example", to: "sales@kaisya.example"))
        let tenant = Self.line("mail.relay.example (mail.relay.example [203.0.113.9])", "mx.kaisya.example", second: 12)
        let origin = Self.line("mail.author.example (mail.author.example [192.0.2.10])", "mx.relay.example", second: 10)
        let relayed = Self.trace([
            "Return-Path: <bounces+SRS=Ab/9d=BB@tenant.example>", tenant,
            "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=tenant.example", origin,
            "Authentication-Results: mx.relay.example; spf=pass smtp.mailfrom=alice@author.example",
        ])
        #expect(relayed.forwardings.isEmpty)
        #expect(
            Self.unplaced(relayed)
                == .senderChanged(from: "alice@author.example", to: "bounces+SRS=Ab/9d=BB@tenant.example"))
    }

    /// A tenant's address on mail of a sender of its own tells nothing.
    @Test(arguments: [("tenant.example", true), ("author.example", false)])
    func senderOfATenantIsTold(_ tenant: String, _ isTold: Bool) {
        let path = "bounces+SRS=Ab/9d=BB@\(tenant)"
        let trace = Self.trace(["Return-Path: <\(path)>", Self.author])
        #expect(trace.forwardings.isEmpty)
        #expect((Self.unplaced(trace) == .senderOfTenant(path)) == isTold)
    }

    // Forwardings

    @Test(arguments: [
        ("alice@author.example", Forwarding.Kind.alias, false), ("robot@service.example", .unknown, true),
    ])
    func aliasKeepsTheSenderOnlyWhereRecordsAgree(_ after: String, _ kind: Forwarding.Kind, _ isRewritten: Bool) {
        let trace = Self.trace([
            Self.onward, "Authentication-Results: mx.home.example; spf=softfail smtp.mailfrom=\(after)",
            "Delivered-To: bob@kaisya.example", Self.author,
            "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example",
        ])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.isRewritten) == [isRewritten])
        #expect(trace.forwardings.map(\.confidence) == [.certain])
    }

    /// A mail that came to the forwarding mailbox by another one of its host leaves where its own mark stands.
    @Test(arguments: [("bob@kaisya.example", 3), ("staff@kaisya.example", 2)])
    func markOfTheForwarderPlaces(_ mailbox: String, _ hop: Int) {
        let trace = Self.trace([
            Self.onward, "Authentication-Results: mx.home.example; spf=pass smtp.mailfrom=bob-owner@kaisya.example",
            "Delivered-To: \(mailbox)",
            Self.line("mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "store.kaisya.example", second: 11),
            "Delivered-To: staff@kaisya.example", Self.author,
            "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example",
            Self.line("desk (desk.author.example [192.0.2.11])", "mail.author.example", second: 9),
        ])
        #expect(trace.forwardings.map(\.hop) == [hop])
        #expect(trace.forwardings.map(\.forwarder) == ["bob@kaisya.example"])
    }

    /// The rewritten address names a host, the forwarder's own field the mailbox.
    @Test(arguments: [
        ("X-Zone-Forwarded-For: bob@kaisya.example", "bob@kaisya.example"), ("X-Zone-Spam-Status: No", "srs1.forwarder.example"),
    ])
    func fieldOfTheForwarderNamesTheMailbox(_ field: String, _ forwarder: String) {
        let trace = Self.trace([
            Self.line("srs1.forwarder.example (srs1.forwarder.example [198.51.100.20])", "mx.home.example", second: 12),
            "Authentication-Results: mx.home.example; spf=pass smtp.mailfrom=SRS0=63fc=BB=author.example=alice@srs1.forwarder.example",
            Self.line("mail.author.example (mail.author.example [192.0.2.10])", "srs1.forwarder.example", second: 10), field,
        ])
        #expect(trace.forwardings.map(\.kind) == [.srs0])
        #expect(trace.forwardings.map(\.forwarder) == [forwarder])
    }

    /// What no leg recorded was neither kept nor replaced, as far as anybody can tell.
    @Test(arguments: [(["Return-Path: <alice@author.example>"], Forwarding.Kind.alias), ([], .unknown)])
    func nobodyKnowsWhetherAnUnrecordedSenderWasKept(_ path: [String], _ kind: Forwarding.Kind) {
        let trace = Self.trace(path + [Self.onward, "Delivered-To: bob@kaisya.example", Self.author])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.envelopeAfter) == [path.isEmpty ? nil : "alice@author.example"])
    }

    /// The server of a mailbox may write its local part alone.
    @Test(arguments: [("bob", 0), ("carol", 1)])
    func localPartIsTheSameMailbox(_ user: String, _ count: Int) {
        let inner = Self.line(
            "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "store.home.example", for: user, second: 11)
        #expect(Self.trace([inner, Self.author]).forwardings.count == count)
    }

    /// A list manager's line between two recipients tells that the first was a list.
    @Test func lineOfAListManagerTellsAList() {
        let expanded =
            "Received: (majordomo@mx.kaisya.example) by mx.kaisya.example via listexpand id S1; Sun, 1 Mar 2026 12:00:11 +0000"
        #expect(Self.trace([Self.onward, expanded, Self.author]).forwardings.map(\.kind) == [.mailingList])
        #expect(Self.trace([Self.onward, Self.author]).forwardings.map(\.kind) != [.mailingList])
    }

    /// The forwarder's own line may name the next recipient; for whom it took the mail, it does not say.
    @Test func recipientOfALegIsNotTheOneBehindIt() {
        let own = Self.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "bob@home.example", second: 10)
        let path = "Return-Path: <SRS0=a1b2=BB=author.example=alice@kaisya.example>"
        let alone = Self.trace([path, Self.onward, own])
        #expect(alone.legs.map { alone.recipient(of: $0) } == [nil, "bob@home.example"])
        let both = Self.trace([path, Self.onward, Self.author])
        #expect(both.legs.map { both.recipient(of: $0) } == ["bob@kaisya.example", "bob@home.example"])
    }

    @Test func keptSenderIsTakenOverFromTheOtherLeg() {
        let trace = Self.trace([
            Self.onward, "Authentication-Results: mx.home.example; spf=softfail smtp.mailfrom=alice@author.example",
            "Delivered-To: bob@kaisya.example", Self.author,
        ])
        #expect(trace.legs.map { trace.sender(of: $0) } == ["alice@author.example", "alice@author.example"])
        #expect(trace.legs.map(\.senderConfidence).first == .likely)
        #expect(trace.evidence[trace.legs[0].senderEvidence].map(\.hop) == [2])
    }

    @Test(arguments: [
        ([String](), Forwarding.Kind.unknown),
        (["List-Id: <bob.kaisya.example>", "List-Post: <mailto:bob@kaisya.example>"], .mailingList),
        (["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>"], .unknown),
    ])
    func ownerAddressIsAListOnlyByTheListsOwnFields(_ marks: [String], _ kind: Forwarding.Kind) {
        let trace = Self.trace(
            [
                "Return-Path: <bob-owner@kaisya.example>", Self.onward, Self.author,
                "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example",
            ] + marks)
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.forwarder) == ["bob@kaisya.example"])
    }

    @Test func nextRecipientStandsBeforeResentTo() {
        let resent = [
            "Resent-From: bob@kaisya.example", "Resent-To: all@kaisya.example", "Resent-Date: Sun, 1 Mar 2026 12:00:11 +0000",
        ]
        #expect(Self.trace([Self.onward] + resent + [Self.author]).forwardings.map(\.destination) == ["bob@home.example"])
        let silent = Self.line("mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.home.example", second: 12)
        #expect(Self.trace([silent] + resent + [Self.author]).forwardings.map(\.destination) == ["all@kaisya.example"])
    }

    @Test(arguments: [
        ("carol@home.example", 1), ("bob+spam@store.example", 0), ("carol@mail.kaisya.example", 0), ("bob@kaisya.example", 0),
    ])
    func recipientThatChangesInsideOneNetwork(_ after: String, _ count: Int) {
        let inner = Self.line(
            "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "out.kaisya.example", for: after, second: 11)
        #expect(Self.trace([inner, Self.author]).forwardings.count == count)
    }

    @Test func recipientThatIsTheDestinationIsNoForwarder() {
        let direct = Self.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "bob@home.example", second: 10)
        let path = "Return-Path: <SRS0=a1b2=BB=author.example=alice@kaisya.example>"
        #expect(Self.trace([path, Self.onward, direct]).forwardings.map(\.forwarder) == ["kaisya.example"])
        #expect(Self.trace([path, Self.onward, Self.author]).forwardings.map(\.forwarder) == ["bob@kaisya.example"])
    }

    @Test(arguments: [("author.example=alice", Confidence.certain), ("bugs.kaisya.example=robot", .likely)])
    func rewritingOfAnOwnSenderMayBeARelay(_ sender: String, _ confidence: Confidence) {
        let path = "Return-Path: <SRS0=a1b2=BB=\(sender)@kaisya.example>"
        let trace = Self.trace([path, Self.onward, Self.author])
        #expect(trace.forwardings.map { $0.isTimeADay } == [true])
        #expect(trace.forwardings.map(\.confidence) == [confidence])
    }

    /// A relay rewrites what a user who logged in sends to somebody to whom he wrote.
    @Test(arguments: [("Cc: bob@home.example", 0), ("Cc: carl@else.example", 1)])
    func rewritingForAUserIsNoForwarding(_ field: String, _ count: Int) {
        let sent = "Received: by mx.kaisya.example (Postfix) with ESMTPSA id A10; Sun, 1 Mar 2026 12:00:10 +0000"
        let own = Self.line("pc.author.example", "mail.author.example", with: "ESMTPSA", second: 9)
        let path = "Return-Path: <SRS0=a1b2=BB=author.example=alice@kaisya.example>"
        #expect(Self.trace([path, Self.onward, sent, field]).forwardings.count == count)
        #expect(Self.trace([path, Self.onward, sent, own, field]).forwardings.count == count)
    }

    // Places

    @Test func listIsPlacedByTheRecipientsOfTheLines() {
        let list = [
            Self.line("mx.home.example", "store", for: "bob@home.example", with: "LMTP", second: 15),
            Self.line(
                "mm.hosting.example (mm.hosting.example [203.0.113.4])", "mx.home.example", for: "bob@home.example", second: 14),
            Self.line("mm.hosting.example (localhost [127.0.0.1])", "mm.hosting.example", for: "bob@home.example", second: 13),
            Self.line(
                "mail.author.example (mail.author.example [192.0.2.10])", "mm.hosting.example", for: "dev@lists.example",
                second: 12),
        ]
        let path = "Return-Path: <dev-bounces+bob=home.example@lists.example>"
        let marks = ["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>"]
        #expect(Self.trace([path] + list + marks).forwardings.map(\.hop) == [1])
    }

    @Test func listIsPlacedWhereItsHostHandedTheMailOver() {
        let list = [
            Self.line(
                "out.hosting.example (out.hosting.example [203.0.113.5])", "mx.home.example", for: "bob@home.example", second: 15),
            Self.line("core.lists.example (core.lists.example [10.0.0.9])", "out.hosting.example", second: 14),
            Self.line(
                "mail.author.example (mail.author.example [192.0.2.10])", "out.hosting.example", for: "dev@lists.example",
                second: 12),
        ]
        let marks = ["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>"]
        #expect(Self.trace(["Return-Path: <dev-bounces@lists.example>"] + list + marks).forwardings.map(\.hop) == [1])
    }

    /// A result names the domain of another recipient before any line does.
    @Test(arguments: [("else.example", 2), ("kaisya.example", 4)])
    func resultThatNamesAnotherRecipient(_ domain: String, _ hop: Int) {
        let inner = Self.line("mx.relay.example (mx.relay.example [10.0.0.4])", "store.relay.example", second: 13)
        let again = Self.line("mail.again.example (mail.again.example [203.0.113.7])", "mx.relay.example", second: 12)
        let onward = Self.line(
            "store.relay.example (store.relay.example [198.51.100.30])", "mx.home.example", for: "bob@home.example", second: 14)
        let stored = Self.line("mx.hosting.example (mx.hosting.example [10.0.0.3])", "store.hosting.example", second: 11)
        let taken = Self.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.hosting.example", for: "bob@kaisya.example", second: 10)
        let trace = Self.trace([
            onward, inner, again,
            "Authentication-Results: mx.relay.example; spf=fail (sender ip is 203.0.113.7) smtp.rcpttodomain=\(domain)"
                + " smtp.mailfrom=author.example",
            stored, taken,
        ])
        #expect(trace.forwardings.map(\.hop) == [hop])
    }
}
