import CorpusLabels
import Foundation
import Testing
import TraceAnalysis
import TraceReports

@testable import TraceCorpus

/// The database holds what the report of each message says.
@Suite struct StoreTests {
    /// One database of all of Corpus, beside the reports of the same messages.
    static let all = Result {
        let fixture = try StoreFixture()
        try fixture.fill()
        return fixture
    }

    /// What a report says under the names of the columns: tables, the list they stand for, and the path of each column.
    struct Row: CustomTestStringConvertible {
        var table: String
        var list: String
        var columns: [String: [String]]
        var testDescription: String { table }
    }

    static let rows = [
        Row(
            table: "hops", list: "hops",
            columns: [
                "n": ["n"], "field": ["field", "index"], "kind": ["kind"], "helo": ["from", "helo"], "name": ["from", "name"],
                "ip": ["from", "ip"], "by": ["by"], "software": ["software"], "with": ["with"], "tls": ["tls"], "id": ["id"],
                "envelope_from": ["envelope_from"], "time": ["time"], "delay_seconds": ["delay_seconds"],
                "network": ["network"], "leg": ["leg"], "trusted": ["trusted"],
            ]),
        Row(
            table: "legs", list: "legs",
            columns: [
                "n": ["n"], "envelope_sender": ["envelope_sender", "address"],
                "sender_confidence": ["envelope_sender", "confidence"], "envelope_recipient": ["envelope_recipient"],
                "client_ip": ["client_ip"], "network": ["network"],
            ]),
        Row(
            table: "forwardings", list: "forwardings",
            columns: [
                "n": ["n"], "kind": ["kind"], "rewritten": ["rewritten"], "from_leg": ["from_leg"], "to_leg": ["to_leg"],
                "hop": ["hop"], "network": ["network"], "forwarder": ["forwarder"], "destination": ["destination"],
                "original_sender": ["original_sender"], "envelope_before": ["envelope_before"],
                "envelope_after": ["envelope_after"], "time": ["time"], "confidence": ["confidence"],
            ]),
        Row(
            table: "statements", list: "statements",
            columns: [
                "n": ["n"], "field": ["field", "index"], "source": ["source"], "instance": ["instance"],
                "authserv_id": ["authserv_id"], "method": ["method"], "result": ["result"], "reason": ["reason"],
                "comment": ["comment"], "identity_kind": ["identity", "kind"], "identity_value": ["identity", "value"],
                "identity_domain": ["identity", "domain"], "identity_role": ["identity", "role"], "aligned": ["aligned"],
                "client_ip": ["client_ip"], "hop": ["hop"], "evaluated_hop": ["evaluated_hop"], "leg": ["leg"],
                "confidence": ["confidence"], "trusted": ["trusted"],
            ]),
        Row(
            table: "findings", list: "findings",
            columns: ["code": ["code"], "severity": ["severity"], "confidence": ["confidence"]]),
        Row(
            table: "defects", list: "defects",
            columns: ["code": ["code"], "field": ["field", "index"], "start": ["start"], "end": ["end"]]),
    ]

    /// The reports of all messages, by path.
    static let reports = Result {
        try Dictionary(
            uniqueKeysWithValues: StoreFixture.messages.map { path in
                let bytes = try ProjectFolder.bytes(path)
                return (
                    path, try JSONValue(Report(MessageTracer().trace(bytes), source: Source(name: path, message: bytes)).ndjson)
                )
            })
    }

    /// A value of a report as the database keeps it.
    static func stored(_ value: JSONValue) -> StoreValue {
        switch value {
        case .null, .list, .object, .fraction: .null
        case .boolean(let flag): .integer(flag ? 1 : 0)
        case .number(let number): .integer(number)
        case .text(let text): .text(text.replacing("\0", with: "\u{FFFD}"))
        }
    }

    @Test(arguments: rows)
    func rowsAreThoseOfTheReports(_ row: Row) throws {
        let stored = try Self.all.get().rows(
            "SELECT p.path AS report, t.* FROM \(row.table) t JOIN messages m ON m.id = t.message"
                + " JOIN sources p ON p.id = m.source ORDER BY t.message, t.n")
        let bySource = Dictionary(grouping: stored) { $0["report"] ?? .null }
        for path in StoreFixture.messages {
            let expected = try #require(try Self.reports.get()[path])[row.list].elements
            let found = bySource[.text(path)] ?? []
            try #require(found.count == expected.count, "\(path)")
            for (index, element) in expected.enumerated() {
                for (column, keys) in row.columns {
                    #expect(found[index][column] == Self.stored(element[path: keys]), "\(path) \(index + 1) \(column)")
                }
            }
        }
    }

    @Test func messagesAreThoseOfTheReports() throws {
        let stored = try Self.all.get().rows("SELECT p.path AS report, m.* FROM messages m JOIN sources p ON p.id = m.source")
        let bySource = Dictionary(grouping: stored) { $0["report"] ?? .null }
        let columns: [String: [String]] = [
            "size": ["source", "size"], "date": ["message", "date"], "message_id": ["message", "message_id"],
            "return_path": ["message", "return_path", "value"], "order_reliable": ["order", "reliable"],
            "order_reason": ["order", "reason"], "arc_structure": ["arc", "structure"], "verdict": ["verdict", "code"],
            "misleading": ["verdict", "misleading"],
        ]
        for path in StoreFixture.messages {
            let report = try #require(try Self.reports.get()[path])
            let found = try #require(bySource[.text(path)]?.first)
            for (column, keys) in columns {
                #expect(found[column] == Self.stored(report[path: keys]), "\(path) \(column)")
            }
            let author = report[path: ["message", "from"]].elements.first
            #expect(found["from_address"] == Self.stored(author?["address"] ?? .null), "\(path)")
            for list in ["hops", "legs", "forwardings", "statements"] {
                #expect(found[list] == .integer(report[list].elements.count), "\(path) \(list)")
            }
        }
    }

    @Test func everythingRefersToWhatIsThere() throws {
        let fixture = try Self.all.get()
        #expect(try fixture.rows("SELECT * FROM pragma_foreign_key_check") == [])
        #expect(try fixture.rows("SELECT * FROM pragma_integrity_check") == [["integrity_check": .text("ok")]])
        #expect(try fixture.count("messages") == StoreFixture.messages.count)
    }

    /// A break ends with a day on which the record could be used and no server said otherwise.
    @Test func breaksOfARecordEndWithAGoodDay() throws {
        let fixture = try StoreFixture()
        let days = [1: "pass", 2: "temperror", 3: "temperror", 4: "pass", 5: "pass", 6: "temperror", 7: "pass"]
        try fixture.fill(
            days.sorted { $0.key < $1.key }.map { day, result in
                let words = result == "pass" ? "pass" : "temperror (dns failure for signature)"
                return Array(
                    """
                    Received: from mail.service.example (mail.service.example. [192.0.2.25])
                     by mx.google.com with ESMTPS id a1 for <reader@gmail.com>; \(day) Mar 2026 12:00:00 +0000
                    Authentication-Results: mx.google.com;
                     dkim=\(words) header.i=@service.example header.s=s1 header.b=ZPBcFnI1
                    DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from:date; bh=aGVsbG8=; b=ZPBcFnI1
                    From: info@service.example
                    Date: \(day) Mar 2026 11:59:00 +0000

                    """.utf8)
            })
        let rows = try fixture.rows("SELECT first, last, last_good, first_good, days FROM record_breaks ORDER BY first")
        let expected = [("02", "03", "01", "04", 2), ("06", "06", "05", "07", 1)]
        #expect(
            rows
                == expected.map { first, last, before, after, days in
                    [
                        "first": .text("2026-03-" + first), "last": .text("2026-03-" + last),
                        "last_good": .text("2026-03-" + before), "first_good": .text("2026-03-" + after),
                        "days": .integer(days),
                    ]
                })
    }

    /// Anybody can write a signature under any name: a key that is missing tells of a record only where the mail is the domain's.
    @Test(
        arguments: [
            ("service.example", "neutral", 1), ("service.example", "none", 1), ("service.example", "fail", 0),
            ("service.example", "softfail", 0), ("stranger.example", "pass", 0), ("stranger.example", "none", 0),
        ]) func aPaintedSignatureBreaksNoKey(_ author: String, _ policy: String, _ breaks: Int) throws
    {
        let fixture = try StoreFixture()
        try fixture.fill(
            (1...3).map { day in
                let results =
                    day == 2
                    ? "spf=\(policy) smtp.mailfrom=info@\(author);\n dkim=fail (no key for signature) header.d=service.example"
                    : "dkim=pass header.d=service.example"
                return Array(
                    """
                    Received: from host.hosting.example (host.hosting.example [192.0.2.25])
                     by mx.mailbox.example (Postfix) with ESMTPS id 4gF for <reader@mailbox.example>; \(day) Mar 2026 12:00:00 +0000
                    Authentication-Results: mx.mailbox.example;
                     \(results)
                    DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from:date; bh=aGVsbG8=; b=ZPBcFnI1
                    From: info@\(day == 2 ? author : "service.example")
                    Date: \(day) Mar 2026 11:59:00 +0000

                    """.utf8)
            })
        #expect(try fixture.count("record_breaks") == breaks)
        #expect(fixture.aggregates.rows(of: .brokenRecords).count == breaks)
    }

    /// A server that does not know one of two algorithms tells of no broken record.
    @Test(arguments: [("dkim=pass header.d=service.example header.s=rsa;\n ", 0), ("", 1)])
    func oneOfTwoSignaturesBreaksNothing(_ other: String, _ broken: Int) throws {
        let fixture = try StoreFixture()
        try fixture.fill([
            Array(
                """
                Received: from mail.service.example (mail.service.example [192.0.2.25])
                 by mx.mailbox.example (Postfix) with ESMTPS id 4gF for <reader@mailbox.example>; 1 Mar 2026 12:00:00 +0000
                Authentication-Results: mx.mailbox.example;
                 \(other)dkim=permerror (bad version) header.d=service.example header.s=ed
                From: info@service.example
                Date: 1 Mar 2026 11:59:00 +0000

                """.utf8)
        ])
        #expect(try fixture.count("broken_records") == broken)
        #expect(fixture.aggregates.rows(of: .brokenRecords).count == broken)
    }

    /// The selector is that of the statement, else that of the only signature it can be about, and of DKIM alone.
    @Test func selectors() throws {
        let fixture = try StoreFixture()
        try fixture.fill([
            Array(
                """
                Received: from mail.a.example (mail.a.example [192.0.2.25])
                 by mx.mailbox.example (Postfix) with ESMTPS id 4gF for <reader@mailbox.example>; 1 Mar 2026 12:00:00 +0000
                Authentication-Results: mx.mailbox.example; dkim=pass header.d=a.example header.s=named; dkim=pass header.d=b.example;
                 dkim=pass header.d=c.example; spf=pass smtp.mailfrom=a.example
                DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=signed; h=from; bh=aa; b=bb
                From: info@a.example

                """.utf8)
        ])
        let rows = try fixture.rows("SELECT selector FROM statements ORDER BY n")
        #expect(rows.map { $0["selector"] } == [.text("named"), .text("signed"), .null, .null])
    }

    /// A table that goes by the database and one that workers counted are the same table.
    @Test(arguments: Measure.allCases)
    func aggregatesAreThoseOfTheDatabase(_ measure: Measure) throws {
        let fixture = try Self.all.get()
        let stored = try Aggregates.reading(path: fixture.path)
        #expect(!stored.rows(of: measure).isEmpty)
        #expect(fixture.aggregates.rows(of: measure) == stored.rows(of: measure))
    }
}
