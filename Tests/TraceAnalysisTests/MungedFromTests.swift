import Testing
import TraceFields

@testable import TraceAnalysis

/// Whom a list replaced in From.
@Suite struct MungedFromTests {
    /// Mailman names the author in Reply-To, and in Cc where Reply-To was his own.
    @Test(arguments: [
        ("Reply-To: Alice <alice@author.example>", "author.example"),
        ("Reply-To: Alice <alice@author.example>\nCc: Alice <alice@old.test>", "author.example"),
        ("Reply-To: alice@private.test\nCc: Alice <alice@author.example>, Bob <bob@home.test>", "author.example"),
        ("Reply-To: alice@private.test\nCc: \"Alice\" <alice@author.example>", "author.example"),
        // Two of one name tell nothing.
        ("Cc: Alice <alice@author.example>, Alice <alice@old.test>", nil),
        ("Cc: Bob <bob@home.test>", nil),
        ("Reply-To: alice@private.test", "private.test"),
    ])
    func theAuthor(_ fields: String, _ author: String?) {
        let message = """
            Return-Path: <dev-bounces@lists.example>
            Received: from mx.lists.example (mx.lists.example [198.51.100.7]) by mx.home.test (Postfix) with ESMTPS id A2
             for <bob@home.test>; Sun, 1 Mar 2026 12:00:04 +0000
            Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx.lists.example (Postfix) with ESMTPS id A1
             for <dev@lists.example>; Sun, 1 Mar 2026 12:00:00 +0000
            From: Alice via Dev <dev@lists.example>
            \(fields)
            To: dev@lists.example
            List-Id: <dev.lists.example>
            X-BeenThere: dev@lists.example
            Subject: x

            x
            """
        let trace = MessageTracer().trace(Array(message.utf8))
        #expect(trace.rewrittenFrom?.writer == .list)
        #expect(trace.rewrittenFrom?.author.map { trace.domains.text($0) } == author)
    }
}
