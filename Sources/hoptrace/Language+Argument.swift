public import ArgumentParser
public import TraceReports

extension Language: ExpressibleByArgument {}
