internal import Foundation
internal import TraceFields

/// inputs → units of work, in order. Workers ask for the next one in turn.
///
/// Small files are handed out as they are; the worker sees what they hold. A large mbox is cut into pieces. What can only be read in
/// one go, an archive or standard input, is read here, a batch of messages at a time.
final class ScanPlan<History: ScanHistory> {
    /// Smaller files are read by a worker in one go.
    static var smallFile: Int { 1 << 20 }
    private static var filesOfUnit: Int { 512 }
    private static var bytesOfUnit: Int { 2 << 20 }

    private let history: History
    private let options: ScanOptions
    private let hasHash: Bool
    private var walk: InputWalk
    private var number = 0
    private var files: [FileItem] = []
    private var fileBytes = 0
    private var unchanged = 0
    private var cuts: MboxCuts?
    private var cutPath = ""
    private var stream: StreamReading?

    init(_ inputs: [ScanInput], _ options: ScanOptions, _ history: History, hasHash: Bool) {
        walk = InputWalk(inputs, outputs: options.outputs)
        self.options = options
        self.history = history
        self.hasHash = hasHash
    }

    /// The next unit; nil at the end.
    func next() -> ScanUnit? {
        while true {
            if files.count >= Self.filesOfUnit || fileBytes >= Self.bytesOfUnit { return takeFiles() }
            if cuts != nil || stream != nil {
                guard files.isEmpty else { return takeFiles() }
                if let unit = nextOfContainer() { return unit }
                continue
            }
            guard let step = walk.next() else { return files.isEmpty && unchanged == 0 ? nil : takeFiles() }
            switch step {
            case .omission(let omission): files.append(.omission(omission))
            case .standardInput: beginStandardInput()
            case .file(let file): take(file)
            }
        }
    }

    private func takeFiles() -> ScanUnit {
        defer {
            files = []
            fileBytes = 0
        }
        return unit(.files(files))
    }

    private func unit(_ work: ScanUnit.Work) -> ScanUnit {
        defer {
            number += 1
            unchanged = 0
        }
        return ScanUnit(number: number, work: work, unchanged: unchanged)
    }

    // Containers

    private func nextOfContainer() -> ScanUnit? {
        if let cuts {
            do throws(ReadFailure) {
                if let chunk = try cuts.next() { return unit(.chunk(chunk)) }
            } catch {
                files.append(.omission(Omission(source: cutPath, reason: error.reason, detail: error.detail)))
            }
            self.cuts = nil
            return nil
        }
        guard let stream else { return nil }
        let batch = stream.nextBatch()
        if batch.isLast { self.stream = nil }
        return unit(.batch(batch))
    }

    private func take(_ file: FoundFile) {
        let mark = history.mark(of: file.path)
        if let mark, mark.isComplete, mark.identity.size == file.identity.size,
            mark.identity.modified == file.identity.modified
        {
            unchanged += 1
            return
        }
        guard file.identity.size >= Self.smallFile || mark.map({ !$0.isComplete || $0.kind == .mbox }) == true else {
            files.append(.file(file))
            fileBytes += file.identity.size
            return
        }
        do throws(ReadFailure) {
            try open(file, after: mark)
        } catch {
            files.append(.omission(Omission(source: file.path, reason: error.reason, detail: error.detail)))
        }
    }

    /// A file that is large, or of which a part was read before.
    private func open(_ file: FoundFile, after mark: SourceMark?) throws(ReadFailure) {
        let opened = try OpenFile(file.path)
        let reader = RecordReader(
            FileBytes(opened, 0..<file.identity.size), form: .single,
            buffer: RecordBuffer(capacity: RecordBuffer.small), hash: nil)
        switch try reader.look() {
        case .mbox:
            let start = try mark.map { mark throws(ReadFailure) in try resume(opened, file, mark) } ?? 0
            cuts = try MboxCuts(file, opened, from: start, after: start > 0 ? mark : nil, seed: options.seed)
            cutPath = file.path
        case .archive, .outlookStore, .dbox:
            let isSame = mark?.identity.size == file.identity.size && mark?.identity.modified == file.identity.modified
            let (messages, kind) = context(file.path).open(file)
            stream = StreamReading(
                messages, path: file.path, kind: kind ?? .archive, identity: file.identity, after: isSame ? mark : nil)
        case .empty, .message, .appleMessage, .outlookMessage, .unsupported, .packed, .other:
            files.append(.file(file))
            fileBytes += file.identity.size
        }
    }

    /// Where to go on in a mbox of which a part was read: there, if that part is the same.
    private func resume(_ opened: OpenFile, _ file: FoundFile, _ mark: SourceMark) throws(ReadFailure) -> Int {
        guard mark.kind == .mbox, mark.position <= file.identity.size, let beginning = mark.identity.beginning,
            let ending = mark.ending
        else { return 0 }
        let first = min(FileFormat.beginning, mark.identity.size)
        guard try opened.digest(endingAt: first, seed: options.seed) == beginning,
            try opened.digest(endingAt: mark.position, seed: options.seed) == ending
        else { return 0 }
        return try beginsMessage(opened, mark.position, file.identity.size)
    }

    /// The place where a message begins at `position`, an empty line aside; 0 where none does.
    private func beginsMessage(_ opened: OpenFile, _ position: Int, _ size: Int) throws(ReadFailure) -> Int {
        guard position < size else { return position }
        let reader = RecordReader(
            FileBytes(opened, position..<size), form: .single, buffer: RecordBuffer(capacity: RecordBuffer.small), hash: nil)
        _ = try reader.look()
        let bytes = reader.buffer.bytes(0, reader.end)
        for offset in 0...2 where offset < bytes.count {
            if MailboxBoundary.isFromLine(bytes, offset) { return position + offset }
            guard bytes[offset] == 0x0A || bytes[offset] == 0x0D else { break }
        }
        return 0
    }

    private func beginStandardInput() {
        let input = StreamBytes(STDIN_FILENO)
        stream = StreamReading(
            context("-").open(input), path: "-", kind: .stream, identity: SourceIdentity(size: 0, modified: 0), after: nil,
            input: input)
    }

    private func context(_ source: String) -> StreamContext {
        StreamContext(
            source: source, buffer: RecordBuffer(keepsBodies: options.takesAttached),
            hash: hasHash ? ContentHash(seed: options.seed, hasSHA256: options.hasSHA256) : nil, limits: options.archives)
    }
}

/// A stream that is read a batch at a time.
private final class StreamReading {
    private let stream: any MessageStream
    private let path: String
    private let kind: SourceKind
    private var identity: SourceIdentity
    /// Given where it is standard input, whose size is told by its end.
    private let input: StreamBytes?
    private var position = 0
    private var skipped: Int
    private var packed = 0
    /// Of a run that read a part of the same source.
    private var earlier: SourceMark?

    init(
        _ stream: any MessageStream, path: String, kind: SourceKind, identity: SourceIdentity, after earlier: SourceMark?,
        input: StreamBytes? = nil
    ) {
        self.stream = stream
        self.path = path
        self.kind = kind
        self.identity = identity
        self.input = input
        skipped = earlier?.position ?? 0
        self.earlier = earlier
    }

    func nextBatch() -> MessageBatch {
        let isFirst = packed == 0 && position == 0
        while skipped > 0, stream.next() != nil {
            skipped -= 1
            position += 1
        }
        var batch = MessageBatch(path: path, kind: kind, identity: identity, position: position)
        batch.isFirst = isFirst
        batch.earlier = earlier
        earlier = nil
        while !batch.isFull, !batch.isLast {
            switch stream.next() {
            case .message(let record, let member): batch.append(record, member: member)
            case .omission(let omission): batch.append(omission)
            case nil: batch.isLast = true
            }
            position = batch.position
        }
        if let input { identity.size = input.count }
        batch.identity = identity
        let read = batch.isLast || input != nil ? identity.size : stream.packed
        batch.packed = max(0, read - packed)
        packed = read
        return batch
    }
}
