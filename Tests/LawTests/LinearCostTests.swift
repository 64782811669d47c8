import Foundation
import Testing
import TraceAnalysis
import TraceFields
import TraceReports

/// Law 2: twice the hostile input costs at most twice the time.
///
/// What is measured is the processor time of the thread, the least of several runs, so that other processes and other tests do not
/// matter much; a pair that seems too dear is measured again before it fails. Above 2 stand 15 %: the larger message lies in a slower
/// cache. Cost that grows with the square would be 4. The least count is large enough for it to show.
@Suite struct LinearCostTests {
    static let allowed = 2.3
    /// Seconds below which a run is too short to be measured; the input is doubled until it takes as long.
    static let shortest = 0.003
    /// Where the doubling ends: twice as much stays below the limits (`Limits.tokens`), which change what is done.
    static let mostCounted = 1 << 13

    @Test(arguments: HostileShape.all)
    func tracingTwiceAsMuch(_ shape: HostileShape) {
        let tracer = MessageTracer()
        Self.compare(shape, from: 64, allowed: Self.allowed) { message in _ = tracer.trace(message) }
    }

    @Test(arguments: HostileShape.pairs)
    func tracingTwiceAsMuchOfBoth(_ shape: HostileShape) {
        let tracer = MessageTracer()
        Self.compare(shape, from: 32, allowed: 2 * Self.allowed) { message in _ = tracer.trace(message) }
    }

    /// The whole way to each kind of report, where findings, forwardings and evidence are many.
    @Test(arguments: ["received lines", "envelopes between received lines", "arc sets of one instance"])
    func reportingTwiceAsMuch(_ name: String) throws {
        let tracer = MessageTracer()
        Self.compare(try HostileShape.named(name), from: 32, allowed: Self.allowed) { message in
            let report = Report(tracer.trace(message), source: Source(name: "x", message: message))
            let written = [report.json.count, TextReport.text(report).utf8.count, HTMLReport.html([report]).utf8.count]
            #expect((try? report.xml()) != nil && !written.contains(0))
        }
    }

    private static func compare(_ shape: HostileShape, from first: Int, allowed: Double, _ run: ([UInt8]) -> Void) {
        var count = first
        while count < mostCounted, seconds(run, shape.message(count)) < shortest { count *= 2 }
        let (single, twofold) = (shape.message(count), shape.message(2 * count))
        var (one, two) = (Double.infinity, Double.infinity)
        for round in 1...96 {
            one = min(one, seconds(run, single))
            two = min(two, seconds(run, twofold))
            if round >= 3, two <= one * allowed { break }
            // Other tests fill the caches for a while: what is still too dear is measured at another time, too.
            if round.isMultiple(of: 24) { Thread.sleep(forTimeInterval: 2) }
        }
        #expect(two <= one * allowed, "\(count) times: \(one) s, twice as often: \(two) s, \(two / one) times as long")
    }

    /// Seconds of the processor that one run takes.
    private static func seconds(_ run: ([UInt8]) -> Void, _ message: [UInt8]) -> Double {
        let start = processorTime()
        run(message)
        return processorTime() - start
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
