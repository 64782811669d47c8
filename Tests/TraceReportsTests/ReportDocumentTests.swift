import Foundation
import Testing

@testable import TraceReports

/// `docs/report-format.md` against the schema: each element of each type, and nothing else.
@Suite struct ReportDocumentTests {
    static let schema = read("reports/schema/hoptrace-trace-1.xsd")
    static let document = read("docs/report-format.md")

    /// The types of the schema and the elements and attributes of each, in order.
    static let types: [(name: String, members: [String])] = {
        let parts = schema.components(separatedBy: "<xs:complexType name=\"").dropFirst()
        return parts.compactMap { part in
            let name = String(part.prefix { $0 != "\"" })
            let body = part.components(separatedBy: "\n  </xs:complexType>").first ?? ""
            let members = body.matches(of: /<xs:(element|attribute) name="([^"]+)"/).map { match in
                (match.1 == "attribute" ? "@" : "") + String(match.2)
            }
            // The root differs from a `trace` inside of `traces` by its version alone.
            return name == "rootTrace" ? nil : (name, members)
        }
    }()

    private static func read(_ path: String) -> String {
        (try? String(contentsOf: ReportFixtures.root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }

    @Test func theSchemaWasRead() {
        #expect(types.count > 15)
        #expect(types.first { $0.name == "hop" }?.members.contains("@id") == true)
    }

    private var types: [(name: String, members: [String])] { Self.types }

    @Test(arguments: types.map { $0.name }) func everyElementIsDescribed(_ name: String) throws {
        let members = try #require(Self.types.first { $0.name == name }).members
        let section = Self.document.components(separatedBy: "\n### `\(name)`\n").dropFirst().first ?? ""
        let body = section.components(separatedBy: "\n#").first ?? ""
        let rows = body.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.map { String($0.dropFirst(3).prefix { $0 != "`" }) } == members)
        for row in rows { #expect(row.split(separator: "|").allSatisfy { $0.count > 2 }, "\(row)") }
    }
}
