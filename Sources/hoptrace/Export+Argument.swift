public import ArgumentParser
public import TraceReports

extension Export.Format: ExpressibleByArgument {}
extension Export.Table: ExpressibleByArgument {}
