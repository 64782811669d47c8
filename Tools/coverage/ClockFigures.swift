internal import TraceAnalysis
internal import TraceFields

/// Identifiers that hold a clock, and how far it is from the written date of the same line.
struct ClockFigures {
    fileprivate struct Counts {
        var all = 0
        var withDate = 0
        /// Differences in seconds: up to 5, up to the tolerance of the form, beyond.
        var close = 0
        var tolerable = 0
        var far = 0
    }

    private var forms: [String: Counts] = [:]

    mutating func add(_ trace: Trace, _ places: inout Places) {
        for line in trace.fields.received + trace.block.xReceived {
            guard let clock = IdentifierClock.read(line, in: trace.block.bytes) else { continue }
            var counts = forms[clock.form.rawValue] ?? Counts()
            counts.all += 1
            if let date = line.date {
                counts.withDate += 1
                let difference = abs(clock.seconds - date.seconds)
                if difference <= 5 {
                    counts.close += 1
                } else if difference <= clock.tolerance {
                    counts.tolerable += 1
                } else {
                    counts.far += 1
                    places.note("clock " + clock.form.rawValue, trace, field: line.field)
                }
            }
            forms[clock.form.rawValue] = counts
        }
    }

    func write(to tables: inout Tables) {
        tables.title("Identifiers that hold a clock", ["form", "all", "with date", "to 5 s", "tolerable", "far"])
        for (name, counts) in forms.sorted(by: { $0.key < $1.key }) {
            tables.row(name, [counts.all, counts.withDate, counts.close, counts.tolerable, counts.far])
        }
    }
}
