internal import CLateLibraries

/// Exchange and Outlook messages (MS-OXMSG): a compound file, of which the header that the message came with (PidTagTransportMessageHeaders) is
/// read, as stored.
enum OutlookMessage {
    /// Larger ones are left out; the file has to be held as a whole.
    static let limit = 64 << 20

    /// Loaded and made ready once.
    private static let library: libgsf? = {
        let library = libgsf()?.pointee
        library?.gsf_init()
        return library
    }()

    /// What a file holds: the header of the message, nil where it has none because it was never sent over SMTP; and the mails that are
    /// attached to it, of those that Outlook keeps in its own form the header.
    struct Content {
        var header: [UInt8]?
        var attached: [[UInt8]] = []
    }

    /// - Parameter withAttached: Whether what is attached is looked for.
    static func content(of file: [UInt8], withAttached: Bool) throws(ReadFailure) -> Content {
        guard let library else { throw ReadFailure(.missingLibrary, "libgsf") }
        guard let input = library.gsf_input_memory_new_clone(file, Int64(file.count)) else { throw ReadFailure(.unreadable) }
        defer { library.g_object_unref(UnsafeMutableRawPointer(input)) }
        guard let storage = library.gsf_infile_msole_new(input, nil) else { throw ReadFailure(.damagedArchive) }
        defer { library.g_object_unref(UnsafeMutableRawPointer(storage)) }
        var content = Content(header: text("007D", of: storage, library))
        if withAttached {
            for number in 0..<attachments {
                guard let attachment = library.gsf_infile_child_by_name(storage, attachmentName(number)) else { break }
                defer { library.g_object_unref(UnsafeMutableRawPointer(attachment)) }
                if let mail = mail(in: attachment, library) { content.attached.append(mail) }
            }
        }
        return content
    }

    /// Attachments of one message that are looked at.
    private static let attachments = 100

    /// `__attach_version1.0_#0000000A` (MS-OXMSG 2.2.2).
    private static func attachmentName(_ number: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return "__attach_version1.0_#" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// A message of Outlook's own form (PidTagAttachDataObject), or a file that is a mail by its name or its type.
    private static func mail(in attachment: OpaquePointer, _ library: libgsf) -> [UInt8]? {
        if let message = library.gsf_infile_child_by_name(attachment, "__substg1.0_3701000D") {
            defer { library.g_object_unref(UnsafeMutableRawPointer(message)) }
            return text("007D", of: message, library)
        }
        let names = ["3707", "3704", "370E"].compactMap { text($0, of: attachment, library) }
        guard names.contains(where: { isOfMail(String(decoding: $0, as: UTF8.self).lowercased()) }) else { return nil }
        return child("__substg1.0_37010102", of: attachment, library)
    }

    private static func isOfMail(_ name: String) -> Bool { name.hasSuffix(".eml") || name == "message/rfc822" }

    /// A property of text: as UTF-16, else as 8-bit text.
    private static func text(_ property: String, of storage: OpaquePointer, _ library: libgsf) -> [UInt8]? {
        if let bytes = child("__substg1.0_" + property + "001F", of: storage, library) { return utf8(bytes) }
        return child("__substg1.0_" + property + "001E", of: storage, library)
    }

    private static func child(_ name: String, of storage: OpaquePointer, _ library: libgsf) -> [UInt8]? {
        guard let stream = library.gsf_infile_child_by_name(storage, name) else { return nil }
        defer { library.g_object_unref(UnsafeMutableRawPointer(stream)) }
        let size = Int(library.gsf_input_size(stream))
        guard size > 0, size <= limit, let bytes = library.gsf_input_read(stream, size, nil) else { return nil }
        return Array(UnsafeBufferPointer(start: bytes, count: size))
    }

    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
