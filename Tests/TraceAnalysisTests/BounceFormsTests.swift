import Testing

@testable import TraceAnalysis
@testable import TraceFields

@Suite struct BounceFormsTests {
    @Test(arguments: BounceForms.all.indices) func exampleIsReadByItsRow(_ index: Int) {
        let form = BounceForms.all[index]
        let reading = RewrittenPath.decode(form.example)
        #expect(reading.kind == form.kind, "\(form.example)")
        #expect(reading.service == form.service, "\(form.example)")
        let bytes = Array(form.example.utf8)
        guard case .address(let parts) = AddressParts.read(bytes, ByteRange(0, bytes.count), near: nil) else {
            Issue.record("not an address: \(form.example)")
            return
        }
        let first = BounceForms.all.first { $0.read(parts) != nil }
        #expect(first?.example == form.example)
        #expect(!form.source.isEmpty)
    }

    @Test(arguments: BounceForms.all.indices) func literalsAreLowerCase(_ index: Int) {
        for case .literal(let word) in BounceForms.all[index].pieces {
            #expect(word.description == word.description.lowercased())
        }
    }
}
