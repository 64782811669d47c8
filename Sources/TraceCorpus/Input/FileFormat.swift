internal import Foundation
internal import TraceFields

/// What a file is, told by its first bytes and never by its name.
enum FileFormat: Hashable {
    case empty
    /// One message, as far as the beginning can tell.
    case message
    case mbox
    /// A message of Apple Mail, `.emlx`: its length in a line, the message, a property list.
    case appleMessage(start: Int, count: Int)
    /// Something that libarchive unpacks.
    case archive
    /// Exchange or Outlook message (MS-OXMSG).
    case outlookMessage
    /// Outlook store (MS-PST).
    case outlookStore
    /// A file of Dovecot's sdbox or mdbox.
    case dbox
    /// A mail format that is not read; its name.
    case unsupported(String)
    /// Something packed that is not unpacked; its name.
    case packed(String)
    /// No mail; what it is instead, where that can be told.
    case other(String?)

    static let utf16 = FileFormat.unsupported("UTF-16")

    /// Bytes of a file that are enough to tell.
    static let beginning = 4_096

    init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
        guard !bytes.isEmpty else {
            self = .empty
            return
        }
        let mailbox = UnsafeBufferPointer(rebasing: bytes[MailLook.mailboxStart(in: bytes)...])
        if MailboxBoundary.startsMessage(mailbox, at: 0, isWhole: isWhole) == true {
            self = .mbox
        } else if let row = Self.rows[Int(bytes[0])].first(where: { $0.matches(bytes) }) {
            self = row.format
        } else if Self.hasTarChecksum(bytes) {
            self = .archive
        } else if let message = Self.appleMessage(bytes) {
            self = message
        } else {
            self = .message
        }
    }

    private struct Row {
        var offset: Int
        var magic: [UInt8]
        var format: FileFormat

        init(_ magic: [UInt8], at offset: Int = 0, _ format: FileFormat) {
            self.offset = offset
            self.magic = magic
            self.format = format
        }

        init(_ magic: StaticString, at offset: Int = 0, _ format: FileFormat) {
            self.init(magic.withUTF8Buffer { Array($0) }, at: offset, format)
        }

        func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard offset + magic.count <= bytes.count else { return false }
            for index in magic.indices where bytes[offset + index] != magic[index] { return false }
            return true
        }
    }

    /// The rows that a file may match, by its first byte: few for the letters that mail begins with.
    private static let rows: [[Row]] = (0...UInt8.max).map { first in
        table.filter { $0.offset > 0 || $0.magic[0] == first }
    }

    private static let table: [Row] = [
        Row([0x1F, 0x8B, 0x08], .archive),  // gzip, RFC 1952
        Row([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive),  // xz
        Row([0x5D, 0x00, 0x00], .archive),  // lzma, as most write it
        Row([0x28, 0xB5, 0x2F, 0xFD], .archive),  // Zstandard, RFC 8878
        Row("BZh", .archive),  // bzip2
        Row("LZIP", .archive),
        Row([0x04, 0x22, 0x4D, 0x18], .archive),  // LZ4
        Row([0x1F, 0x9D], .archive),  // compress
        Row([0x50, 0x4B, 0x03, 0x04], .archive),  // zip
        Row([0x50, 0x4B, 0x05, 0x06], .archive),  // zip without entries
        Row([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),  // 7z
        Row("ustar", at: 257, .archive),  // tar, POSIX.1-1988 and later
        Row("Rar!\u{1A}\u{07}", .archive),
        Row("MSCF", .archive),  // cabinet
        Row("!<arch>\n", .archive),  // ar
        Row("070701", .archive),  // cpio, as SVR4 writes it
        Row("070702", .archive),  // the same, with sums
        Row("070707", .archive),  // cpio, POSIX.1-1988
        Row([0xC7, 0x71], .archive),  // cpio in binary
        Row([0x71, 0xC7], .archive),  // the same, the most significant byte first
        Row([0x50, 0x4B, 0x30, 0x30, 0x50, 0x4B], .archive),  // zip that was to be split and is not
        Row([0x50, 0x4B, 0x07, 0x08, 0x50, 0x4B], .packed("the first of several files of a split zip")),
        Row([0x50, 0x2A, 0x4D, 0x18], .packed("Zstandard with skippable frames, as pzstd writes it")),
        Row([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .outlookMessage),
        Row("!BDN", .outlookStore),
        Row([0x01, 0x01, 0x01, 0x01, 0x0A], .unsupported("MMDF")),
        Row([0x01, 0x01, 0x01, 0x01, 0x0D], .unsupported("MMDF")),
        Row("#! rnews ", .unsupported("rnews")),
        Row("BABYL OPTIONS:", .unsupported("Babyl")),
        Row("*mbx*\r\n", .unsupported("mbx")),
        Row([0xCF, 0xAD, 0x12, 0xFE], .unsupported("Outlook Express")),
        Row([0x78, 0x9F, 0x3E, 0x22], .unsupported("TNEF")),
        Row("2 M1e C", .dbox),
        Row([0xFF, 0xFE], .utf16),
        Row([0xFE, 0xFF], .utf16),
        Row("SQLite format 3\0", .other("SQLite")),
        Row("%PDF", .other("PDF")),
        Row("<!DOCTYPE", .other("HTML")),
        Row("<!doctype", .other("HTML")),
        Row("<html", .other("HTML")),
        Row("<HTML", .other("HTML")),
        Row([0xFF, 0xD8, 0xFF], .other("JPEG")),
        Row([0x89, 0x50, 0x4E, 0x47], .other("PNG")),
        Row("GIF8", .other("GIF")),
        Row([0x7F, 0x45, 0x4C, 0x46], .other("ELF")),
    ]

    /// A tar without a magic: the sum over its first 512 bytes is right (POSIX.1-1988 §10.1.1).
    private static func hasTarChecksum(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 512, bytes[0] != 0 else { return false }
        var stated = 0
        for byte in bytes[148..<156] {
            switch byte {
            case 0x30...0x37: stated = stated * 8 + Int(byte - 0x30)
            case 0x00, 0x20: continue
            default: return false
            }
        }
        var sum = 8 * 0x20
        for position in 0..<512 where !(148..<156 ~= position) { sum += Int(bytes[position]) }
        return stated == sum
    }

    /// Apple Mail's form: a line with a number of bytes, then the message.
    private static func appleMessage(_ bytes: UnsafeBufferPointer<UInt8>) -> FileFormat? {
        guard let end = bytes.prefix(24).firstIndex(of: 0x0A), bytes[end + 1..<min(end + 79, bytes.count)].contains(0x3A),
            let count = Int(String(decoding: bytes[..<end], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
            count > 0
        else { return nil }
        return .appleMessage(start: end + 1, count: count)
    }
}
