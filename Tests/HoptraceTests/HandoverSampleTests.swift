import CorpusLabels
import Foundation
import Testing

/// The recorded incident reports, exports and redacted reports in `reports/samples/incident/`, byte for byte. `make record` writes
/// them anew.
@Suite struct HandoverSampleTests {
    static let folder = "reports/samples/incident/"

    /// Files and the arguments that write them.
    static let commands: [[String]] = {
        let list = (try? ProjectFolder.bytes(folder + "commands.list")) ?? []
        return String(decoding: list, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: " ").map { String($0) }
        }
    }()

    @Test(arguments: commands) func recorded(_ command: [String]) throws {
        let outcome = try BuiltBinary.run(Array(command.dropFirst()), in: "Corpus/misleading-pass")
        #expect(outcome.code == 0 || outcome.code == 2, Comment(rawValue: outcome.errors))
        let recorded = String(decoding: try ProjectFolder.bytes(Self.folder + command[0]), as: UTF8.self)
        let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let new = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset
        let shown = line.map { "in line \($0 + 1):\n- \(old[$0].prefix(300))\n+ \(new[$0].prefix(300))" } ?? "in length"
        #expect(
            outcome.text == recorded, Comment(rawValue: "\(command[0]) differs \(shown)\nIf this is meant: make record"))
    }

    @Test func everySampleHasItsCommand() {
        let present = ProjectFolder.files(below: "reports/samples/incident", ending: "").filter { !$0.hasSuffix(".list") }
        #expect(Set(present) == Set(Self.commands.map { Self.folder + $0[0] }))
        #expect(Self.commands.count > 10)
    }
}
