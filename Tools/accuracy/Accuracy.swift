internal import CorpusLabels
internal import Foundation
internal import TraceReports

/// `accuracy FOLDER…`: how right the traces of labelled messages are. `make accuracy` runs it.
/// `accuracy --census FOLDER…`: how sure the traces of messages without labels are; counts, and nothing of the messages.
@main
struct Accuracy {
    static func main() throws {
        let folders = CommandLine.arguments.dropFirst()
        guard !folders.isEmpty else {
            FileHandle.standardError.write(Data("usage: accuracy [--census] FOLDER…\n".utf8))
            exit(64)
        }
        if folders.first == "--census" { return try count(folders.dropFirst()) }
        var byFolder: [String: Figures] = [:]
        var byServer: [String: Figures] = [:]
        var total = Figures()
        for folder in folders {
            for labelled in try LabelledCase.all(below: URL(fileURLWithPath: folder)) {
                let comparison = LabelComparison(label: labelled.label, report: try JSONValue(labelled.report.json))
                let name = labelled.folder.isEmpty ? folder : labelled.folder
                byFolder[name, default: Figures()].add(comparison)
                if let server = labelled.label["receiver"].string { byServer[server, default: Figures()].add(comparison) }
                total.add(comparison)
            }
        }
        var tables = AccuracyTables()
        tables.writeFolders(byFolder, total)
        tables.writeKeys(total)
        tables.writeStatements(byFolder, total)
        tables.writeServers(byServer)
        tables.writeFindings(total)
        print(tables.text, terminator: "")
        exit(total.confidentWrong == 0 ? 0 : 1)
    }

    private static func count(_ folders: ArraySlice<String>) throws {
        var census = Census()
        for folder in folders { try census.add(folder: URL(fileURLWithPath: folder)) }
        var tables = AccuracyTables()
        tables.write(census)
        print(tables.text, terminator: "")
    }
}
