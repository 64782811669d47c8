import CorpusLabels
import Foundation
import Testing

/// The same numbers by `hoptrace corpus`, by `hoptrace worker` under Spark, and by `hoptrace trace`.
@Suite struct SparkTests {
    /// A Python with pyspark, beside a Java: `SPARK_PYTHON`, or the system's.
    static let python: String? = {
        let python = ProcessInfo.processInfo.environment["SPARK_PYTHON"] ?? "python3"
        return succeeds("java", ["-version"]) && succeeds(python, ["-c", "import pyspark"]) ? python : nil
    }()

    @Test(.enabled(if: python != nil, "Java, or a python3 with the module pyspark, is not installed"))
    func answersAgree() throws {
        let process = Process()
        process.executableURL = ProjectFolder.url.appendingPathComponent("scripts/spark-test.sh")
        var environment = ProcessInfo.processInfo.environment
        environment["PYTHON"] = Self.python
        environment["HOPTRACE"] = BuiltBinary.url.path
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.contains("forwarding_pairs: "))
    }

    private static func succeeds(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
