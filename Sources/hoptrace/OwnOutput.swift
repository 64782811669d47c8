internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// Whether hoptrace wrote a file, told by its first bytes: it may be written anew where mail may not.
enum OwnOutput {
    private static let readBytes = 4_096

    /// Also where the file is empty.
    static func isIn(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: readBytes) else { return false }
        let text = String(decoding: data, as: UTF8.self)
        let isMarked = ["{", "[", "<"].contains { text.hasPrefix($0) } && marks.contains { text.contains($0) }
        return text.isEmpty || isMarked || beginnings.contains { text.hasPrefix($0) } || isDatabase([UInt8](data))
    }

    /// JSON in both its forms, XML, and the title of HTML.
    private static let marks = [
        "\"format\": \"hoptrace.", "{\"format\":\"hoptrace.", " xmlns=\"urn:hoptrace:", " – hoptrace</title>",
    ]

    /// Summaries and inventories as text, and tables as CSV.
    private static let beginnings =
        Language.allCases.flatMap { [SummaryText.beginning($0), InventoryReport.beginning($0)] }
        + StoreTable.allCases.map { String(decoding: CSVFolder.header(of: $0).bytes, as: UTF8.self) }

    private static func isDatabase(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: Array("SQLite format 3\0".utf8)) && bytes.count > 72
            && bytes[68..<72].elementsEqual(Array("HOPT".utf8))
    }
}
