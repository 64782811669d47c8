import Testing

@testable import TraceReports

@Suite struct TextReportTests {
    @Test(arguments: Language.allCases) func linesFit(_ language: Language) throws {
        for path in ReportFixtures.corpus {
            let report = try ReportFixtures.corpusReport(path, language)
            for width in ReportFixtures.sample.contains(path) ? [100, 80, 64, 59, 48, 40] : [100] {
                let text = TextReport.text(report, .init(width: width))
                for line in text.split(separator: "\n") where TextWidth.of(String(line)) > width {
                    Issue.record("\(path) at \(width): \(line)")
                }
            }
        }
    }

    /// Times and delays of hops stand below each other, however long the names of hosts are.
    @Test(arguments: [100, 64]) func columnsStandBelowEachOther(_ width: Int) throws {
        for path in ReportFixtures.corpus {
            let text = TextReport.text(try ReportFixtures.corpusReport(path), .init(width: width))
            let times = text.split(separator: "\n").compactMap { $0.firstMatch(of: /^ +[0-9]+ +(?=[0-9]{4}-[0-9]{2}-[0-9]{2} )/) }
            #expect(Set(times.map { $0.output.count }).count <= 1, "\(path)")
        }
    }

    @Test func opensWithTheVerdict() throws {
        let report = try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml")
        #expect(TextReport.text(report).hasPrefix("Verdict: " + report.verdict.headline.prefix(40)))
        let japanese = try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml", .japanese)
        #expect(TextReport.text(japanese).hasPrefix("判定：" + japanese.verdict.headline.prefix(20)))
    }

    @Test func sectionsStandInOrder() throws {
        let report = try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml")
        let text = TextReport.text(report)
        let headings = [
            "The way, oldest hop first", "Forwardings", "Who said what", "Findings", "What this report cannot tell",
        ]
        let places = headings.compactMap { text.firstRange(of: "\n" + $0 + "\n")?.lowerBound }
        #expect(places.count == headings.count)
        #expect(places == places.sorted())
    }

    /// One row for each statement, whoever made it.
    @Test(arguments: ReportFixtures.sample) func everyStatementHasItsRow(_ path: String) throws {
        let report = try ReportFixtures.corpusReport(path)
        let grouped = StatementGroup.groups(of: report).flatMap { $0.statements.map { $0.n } }
        #expect(grouped.sorted() == report.statements.map { $0.n })
    }

    @Test func severalReportsAreNamed() throws {
        let reports = try ["misleading-pass/direct-clean.eml", "misleading-pass/direct-broken.eml"].map {
            try ReportFixtures.corpusReport($0)
        }
        let text = TextReport.text(reports)
        #expect(text.contains("═══ misleading-pass/direct-clean.eml ═══"))
        #expect(text.contains("═══ misleading-pass/direct-broken.eml ═══"))
    }

    @Test(arguments: [
        ("abc", 3), ("日本語", 6), ("e\u{301}", 1), ("（）", 4), ("ｶﾅ", 2), ("→─", 2), ("👍", 2), ("", 0),
    ]) func widths(_ text: String, _ width: Int) {
        #expect(TextWidth.of(text) == width)
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]),
        ("日本語のメール。", 8, ["日本語の", "メール。"]),
        ("あいう。", 6, ["あい", "う。"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("dmarc-permerror", 11, ["dmarc-", "permerror"]),
        ("service.example", 14, ["service.", "example"]),
        ("a-wholelongname.example", 12, ["a-wholelongn", "ame.example"]),
        ("", 10, [""]),
        ("a  b", 10, ["a  b"]),
    ]) func lineBreaks(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(LineBreaker(width: width).lines(text) == lines)
    }

    @Test func aWordOfAMebibyteIsBrokenInLinearTime() {
        let lines = LineBreaker(width: 80).lines(String(repeating: "x", count: 1 << 20))
        #expect(lines.count == (1 << 20) / 80 + 1)
    }

    /// Defects of which the same is said are told once, with the line of each.
    @Test func defectsOfOneKindAreOneSentence() {
        let message =
            "Received: by a.example;\nSun, 1 Mar 2026 12:00:00 +0000\nX-A: 1\nReceived: by b.example\nid 1;\n Sun, 1 Mar 2026 12:00:00 +0000\n"
        let report = ReportFixtures.report(message + "From: a@a.example\nDate: Sun, 1 Mar 2026 12:00:00 +0000\n\nx\n")
        #expect(report.defects.filter { $0.code == "lost-indentation" }.count == 2)
        #expect(TextReport.text(report).contains("(lost-indentation, lines 1, 4)"))
        #expect(HTMLReport.html(report).split(separator: "<code>lost-indentation</code>").count == 2)
    }

    @Test func aTrustedNameThatNothingBearsIsTold() {
        let message = "Received: from a.example by b.example; Sun, 1 Mar 2026 12:00:00 +0000\nFrom: a@a.example\n\nx\n"
        let limits = ReportFixtures.report(message, trust: ["c.example"]).limits
        #expect(limits.contains("No server in this copy answers to --trust c.example; it changed nothing."))
    }
}
