public import ArgumentParser
public import TraceAnalysis

extension FindingCode: ExpressibleByArgument {}
