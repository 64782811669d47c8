internal import TraceAnalysis
internal import TraceFields

/// The header as it stands in the message, cut where evidence begins and ends.
extension ReportMaker {
    func headerLines() -> [Report.HeaderLine] {
        var lines: [Report.HeaderLine] = []
        var marks = MarkQueue(trace.evidence.compactMap { $0.value }, in: trace.block)
        var start = 0
        let end = min(trace.block.bodyStart, trace.block.bytes.count)
        while start < end {
            let lineEnd = trace.block.bytes.firstIndex(of: 0x0A, in: ByteRange(start, end)) ?? end
            var textEnd = lineEnd
            while textEnd > start, textEnd <= end, trace.block.bytes[textEnd - 1] == 0x0D { textEnd -= 1 }
            let field = trace.block.fieldIndex(at: UInt32(start))
            lines.append(
                Report.HeaderLine(
                    number: lines.count + 1, field: field,
                    startsField: field.map { trace.block.fields[$0].range.lower == start } ?? false, start: start,
                    pieces: marks.pieces(of: trace.block.bytes, from: start, to: textEnd)))
            start = lineEnd + 1
        }
        return lines
    }
}

/// Marks in the order of their bytes, made to nest.
private struct MarkQueue {
    private struct Span {
        var mark: Report.HeaderMark
        /// Where it is shown: on the borders of characters.
        var lower: Int
        var upper: Int
    }

    /// Those that are still to come, the last one first.
    private var waiting: [Span] = []
    /// Where the open ones end, the innermost last.
    private var open: [Int] = []

    init(_ ranges: [ByteRange], in block: HeaderBlock) {
        let end = min(block.bodyStart, block.bytes.count)
        var seen: Set<ByteRange> = []
        for range in ranges where range.lower < range.upper && range.upper <= end && seen.insert(range).inserted {
            guard let field = block.fieldIndex(at: UInt32(range.lower)) else { continue }
            let limit = block.fields[field].range
            var lower = Self.border(range.lower, in: block.bytes, until: limit.lower, step: -1)
            var upper = Self.border(min(range.upper, limit.upper), in: block.bytes, until: limit.upper, step: 1)
            // A mark has no white space at its ends, so that none is open where the next field begins.
            while upper > lower, block.bytes[upper - 1].isFoldingSpace { upper -= 1 }
            while lower < upper, block.bytes[lower].isFoldingSpace { lower += 1 }
            guard lower < upper else { continue }
            let mark = Report.HeaderMark(bytes: range.lower..<range.upper, isStart: true)
            waiting.append(Span(mark: mark, lower: lower, upper: upper))
        }
        waiting.sort { ($0.lower, -$0.upper) > ($1.lower, -$1.upper) }
    }

    /// A place that lies within no character, at `position` or beyond it.
    private static func border(_ position: Int, in bytes: [UInt8], until limit: Int, step: Int) -> Int {
        var place = position
        for _ in 0..<3 where place != limit && place < bytes.count && bytes[place] & 0xC0 == 0x80 { place += step }
        return place
    }

    mutating func pieces(of bytes: [UInt8], from start: Int, to end: Int) -> [Report.HeaderPiece] {
        var pieces: [Report.HeaderPiece] = []
        var place = start
        repeat {
            let opens = openMarks(at: place)
            let stop = max(place, min(end, waiting.last?.lower ?? end, open.last ?? end))
            var closes = 0
            while let upper = open.last, upper <= stop {
                open.removeLast()
                closes += 1
            }
            pieces.append(
                Report.HeaderPiece(opens: opens, text: PrintableText(bytes: bytes[place..<stop]).text, closes: closes))
            place = stop
        } while place < end
        return pieces
    }

    /// Opens what begins here. What reaches beyond the innermost open mark is cut there; its rest waits.
    private mutating func openMarks(at place: Int) -> [Report.HeaderMark] {
        var marks: [Report.HeaderMark] = []
        while var span = waiting.last, span.lower <= place {
            waiting.removeLast()
            if let limit = open.last, limit < span.upper {
                var rest = span
                rest.lower = limit
                rest.mark.isStart = false
                span.upper = limit
                wait(rest)
            }
            marks.append(span.mark)
            open.append(span.upper)
        }
        return marks
    }

    private mutating func wait(_ span: Span) {
        let index = waiting.lastIndex { ($0.lower, -$0.upper) >= (span.lower, -span.upper) }
        waiting.insert(span, at: index.map { $0 + 1 } ?? 0)
    }
}
