internal import Foundation

/// A file that was named or found.
struct FoundFile: Sendable {
    var path: String
    var identity: SourceIdentity
    var number: FileNumber
}

/// What a path is.
enum PathStatus {
    case file(SourceIdentity, FileNumber)
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
        case S_IFREG: self = .file(SourceIdentity(status), FileNumber(status))
        case S_IFDIR: self = .directory(FileNumber(status))
        case S_IFSOCK: self = .socket
        default: self = .stream
        }
    }
}

/// What is the same for all names of a file or a directory.
public struct FileNumber: Hashable, Sendable {
    private var device: UInt64
    private var inode: UInt64

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }

    /// Of the file that has this name, through links; nil where there is none, or something else than a file.
    public init?(file path: String) {
        guard case .file(_, let number) = PathStatus(path) else { return nil }
        self = number
    }

    /// Of the file behind standard input or output; nil where it is something else.
    public init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(status)
    }
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
