internal import CLateLibraries

/// Exchange and Outlook messages (MS-OXMSG): a compound file, of which the header that the message came with is read, as stored.
enum OutlookMessage {
    /// Larger ones are left out; the file has to be held as a whole.
    static let limit = 64 << 20

    /// PidTagTransportMessageHeaders (MS-OXPROPS): as UTF-16 and as 8-bit text.
    private static let wide = "__substg1.0_007D001F"
    private static let narrow = "__substg1.0_007D001E"

    /// Loaded and made ready once.
    private static let library: libgsf? = {
        let library = libgsf()?.pointee
        library?.gsf_init()
        return library
    }()

    /// The header; nil where the message has none, because it was never sent over SMTP.
    static func header(of file: [UInt8]) throws(ReadFailure) -> [UInt8]? {
        guard let library else { throw ReadFailure(.missingLibrary, "libgsf") }
        guard let input = library.gsf_input_memory_new_clone(file, Int64(file.count)) else { throw ReadFailure(.unreadable) }
        defer { library.g_object_unref(UnsafeMutableRawPointer(input)) }
        guard let storage = library.gsf_infile_msole_new(input, nil) else { throw ReadFailure(.damagedArchive) }
        defer { library.g_object_unref(UnsafeMutableRawPointer(storage)) }
        if let bytes = child(wide, of: storage, library) { return utf8(bytes) }
        return child(narrow, of: storage, library)
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
