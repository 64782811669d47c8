import Foundation
import TraceFields

@testable import TraceAnalysis

/// Copies of mail for comparisons: those of the Corpus, and what the tests make of them.
enum CopySample {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Corpus/misleading-pass").resolvingSymlinksInPath()

    static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name + ".eml")), as: UTF8.self)
    }

    static func trace(_ text: String) -> Trace { MessageTracer().trace(Array(text.utf8)) }

    static func comparison(_ names: String...) throws -> Comparison { Comparison(try names.map { trace(try text($0)) }) }

    static func comparison(texts: String...) -> Comparison { Comparison(texts.map { trace($0) }) }

    /// The part of a forwarded copy above the delivery to the forwarding mailbox, changed; what stands below is left alone.
    static func forwarded(_ name: String, _ changes: [(String, String)]) throws -> String {
        let whole = try text(name)
        guard let mark = whole.range(of: "\nDelivered-To: piyo@kaisya.example\n") else { return whole }
        var top = String(whole[..<mark.lowerBound])
        for (old, new) in changes { top = top.replacing(old, with: new) }
        return top + String(whole[mark.lowerBound...])
    }

    static func direct(_ name: String, _ changes: [(String, String)]) throws -> String {
        var whole = try text(name)
        for (old, new) in changes { whole = whole.replacing(old, with: new) }
        return whole
    }

    /// The copy of the silent forwarding that lies in the first mailbox: the same lines up to there, and its own result.
    static func beforeSilentForward() throws -> String {
        let whole = try text("09-silent-forward")
        guard let start = whole.range(of: "Received: from mail.service.example") else { return whole }
        return """
            Return-Path: <info@service.example>
            Delivered-To: r@uni.example

            """
                + resultsBelowFirstReceived(
                    String(whole[start.lowerBound...]),
                    "mx.uni.example; dkim=pass header.d=service.example header.s=s1 header.b=Go3nM4lK; "
                        + "spf=pass smtp.mailfrom=info@service.example; dmarc=pass header.from=service.example")
    }

    /// The author's mail as a person got it who was in Cc beside the list.
    static func besideTheList() throws -> String {
        let whole = try text("11-mailman-broken")
        guard let signature = whole.range(of: "Received: from web2.service.example") else { return whole }
        return """
            Return-Path: <info@service.example>
            Delivered-To: friend@else.example
            Received: from mail.service.example (mail.service.example [192.0.2.25])
            \tby mx.else.example (Postfix) with ESMTPS id 4fP5N05kmnz9zz
            \tfor <friend@else.example>; Sun,  1 Mar 2026 15:20:01 +0000 (UTC)
            Authentication-Results: mx.else.example;
            \tdkim=pass header.d=service.example header.s=s1 header.b=Iq7pO8nM;
            \tspf=pass smtp.mailfrom=info@service.example;
            \tdmarc=pass (policy=none) header.from=service.example

            """ + String(whole[signature.lowerBound...]).replacing("[Dev] ", with: "")
    }

    /// The same mailing to somebody else: signed in the same second, by another signature.
    static func sibling() throws -> String {
        try direct(
            "direct-repaired",
            [
                ("piyo@kaisya.example", "mina@kaisya.example"), ("hoge=kaisya.example", "mina=kaisya.example"),
                ("<hoge@kaisya.example>", "<mina@kaisya.example>"), ("To: hoge@kaisya.example", "To: mina@kaisya.example"),
                ("b=pN4kTz1v", "b=zZ9kTz1v"), ("u001.e49HVuOZzX2u", "u001.QQ9HVuOZzX2u"), ("e6d88cd427586", "e6d88cd427599"),
                ("b=lbvl12/", "b=QQvl12/"), ("b=Um0NwAzH6/", "b=QQ0NwAzH6/"),
            ])
    }

    /// A copy that was sent on once more, by another forwarder.
    static func forwardedAgain() throws -> String {
        """
        Return-Path: <SRS0=q/Zk=BB=kaisya.example=piyo@fwd.example.net>
        Delivered-To: last@mailbox.example
        Received: from mx.fwd.example.net (mx.fwd.example.net [198.51.100.60])
        \tby mx.mailbox.example (Postfix) with ESMTPS id 4fPzz05kmnz9zz
        \tfor <last@mailbox.example>; Tue,  3 Mar 2026 01:15:20 +0000 (UTC)
        Authentication-Results: mx.mailbox.example;
        \tdkim=temperror (dns failure for signature) header.d=tadashii.example header.s=s1 header.b=FHo9QWh3;
        \tspf=pass smtp.mailfrom="SRS0=q/Zk=BB=kaisya.example=piyo@fwd.example.net"

        """ + (try text("forwarded-broken"))
    }

    private static func resultsBelowFirstReceived(_ text: String, _ results: String) -> String {
        guard let next = text.range(of: "\nReceived: ") else { return text }
        return String(text[..<next.lowerBound]) + "\nAuthentication-Results: " + results + String(text[next.lowerBound...])
    }
}
