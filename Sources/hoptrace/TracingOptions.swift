internal import ArgumentParser
internal import TraceAnalysis
internal import TraceReports

/// What the user tells the tracer: the same options wherever messages are traced.
struct TracingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Trust the servers with this authserv-id, domain or network, beside the network of the newest hop. Repeatable.",
            valueName: "name"))
    var trust: [String] = []

    @Option(
        name: .customLong("same-org"),
        help: ArgumentHelp(
            "Treat these domains as one organization although their names do not show it. Repeatable.", valueName: "domain"))
    var sameOrganization: [String] = []

    var traceOptions: TraceOptions { TraceOptions(trust: trust, sameOrganization: sameOrganization) }

    var tracer: MessageTracer { MessageTracer(options: traceOptions) }

    /// The same for a report.
    func reportOptions(_ language: Language) -> Report.Options {
        Report.Options(trust: trust, sameOrganization: sameOrganization, language: language)
    }
}
