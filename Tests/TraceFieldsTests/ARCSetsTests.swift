import Testing

@testable import TraceFields

@Suite struct ARCSetsTests {
    /// One letter a field, then its instance: `A` ARC-Authentication-Results, `M` ARC-Message-Signature, `S` ARC-Seal with
    /// the first letter of its `cv=`.
    static func sets(_ fields: String) -> (sets: ARCSets, signatures: [Signature]) {
        var results: [ResultField] = []
        var signatures: [Signature] = []
        for (index, word) in fields.split(separator: " ").enumerated() {
            let instance = Int(word.drop { !$0.isNumber })
            if word.first == "A" {
                var result = ResultField(field: index, source: .arcAuthenticationResults)
                result.instance = instance
                results.append(result)
            } else {
                var signature = Signature(field: index, kind: word.first == "S" ? .arcSeal : .arcMessage)
                signature.instance = instance
                signature.chainValidation =
                    switch word.dropFirst().first {
                    case "n": .none
                    case "p": .pass
                    case "f": .fail
                    default: .absent
                    }
                signatures.append(signature)
            }
        }
        return (ARCSets(results: results, signatures: signatures), signatures)
    }

    @Test(arguments: [
        ("", ARCSets.Structure.none),
        ("Sn1 M1 A1", .valid),
        ("Sp2 M2 A2 Sn1 M1 A1", .valid),
        ("A1 M1 Sn1 A2 M2 Sp2", .valid),
        ("Sf2 M2 A2 Sn1 M1 A1", .valid),
        ("Sp3 M3 A3 Sp2 M2 A2 Sn1 M1 A1", .valid),
        ("Sp3 M3 A3 Sn1 M1 A1", .broken(.gap(instance: 2))),
        ("Sp2 M2 A2", .broken(.gap(instance: 1))),
        ("Sn1 M1 A1 Sn1 M1 A1", .broken(.duplicate(instance: 1))),
        ("Sn1 M1 A1 A1", .broken(.duplicate(instance: 1))),
        ("Sn1 M1", .broken(.missing(instance: 1, .authenticationResults))),
        ("A1", .broken(.missing(instance: 1, [.messageSignature, .seal]))),
        ("Sp1 M1 A1", .broken(.chainValidation(instance: 1))),
        ("Sf1 M1 A1", .broken(.chainValidation(instance: 1))),
        ("Sn2 M2 A2 Sn1 M1 A1", .broken(.chainValidation(instance: 2))),
        ("Sp3 M3 A3 Sf2 M2 A2 Sn1 M1 A1", .broken(.chainValidation(instance: 2))),
        ("S1 M1 A1", .broken(.chainValidation(instance: 1))),
        ("Sn M1 A1", .broken(.malformed(field: 0))),
    ]) func judgesStructure(_ fields: String, _ structure: ARCSets.Structure) {
        #expect(Self.sets(fields).sets.structure == structure)
    }

    @Test func groupsByInstance() {
        let (sets, signatures) = Self.sets("Sp2 M2 A2 Sn1 M1 A1")
        #expect(sets.sets.map(\.instance) == [1, 2])
        #expect(sets.highestInstance == 2)
        #expect(sets.sets[1].seal == 0)
        #expect(sets.sets[1].messageSignature == 1)
        #expect(sets.sets[1].authenticationResults == 0)
        #expect(sets.sets[0].authenticationResults == 1)
        #expect(sets.sets.allSatisfy { $0.missing.isEmpty })
        #expect(sets.newestChainValidation(signatures) == .pass)
    }

    /// Both sets of an instance are kept, the lower one first, and no field of one is given to the other.
    @Test(arguments: [
        ("Sn1 M1 A1 Sn1 M1 A1", [[3, 4, 5], [0, 1, 2]]), ("A1 M1 Sn1 A1 M1 Sn1", [[3, 4, 5], [0, 1, 2]]),
        ("Sn1 M1 Sn1 M1 A1", [[2, 3, 4], [0, 1]]), ("Sn1 M1 A1 A1", [[3], [0, 1, 2]]),
    ]) func keepsBothSetsOfAnInstance(_ fields: String, _ expected: [[Int]]) {
        let (sets, signatures) = Self.sets(fields)
        let results = fields.split(separator: " ").enumerated().filter { $0.element.first == "A" }.map(\.offset)
        let found = sets.sets.map { set in
            ([set.seal, set.messageSignature].compactMap { $0.map { signatures[$0].field } }
                + [set.authenticationResults].compactMap { $0.map { results[$0] } }).sorted()
        }
        #expect(found == expected)
    }

    @Test func listsNoMoreThanTheLimit() {
        let (sets, _) = Self.sets(String(repeating: "A1 ", count: 200))
        #expect(sets.sets.count == Limits.arcInstances)
        #expect(sets.structure == .broken(.duplicate(instance: 1)))
    }

    @Test func aMalformedFieldIsStillGrouped() {
        var signature = Signature(field: 4, kind: .arcSeal)
        signature.instance = 1
        signature.isMalformed = true
        let sets = ARCSets(results: [], signatures: [signature])
        #expect(sets.structure == .broken(.malformed(field: 4)))
        #expect(sets.sets.first?.missing == [.authenticationResults, .messageSignature])
    }

    @Test func reloadForgetsTheLastMessage() {
        var (sets, _) = Self.sets("Sn1 M1 A1")
        sets.load(results: [], signatures: [])
        #expect(sets.structure == .none)
        #expect(sets.highestInstance == 0)
    }
}
