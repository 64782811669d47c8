@_spi(Steps) import TraceAnalysis

/// One benchmark for each step of the analysis, and for the whole.
///
/// A step needs what those before it found, so each row runs all of them: the step costs what its row costs more than the row
/// above it, in time and in allocations.
enum AnalysisBenchmarks {
    static func all(_ sample: Sample) -> [Benchmark] {
        AnalysisStep.allCases.map { through($0, sample) } + [whole(sample)]
    }

    private static func through(_ last: AnalysisStep, _ sample: Sample) -> Benchmark {
        let options = TraceOptions()
        let steps = AnalysisStep.allCases.prefix { $0 != last } + [last]
        var trace = Trace()
        return Benchmark(name: "trace through \(last.rawValue)", unit: "message") {
            for message in sample.messages {
                message.withUnsafeBufferPointer { for step in steps { step.run(&trace, $0, options) } }
            }
            return sample.messages.count
        }
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
