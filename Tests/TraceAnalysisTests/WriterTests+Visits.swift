import Testing
import TraceFields

@testable import TraceAnalysis

/// Fields of a server that had the mail twice, and of filters that hand it back.
extension WriterTests {
    private static let author = "mail.author.example (mail.author.example [192.0.2.10])"
    private static let list = "List-Id: <team.lists.example>"

    private static func line(_ from: String, _ by: String, _ second: Int, for recipient: String? = nil) -> String {
        "Received: from \(from) by \(by) id A\(second)" + (recipient.map { " for <\($0)>" } ?? "")
            + "; Sun, 1 Mar 2026 12:00:\(second < 10 ? "0" : "")\(second) +0000"
    }

    /// A list on the server's own machine handed the mail back: its filters write on either side of a line, and check again what the list made
    /// of the mail. What failed between the two lines may have passed when the mail came.
    @Test(arguments: [
        ("dkim=fail header.d=author.example", nil as String?, [nil] as [Int?]),
        ("dkim=pass header.d=author.example", nil, [nil]),
        // A filter on the way to one and the same mailbox changes nothing.
        ("dkim=fail header.d=author.example", "team@lists.example", [1]),
        // SPF has no client but that of the first line.
        ("dkim=fail header.d=author.example; spf=pass smtp.mailfrom=alice@author.example", nil, [1, 1]),
    ])
    func resultsBetweenTwoVisits(_ said: String, _ recipient: String?, _ hops: [Int?]) {
        let trace = Self.trace([
            Self.line(
                "lists.example (localhost [127.0.0.1])", "lists.example (Postfix) with ESMTP", 9,
                for: recipient ?? "bob@kaisya.example"), "Authentication-Results: lists.example; \(said)",
            Self.line(Self.author, "lists.example (Postfix) with ESMTPS", 6, for: "team@lists.example"), Self.signature,
            Self.list,
        ])
        #expect(trace.statements.map(\.hop) == hops)
        if hops == [nil] {
            #expect(trace.statements.map(\.confidence) == [.ambiguous])
            #expect(trace.statements.map { $0.alternatives.map { trace.alternatives[$0].hop } } == [[2, 1]])
        }
    }

    /// Beside a field that only the first visit can have written, what passed is its word too; what failed may be the second's.
    @Test(arguments: [("pass", 1 as Int?), ("fail", nil)])
    func whatFailedBesideTheFirstVisit(_ result: String, _ hop: Int?) {
        let trace = Self.trace([
            Self.line(
                "lists.example (localhost [127.0.0.1])", "lists.example (Postfix) with ESMTP", 9, for: "bob@kaisya.example"),
            "Authentication-Results: lists.example; dkim=\(result) header.d=author.example",
            "Authentication-Results: lists.example; spf=pass smtp.mailfrom=author.example (client-ip=192.0.2.10)",
            Self.line(Self.author, "lists.example (Postfix) with ESMTPS", 6, for: "team@lists.example"), Self.signature,
            Self.list,
        ])
        #expect(trace.statements.map(\.hop) == [hop, 1])
    }

    /// Between two lines of one host stands what its own filter wrote, in the name of the filter or of a customer: not the word of a host of
    /// that name that had the mail later or before.
    @Test(arguments: ["ppops.net", "kaisya.example", "author.example"])
    func resultsInsideOfAFilter(_ name: String) {
        let trace = Self.trace([
            Self.line(
                "mx0a-00123456.pphosted.com (mx0a-00123456.pphosted.com [198.51.100.5])",
                "mx.kaisya.example (Postfix) with ESMTPS",
                9, for: "bob@kaisya.example"),
            Self.line(
                "pps.filterd (m0077473.ppops.net [127.0.0.1])", "mx0a-00123456.pphosted.com (8.18.1.2/8.18.1.2) with ESMTP", 8),
            "Authentication-Results: \(name); dkim=pass header.d=author.example",
            Self.line(Self.author, "mx0a-00123456.pphosted.com with ESMTP", 7),
            Self.line("desk.author.example (desk.author.example [192.0.2.11])", "mail.author.example (Postfix) with ESMTP", 5),
            Self.signature,
        ])
        #expect(trace.statements.map(\.hop) == [2])
        #expect(trace.statements.allSatisfy { !$0.isTrusted && $0.confidence == .likely && $0.alternatives.isEmpty })
    }

    /// The filter's program on a machine of the reader's own, behind the sender's host of the same service.
    @Test(arguments: ["ppops.net", "kaisya.example"])
    func resultsOfAFilterOnTheReadersMachine(_ name: String) {
        let trace = Self.trace([
            Self.line("pps.filterd (mx1.kaisya.example [127.0.0.1])", "mx1.kaisya.example (8.18.1.2/8.18.1.2) with ESMTP", 9),
            "Authentication-Results: \(name); dkim=pass header.d=author.example",
            Self.line(
                "mx0a-00123456.pphosted.com (mx0a-00123456.pphosted.com [198.51.100.5])", "mx1.kaisya.example with ESMTPS", 8,
                for: "bob@kaisya.example"),
            Self.line(Self.author, "mx0a-00123456.pphosted.com (PPS) with ESMTPS", 7), Self.signature,
        ])
        #expect(trace.statements.map(\.hop) == [2])
        #expect(trace.statements.allSatisfy { $0.isTrusted })
    }

    /// Behind a line that the reader does not trust stands what the mail brought, though that line has no client to judge.
    @Test(arguments: [(true, nil as Int?), (false, 2)])
    func resultsBehindALineWithoutAClient(_ hasLine: Bool, _ hop: Int?) {
        let inner = "Received: by desk.author.example (Postfix, from userid 1000) id A7; Sun, 1 Mar 2026 12:00:07 +0000"
        let trace = Self.trace(
            [Self.line(Self.author, "mx.kaisya.example (Postfix) with ESMTPS", 9, for: "bob@kaisya.example")]
                + (hasLine ? [inner] : []) + ["Authentication-Results: kaisya.example; dkim=pass header.d=author.example"]
                + [Self.line("pc.author.example (pc.author.example [192.0.2.12])", "mail.author.example (Postfix) with ESMTP", 5)]
                + [Self.signature])
        #expect(trace.statements.map(\.hop) == [hop])
    }

    /// Who logged in did so at the server that says it.
    @Test(arguments: ["esmtps", "esmtpsa"])
    func aLoginIsOfTheServerThatSaysSo(_ with: String) {
        let trace = Self.trace([
            Self.line(
                "out15-23.antispamcloud.com (out15-23.antispamcloud.com [198.51.100.5])",
                "mx.kaisya.example (Postfix) with ESMTPS",
                9, for: "bob@kaisya.example"),
            Self.line(Self.author, "mx292.antispamcloud.com with \(with) (Exim 4.98)", 8),
            Self.line("[192.0.2.50] (helo=[192.168.1.5])", "mail.author.example with esmtpsa (Exim 4.97)", 7),
            Self.signature,
            "Authentication-Results-Original: antispamcloud.com; auth=pass (login) smtp.auth=web@hosting.example",
        ])
        #expect(trace.statements.map(\.hop) == [2])
    }

    /// A list keeps its border's results at the end of the header: they judge the client of the gateway in front of it too.
    @Test(arguments: [("192.0.2.10", 1), ("198.51.100.9", 2)])
    func resultsThatAListKept(_ client: String, _ evaluated: Int) {
        let trace = Self.trace([
            Self.line(
                "mail-wm1-f71.google.com (mail-wm1-f71.google.com [209.85.128.71])", "mx.reader.example (Postfix) with ESMTPS",
                12,
                for: "anna@reader.example"),
            "Received: by 2002:a05:600c:1c94:b0:471:1702:dfbf with SMTP id x1ls1; Sun, 1 Mar 2026 12:00:10 +0000",
            Self.line(
                "gw.kaisya.example (gw.kaisya.example. [198.51.100.9])", "mx.google.com with ESMTPS", 9,
                for: "team@kaisya.example"),
            Self.line(Self.author, "gw.kaisya.example (Postfix) with ESMTPS", 8, for: "team@kaisya.example"), Self.signature,
            "X-Original-Authentication-Results: mx.google.com; dkim=pass header.i=@author.example; spf=pass (google.com:"
                + " domain of alice@author.example designates \(client) as permitted sender) smtp.mailfrom=alice@author.example",
        ])
        #expect(trace.statements.map(\.hop) == [2, 2])
        #expect(trace.statements.map(\.evaluatedHop) == [2, evaluated])
    }

    /// Somebody handed the mail over again on the server to which it had come: what stands over that line was written then. What stands under
    /// it, or says SPF, is about the first visit.
    @Test(arguments: [
        ("dkim=pass header.d=author.example", true, 2), ("dkim=pass header.d=author.example", false, 1),
        ("spf=pass smtp.mailfrom=alice@author.example; dkim=pass header.d=author.example", true, 1),
    ])
    func resultsOverAPickup(_ said: String, _ isOver: Bool, _ hop: Int) {
        let results = "Authentication-Results: mx.kaisya.example; \(said)"
        let pickup = "Received: by mx.kaisya.example (Postfix, from userid 1000) id A8; Sun, 1 Mar 2026 12:00:08 +0000"
        let trace = Self.trace(
            [
                Self.line(
                    "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.reader.example (Postfix) with ESMTPS", 9,
                    for: "anna@reader.example")
            ] + (isOver ? [results, pickup] : [pickup, results]) + [
                Self.line(Self.author, "mx.kaisya.example (Postfix) with ESMTPS", 6, for: "bob@kaisya.example"), Self.signature,
            ])
        #expect(trace.statements.allSatisfy { $0.hop == hop })
        if hop == 2 { #expect(trace.statements.map(\.confidence) == [.likely]) }
    }
}
