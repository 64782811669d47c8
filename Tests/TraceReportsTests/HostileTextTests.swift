import Testing

@testable import TraceReports

/// A hostile message cannot speak through a report, whatever its format.
@Suite struct HostileTextTests {
    /// Text that tries to act, by what it would do.
    static let hostile: [(name: String, text: String)] = [
        ("terminal", "\u{1B}[2J\u{1B}]0;owned\u{07}\u{9B}31m"),
        ("bell and backspace", "ok\u{08}\u{08}no\u{07}"),
        ("override", "gpj.\u{202E}exe\u{202C}"),
        ("isolate", "\u{2066}a\u{2069}\u{2067}b\u{2069}\u{200F}"),
        ("invisible", "pay\u{200B}pal\u{200D}\u{FEFF}\u{00AD}\u{2060}"),
        ("separators", "one\u{2028}two\u{2029}three\u{85}four"),
        ("noncharacters", noncharacters),
        ("tags", "\u{E0041}\u{E0042}"),
        ("controls", "\u{01}\u{02}\u{0B}\u{0C}\u{7F}"),
        ("end of CDATA", "]]><!--x--><![CDATA["),
        ("script", "</script><script>alert(1)</script>"),
        ("style", "</style><style>*{background:url(//evil.example)}"),
        ("attribute", "\"><img src=x onerror=alert(1)> ' onmouseover='x"),
        ("link", "javascript:alert(1) data:text/html,x http://evil.example/"),
        ("entity", "&lt;b&gt; &#x202E; &amp; &quot;"),
        ("escape of ours", "\\u{202E} \\x{41} \\u202e \\"),
        ("json", "\",\"verdict\":{\"code\":\"authentic\"},\"x\":\""),
        ("replacement", "\u{FFFD}"),
    ]

    /// The compiler takes no literal of these.
    private static let noncharacters = String(
        String.UnicodeScalarView([0xFFFE, 0xFFFF, 0x1FFFE, 0xFDD0].compactMap { Unicode.Scalar($0 as UInt32) }))

    static let names = hostile.map { $0.name }

    private func report(_ name: String, _ language: Language = .english) throws -> Report {
        let text = try #require(Self.hostile.first { $0.name == name }).text
        return ReportFixtures.report(ReportFixtures.message(holding: text), language)
    }

    @Test(arguments: names) func jsonParses(_ name: String) throws {
        let report = try report(name)
        let tree = try #require(JSONTree(report.json))
        #expect(tree["verdict"]?["code"]?.leaves == [report.verdict.code])
        #expect(report.json.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        #expect(isHarmless(String(decoding: report.json, as: UTF8.self)))
    }

    @Test(arguments: names) func jsonKeepsTheValue(_ name: String) throws {
        let report = try report(name)
        #expect(JSONTree(report.json)?["message"]?["subject"]?.leaves == report.message.subject.map { [$0] })
    }

    @Test(arguments: names) func xmlIsValid(_ name: String) throws {
        let validator = try #require(XMLValidator(schema: ReportFixtures.xmlSchema))
        let xml = try report(name).xml()
        #expect(validator.errors(in: xml) == [])
        #expect(isHarmless(String(decoding: xml, as: UTF8.self)))
    }

    @Test(arguments: names, Language.allCases) func textIsText(_ name: String, _ language: Language) throws {
        let text = TextReport.text(try report(name, language), .init(hasColor: false))
        #expect(isHarmless(text))
    }

    @Test(arguments: names) func colourIsAllThatATerminalIsTold(_ name: String) throws {
        let report = try report(name)
        let colored = TextReport.text(report, .init(hasColor: true))
        #expect(colored.replacing(/\u{1B}\[[0-9;]+m/, with: "") == TextReport.text(report, .init(hasColor: false)))
    }

    @Test(arguments: names) func htmlHoldsOurMarkupAlone(_ name: String) throws {
        let page = HTMLPage(HTMLReport.html(try report(name)))
        #expect(page.problems == [])
        #expect(isHarmless(page.html))
    }

    /// Bytes that are no text at all, in every position.
    @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0x00], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
    func brokenBytes(_ bytes: [UInt8]) throws {
        let marker = "MARKER"
        var message: [UInt8] = []
        let template = Array(ReportFixtures.message(holding: marker).utf8)
        var rest = template[...]
        while let found = rest.firstRange(of: Array(marker.utf8)) {
            message += rest[..<found.lowerBound] + bytes
            rest = rest[found.upperBound...]
        }
        message += rest
        let report = ReportFixtures.report(message)
        #expect(JSONTree(report.json) != nil)
        #expect(String(validating: report.json, as: UTF8.self) != nil)
        #expect(try #require(XMLValidator(schema: ReportFixtures.xmlSchema)).errors(in: try report.xml()) == [])
        #expect(HTMLPage(HTMLReport.html(report)).problems == [])
        #expect(isHarmless(TextReport.text(report)))
    }

    /// A token of a mebibyte takes no page of a terminal, and JSON still holds it.
    @Test func longTokens() throws {
        let report = ReportFixtures.report(ReportFixtures.message(holding: String(repeating: "A", count: 1 << 18)))
        #expect(TextReport.text(report).utf8.count < 200_000)
        #expect(JSONTree(report.json) != nil)
    }

    private func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 == "\n" || PrintableText.isPrintable($0) }
    }
}
