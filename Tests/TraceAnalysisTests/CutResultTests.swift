import Testing
import TraceFields

@testable import TraceAnalysis

/// Results that Coremail cut at 70 characters, in the middle of names: what is proven is the whole name.
@Suite struct CutResultTests {
    /// A mail that Coremail took from `signer`, with its results behind the fields of the message, where it writes them.
    static func mail(_ results: String, from author: String, signer: String, path: String? = nil) -> Trace {
        let text = Array("Authentication-Results: mx7; " + results)
        let lines = stride(from: 0, to: text.count, by: 70).map { String(text[$0..<min($0 + 70, text.count)]) }
        let fields = [
            path.map { "Return-Path: <\($0)>" } ?? "X-Nothing: 1",
            "Received: from out.\(signer) (out.\(signer) [192.0.2.7])", "\tby mx7 (Coremail) with SMTP id QcCowAC3Om0lx;",
            "\tSun, 1 Mar 2026 20:00:00 +0800 (CST)",
            "DKIM-Signature: v=1; a=rsa-sha256; d=\(signer); s=s1; h=From:To; bh=YWJjZA==; b=\(SampleMail.longSignature)",
            "X-CM-TRANSID: QcCowAC3Om0lx", lines.joined(separator: "\n\t"),
            "From: info@\(author)", "To: reader@mailbox.example",
        ]
        return MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }

    /// The line ends behind the name of a bank, and the rest of the spoofer's name stands on the next one.
    @Test(arguments: [
        ("bank.example", "bank.example.other.example"), ("nkss.example", "bankss.example"), ("bank.example", "mybank.example"),
    ]) func aSpooferPlacesTheCut(_ author: String, _ sender: String) {
        for padding in 5..<30 {
            let local = String(repeating: "x", count: padding)
            let trace = Self.mail("spf=pass smtp.mail=\(local)@\(sender); dkim=none", from: author, signer: sender)
            #expect(trace.verdict.code == .serviceOnly)
            #expect(trace.statements.first?.alignment == Statement.Alignment.no)
        }
    }

    @Test func whereverTheCutFalls() {
        for padding in 1..<60 {
            let local = String(repeating: "x", count: padding)
            let trace = Self.mail(
                "spf=pass smtp.mail=\(local)@name.example; dkim=pass header.i=@name.example", from: "name.example",
                signer: "name.example")
            #expect(trace.verdict.code == .authenticNoDMARC)
            #expect(trace.statements.map(\.alignment) == [.strict, .strict])
        }
    }

    /// A copy that ends in the middle of a name contradicts nothing; another name does.
    @Test func aNameThatBreaksOff() {
        let spf = "spf=pass smtp.mail=info@newsletter.example; dkim=pass header.i=@"
        let broken = Self.mail(spf + "newslett", from: "newsletter.example", signer: "newsletter.example")
        #expect(!broken.findings.contains { $0.code == .forgedAuthenticationResults })
        #expect(broken.statements.allSatisfy { $0.confidence == .unattributed })
        let other = Self.mail(spf + "bank.example", from: "newsletter.example", signer: "newsletter.example")
        #expect(other.findings.contains { $0.code == .forgedAuthenticationResults })
    }
}
