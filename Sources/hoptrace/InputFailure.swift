internal import Foundation

/// Why an input cannot be traced. Each case is said with what the user can do.
enum InputFailure: Error {
    case isMissing
    case isDirectory
    case isForbidden
    case isEmpty
    case hasNoHeader(FileKind)
    case other(String)

    init(errno: Int32) {
        switch errno {
        case ENOENT, ENOTDIR: self = .isMissing
        case EISDIR: self = .isDirectory
        case EACCES, EPERM: self = .isForbidden
        default: self = .other(String(cString: strerror(errno)))
        }
    }

    var sentence: String {
        switch self {
        case .isMissing: "there is no such file. Check the path; a name with spaces needs quotes."
        case .isDirectory: "this is a directory. Name the messages in it, for example with DIRECTORY/*.eml"
        case .isForbidden: "this user may not read it. Change its permissions, or run hoptrace as its owner."
        case .isEmpty: "this is empty. Save the message again, whole and with its header."
        case .hasNoHeader(let kind): kind.sentence
        case .other(let reason): "it cannot be read: \(reason)."
        }
    }
}
