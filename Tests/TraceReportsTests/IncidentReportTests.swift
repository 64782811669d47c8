import Foundation
import Testing
import TraceAnalysis
import TraceFields

@testable import TraceReports

/// An incident report over several messages, in every format and language.
@Suite struct IncidentReportTests {
    static let seed = ["forwarded-broken", "direct-broken", "direct-repaired", "forwarded-repaired"]
    static let schema = ReportSchemaTests.folder.appendingPathComponent("hoptrace-incident-1.schema.json")
    static let xmlSchema = ReportSchemaTests.folder.appendingPathComponent("hoptrace-incident-1.xsd").path

    static func input(_ message: [UInt8], _ name: String) -> IncidentInput {
        let trace = MessageTracer().trace(message)
        let start = trace.block.bodyStart
        let body = start < message.count ? SourceDigest.sha256(of: CanonicalBody.relaxed(message[start...])) : nil
        return .message(trace, Source(name: name, message: message), body: body, isHeaderOnly: start >= message.count)
    }

    static func report(_ names: [String], _ language: Language = .english, heading: IncidentReport.Heading = .init()) throws
        -> IncidentReport
    {
        var inputs = try names.map { input(try ReportFixtures.message("misleading-pass/" + $0 + ".eml"), $0 + ".eml") }
        inputs.append(.unreadable(name: "lost.eml", reason: "there is no such file."))
        return IncidentReport(inputs, heading: heading, options: .init(language: language))
    }

    // What it says

    @Test func theSeedCaseInWords() throws {
        let report = try Self.report(Self.seed)
        let first = try #require(report.cases.first)
        #expect(first.cause == "records-unreadable")
        #expect(first.domain == "tadashii.example" && first.service == "SendGrid")
        #expect(first.state == "repaired")
        #expect(report.summary.headline == first.headline)
        #expect(
            report.summary.headline == "What SendGrid needs in the DNS of tadashii.example was missing or could not be read.")
        let answers = report.summary.answers.map(\.question)
        #expect(answers == IncidentReport.Question.allCases.filter { answers.contains($0) })
        #expect(Set(answers).isSuperset(of: [.whatHappened, .sinceWhen, .whoIsAffected, .wasAnybodyDeceived, .whatToDo]))
        // Copies of one mail are one mail, the direct one first.
        #expect(report.mails.map(\.messages) == [[2, 1], [3, 4]])
        #expect(report.evidence.map(\.mail) == [1, 1, 2, 2, nil])
        #expect(report.evidence.last?.failure == "there is no such file." && report.evidence.last?.source == nil)
        // A check that could not be made is never called a failure.
        let sentences = report.summary.answers.flatMap(\.sentences).joined(separator: " ")
        #expect(!sentences.contains("failed") && sentences.contains("could not be read"))
    }

    /// A message has one name in sentences, links and headings, and no letter that nothing explains.
    @Test(arguments: Language.allCases) func messagesHaveOneName(_ language: Language) throws {
        let report = try Self.report(Self.seed, language)
        let told = (report.mails.flatMap(\.explanation) + report.cases.flatMap(\.explanation)).joined(separator: "\n")
        // The second mail's copies are the third and the fourth message.
        for n in 1...4 {
            let name = language == .english ? "Message \(n)" : "写し\(n)"
            #expect(told.contains(name))
            #expect(
                IncidentHTML.html(report).contains(">\(name) ·") && IncidentMarkdown.markdown(report).contains("## \(name) ·"))
        }
        #expect(told.matches(of: language == .english ? #/\b[Ii]n [A-D]\b|\b[A-D] and [A-D]\b/# : #/[。、\n][A-D][のではと]/#).isEmpty)
    }

    /// Of one day the hours tell what came first.
    @Test func daysThatAreTheSameHaveHours() {
        func mail(_ hour: Int, _ result: String) -> IncidentInput {
            let text = """
                Return-Path: <info@service.example>
                Authentication-Results: mx.mailbox.example; spf=\(result) smtp.mailfrom=info@service.example
                Received: from mail.service.example (mail.service.example [192.0.2.25])
                \tby mx.mailbox.example (Postfix) with ESMTPS id 4fP0A
                \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 \(hour):00:00 +0000
                From: info@service.example
                Date: Sun, 1 Mar 2026 \(hour):00:00 +0000
                Message-ID: <\(hour)@service.example>


                """
            return Self.input(Array(text.utf8), "\(hour).eml")
        }
        let inputs = [mail(12, "pass"), mail(13, "temperror (dns failure)"), mail(14, "pass")]
        let told = IncidentReport(inputs).summary.answers.first { $0.question == .sinceWhen }?.sentences.joined(separator: " ")
        #expect(told?.contains("A mail of 2026-03-01 12:00:00 was still in order") == true)
        #expect(told?.contains("A mail of 2026-03-01 14:00:00") == true)
    }

    @Test func openTasksNameTheRecords() throws {
        let report = try Self.report(["forwarded-broken", "direct-broken"])
        #expect(report.cases.first?.state == "open")
        let owner = try #require(report.tasks.first { $0.role == "dns-zone-owner" })
        #expect(owner.name == "tadashii.example")
        let failed = owner.records.filter { $0.state == "failed" }.map(\.line)
        #expect(
            Set(failed) == [
                "em801.tadashii.example. IN CNAME <value>.sendgrid.net.",
                "s1._domainkey.tadashii.example. IN CNAME <value>.sendgrid.net.",
            ])
        // No server asked for these: they are to be looked up, and not called missing.
        #expect(owner.records.first { $0.name.hasPrefix("s2.") }?.state == "unseen")
        #expect(owner.records.first { $0.name.hasPrefix("_dmarc.") }?.state != "failed")
        #expect(owner.checks.contains { $0.command == "dig +noall +answer em801.tadashii.example CNAME" })
        let roles = report.tasks.map(\.role)
        #expect(Set(roles).isSuperset(of: ["sending-account-owner", "forwarding-mailbox-owner", "receiving-postmaster"]))
        #expect(report.summary.answers.last?.question == .whatToDo)
    }

    @Test func observationsQuoteTheServer() throws {
        let seen = try #require(try Self.report(["direct-broken"]).cases.first).observations
        #expect(seen.contains { $0.name == "s1._domainkey.tadashii.example" && $0.result == "temperror" && $0.meaning != nil })
        #expect(seen.allSatisfy { $0.message == 1 })
    }

    @Test func healthyMailIsNoIncident() throws {
        let report = try Self.report(["direct-clean"])
        #expect(report.cases.map(\.cause) == ["none"])
        #expect(report.tasks.isEmpty && report.summary.state == nil)
        #expect(report.summary.answers.last?.sentences == ["Nothing has to be done."])
    }

    /// One direct mail with these results of its server.
    private static func direct(_ results: String, _ fields: String = "", from: String = "info@service.example") -> IncidentReport
    {
        let text = """
            Return-Path: <x@stranger.example>
            Authentication-Results: mx.mailbox.example; \(results)
            Received: from mail.stranger.example (mail.stranger.example [192.0.2.25])
            \tby mx.mailbox.example (Postfix) with ESMTPS id 4fP0A
            \tfor <reader@mailbox.example>; Sun, 1 Mar 2026 12:00:00 +0000
            \(fields)From: \(from)
            To: reader@mailbox.example
            Date: Sun, 1 Mar 2026 11:59:58 +0000


            """
        return IncidentReport([input(Array(text.utf8), "direct.eml")])
    }

    /// What is wrong with the names of others is no fault of the author's, and their owners have to mend it.
    @Test func causesAreAboutTheAuthorsName() {
        let other = Self.direct("spf=softfail smtp.mailfrom=x@stranger.example; dmarc=fail header.from=service.example")
        #expect(other.cases.map(\.cause) == ["author-not-authenticated"])
        #expect(other.tasks.contains { $0.role == "dns-zone-owner" && $0.name == "stranger.example" && !$0.steps.isEmpty })
        let own = Self.direct("spf=softfail smtp.mailfrom=x@service.example; dmarc=fail header.from=service.example")
        #expect(own.cases.map(\.cause) == ["server-not-listed"])
        #expect(own.tasks.filter { $0.role == "dns-zone-owner" }.map(\.name) == ["service.example"])
    }

    /// A key that could not be used takes nothing from what DMARC proved by SPF.
    @Test(arguments: [("; dmarc=pass header.from=service.example", true), ("", false)])
    func proofBesideAKeyThatFailed(_ policy: String, _ isProven: Bool) {
        let report = Self.direct(
            "spf=pass smtp.mailfrom=x@service.example; dkim=fail (invalid public key) header.d=service.example" + policy)
        let sentences = report.summary.answers.flatMap(\.sentences)
        #expect(sentences.contains("Mails for which it cannot be proven from whom they are: 1 of 1.") == !isProven)
    }

    /// Whether a policy is missing is known where a server looked for it.
    @Test func aPolicyIsMissingWhereAServerSaidSo() throws {
        let silent = Self.direct("spf=pass smtp.mailfrom=x@service.example")
        #expect(silent.cases.map(\.cause) == ["none"])
        let said = Self.direct("spf=pass smtp.mailfrom=x@service.example; dmarc=none header.from=service.example")
        #expect(said.cases.map(\.cause) == ["policy-missing"])
        let record = try #require(said.tasks.flatMap(\.records).first { $0.name == "_dmarc.service.example" })
        #expect(record.state == "absent")
    }

    /// Names and content are not judged, and a failure that nothing explains may be an attempt.
    @Test func claimsNoGoodIntent() {
        let failed = Self.direct("spf=fail smtp.mailfrom=x@service.example; dmarc=fail header.from=service.example")
        let deceived = failed.summary.answers.first { $0.question == .wasAnybodyDeceived }
        #expect(deceived?.sentences == ["Mails for which it cannot be proven from whom they are: 1 of 1."])
    }

    @Test func forgedResultsAreTheGravest() throws {
        let report = try Self.report(["direct-broken", "16-forged-results"])
        #expect(report.cases.first?.cause == "forged-results")
        let deceived = report.summary.answers.first { $0.question == .wasAnybodyDeceived }
        #expect(deceived?.sentences.first?.contains("forged") == true)
    }

    @Test func theTimelineIsInOrderAndHasNoTwins() throws {
        let timeline = try Self.report(Self.seed).timeline
        #expect(timeline.map(\.time) == timeline.map(\.time).sorted())
        #expect(Set(timeline.map { $0.time + $0.kind.rawValue + String($0.mail) + $0.detail }).count == timeline.count)
        // What both copies show stands once and names both.
        #expect(timeline.contains { $0.messages.count == 2 })
    }

    /// An SRS address holds the day on which it was made, and no time.
    @Test func aDayIsNoMidnight() throws {
        let report = IncidentReport([Self.input(try ReportFixtures.message("forwarded/srs0-forwarder-results.eml"), "srs.eml")])
        let forwarded = report.timeline.filter { $0.kind == .forwarded }
        #expect(!forwarded.isEmpty && forwarded.allSatisfy { !$0.time.hasSuffix("T00:00:00Z") })
    }

    @Test func theOrderOfTheArgumentsChangesNoConclusion() throws {
        let one = try Self.report(Self.seed)
        let other = try Self.report(Self.seed.reversed())
        #expect(one.summary == other.summary && one.tasks == other.tasks)
        #expect(one.cases.map(\.headline) == other.cases.map(\.headline))
    }

    /// Every message of the Corpus at once: each is in one mail, each mail in one case.
    @Test(arguments: Language.allCases) func theWholeCorpus(_ language: Language) throws {
        let inputs = try ReportFixtures.sample.map { Self.input(try ReportFixtures.message($0), $0) }
        let report = IncidentReport(inputs, options: .init(language: language))
        #expect(report.mails.flatMap(\.messages).sorted() == Array(1...inputs.count))
        #expect(report.cases.flatMap(\.mails).sorted() == Array(1...report.mails.count))
        #expect(report.cases.allSatisfy { !$0.headline.contains("{") && !$0.headline.isEmpty })
        let validator = try #require(XMLValidator(schema: Self.xmlSchema))
        #expect(validator.errors(in: try report.xml()) == [])
        #expect(HTMLPage(IncidentHTML.html(report)).problems == [])
    }

    /// An author whose organization no step of the trace had to know.
    @Test func everyMessageAlone() throws {
        for path in ReportFixtures.corpus {
            let report = IncidentReport([Self.input(try ReportFixtures.message(path), path)])
            #expect(report.cases.count == 1, "\(path)")
        }
    }

    @Test func severalCausesAreAParagraphEach() throws {
        let names = ["direct-broken", "16-forged-results", "20-weak-signature", "S2-gateway-changed-body", "15-best-guess"]
        let report = try Self.report(names)
        #expect(report.cases.count == 5)
        let since = report.summary.answers.first { $0.question == .sinceWhen }
        #expect(since?.sentences.count == 4)
        let happened = report.summary.answers.first { $0.question == .whatHappened }
        #expect(happened?.sentences.last == "Further causes, each described below with its mails: 1.")
    }

    @Test func nothingButUnreadableInput() throws {
        let report = IncidentReport([.unreadable(name: "a", reason: "b")])
        #expect(report.messages.isEmpty && report.evidence.count == 1)
        #expect(try #require(XMLValidator(schema: Self.xmlSchema)).errors(in: try report.xml()) == [])
        #expect(HTMLPage(IncidentHTML.html(report)).problems == [])
    }

    // Formats

    @Test(arguments: Language.allCases) func everyFormatHoldsTheSame(_ language: Language) throws {
        let report = try Self.report(Self.seed, language, heading: .init(title: "T & <t>", caseID: "1", analyst: "a", date: "d"))
        let validator = try #require(XMLValidator(schema: Self.xmlSchema))
        let xml = try report.xml()
        #expect(validator.errors(in: xml) == [])
        let json = try #require(JSONTree(report.json)).leaves.map { PrintableText($0).text }.filter { !$0.isEmpty }
        #expect(try #require(XMLValidator.texts(of: xml)) == json)
        let page = HTMLPage(IncidentHTML.html(report))
        #expect(page.problems == [] && page.policy.contains("default-src"))
        #expect(page.html.contains("<html lang=\"" + language.rawValue + "\">"))
        let markdown = IncidentMarkdown.markdown(report)
        for answer in report.summary.answers.flatMap(\.sentences) { #expect(markdown.contains(MarkdownWriter.escaped(answer))) }
        for input in report.evidence.compactMap(\.source) { #expect(markdown.contains(input.sha256)) }
    }

    @Test(.enabled(if: PythonSchema.isAvailable, "python3 with the module jsonschema is not installed"))
    func jsonIsValid() throws {
        for language in Language.allCases {
            let report = try Self.report(Self.seed + ["16-forged-results", "direct-clean"], language)
            let line = report.json.filter { $0 != 0x0A } + [0x0A]
            #expect(try PythonSchema.errors(in: line, schema: Self.schema, definition: nil) == "")
        }
    }

    /// The words of the schemas are those of the program.
    @Test(
        arguments: [
            ("cause_kind", IncidentCause.Kind.allCases.map(\.rawValue)), ("state", Incident.State.allCases.map(\.rawValue)),
            ("question", IncidentReport.Question.allCases.map(\.rawValue)),
            ("event_kind", IncidentReport.Event.Kind.allCases.map(\.rawValue)),
            ("record_state", IncidentRecord.State.allCases.map(\.rawValue)), ("party_role", Party.Role.allCases.map(\.rawValue)),
            ("record_type", DNSQuery.RecordType.allCases.map(\.rawValue)),
            ("copy_role", Comparison.Copy.Role.allCases.map(\.rawValue)),
            ("failure_cause", FailureCause.allCases.map(\.rawValue)),
        ]) func schemasListEveryWord(_ name: String, _ words: [String]) throws
    {
        let schema = try #require(JSONTree([UInt8](try Data(contentsOf: Self.schema))))
        #expect(Set(schema["$defs"]?[name]?["enum"]?.leaves ?? []) == Set(words))
        let xml = String(decoding: try Data(contentsOf: URL(fileURLWithPath: Self.xmlSchema)), as: UTF8.self)
        let type = "<xs:simpleType name=\"" + name.replacing("_", with: "-") + "\">"
        let body = xml.components(separatedBy: type).last?.components(separatedBy: "</xs:simpleType>").first ?? ""
        #expect(body.components(separatedBy: "<xs:enumeration").count - 1 == words.count)
        for word in words { #expect(body.contains("\"\(word)\""), "\(word)") }
    }

    // Hostile messages

    @Test(arguments: HostileTextTests.names, Language.allCases) func hostileText(_ name: String, _ language: Language) throws {
        let text = try #require(HostileTextTests.hostile.first { $0.name == name }).text
        let message = Array(ReportFixtures.message(holding: text).utf8)
        let heading = IncidentReport.Heading(title: text, caseID: text, analyst: text, date: text)
        let report = IncidentReport(
            [Self.input(message, text), .unreadable(name: text, reason: text)], heading: heading,
            options: .init(language: language))
        #expect(JSONTree(report.json) != nil)
        #expect(try #require(XMLValidator(schema: Self.xmlSchema)).errors(in: try report.xml()) == [])
        #expect(HTMLPage(IncidentHTML.html(report)).problems == [])
        let markdown = IncidentMarkdown.markdown(report)
        for output in [markdown, IncidentHTML.html(report), String(decoding: report.json, as: UTF8.self)] {
            #expect(output.unicodeScalars.allSatisfy { $0 == "\n" || PrintableText.isPrintable($0) })
        }
        // Between fences stand lines to copy, with angle brackets of ours.
        let parts = markdown.components(separatedBy: "\n```")
        for part in stride(from: 0, to: parts.count, by: 2) { #expect(!parts[part].contains("<"), "no markup of HTML") }
    }

    /// Rows of a table have one number of cells, whatever a message holds.
    @Test(arguments: HostileTextTests.names) func tablesOfMarkdownKeepTheirColumns(_ name: String) throws {
        let text = try #require(HostileTextTests.hostile.first { $0.name == name }).text + " | a \\| b `c|d` ![x](y)"
        let report = IncidentReport([Self.input(Array(ReportFixtures.message(holding: text).utf8), text)])
        var columns: Int?
        for line in IncidentMarkdown.markdown(report).split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                columns = nil
                continue
            }
            let bare = line.replacing("\\\\", with: "").replacing("\\|", with: "")
            let cells = bare.count { $0 == "|" }
            #expect(columns ?? cells == cells, "\(line)")
            columns = cells
        }
    }
}
