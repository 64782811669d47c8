internal import TraceCorpus
internal import TraceReports

/// Why an input cannot be traced. Each case is said with what the user can do.
enum InputFailure: Error {
    case isDirectory
    case noSuchPlace
    case hasNoHeader(FileKind)
    case omission(OmissionReason, detail: String?)
    /// Of what is damaged nothing was found that could be traced.
    case nothingUnpacked(detail: String?)

    init(_ failure: StoredMessage.Failure) {
        self =
            switch failure {
            case .noSuchPlace: .noSuchPlace
            case .omission(.damagedArchive, let detail): .nothingUnpacked(detail: detail)
            case .omission(let reason, let detail): .omission(reason, detail: detail)
            }
    }

    /// For standard error.
    var sentence: String { sentence(in: Diagnostics.language) }

    /// For a report that lists what could not be read.
    ///
    /// - Parameter hasDetail: Whether what a system or a library said may be told: it can name the file.
    func sentence(in language: Language, hasDetail: Bool = true) -> String {
        let book = Phrasebook(language: language)
        guard hasDetail, let detail else { return book.text(phrase) }
        return book.inParentheses(book.text(phrase), detail)
    }

    private var detail: String? {
        switch self {
        case .omission(_, let detail), .nothingUnpacked(let detail): detail
        case .isDirectory, .noSuchPlace, .hasNoHeader: nil
        }
    }

    private var phrase: Phrase {
        switch self {
        case .isDirectory:
            Phrase(
                en: "this is a directory. Name the messages in it, for example with DIRECTORY/*.eml",
                ja: "ディレクトリです。DIRECTORY/*.eml のように、中のメールを指定してください。")
        case .noSuchPlace:
            Phrase(
                en: "the file holds no message of this name or number. Its messages are counted from 1.",
                ja: "ファイルの中に、この名前または番号のメールはありません。番号は1から数えます。")
        case .hasNoHeader(let kind): kind.phrase
        case .nothingUnpacked:
            Phrase(
                en: "this is damaged or ends too early; no message could be unpacked of it.",
                ja: "ファイルが壊れているか、途中で終わっています。メールを取り出せませんでした。")
        case .omission(let reason, _): reason.phrase
        }
    }
}
