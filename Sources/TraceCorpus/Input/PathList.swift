internal import Foundation

/// Paths in a file, one after the other, read as they are needed.
struct PathList {
    private let source: any ByteSource
    private let separator: UInt8
    private var bytes: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// `-` is standard input.
    init(_ path: String, separator: UInt8) throws(ReadFailure) {
        self.init(path == "-" ? StreamBytes(STDIN_FILENO) : try ListFile(path), separator: separator)
    }

    init(_ source: any ByteSource, separator: UInt8) {
        self.source = source
        self.separator = separator
    }

    /// The next path that is not empty; nil at the end.
    mutating func next() throws(ReadFailure) -> String? {
        while true {
            if let end = bytes[position...].firstIndex(of: separator) {
                defer { position = end + 1 }
                if let path = path(position..<end) { return path }
            } else if isAtEnd {
                defer { position = bytes.count }
                return path(position..<bytes.count)
            } else {
                try fill()
            }
        }
    }

    private func path(_ range: Range<Int>) -> String? {
        var end = range.upperBound
        if separator == 0x0A, end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
        return end > range.lowerBound ? PathText.text(bytes[range.lowerBound..<end]) : nil
    }

    private mutating func fill() throws(ReadFailure) {
        bytes.removeFirst(position)
        position = 0
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        let count = try source.read(into: room)
        bytes.append(contentsOf: room[..<count])
        isAtEnd = count == 0
    }
}

/// A file that is read from its beginning.
private final class ListFile: ByteSource {
    private let file: OpenFile
    private let stream: StreamBytes

    init(_ path: String) throws(ReadFailure) {
        file = try OpenFile(path)
        stream = StreamBytes(file.descriptor)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int { try stream.read(into: buffer) }
}
