import CorpusLabels
import Testing

/// `docs/standards.md` names only what is there, and every section that a field parser cites.
@Suite struct StandardsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var rfc: String
        var section: String
        var files: [String]
        var tests: [String]
        var testDescription: String { "RFC \(rfc) \(section)" }
    }

    static let rows: [Row] = {
        let text = (try? ProjectFolder.bytes("docs/standards.md")).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
                $0.trimmingCharacters(" ")
            }
            guard cells.count >= 5, cells[0].allSatisfy(\.isNumber), !cells[0].isEmpty else { return nil }
            return Row(rfc: cells[0], section: cells[1], files: names(cells[3]), tests: names(cells[4]))
        }
    }()

    /// The words in backticks.
    private static func names(_ cell: String) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.1) } }

    static let sources = stems(below: "Sources")
    static let tests = stems(below: "Tests")

    private static func stems(below folder: String) -> Set<String> {
        Set(
            ProjectFolder.files(below: folder, ending: ".swift").map { path in
                String(path.split(separator: "/").last?.dropLast(6) ?? "")
            })
    }

    @Test(arguments: rows) func whatIsNamedExists(_ row: Row) {
        #expect(!row.files.isEmpty && Set(row.files).subtracting(Self.sources) == [])
        #expect(!row.tests.isEmpty && Set(row.tests).subtracting(Self.tests) == [])
    }

    @Test(arguments: ProjectFolder.files(below: "Sources/TraceFields", ending: ".swift"))
    func everySectionOfAParserIsListed(_ path: String) throws {
        let listed = Set(Self.rows.map { "\($0.rfc) \($0.section)" })
        let text = String(decoding: try ProjectFolder.bytes(path), as: UTF8.self)
        for match in text.matches(of: /RFC (\d+) §([\d.]*\d)/) {
            #expect(listed.contains("\(match.1) §\(match.2)"), "RFC \(match.1) §\(match.2) in \(path)")
        }
    }
}

extension Substring {
    fileprivate func trimmingCharacters(_ blank: Character) -> String {
        var text = self
        while text.first == blank { text.removeFirst() }
        while text.last == blank { text.removeLast() }
        return String(text)
    }
}
