import Foundation

// Benchmarks FILE…: measures parsers and steps on the messages of these files and prints a table. `--only WORD` measures those
// whose name holds the word, `--messages N` takes the first N messages (2,000), `--passes N` so many passes (15).

var paths: [String] = []
var only = ""
var messages = 2_000
var passes = 15
var arguments = CommandLine.arguments.dropFirst().makeIterator()
while let argument = arguments.next() {
    switch argument {
    case "--only": only = arguments.next() ?? ""
    case "--messages": messages = arguments.next().flatMap { Int($0) } ?? messages
    case "--passes": passes = arguments.next().flatMap { Int($0) } ?? passes
    default: paths.append(argument)
    }
}

func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + space : space + text
}

func row(_ name: String, _ unit: String, _ figures: [String]) {
    print(padded(name, 44, left: true) + padded(unit, 9, left: true) + figures.map { padded($0, 12) }.joined())
}

do {
    let sample = try Sample(paths: paths, limit: messages)
    guard !sample.messages.isEmpty else {
        print("usage: Benchmarks [--only WORD] [--messages N] [--passes N] FILE…")
        exit(2)
    }
    print("\(sample.messages.count) messages, \(sample.headerBytes / sample.messages.count) bytes of header each")
    row("", "per", ["median ns", "fastest ns", "allocations"])
    for benchmark in ParserBenchmarks.all(sample) + AnalysisBenchmarks.all(sample)
    where only.isEmpty || benchmark.name.contains(only) {
        let measured = Measurement(benchmark, passes: passes)
        row(
            measured.name, measured.unit,
            [
                String(format: "%.0f", measured.median), String(format: "%.0f", measured.fastest),
                measured.allocations.map { String(format: "%.3f", $0) } ?? "?",
            ])
    }
} catch {
    FileHandle.standardError.write(Data("benchmarks: \(error.localizedDescription)\n".utf8))
    exit(1)
}
