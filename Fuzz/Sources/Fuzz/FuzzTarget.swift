#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One parser under attack: what is done with an input, and which laws must hold afterwards.
struct FuzzTarget: Sendable {
    /// The name of the target, of its seed folder and of its corpus.
    var name: StaticString
    var run: @Sendable ([UInt8]) -> Void

    static let all: [FuzzTarget] = [
        FuzzTarget(name: "header-block", run: fuzzHeaderBlock),
        FuzzTarget(name: "received", run: fuzzReceived),
        FuzzTarget(name: "dates", run: fuzzDates),
        FuzzTarget(name: "addresses", run: fuzzAddresses),
        FuzzTarget(name: "authentication-results", run: fuzzAuthenticationResults),
        FuzzTarget(name: "received-spf", run: fuzzReceivedSPF),
        FuzzTarget(name: "signatures", run: fuzzSignatures),
        FuzzTarget(name: "encoded-words", run: fuzzEncodedWords),
        FuzzTarget(name: "rewritten-paths", run: fuzzRewrittenPaths),
        FuzzTarget(name: "trace", run: fuzzTrace),
        FuzzTarget(name: "attached-messages", run: fuzzAttachedMessages),
    ]

    /// The one that the environment names: libFuzzer has the command line for itself.
    static let chosen: FuzzTarget = {
        let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = all.first(where: { $0.name.description == name }) else {
            fail("FUZZ_TARGET must be one of: " + all.map(\.name.description).joined(separator: " "))
        }
        return target
    }()
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    FuzzTarget.chosen.run([UInt8](UnsafeBufferPointer(start: data, count: size)))
    return 0
}
