import CAllocations

/// One thing that is measured: the same work, over and over on the same sample.
struct Benchmark {
    /// What is measured, as it stands in the table.
    let name: String
    /// What the work is divided by: `message`, `field`.
    let unit: String
    /// Does all the work once and returns how many units it was.
    let run: () -> Int
}

/// What one benchmark gave.
struct Measurement {
    let name: String
    let unit: String
    let units: Int
    /// Nanoseconds of processor time a unit, of the fastest pass and of the one in the middle.
    let fastest: Double
    let median: Double
    /// Allocations a unit in a pass after the first; nil where the platform does not let them be counted.
    let allocations: Double?

    /// Runs a benchmark until `passes` passes or about two seconds are over, after one that counts for nothing.
    init(_ benchmark: Benchmark, passes: Int) {
        name = benchmark.name
        unit = benchmark.unit
        units = benchmark.run()
        let before = allocation_count()
        _ = benchmark.run()
        allocations = before < 0 ? nil : Double(allocation_count() - before) / Double(max(units, 1))
        var times: [Double] = []
        while times.count < passes, times.count < 3 || times.reduce(0, +) < 2e9 {
            let start = ProcessorTime.now()
            _ = benchmark.run()
            times.append(ProcessorTime.now() - start)
        }
        times.sort()
        fastest = times[0] / Double(max(units, 1))
        median = times[times.count / 2] / Double(max(units, 1))
    }
}
