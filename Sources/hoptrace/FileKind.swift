internal import Foundation
internal import TraceReports

/// What a file without a mail header is, told by its first bytes.
enum FileKind: CaseIterable {
    case utf16Text, webPage, pdf, jpeg, png, officeDocument, other

    init(_ bytes: [UInt8]) {
        let told = Self.allCases.first { kind in kind.beginnings.contains { bytes.starts(with: $0) } }
        self =
            told
            ?? (Self.isUnmarkedUTF16(bytes.prefix(16)) ? .utf16Text : Self.isOffice(bytes) ? .officeDocument : .other)
    }

    /// The kind of a file by its beginning; nil where it cannot be read again, as a pipe cannot.
    init?(path: String) {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard type == .typeRegular, let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let start = try? file.read(upToCount: 128) else { return nil }
        self.init(Array(start))
    }

    /// Whether this is the zip container of a word processor: by the name of its first member.
    private static func isOffice(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), bytes.count > 30 else { return false }
        return ["[Content_Types].xml", "_rels/", "mimetypeapplication/vnd.oasis"].contains { bytes[30...].starts(with: $0.utf8) }
    }

    /// Whether every second byte, and no other, is zero: ASCII in UTF-16 without the mark that says so.
    private static func isUnmarkedUTF16(_ start: ArraySlice<UInt8>) -> Bool {
        guard start.count > 3, start.count.isMultiple(of: 2) else { return false }
        return [0, 1].contains { zeros in
            start.enumerated().allSatisfy { ($0.element == 0) == ($0.offset % 2 == zeros) }
        }
    }

    /// What the user has, and how to get a message from it.
    var phrase: Phrase {
        switch self {
        case .utf16Text:
            Phrase(en: "this is UTF-16 text. Save it as UTF-8.", ja: "UTF-16のテキストです。UTF-8で保存してください。")
        case .webPage:
            Phrase(
                en: "this is a web page. Download the original of the message (.eml) in place of the page that shows it.",
                ja: "Webページです。表示画面ではなく、メールの原文（.eml）をダウンロードしてください。")
        case .pdf:
            Phrase(
                en: "this is a PDF document. A trace needs the original message (.eml), not a print of it.",
                ja: "PDFファイルです。印刷したものではなく、メールの原文（.eml）が必要です。")
        case .jpeg, .png:
            Phrase(
                en: "this is a picture. A trace needs the original message (.eml), not a photograph of it.",
                ja: "画像ファイルです。画面の写しではなく、メールの原文（.eml）が必要です。")
        case .officeDocument:
            Phrase(
                en: "this is an office document. Save the header as plain text, or the original message (.eml).",
                ja: "ワープロや表計算の文書です。ヘッダーをプレーンテキストで保存するか、メールの原文（.eml）を保存してください。")
        case .other:
            Phrase(
                en: """
                    this holds no mail header. Save the message with its whole header: the lines from Received to Subject, \
                    as they are.
                    """,
                ja: """
                    メールのヘッダーがありません。ReceivedからSubjectまでの行を含むヘッダー全体を、\
                    そのままの形で保存してください。
                    """)
        }
    }

    private var beginnings: [[UInt8]] {
        switch self {
        case .utf16Text: [[0xFF, 0xFE], [0xFE, 0xFF]]
        case .webPage: ["<!DOCTYPE", "<!doctype", "<html", "<HTML"].map { Array($0.utf8) }
        case .pdf: [[0x25, 0x50, 0x44, 0x46]]
        case .jpeg: [[0xFF, 0xD8, 0xFF]]
        case .png: [[0x89, 0x50, 0x4E, 0x47]]
        case .officeDocument, .other: []
        }
    }
}
