import TraceAnalysis

/// One benchmark for each step of the analysis, and for the whole.
enum AnalysisBenchmarks {
    static func all(_ sample: Sample) -> [Benchmark] {
        [whole(sample)]
    }

    private static func whole(_ sample: Sample) -> Benchmark {
        let tracer = MessageTracer()
        var trace = Trace()
        return Benchmark(name: "whole trace", unit: "message") {
            for message in sample.messages { message.withUnsafeBufferPointer { tracer.trace($0, into: &trace) } }
            return sample.messages.count
        }
    }
}
