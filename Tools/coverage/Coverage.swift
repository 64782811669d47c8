internal import Foundation
internal import TraceAnalysis
internal import TraceFields

/// `coverage FOLDER [--places]`: how completely the headers of the mail below a folder are read. `make coverage` runs it.
///
/// Prints counts and shapes, never a word of the mail; with `--places` also where each field stands that was not read completely.
@main
struct Coverage {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first, !folder.hasPrefix("-") else {
            FileHandle.standardError.write(Data("usage: coverage FOLDER [--places]\n".utf8))
            exit(64)
        }
        var figures = Figures(keepsPlaces: arguments.contains("--places"))
        let tracer = MessageTracer()
        var trace = Trace()
        for file in MailFolder.files(below: folder) {
            guard let content = FileManager.default.contents(atPath: folder + "/" + file) else {
                figures.unreadableFiles += 1
                continue
            }
            let bytes = [UInt8](content)
            bytes.withUnsafeBufferPointer { file in
                for message in MailFolder.messages(in: file) { tracer.trace(message, into: &trace); figures.add(trace) }
            }
            figures.endFile(file)
        }
        var tables = Tables()
        figures.write(to: &tables)
        print(tables.text, terminator: "")
    }
}
