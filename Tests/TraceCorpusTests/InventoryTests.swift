import Foundation
import Testing
import TraceCorpus

@Suite struct InventoryTests {
    @Test func namesMessagesAndBytes() throws {
        let archive = try TemporaryArchive()
        let first = "Received: one\n two\nRECEIVED: three\nSubject: x\nX-Own : y\n\nSubject: body\n"
        let second = "subject: z\r\nDate: never\r\n\r\nbody\r\n"
        try archive.write("in/1", first)
        try archive.write("in/2", second)
        try archive.write("in/3", second)
        let scan = Scan([.path(archive.path("in"))], history: NoHistory())
        let inventory = try #require(try scan.inventory { _ in })
        #expect(inventory.messages == 3)
        #expect(
            inventory.rows.map { "\($0.name) \($0.fields) \($0.messages) \($0.bytes)" } == [
                "Subject 3 3 35", "Date 2 2 26", "Received 2 1 35", "X-Own 1 1 10",
            ])
        #expect(inventory.headerBytes == 35 + 11 + 10 + 2 * 25)
        #expect(inventory.otherFields == 0)
    }

    /// A long name, a line that is no field, and more names than are told apart.
    @Test func oddNames() throws {
        let archive = try TemporaryArchive()
        let long = String(repeating: "x", count: 100)
        try archive.write("in/1", "Subject: x\nno field\n\(long): y\nReceived: z\n\n")
        let scan = Scan([.path(archive.path("in"))], history: NoHistory())
        let inventory = try #require(try scan.inventory { _ in })
        #expect(inventory.rows.map(\.name) == ["Received", "Subject"])
        #expect(inventory.otherFields == 2)
    }
}
