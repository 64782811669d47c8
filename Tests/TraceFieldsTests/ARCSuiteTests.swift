import Foundation
import Testing

@testable import TraceFields

/// The validation cases of the ValiMail ARC test suite, as far as the structure of the sets alone decides them.
@Suite struct ARCSuiteTests {
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/suites/valimail-arc_test_suite/tests/arc-draft-validation-tests.yml")
    static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

    struct Case {
        var name: String
        var message = ""
        var verdict = ""
    }

    /// Cases that fail because a signature, a body hash or a key does; their structure is sound.
    static let needSignatures: Set<String> = [
        "ams_fields_b_mod_headers1", "ams_fields_b_mod_headers2", "ams_fields_b_mod_sig", "ams_fields_bh_mod_body",
        "ams_fields_bh_mod_sig", "ams_fields_bh_sim_inl_wsp", "ams_fields_h_dup2", "ams_fields_h_empty_added",
        "ams_fields_h_order", "ams_format_tags_val_case", "as_fields_b_512", "as_fields_b_ams1", "as_fields_b_asb1",
        "as_format_tags_val_case", "cv_fail_i1_ams_invalid", "cv_fail_i2_as2_invalid", "public_key_invalid", "public_key_na",
    ]

    @Test(.enabled(if: isPresent, "../shared/suites/valimail-arc_test_suite is absent"))
    func agreesOnStructure() throws {
        let cases = Self.cases(try String(contentsOf: Self.file, encoding: .utf8))
        var sound: Set<String> = []
        for test in cases {
            let (structure, newest) = Self.structure(test.message)
            switch test.verdict {
            case "None": #expect(structure == .none, "\(test.name)")
            case "Pass": #expect(structure == .valid && newest != .fail, "\(test.name): \(structure)")
            case "Fail": if structure == .valid { sound.insert(test.name) }
            // No verdict is expected: a sealer said that the chain had failed before.
            default: #expect(structure != .valid || newest == .fail, "\(test.name): \(structure)")
            }
        }
        #expect(cases.count == 175)
        #expect(sound == Self.needSignatures)
    }

    static func structure(_ message: String) -> (ARCSets.Structure, Signature.ChainValidation?) {
        var block = HeaderBlock(Array(message.utf8))
        var results: [ResultField] = []
        var statements: [ResultStatement] = []
        var properties: [ResultProperty] = []
        var signatures: [Signature] = []
        var defects: [Defect] = []
        var lexer = Lexer()
        for index in block.fields.indices {
            let value = block.fields[index].value
            switch block.fields[index].known {
            case .arcAuthenticationResults:
                results.append(
                    ResultField.parse(
                        &block, field: index, source: .arcAuthenticationResults, container: results.count, lexer: &lexer,
                        statements: &statements, properties: &properties, defects: &defects))
            case .arcMessageSignature, .arcSeal:
                let kind: Signature.Kind = block.fields[index].known == .arcSeal ? .arcSeal : .arcMessage
                signatures.append(
                    Signature.parse(block.bytes, field: index, kind: kind, value: value, lexer: &lexer, defects: &defects))
            default: break
            }
        }
        let sets = ARCSets(results: results, signatures: signatures)
        return (sets.structure, sets.newestChainValidation(signatures))
    }

    /// The cases of the file: a name two blanks deep, `message` as a literal block six deep, and `cv`.
    static func cases(_ yaml: String) -> [Case] {
        var cases: [Case] = []
        var key = ""
        for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("      ") || line.isEmpty {
                if key == "message" { cases[cases.count - 1].message += line.dropFirst(6) + "\n" }
            } else if let match = line.firstMatch(of: /^  (\w+):\s*$/) {
                cases.append(Case(name: String(match.1)))
                key = ""
            } else if let match = line.firstMatch(of: /^    (\w+):\s*(.*?)\s*$/), !cases.isEmpty {
                key = String(match.1)
                if key == "cv", match.2 != "|" { cases[cases.count - 1].verdict = String(match.2) }
            } else {
                key = ""
            }
        }
        return cases.filter { !$0.message.isEmpty }
    }
}
