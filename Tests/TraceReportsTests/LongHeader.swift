/// Messages of thirty hops and about a hundred kilobytes of header.
enum LongHeader: String, CaseIterable {
    case arcSets, signatures, signaturesWithResults, recipients, manyFields, shortFields, longFields

    private static let size = 100_000
    private static let hops = 30
    private static let token = "dGhpcyBpcyBhbiBleGFtcGxlIG9mIGEgdG9rZW4gb2YgYSBnYXRld2F5"

    var message: String {
        switch self {
        case .arcSets: Self.header { Self.arcSet($0) }
        case .signatures: Self.header() + Self.filled(Self.header(), Self.signature)
        case .signaturesWithResults:
            Self.results(120) + Self.header() + Self.filled(Self.results(120) + Self.header(), Self.signature)
        case .recipients:
            Self.header() + "To: " + Self.filled(Self.header()) { "Reader \($0) <reader\($0)@net.example>,\n " } + "\n"
        case .manyFields: Self.header() + Self.filled(Self.header()) { "X-Verdict-\($0): " + Self.token + "\n" }
        case .shortFields: Self.header() + Self.filled(Self.header()) { "X-\($0): yes\n" }
        case .longFields:
            Self.header() + Self.filled(Self.header()) { "X-\($0): " + String(repeating: Self.token, count: 6) + "\n" }
        }
    }

    /// The fields of the hops, the newest on top, each with results and what `beside` writes, and the author's own.
    private static func header(_ beside: (Int) -> String = { _ in "" }) -> String {
        let lines = (1...hops).reversed().map { n in
            beside(n)
                + """
                Received: from mx\(n - 1).net\(n - 1).example (mx\(n - 1).net\(n - 1).example [192.0.2.\(n)])
                 by mx\(n).net\(n).example (Postfix) with ESMTPS id 4A\(9 + n)F1C2D3
                 for <user\(n)@net\(n).example>; Sun, 01 Mar 2026 12:\(10 + n):00 +0000
                Authentication-Results: mx\(n).net\(n).example; spf=pass smtp.mailfrom=info@service.example;
                 dkim=pass header.d=service.example

                """
        }
        return lines.joined()
            + "From: Info <info@service.example>\nSubject: long\nMessage-ID: <1@service.example>\n"
            + "Date: Sun, 01 Mar 2026 12:00:00 +0000\n"
    }

    private static func filled(_ start: String, _ part: (Int) -> String) -> String {
        var text = ""
        var n = 0
        while start.utf8.count + text.utf8.count < size {
            text += part(n)
            n += 1
        }
        return text
    }

    private static func signature(_ n: Int) -> String {
        "DKIM-Signature: v=1; a=rsa-sha256; d=d\(n).example; s=s1; h=from:to:subject;\n bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\n b="
            + String(repeating: token + "\n ", count: 6) + "\n"
    }

    private static func results(_ count: Int) -> String {
        "Authentication-Results: mx30.net30.example"
            + (0..<count).map { ";\n dkim=pass header.d=d\($0).example header.s=s1" }.joined() + "\n"
    }

    private static func arcSet(_ n: Int) -> String {
        let signature = String(repeating: token + "\n ", count: 22)
        return """
            ARC-Seal: i=\(n); a=rsa-sha256; cv=\(n == 1 ? "none" : "pass"); d=net\(n).example; s=s1; t=\(1_772_366_400 + n * 60);
             b=\(signature)
            ARC-Message-Signature: i=\(n); a=rsa-sha256; d=net\(n).example; s=s1; h=from:to; bh=47DEQpj8=; b=\(signature)
            ARC-Authentication-Results: i=\(n); mx\(n).net\(n).example; spf=pass smtp.mailfrom=info@service.example;
             dkim=pass header.d=service.example header.s=s1; dmarc=pass header.from=service.example

            """
    }
}
