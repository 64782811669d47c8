/// statements → findings: asks every rule of the catalogue.
enum FindingStep {
    static func run(_ trace: inout Trace) {
        RuleContext.with(&trace) { $0.askAll() }
        sort(&trace)
    }

    /// Most severe first, then by code; findings of one code keep the order of their statements.
    private static func sort(_ trace: inout Trace) {
        guard trace.findings.count > 1 else { return }
        trace.findings.sort { one, other in
            if one.severity != other.severity { return one.severity > other.severity }
            if one.code != other.code { return one.code.rawValue < other.code.rawValue }
            return one.evidence.lowerBound < other.evidence.lowerBound
        }
    }
}

extension Trace {
    /// Why the rule of `code` did not fire on this message; nil where it fired.
    public func silence(of code: FindingCode) -> Silence? {
        guard !findings.contains(where: { $0.code == code }) else { return nil }
        var again = self
        again.findings.removeAll()
        var answer: Silence? = Silence(.nothingToJudge)
        RuleContext.with(&again) { context in
            for index in Rules.all.indices {
                let silence = context.ask(index)
                if Rules.all[index].code == code {
                    answer = silence
                    break
                }
            }
        }
        return answer
    }
}
