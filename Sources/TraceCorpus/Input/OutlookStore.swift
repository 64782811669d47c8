internal import CLateLibraries

/// Outlook stores (MS-PST, MS-OST): every message in every folder, of which the header that it came with is read, as stored.
final class OutlookStore {
    private typealias Pointer = UnsafeMutablePointer<libpff_item_t>

    struct Item {
        /// Folders and number: `Inbox/Archive/12`.
        var path: String
        /// nil where it has none, and why.
        var header: [UInt8]?
        var reason = OmissionReason.noInternetHeader
    }

    private struct Folder {
        var item: Pointer
        var path: String
        var messages: Int
        var folders: Int
        var nextMessage = 0
        var nextFolder = 0
    }

    /// Folders in folders beyond this are left out: a damaged store may hold itself.
    private static let depth = 64
    private let library: libpff
    private var file: UnsafeMutablePointer<libpff_file_t>?
    private var folders: [Folder] = []
    /// Folders that could not be read and were not told of yet.
    private var damaged: [Item] = []

    init(_ path: String) throws(ReadFailure) {
        guard let library = libpff()?.pointee else { throw ReadFailure(.missingLibrary, "libpff") }
        self.library = library
        guard library.libpff_file_initialize(&file, nil) == 1 else { throw ReadFailure(.unreadable) }
        let access = library.libpff_get_access_flags_read()
        guard PathText.withBytes(path, { library.libpff_file_open(file, $0, access, nil) }) == 1 else {
            _ = library.libpff_file_free(&file, nil)
            throw ReadFailure(.damagedArchive)
        }
        var root: Pointer?
        guard library.libpff_file_get_root_folder(file, &root, nil) == 1, let root else { throw ReadFailure(.damagedArchive) }
        push(root, path: "")
    }

    deinit {
        while let folder = folders.popLast() { free(folder.item) }
        _ = library.libpff_file_close(file, nil)
        _ = library.libpff_file_free(&file, nil)
    }

    /// The next message, or what could not be read; nil at the end.
    func next() -> Item? {
        while let top = folders.indices.last {
            if let item = damaged.popLast() { return item }
            if folders[top].nextMessage < folders[top].messages {
                let number = folders[top].nextMessage
                folders[top].nextMessage += 1
                return message(number, in: folders[top])
            }
            guard folders[top].nextFolder < folders[top].folders else {
                free(folders.removeLast().item)
                continue
            }
            let number = folders[top].nextFolder
            folders[top].nextFolder += 1
            var child: Pointer?
            if folders.count < Self.depth,
                library.libpff_folder_get_sub_folder(folders[top].item, Int32(number), &child, nil) == 1, let child
            {
                push(child, path: folders[top].path)
            } else {
                addDamage(folders[top].path)
            }
        }
        return damaged.popLast()
    }

    private func push(_ item: Pointer, path: String) {
        var messages: Int32 = 0
        var subfolders: Int32 = 0
        let isWhole =
            library.libpff_folder_get_number_of_sub_messages(item, &messages, nil) == 1
            && library.libpff_folder_get_number_of_sub_folders(item, &subfolders, nil) == 1
        let name = Self.text(of: item, library.libpff_folder_get_utf8_name_size, library.libpff_folder_get_utf8_name)
        let whole = name.map { path + String(decoding: $0, as: UTF8.self) + "/" } ?? path
        folders.append(Folder(item: item, path: whole, messages: Int(messages), folders: Int(subfolders)))
        if !isWhole { addDamage(whole) }
    }

    private func addDamage(_ path: String) { damaged.append(Item(path: path, reason: .damagedArchive)) }

    private func message(_ number: Int, in folder: Folder) -> Item {
        var item = Item(path: folder.path + String(number + 1))
        var message: Pointer?
        guard library.libpff_folder_get_sub_message(folder.item, Int32(number), &message, nil) == 1, let message else {
            item.reason = .damagedArchive
            return item
        }
        defer { free(message) }
        let entry = UInt32(LIBPFF_ENTRY_TYPE_MESSAGE_TRANSPORT_HEADERS)
        item.header = Self.text(
            of: message, { library.libpff_message_get_entry_value_utf8_string_size($0, entry, $1, $2) },
            { library.libpff_message_get_entry_value_utf8_string($0, entry, $1, $2, $3) })
        return item
    }

    private func free(_ item: Pointer) {
        var item: Pointer? = item
        _ = library.libpff_item_free(&item, nil)
    }

    private typealias Failure = UnsafeMutablePointer<UnsafeMutablePointer<libpff_error_t>?>

    /// A text, which ends in NUL there and not here; nil where there is none.
    private static func text(
        of item: Pointer, _ size: (Pointer?, UnsafeMutablePointer<Int>?, Failure?) -> Int32,
        _ read: (Pointer?, UnsafeMutablePointer<UInt8>?, Int, Failure?) -> Int32
    ) -> [UInt8]? {
        var count = 0
        guard size(item, &count, nil) == 1, count > 1, count < OutlookMessage.limit else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        guard bytes.withUnsafeMutableBufferPointer({ read(item, $0.baseAddress!, count, nil) }) == 1 else { return nil }
        return Array(bytes.dropLast())
    }
}
