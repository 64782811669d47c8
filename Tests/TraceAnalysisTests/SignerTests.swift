import Testing
import TraceFields

@testable import TraceAnalysis

/// Which name a statement about a signature is about, and for whom a line took the mail.
@Suite struct SignerTests {
    static func trace(_ results: String, signer: String) -> Trace {
        SampleMail.clean.with {
            $0.results = results
            $0.signature = "d=\(signer); i=@news.service.example; s=s1; h=from:to:subject; t=1772366398"
            $0.from = "From: News <info@news.service.example>\n"
        }.trace
    }

    /// Where i= alone is named, the signature tells which domain signed; without it there is nothing but i=.
    @Test(arguments: [
        (
            "dkim=pass header.i=@news.service.example header.s=s1", "service.example", "service.example",
            Statement.Alignment.relaxed
        ),
        ("dkim=pass header.i=@news.service.example header.s=s1", "news.service.example", "news.service.example", .strict),
        ("dkim=pass header.i=@news.service.example header.s=s2", "service.example", "news.service.example", .strict),
        ("dkim=pass header.i=@news.service.example", "service.example", "service.example", .relaxed),
        ("dkim=pass header.i=@news.service.example header.s=s1", "vice.example", "vice.example", .no),
        ("dkim=pass header.d=news.service.example header.s=s1", "service.example", "news.service.example", .strict),
    ]) func namesTheDomainThatSigned(_ results: String, _ signer: String, _ name: String, _ alignment: Statement.Alignment) {
        let statement = Self.trace(results, signer: signer).statements[0]
        let trace = Self.trace(results, signer: signer)
        #expect(statement.identity.domain.map { trace.domains.text($0) } == name)
        #expect(statement.alignment == alignment)
    }

    /// A filter that hands the mail back has it signed again by nobody: the same signature twice is one, with one selector.
    @Test(arguments: [("s1", "AAAABBBB", "s1"), ("s1", "AAAACCCC", "?"), ("s2", "AAAABBBB", "?")])
    func countsACopyOfASignatureOnce(_ selector: String, _ value: String, _ found: String) {
        let trace = SampleMail.clean.with {
            $0.results = "dkim=fail (no key for signature) header.d=service.example"
            $0.signature = "d=service.example; s=s1; h=from; b=AAAABBBB"
            $0.from =
                "DKIM-Signature: v=1; a=rsa-sha256; bh=YQ==; d=service.example; s=\(selector); h=from; b=AAAA\n \(value.suffix(4))\n"
                + $0.from
        }.trace
        #expect(trace.keyRecord(0) == found + "._domainkey.service.example")
    }

    /// The signature that Google makes for a customer without a key is the forwarder's where the customer is the forwarder.
    @Test(arguments: [
        ("company-example.20230601.gappssmtp.com", Identity.Role.forwarder),
        ("else-example.20230601.gappssmtp.com", .sendingService),
    ]) func namesWhoseDefaultSignatureItIs(_ signer: String, _ role: Identity.Role) {
        let trace = SampleMail.forwarded.with { $0.results = "dkim=pass header.d=\(signer)" }.trace
        #expect(trace.statements.first { trace.reading($0).method == .dkim }?.identity.role == role)
    }

    @Test(arguments: [(":sealer.example", "sealer.example"), ("sealer.example", "sealer.example"), ("a.example:b.example", nil)])
    func namesTheOneSealerOfAChain(_ chain: String, _ name: String?) {
        let trace = Self.trace("arc=pass arc.chain=\(chain)", signer: "service.example")
        #expect(trace.statements[0].identity.domain.map { trace.domains.text($0) } == name)
    }

    /// ORCPT is the recipient of a line of the server's own mailboxes and of a list manager; elsewhere it may be an older one.
    @Test(arguments: [
        ("from a.example ([192.0.2.1]:443 \"EHLO a.example\") by mx.lists.example with ESMTP", "dev@lists.example", true),
        ("(majordomo@mx.lists.example) by mx.lists.example via listexpand", "reader@mailbox.example", true),
        ("from a.example ([192.0.2.1]:443 \"EHLO a.example\") by mx.lists.example with ESMTP", "piyo@company.example", false),
        ("from a.example ([192.0.2.1]) by mx.lists.example with ESMTP id 1 for <x@lists.example>", "dev@lists.example", false),
    ]) func originalRecipient(_ line: String, _ recipient: String, _ isTaken: Bool) {
        let text = """
            Received: \(line) id S1728887 (ORCPT <rfc822;\(recipient)>); Wed, 7 Jun 2023 17:19:00 +0000
            From: Service Desk <info@service.example>


            """
        let trace = MessageTracer().trace(Array(text.utf8))
        let found = trace.hops[0].envelope.recipient.map { trace.text($0) }
        #expect((found == recipient) == isTaken)
    }
}
