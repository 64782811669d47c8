public import ArgumentParser
public import TraceAnalysis

extension Severity: ExpressibleByArgument {
    public init?(argument: String) {
        guard let severity = Self.allCases.first(where: { $0.code.description == argument }) else { return nil }
        self = severity
    }

    public static var allValueStrings: [String] { allCases.map(\.code.description) }
}
