import Foundation
import Testing

@testable import TraceReports

/// A summary in every format: complete, valid, and safe whatever names an archive holds.
@Suite struct SummaryReportTests {
    static let hostile = "\u{1B}[31m=cmd()<script>\u{202E}\"',\n@evil.example"

    static func report(_ language: Language = .english, name: String = "box@company.example") -> SummaryReport {
        let tables = SummaryTable.allCases.map { kind in
            let row = kind.columns.map { column -> SummaryReport.Cell in
                if column == .misleading { return .flag(true) }
                if [.first, .last, .day].contains(column) { return .text("2026-03-01") }
                return column.isNumber ? .number(7) : .text(name)
            }
            let dateless = zip(kind.columns, row).map { column, cell in
                [.first, .last, .day].contains(column) ? SummaryReport.Cell.none : cell
            }
            let form: SummaryChart.Form = kind == .misleadingPass ? .columns : .bars
            let chart = SummaryChart(
                form, categories: ["2026-03", name], series: [.init("pass", [3, 1]), .init(name, [0, 40])])
            return SummaryReport.Table(
                kind, rows: [row, dateless], rowsLeftOut: 2, countLeftOut: 9,
                chart: [.forwarders, .misleadingPass].contains(kind) ? chart : nil)
        }
        let figures = Dictionary(uniqueKeysWithValues: SummaryFigure.allCases.map { ($0, 12) })
        return SummaryReport(language: language, figures: figures, first: "2026-03-01", last: "2026-04-01", tables: tables)
    }

    @Test func xmlIsValid() throws {
        let validator = try #require(
            XMLValidator(schema: ReportFixtures.root.appendingPathComponent("reports/schema/hoptrace-summary-1.xsd").path))
        #expect(validator.errors(in: try Self.report().xml()) == [])
        #expect(validator.errors(in: try Self.report(name: Self.hostile).xml()) == [])
        #expect(validator.errors(in: Array("<summary xmlns=\"urn:hoptrace:summary:1\" version=\"1\"/>".utf8)) != [])
    }

    @Test(.enabled(if: PythonSchema.isAvailable, "python3 with the module jsonschema is not installed"))
    func jsonIsValid() throws {
        let schema = ReportFixtures.root.appendingPathComponent("reports/schema/hoptrace-summary-1.schema.json")
        #expect(try PythonSchema.errors(inDocument: Self.report().json, schema: schema) == "")
        #expect(try PythonSchema.errors(inDocument: Self.report(name: Self.hostile).json, schema: schema) == "")
        #expect(try PythonSchema.errors(inDocument: Array("{}".utf8), schema: schema) != "")
    }

    /// XML holds what JSON holds.
    @Test func xmlAndJSONHoldTheSame() throws {
        let report = Self.report()
        let json = try #require(JSONTree(report.json)).leaves.map { PrintableText($0).text }.filter { !$0.isEmpty }
        #expect(try #require(XMLValidator.texts(of: try report.xml())) == json)
    }

    /// A run that was stopped is no whole one in any format.
    @Test(arguments: Language.allCases)
    func aStoppedRunSaysSo(_ language: Language) throws {
        var report = Self.report(language)
        let said = Phrasebook(language: language)[summary: .stopped]
        let texts = { (report: SummaryReport) in
            [SummaryText.text(report, TextReport.Options(width: 1_000, hasColor: false)), SummaryHTML.html(report)]
        }
        #expect(texts(report).allSatisfy { !$0.contains(said) })
        report.isComplete = false
        #expect(texts(report).allSatisfy { $0.contains(said) })
        #expect(String(decoding: report.json, as: UTF8.self).contains("\"complete\": false"))
        #expect(String(decoding: try report.xml(), as: UTF8.self).contains("<complete>false</complete>"))
    }

    @Test(arguments: Language.allCases)
    func textHoldsEveryTable(_ language: Language) {
        let text = SummaryText.text(Self.report(language))
        let book = Phrasebook(language: language)
        for table in SummaryTable.allCases { #expect(text.contains(book.title(table)), "\(table)") }
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 100 })
        let narrow = SummaryText.text(Self.report(language), TextReport.Options(width: 40))
        #expect(narrow.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 40 })
    }

    /// People read words, programs codes; a code that `explain` knows stands beside its words.
    @Test func codesHaveWords() throws {
        let cells: [(SummaryTable, SummaryColumn, String, String)] = [
            (.forwarders, .kinds, "google-caf, unknown", "Google (+caf_), unknown kind"),
            (.verdicts, .verdict, "claims-only", "claims-only: Nothing but claims"),
            (.findings, .code, "dmarc-missing", "dmarc-missing: No DMARC result"),
            (.defects, .code, "duplicate-field", "duplicate-field: A field may stand once and stands more than once."),
            (.passNames, .aligned, "strict", "yes"), (.passNames, .role, "list", "mailing list"),
            (.passNames, .method, "spf", "SPF"), (.sources, .kind, "unknown", "unknown"),
            (.brokenPeriods, .problem, "dmarc-permerror", "dmarc-permerror: The DMARC record has an error"),
            (.verdicts, .verdict, "not-ours", "not-ours"),
        ]
        let book = Phrasebook(language: .english)
        for (table, column, code, words) in cells {
            #expect(book.shown(.text(code), column, in: table) == words)
        }
        #expect([0, 999, 1_000, 52_446_439, -1_234].map { book.number($0) } == ["0", "999", "1,000", "52,446,439", "-1,234"])
        let row: [SummaryReport.Cell] = [.text("claims-only"), .flag(true), .number(1_234)]
        var report = SummaryReport(
            language: .japanese, figures: [.bytes: 52_446_439], first: nil, last: nil,
            tables: [SummaryReport.Table(.verdicts, rows: [row])])
        let html = SummaryHTML.html(report)
        #expect(html.contains("<td><code>claims-only</code> ") && html.contains("52,446,439") && !html.contains("`"))
        #expect(html.contains("<code>hoptrace explain CODE</code>"))
        #expect(SummaryHTML.html(Self.report()).contains("Rows that are not listed: 2, counting 9 together"))
        #expect(String(decoding: report.json, as: UTF8.self).contains("1234"))
        report.language = .english
        #expect(SummaryText.text(report).contains("52,446,439"))
    }

    /// What has no date stands apart from the last period, under its name, however many periods there are.
    @Test(arguments: [1, 3, 60]) func noDateStandsApart(_ periods: Int) throws {
        let categories = (0..<periods).map { String(1_967 + $0) } + [""]
        let chart = SummaryChart(.columns, categories: categories, series: [.init("guess", categories.map { _ in 3 })])
        for width in [SummaryChart.wide, SummaryChart.narrow] {
            var writer = HTMLWriter()
            writer.drawing(chart.drawing(Phrasebook(language: .english), width: width), "chart", title: "chart")
            let boxes = writer.html.matches(of: /<rect x="([0-9]+)"[^>]* width="([0-9]+)"/).map { (Int($0.1)!, Int($0.2)!) }
            try #require(boxes.count == periods + 1)
            let last = boxes[periods - 1]
            #expect(boxes[periods].0 - (last.0 + last.1) >= 20)
            #expect(boxes[periods].0 + boxes[periods].1 <= width)
            #expect(writer.html.contains(">no date</text>"))
        }
    }

    @Test func hostileNamesStaySilent() throws {
        let report = Self.report(name: Self.hostile)
        for output in [SummaryText.text(report), SummaryHTML.html(report), String(decoding: report.json, as: UTF8.self)] {
            #expect(!output.contains("\u{1B}") && !output.contains("\u{202E}"))
        }
        #expect(!SummaryHTML.html(report).contains("<script"))
        let table = TableReport(columns: ["name"], rows: [[.text(Self.hostile)], [.text("=1+1")], [.text("a,\"b\"")]])
        #expect(!table.text(TextReport.Options(), language: .english).contains("\u{1B}"))
        let csv = String(decoding: table.csv, as: UTF8.self)
        #expect(csv.contains("\r\n'=1+1\r\n\"a,\"\"b\"\"\"\r\n"))
        #expect(!csv.contains("\u{1B}"))
    }

    /// Answers that are too wide for a table come one after the other, and no day is broken.
    @Test func wideAnswersAreRecords() {
        let columns = (1...8).map { "column\($0)" }
        let row: [SummaryReport.Cell] =
            [.text("2026-03-01"), .number(7)] + (1...6).map { .text("a-long-name-\($0)@company.example") }
        let table = TableReport(columns: columns, rows: [row, row])
        let wide = table.text(TextReport.Options(width: 300), language: .english)
        #expect(wide.split(separator: "\n").count == 3)
        let narrow = table.text(TextReport.Options(width: 80), language: .english).split(separator: "\n")
        #expect(narrow.count == 16 && narrow[0] == "column1  2026-03-01")
        let short = TableReport(columns: columns, rows: [Array(repeating: .text("2026-03-01"), count: 8)])
        #expect(short.text(TextReport.Options(width: 96), language: .english).contains("2026-03-01  2026-03-01"))
        // A path that would fill a column of many lines has one of its own.
        let path = "/archive/" + String(repeating: "folder/", count: 10) + "1.eml"
        let long = TableReport(columns: columns, rows: [[.text(path)] + Array(repeating: .text("2026-03-01"), count: 7)])
        #expect(long.text(TextReport.Options(width: 96), language: .english).contains(path))
    }

    /// Pictures have a name and words, and every number of theirs stands in a table.
    @Test func chartsCanBeReadWithoutSeeing() {
        let html = SummaryHTML.html(Self.report())
        #expect(html.contains("<svg"))
        let pictures = html.components(separatedBy: "<svg").dropFirst().filter { $0.contains("role=\"img\"") }
        #expect(pictures.count == 4)
        #expect(pictures.allSatisfy { $0.contains("<title") && ($0.contains("<desc") || $0.contains("-narrow-name")) })
        #expect(!html.contains("style=\"") && !html.contains("<script") && !html.contains("http-equiv=\"refresh\""))
    }
}
