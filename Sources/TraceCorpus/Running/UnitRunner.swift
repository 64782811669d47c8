/// What came of one unit.
struct UnitResult<Part: Sendable>: Sendable {
    var part: Part
    var progress = ScanProgress()
    /// Contents that belong to the unit.
    var claims: [ContentDigest] = []
}

/// unit → part: reads the messages of a unit and gives them to the pass. Each worker has one.
final class UnitRunner<Pass: ScanPass> {
    private let pass: Pass
    private let options: ScanOptions
    private let seen: SeenContents?
    private let buffer: RecordBuffer
    private let hash: ContentHash?
    /// For files that are read ahead.
    private lazy var memory = RecordBuffer()
    private var worker: Pass.Worker
    /// The unit at work.
    private var number = 0

    init(_ pass: Pass, _ options: ScanOptions, _ seen: SeenContents?) {
        self.pass = pass
        self.options = options
        buffer = RecordBuffer(keepsBodies: options.takesAttached)
        self.seen = options.countsContentOnce ? seen : nil
        hash = pass.hasDigests ? ContentHash(seed: options.seed, hasSHA256: options.hasSHA256) : nil
        worker = pass.makeWorker()
    }

    /// Runs a unit; `result` is empty before.
    func run(_ unit: ScanUnit, into result: inout UnitResult<Pass.Part>) {
        number = unit.number
        result.progress.unchanged = unit.unchanged
        switch unit.work {
        case .files(let items):
            var ahead = ReadAhead(items, memory)
            for (index, item) in items.enumerated() {
                switch item {
                case .file(let file): run(file, ahead.bytes(of: index), &result)
                case .omission(let omission): omit(omission, &result)
                }
            }
        case .chunk(let chunk): run(chunk, &result)
        case .batch(let batch): run(batch, &result)
        }
    }

    /// `bytes` are those of the file where they were read already.
    private func run(_ file: FoundFile, _ bytes: UnsafeBufferPointer<UInt8>?, _ result: inout UnitResult<Pass.Part>) {
        let before = Counts(result.progress)
        if let bytes, let record = Record(whole: bytes, hash) {
            visit(record, source: file.path, nil, &result)
            result.progress.bytes += bytes.count
            var mark = SourceMark(path: file.path, kind: .message, identity: file.identity, position: 1, isComplete: true)
            mark.isFromStart = true
            addMark(mark, since: before, &result)
            return
        }
        let context = StreamContext(source: file.path, buffer: buffer, hash: hash, limits: options.archives)
        let (stream, kind) = context.open(file)
        var position = 0
        while let item = stream.next() {
            position += 1
            switch item {
            case .omission(let omission): omit(omission, &result)
            case .message(let record, let member):
                visit(record, source: file.path, member, &result)
            }
        }
        // Nothing of it was read.
        guard let kind else { return }
        result.progress.bytes += file.identity.size
        var mark = SourceMark(path: file.path, kind: kind, identity: file.identity, position: position, isComplete: true)
        mark.isFromStart = true
        if kind == .mbox { complete(&mark) }
        addMark(mark, since: before, &result)
    }

    private func run(_ chunk: MboxChunk, _ result: inout UnitResult<Pass.Part>) {
        let before = Counts(result.progress)
        let bytes = FileBytes(chunk.file, chunk.range)
        let reader = RecordReader(bytes, form: chunk.form, offset: chunk.range.lowerBound, buffer: buffer, hash: hash)
        do throws(ReadFailure) {
            while let record = try reader.next() {
                visit(record, source: chunk.path, nil, &result)
            }
        } catch {
            omit(Omission(source: chunk.path, reason: error.reason, detail: error.detail), &result)
        }
        result.progress.bytes += chunk.range.count
        var mark = SourceMark(
            path: chunk.path, kind: .mbox, identity: chunk.identity, position: chunk.range.upperBound,
            isComplete: chunk.isLast)
        mark.isFromStart = chunk.range.lowerBound == 0
        mark.count(chunk.earlier)
        mark.ending = try? chunk.file.digest(endingAt: chunk.range.upperBound, seed: options.seed)
        addMark(mark, since: before, &result)
    }

    private func run(_ batch: MessageBatch, _ result: inout UnitResult<Pass.Part>) {
        let before = Counts(result.progress)
        batch.bytes.withUnsafeBufferPointer { bytes in
            for item in batch.list {
                switch item {
                case .omission(let omission): omit(omission, &result)
                case .message(let message):
                    let origin = message.origin
                    visit(
                        UnsafeBufferPointer(rebasing: bytes[message.range]), origin.digest, source: origin.source,
                        origin.member, origin.offset, &result
                    ) { origin }
                }
            }
        }
        result.progress.bytes += batch.packed
        var mark = SourceMark(
            path: batch.path, kind: batch.kind, identity: batch.identity, position: batch.position,
            isComplete: batch.isLast)
        mark.isFromStart = batch.isFirst && batch.earlier == nil
        mark.count(batch.earlier)
        addMark(mark, since: before, &result)
    }

    @inline(__always)
    private func visit(_ record: Record, source: String, _ member: String?, _ result: inout UnitResult<Pass.Part>) {
        visit(record.bytes, record.digest, source: source, member, record.offset, &result) {
            MessageOrigin(
                source: source, member: member, offset: record.offset, size: record.size, digest: record.digest,
                sha256: record.sha256)
        }
    }

    @inline(__always)
    private func visit(
        _ bytes: UnsafeBufferPointer<UInt8>, _ digest: ContentDigest, source: String, _ member: String?, _ offset: Int?,
        _ result: inout UnitResult<Pass.Part>, _ origin: () -> MessageOrigin
    ) {
        if let reason = MailLook.problem(of: bytes) {
            omit(Omission(source: source, member: member, offset: offset, reason: reason), &result)
            return
        }
        guard options.takesAttached, takeAttached(bytes, &result, origin) else {
            return take(bytes, digest, &result, origin)
        }
    }

    @inline(__always)
    private func take(
        _ bytes: UnsafeBufferPointer<UInt8>, _ digest: ContentDigest, _ result: inout UnitResult<Pass.Part>,
        _ origin: () -> MessageOrigin
    ) {
        if let seen {
            guard seen.claim(digest, for: number) else {
                result.progress.duplicates += 1
                return
            }
            result.claims.append(digest)
        }
        result.progress.messages += 1
        pass.visit(bytes, origin, &worker, &result.part)
    }

    /// Takes the messages that a message carries; false where it carries none.
    private func takeAttached(
        _ bytes: UnsafeBufferPointer<UInt8>, _ result: inout UnitResult<Pass.Part>, _ origin: () -> MessageOrigin
    ) -> Bool {
        let carried = AttachedMessages.carried(by: bytes, hash, origin: origin)
        for (bytes, origin) in carried {
            bytes.withUnsafeBufferPointer { take($0, origin.digest, &result) { origin } }
        }
        return !carried.isEmpty
    }

    private func omit(_ omission: Omission, _ result: inout UnitResult<Pass.Part>) {
        result.progress.omissions.append(omission)
        pass.omit(omission, &result.part)
    }

    /// Adds what a grown mbox is known by.
    private func complete(_ mark: inout SourceMark) {
        mark.position = mark.identity.size
        guard let file = try? OpenFile(mark.path) else { return }
        let first = min(FileFormat.beginning, mark.identity.size)
        mark.identity.beginning = try? file.digest(endingAt: first, seed: options.seed)
        mark.ending = try? file.digest(endingAt: mark.position, seed: options.seed)
    }

    private struct Counts {
        var messages: Int
        var duplicates: Int

        init(_ progress: ScanProgress) {
            messages = progress.messages
            duplicates = progress.duplicates
        }
    }

    private func addMark(_ mark: SourceMark, since before: Counts, _ result: inout UnitResult<Pass.Part>) {
        var mark = mark
        let duplicates = result.progress.duplicates - before.duplicates
        mark.duplicates += duplicates
        mark.messages += result.progress.messages - before.messages + duplicates
        result.progress.sources.append(mark)
    }
}

extension SourceMark {
    /// Takes over what an earlier run counted of the source.
    fileprivate mutating func count(_ earlier: SourceMark?) {
        messages = earlier?.messages ?? 0
        duplicates = earlier?.duplicates ?? 0
    }
}
