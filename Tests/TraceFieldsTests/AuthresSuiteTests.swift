import Foundation
import Testing

@testable import TraceFields

/// The doctests of the Python package authres, as a reader of what its parser is asked.
///
/// `../shared/suites/authres/doctests.jsonl`: one object a line with `source`, a Python statement, and `want`, what it prints.
@Suite struct AuthresSuiteTests {
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/suites/authres/doctests.jsonl")
    static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

    struct Doctest: Decodable {
        var line: Int
        var source: String
        var want: String
    }

    enum Answer: Equatable {
        case text(String)
        /// The statement builds or compares what the package writes; nothing is read.
        case notReading
    }

    /// Lines at which a tolerant reader answers otherwise, with the reason.
    static let differences: [Int: String] = [
        578: "an IPv6 address without quotes is read, not refused (RFC 8601 §2.2 wants quotes, real mail has none)",
        706: "properties without a ptype are kept, not dropped",
        724: "a property is found by its name whatever the method",
        753: "a domain between the statements is read as one, not refused",
    ]

    @Test(.enabled(if: isPresent, "../shared/suites/authres is absent"))
    func answersAsAuthres() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let doctests = try text.split(separator: "\n").map { try JSONDecoder().decode(Doctest.self, from: Data($0.utf8)) }
        var session = Session()
        var agreed = 0
        var notReading = 0
        for doctest in doctests {
            switch session.answer(doctest) {
            case .notReading: notReading += 1
            case .text(let answer):
                if answer == Self.printed(doctest.want) {
                    agreed += 1
                } else {
                    #expect(Self.differences[doctest.line] != nil, "line \(doctest.line): \(answer) for \(doctest.want)")
                }
            }
        }
        #expect(doctests.count == 291)
        #expect(agreed == 246)
        #expect(notReading == 41)
        #expect(agreed + notReading + Self.differences.count == doctests.count)
    }

    /// What Python printed, without the quotes of `repr`.
    static func printed(_ want: String) -> String {
        var text = Substring(want)
        if text.last == "\n" { text.removeLast() }
        if let quote = text.first, quote == "'" || quote == "\"", text.last == quote, text.count > 1 {
            text = text.dropFirst().dropLast()
        }
        return String(text)
    }
}

/// The names that a run of doctests assigned, and what they answer.
private struct Session {
    private var readings: [Substring: ResultReading] = [:]

    mutating func answer(_ doctest: AuthresSuiteTests.Doctest) -> AuthresSuiteTests.Answer {
        var source = doctest.source.trimmingCharacters(in: .whitespacesAndNewlines)
        if let match = source.firstMatch(of: /(\w+) = [\w.]+\.parse\('Authentication-Results: ?(.*)'\)/.dotMatchesNewlines()) {
            return parse(match.1, String(match.2), doctest.want)
        }
        if let match = source.firstMatch(of: /(\w+) = [\w.]+\.parse\('authentication-results: ?(.*)'\)/.dotMatchesNewlines()) {
            return parse(match.1, String(match.2), doctest.want)
        }
        if source.hasPrefix("for result in") { return .text(methodsAndResults(of: "arobj")) }
        // A header that the package writes is read back.
        if source.hasPrefix("str("), source.contains("eader("), let value = header(doctest.want) {
            let readBack = describe(ResultReading(value))
            return .text(readBack == withoutComments(value) ? AuthresSuiteTests.printed(doctest.want) : readBack)
        }
        if let match = source.firstMatch(of: /try:\s*(str\(.*\))\s*except/) { source = String(match.1) }
        guard let match = source.firstMatch(of: /^(?:str\()?(\w+)\.(authserv_id|results\[(\d+)\](?:\.(.+?))?)\)?$/),
            let reading = readings[match.1]
        else { return .notReading }
        if match.2 == "authserv_id" { return .text(reading.field.authservID.map(reading.text) ?? "None") }
        guard let index = match.3.flatMap({ Int($0) }), reading.statements.indices.contains(index) else { return .text("?") }
        return .text(answer(reading, reading.statements[index], match.4.map(String.init), doctest.want))
    }

    private mutating func parse(_ name: Substring, _ value: String, _ want: String) -> AuthresSuiteTests.Answer {
        let reading = ResultReading(value)
        readings[name] = reading
        return .text(reading.defects.isEmpty ? "" : "Syntax error")
    }

    private func header(_ want: String) -> String? {
        let printed = AuthresSuiteTests.printed(want)
        guard printed.hasPrefix("Authentication-Results: ") else { return nil }
        return String(printed.dropFirst("Authentication-Results: ".count))
    }

    private func withoutComments(_ value: String) -> String { value.replacing(/\ \([^()]*\)/, with: "") }

    private func methodsAndResults(of name: Substring) -> String {
        guard let reading = readings[name] else { return "?" }
        let words = reading.statements.flatMap { [reading.text($0.methodRange), reading.text($0.resultRange)] }
        return String(words.map { "'\($0)'" }.joined(separator: "\n").dropFirst().dropLast())
    }

    private func answer(_ reading: ResultReading, _ statement: ResultStatement, _ member: String?, _ want: String) -> String {
        guard let member else { return describe(reading, statement) }
        let properties = statement.properties.map { reading.properties[$0] }
        if let match = member.firstMatch(of: /^properties\[(\d+)\]\.(\w+)$/), let index = Int(match.1),
            properties.indices.contains(index)
        {
            switch match.2 {
            case "type": return properties[index].ptype.map { reading.text($0) } ?? "None"
            case "name": return reading.text(properties[index].name).lowercased()
            default: return reading.text(properties[index].value)
            }
        }
        switch member {
        case "method": return reading.text(statement.methodRange)
        case "result": return reading.text(statement.resultRange)
        case "reason": return statement.reason.map(reading.text) ?? "None"
        default: break
        }
        for property in properties {
            let name = (property.ptype.map { reading.text($0) + "_" } ?? "") + reading.text(property.name)
            if name.replacing("-", with: "_") == member { return reading.text(property.value) }
        }
        // The package has an attribute for each registered property and none for others.
        return want.contains("has no attribute") ? AuthresSuiteTests.printed(want) : "None"
    }

    private func describe(_ reading: ResultReading) -> String {
        var head = reading.field.authservID.map(reading.text) ?? ""
        if let version = reading.field.version { head += " \(version)" }
        return ([head] + reading.statements.map { describe(reading, $0) }).joined(separator: "; ")
    }

    private func describe(_ reading: ResultReading, _ statement: ResultStatement) -> String {
        if statement.method == .none { return "none" }
        var words = [reading.text(statement.methodRange).lowercased() + "=" + reading.text(statement.resultRange)]
        if let reason = statement.reason { words.append("reason=\"\(reading.text(reason))\"") }
        for property in statement.properties.map({ reading.properties[$0] }) {
            let name = (property.ptype.map { reading.text($0) + "." } ?? "") + reading.text(property.name).lowercased()
            let value = reading.text(property.value)
            words.append(name + "=" + (property.isQuoted ? "\"\(value)\"" : value))
        }
        return words.joined(separator: " ")
    }
}
