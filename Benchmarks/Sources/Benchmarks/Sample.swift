import Foundation
import TraceFields

/// The messages that all benchmarks work on.
struct Sample {
    let messages: [[UInt8]]
    /// The header of each, read once.
    let blocks: [HeaderBlock]

    /// Reads the messages of all files, each of them one message or a mailbox.
    ///
    /// - Throws: what reading a file throws.
    init(paths: [String], limit: Int) throws {
        var messages: [[UInt8]] = []
        for path in paths where messages.count < limit {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            bytes.withUnsafeBufferPointer { bytes in
                var start = 0
                var next = MailboxBoundary.secondMessage(in: bytes)
                while messages.count < limit {
                    messages.append([UInt8](bytes[start..<(next ?? bytes.count)]))
                    guard let found = next else { break }
                    start = found
                    next = MailboxBoundary.nextMessage(in: bytes, after: found)
                }
            }
        }
        self.messages = messages
        blocks = messages.map { HeaderBlock($0) }
    }

    /// Bytes of all headers.
    var headerBytes: Int { blocks.reduce(0) { $0 + $1.bodyStart } }

    /// The fields of one kind: block by block, where they stand.
    func fields(_ wanted: (FieldName) -> Bool) -> [Place] {
        blocks.indices.map { block in
            Place(block: block, fields: blocks[block].fields.indices.filter { wanted(blocks[block].fields[$0].known) })
        }
    }

    /// The fields of one kind in one block.
    struct Place {
        let block: Int
        let fields: [Int]
    }
}
