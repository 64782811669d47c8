internal import Foundation
internal import TraceCorpus
internal import TraceFields
internal import TraceReports

/// One message as it lies in a file or comes from standard input.
///
/// However large the file is, only its beginning is kept: the header and some body. Size and digest are those of the whole.
struct MessageFile {
    /// Bytes that are kept: the longest header that is read, and as much body.
    static let keptBytes = 2 * Limits.headerBytes

    let source: Source
    let bytes: [UInt8]
    /// Whether other messages follow in the same file.
    let isMailbox: Bool

    /// Reads the file that the user named; `-` is standard input.
    init(named name: String) throws(InputFailure) {
        let descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFailure(errno: errno) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw InputFailure(errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }

        var reader = Reader(descriptor: descriptor, expecting: Int(status.st_size))
        try reader.run()
        guard reader.size > 0 else { throw .isEmpty }
        if let end = reader.kept.withUnsafeBufferPointer({ MailboxBoundary.secondMessage(in: $0) }) {
            bytes = Array(reader.kept[..<end])
            source = Source(name: name, member: "1", message: bytes)
            isMailbox = true
        } else {
            bytes = reader.kept
            source = Source(name: name, size: reader.size, reader.hash.finish().sha256)
            isMailbox = false
        }
    }

    private struct Reader {
        let descriptor: Int32
        var kept: [UInt8] = []
        var size = 0
        let hash = ContentHash(hasSHA256: true)

        init(descriptor: Int32, expecting size: Int) {
            self.descriptor = descriptor
            kept.reserveCapacity(min(max(size, 0), MessageFile.keptBytes))
        }

        mutating func run() throws(InputFailure) {
            var piece = [UInt8](repeating: 0, count: 1 << 18)
            // The hash is fed whole lines: what was read of the last one stands at the front.
            var held = 0
            while true {
                let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + held, $0.count - held) }
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw InputFailure(errno: errno) }
                size += count
                let end = held + count
                kept.append(contentsOf: piece[held..<min(end, held + MessageFile.keptBytes - kept.count)])
                let isFull = end == piece.count
                let whole = count == 0 ? end : piece[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? (isFull ? end : 0)
                piece.withUnsafeBufferPointer { hash.update(UnsafeBufferPointer(rebasing: $0[..<whole])) }
                guard count > 0 else { return }
                piece.replaceSubrange(..<(end - whole), with: piece[whole..<end])
                held = end - whole
            }
        }
    }
}
