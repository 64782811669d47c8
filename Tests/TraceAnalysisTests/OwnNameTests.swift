import Testing
import TraceFields

@testable import TraceAnalysis

/// A server's own results under the line by which it took the mail: whoever sent the mail could have written the same there.
@Suite struct OwnNameTests {
    private static let postfix =
        "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx.reader.example (Postfix) with ESMTPS"
        + " id A9 for <anna@reader.example>; Sun, 1 Mar 2026 12:00:09 +0000"
    private static let exim =
        "Received: from mail.author.example ([192.0.2.10]) by mx.reader.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384"
        + " (Exim 4.98) (envelope-from <alice@author.example>) id 1vx-0007-0a for anna@reader.example;"
        + " Sun, 1 Mar 2026 12:00:09 +0000"
    private static let pass = "Authentication-Results: mx.reader.example; dkim=pass header.d=author.example header.b=k0kUPo23"
    private static let fail = "Authentication-Results: mx.reader.example; dkim=fail header.d=author.example header.b=k0kUPo23"
    private static let spf = "Authentication-Results: mx.reader.example; spf=pass smtp.mailfrom=author.example"
    private static let receivedSPF =
        "Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.10; helo=mail.author.example;"
        + " envelope-from=alice@author.example; receiver=mx.reader.example"

    @Test(
        arguments: [
            ([postfix, pass], .likely),
            // Nobody paints a failure of himself.
            ([postfix, fail], .certain), ([postfix, pass + "; dmarc=fail header.from=author.example"], .certain),
            // Above the line only the server writes.
            ([pass, exim], .certain), ([receivedSPF, postfix, spf], .certain),
            // A provider of the table is taken to remove what bears its name.
            (Array(WriterTests.gmail[1...]), .certain),
        ] as [([String], Confidence)])
    func confidence(_ fields: [String], _ confidence: Confidence) {
        let trace = WriterTests.trace(fields + [WriterTests.signature])
        #expect(trace.statements.allSatisfy { $0.hop == 1 && $0.isTrusted && $0.confidence == confidence })
        let codes = trace.statements.flatMap { trace.evidence[$0.evidence].map(\.code) }
        #expect(codes.contains(.restsOnRemoval) == (confidence == .likely))
    }

    /// Sealed results whose seal was cut off are the server's, where it says all that passes in them itself; not where the set bears the seal
    /// of somebody else.
    @Test(arguments: [
        ("dkim=pass header.d=author.example header.b=k0kUPo23", nil as String?, 1 as Int?),
        ("dkim=pass header.d=author.example header.b=k0kUPo23; spf=pass smtp.mailfrom=author.example", nil, nil),
        ("dkim=pass header.d=author.example header.b=k0kUPo23", "author.example", nil),
    ]) func sealedResultsWithoutTheirSeal(_ sealed: String, _ sealer: String?, _ hop: Int?) {
        let seal = sealer.map { ["ARC-Seal: i=1; a=rsa-sha256; t=1772366409; cv=none; d=\($0); s=a; b=QSyh"] } ?? []
        let trace = WriterTests.trace(
            [Self.postfix, Self.pass] + seal + ["ARC-Authentication-Results: i=1; mx.reader.example; \(sealed)"] + [
                WriterTests.signature
            ])
        let own = trace.statements.filter { trace.container($0).source == .arcAuthenticationResults }
        #expect(own.allSatisfy { $0.hop == hop } && own.isEmpty == false)
    }

    private static let path =
        "Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.10; helo=mail.author.example;"
        + " envelope-from=x@sender.example; receiver=mx.reader.example"

    /// What only the receiving side can have written, or a trusted server may have, is told though no hop can be named: where it says that DMARC
    /// failed for the author. Not what stands below the lines.
    @Test(arguments: [
        (["Authentication-Results: edge.reader-host.example; dmarc=fail header.from=author.example", path, postfix], true),
        (["Authentication-Results: edge.reader-host.example; dmarc=pass header.from=author.example", path, postfix], false),
        ([path, postfix, "Authentication-Results: edge.reader-host.example; dmarc=fail header.from=author.example"], false),
        ([path, postfix, "Authentication-Results: mx.reader.example; dmarc=fail header.from=author.example"], false),
    ]) func aFailureThatMayBeTheReceivers(_ fields: [String], _ isTold: Bool) {
        let trace = WriterTests.trace(fields)
        #expect((trace.verdict.doubtfulFailure != nil) == isTold)
        if isTold { #expect(trace.verdict.code == .serviceOnly) }
    }
}
