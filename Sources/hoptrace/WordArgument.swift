public import ArgumentParser
public import TraceAnalysis
public import TraceReports

/// An argument that is one of a few words. The parser asks for all of them at each start, for its help; by its own means, which print
/// each word through a key path, that was one in seventeen of all instructions of a trace of one message.
public protocol WordArgument: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension WordArgument {
    public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

    /// The words speak for themselves.
    public static var allValueDescriptions: [String: String] { [:] }
}

extension FindingCode: WordArgument {}
extension Language: WordArgument {}
extension Export.Format: WordArgument {}
extension Export.Table: WordArgument {}
