import CorpusLabels
import Foundation
import Testing
import TraceCorpus

/// Messages that messages carry.
@Suite struct AttachedMessagesTests {
    private static let inner = SampleMessages.message(7, body: "Größe = 1\n")

    private static func outer(_ type: String, _ body: String) -> String {
        "From: reporter@receiver.example\nSubject: Look at this\nContent-Type: \(type)\n\n\(body)"
    }

    /// Parts behind a first one that is text.
    private static func mixed(_ part: String) -> String {
        outer(
            "multipart/mixed; boundary=\"a b\"",
            "No part.\n--a b\nContent-Type: text/plain\n\nHello.\n--a bc\nstill text\n--a b\n\(part)\n--a b--\n--a b\nNo part either.\n"
        )
    }

    private static var base64: String {
        Data(inner.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }

    private static var quoted: String {
        inner.utf8.map { byte in
            byte == 0x3D || byte > 0x7E ? "=" + String(byte, radix: 16, uppercase: true) : String(UnicodeScalar(byte))
        }.joined().replacingOccurrences(of: "Number", with: "Num= \nber")
    }

    private static let rows: [(String, String)] = [
        (mixed("Content-Type: message/rfc822\n\n\(inner)"), "2"),
        (mixed("content-type:\n\tMESSAGE/RFC822 (saved); name=x\nContent-Transfer-Encoding: 8bit\n\n\(inner)"), "2"),
        (mixed("Content-Type: message/global\n\n\(inner)"), "2"),
        (mixed("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(base64)"), "2"),
        (mixed("Content-Type: message/rfc822\nContent-Transfer-Encoding: Quoted-Printable\n\n\(quoted)"), "2"),
        (
            mixed(
                "Content-Disposition: attachment; filename=\"Saved.EML\"\nContent-Transfer-Encoding: base64\n"
                    + "Content-Type: application/octet-stream\n\n\(base64)"), "2"
        ),
        (mixed("Content-Type: application/x; name*0*=utf-8''%E3%83; name*1*=x.eml\n\n\(inner)"), "2"),
        (outer("multipart/digest; boundary=----=_x.1", "------=_x.1\n\n\(inner)\n------=_x.1--\n"), "1"),
        (outer("multipart/digest; boundary=x", "--x\n\n\(inner)"), "1"),
        (outer("message/rfc822", inner), "1"),
        (
            outer(
                "multipart/report; boundary=r; report-type=delivery-status",
                "--r\n\nText.\n--r\nContent-Type: multipart/related; boundary=q\n\n--q\n\nText.\n--q\nContent-Type: message/rfc822\n\n"
                    + "\(inner)\n--q--\n--r--\n"), "2.2"
        ),
    ]

    @Test(arguments: rows.indices)
    func forms(_ row: Int) throws {
        let (message, part) = Self.rows[row]
        for end in ["\n", "\r\n", "\r\r\n"] {
            let text = message.replacingOccurrences(of: "\n", with: end)
            let items = AttachedMessages.items(of: Array(text.utf8))
            #expect(items.map(\.part) == [part])
            let found = String(decoding: items.first?.bytes ?? [], as: UTF8.self).replacingOccurrences(of: end, with: "\n")
            #expect(found == Self.inner)
        }
    }

    @Test func headersAlone() {
        let header = String(Self.inner.split(separator: "\n\n")[0])
        let text = Self.mixed("Content-Type: text/rfc822-headers\n\n\(header)")
        #expect(AttachedMessages.items(of: Array(text.utf8)).map(\.bytes) == [Array(header.utf8)])
    }

    /// A message that was sent on twice is found at both depths.
    @Test func messagesInMessages() {
        let middle = Self.mixed("Content-Type: message/rfc822\n\n\(Self.inner)").replacingOccurrences(of: "a b", with: "c")
        let items = AttachedMessages.items(of: Array(Self.mixed("Content-Type: message/rfc822\n\n\(middle)").utf8))
        #expect(items.map(\.part) == ["2", "2.2"])
        #expect(items.last?.bytes == Array(Self.inner.utf8))
    }

    @Test(
        arguments: [
            SampleMessages.message(1), "", "Content-Type: message/rfc822", outer("message/rfc822", "REDACTED\n"),
            outer("multipart/mixed", "--\n\n\(inner)"), outer("multipart/mixed; boundary=\"\"", "--\n\n\(inner)"),
            mixed("Content-Type: text/plain\n\n\(inner)"),
            mixed("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n???"),
        ])
    func none(_ message: String) {
        #expect(AttachedMessages.items(of: Array(message.utf8)).isEmpty)
    }

    /// Parts without end, and parts in parts without end.
    @Test func limits() {
        let part = "Content-Type: message/rfc822\n\n"
        let deep = String(repeating: "Subject: x\n" + part, count: 5_000)
        #expect(AttachedMessages.items(of: Array(deep.utf8)).count < 20)
        let wide = Self.outer("multipart/mixed; boundary=w", String(repeating: "--w\n\(part)Subject: x\n\n", count: 5_000))
        #expect(AttachedMessages.items(of: Array(wide.utf8)).count == 1_000)
    }

    @Test func places() throws {
        let archive = try TemporaryArchive()
        let message = Self.mixed("Content-Type: message/rfc822\n\n\(Self.inner)")
        let file = try archive.write("report.eml", message)
        let mbox = try archive.write("box", SampleMessages.mbox([Array(SampleMessages.message(1).utf8), Array(message.utf8)]))
        for name in [file + ":#2", mbox + ":2#2"] {
            let found = try StoredMessage(MessageName(name))
            #expect(found.bytes == Array(Self.inner.utf8) && found.origin.size == found.bytes.count)
            #expect(found.origin.part == "2" && found.attachedPlaces.isEmpty)
            // Where it says that it was, it is.
            #expect(try StoredMessage(MessageName(found.origin.source + ":" + (found.origin.place ?? ""))).origin == found.origin)
        }
        #expect(try StoredMessage(MessageName(file)).attachedPlaces == ["#2"])
        for name in [file + ":#1", file + ":#2.1", file + ":#", mbox + ":1#2"] {
            #expect(throws: StoredMessage.Failure.noSuchPlace) { try StoredMessage(MessageName(name)) }
        }
        // What hangs on an attached message is counted on from there.
        let outer = Self.mixed("Content-Type: message/rfc822\n\n\(message.replacingOccurrences(of: "a b", with: "c"))")
        let middle = try StoredMessage(MessageName(try archive.write("outer.eml", outer) + ":#2"))
        #expect(middle.attachedPlaces == ["#2.2"])
        #expect(try StoredMessage(MessageName(archive.path("outer.eml:#2.2"))).bytes == Array(Self.inner.utf8))
        // The name of a member comes first.
        try archive.write("in/mail#2", SampleMessages.message(3))
        #expect(archive.run("tar", ["-cf", "in.tar", "in"]))
        #expect(try StoredMessage(MessageName(archive.path("in.tar:in/mail#2"))).bytes == Array(SampleMessages.message(3).utf8))
    }
}
