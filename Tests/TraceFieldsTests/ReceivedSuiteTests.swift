import Foundation
import Testing

@testable import TraceFields

/// The Received cases and the trust paths of Apache SpamAssassin as an oracle for who connected to whom, read where they lie.
@Suite(.enabled(if: SuiteFolder.isHere, "../shared/suites is not here"))
struct ReceivedSuiteTests {
    /// Members that differ from the suite, by the number of the case, each with the reason why this reading stays.
    static let differences: [Int: (member: String, reason: String)] = [
        46: ("helo", "an address literal behind from is what the client said; the suite drops it where it equals the address"),
        76: ("rdns", "without a HELO comment nothing in the layout tells that the first word was looked up"),
        91: ("rdns", "an address in the place of the name is no name"),
        97: ("rdns", "without a HELO comment nothing in the layout tells that the first word was looked up"),
        99: ("rdns", "without a HELO comment nothing in the layout tells that the first word was looked up"),
        121: ("id", "the keyword for is glued to the identifier and is no part of it"),
        125: ("helo", "the one address of the line is read as what the server saw, not as what the client said"),
    ]

    /// Cases that the suite leaves out and that name an address nevertheless: mail that was fetched or scanned.
    static let ignoredWithAddress: Set = [6, 8, 9, 10]

    @Test func receivedCases() throws {
        let cases = try Self.rows("rcvd_parser.jsonl")
        #expect(cases.count == 144)
        var agreeing = 0
        for (index, row) in cases.enumerated() {
            let number = index + 1
            let reading = Reading(try #require(row["received"] as? String))
            guard let expected = row["expected"] as? [String: String] else {
                #expect((reading.members["ip"] != "") == Self.ignoredWithAddress.contains(number), "case \(number)")
                agreeing += 1
                continue
            }
            let differing = reading.differences(from: expected)
            if let known = Self.differences[number] {
                #expect(differing == [known.member], "case \(number): \(known.reason)")
            } else {
                #expect(differing.isEmpty, "case \(number)")
                agreeing += differing.isEmpty ? 1 : 0
            }
        }
        #expect(agreeing == 144 - Self.differences.count)
    }

    @Test func trustPaths() throws {
        let cases = try Self.rows("trust_path.jsonl")
        #expect(cases.count == 32)
        for (index, row) in cases.enumerated() {
            let lines = Self.receivedLines(try #require(row["headers_and_conf"] as? String))
            let relays = Self.relays(try #require(row["expected"] as? String)).filter { $0["by"] != "" }
            #expect(lines.count == relays.count, "case \(index + 1)")
            for (line, relay) in zip(lines, relays) {
                #expect(Reading(line).differences(from: relay).isEmpty, "case \(index + 1)")
            }
        }
    }

    // Reading the suite

    private static func rows(_ name: String) throws -> [[String: Any]] {
        try String(contentsOf: SuiteFolder.path.appending(path: name), encoding: .utf8).split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }

    private static func receivedLines(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.hasPrefix("Received:") {
                lines.append(String(line.dropFirst(9)))
            } else if let last = lines.last, !last.hasSuffix("00"), !line.hasPrefix("X-"), !last.contains("; ") {
                lines[lines.count - 1] = last + "\r\n\t" + line
            }
        }
        return lines
    }

    private static func relays(_ text: String) -> [[String: String]] {
        text.split(separator: "[").dropFirst().map { part in
            var members: [String: String] = [:]
            for pair in part.prefix(while: { $0 != "]" }).split(separator: " ") {
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                members[String(sides[0])] = String(sides.last ?? "")
            }
            return members
        }
    }
}

private enum SuiteFolder {
    static let path = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/suites/spamassassin-received")

    static var isHere: Bool { FileManager.default.fileExists(atPath: path.path) }
}

/// The members that the suite compares.
private struct Reading {
    var members: [String: String]

    init(_ text: String) {
        let bytes = [UInt8](text.utf8)
        var lexer = Lexer()
        var defects: [Defect] = []
        let line = Received.parse(bytes, field: 0, value: ByteRange(0, bytes.count), lexer: &lexer, defects: &defects)
        func written(_ range: ByteRange?) -> String { range.map { ReceivedText.text(bytes, $0) } ?? "" }
        members = [
            "ip": line.address.map(ReceivedText.text) ?? "", "helo": written(line.helo), "rdns": written(line.name),
            "by": written(line.by), "id": written(line.id), "envfrom": written(line.envelopeFrom), "ident": written(line.ident),
        ]
    }

    func differences(from expected: [String: String]) -> [String] {
        members.keys.sorted().filter { member in
            var value = expected[member] ?? ""
            if member == "helo", value.hasPrefix("!") { value = "[\(value.dropFirst().dropLast())]" }
            if member == "ip" {
                let bytes = [UInt8](value.utf8)
                value = IPAddress(bytes, ByteRange(0, bytes.count)).map(ReceivedText.text) ?? value
            }
            return value != members[member]
        }
    }
}
