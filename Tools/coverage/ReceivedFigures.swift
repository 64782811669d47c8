internal import TraceAnalysis
internal import TraceFields

/// How completely Received and X-Received lines are read, for each producer.
struct ReceivedFigures {
    fileprivate struct Counts {
        var lines = 0
        /// Every word in a clause, and the date understood.
        var complete = 0
        var by = 0
        /// A kind of line that names no host: `(qmail 1 invoked by uid 2)`.
        var withoutBy = 0
        var dates = 0
        var unread = 0
        /// Lines that write an address before `by`, and those of them whose address was read.
        var addressWritten = 0
        var addressRead = 0
        var id = 0
    }

    private var producers: [String: Counts] = [:]
    private var unreadShapes: [String: Int] = [:]
    private var dateShapes: [String: Int] = [:]
    private var byShapes: [String: Int] = [:]
    private var shapes: [String: Int] = [:]
    private var protocols: [String: Int] = [:]

    mutating func add(_ trace: Trace, _ places: inout Places) {
        for hop in trace.hops { add(trace.received(hop.n), hop.producerName?.description ?? "(no row)", trace, &places) }
        for line in trace.block.xReceived { add(line, "(X-Received)", trace, &places) }
    }

    private mutating func add(_ line: Received, _ producer: String, _ trace: Trace, _ places: inout Places) {
        let bytes = trace.block.bytes
        let value = trace.block.fields[line.field].value
        var counts = producers[producer] ?? Counts()
        counts.lines += 1
        let hasNoHost = line.by == nil && line.isOfKindWithoutBy
        if line.by != nil { counts.by += 1 }
        if hasNoHost { counts.withoutBy += 1 }
        if line.by == nil, !hasNoHost {
            byShapes[TextShape.of(value, in: bytes), default: 0] += 1
            places.note("received-by", trace, field: line.field)
        }
        if line.date != nil {
            counts.dates += 1
        } else {
            dateShapes[TextShape.of(line.dateRange ?? tail(of: value), in: bytes), default: 0] += 1
            places.note("received-date", trace, field: line.field)
        }
        if let unread = line.unread {
            counts.unread += 1
            unreadShapes[TextShape.of(unread, in: bytes), default: 0] += 1
            places.note("received-unread", trace, field: line.field)
        }
        if line.unread == nil, line.date != nil { counts.complete += 1 }
        if line.address != nil {
            counts.addressWritten += 1
            counts.addressRead += 1
        } else if writesAddress(line, value, bytes) {
            counts.addressWritten += 1
            places.note("received-address", trace, field: line.field)
        }
        if line.id != nil { counts.id += 1 }
        shapes["\(line.shape)", default: 0] += 1
        protocols["\(line.transmission)", default: 0] += 1
        producers[producer] = counts
    }

    /// The end of a line, where its date would stand.
    private func tail(of value: ByteRange) -> ByteRange { ByteRange(max(value.lower, value.upper - 60), value.upper) }

    /// Whether a word before `by` is an address, wherever it stands.
    private func writesAddress(_ line: Received, _ value: ByteRange, _ bytes: [UInt8]) -> Bool {
        let end = line.by.map { min($0.lower, value.upper) } ?? line.dateRange?.lower ?? value.upper
        var start = value.lower
        for position in value.lower..<max(value.lower, end) {
            switch bytes[position] {
            case 0x09, 0x0A, 0x0D, 0x20, 0x28, 0x29, 0x2C, 0x3B, 0x5B, 0x5D:
                if position > start, IPAddress(bytes, ByteRange(start, position)) != nil { return true }
                start = position + 1
            default: break
            }
        }
        return false
    }

    func write(to tables: inout Tables) {
        var total = Counts()
        for counts in producers.values { total.add(counts) }
        tables.title(
            "Received lines by producer",
            ["producer", "lines", "complete", "by", "needs no by", "date", "unread", "address", "of written", "id"])
        let ordered = producers.sorted { ($1.value.lines, $0.key) < ($0.value.lines, $1.key) }
        for (name, counts) in ordered { tables.row(name, counts.columns) }
        tables.row("all", total.columns)
        tables.line("")
        tables.line("by host, or a kind that has none: " + Tables.share(total.by + total.withoutBy, of: total.lines))
        tables.line("date: " + Tables.share(total.dates, of: total.lines))
        tables.line("nothing unread: " + Tables.share(total.lines - total.unread, of: total.lines))
        tables.line("read completely: " + Tables.share(total.complete, of: total.lines))
        tables.line("client address, where one is written: " + Tables.share(total.addressRead, of: total.addressWritten))
        tables.commonest("Received: unread text", unreadShapes)
        tables.commonest("Received: no host, and of no kind that has none", byShapes)
        tables.commonest("Received: no date; the end of the line", dateShapes)
        tables.commonest("Received: kinds of line", shapes)
        tables.commonest("Received: protocols", protocols)
    }
}

extension ReceivedFigures.Counts {
    fileprivate var columns: [Int] {
        [lines, complete, by, withoutBy, dates, unread, addressRead, addressWritten, id]
    }

    fileprivate mutating func add(_ other: Self) {
        lines += other.lines
        complete += other.complete
        by += other.by
        withoutBy += other.withoutBy
        dates += other.dates
        unread += other.unread
        addressWritten += other.addressWritten
        addressRead += other.addressRead
        id += other.id
    }
}

extension Received {
    /// Whether lines of this kind name no host: a hand-over on one machine.
    fileprivate var isOfKindWithoutBy: Bool {
        switch shape {
        case .invoked, .local: true
        case .transport, .fetch, .list, .web: false
        }
    }
}
