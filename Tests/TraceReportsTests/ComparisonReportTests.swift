import Testing
import TraceAnalysis

@testable import TraceReports

/// What a comparison looks like in every format.
@Suite struct ComparisonReportTests {
    static let groups: [[String]] = [
        ["direct-broken", "forwarded-broken"], ["direct-broken", "direct-repaired"], ["direct-repaired", "forwarded-repaired"],
        ["04-seed-direct", "03-seed-forwarded"], ["02-direct-sendgrid", "06-healthy-caf"], ["direct-clean", "20-weak-signature"],
        ["direct-broken", "forwarded-broken", "direct-repaired"],
        ["direct-broken", "forwarded-broken", "direct-repaired", "forwarded-repaired", "direct-clean"],
        ["11-mailman-broken", "12-list-arc-override"], ["19-archive-private-chain", "17-dsn-null-sender"],
    ]

    static func report(_ names: [String], _ language: Language = .english) throws -> ComparisonReport {
        let messages = try names.map { try ReportFixtures.message("misleading-pass/" + $0 + ".eml") }
        let sources = zip(names, messages).map { Source(name: $0 + ".eml", message: $1) }
        return ComparisonReport(
            Comparison(messages.map { MessageTracer().trace($0) }), sources: sources, options: Report.Options(language: language))
    }

    @Test(arguments: groups, Language.allCases) func textFitsTheTerminal(_ names: [String], _ language: Language) throws {
        let text = ComparisonText.text(try Self.report(names, language))
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(TextWidth.of(String(line)) <= 100, "\(line)")
            #expect(!line.hasSuffix(" "))
        }
        #expect(!text.contains("{") && !text.contains("\u{1B}") && !text.contains("\n\n\n"))
        for name in names { #expect(text.contains(name + ".eml")) }
        let narrow = ComparisonText.text(try Self.report(names, language), TextReport.Options(width: 60, hasColor: true))
        #expect(narrow.contains("\u{1B}["))
    }

    @Test(arguments: groups) func theOrderOfTheArgumentsDoesNotMatter(_ names: [String]) throws {
        let one = try Self.report(names)
        let other = try Self.report(names.reversed())
        #expect(one == other)
        #expect(one.json == other.json && ComparisonText.text(one) == ComparisonText.text(other))
    }

    @Test(arguments: groups) func everyFormatHoldsTheSame(_ names: [String]) throws {
        let report = try Self.report(names)
        let json = try #require(JSONTree(report.json))
        #expect(
            json.keys == [
                "format", "options", "headline", "explanation", "next_steps", "copies", "mails", "pairs", "results", "beliefs",
                "look_ups",
            ])
        #expect(json["format"] == .text("hoptrace.comparison/1"))
        let texts = try #require(XMLValidator.texts(of: try report.xml()))
        #expect(texts.filter { !$0.isEmpty } == json.leaves.filter { !$0.isEmpty })
    }

    @Test(arguments: groups, Language.allCases) func pagesAskForNothing(_ names: [String], _ language: Language) throws {
        let page = HTMLPage(ComparisonHTML.html(try Self.report(names, language)))
        #expect(page.problems.isEmpty, "\(page.problems)")
        #expect(page.policy.contains("default-src"))
        #expect(page.html.contains("<html lang=\"" + language.rawValue + "\">"))
    }

    @Test func theSeedPairInWords() throws {
        let english = try Self.report(["forwarded-broken", "direct-broken"])
        #expect(english.headline == "The pass in the forwarded copy hides the problem visible in the direct copy.")
        #expect(english.explanation.first == "Both copies are the same mail (same Message-ID and same DKIM b=).")
        #expect(
            english.explanation.contains {
                $0.hasPrefix(
                    "The DNS records of tadashii.example that the mail service needs cannot be read: neither SPF nor DKIM")
            })
        #expect(english.explanation.contains { $0.contains("kaisya.example, the forwarder's name") })
        for name in [
            "em801.tadashii.example CNAME", "s1._domainkey.tadashii.example CNAME", "s2._domainkey.tadashii.example CNAME",
        ] {
            #expect(english.nextSteps.contains { $0.contains("dig +noall +answer " + name) })
            #expect(english.lookUps.contains { $0.name + " " + $0.type == name })
        }
        // A check that could not be made is never called a failure.
        #expect(!english.explanation.contains { $0.contains("failed") })
        let japanese = try Self.report(["direct-broken", "forwarded-broken"], .japanese)
        #expect(japanese.headline == "転送後のPASSにより、転送前に起きている問題が見えなくなっています。")
        #expect(japanese.explanation.first == "2通は同じメールです（Message-IDとDKIM署名のb=が一致しています）。")
        #expect(!japanese.explanation.contains { $0.contains("失敗") || $0.contains("FAIL") })
    }

    @Test func theRepairInWords() throws {
        let english = try Self.report(["direct-broken", "direct-repaired"])
        #expect(
            english.headline
                == "After the repair SPF, DKIM and DMARC passed for tadashii.example; before it, SPF and DKIM could not be checked."
        )
        #expect(english.explanation.contains { $0.hasPrefix("A DMARC row appeared") })
        #expect(english.limits.first?.contains("audit log") == true)
        #expect(english.nextSteps.isEmpty)
        let healthy = try Self.report(["direct-repaired", "forwarded-repaired"], .japanese)
        #expect(healthy.headline == "問題はありません。SPFの欄だけが転送元の結果になっています。")
        let three = try Self.report(["direct-broken", "forwarded-broken", "direct-repaired"])
        #expect(three.headline == english.headline)
        #expect(
            three.explanation.contains {
                $0 == "A–B: The pass in the forwarded copy hides the problem visible in the direct copy."
            })
    }

    /// Of many mails no pair speaks for all: their number comes first, and the pair is named.
    @Test func manyMailsAreCounted() throws {
        let names = ["direct-broken", "forwarded-broken", "direct-repaired", "19-archive-private-chain", "17-dsn-null-sender"]
        let english = try Self.report(names)
        #expect(english.headline.hasPrefix("5 messages, 4 different mails. C and E: After the repair SPF, DKIM and DMARC passed"))
        #expect(english.explanation.contains { $0.hasPrefix("C–D: The pass in the forwarded copy hides") })
        #expect(english.explanation.last == "Mails that have nothing to do with those before them: 2.")
        let unrelated = try Self.report(["01-clean-direct", "19-archive-private-chain", "17-dsn-null-sender"], .japanese)
        #expect(unrelated.headline == "入力した3件は3通の別々のメールで、比較できるものはありません。")
        #expect(unrelated.explanation.isEmpty)
    }

    /// What is to be done about one mail is not said of another.
    @Test func stepsAreThoseOfTheBrokenMail() throws {
        let report = try Self.report(["direct-broken", "forwarded-broken", "01-clean-direct", "02-direct-sendgrid"])
        #expect(report.steps.lookUps.contains { $0.command.contains("em801.tadashii.example") })
        #expect(!report.nextSteps.contains { $0.hasPrefix("Nothing") }, "\(report.nextSteps)")
        #expect(!report.steps.actions.contains { $0.hasPrefix("Nothing") || $0.hasPrefix("Run:") })
    }

    @Test(arguments: Language.allCases) func theSameFileTwice(_ language: Language) throws {
        let report = try Self.report(["01-clean-direct", "01-clean-direct"], language)
        let said = ["A and B are the same message, byte for byte", "AとBは、1バイトも違わない同じファイルです"]
        #expect(said.contains { report.headline.hasPrefix($0) })
        #expect(report.explanation.count == 1)
        #expect(try Self.report(["direct-broken", "forwarded-broken"]).headline.hasPrefix("The pass in the forwarded copy"))
    }

    /// One result and one hop are not told as many.
    @Test func oneIsNotSeveral() throws {
        let broken = try Self.report(["14-sendgrid-unfinished", "02-direct-sendgrid"])
        #expect(broken.headline.hasPrefix("It broke in between: DMARC of service.example passed in the older mail and did not"))
        let details = try Self.report(["10-srs0-unsigned", "02-direct-sendgrid"]).pairs.flatMap(\.differences).map(\.detail)
        for detail in details { #expect(detail.firstMatch(of: /hops [0-9]+( |$)(?!and)/) == nil, "\(detail)") }
        let added = try Self.report(["direct-broken", "forwarded-broken"]).pairs[0].differences.map(\.detail)
        #expect(added.contains("New on top of the Received lines: hops 5 and 6 of the second copy"))
        let book = Phrasebook(language: .english)
        #expect(book.hops("5", isOne: true) == "hop 5" && book.hops("5 and 6", isOne: false) == "hops 5 and 6")
    }

    /// Questions to DNS stand beside what a healthy answer holds, and the copies can be read in a narrow window.
    @Test func thePageIsLaidOutLikeATrace() throws {
        let html = ComparisonHTML.html(try Self.report(["direct-broken", "forwarded-broken"]))
        #expect(html.contains("<dl class=\"commands\"><dt><code>dig +noall +answer em801.tadashii.example CNAME</code></dt>"))
        #expect(!html.contains("Run: dig") && !html.contains("<li><b>Next"))
        #expect(html.contains("<table class=\"cards whole\">") && html.contains("data-label=\"Mailbox\""))
    }

    @Test(arguments: groups, [40, 52, 64]) func textFitsNarrowTerminals(_ names: [String], _ width: Int) throws {
        for language in Language.allCases {
            let text = ComparisonText.text(try Self.report(names, language), TextReport.Options(width: width))
            for line in text.split(separator: "\n") where TextWidth.of(String(line)) > width {
                Issue.record("\(names) at \(width): \(line)")
            }
        }
    }

    @Test func aMissingPolicyRowIsShown() throws {
        let report = try Self.report(["direct-broken", "forwarded-broken"])
        let row = try #require(report.results.first { $0.method == "dmarc" })
        #expect(row.name == "tadashii.example" && row.cells.allSatisfy { $0.check == nil })
        #expect(ComparisonText.text(report).contains("no row"))
    }

    /// What a message says cannot become markup, a command or a line of the report.
    @Test func hostileMessages() throws {
        let hostile = ReportFixtures.message(holding: "<script>\u{202E}\u{1B}[31m'\"`$(x)\n Verdict: fine")
        let messages = [Array(hostile.utf8), Array(hostile.replacing("12:00:09", with: "12:00:10").utf8)]
        let report = ComparisonReport(
            Comparison(messages.map { MessageTracer().trace($0) }),
            sources: messages.map { Source(name: "a\nb<i>.eml", message: $0) })
        let text = ComparisonText.text(report)
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
        #expect(HTMLPage(ComparisonHTML.html(report)).problems.isEmpty)
        #expect(XMLValidator.texts(of: try report.xml()) != nil && JSONTree(report.json) != nil)
        #expect(report.lookUps.allSatisfy { !$0.command.contains("$") && !$0.command.contains("`") })
    }

    @Test func namesOfCopies() {
        #expect([0, 1, 25, 26, 52].map { ComparisonMaker.letter($0) } == ["A", "B", "Z", "A2", "A3"])
    }
}
