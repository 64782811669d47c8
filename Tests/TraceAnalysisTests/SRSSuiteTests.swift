import Foundation
import Testing
import TraceAnalysis

/// The SRS strings of the test suites and manuals of other implementations, which stand beside a checkout.
@Suite struct SRSSuiteTests {
    static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../shared/suites/srs/srs_strings.jsonl")

    struct Case: Decodable {
        var source: String
        var line: Int
        var srs: String
    }

    static var cases: [Case] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    /// What the grammar of libsrs2 says of the string: tag, separator, hash, day, host, local part.
    static func grammar(_ value: String) -> (kind: RewrittenPath.Kind, original: String?) {
        guard let at = value.lastIndex(of: "@"), value.index(after: at) < value.endIndex else { return (.notAnAddress, nil) }
        let local = value[..<at].dropFirst(5)
        if value.lowercased().hasPrefix("srs1") {
            let fields = local.split(separator: "=", maxSplits: 2, omittingEmptySubsequences: false)
            return (fields.count == 3 && "=+-".contains(fields[2].first ?? "x") ? .srs1 : .srsOpaque, nil)
        }
        let fields = local.split(separator: "=", maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, fields[0].count >= 2, fields[0] != "...", fields[1].wholeMatch(of: /[A-Za-z2-7]{2}/) != nil
        else {
            return (.srsOpaque, nil)
        }
        return (.srs0, "\(fields[3])@\(fields[2])")
    }

    /// Strings that are read otherwise than the grammar says, and why that is right.
    static let differences: [(source: String, lines: [Int], kind: RewrittenPath.Kind, reason: String)] = [
        (
            "tests/blackbox/milter.py", [499, 557, 565], .srsOpaque,
            "the host `1` is the mark of a database of senders, and the local part its key"
        ),
        ("tests/blackbox/milter.py", [467], .plain, "nothing stands behind the tag"),
        ("Mail/SRS/Daemon.pm", [223], .srsOpaque, "the host is a placeholder without a dot"),
    ]

    @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path), "the suite is not beside this checkout"))
    func readsAllStrings() {
        let cases = Self.cases
        #expect(cases.count == 38)
        var agreed = 0
        for item in cases {
            let reading = RewrittenPath.decode(item.srs)
            if let difference = Self.differences.first(where: { item.source.hasSuffix($0.source) && $0.lines.contains(item.line) }
            ) {
                #expect(reading.kind == difference.kind, "\(item.source):\(item.line) \(item.srs)")
                continue
            }
            let expected = Self.grammar(item.srs)
            #expect(reading.kind == expected.kind, "\(item.source):\(item.line) \(item.srs)")
            #expect(reading.originalSender == expected.original, "\(item.source):\(item.line) \(item.srs)")
            agreed += 1
        }
        #expect(agreed == 33)
    }
}
