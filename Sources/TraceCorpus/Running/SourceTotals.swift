/// Adds up the marks of sources that are read in several units. What a source held in an earlier run is no duplicate of itself.
struct SourceTotals<History: ScanHistory> {
    private let history: History
    private var open: [String: Totals] = [:]

    private struct Totals {
        var messages = 0
        var duplicates = 0
        /// Messages that an earlier run counted for the source and that did not come again yet.
        var counted = 0
    }

    init(history: History) {
        self.history = history
    }

    mutating func complete(_ progress: inout ScanProgress) {
        // Small files come whole, and few were met before: nothing has to be looked up.
        for index in progress.sources.indices {
            let mark = progress.sources[index]
            guard !open.isEmpty || !mark.isComplete || mark.duplicates > 0 else { continue }
            var totals = open[mark.path] ?? Totals()
            // Standard input is another source each time.
            if mark.isFromStart, mark.kind != .stream, let earlier = history.mark(of: mark.path) {
                totals.counted = earlier.messages - earlier.duplicates
            }
            let again = min(mark.duplicates, totals.counted)
            totals.counted -= again
            totals.messages += mark.messages
            totals.duplicates += mark.duplicates - again
            progress.duplicates -= again
            progress.sources[index].messages = totals.messages
            progress.sources[index].duplicates = totals.duplicates
            open[mark.path] = mark.isComplete ? nil : totals
        }
    }
}
