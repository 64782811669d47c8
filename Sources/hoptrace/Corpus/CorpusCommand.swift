internal import ArgumentParser
internal import Foundation
internal import TraceAnalysis
internal import TraceCorpus

/// `hoptrace corpus …`
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Answer questions about a whole archive of mail.",
        subcommands: [CorpusScanCommand.self, CorpusQueryCommand.self],
        defaultSubcommand: CorpusScanCommand.self)
}
