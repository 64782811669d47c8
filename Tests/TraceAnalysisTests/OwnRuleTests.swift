import Testing
import TraceFields

@testable import TraceAnalysis

/// A PASS of SPF for which the author's record was not asked.
@Suite struct OwnRuleTests {
    private static let comments: [(String, Finding.Variant)] = [
        ("localhost is always allowed.", .ownRule),
        ("mx.kaisya.example: local policy designates 203.0.113.66 as permitted sender", .ownRule),
        ("mx.kaisya.example: message received from 203.0.113.66 which is an MX secondary for r@kaisya.example", .ownRule),
        ("mx.kaisya.example: 203.0.113.66 is whitelisted by trusted-forwarder.org", .ownRule),
        ("mx.kaisya.example: authenticated connection", .loggedIn),
    ]

    private static func trace(_ field: String) -> Trace {
        OwnFailuresTests.trace([OwnFailuresTests.path, OwnFailuresTests.border, field] + OwnFailuresTests.end)
    }

    @Test(arguments: comments)
    func aRuleOfTheServersOwn(_ comment: String, _ variant: Finding.Variant) {
        let trace = Self.trace(
            "Received-SPF: pass (\(comment)) client-ip=203.0.113.66; envelope-from=ceo@bank.example; helo=mail.evil.test;"
                + " receiver=mx.kaisya.example")
        #expect(trace.verdict.code == .claimsOnly)
        #expect(trace.findings.contains { $0.code == .resultCopiedDownstream && $0.variant == variant })
        #expect(trace.findings.contains { $0.code == .noResultsAtFinalHop } == (variant == .loggedIn))
    }

    /// No record that others could use lists the server's own machine, or a private network.
    @Test(arguments: [("127.0.0.1", false), ("::1", false), ("10.0.0.1", false), ("203.0.113.66", true)])
    func aClientFromInside(_ client: String, _ isProof: Bool) {
        let trace = Self.trace(
            "Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=\(client); helo=mail.evil.test; envelope-from=ceo@bank.example;"
                + " receiver=mx.kaisya.example")
        #expect(trace.verdict.code.isProof == isProof)
        #expect(trace.findings.contains { $0.variant == .ownRule } == !isProof)
    }

    @Test(arguments: ["seems reasonable for ceo@bank.example to mail through 203.0.113.66", "guessing based on a/24 mx/24 ptr"])
    func aGuess(_ comment: String) {
        let trace = Self.trace(
            "Received-SPF: pass (\(comment)) client-ip=203.0.113.66; envelope-from=ceo@bank.example; receiver=mx.kaisya.example")
        #expect(trace.verdict.code == .guess)
    }
}
