import Foundation
import Testing
import TraceFields

@testable import TraceAnalysis

/// Every rule of the table of pairs, on copies that differ in just what it looks at.
@Suite struct PairRuleTests {
    static let keyPass = "dkim=pass header.i=@tadashii.example header.s=s1 header.b=FHo9QWh3"
    static let keyError = "dkim=temperror (dns failure for signature) header.i=@tadashii.example header.s=s1 header.b=FHo9QWh3"
    static let repairedPass = "dkim=pass header.i=@tadashii.example header.s=s1 header.b=pN4kTz1v"
    static let repairedFail = "dkim=fail (body hash did not verify) header.i=@tadashii.example header.s=s1 header.b=pN4kTz1v"
    static let policy = "dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=tadashii.example"

    private func rules(_ first: String, _ second: String) -> [PairRule.Code] {
        CopySample.comparison(texts: first, second).pairs.first?.conclusions.map(\.rule) ?? []
    }

    @Test func silentForwarding() throws {
        let direct = try CopySample.beforeSilentForward()
        let comparison = CopySample.comparison(texts: try CopySample.text("09-silent-forward"), direct)
        let pair = try #require(comparison.pairs.first)
        #expect(comparison.copies.map(\.role) == [.direct, .forwarded])
        #expect(pair.kinship.relation == .sameMail)
        #expect(pair.conclusions.map(\.rule) == [.forwardingBrokeSPF])
        #expect(pair.differences.contains { $0.code == .spfResult && $0.standing == .explained })
        #expect(comparison.queries.isEmpty)
    }

    @Test func listBreaksTheSignature() throws {
        let pair = try #require(
            CopySample.comparison(texts: try CopySample.besideTheList(), try CopySample.text("11-mailman-broken")).pairs.first)
        #expect(pair.kinship.relation == .sameMail && pair.kinship.evidence.first?.code == .signatureEquals)
        #expect(pair.conclusions.map(\.rule) == [.signatureDamaged, .forwardingBrokeDMARC])
        #expect(pair.differences.contains { $0.code == .dkimResult && $0.standing == .explained })
        #expect(pair.differences.contains { $0.code == .subject && $0.standing == .explained })
    }

    @Test func keyThatCameBack() throws {
        let forwarded = try CopySample.forwarded("forwarded-broken", [(Self.keyError, Self.keyPass)])
        #expect(rules(try CopySample.text("direct-broken"), forwarded) == [.passHidesProblem, .keyRecovered])
    }

    @Test func keyThatWasLost() throws {
        let error = Self.keyError.replacing("FHo9QWh3", with: "pN4kTz1v")
        let forwarded = try CopySample.forwarded(
            "forwarded-repaired", [(Self.repairedPass, error), (";\n       " + Self.policy, "")])
        #expect(rules(try CopySample.text("direct-repaired"), forwarded).contains(.keyLost))
        #expect(!rules(try CopySample.text("direct-repaired"), forwarded).contains(.healthy))
    }

    @Test func policyThatWasLost() throws {
        let forwarded = try CopySample.forwarded(
            "forwarded-repaired", [(Self.repairedPass, Self.repairedFail), ("dmarc=pass (p=NONE", "dmarc=fail (p=NONE")])
        let pair = try #require(CopySample.comparison(texts: try CopySample.text("direct-repaired"), forwarded).pairs.first)
        #expect(pair.conclusions.map(\.rule) == [.signatureDamaged, .forwardingBrokeDMARC])
        #expect(pair.differences.contains { $0.code == .dkimResult && $0.standing == .unexplained }, "no list explains it")
    }

    @Test func policyOnlyInTheForwardedCopy() throws {
        let direct = try CopySample.direct("direct-repaired", [(";\n       " + Self.policy, "")])
        #expect(rules(direct, try CopySample.text("forwarded-repaired")) == [.dmarcOnlyForwarded])
    }

    /// The forwarder's SPF is all that is left of an unsigned mail.
    @Test func lostProof() throws {
        let whole = try CopySample.text("10-srs0-unsigned")
        let start = try #require(whole.range(of: "Received: from mail.service.example"))
        let direct =
            "Return-Path: <info@service.example>\nDelivered-To: info@fwd.example.net\n"
            + "Authentication-Results: fwd.example.net; spf=pass smtp.mailfrom=info@service.example\n"
            + String(whole[start.lowerBound...])
        let pair = try #require(CopySample.comparison(texts: whole, direct).pairs.first)
        #expect(pair.kinship.relation == .sameMail)
        #expect(pair.conclusions.allSatisfy { $0.rule != .healthy && $0.rule != .passHidesProblem })
    }

    @Test func linesThatSomebodyTookAway() throws {
        let whole = try CopySample.text("forwarded-broken")
        let line = try #require(whole.range(of: "Received: by recvd-dd0a24da7-ibuza"))
        let next = try #require(whole.range(of: "Received: from MzY2MTM2OTc"))
        let cut = String(whole[..<line.lowerBound]) + String(whole[next.lowerBound...])
        let pair = try #require(CopySample.comparison(texts: try CopySample.text("direct-broken"), cut).pairs.first)
        #expect(pair.kinship.relation == .sameMail)
        #expect(pair.way.removed == [2])
        #expect(pair.differences.contains { $0.code == .linesRemoved && $0.standing == .unexplained })
        let changed = whole.replacing("Mon, 02 Mar 2026 17:15:07 -0800", with: "Mon, 02 Mar 2026 19:15:07 -0800")
        let other = try #require(CopySample.comparison(texts: try CopySample.text("direct-broken"), changed).pairs.first)
        #expect(other.way.changed.map(\.second) == [3])
        #expect(other.differences.contains { $0.code == .linesChanged })
    }

    @Test func fieldsThatSomebodyChanged() throws {
        let changed = try CopySample.text("forwarded-broken").replacing("Reply-To: support@", with: "Reply-To: thief@")
            .replacing("X-Entity-ID: u001.lVgOeyU7D9zwJTPbeD3u9M==\n", with: "")
        let pair = try #require(CopySample.comparison(texts: try CopySample.text("direct-broken"), changed).pairs.first)
        let unexplained = pair.differences.filter { $0.standing == .unexplained }
        #expect(unexplained.map(\.code) == [.otherField, .fieldsRemoved])
        #expect(unexplained.map(\.names) == [["Reply-To"], ["X-Entity-ID"]])
    }

    @Test func tooEarly() throws {
        let again = try CopySample.direct(
            "direct-broken",
            [
                ("S70cf8ac6zL", "S70cf8ac6zM"), ("10:15:04 +0900", "10:45:04 +0900"), ("17:15:0", "17:45:0"),
                ("01:15:04", "01:45:04"),
                ("b=FHo9QWh3", "b=GGo9QWh3"), ("XAHSFVBQ4jOw", "XAHSFVBQ4jOx"), ("b=pupRm/", "b=QQpRm/"),
                ("b=GtYPps1", "b=QQYPps1"),
                ("t=1772500505", "t=1772502305"),
            ])
        let repair = try #require(CopySample.comparison(texts: again, try CopySample.text("direct-broken")).pairs.first?.repair)
        #expect(repair.outcome == .stillFailing && repair.isTooEarly && repair.gap == 1_800)
    }

    @Test func brokenSince() throws {
        let late = try CopySample.direct("direct-broken", [("Mar 2026", "Apr 2026"), ("2026-03-03", "2026-04-03")])
        let comparison = CopySample.comparison(texts: late, try CopySample.text("direct-repaired"))
        let repair = try #require(comparison.pairs.first?.repair)
        #expect(repair.outcome == .brokenSince)
        #expect(!comparison.queries.isEmpty)
    }

    @Test(arguments: [
        ("[Dev] Re: New build", "New build"), ("Fwd: [a] [b] hello", "hello"), ("[only]", "[only]"),
        ("  two   words ", "two words"),
        ("Fw:", ""), ("", ""),
    ]) func subjects(_ subject: String, _ bare: String) {
        #expect(SubjectText.bare(subject) == bare)
    }

    @Test(arguments: [
        ("a  b \r\n\r\n", "a b\r\n"), ("a\n\nb", "a\r\n\r\nb\r\n"), (" a\t\tb\n", " a b\r\n"), ("", ""), ("\r\n\n", ""),
        ("a\rb", "a\r\nb\r\n"), ("a\r\rb\r", "a\r\n\r\nb\r\n"), ("a\r\r\n\r\r\nb\r\r\n", "a\r\n\r\nb\r\n"),
    ]) func relaxedBodies(_ body: String, _ canonical: String) {
        #expect(CanonicalBody.relaxed(Array(body.utf8)) == Array(canonical.utf8))
    }

    /// Ways of a thousand lines are compared without a table of a million cells.
    @Test func longWays() {
        let lines = { (seed: Int) in
            (0..<900).map { "Received: from a by b id \($0 * seed); Sun, 01 Mar 2026 12:00:00 +0000\n" }.joined()
        }
        let comparison = CopySample.comparison(texts: lines(1) + "Subject: a\n\n", lines(2) + "Subject: a\n\n")
        #expect(comparison.pairs[0].way.commonCount == 0)
        #expect(comparison.pairs[0].way.steps.count > 900)
    }
}
