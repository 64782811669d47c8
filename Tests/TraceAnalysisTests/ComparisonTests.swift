import Testing
import TraceFields

@testable import TraceAnalysis

/// Which mails are the same, which copy is direct, and what the pair says.
@Suite struct ComparisonTests {
    struct PairRow: Sendable, CustomTestStringConvertible {
        var first: String
        var second: String
        var relation: Kinship.Relation
        var rules: [PairRule.Code] = []
        var outcome: RepairComparison.Outcome?
        var testDescription: String { first + " – " + second }
    }

    static let pairs: [PairRow] = [
        PairRow(
            first: "direct-broken", second: "forwarded-broken", relation: .sameMail,
            rules: [.passHidesProblem, .keyMissingForBoth]),
        PairRow(first: "direct-repaired", second: "forwarded-repaired", relation: .sameMail, rules: [.healthy]),
        PairRow(first: "direct-broken", second: "direct-repaired", relation: .resend, outcome: .repaired),
        PairRow(first: "forwarded-broken", second: "forwarded-repaired", relation: .resend, outcome: .repaired),
        PairRow(
            first: "04-seed-direct", second: "03-seed-forwarded", relation: .sameMail,
            rules: [.passHidesProblem, .keyMissingForBoth]),
        PairRow(first: "04-seed-direct", second: "05-direct-after-repair", relation: .resend, outcome: .repaired),
        // The same text to another recipient: no b= in common, so nothing is concluded from one about the other.
        PairRow(first: "02-direct-sendgrid", second: "06-healthy-caf", relation: .sibling),
        PairRow(first: "direct-repaired", second: "direct-clean", relation: .unrelated),
        PairRow(first: "06-healthy-caf", second: "07-caf-with-trusted-border", relation: .resend, outcome: .bothPass),
        // A list breaks every signature: that says nothing of records.
        PairRow(first: "11-mailman-broken", second: "12-list-arc-override", relation: .resend, outcome: .unknown),
    ]

    @Test(arguments: pairs) func corpusPairs(_ row: PairRow) throws {
        let comparison = try CopySample.comparison(row.first, row.second)
        let pair = try #require(comparison.pairs.first)
        #expect(comparison.pairs.count == 1)
        #expect(comparison.copies.map(\.argument) == [0, 1])
        #expect(pair.kinship.relation == row.relation)
        #expect(pair.conclusions.map(\.rule) == row.rules)
        #expect(pair.repair?.outcome == row.outcome)
        #expect(pair.kinship.evidence == pair.kinship.evidence.sorted { $0.strength > $1.strength }, "strongest first")
    }

    @Test(arguments: pairs) func theOrderOfTheArgumentsDoesNotMatter(_ row: PairRow) throws {
        let one = try CopySample.comparison(row.first, row.second)
        let other = try CopySample.comparison(row.second, row.first)
        #expect(other.copies.map(\.argument) == one.copies.map { 1 - $0.argument })
        #expect(other.copies.map(\.role) == one.copies.map(\.role))
        #expect(Self.digest(one) == Self.digest(other))
    }

    /// What a comparison says, for comparing comparisons.
    private static func digest(_ comparison: Comparison) -> [String] {
        comparison.pairs.map {
            "\($0.first) \($0.second) \($0.kinship.relation) \($0.kinship.evidence) \($0.conclusions) \($0.differences)"
        }
            + comparison.queries.map(\.command) + ["\(comparison.mails)", "\(comparison.beliefs)"]
    }

    @Test func sameMailByItsSignature() throws {
        let comparison = try CopySample.comparison("forwarded-broken", "direct-broken")
        let pair = try #require(comparison.pairs.first)
        #expect(pair.kinship.confidence == .certain)
        #expect(pair.kinship.evidence.first?.code == .signatureEquals)
        #expect(pair.kinship.evidence.first?.value == "tadashii.example")
        #expect(comparison.copies.map(\.role) == [.direct, .forwarded])
        #expect(comparison.copies[0].reasons == [.noForwarding, .containedInOther])
        #expect(pair.way.commonCount == 4 && pair.way.holdsFirst && pair.way.added == [5, 6])
        #expect(pair.differences.allSatisfy { $0.standing == .explained })
        #expect(pair.differences.map(\.code).contains(.spfName))
    }

    @Test func theRecordsOfTheSeedAreNamed() throws {
        let comparison = try CopySample.comparison("direct-broken", "forwarded-broken")
        let names = Set(comparison.queries.map { $0.name + " " + $0.type.rawValue })
        #expect(
            names.isSuperset(of: [
                "em801.tadashii.example CNAME", "s1._domainkey.tadashii.example CNAME", "s2._domainkey.tadashii.example CNAME",
                "_dmarc.tadashii.example TXT",
            ]))
        #expect(comparison.beliefs.contains(Belief(question: .authorSPF, copy: 0)))
        #expect(comparison.beliefs.contains(Belief(question: .changes, copy: 1)))
    }

    @Test func recordsBeforeAndAfter() throws {
        let comparison = try CopySample.comparison("direct-repaired", "direct-broken")
        let repair = try #require(comparison.pairs.first?.repair)
        #expect(
            repair.records.map(\.name) == ["em801.tadashii.example", "s1._domainkey.tadashii.example", "_dmarc.tadashii.example"])
        #expect(repair.records.map(\.change) == [.repaired, .repaired, .appeared])
        #expect(repair.differences.isEmpty && !repair.isTooEarly && repair.gap == 102_315)
        #expect(comparison.queries.isEmpty, "what was repaired needs no look-up")
    }

    @Test func threeCopiesAndFour() throws {
        let three = try CopySample.comparison("direct-repaired", "forwarded-broken", "direct-broken")
        #expect(three.mails == [[0, 1], [2]])
        #expect(three.copies.map(\.argument) == [2, 1, 0])
        #expect(three.pairs.map(\.kinship.relation) == [.sameMail, .resend])
        #expect(three.pairs.map(\.second) == [1, 2])
        #expect(three.pairs.last?.first == 0, "direct is compared with direct")
        let four = try CopySample.comparison("forwarded-repaired", "direct-repaired", "forwarded-broken", "direct-broken")
        #expect(four.mails == [[0, 1], [2, 3]])
        #expect(four.pairs.map(\.kinship.relation) == [.sameMail, .resend, .sameMail])
        #expect(four.results.first?.cells.count == 4)
    }

    @Test func resultsStandUnderTheNameThatWasTested() throws {
        let comparison = try CopySample.comparison("direct-broken", "forwarded-broken")
        let rows = comparison.results.filter { $0.method == .spf }
        #expect(rows.map(\.name) == ["em801.tadashii.example", "kaisya.example"])
        #expect(rows[0].cells.map { $0?.isCarried } == [false, true])
        #expect(rows[1].cells.map { $0 == nil } == [true, false])
        let key = try #require(comparison.results.first { $0.method == .dkim })
        #expect(key.selector == "s1" && key.cells.allSatisfy { $0 != nil })
    }

    /// A signature that was cut short, or put in the place of one, tells nothing of two copies.
    @Test(arguments: ["b=AAAA", "b=AbCd..."]) func cutSignaturesAreNotTwo(_ cut: String) throws {
        let text = """
            DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; t=1772366398; h=from; bh=YWJj; \(cut)
            From: info@service.example
            Date: Sun, 1 Mar 2026 11:59:58 +0000
            Message-ID: <1@service.example>

            """
        let pair = try #require(CopySample.comparison(texts: text, text).pairs.first)
        #expect(!pair.kinship.evidence.contains { $0.code == .signedTwice })
        #expect(pair.kinship.evidence.contains { $0.code == .bodyHashEquals })
    }

    @Test func siblings() throws {
        let pair = try #require(
            CopySample.comparison(texts: try CopySample.text("direct-repaired"), try CopySample.sibling()).pairs.first)
        #expect(pair.kinship.relation == .sibling)
        #expect(pair.kinship.evidence.contains { $0.code == .signedTwice })
        #expect(pair.kinship.evidence.contains { $0.code == .deliveryTokenDiffers })
        #expect(pair.conclusions.isEmpty && pair.repair == nil && pair.differences.isEmpty)
    }

    @Test func bothForwarded() throws {
        let comparison = CopySample.comparison(texts: try CopySample.forwardedAgain(), try CopySample.text("forwarded-broken"))
        #expect(comparison.copies.map(\.argument) == [1, 0], "the one nearer to the author stands first")
        #expect(comparison.copies.map(\.role) == [.forwarded, .forwarded])
        #expect(!comparison.hasDirectCopy(0))
        #expect(comparison.beliefs.isEmpty)
        let pair = try #require(comparison.pairs.first)
        #expect(pair.kinship.relation == .sameMail)
        #expect(pair.conclusions.map(\.rule) == [.keyMissingForBoth], "without a direct copy nothing is said of SPF")
    }

    @Test func oneMessageTwice() throws {
        let comparison = try CopySample.comparison("direct-clean", "direct-clean")
        let pair = try #require(comparison.pairs.first)
        #expect(pair.kinship.relation == .sameMail && pair.differences.isEmpty)
        #expect(comparison.copies.map(\.role) == [.direct, .direct])
    }

    /// Nothing that could be compared: neither the same nor another.
    @Test func emptyMessages() throws {
        let pair = try #require(CopySample.comparison(texts: "Subject: a\n\n", "Subject: b\n\n").pairs.first)
        #expect(pair.kinship.relation == .undecided)
        #expect(pair.conclusions.map(\.rule) == [.notComparable])
        #expect(PairRule.Code.notComparable.number == 10 && PairRule.Code.passHidesProblem.number == 1)
    }

    @Test func bodies() throws {
        let traces = [try CopySample.text("direct-broken"), try CopySample.text("forwarded-broken")].map { CopySample.trace($0) }
        let same = Comparison(traces, bodies: ["a", "a"]).pairs[0]
        #expect(same.kinship.evidence.contains { $0.code == .bodyEquals })
        let other = Comparison(traces, bodies: ["a", "b"]).pairs[0]
        #expect(other.kinship.relation == .sameMail)
        #expect(other.differences.contains { $0.code == .body && $0.standing == .unexplained })
        #expect(!Comparison(traces, bodies: ["a", nil]).pairs[0].kinship.evidence.contains { $0.code == .bodyDiffers })
    }
}
