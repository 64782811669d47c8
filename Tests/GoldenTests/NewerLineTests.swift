import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// Another server takes a mail and writes its line on top: it knows nothing new of what was written before, so nothing that was said
/// of an older line may be said of another one now. Certainty may be lost, and a name that was the reader's own is a claim then.
@Suite struct NewerLineTests {
    @Test(arguments: LabelledCase.corpus)
    func aNewerLineMovesNothing(_ labelled: LabelledCase) { Self.compare(labelled.message, labelled.name) }

    /// Every fifth real mail.
    @Test(.enabled(if: ProjectFolder.hasRealMail, "../shared/corpus/real is absent")) func aNewerLineMovesNothingInRealMail()
        throws
    {
        let names = ProjectFolder.files(below: ProjectFolder.realMail, ending: ".eml")
        var compared = 0
        for place in stride(from: 0, to: names.count, by: 5) {
            compared += Self.compare(try ProjectFolder.bytes(names[place]), names[place])
        }
        #expect(compared > 500)
    }

    /// Returns the number of statements that were compared.
    @discardableResult
    private static func compare(_ message: [UInt8], _ name: String) -> Int {
        let before = MessageTracer().trace(message)
        guard before.order.isReliable, let line = line(over: before) else { return 0 }
        let after = MessageTracer().trace(Array(line.utf8) + message)
        guard after.order.isReliable, after.hops.count == before.hops.count + 1 else { return 0 }
        #expect(after.statements.count == before.statements.count, "\(name)")
        for (old, new) in zip(before.statements, after.statements) {
            if let hop = old.hop, let other = new.hop {
                #expect(hop == other, "\(name): \(before.text(before.reading(old).range)) was of hop \(hop)")
            }
            if let hop = old.evaluatedHop, let other = new.evaluatedHop { #expect(hop == other, "\(name)") }
            #expect(!new.isTrusted, "\(name): hop \(new.hop ?? 0)")
        }
        return before.statements.count
    }

    /// Nil where the newest line names no host, from which another server could have taken the mail, or no date.
    private static func line(over trace: Trace) -> String? {
        guard let newest = trace.hops.last, let date = trace.received(newest.n).dateRange.map({ trace.text($0) }),
            trace.received(newest.n).date != nil, let by = trace.received(newest.n).by.map({ trace.text($0) }), by.contains("."),
            !by.contains(":"),
            by.contains(where: \.isLetter)
        else { return nil }
        return "Received: from \(by) (\(by) [198.51.100.7])\n\tby mx.later.example (Postfix) with ESMTPS id 4XyZabc123\n"
            + "\tfor <reader@later.example>; \(date)\n"
    }
}
