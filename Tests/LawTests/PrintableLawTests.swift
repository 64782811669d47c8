import CorpusLabels
import Testing
import TraceAnalysis
import TraceReports

/// Law 10: a hostile message cannot speak through a report.
@Suite struct PrintableLawTests {
    /// Controls, overrides, a separator, an invisible, bytes that are no UTF-8, an encoded surrogate, and markup.
    static let hostile: [(String, [UInt8])] = [
        ("escape", [0x1B]), ("bell", [0x07]), ("backspace", [0x08]), ("C1 control", [0xC2, 0x9B]),
        ("override", Array("\u{202E}".utf8)), ("isolate", Array("\u{2066}".utf8)), ("line separator", Array("\u{2028}".utf8)),
        ("zero width", Array("\u{200B}".utf8)), ("tag", Array("\u{E0041}".utf8)), ("invalid", [0xFF]),
        ("surrogate", [0xED, 0xA0, 0x80]),
        ("markup", Array("<script>alert(1)</script>".utf8)), ("entity", Array("]]>&lt;--".utf8)),
    ]

    /// Every place of a message that a report shows.
    static func message(_ evil: [UInt8]) -> [UInt8] {
        let places = [
            "From: \"N~\" <a~@b~.example>", "To: c~@d.example", "Subject: S~", "Message-ID: <i~@b.example>",
            "Return-Path: <r~@b.example>",
            "Delivered-To: d~@e.example",
            "Authentication-Results: mx~.example; spf=pass (comment~) smtp.mailfrom=m~.example; dkim=fail reason=\"r~\" header.d=x~.example",
            "Received-SPF: pass (c~) client-ip=192.0.2.1; envelope-from=\"e~@b.example\"; helo=h~.example",
            "ARC-Seal: i=1; cv=none; d=s~.example; s=k~; t=1772500510; b=b~",
            "DKIM-Signature: v=1; d=g~.example; s=q~; h=from; b=B~",
            "Received: from f~.example (n~.example [192.0.2.1]) by mx~.example with ESMTP id I~ for <t~@e.example> junk~; Mon, 2 Mar 2026 01:15:04 +0000",
            "List-Id: L~ <list~.example>", "Subject~: broken name", "stray~ line",
        ]
        let template = Array((places.joined(separator: "\n") + "\n\nbody\n").utf8)
        return template.flatMap { $0 == 0x7E ? evil : [$0] }
    }

    @Test(arguments: hostile.indices)
    func nothingHostileGetsThrough(_ index: Int) throws {
        let (name, evil) = Self.hostile[index]
        let trace = MessageTracer().trace(Self.message(evil))
        for language in Language.allCases {
            let source = Source(name: "n" + String(decoding: evil, as: UTF8.self), message: Self.message(evil))
            let report = Report(trace, source: source, options: .init(trust: ["t\u{1B}"], language: language))
            let outputs: [(String, [UInt8])] = [
                ("text", Array(TextReport.text(report).utf8)), ("json", report.json), ("ndjson", report.ndjson),
                ("xml", try report.xml()), ("html", Array(HTMLReport.html(report).utf8)),
            ]
            for (format, bytes) in outputs { Self.check(bytes, "\(name) in \(format)") }
            for format in ["xml", "html"] {
                let text = String(decoding: outputs.first { $0.0 == format }?.1 ?? [], as: UTF8.self)
                #expect(!text.contains("<script"), "\(name) in \(format)")
            }
        }
    }

    private static func check(_ bytes: [UInt8], _ place: String) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            Issue.record("\(place) is no UTF-8")
            return
        }
        let raw = text.unicodeScalars.filter { $0 != "\n" && $0 != "\t" && !PrintableText.isPrintable($0) }
        let found = raw.map { "U+" + String($0.value, radix: 16, uppercase: true) }
        #expect(found == [], Comment(rawValue: place))
    }
}
