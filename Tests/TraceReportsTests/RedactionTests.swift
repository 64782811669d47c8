import Foundation
import Testing
import TraceAnalysis
import TraceFields

@testable import TraceReports

/// Redaction: nothing of a name is left in any report, and the trace says the same.
@Suite struct RedactionTests {
    static let key = Array("a key of the tests".utf8)

    struct Pair {
        let original: Trace
        let redacted: Trace
        let source: Source
        let redactor: Redactor

        init(_ message: [UInt8], name: String = "secretname.eml", options: TraceOptions = TraceOptions(), key: [UInt8] = key) {
            let tracer = MessageTracer(options: options)
            var redactor = Redactor(key: key)
            original = tracer.trace(message)
            let result = redactor.redact(message, original, source: Source(name: name, message: message))
            redacted = tracer.trace(result.message)
            source = result.source
            self.redactor = redactor
        }

        var header: [UInt8] { Array(redacted.block.bytes.prefix(redacted.block.bodyStart)) }

        /// Everything that hoptrace writes about the message.
        func outputs(_ language: Language) throws -> [(name: String, bytes: [UInt8])] {
            let options = Report.Options(language: language)
            let report = Report(redacted, source: source, options: options)
            let comparison = ComparisonReport(Comparison([redacted, redacted]), sources: [source, source], options: options)
            let shown = ShownReport(redacted, source: source, options: options)
            let incident = IncidentReport(
                [.message(redacted, source, body: nil, isHeaderOnly: false)], options: options)
            let export = Export([(redacted, source)], options: options)
            var all: [(name: String, bytes: [UInt8])] = [("header", header), ("json", report.json), ("ndjson", report.ndjson)]
            all.append(("text", Array(TextReport.text(report).utf8)))
            all.append(("xml", try report.xml()))
            all.append(("html", Array(HTMLReport.html(report).utf8)))
            all.append(("compare text", Array(ComparisonText.text(comparison).utf8)))
            all.append(("compare json", comparison.json))
            all.append(("compare xml", try comparison.xml()))
            all.append(("compare html", Array(ComparisonHTML.html(comparison).utf8)))
            all.append(("as shown", Array(ShownReport.text([shown]).utf8)))
            all.append(("as shown html", Array(ShownReport.html([shown]).utf8)))
            all.append(("incident html", Array(IncidentHTML.html(incident).utf8)))
            all.append(("incident json", incident.json))
            all.append(("incident xml", try incident.xml()))
            all.append(("incident markdown", Array(IncidentMarkdown.markdown(incident).utf8)))
            for format in Export.Format.allCases { all.append(("export " + format.rawValue, try export.bytes(format))) }
            all.append(("export statements", try export.bytes(.csv, table: .statements)))
            return all
        }
    }

    // The trace says the same

    /// Every message of the Corpus: verdict, hops, legs, forwardings, attributions and findings.
    @Test(arguments: ReportFixtures.corpus) func theTraceIsTheSame(_ path: String) throws {
        let pair = Pair(try ReportFixtures.message(path))
        let (one, other) = (Story(pair.original), Story(pair.redacted))
        #expect(one.verdict == other.verdict)
        #expect(one.hops == other.hops)
        #expect(one.forwardings == other.forwardings)
        #expect(one.statements == other.statements)
        #expect(one.findings == other.findings)
        #expect(one.arc == other.arc)
    }

    /// What a trace says, without the names that it says it of.
    struct Story {
        var verdict: String
        var hops: [String]
        var forwardings: [String]
        var statements: [String]
        var findings: [String]
        var arc: [String]

        init(_ trace: Trace) {
            verdict = "\(trace.verdict.code.rawValue) \(trace.verdict.isMisleading) \(trace.verdict.confidence)"
            let networks = trace.hops.map { hop in hop.network.flatMap { trace.domains.text($0) } ?? "-" }
            hops = trace.hops.enumerated().map { index, hop in
                // Of a network that is named by a replaced host only whose lines it shares is compared.
                let network = networks.firstIndex(of: networks[index]) ?? -1
                let received = trace.received(hop.n)
                return
                    "\(hop.n) \(hop.kind) \(hop.leg) \(hop.isTrusted) \(hop.delay ?? -1) \(network) \(received.date?.seconds ?? 0)"
            }
            forwardings = trace.forwardings.map {
                "\($0.kind.rawValue) \($0.hop) \($0.isRewritten) \($0.confidence) \($0.forwarder != nil) \($0.destination != nil)"
            }
            statements = trace.statements.map {
                "\($0.hop ?? 0) \($0.leg ?? 0) \($0.confidence) \($0.isTrusted) \($0.alignment) \($0.identity.role) "
                    + "\(trace.reading($0).method.code) \(trace.reading($0).result.code)"
            }
            findings = trace.findings.map { "\($0.code.rawValue) \($0.severity) \($0.confidence)" }
            arc = trace.arc.sets.map { "\($0.instance) \($0.hop ?? 0) \($0.confidence)" } + ["\(trace.arc.structure)"]
        }
    }

    // Time

    /// What a sender can make up without end is gone through once.
    @Test(arguments: ["\\\"@ ", "\"@ ", "a@ ", "a=b@c.example ", "zq.local "]) func timeIsLinear(_ token: String) {
        let line = String(repeating: token, count: 150) + "\n "
        let message = "From: a@b.example\nX-Mailer: " + String(repeating: line, count: 400) + "\n\n"
        let hops = (0..<400).map { "Received: from h\($0).zq.local by bare\($0) with SMTP; Sun, 01 Mar 2026 12:00:00 +0000\n" }
        let start = ContinuousClock.now
        _ = Pair(Array((hops.joined() + message).utf8))
        #expect(ContinuousClock.now - start < .seconds(40))
    }

    /// An address in results that a line end cuts (Coremail: 70 characters, then a tab): all of it goes, and the trace stays.
    @Test(arguments: 12...28) func aCutAddress(_ length: Int) {
        let local = "zq" + String(repeating: "w", count: length)
        let value = Array(
            "Authentication-Results: mx7; spf=pass smtp.mail=\(local)@name.example; dkim=pass header.i=@name.example")
        let message =
            "Received: from out.name.example (out.name.example [192.0.2.7])\n\tby mx7 (Coremail) with SMTP id 1;\n"
            + "\tSun, 1 Mar 2026 20:00:00 +0800 (CST)\n"
            + "DKIM-Signature: v=1; a=rsa-sha256; d=name.example; s=s1; h=From; bh=YWJjZA==; b=YWJjZA==\nFrom: a@name.example\n"
            + String(value.prefix(70)) + "\n\t" + String(value.dropFirst(70)) + "\n\nx\n"
        let pair = Pair(Array(message.utf8))
        #expect(!String(decoding: pair.header, as: UTF8.self).contains("zqw"))
        #expect(Story(pair.original).statements == Story(pair.redacted).statements)
    }

    /// An encoded word that holds an `@`: what it ends in is no address that begins within it.
    @Test(arguments: ["=?utf-8?q?zqname@zqroom.example?=", "=?utf-8?q?zqname@?=zqroom.example", "a=?utf-8?q?b@c?=@d.example"])
    func encodedWordsWithAnAt(_ word: String) {
        let message = "From: \(word) <zqalice@b.example>\nTo: \(word)\nX-Mailer: \(word)\nSubject: \(word)\n\n"
        let header = String(decoding: Pair(Array(message.utf8)).header, as: UTF8.self)
        #expect(!header.contains("zqname") && !header.contains("zqalice"))
    }

    // Nothing is left

    /// Names that are no words of anything else, wherever a message can hold one.
    static let personal = """
        Return-Path: <zqpiyo+caf_=zqhoge=mail.example@company.example>
        Delivered-To: zqhoge@mail.example
        Received: from mail.company.example (mail.company.example [192.0.2.7])
         by mx.mail.example (Postfix) with ESMTPS id q9 for <zqhoge@mail.example>; Mon, 02 Mar 2026 01:15:10 +0000
        Authentication-Results: mx.mail.example; spf=pass (mx.mail.example: domain of
         zqpiyo+caf_=zqhoge=mail.example@company.example designates 192.0.2.7 as permitted sender)
         smtp.mailfrom="zqpiyo+caf_=zqhoge=mail.example@company.example"; dkim=pass header.i=zqalice@service.example
         header.s=s1; auth=pass smtp.auth=zqlogin
        X-Forwarded-To: zqhoge@mail.example
        X-Forwarded-For: zqpiyo@company.example zqhoge@mail.example
        Received: from zqdesktop (zqdesktop.zqoffice.local [10.11.12.13]) (Authenticated sender: zqlogin)
         by mx.company.example with ESMTPSA id q1 for <zqpiyo@company.example>; Mon, 02 Mar 2026 01:15:04 +0000
        Received-SPF: pass (mx.company.example: domain of bounces+1-2-zqpiyo=company.example@em1.service.example designates
         198.51.100.9 as permitted sender) client-ip=198.51.100.9; envelope-from=zqalice@service.example;
        DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; i=zqalice@service.example; h=from:to;
         z=Subject:zqsecret=20plan|From:zqalice; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA
        From: "Zqfirst Zqlast" <zqalice@service.example> (zqcomment)
        To: =?utf-8?q?Zqfirst?= <zqpiyo@company.example>, zqgroup: zqbob@service.example;
        Cc: Zqcarol Zqlast <zqcarol+zqtag@service.example>
        Subject: Re: [zqteam] zqsecret plan of Zqfirst
        Message-ID: <zqid.123@zqdesktop.zqoffice.local>
        References: <zqold.1@service.example>
        List-Unsubscribe: <https://service.example/u/zqpiyo?t=zqtoken>, <mailto:leave@service.example?subject=zqpiyo>
        X-Customer: zqcustomer
        Content-Type: multipart/mixed; boundary="zqboundary"
        Thread-Topic: zqsecret plan
        Date: Mon, 02 Mar 2026 01:15:00 +0000

        zqbody
        """

    @Test(arguments: Language.allCases) func noNameIsLeft(_ language: Language) throws {
        let pair = Pair(Array(Self.personal.utf8))
        for output in try pair.outputs(language) {
            let text = String(decoding: output.bytes, as: UTF8.self).lowercased()
            let left = text.matches(of: #/zq[a-z0-9]*/#).map { String($0.0) }
            #expect(left == [], "\(output.name)")
            #expect(!text.contains("10.11.12.13") && !text.contains("secretname"), "\(output.name)")
        }
    }

    /// A host without a dot is no domain that shows a name; nor is white space, a comment or a second `@` in an address a reason to
    /// keep it, nor that a form spells a hyphen `+2D`.
    @Test(
        arguments: [
            "From: Zquentin <zquentin@b.example>\nMessage-ID: <1@ZQUENTIN>",
            "From: zq@b.example\nMessage-ID: <1@zq>",
            "Return-Path: <news-zqone+2Dzqtwo=mailbox.example@service.example>\nFrom: <zqone-zqtwo@mailbox.example>",
            "Return-Path: <news-zqone+2Bzqtwo=mailbox.example@service.example>\nFrom: a@b.example",
            "Return-Path: <news-zqone+2Dzqtwo=3Dmailbox.example@service.example>\nFrom: zqone+2dzqtwo@b.example",
            "From: Zq <zqname@ b.example>", "From: \"a\" <zqname>", "Sender: <Zqname + zqpatches>\nFrom: a@b.example",
            "From: Zqpete (zq \\) chap) <zqpete(zqhis account)@b.example>",
            "From: zqone@b.example+zq4two@mailbox.example\nTo: <zqone@b.example+zq4two@mailbox.example>",
            "Return-Path: <3zqCDEFGHkAB.xyz@trix.bounces.google.com>\nFrom: a@b.example",
        ]) func namesInOddAddresses(_ fields: String)
    {
        let lines = "Received: from ZQUENTIN ([203.0.113.5]) by mx.b.example with SMTP id 1; 1 Mar 2026 12:00:00 +0000\n"
        let pair = Pair(Array((lines + fields + "\n\n").utf8))
        let header = String(decoding: pair.header, as: UTF8.self)
        #expect(header.lowercased().matches(of: #/\bzq[a-z0-9]*/#).map { String($0.0) }.filter { $0 != "zq" } == [])
        #expect(!header.contains("zq@"))
        #expect(
            pair.redacted.author.map { pair.redacted.domains.text($0) }
                == pair.original.author.map { pair.original.domains.text($0) })
        #expect(Story(pair.original).verdict == Story(pair.redacted).verdict)
    }

    /// Whatever the redactor takes for a name: no local part of a message of the Corpus stands beside its own domain any more, but one
    /// that a domain shows, a function, or the code of a form.
    @Test(arguments: ReportFixtures.corpus) func noAddressIsLeft(_ path: String) throws {
        let pair = Pair(try ReportFixtures.message(path))
        let header = String(decoding: pair.header, as: UTF8.self).lowercased()
        let hosts = header.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_") }.filter {
            $0.contains(".")
        }
        let labels = Set(hosts.flatMap { $0.split(separator: ".") }.map { String($0) })
        for address in Self.addresses(of: pair.original) {
            let parts = address.lowercased().split(separator: "@")
            guard parts.count == 2, let domain = parts.last, let local = parts.first.map({ String($0) }) else { continue }
            for name in Set([local, local.split(separator: "+").first.map { String($0) } ?? local])
            where !labels.contains(name) && !RoleNames.holds(Array(name.utf8)) && name.contains(where: \.isLetter) {
                for sign in ["@", "=", "%40", "=40"] {
                    let left = header.ranges(of: name + sign + domain).filter { found in
                        found.lowerBound == header.startIndex || !header[header.index(before: found.lowerBound)].isLetter
                    }
                    #expect(left.isEmpty, "\(path): \(name + sign + domain)")
                }
            }
        }
    }

    /// Ordinary addresses of mailboxes, and those that rewritten ones hold.
    private static func addresses(of trace: Trace) -> Set<String> {
        var found: Set<String> = []
        for mailbox in trace.fields.mailboxes {
            let reading = RewrittenPath.decode(trace.text(mailbox.address))
            if reading.kind == .plain { found.insert(reading.value) }
            for one in [reading] + reading.layers {
                let held = [one.destination, one.originalSender].compactMap { $0 }
                found.formUnion(held.filter { RewrittenPath.decode($0).kind == .plain })
            }
        }
        return found
    }

    /// Of no message of the Corpus is a token left as a word of the redacted header, nor of a report where the program itself has no
    /// such word.
    @Test(arguments: ReportFixtures.sample) func noTokenIsLeft(_ path: String) throws {
        let pair = Pair(try ReportFixtures.message(path))
        let tokens = pair.redactor.entries.map(\.original).filter { original in
            // Names and values are replaced where they stand; the same word elsewhere is a word of a server, or a domain.
            let isWord = original.bytes.count > 3 && original.bytes.allSatisfy { HeaderRewriter.isHostWord($0) }
            let text = String(decoding: original.bytes, as: UTF8.self)
            return isWord && [.localPart, .identifier, .host, .address].contains(original.kind)
                && !Self.vocabulary.contains(text.lowercased())
        }
        for output in try Language.allCases.flatMap({ try pair.outputs($0) }) {
            let words = Self.words(output.bytes)
            for token in tokens {
                #expect(
                    !words.contains(token.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }),
                    "\(output.name): \(token.kind) \(String(decoding: token.bytes, as: UTF8.self))")
            }
        }
    }

    /// The runs of letters, digits, dots and hyphens, and their parts, in lower case.
    private static func words(_ bytes: [UInt8]) -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        for run in bytes.split(whereSeparator: { !HeaderRewriter.isHostWord($0) }) {
            words.insert(run.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
        }
        return words
    }

    /// Every word of the program's own sources: codes, sentences, names of services.
    static let vocabulary: Set<String> = {
        var words: Set<String> = []
        for folder in ["TraceReports", "TraceAnalysis", "TraceFields"] {
            let root = ReportFixtures.root.appendingPathComponent("Sources").appendingPathComponent(folder)
            for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init() where path.contains(".") {
                let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
                words.formUnion(
                    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.map { String($0) })
            }
        }
        return words
    }()

    // Structure stays

    @Test func rewrittenAddressesStayDecodable() throws {
        let pair = Pair(Array(Self.personal.utf8))
        let forwarding = try #require(pair.redacted.forwardings.first)
        #expect(forwarding.kind == pair.original.forwardings.first?.kind)
        #expect(pair.redacted.legs.last.flatMap { pair.redacted.senderReading(of: $0)?.kind } == .googleCaf)
        let code = { (name: String) -> String in
            var redactor = pair.redactor
            return String(decoding: redactor.pseudonyms.text(.localPart, Array(name.utf8)), as: UTF8.self)
        }
        #expect(forwarding.forwarder == code("zqpiyo") + "@company.example")
        #expect(forwarding.destination == code("zqhoge") + "@mail.example")
        #expect(pair.redacted.verdict.code == pair.original.verdict.code)
    }

    @Test(
        arguments: [
            ("zqpiyo+caf_=zqhoge=mail.example@company.example", RewrittenPath.Kind.googleCaf),
            ("SRS0=HHHH=TT=service.example=zqalice@forward.example", .srs0),
            ("bounces+1-3c9a-zqhoge=mail.example@em1.service.example", .espBounce),
            ("list-bounces+zqalice=mail.example@lists.example", .verp),
            ("prvs=1234abcdef=zqalice@service.example", .batv),
            ("news-zqone+2Dzqtwo=mailbox.example@service.example", .verp),
            ("3zqabc.xyz@trix.bounces.google.com", .espBounce),
        ]) func everyFormKeepsItsKind(_ address: String, _ kind: RewrittenPath.Kind) throws
    {
        let before = RewrittenPath.decode(address)
        let pair = Pair(Array("Return-Path: <\(address)>\nFrom: a@b.example\n\n".utf8))
        let path = try #require(pair.redacted.fields.addressFields.first)
        let text = pair.redacted.text(pair.redacted.fields.mailboxes[path.mailboxes.lowerBound].address)
        let after = RewrittenPath.decode(text)
        #expect(before.kind == after.kind, "\(kind)")
        #expect(!text.contains("zq"))
        #expect((before.destination == nil) == (after.destination == nil))
        #expect((before.originalSender == nil) == (after.originalSender == nil))
    }

    // Pseudonyms

    @Test func theSameNameUnderTheSameKey() {
        let message = Array(Self.personal.utf8)
        #expect(Pair(message).header == Pair(message).header)
        #expect(Pair(message, key: [1]).header != Pair(message, key: [2]).header)
        var redactor = Redactor(key: Self.key)
        #expect(
            redactor.pseudonyms.text(.localPart, Array("Alice".utf8)) == redactor.pseudonyms.text(.localPart, Array("alice".utf8))
        )
        #expect(redactor.pseudonyms.text(.subject, Array("A".utf8)) != redactor.pseudonyms.text(.subject, Array("a".utf8)))
    }

    @Test func theSourceSaysThatItIsRedacted() throws {
        let message = Array(Self.personal.utf8)
        let pair = Pair(message)
        #expect(pair.source.originalSHA256 == SourceDigest.sha256(of: message))
        #expect(pair.source.sha256 == SourceDigest.sha256(of: pair.header) && pair.source.size == pair.header.count)
        for language in Language.allCases {
            for output in try pair.outputs(language) where output.name.hasSuffix("html") || output.name.hasSuffix("json") {
                guard !output.name.hasPrefix("as shown"), !output.name.hasPrefix("compare html") else { continue }
                #expect(
                    String(decoding: output.bytes, as: UTF8.self).contains(SourceDigest.sha256(of: message)), "\(output.name)")
            }
        }
    }

    @Test func theTableHoldsWhatWasReplaced() {
        let rows = CSVReader.rows(Pair(Array(Self.personal.utf8)).redactor.table)
        #expect(rows.first == ["kind", "original", "pseudonym"])
        #expect(rows.contains { $0[0] == "local-part" && $0[1] == "zqalice" })
        #expect(rows.contains { $0[0] == "host" && $0[1] == "zqdesktop" })
        #expect(rows.contains { $0[0] == "subject" && $0[1] == "zqsecret plan of Zqfirst" })
    }

    // Hostile messages

    @Test(arguments: HostileTextTests.names) func hostileText(_ name: String) throws {
        let text = try #require(HostileTextTests.hostile.first { $0.name == name }).text
        let pair = Pair(Array(ReportFixtures.message(holding: text).utf8))
        #expect(pair.redacted.block.fields.map(\.known) == pair.original.block.fields.map(\.known))
        for output in try pair.outputs(.english) { #expect(!output.bytes.isEmpty) }
    }

    @Test(arguments: ["@", "a@", "@b", "a@b", "\"@\"@b", "\"a", "=?utf-8?q?a?=", "a.a.a@b.example", "+@+", "é@b.example", "<>"])
    func oddAddresses(_ text: String) {
        for field in ["From", "Return-Path", "Received", "Subject", "Message-ID", "List-Unsubscribe", "Content-Type"] {
            let pair = Pair(Array("\(field): \(text)\n\n".utf8))
            #expect(pair.redacted.block.fields.count == 1)
        }
    }

    @Test func longTokensTakeLinearTime() {
        for piece in ["a.", "a", "@", "a@b.c ", "\"", "=?", "10.", "(", "<a", "z="] {
            let message = Array(("From: x@y.example\nReceived: " + String(repeating: piece, count: 15_000) + "\n\n").utf8)
            var elapsed = ContinuousClock().measure { _ = Pair(message) }
            if elapsed > .seconds(8) { elapsed = ContinuousClock().measure { _ = Pair(message) } }
            #expect(elapsed < .seconds(8), "\(piece)")
        }
    }
}
