internal import CLateLibraries

/// What a gzip file (RFC 1952) unpacks to: every byte before a damaged place, and its check sums are compared.
final class GzipBytes: ByteSource {
    private let library: zlib
    private let source: any ByteSource
    private let stream: UnsafeMutablePointer<zlib_stream>
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// Whether a member ended, behind which another one, zeros or the end may stand.
    private var isBetween = false
    private var isEnded = false
    private var failure: ReadFailure?
    /// Bytes that were read of the file.
    private(set) var packed = 0

    /// Nil where the library is not there.
    init?(_ source: any ByteSource) {
        guard let library = zlib()?.pointee else { return nil }
        self.library = library
        self.source = source
        stream = .allocate(capacity: 1)
        stream.initialize(to: zlib_stream())
        // 32 KiB of window, and gzip alone around it.
        guard library.inflateInit2_(stream, 15 + 16, "1", Int32(MemoryLayout<zlib_stream>.size)) == Z_OK else {
            stream.deallocate()
            room.deallocate()
            return nil
        }
    }

    deinit {
        _ = library.inflateEnd(stream)
        stream.deallocate()
        room.deallocate()
    }

    static func isGzip(_ beginning: [UInt8]) -> Bool { beginning.starts(with: [0x1F, 0x8B, 0x08]) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        if let failure { throw failure }
        stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(clamping: buffer.count)
        let wanted = Int(stream.pointee.avail_out)
        do throws(ReadFailure) {
            while !isEnded, stream.pointee.avail_out > 0 { try step() }
        } catch {
            failure = error
        }
        let count = wanted - Int(stream.pointee.avail_out)
        if count == 0, let failure { throw failure }
        return count
    }

    private func step() throws(ReadFailure) {
        if stream.pointee.avail_in == 0, try !fill() {
            guard isBetween else { throw ReadFailure(.damagedArchive, "it ends too early") }
            isEnded = true
            return
        }
        if isBetween, try !beginMember() { return }
        switch library.inflate(stream, 0) {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isBetween = true
        default: throw ReadFailure(.damagedArchive, stream.pointee.msg.map { String(cString: $0) })
        }
    }

    /// Reads more; false at the end.
    private func fill() throws(ReadFailure) -> Bool {
        let count = try source.read(into: room)
        packed += count
        stream.pointee.next_in = UnsafePointer(room.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(count)
        return count > 0
    }

    /// Passes zeros, with which a tape is filled up, and begins the next member; false where none stands in what was read.
    private func beginMember() throws(ReadFailure) -> Bool {
        while stream.pointee.avail_in > 0, stream.pointee.next_in?.pointee == 0 {
            stream.pointee.next_in? += 1
            stream.pointee.avail_in -= 1
        }
        guard stream.pointee.avail_in > 0 else { return false }
        guard stream.pointee.next_in?.pointee == 0x1F else {
            throw ReadFailure(.damagedArchive, "what stands behind its end is no gzip")
        }
        _ = library.inflateReset(stream)
        isBetween = false
        return true
    }
}
