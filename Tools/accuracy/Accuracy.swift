internal import CorpusLabels
internal import Foundation
internal import TraceReports

/// `accuracy FOLDER…`: how right the traces of labelled messages are. `make accuracy` runs it.
@main
struct Accuracy {
    static func main() throws {
        let folders = CommandLine.arguments.dropFirst()
        guard !folders.isEmpty else {
            FileHandle.standardError.write(Data("usage: accuracy FOLDER…\n".utf8))
            exit(64)
        }
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
}
