internal import TraceFields

extension RecordReader {
    /// A message that is longer than the buffer. Its header is kept, the body is read in pieces until the next message begins.
    ///
    /// The buffer is full and begins with the message; up to `searched` there is no boundary. Where a signature covers a part of the
    /// body only, or bodies are asked for, as much of the message is kept as a buffer may hold.
    func long(_ searched: Int) -> Record {
        var searched = searched
        let first = headerStart
        var header = LineStarts.endOfHeader(from: first, in: buffer.bytes(0, end))
        while header.map({ needsBody(first..<$0) }) ?? true, buffer.grow(keeping: end) {
            fill()
            if let boundary = boundary(after: &searched) { return piecewise(first, end: boundary, kept: boundary) }
            if isAtEnd { return piecewise(first, end: end, kept: end) }
            header = header ?? LineStarts.endOfHeader(from: first, in: buffer.bytes(0, end))
        }
        let isWhole = header.map { needsBody(first..<$0) } ?? true
        // Room for pieces of the body, also behind a header that fills the buffer.
        let kept = min(isWhole ? end : header ?? end, buffer.capacity * 3 / 4)
        return stream(first, kept: kept, &searched)
    }

    private func needsBody(_ header: Range<Int>) -> Bool {
        buffer.keepsBodies || BodyNeed.isWhole(buffer.bytes(header.lowerBound, header.upperBound))
    }

    private func piecewise(_ first: Int, end boundary: Int, kept: Int) -> Record {
        let last = max(first, withoutSeparator(boundary))
        let bytes = buffer.bytes(first, last)
        var record = Record(bytes: bytes, offset: form == .single ? nil : offset + first, size: bytes.count)
        if let hash {
            hash.begin()
            hash.update(bytes)
            (record.digest, record.sha256) = hash.finish()
        }
        start = boundary
        return record
    }

    /// Reads the rest of the message piece by piece behind the first `kept` bytes of the buffer, which stay.
    private func stream(_ first: Int, kept: Int, _ searched: inout Int) -> Record {
        let messageOffset = form == .single ? nil : offset + first
        var size = kept - first
        hash?.begin()
        hash?.update(buffer.bytes(first, kept))
        while true {
            if let boundary = boundary(after: &searched) ?? (isAtEnd ? end : nil) {
                let last = max(kept, withoutSeparator(boundary))
                hash?.update(buffer.bytes(kept, last))
                size += last - kept
                var record = Record(bytes: buffer.bytes(first, kept), offset: messageOffset, size: size)
                if let hash { (record.digest, record.sha256) = hash.finish() }
                start = boundary
                return record
            }
            // What may be the beginning of a boundary stays, with the line before it.
            let done = lineStart(max(kept, searched - 4), above: kept)
            hash?.update(buffer.bytes(kept, done))
            size += done - kept
            drop(kept, done)
            searched -= done - kept
            fill()
        }
    }

    /// The beginning of the line that holds `place`, unless it lies at `floor` or below, or far away.
    private func lineStart(_ place: Int, above floor: Int) -> Int {
        let bytes = buffer.bytes(0, end)
        var start = place
        while start > floor + 1, place - start < 4_096 {
            if bytes[start - 1] == 0x0A { return start }
            start -= 1
        }
        return place
    }
}
