internal import Foundation
internal import TraceFields

/// The files of a folder, and the messages of a file.
enum MailFolder {
    /// Paths of the regular files below `folder`, relative to it, in the order of their bytes.
    static func files(below folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var isFolder = ObjCBool(false)
        return names.filter {
            FileManager.default.fileExists(atPath: folder + "/" + $0, isDirectory: &isFolder) && !isFolder.boolValue
        }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The one message of a file, or those of a mailbox file (RFC 4155).
    static func messages(in file: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        var messages: [UnsafeBufferPointer<UInt8>] = []
        var start = 0
        while start < file.count {
            let rest = UnsafeBufferPointer(rebasing: file[start...])
            let next = MailboxBoundary.secondMessage(in: rest) ?? rest.count
            messages.append(UnsafeBufferPointer(rebasing: rest[..<next]))
            start += next
        }
        return messages
    }
}
