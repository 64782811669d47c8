import Foundation
import Testing
import TraceFields

/// The mailboxes that Exim's own tests expect, as an oracle for its layout: the grammar of its `Received` lines is exact, so that each
/// of their parts is known without this parser.
@Suite struct EximSuiteTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/suites/exim-test-mail")
    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// `from NAME ([IP] helo=H)`, `from [IP] (helo=H)`, `from NAME ([IP])`, `from USER`, then what Exim writes behind them.
    private struct Layout {
        var address = ""
        var name = ""
        var helo = ""
        var by = ""
        var with = ""
        var envelopeFrom = ""
        var id = ""
        var recipient = ""

        init?(_ text: String) {
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard let head = line.firstMatch(of: #/^from (.+?) by (\S+) with (\S+) /#),
                let tail = line.firstMatch(of: #/\(Exim x\.yz\)(?: \(envelope-from <(.*?)>\))? id (\S+?)(?: for (.+?))?; /#)
            else { return nil }
            (by, with) = (String(head.2), String(head.3))
            (envelopeFrom, id, recipient) = (String(tail.1 ?? ""), String(tail.2), String(tail.3 ?? ""))
            let from = String(head.1)
            if let match = from.wholeMatch(of: /(\S+) \(\[(.+?)\](?::\d+)?(?: helo=(\S+?))?(?: ident=\S+)?\)/) {
                (name, address, helo) = (String(match.1), String(match.2), String(match.3 ?? ""))
            } else if let match = from.wholeMatch(of: /\[(.+?)\](?::\d+)?(?: \((?:port=\d+ )?(?:helo=(\S+?))?(?: ident=\S+)?\))?/)
            {
                (address, helo) = (String(match.1), String(match.2 ?? ""))
            } else if with != "local" {
                return nil
            }
        }
    }

    /// The messages of the suite. It masks the address of the machine that it ran on; any other stands for it.
    static func messages() throws -> [[UInt8]] {
        var messages: [[UInt8]] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where file != "SOURCE" {
            let text = String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
            var rest = Array(text.replacing("ip4.ip4.ip4.ip4", with: "192.0.2.4").utf8)
            while !rest.isEmpty {
                let next = rest.withUnsafeBufferPointer { MailboxBoundary.secondMessage(in: $0) } ?? rest.count
                messages.append(Array(rest[..<next]))
                rest.removeFirst(next)
            }
        }
        return messages
    }

    @Test(.enabled(if: isPresent, "../shared/suites/exim-test-mail is absent")) func readsEveryPartOfItsLines() throws {
        var lines = 0
        var ofExim = 0
        for message in try Self.messages() {
            var block = HeaderBlock(message)
            let fields = MessageFields(&block)
            func written(_ range: ByteRange?) -> String { range.map { ReceivedText.text(block.bytes, $0) } ?? "" }
            for line in fields.received {
                lines += 1
                let value = written(block.fields[line.field].value)
                guard let layout = Layout(value) else { continue }
                #expect(line.date != nil && line.unread == nil, "\(value)")
                ofExim += 1
                #expect(line.address.map(ReceivedText.text) ?? "" == layout.address, "\(value)")
                #expect(written(line.name) == layout.name, "\(value)")
                if !layout.helo.isEmpty { #expect(written(line.helo) == layout.helo, "\(value)") }
                #expect(written(line.by) == layout.by && written(line.with) == layout.with, "\(value)")
                #expect(written(line.envelopeFrom) == layout.envelopeFrom && written(line.id) == layout.id, "\(value)")
                #expect(written(line.recipients.first) == layout.recipient, "\(value)")
            }
        }
        #expect(lines > 100)
        #expect(ofExim * 100 >= lines * 95, "\(ofExim) of \(lines)")
    }

    @Test(.enabled(if: isPresent, "../shared/suites/exim-test-mail is absent")) func readsItsResultsAndSeals() throws {
        var results = 0
        for message in try Self.messages() {
            var block = HeaderBlock(message)
            let fields = MessageFields(&block)
            for result in fields.results where result.source != .receivedSPF {
                results += 1
                let value = ReceivedText.text(block.bytes, block.fields[result.field].value)
                let written = value.replacing(/\([^()]*\)/, with: "").split(separator: ";").filter {
                    $0.contains(/^\s*[a-z]+=[a-z]+/)
                }
                let expected = written.count { !$0.contains(/^\s*(i|smtp\.\S*)=/) }
                #expect(result.statements.count >= expected, "\(value)")
                #expect(result.authservID != nil, "\(value)")
            }
            let sets = ARCSets(results: fields.results, signatures: fields.signatures)
            let seals = fields.signatures.filter { $0.kind == .arcSeal }
            #expect(Set(seals.compactMap(\.instance)).isSubset(of: Set(sets.sets.map(\.instance))))
        }
        #expect(results > 50)
    }
}
