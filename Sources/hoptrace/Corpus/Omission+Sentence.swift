internal import TraceCorpus
internal import TraceReports

extension OmissionReason {
    /// Whether an archive holds more than could be unpacked or read.
    var losesMembers: Bool {
        switch self {
        case .damagedArchive, .encryptedArchive, .unsupportedCompression, .archiveDepth, .archiveRatio, .archiveSize,
            .archiveEntries, .needsFile, .missingLibrary, .unsupportedFormat, .unreadable:
            true
        case .missing, .forbidden, .empty, .maildirTemporary, .linkLoop, .notAFile, .noHeader, .folderData, .furtherMessages,
            .noInternetHeader:
            false
        }
    }
}

extension Omission {
    var sentence: String { InputFailure.omission(reason, detail: detail).sentence }
}

/// Tells on standard error what was left out, a line each, up to a number that a person reads.
struct OmissionLines {
    private static let limit = 20
    let named: Set<String>
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
            if losesNamed(omission) { missesNamed = true }
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

    /// Tells what earlier runs said of what was named and is not looked at again: it still cannot be read.
    mutating func tell(earlier omissions: [Omission]) { tell(omissions.filter(losesNamed)) }

    private func losesNamed(_ omission: Omission) -> Bool {
        (omission.place == nil || omission.reason.losesMembers) && named.contains(omission.source)
    }

    func end() {
        guard untold > 0 else { return }
        Diagnostics.say(
            Phrase(
                en: "left out besides: \(untold); --database keeps all in its table omissions.",
                ja: "ほかに\(untold)件を対象から外しました。--databaseを指定すると、omissionsテーブルにすべて記録されます。"))
    }
}
