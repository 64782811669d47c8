internal import Foundation

/// Bytes that come piece by piece, in order.
protocol ByteSource: AnyObject {
    /// Fills the beginning of `buffer` and returns how many bytes that were; 0 is the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
}

/// Why the bytes of a source ended before their end.
struct ReadFailure: Error {
    var reason: OmissionReason
    var detail: String?

    init(_ reason: OmissionReason, _ detail: String? = nil) {
        self.reason = reason
        self.detail = detail
    }

    init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self.init(.missing)
        case EACCES, EPERM: self.init(.forbidden)
        case ELOOP: self.init(.linkLoop)
        default: self.init(.unreadable, String(cString: strerror(code)))
        }
    }
}

/// An open file. It is closed when nobody holds it any more.
final class OpenFile: Sendable {
    let descriptor: Int32

    /// - Parameter waits: For whoever writes, where this is a pipe; one that took the place of a file that was found is not waited for.
    init(_ path: String, waits: Bool = false) throws(ReadFailure) {
        descriptor = PathText.withBytes(path) { open($0, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK)) }
        guard descriptor >= 0 else { throw ReadFailure(errno: errno) }
    }

    deinit { close(descriptor) }

    /// Reads at `offset` until `buffer` is full or the file ends.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ReadFailure) -> Int {
        var done = 0
        while done < buffer.count {
            let count = pread(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ReadFailure(errno: errno) }
            guard count > 0 else { break }
            done += count
        }
        return done
    }
}

/// The bytes `range` of a file.
final class FileBytes: ByteSource {
    private let file: OpenFile
    private var position: Int
    private let end: Int

    init(_ file: OpenFile, _ range: Range<Int>) {
        self.file = file
        position = range.lowerBound
        end = range.upperBound
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        let wanted = min(buffer.count, end - position)
        guard wanted > 0 else { return 0 }
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: position)
        guard count > 0 else { throw ReadFailure(.unreadable, "it became shorter while it was read") }
        position += count
        return count
    }
}

/// `count` bytes of another source, behind the first `start`; fewer where it ends before.
final class SliceBytes: ByteSource {
    private let source: any ByteSource
    private var start: Int
    private var count: Int

    init(_ source: any ByteSource, from start: Int, count: Int) {
        self.source = source
        self.start = start
        self.count = count
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        while start > 0 {
            let passed = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(start)))
            if passed == 0 { return 0 }
            start -= passed
        }
        guard count > 0 else { return 0 }
        let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count)))
        count -= read
        return read
    }
}

/// Bytes that are at hand.
final class HeldBytes: ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, rest.count)
        buffer.copyBytes(from: rest.prefix(count))
        rest.removeFirst(count)
        return count
    }
}

/// A descriptor that can be read once.
final class StreamBytes: ByteSource {
    private let descriptor: Int32
    /// Held, so that it stays open.
    private let file: OpenFile?
    /// Bytes that were read.
    private(set) var count = 0

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        file = nil
    }

    init(_ file: OpenFile) {
        descriptor = file.descriptor
        self.file = file
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ReadFailure(errno: errno) }
            self.count += count
            return count
        }
    }
}

/// Another source, of which some bytes were read already to see what it is.
final class PeekedBytes: ByteSource {
    private let rest: any ByteSource
    /// The first bytes, at most `FileFormat.beginning` of them.
    let beginning: [UInt8]
    private var position = 0
    /// What ended them; the bytes before it are handed out first.
    private let failure: ReadFailure?

    init(_ source: any ByteSource) throws(ReadFailure) {
        rest = source
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: FileFormat.beginning, alignment: 16)
        defer { bytes.deallocate() }
        var count = 0
        var failure: ReadFailure?
        while count < bytes.count {
            do throws(ReadFailure) {
                let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
                if more == 0 { break }
                count += more
            } catch {
                guard count > 0 else { throw error }
                failure = error
                break
            }
        }
        beginning = Array(bytes[..<count])
        self.failure = failure
    }

    var format: FileFormat {
        let isWhole = beginning.count < FileFormat.beginning
        var bytes = beginning
        if bytes.withUnsafeBufferPointer({ BareReturns.end(in: $0) }) {
            bytes.withUnsafeMutableBufferPointer { BareReturns.replace($0.baseAddress!, 0..<$0.count, isAtEnd: isWhole) }
        }
        return bytes.withUnsafeBufferPointer { FileFormat($0, isWhole: isWhole) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        guard position < beginning.count else {
            if let failure { throw failure }
            return try rest.read(into: buffer)
        }
        let count = min(buffer.count, beginning.count - position)
        buffer.copyBytes(from: beginning[position..<position + count])
        position += count
        return count
    }
}
