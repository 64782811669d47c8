internal import TraceAnalysis
internal import TraceFields

/// What was read and what was not, counted over some messages.
struct Figures {
    var messages = 0
    /// Files that hold no header at all.
    var otherFiles = 0
    var unreadableFiles = 0
    private var received = ReceivedFigures()
    private var results = ResultFigures()
    private var seals = SealFigures()
    private var fields = FieldFigures()
    private var paths = PathFigures()
    private var clocks = ClockFigures()
    private var order: [String: Int] = [:]
    private var defects: [String: Int] = [:]

    private var places: Places
    private var messagesBefore = 0

    init(keepsPlaces: Bool) { places = Places(isKept: keepsPlaces) }

    mutating func add(_ trace: Trace) {
        guard !trace.block.fields.isEmpty else { return }
        messages += 1
        places.message = messages - messagesBefore
        received.add(trace, &places)
        results.add(trace, &places)
        seals.add(trace, &places)
        fields.add(trace, &places)
        paths.add(trace, &places)
        clocks.add(trace, &places)
        order[trace.order.reason?.rawValue ?? "as written", default: 0] += 1
        for defect in trace.defects { defects[defect.code.rawValue, default: 0] += 1 }
    }

    /// The file at `path` has been read.
    mutating func endFile(_ path: String) {
        if messages == messagesBefore { otherFiles += 1 }
        messagesBefore = messages
        places.endFile(path)
    }

    func write(to tables: inout Tables) {
        tables.line("Messages: \(messages); files without a header: \(otherFiles); unreadable files: \(unreadableFiles)")
        received.write(to: &tables)
        results.write(to: &tables)
        seals.write(to: &tables)
        fields.write(to: &tables)
        paths.write(to: &tables)
        clocks.write(to: &tables)
        tables.commonest("Order of the fields", order)
        tables.commonest("Defects", defects, limit: Defect.Code.allCases.count)
        places.write(to: &tables)
    }
}

/// Where fields stand that were not read completely: the file, the number of the message in it, the line.
struct Places {
    let isKept: Bool
    var message = 1
    private var ofFile: [String] = []
    private var all: [String] = []

    init(isKept: Bool) { self.isKept = isKept }

    mutating func note(_ what: String, _ trace: Trace, field: Int) {
        guard isKept else { return }
        let start = trace.block.fields[0].line
        ofFile.append("#\(message) \(what) line \(trace.block.fields[field].line - start + 1)")
    }

    mutating func endFile(_ path: String) {
        all += ofFile.map { path + $0 }
        ofFile.removeAll()
    }

    func write(to tables: inout Tables) {
        guard isKept else { return }
        tables.line("\nPlaces: file, number of the message in it, what, line of its header")
        for place in all { tables.line(place) }
    }
}
