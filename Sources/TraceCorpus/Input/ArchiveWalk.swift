/// The entries of an archive, one after the other. Where a zip is damaged, those behind the damaged one are read too.
final class ArchiveWalk {
    /// A zip that is damaged at more places is given up there.
    private static let attempts = 64

    private var archive: ArchiveFile
    private let file: OpenFile?
    private let size: Int
    /// Entries that were given.
    private var entries = 0
    private var attempts = 0
    /// By the table at its end, and not from its beginning to its end.
    private var seeks = true
    private var packedBefore = 0
    /// An entry that was found behind a damaged one, and not given yet.
    private var found: ArchiveEntry?
    /// Whether nothing more can be read.
    private(set) var isBroken = false

    init(_ source: any ByteSource, file: OpenFile?, size: Int) throws(ReadFailure) {
        archive = try ArchiveFile(source, file: file, size: size)
        self.file = file
        self.size = size
    }

    /// Bytes of the file that were read.
    var packed: Int { packedBefore + archive.packed }

    /// The next entry; nil at the end. Where it throws and `isBroken` is not set, there may be more behind what is damaged.
    func nextEntry() throws(ReadFailure) -> ArchiveEntry? {
        if archive.isBroken, !goOn(seeks: seeks) {
            // What ended in the middle of an entry was told of there.
            isBroken = true
            return nil
        }
        do throws(ReadFailure) {
            var entry = found
            if entry == nil { entry = try archive.nextEntry() }
            found = nil
            if entry != nil { entries += 1 }
            return entry
        } catch {
            // The table says where a head should be that is not there: without the table the next one is looked for.
            if archive.isBroken {
                if seeks, goOn(seeks: false) { found = try? archive.nextEntry() }
                isBroken = found == nil
            }
            throw error
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        do throws(ReadFailure) {
            return try archive.read(into: buffer)
        } catch {
            isBroken = archive.isBroken && !canGoOn
            throw error
        }
    }

    private var canGoOn: Bool { file != nil && archive.isZip && attempts < Self.attempts }

    /// Opens the zip again behind the entries that were given; false where that cannot be done.
    private func goOn(seeks: Bool) -> Bool {
        guard canGoOn, let file else { return false }
        attempts += 1
        guard let again = try? ArchiveFile(FileBytes(file, 0..<size), file: file, size: size, seeks: seeks) else { return false }
        for _ in 0..<entries {
            guard (try? again.nextEntry()) != nil else { return false }
        }
        packedBefore += archive.packed
        archive = again
        self.seeks = seeks
        return true
    }
}
