import Foundation
import Testing

@testable import TraceReports

/// The JSON report against the contract `hoptrace.trace/1`: every key, in its order, always there.
@Suite struct ReportContractTests {
    static let field = ["index", "name", "line", "start", "end"]
    static let reading = [
        "kind", "forwarder", "destination", "original_sender", "sender_domain", "date", "date_alternatives", "layers", "proves",
        "cannot_prove", "segments",
    ]
    static let evidence = ["code", "detail", "field", "hop", "statement", "forwarding", "start", "end"]

    /// A path to objects (`*` is every element) and their keys.
    static let contract: [(path: String, keys: [String])] = [
        (
            "",
            [
                "format", "source", "options", "message", "order", "hops", "legs", "forwardings", "statements", "arc", "findings",
                "defects", "verdict",
            ]
        ),
        ("source", ["name", "member", "size", "sha256", "original_sha256", "content_sha256"]),
        ("options", ["trust", "language", "same_organization"]),
        (
            "message",
            [
                "from", "to", "subject", "date", "message_id", "return_path", "reply_to", "rewritten_from", "date_unread",
                "origin_claims",
            ]
        ),
        ("message.from.*", ["address", "domain", "organizational_domain", "display_name"]),
        ("message.reply_to.*", ["address", "domain", "organizational_domain", "display_name"]),
        ("message.rewritten_from", ["writer", "forwarding", "author", "field"]),
        ("message.return_path", ["value", "field", "reading"]),
        ("message.return_path.field", field),
        ("message.return_path.reading", reading),
        ("message.return_path.reading.layers.*", reading),
        ("message.return_path.reading.segments.*", ["role", "text"]),
        ("order", ["reliable", "reason"]),
        (
            "hops.*",
            [
                "n", "field", "kind", "from", "by", "by_host", "software", "with", "tls", "id", "for", "envelope_from", "time",
                "zone",
                "delay_seconds", "network", "leg", "trusted", "unread", "encrypted", "clock",
            ]
        ),
        ("hops.*.field", field),
        ("hops.*.from", ["helo", "name", "ip", "name_unconfirmed", "account"]),
        ("hops.*.clock", ["form", "time", "ahead_seconds", "agrees"]),
        ("legs.*", ["n", "hops", "envelope_sender", "envelope_recipient", "client_ip", "network"]),
        ("legs.*.envelope_sender", ["address", "reading", "confidence", "evidence"]),
        ("legs.*.envelope_sender.evidence.*", evidence),
        (
            "forwardings.*",
            [
                "n", "kind", "rewritten", "from_leg", "to_leg", "hop", "network", "forwarder", "destination", "original_sender",
                "envelope_before", "envelope_after", "time", "confidence", "evidence",
            ]
        ),
        ("forwardings.*.evidence.*", evidence),
        (
            "statements.*",
            [
                "n", "field", "source", "instance", "authserv_id", "method", "result", "reason", "comment", "properties",
                "identity", "aligned", "client_ip", "hop", "evaluated_hop", "leg", "confidence", "evidence", "alternatives",
                "trusted",
            ]
        ),
        ("statements.*.identity", ["kind", "value", "domain", "role"]),
        ("statements.*.evidence.*", evidence),
        ("statements.*.alternatives.*", ["hop", "reason"]),
        ("arc", ["structure", "sets", "reason"]),
        (
            "arc.sets.*",
            ["instance", "chain_validation", "sealer", "selector", "time", "hop", "confidence", "fields", "missing"]
        ),
        ("arc.sets.*.fields.*", field),
        ("findings.*", ["code", "variant", "severity", "confidence", "headline", "explanation", "next_steps", "evidence"]),
        ("findings.*.evidence.*", evidence),
        ("defects.*", ["code", "field", "start", "end", "detail"]),
        ("verdict", ["code", "misleading", "headline", "explanation", "next_steps"]),
    ]

    @Test(arguments: ReportFixtures.sample) func keysStandInTheOrderOfTheContract(_ path: String) throws {
        let tree = try #require(JSONTree(try ReportFixtures.corpusReport(path).json))
        for (place, keys) in Self.contract {
            for object in Self.objects(tree, place.split(separator: ".")) where object != .null {
                #expect(object.keys == keys, "\(place)")
            }
        }
    }

    /// Every kind of object occurs somewhere, so that the test above tests it.
    @Test func everyObjectOccurs() throws {
        var missing = Set(Self.contract.map { $0.path })
        for path in ReportFixtures.corpus where !missing.isEmpty {
            guard let tree = JSONTree(try ReportFixtures.corpusReport(path).json) else { continue }
            missing = missing.filter { place in Self.objects(tree, place.split(separator: ".")).allSatisfy { $0.keys == nil } }
        }
        #expect(missing.isEmpty)
    }

    private static func objects(_ tree: JSONTree, _ path: [Substring]) -> [JSONTree] {
        guard let step = path.first else { return [tree] }
        if step == "*" { return tree.elements.flatMap { objects($0, Array(path.dropFirst())) } }
        return tree[String(step)].map { objects($0, Array(path.dropFirst())) } ?? []
    }

    @Test func severalReportsAreAnArray() throws {
        let report = try ReportFixtures.corpusReport("misleading-pass/direct-clean.eml")
        #expect(JSONTree(Report.json([report]))?.keys?.first == "format")
        #expect(JSONTree(Report.json([report, report]))?.elements.count == 2)
        #expect(JSONTree(Report.json([Report]())) == .array([]))
    }

    @Test func aReportIsOneLine() throws {
        let report = try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml")
        #expect(report.ndjson.firstIndex(of: 0x0A) == report.ndjson.count - 1)
        #expect(JSONTree(report.ndjson)?.leaves == JSONTree(report.json)?.leaves)
    }

    @Test(arguments: Language.allCases) func sameInputSameBytes(_ language: Language) throws {
        for path in ReportFixtures.sample.prefix(12) {
            let one = try ReportFixtures.corpusReport(path, language)
            let other = try ReportFixtures.corpusReport(path, language)
            #expect(one == other)
            #expect(one.json == other.json)
            #expect(try one.xml() == other.xml())
            #expect(TextReport.text(one) == TextReport.text(other))
            #expect(HTMLReport.html(one) == HTMLReport.html(other))
        }
    }

    /// A missing value is null and an empty one is a value: the null reverse-path is no missing Return-Path.
    @Test func emptyIsNotMissing() throws {
        let tree = try #require(JSONTree(ReportFixtures.report("Return-Path: <>\nFrom: a@b.example\n\n").json))
        #expect(tree["message"]?["return_path"]?["value"] == .text(""))
        #expect(tree["message"]?["return_path"]?["reading"]?["kind"] == .text("null"))
        #expect(tree["message"]?["subject"] == .null)
        #expect(tree["hops"] == .array([]))
    }
}
