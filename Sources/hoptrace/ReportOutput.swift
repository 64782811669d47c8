internal import ArgumentParser
internal import Foundation
internal import TraceReports

/// What a command writes its reports as.
enum ReportFormat: String, WordArgument {
    case text, json, ndjson, xml, html
}

/// Where reports go, and in which form.
struct ReportOutput {
    var format: ReportFormat
    /// nil is standard output.
    var path: String?
    /// Whether several messages were asked for: a list stays one when only one of them could be read.
    var isList: Bool
    var appearance: Appearance

    func write(_ reports: [Report]) throws {
        guard !reports.isEmpty || isList && format == .json else { return }
        try Self.write(try bytes(of: reports), to: path)
    }

    private func bytes(of reports: [Report]) throws -> [UInt8] {
        switch format {
        case .text: return Array(TextReport.text(reports, appearance.textOptions(isFile: path != nil)).utf8)
        case .json: return isList ? Report.jsonList(reports) : Report.json(reports)
        case .ndjson: return reports.flatMap(\.ndjson)
        case .html: return Array(HTMLReport.html(reports).utf8)
        case .xml: return try Self.xml { () throws(XMLWriter.Failure) in try Report.xml(reports) }
        }
    }

    /// A document of libxml2's writer, which fails only when the library is not there, memory is full or hoptrace used it out of turn.
    static func xml(_ document: () throws(XMLWriter.Failure) -> [UInt8]) throws -> [UInt8] {
        do throws(XMLWriter.Failure) {
            return try document()
        } catch .missingLibrary {
            throw ValidationError("XML needs libxml2, which is not installed. Install it, or choose another format.")
        } catch {
            BugReport.say("the XML report could not be written: \(error)")
            throw ExitStatus.bug
        }
    }

    static func write(_ bytes: [UInt8], to path: String?) throws {
        do {
            guard let path else { return try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: isReplaceable(path) ? .atomic : [])
        } catch {
            throw failure(path, error)
        }
    }

    /// Says that an output, standard output where it has no name, cannot be written; what is returned ends the command.
    static func failure(_ path: String?, _ error: any Error) -> any Error {
        let cause = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error) as NSError
        let reason = cause.domain == NSPOSIXErrorDomain ? " (" + String(cString: strerror(Int32(cause.code))) + ")" : ""
        Diagnostics.say(
            path ?? "standard output",
            "this cannot be written\(reason). Check that its directory exists and that there is room.")
        return ExitStatus.unreadable
    }

    /// Whether a new file may take the place of what has this name: a device, a pipe or a link stays what it is.
    private static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }
}
