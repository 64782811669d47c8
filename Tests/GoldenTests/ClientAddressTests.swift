import CorpusLabels
import Foundation
import Testing
import TraceAnalysis
import TraceFields

/// The address that a server saw, told from those that the client claimed, on lines of real mail that were labelled by hand.
@Suite struct ClientAddressTests {
    struct Label {
        var file: String
        /// Number of the Received field, 0 = top.
        var line: Int
        var digest: String
        /// Of the address, from the start of the field; nil where the line tells of none.
        var offset: Int?
    }

    static func labels() throws -> [Label] {
        String(decoding: try ProjectFolder.bytes("Corpus/real/client-addresses.tsv"), as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { row in
                let cells = row.split(separator: "\t").map(String.init)
                return Label(file: cells[0], line: Int(cells[1]) ?? -1, digest: cells[2], offset: Int(cells[3]))
            }
    }

    @Test(.enabled(if: ProjectFolder.hasRealMail, "../shared/corpus/real is absent")) func findsWhatTheServerSaw() throws {
        var right = 0
        var wrong: [String] = []
        for label in try Self.labels() {
            let message = try ProjectFolder.bytes(ProjectFolder.realMail + "/" + label.file)
            let trace = MessageTracer().trace(message)
            // A line that stands there twice is read once.
            let labelled = trace.block.fields.filter { $0.known == .received }[label.line]
            let isLabelled: (Received) -> Bool = { line in
                let field = trace.block.fields[line.field]
                return field.line == labelled.line
            }
            guard let line = trace.fields.received.first(where: isLabelled) else { continue }
            let field = trace.block.fields[line.field]
            #expect(Self.digest(trace.block.bytes[field.range.lower..<field.value.upper]) == label.digest, "\(label.file)")
            if Self.agrees(line, trace.block.bytes, field, label) {
                right += 1
            } else {
                wrong.append("\(label.file) #\(label.line)")
            }
        }
        #expect(right + wrong.count >= 200)
        #expect(right * 100 >= (right + wrong.count) * 99, "\(wrong)")
    }

    /// Where one address is written twice, either place is right.
    private static func agrees(_ line: Received, _ bytes: [UInt8], _ field: HeaderField, _ label: Label) -> Bool {
        guard let offset = label.offset else { return line.address == nil }
        let start = field.range.lower + offset
        let length = bytes[start...].prefix { $0.hexValue != nil || $0 == 0x2E || $0 == 0x3A }.count
        guard let address = line.address else { return false }
        // A port may follow: `[192.0.2.1]:25` ends at its bracket, `192.0.2.1:25` does not.
        return IPAddress(bytes, ByteRange(start, start + length)) == address
    }

    private static func digest(_ bytes: ArraySlice<UInt8>) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
