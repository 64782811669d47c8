internal import Foundation

/// Messages in a stream, each behind its length: 4 bytes, the most significant first.
public struct FrameReader {
    public enum Frame: Hashable, Sendable {
        case message([UInt8])
        /// The stream ended inside of a frame.
        case cutOff
    }

    private let source: StreamBytes
    private var isEnded = false

    public init(_ descriptor: Int32) {
        source = StreamBytes(descriptor)
    }

    /// The next frame; nil at the end.
    public mutating func next() -> Frame? {
        guard !isEnded else { return nil }
        let prefix = read(4)
        guard prefix.count == 4 else {
            isEnded = true
            return prefix.isEmpty ? nil : .cutOff
        }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        let message = read(length)
        isEnded = message.count < length
        return isEnded ? .cutOff : .message(message)
    }

    /// Up to `count` bytes, fewer only at the end. Memory grows with what arrives, not with what a prefix claims.
    private func read(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let wanted = min(count - bytes.count, max(bytes.count, 1 << 16))
            let before = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: wanted))
            let read = bytes.withUnsafeMutableBytes { room in
                (try? source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[before...]))) ?? 0
            }
            bytes.removeLast(wanted - read)
            if read == 0 { break }
        }
        return bytes
    }
}

/// Paths in a stream, each ended by a separator, as they arrive.
public struct PathReader {
    private var list: PathList

    public init(_ descriptor: Int32, separator: UInt8) {
        list = PathList(StreamBytes(descriptor), separator: separator)
    }

    /// The next path that is not empty; nil at the end.
    public mutating func next() -> String? {
        do throws(ReadFailure) {
            return try list.next()
        } catch {
            return nil
        }
    }
}
