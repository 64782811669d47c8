internal import Foundation

/// A file that was named or found.
struct FoundFile: Sendable {
    var path: String
    var identity: SourceIdentity
}

/// What a path is.
enum PathStatus {
    case file(SourceIdentity)
    case directory(FileNumber)
    /// A pipe or a device.
    case stream
    case socket
    case failure(ReadFailure)

    init(_ path: String) {
        var status = stat()
        guard PathText.withBytes(path, { stat($0, &status) }) == 0 else {
            self = .failure(ReadFailure(errno: errno))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file(SourceIdentity(status))
        case S_IFDIR: self = .directory(FileNumber(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
        case S_IFSOCK: self = .socket
        default: self = .stream
        }
    }
}

/// What is the same for all names of a directory.
struct FileNumber: Hashable {
    var device: UInt64
    var inode: UInt64
}

extension SourceIdentity {
    init(_ status: stat) {
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        self.init(size: Int(status.st_size), modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}

extension OpenFile {
    /// Digest of the `count` bytes that end at `end`, or of fewer where the file begins.
    func digest(endingAt end: Int, count: Int = FileFormat.beginning, seed: UInt64) throws(ReadFailure) -> ContentDigest {
        let start = max(0, end - count)
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, end - start), alignment: 16)
        defer { bytes.deallocate() }
        let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<(end - start)]), at: start)
        return ContentHash.plain(UnsafeRawBufferPointer(rebasing: bytes[..<read]), seed: seed)
    }
}
