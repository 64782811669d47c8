internal import TraceFields

/// Cuts a mbox into pieces for workers: behind every `MboxCuts.piece` bytes, where the next message begins. Each cut is looked for once.
final class MboxCuts {
    static let piece = 2 << 20

    private let path: String
    private let file: OpenFile
    private let identity: SourceIdentity
    private let form: RecordReader.Form
    private let hasBareReturns: Bool
    private let buffer: RecordBuffer
    private var position: Int
    private var earlier: SourceMark?

    /// `position` is where a message begins; `earlier` is the mark of a run that read the mailbox up to there.
    init(_ found: FoundFile, _ file: OpenFile, from position: Int, after earlier: SourceMark?, seed: UInt64)
        throws(ReadFailure)
    {
        path = found.path
        self.file = file
        self.position = position
        self.earlier = earlier
        var identity = found.identity
        let beginning = min(FileFormat.beginning, identity.size)
        identity.beginning = try file.digest(endingAt: beginning, seed: seed)
        self.identity = identity
        let reader = RecordReader(FileBytes(file, 0..<identity.size), form: .anyMbox, buffer: RecordBuffer(), hash: nil)
        while reader.form == .anyMbox, try reader.next() != nil {}
        form = reader.form == .mboxWithLengths ? .mboxWithLengths : .mbox
        hasBareReturns = reader.hasBareReturns
        // Whether a length is believed depends on what fits into a buffer: who looks for a cut must see what a worker will see.
        buffer = form == .mbox ? RecordBuffer(capacity: RecordBuffer.small) : RecordBuffer()
    }

    /// The next piece; nil at the end.
    func next() throws(ReadFailure) -> MboxChunk? {
        let size = identity.size
        guard position < size else { return nil }
        let start = position
        let end = size - start <= Self.piece || hasBareReturns ? size : try cut(behind: start + Self.piece, start: start)
        position = end
        defer { earlier = nil }
        return MboxChunk(
            path: path, file: file, identity: identity, form: form, range: start..<end, isLast: end == size,
            earlier: earlier)
    }

    private func cut(behind place: Int, start: Int) throws(ReadFailure) -> Int {
        guard form == .mbox else { return try walk(from: start, behind: place) }
        // A reader that begins in the middle of a message ends it at the boundary that is looked for.
        let reader = RecordReader(
            FileBytes(file, (place - 4)..<identity.size), form: .mbox, offset: place - 4, buffer: buffer, hash: nil)
        return try reader.next() == nil ? identity.size : reader.position
    }

    /// With lengths only a walk from message to message tells where one begins.
    private func walk(from start: Int, behind place: Int) throws(ReadFailure) -> Int {
        let reader = RecordReader(
            FileBytes(file, start..<identity.size), form: form, offset: start, buffer: buffer, hash: nil)
        while reader.position < place, try reader.next() != nil {}
        return reader.position
    }
}
