import CorpusLabels
import Foundation
import Testing

/// HTML reports in a real browser: `Tests/Browser/check.py` opens them and says what is wrong.
@Suite struct BrowserTests {
    private static let browsers = ["chromium", "chromium-browser", "google-chrome"]
    private static let python = "/usr/bin/python3"

    static var isInstalled: Bool {
        let folders = ["/usr/bin", "/usr/local/bin", "/snap/bin"]
        let hasBrowser = browsers.contains { name in
            folders.contains { FileManager.default.isExecutableFile(atPath: $0 + "/" + name) }
        }
        return hasBrowser && FileManager.default.isExecutableFile(atPath: python)
    }

    /// Nothing is requested, nothing runs, nothing overflows, evidence is lit, and an audit finds nothing serious.
    @Test(.enabled(if: isInstalled, "no Chromium is installed; make browser-test installs it"), .timeLimit(.minutes(10)))
    func reportsAreInertAndUsable() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments = [
            ProjectFolder.url.appendingPathComponent("Tests/Browser/check.py").path, BuiltBinary.url.path,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains(" 0 faults"), "\(text)")
    }
}
