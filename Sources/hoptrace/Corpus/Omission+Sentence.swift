internal import TraceCorpus
internal import TraceReports

extension OmissionReason {
    /// Why, and what can be done.
    var sentence: String {
        switch self {
        case .missing: "there is no such file."
        case .forbidden: "this user may not read it. Change its permissions, or run hoptrace as its owner."
        case .unreadable: "it cannot be read."
        case .empty: "this is empty."
        case .maildirTemporary: "messages in it are still being written; they are left out."
        case .linkLoop: "this link leads back to a directory above it."
        case .notAFile: "this is a pipe, a device, a socket or a link, and no file; - reads standard input."
        case .noHeader: "this holds no mail header."
        case .unsupportedFormat: "this format is not read. Convert it to mbox or to one message a file."
        case .missingLibrary: "the library that reads this format is not installed. Install it, and run hoptrace again."
        case .damagedArchive: "this is damaged or ends too early; what could be unpacked was read."
        case .encryptedArchive: "this is encrypted. Unpack it first."
        case .archiveDepth: "this is an archive in an archive in an archive. Unpack the outer one first."
        case .needsFile: "this format is read from a file alone, not through a pipe or out of an archive. Unpack it first."
        case .archiveRatio: "this unpacks to far more than it holds; the rest was left out."
        case .archiveSize: "this unpacks to more than is read; the rest was left out."
        case .archiveEntries: "this has more entries than are read; the rest was left out."
        case .noInternetHeader: "this item has no internet header: it was never sent over SMTP."
        }
    }
}

extension OmissionReason {
    /// Whether an archive holds more than could be unpacked.
    fileprivate var losesMembers: Bool {
        switch self {
        case .damagedArchive, .archiveRatio, .archiveSize, .archiveEntries: true
        default: false
        }
    }
}

extension Omission {
    /// The place inside of the source: the path in an archive, behind it the offset in a mailbox.
    var place: String? {
        guard let offset else { return member }
        return (member ?? "") + "@" + String(offset)
    }

    var sentence: String { detail.map { reason.sentence + " (" + $0 + ")" } ?? reason.sentence }
}

/// Tells on standard error what was left out, a line each, up to a number that a person reads.
struct OmissionLines {
    private static let limit = 20
    private let named: Set<String>
    private let hasList: Bool
    private var told = 0
    private var untold = 0
    /// Whether something that the user named could not be read.
    private(set) var missesNamed = false

    init(_ inputs: [ScanInput]) {
        named = Set(
            inputs.map { input in
                switch input {
                case .path(let path), .list(let path, _): path
                case .standardInput: "-"
                }
            })
        hasList = inputs.contains { if case .list = $0 { true } else { false } }
    }

    mutating func tell(_ omissions: [Omission]) {
        for omission in omissions {
            if omission.place == nil || omission.reason.losesMembers, named.contains(omission.source) { missesNamed = true }
            if hasList, omission.reason == .missing { missesNamed = true }
            guard told < Self.limit else {
                untold += 1
                continue
            }
            told += 1
            let name = omission.source + (omission.place.map { ":" + $0 } ?? "")
            Diagnostics.say(name, PrintableText(omission.sentence).text)
        }
    }

    func end() {
        if untold > 0 { Diagnostics.say("\(untold) more were left out; --database keeps all in its table omissions.") }
    }
}
