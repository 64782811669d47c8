import CorpusLabels
import Testing

/// Laws about the code itself: who may import whom, and what `TraceFields` does without.
@Suite struct SourceLawTests {
    static let targets = ["TraceFields", "TraceAnalysis", "TraceReports", "TraceCorpus", "hoptrace"]

    /// What each room may import of this project, and of everything else.
    static let allowed: [String: Set<String>] = [
        "TraceFields": ["CByteMask"],
        "TraceAnalysis": ["TraceFields", "CLibpsl"],
        // The C library of the platform is for iconv alone.
        "TraceReports": ["TraceFields", "TraceAnalysis", "CLateLibraries", "Crypto", "Glibc", "Musl", "Darwin"],
        "TraceCorpus": [
            "TraceFields", "TraceAnalysis", "GRDB", "GRDBSQLite", "CLateLibraries", "CLibxxhash", "CByteMask",
            "Crypto",
            "Foundation", "Dispatch", "Synchronization",
        ],
        "hoptrace": [
            "TraceFields", "TraceAnalysis", "TraceReports", "TraceCorpus", "CAllocator", "ArgumentParser", "Foundation",
            "Synchronization",
        ],
    ]

    static let files = targets.flatMap { target in
        ProjectFolder.files(below: "Sources/" + target, ending: ".swift")
    }

    static func lines(_ path: String) throws -> [Substring] {
        String(decoding: try ProjectFolder.bytes(path), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// A line without its comment.
    static func code(_ line: Substring) -> Substring {
        line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
    }

    @Test(arguments: files)
    func importsPointOneWay(_ path: String) throws {
        let target = path.split(separator: "/")[1]
        let imported = try Self.lines(path).compactMap { line -> String? in
            let words = Self.code(line).split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1 else { return nil }
            return words.last.map { String($0) }
        }
        #expect(Set(imported).subtracting(Self.allowed[String(target)] ?? []) == [])
    }

    /// Law 1: positions, not copies. Text is made when a report asks.
    @Test(arguments: files.filter { $0.hasPrefix("Sources/TraceFields/") })
    func fieldsHoldNoText(_ path: String) throws {
        let offending = try Self.lines(path).filter { line in
            Self.code(line).split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains("String") && !Self.isAllowed(line)
        }
        #expect(offending == [])
    }

    /// The words of a code are text of this project, not of a message; validating UTF-8 keeps nothing.
    private static func isAllowed(_ line: Substring) -> Bool {
        line.contains("enum ") && line.contains(": String") || line.contains("String(validating:")
    }

    /// Law 8: no network, no clock, no locale.
    @Test(arguments: files.filter { !$0.hasPrefix("Sources/hoptrace/") && !$0.hasPrefix("Sources/TraceCorpus/") })
    func sameInputSameBytes(_ path: String) throws {
        let names: Set<Substring> = [
            "Foundation", "Date", "Locale", "Calendar", "TimeZone", "ContinuousClock", "SuspendingClock", "clock_gettime", "time",
            "getenv", "ProcessInfo", "URLSession", "random", "shuffled", "SystemRandomNumberGenerator", "socket", "getaddrinfo",
            "localtime_r", "setlocale",
        ]
        let found = try Self.lines(path).filter { line in
            // The seed of a hash table decides where names lie, and nothing that anybody sees: `repetition` is the proof.
            !line.contains("private let seed = ") && Self.calls(in: Self.code(line)).contains { names.contains($0) }
        }
        #expect(found == [])
    }

    /// Words that an opening bracket follows, without a dot or a declaration before them, and imports.
    private static func calls(in code: Substring) -> [Substring] {
        if code.hasPrefix("import ") || code.contains(" import ") { return code.split(separator: " ").suffix(1) }
        guard !code.contains("func "), !code.contains("\"") else { return [] }
        var found: [Substring] = []
        for part in code.split(separator: "(", omittingEmptySubsequences: false).dropLast() {
            let word = part.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            let name = part.suffix(word.count)
            if !part.dropLast(word.count).hasSuffix(".") || name == "random" || name == "shuffled" { found.append(name) }
        }
        return found
    }
}
