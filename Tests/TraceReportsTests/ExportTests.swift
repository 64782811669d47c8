import Foundation
import Testing
import TraceAnalysis
import TraceFields

@testable import TraceReports

/// Exports for other tools: what they hold, and that hostile messages do not break them. `ExportEcosystemTests` asks the tools.
@Suite struct ExportTests {
    static let seed = ["forwarded-broken", "direct-broken", "11-mailman-broken", "17-dsn-null-sender"]
    static let iodefSchema = ReportSchemaTests.folder.appendingPathComponent("iodef-2.0-subset.xsd").path

    static func export(_ messages: [(String, [UInt8])], _ language: Language = .english) -> Export {
        Export(
            messages.map { (MessageTracer().trace($0.1), Source(name: $0.0, message: $0.1)) }, options: .init(language: language))
    }

    static func export(_ names: [String], _ language: Language = .english) throws -> Export {
        export(try names.map { ($0 + ".eml", try ReportFixtures.message("misleading-pass/" + $0 + ".eml")) }, language)
    }

    static func hostile(_ name: String) throws -> Export {
        let text = try #require(HostileTextTests.hostile.first { $0.name == name }).text
        return export([(text, Array(ReportFixtures.message(holding: text).utf8))])
    }

    // STIX

    /// Identifiers that the standard's own examples and another producer's library give (STIX 2.1 §2.9).
    @Test func identifiersOfObservables() {
        let name = JSONNode.object(["value": "john@example.com"]).canonical
        #expect(name == #"{"value":"john@example.com"}"#)
        #expect(NameUUID.text("www.example.com", in: NameUUIDTests.dns) == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test func aBundleHoldsTheWay() throws {
        let bundle = try #require(JSONTree(try Self.export(["forwarded-broken"]).bytes(.stix)))
        let objects = bundle["objects"]?.elements ?? []
        let email = try #require(objects.first { $0["type"] == .text("email-message") })
        let trace = MessageTracer().trace(try ReportFixtures.message("misleading-pass/forwarded-broken.eml"))
        #expect(email["received_lines"]?.elements.count == trace.hops.count)
        #expect(
            email["additional_header_fields"]?["Return-Path"]?.leaves.first == "<piyo+caf_=hogehoge=gmail.com@kaisya.example>")
        let ids = objects.compactMap { $0["id"]?.leaves.first }
        #expect(Set(ids).count == ids.count)
        let references = objects.flatMap { object in
            (object.keys ?? []).filter { $0.hasSuffix("_ref") || $0.hasSuffix("_refs") }.flatMap { object[$0]?.leaves ?? [] }
        }
        #expect(Set(references).isSubset(of: ids))
        #expect(
            Set(ids.map { $0.prefix { $0 != "-" } }).isSuperset(of: ["identity", "note", "observed", "email", "domain", "ipv4"]))
    }

    @Test func oneAddressIsOneObject() throws {
        let export = try Self.export(["direct-broken", "direct-repaired"])
        let objects = try #require(JSONTree(try export.bytes(.stix)))["objects"]?.elements ?? []
        let values = objects.filter { $0["type"] == .text("email-addr") }.compactMap { $0["value"]?.leaves.first }
        #expect(Set(values).count == values.count)
    }

    // CSV

    @Test func tables() throws {
        let export = try Self.export(["forwarded-broken", "direct-broken"])
        let hops = CSVReader.rows(try export.bytes(.csv))
        #expect(hops.first?.prefix(4) == ["source", "member", "sha256", "hop"])
        #expect(Set(hops.map(\.count)) == [22])
        #expect(hops.count == 1 + export.messages.map(\.report.hops.count).reduce(0, +))
        let statements = CSVReader.rows(try export.bytes(.csv, table: .statements))
        #expect(Set(statements.map(\.count)) == [23])
        #expect(statements.count == 1 + export.messages.map(\.report.statements.count).reduce(0, +))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u{FF1D}1"]) func noCellIsAFormula(
        _ text: String
    ) {
        #expect(CSVTable.text(text).hasPrefix("'"))
        #expect(!CSVTable.text("plain " + text).hasPrefix("'"))
    }

    @Test(arguments: ["=cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "a\"b,c\r\nd"]) func cellsOfAHostileMessage(_ text: String) throws
    {
        let export = Self.export([(text, Array(ReportFixtures.message(holding: text).utf8))])
        for table in Export.Table.allCases {
            let rows = CSVReader.rows(try export.bytes(.csv, table: table))
            #expect(Set(rows.map(\.count)).count == 1)
            for cell in rows.joined() where Int(cell) == nil {
                #expect(!["=", "+", "-", "@", "\t", "\r"].contains(cell.prefix(1)), "\(cell)")
            }
        }
    }

    // All

    @Test(arguments: Export.Format.allCases) func theSameInputGivesTheSameBytes(_ format: Export.Format) throws {
        #expect(try Self.export(Self.seed).bytes(format) == Self.export(Self.seed).bytes(format))
    }

    @Test(arguments: Language.allCases) func iodefIsValid(_ language: Language) throws {
        let validator = try #require(XMLValidator(schema: Self.iodefSchema))
        for path in ReportFixtures.sample {
            let export = Self.export([(path, try ReportFixtures.message(path))], language)
            #expect(validator.errors(in: try export.bytes(.iodef)) == [], "\(path)")
        }
        #expect(validator.errors(in: try Self.export(Self.seed, language).bytes(.iodef)) == [])
    }

    @Test(arguments: HostileTextTests.names) func hostileText(_ name: String) throws {
        let export = try Self.hostile(name)
        #expect(JSONTree(try export.bytes(.stix)) != nil)
        #expect(JSONTree(try export.bytes(.misp)) != nil)
        #expect(try #require(XMLValidator(schema: Self.iodefSchema)).errors(in: try export.bytes(.iodef)) == [])
        for format in Export.Format.allCases {
            let text = String(decoding: try export.bytes(format), as: UTF8.self)
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\r" || PrintableText.isPrintable($0) }, "\(format)")
        }
    }

    @Test(arguments: Export.Format.allCases) func aMessageThatHoldsNothing(_ format: Export.Format) throws {
        let export = Self.export([("x", Array("X: y\n".utf8))])
        #expect(!(try export.bytes(format)).isEmpty)
        if format == .iodef {
            #expect(try #require(XMLValidator(schema: Self.iodefSchema)).errors(in: try export.bytes(.iodef)) == [])
        }
    }
}

/// A reader of RFC 4180 that knows nothing of the writer.
enum CSVReader {
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted, byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                cell.append(byte)
                index += 1
            } else if byte == 0x22 {
                isQuoted.toggle()
            } else if !isQuoted, byte == 0x2C || byte == 0x0A {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == 0x0A {
                    rows.append(row)
                    row = []
                }
            } else if isQuoted || byte != 0x0D {
                cell.append(byte)
            }
            index += 1
        }
        return rows
    }
}

enum NameUUIDTests {
    /// The namespace of domain names (RFC 9562 §6.6).
    static let dns: [UInt8] = [0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8]
}
