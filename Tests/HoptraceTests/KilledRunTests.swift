import CorpusLabels
import Foundation
import Testing

/// Runs that are killed: nothing that was committed is lost, and nothing is counted twice.
@Suite struct KilledRunTests {
    /// A mailbox of different messages, made of those of Corpus.
    static func mailbox(of count: Int) throws -> [UInt8] {
        let messages = try ProjectFolder.files(below: "Corpus/misleading-pass", ending: ".eml").map { try ProjectFolder.bytes($0) }
        var mailbox: [UInt8] = []
        for number in 0..<count {
            mailbox += Array("From sender@service.example Sun Mar  1 12:00:00 2026\nX-Number: \(number)\n".utf8)
            mailbox += messages[number % messages.count].filter { $0 != 0x0D }
            mailbox += Array("\n\n".utf8)
        }
        return mailbox
    }

    @Test func killedAgainAndAgain() throws {
        let folder = try TemporaryFolder()
        let mailbox = try folder.file("archive.mbox", Self.mailbox(of: 1_500)).path
        let database = folder.url.appendingPathComponent("killed.db").path
        var kills = 0
        for attempt in 0..<8 {
            let process = Process()
            process.executableURL = BuiltBinary.url
            process.arguments = ["corpus", mailbox, "--database", database, "--jobs", "2"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: 0.1 + Double(attempt) * 0.15)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { kills += 1 }
        }
        #expect(kills > 0)
        #expect(try BuiltBinary.run(["corpus", mailbox, "--database", database]).code == 0)
        let clean = folder.url.appendingPathComponent("clean.db").path
        #expect(try BuiltBinary.run(["corpus", mailbox, "--database", clean]).code == 0)
        for question in ["verdicts", "findings", "forwarding-pairs", "forwarder-pass", "broken-records", "untrusted-servers"] {
            let arguments = ["--format", "json", "--limit", "0"]
            let one = try BuiltBinary.run(["corpus", "query", database, question] + arguments).text
            let other = try BuiltBinary.run(["corpus", "query", clean, question] + arguments).text
            #expect(one == other, "\(question)")
        }
        let verdicts = try JSONValue(BuiltBinary.run(["corpus", "query", database, "verdicts", "--format", "json"]).output)
        #expect(verdicts.elements.compactMap { $0["messages"].integer }.reduce(0, +) == 1_500)
    }
}
