import CorpusLabels
import Foundation

/// The built `hoptrace`, run as a user runs it.
enum BuiltBinary {
    struct Outcome {
        var code: Int32
        var output: [UInt8]
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// It lies beside the test bundle; where that cannot be told, where `swift build` puts it.
    static let url: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places =
            [bundle, bundle.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()]
            + ["debug", "release"].map { ProjectFolder.url.appendingPathComponent(".build/" + $0) }
        let found = places.map { $0.appendingPathComponent("hoptrace") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
        return found ?? ProjectFolder.url.appendingPathComponent(".build/debug/hoptrace")
    }()

    /// What a sanitiser that is built into the binary needs to know; empty without one (`scripts/sanitize.sh`).
    private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
        $0.key.hasSuffix("SAN_OPTIONS") || $0.key.hasSuffix("SAN_SYMBOLIZER_PATH")
    }

    /// Runs it in the project's folder, or one below it, with an empty environment but for what is given.
    static func run(
        _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:], in place: String = ""
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = ProjectFolder.url.appendingPathComponent(place)
        process.environment = sanitizerOptions.merging(environment) { $1 }
        // Files in place of pipes: nobody has to read while the process writes.
        process.standardInput = try FileHandle(forReadingFrom: folder.file("input", input ?? []))
        let output = try folder.file("output", [])
        let errors = try folder.file("errors", [])
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Outcome(
            code: code, output: [UInt8](try Data(contentsOf: output)),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// A folder that is removed when nobody holds it any more.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("hoptrace-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }
}
