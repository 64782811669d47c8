internal import TraceAnalysis
internal import TraceFields

/// How completely Authentication-Results, copies of it and Received-SPF are read.
struct ResultFigures {
    fileprivate struct Counts {
        var fields = 0
        /// Every `method=result` became a statement, and no text is left.
        var complete = 0
        var missing = 0
        var unread = 0
        var statements = 0
        var empty = 0
        var anonymous = 0
        var address = 0
    }

    private var names: [String: Counts] = [:]
    private var unreadShapes: [String: Int] = [:]
    private var methods: [String: Int] = [:]
    private var otherMethods: [String: Int] = [:]

    mutating func add(_ trace: Trace, _ places: inout Places) {
        var unread: [Int: ByteRange] = [:]
        for defect in trace.fields.defects {
            guard let field = defect.field, Self.leavesText(defect.code), unread[field] == nil else { continue }
            unread[field] = defect.range
        }
        for result in trace.fields.results { add(result, unread[result.field], trace, &places) }
        for statement in trace.fields.statements {
            methods["\(statement.method)", default: 0] += 1
            guard statement.method == .other else { continue }
            otherMethods[TextShape.of(statement.range, in: trace.block.bytes, limit: 4), default: 0] += 1
        }
    }

    private static func leavesText(_ code: Defect.Code) -> Bool {
        code == .unreadText || code == .badToken || code == .truncatedByFold
    }

    private mutating func add(_ result: ResultField, _ unread: ByteRange?, _ trace: Trace, _ places: inout Places) {
        let field = trace.block.fields[result.field]
        let name = field.known.spelling.description
        var counts = names[name] ?? Counts()
        counts.fields += 1
        counts.statements += result.statements.count
        let expected =
            result.source == .receivedSPF
            ? (result.shape == .empty ? 0 : 1) : WrittenResults.count(trace.block.bytes, field.value)
        if result.shape == .empty || result.shape == .emptySnapshot { counts.empty += 1 }
        if result.authservID == nil { counts.anonymous += 1 }
        if trace.fields.statements[result.statements].contains(where: { $0.clientAddress != nil }) { counts.address += 1 }
        if result.statements.count < expected {
            counts.missing += 1
            places.note("results-missing", trace, field: result.field)
        }
        if let unread {
            counts.unread += 1
            unreadShapes[TextShape.of(unread, in: trace.block.bytes), default: 0] += 1
            places.note("results-unread", trace, field: result.field)
        }
        if result.statements.count >= expected, unread == nil { counts.complete += 1 }
        names[name] = counts
    }

    func write(to tables: inout Tables) {
        tables.title(
            "Fields of results",
            ["field", "fields", "complete", "missing", "unread", "statements", "empty", "no id", "address"])
        var copies = Counts()
        for (name, counts) in names.sorted(by: { $0.key < $1.key }) {
            tables.row(name, counts.columns)
            if name != "Received-SPF" { copies.add(counts) }
        }
        tables.line("")
        tables.line(
            "Authentication-Results and copies with all their statements: "
                + Tables.share(copies.fields - copies.missing, of: copies.fields))
        tables.line("and nothing unread: " + Tables.share(copies.complete, of: copies.fields))
        tables.commonest("Results: unread text", unreadShapes)
        tables.commonest("Results: methods", methods)
        tables.commonest("Results: methods of no registry", otherMethods)
    }
}

extension ResultFigures.Counts {
    fileprivate var columns: [Int] { [fields, complete, missing, unread, statements, empty, anonymous, address] }

    fileprivate mutating func add(_ other: Self) {
        fields += other.fields
        complete += other.complete
        missing += other.missing
        unread += other.unread
        statements += other.statements
        empty += other.empty
        anonymous += other.anonymous
        address += other.address
    }
}

/// How many results a field writes, counted without the parser under measure: a word, `=`, a word at the beginning of a segment.
enum WrittenResults {
    static func count(_ bytes: [UInt8], _ value: ByteRange) -> Int {
        var count = 0
        var segment: [UInt8] = []
        var depth = 0
        var isQuoted = false
        var position = value.lower
        while position < value.upper {
            let byte = bytes[position]
            switch byte {
            case 0x5C where depth > 0 || isQuoted: position += 1
            case 0x22 where depth == 0: isQuoted.toggle()
            case 0x28 where !isQuoted: depth += 1
            case 0x29 where !isQuoted && depth > 0: depth -= 1
            case 0x3B where depth == 0 && !isQuoted:
                if isResult(segment) { count += 1 }
                segment.removeAll()
            default: if depth == 0, !isQuoted { segment.append(byte) }
            }
            position += 1
        }
        return isResult(segment) ? count + 1 : count
    }

    private static func isResult(_ segment: [UInt8]) -> Bool {
        let text = String(decoding: segment, as: UTF8.self)
        guard let match = text.firstMatch(of: /^\s*([A-Za-z][A-Za-z0-9_-]*)(\s*\/\s*[0-9]+)?\s*=\s*[A-Za-z]+(\s|$)/) else {
            return false
        }
        return match.1 != "i" && match.1 != "action"
    }
}
