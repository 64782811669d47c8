import Testing
import TraceAnalysis

/// Whether the fields still stand where servers wrote them, and why not.
@Suite struct OrderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var reason: HeaderOrder.Reason?
        var fields: [String]
    }

    static let newer = "Received: from a.example (a.example [192.0.2.1]) by mx.example; Mon, 2 Mar 2026 01:15:08 +0000"
    static let older = "Received: from pc.a.example ([192.0.2.9]) by a.example; Mon, 2 Mar 2026 01:15:04 +0000"
    static let results = "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a.example"
    static let end = ["From: b@a.example", "To: c@mx.example", "Subject: x"]

    static let rows = [
        Row(
            testDescription: "as written", reason: nil, fields: [results, newer, "DKIM-Signature: v=1; d=a.example", older] + end),
        Row(
            testDescription: "sorted by name", reason: .sorted,
            fields: [
                results, "DKIM-Signature: v=1; d=a.example", "From: b@a.example", newer, older, "Subject: x", "To: c@mx.example",
            ]),
        Row(
            testDescription: "sorted by name, capitals first", reason: .sorted,
            fields: [
                results, "DKIM-Signature: v=1; d=a.example", "Date: Mon, 2 Mar 2026 01:15:03 +0000", "From: b@a.example", newer,
                older,
                "Subject: x", "To: c@mx.example",
            ]),
        Row(
            testDescription: "seals stand together", reason: .grouped,
            fields: [
                newer, older, "ARC-Seal: i=2; cv=pass", "ARC-Seal: i=1; cv=none", "ARC-Message-Signature: i=2; d=a.example",
                "ARC-Message-Signature: i=1; d=a.example",
            ] + end),
        Row(
            testDescription: "the oldest first", reason: .reversed,
            fields: ["04", "05", "06", "07"].map {
                "Received: from a.example by b.example; Mon, 2 Mar 2026 01:15:\($0) +0000"
            } + end),
        Row(
            testDescription: "names in another spelling, lines together", reason: .renamed,
            fields: ["Dkim-Signature: v=1; d=a.example", newer, older, "Received-Spf: pass", results] + end),
        Row(
            testDescription: "names in another spelling, lines apart", reason: nil,
            fields: [newer, "Received-Spf: pass", results, older, "Dkim-Signature: v=1; d=a.example"] + end),
        Row(
            testDescription: "one name in another spelling", reason: nil,
            fields: [newer, older, "Received-SPF: pass", "Dkim-Signature: v=1; d=a.example"] + end),
        Row(
            testDescription: "names in small letters", reason: nil,
            fields: [newer, older, "received-spf: pass", "dkim-signature: v=1; d=a.example"] + end),
    ]

    @Test(arguments: rows) func tellsWhetherFieldsWereMoved(_ row: Row) {
        let trace = MessageTracer().trace(Array((row.fields.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.order.reason == row.reason)
        #expect(trace.order.isReliable == (row.reason == nil))
        // What relies on position is certain only where positions mean something.
        if row.reason != nil {
            for statement in trace.statements {
                #expect(
                    !trace.evidence[statement.evidence].contains { $0.code == .habitualPosition || $0.code == .onlyNeighbour })
            }
        }
    }

    /// Where the fields were sorted, Return-Path may be of the delivery to the mailbox that sent the mail on, or of the last one.
    @Test(arguments: [(true, Forwarding.Kind.unknown, nil), (false, .alias, "alice@author.example")])
    func returnPathOfASortedHeader(_ isSorted: Bool, _ kind: Forwarding.Kind, _ sender: String?) {
        let path = "Return-Path: <alice@author.example>"
        let fields = ["Date: Sun, 1 Mar 2026 12:00:09 +0000", "From: <alice@author.example>", "Message-Id: <1@author.example>"]
        let lines = [WayTests.onward, WayTests.author]
        let rest = ["Subject: x", "To: bob@kaisya.example", "X-Mailer: none"]
        let header = isSorted ? fields + lines + [path] + rest : [path] + lines + fields + rest
        let trace = MessageTracer().trace(Array((header.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.order.isReliable != isSorted)
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.envelopeAfter) == [sender])
        #expect(trace.legs.last.flatMap { trace.sender(of: $0) } == sender)
    }
}
