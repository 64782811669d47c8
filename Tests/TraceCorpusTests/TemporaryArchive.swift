import CorpusLabels
import Foundation

/// A folder for archives that a test makes; it is removed with the value that holds it.
final class TemporaryArchive {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("hoptrace-corpus-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

    /// Runs a program in the folder; nil where it is not installed or fails.
    func run(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    static func isInstalled(_ program: String) -> Bool {
        ["/usr/local/bin/", "/usr/bin/", "/bin/", "/opt/homebrew/bin/"].contains {
            FileManager.default.isExecutableFile(atPath: $0 + program)
        }
    }
}

/// Messages to fill archives with.
enum SampleMessages {
    /// Labelled messages of this project that have a header and LF line ends, some with `From ` lines in their bodies.
    static let corpus: [[UInt8]] = {
        let files = ProjectFolder.files(below: "Corpus", ending: ".eml").sorted().prefix(60)
        return files.compactMap { try? ProjectFolder.bytes($0) }.filter { !$0.isEmpty }
    }()

    static func message(_ number: Int, body: String = "Hello.\n") -> String {
        """
        Received: from mx.sender.example (mx.sender.example [192.0.2.\(number % 250 + 1)])
        \tby mx.receiver.example with ESMTP id q\(number); Mon, 2 Mar 2026 12:00:\(number % 60 < 10 ? "0" : "")\(number % 60) +0000
        From: author@sender.example
        To: reader@receiver.example
        Subject: Number \(number)
        Date: Mon, 2 Mar 2026 12:00:00 +0000
        Message-ID: <\(number)@sender.example>

        \(body)
        """
    }

    /// Letters that no program can pack well.
    static func noise(_ count: Int, _ seed: Int) -> String {
        var state = UInt64(truncatingIfNeeded: seed) &* 2_654_435_761 &+ 1
        let letters = (0..<count).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(0x41 + (state >> 58) % 58)
        }
        return String(decoding: letters, as: UTF8.self) + "\n"
    }

    /// The messages as a mbox whose `From ` lines in bodies are quoted (mboxrd).
    static func mbox(_ messages: [[UInt8]]) -> [UInt8] {
        var mbox: [UInt8] = []
        for message in messages {
            mbox += Array("From sender@sender.example Mon Mar  2 12:00:00 2026\n".utf8)
            for line in message.split(separator: 0x0A, omittingEmptySubsequences: false).dropLastIfEmpty() {
                let text = line.drop { $0 == 0x3E }
                if text.starts(with: Array("From ".utf8)) { mbox.append(0x3E) }
                mbox += line
                mbox.append(0x0A)
            }
            mbox.append(0x0A)
        }
        return mbox
    }
}

extension Array where Element == ArraySlice<UInt8> {
    func dropLastIfEmpty() -> Self { last?.isEmpty == true ? Self(dropLast()) : self }
}
