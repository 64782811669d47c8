internal import CLateLibraries
internal import Foundation

/// An archive that libarchive unpacks as it is read.
final class ArchiveFile {
    private let library: libarchive
    private let archive: OpaquePointer
    private let source: any ByteSource
    private let gzip: GzipBytes?
    /// Given where the archive may be read at any place: 7z and zip keep their table at the end.
    private let file: OpenFile?
    private let size: Int
    private let piece: UnsafeMutableRawBufferPointer
    private var position = 0
    private var failure: ReadFailure?
    /// Whether nothing more can be read of it.
    private(set) var isBroken = false
    /// What is told of behind the bytes that were unpacked.
    private var damage: ReadFailure?
    /// Bytes of the entry that libarchive holds and that were not given yet, and zeros that come before them.
    private var block = UnsafeRawBufferPointer(start: nil, count: 0)
    private var hole = 0
    /// Bytes of the entry up to the end of the block.
    private var unpacked = 0
    /// What was found behind a damaged place that was told of.
    private var behindDamage: (code: Int32, entry: OpaquePointer?)?
    private var provided = 0

    /// - Parameter seeks: Whether a `file` is read at any place, and not from its beginning to its end.
    init(_ source: any ByteSource, file: OpenFile?, size: Int, seeks: Bool = true) throws(ReadFailure) {
        guard let library = libarchive()?.pointee else { throw ReadFailure(.missingLibrary, "libarchive") }
        guard let archive = library.archive_read_new() else { throw ReadFailure(.unreadable) }
        self.library = library
        self.archive = archive
        let peeked: PeekedBytes
        do throws(ReadFailure) {
            peeked = try PeekedBytes(source)
        } catch {
            _ = library.archive_read_free(archive)
            throw error
        }
        gzip = GzipBytes.isGzip(peeked.beginning) ? GzipBytes(peeked) : nil
        self.source = gzip ?? peeked
        self.file = gzip == nil ? file : nil
        self.size = size
        piece = .allocate(byteCount: 1 << 16, alignment: 16)
        for support in library.formats + library.filters { _ = support(archive) }
        // `cat a.tar b.tar` is one tar after another.
        _ = library.archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1")
        _ = library.archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
        _ = library.archive_read_set_read_callback(archive) { _, context, bytes in
            Unmanaged<ArchiveFile>.fromOpaque(context!).takeUnretainedValue().provide(bytes!)
        }
        if self.file != nil, seeks {
            _ = library.archive_read_set_seek_callback(archive) { _, context, offset, whence in
                Unmanaged<ArchiveFile>.fromOpaque(context!).takeUnretainedValue().seek(offset, whence)
            }
        }
        guard library.archive_read_open1(archive) == ARCHIVE_OK else { throw problem }
    }

    deinit {
        _ = library.archive_read_free(archive)
        piece.deallocate()
    }

    /// Bytes that were read of it.
    var packed: Int { gzip?.packed ?? provided }

    var isZip: Bool { library.archive_format(archive) == ARCHIVE_FORMAT_ZIP }

    /// Steps to the next entry; nil at the end. Where it throws and `isBroken` is not set, there may be more behind what is damaged.
    func nextEntry() throws(ReadFailure) -> ArchiveEntry? {
        damage = nil
        block = UnsafeRawBufferPointer(start: nil, count: 0)
        hole = 0
        unpacked = 0
        let before = late_letters_begin()
        defer { late_letters_end(before) }
        let (code, entry) = behindDamage ?? nextHeader()
        behindDamage = nil
        switch code {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_RETRY:
            let found = problem
            var next = nextHeader()
            // Each step leaves some bytes behind.
            while next.code == ARCHIVE_RETRY { next = nextHeader() }
            behindDamage = next
            throw found
        default:
            isBroken = true
            throw problem
        }
        return ArchiveEntry(
            name: library.archive_format(archive) == ARCHIVE_FORMAT_RAW ? nil : name(entry), kind: kind(entry),
            isEncrypted: library.archive_entry_is_data_encrypted(entry) == 1)
    }

    /// The next bytes of the entry; 0 is its end. Where it is damaged, what was unpacked before that comes first.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        var done = 0
        while done < buffer.count {
            if block.isEmpty, hole == 0 {
                guard damage == nil, nextBlock() else { break }
                continue
            }
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            if hole > 0 {
                let count = min(hole, room.count)
                memset(room.baseAddress!, 0, count)
                hole -= count
                done += count
            } else {
                let count = min(block.count, room.count)
                room.copyMemory(from: UnsafeRawBufferPointer(rebasing: block[..<count]))
                block = UnsafeRawBufferPointer(rebasing: block[count...])
                done += count
            }
        }
        if done == 0, !buffer.isEmpty, let damage { throw damage }
        return done
    }

    /// Unpacks the next bytes of the entry, and what of a sparse file lies before them; false at its end.
    private func nextBlock() -> Bool {
        var bytes: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        let code = library.archive_read_data_block(archive, &bytes, &count, &offset)
        guard code != ARCHIVE_EOF else {
            // A sparse file may end in a hole.
            hole = max(0, Int(offset) - unpacked)
            unpacked += hole
            return hole > 0
        }
        if code < ARCHIVE_OK {
            isBroken = code == ARCHIVE_FATAL
            damage = problem
            // A sum that is wrong is told of together with the last bytes.
            guard code == ARCHIVE_WARN else { return true }
        }
        block = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
        hole = max(0, Int(offset) - unpacked)
        unpacked += hole + block.count
        return true
    }

    private func nextHeader() -> (code: Int32, entry: OpaquePointer?) {
        var entry: OpaquePointer?
        return (library.archive_read_next_header(archive, &entry), entry)
    }

    private func kind(_ entry: OpaquePointer?) -> ArchiveEntry.Kind {
        if library.archive_entry_hardlink(entry) != nil { return .link }
        switch library.archive_entry_filetype(entry) {
        case 0o100000, 0: return .file
        case 0o040000: return .directory
        case 0o120000: return .link
        default: return .other
        }
    }

    /// Without loss, as of a file: two names that are no UTF-8 stay two names.
    private func name(_ entry: OpaquePointer?) -> String {
        guard let name = library.archive_entry_pathname_utf8(entry) ?? library.archive_entry_pathname(entry) else { return "" }
        return name.withMemoryRebound(to: UInt8.self, capacity: strlen(name)) { bytes in
            PathText.text(UnsafeBufferPointer(start: bytes, count: strlen(name)))
        }
    }

    private var problem: ReadFailure {
        if let failure { return failure }
        if file == nil, library.archive_format(archive) == ARCHIVE_FORMAT_7ZIP { return ReadFailure(.needsFile, "7z") }
        if library.archive_read_has_encrypted_entries(archive) == 1 { return ReadFailure(.encryptedArchive) }
        let detail = library.archive_error_string(archive).map { String(cString: $0) }
        // What libarchive says of a method that it does not know, and of a window that it does not allow.
        let isSound = detail.map { $0.hasPrefix("Unsupported") || $0.contains("requires too much memory") } ?? false
        return ReadFailure(isSound ? .unsupportedCompression : .damagedArchive, detail)
    }

    // What libarchive asks for

    private func provide(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        do throws(ReadFailure) {
            let count: Int
            if let file {
                let wanted = max(0, min(piece.count, size - position))
                count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: piece[..<wanted]), at: position)
            } else {
                count = try source.read(into: piece)
            }
            position += count
            provided += count
            bytes.pointee = UnsafeRawPointer(piece.baseAddress)
            return count
        } catch {
            failure = error
            return -1
        }
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        switch whence {
        case SEEK_SET: position = Int(offset)
        case SEEK_CUR: position += Int(offset)
        default: position = size + Int(offset)
        }
        position = min(max(position, 0), size)
        return Int64(position)
    }
}

struct ArchiveEntry {
    enum Kind { case file, directory, link, other }

    /// nil where the archive is one compressed file.
    var name: String?
    var kind: Kind
    var isEncrypted: Bool
}

extension libarchive {
    fileprivate typealias Support = @convention(c) (OpaquePointer?) -> Int32

    fileprivate var formats: [Support] {
        [
            archive_read_support_format_tar, archive_read_support_format_gnutar, archive_read_support_format_zip,
            archive_read_support_format_7zip, archive_read_support_format_rar, archive_read_support_format_rar5,
            archive_read_support_format_cab, archive_read_support_format_ar, archive_read_support_format_cpio,
            archive_read_support_format_empty, archive_read_support_format_raw,
        ]
    }

    /// Only filters that are a part of the library: no program is started.
    fileprivate var filters: [Support] {
        [
            archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
            archive_read_support_filter_lzma, archive_read_support_filter_zstd, archive_read_support_filter_lz4,
            archive_read_support_filter_lzip, archive_read_support_filter_compress,
        ]
    }
}
