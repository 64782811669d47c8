internal import Foundation
internal import TraceReports

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

    /// For standard error, which is English.
    var sentence: String { sentence(in: .english) }

    /// For a report that lists what could not be read.
    func sentence(in language: Language) -> String {
        var values = PhraseValues()
        if case .other(let reason) = self { values.set(.value, reason) }
        return Phrasebook(language: language).text(phrase, values)
    }

    private var phrase: Phrase {
        switch self {
        case .isMissing:
            Phrase(
                en: "there is no such file. Check the path; a name with spaces needs quotes.",
                ja: "ファイルがありません。パスを確認してください（空白を含む名前は引用符で囲みます）。")
        case .isDirectory:
            Phrase(
                en: "this is a directory. Name the messages in it, for example with DIRECTORY/*.eml",
                ja: "ディレクトリです。DIRECTORY/*.eml のように、中のメールを指定してください。")
        case .isForbidden:
            Phrase(
                en: "this user may not read it. Change its permissions, or run hoptrace as its owner.",
                ja: "読み取る権限がありません。権限を変更するか、所有者として実行してください。")
        case .isEmpty:
            Phrase(
                en: "this is empty. Save the message again, whole and with its header.",
                ja: "空のファイルです。ヘッダーを含むメール全体を保存し直してください。")
        case .hasNoHeader(let kind): kind.phrase
        case .other: Phrase(en: "it cannot be read: {value}.", ja: "読み取れません：{value}。")
        }
    }
}
