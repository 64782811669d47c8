import CorpusLabels
import Foundation
import Testing

/// Exit codes are a contract.
@Suite struct ExitCodeTests {
    static let broken = "Corpus/misleading-pass/forwarded-broken.eml"
    static let clean = "Corpus/misleading-pass/direct-clean.eml"

    @Test(
        arguments: [
            ([broken], 0),
            (["trace", broken], 0),
            ([broken, "--fail-on", "warning"], 1),
            ([broken, "--fail-on", "info"], 1),
            ([broken, "--fail-on", "critical"], 0),
            ([clean, "--fail-on", "notice"], 0),
            ([clean, broken, "--fail-on", "warning"], 1),
            (["no-such-file.eml"], 2),
            ([broken, "no-such-file.eml", "--fail-on", "info"], 2),
            (["Corpus"], 2),
            ([], 64),
            ([broken, "--format", "pdf"], 64),
            ([broken, "--fail-on", "terrible"], 64),
            ([broken, "--width", "3"], 64),
            ([broken, "--language", "fr"], 64),
            (["-", "-"], 64),
            ([broken, "--output", "no/such/folder/report.txt"], 2),
            ([broken, "--output", broken], 64),
            (["--unknown"], 64),
            (["decode"], 64),
            (["decode", "--date", "yesterday", "a@b.example"], 64),
            (["explain"], 0),
            (["explain", "spf-pass-for-forwarder"], 0),
            (["explain", "--all"], 0),
            (["explain", "--all", "spf-pass-for-forwarder"], 64),
            (["explain", "no-such-code"], 64),
            ([broken, "--lang", "ja"], 0),
            (["--help"], 0),
            (["--version"], 0),
        ] as [([String], Int32)])
    func code(_ arguments: [String], _ code: Int32) throws {
        let outcome = try BuiltBinary.run(arguments)
        #expect(outcome.code == code, Comment(rawValue: outcome.errors))
    }

    @Test func bugsHaveTheirOwnCode() throws {
        let process = Process()
        process.executableURL = BuiltBinary.url
        process.arguments = ["-"]
        let (input, errors) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // A trap in the code raises this signal. Until the input ends, the process waits for it.
        try input.fileHandleForWriting.write(contentsOf: Data("Subject: x\n".utf8))
        usleep(300_000)
        kill(process.processIdentifier, SIGILL)
        process.waitUntilExit()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 70)
        #expect(said.contains("a bug in hoptrace"))
        #expect(said.contains("report it"))
    }
}
