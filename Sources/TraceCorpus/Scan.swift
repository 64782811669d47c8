internal import CLibxxhash
internal import Foundation
internal import TraceAnalysis

/// inputs → messages → traces → collector: reads every message of a list of inputs once.
public struct Scan<History: ScanHistory>: Sendable {
    public let inputs: [ScanInput]
    public let options: ScanOptions
    public let history: History

    public init(_ inputs: [ScanInput], options: ScanOptions = ScanOptions(), history: History) {
        self.inputs = inputs
        self.options = options
        self.history = history
    }

    /// Scans. `take` gets the parts in the order of the input, on the calling thread; what it throws ends the scan.
    ///
    /// Returns whether everything was read; false when it was stopped.
    @discardableResult
    public func run<Collector: ScanCollector>(
        _ collector: Collector, take: (inout Collector.Part, ScanProgress) throws -> Void
    ) throws -> Bool {
        var seen: Set<ContentDigest> = []
        try history.forEachDigest { seen.insert($0) }
        let tracer = MessageTracer(options: options.trace)
        var trace = Trace()
        for case .path(let path) in inputs {
            var part = collector.makePart()
            var progress = ScanProgress()
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            let hash = bytes.withUnsafeBytes { XXH3_128bits_withSeed($0.baseAddress, $0.count, options.seed) }
            let digest = ContentDigest(high: hash.high64, low: hash.low64)
            if seen.insert(digest).inserted {
                bytes.withUnsafeBufferPointer { tracer.trace($0, into: &trace) }
                collector.add(
                    trace, MessageOrigin(source: path, size: bytes.count, digest: digest), to: &part)
                progress.messages = 1
            } else {
                progress.duplicates = 1
            }
            progress.bytes = bytes.count
            progress.sources.append(
                SourceMark(
                    path: path, kind: .message, identity: SourceIdentity(size: bytes.count, modified: 0), position: 1,
                    messages: 1, duplicates: progress.duplicates, isComplete: true))
            try take(&part, progress)
        }
        return true
    }
}
