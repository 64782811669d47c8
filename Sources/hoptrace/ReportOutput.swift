internal import ArgumentParser
internal import Foundation
internal import TraceReports

/// What a command writes its reports as.
enum ReportFormat: String, FormatArgument {
    case text, json, ndjson, xml, html

    static let standard = text
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

    /// Writes a file that its owner alone may read.
    static func writePrivate(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw failure(path, POSIXError(.init(rawValue: errno) ?? .EIO)) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(bytes))
        } catch {
            throw failure(path, error)
        }
    }

    /// Says that an output, standard output where it has no name, cannot be written; what is returned ends the command.
    static func failure(_ path: String?, _ error: any Error) -> any Error {
        let cause = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error) as NSError
        let code = cause.domain == NSPOSIXErrorDomain ? Int32(cause.code) : nil
        let book = Phrasebook(language: Diagnostics.language)
        let sentence = book.text(Phrase(en: "this cannot be written", ja: "書き込めません"))
        let name = path ?? book.text(Phrase(en: "standard output", ja: "標準出力"))
        Diagnostics.say(name, code.map { book.inParentheses(sentence, String(cString: strerror($0))) } ?? sentence, advice(code))
        return ExitStatus.unreadable
    }

    /// What can be done about it.
    private static func advice(_ code: Int32?) -> Phrase {
        switch code {
        case ENOENT: Phrase(en: "Check that its directory exists.", ja: "書き込み先のディレクトリがあるか確認してください。")
        case EISDIR: Phrase(en: "It is a directory: name a file.", ja: "ディレクトリです。ファイル名を指定してください。")
        case ENOTDIR, EEXIST:
            Phrase(en: "A part of the path is a file, not a directory.", ja: "パスの途中にあるものが、ディレクトリではなくファイルです。")
        case EACCES, EPERM, EROFS:
            Phrase(
                en: "This user may not write there: choose another place, or change its permissions.",
                ja: "書き込む権限がありません。別の場所を指定するか、権限を変更してください。")
        case ENOSPC, EDQUOT, EFBIG: Phrase(en: "Make room, or choose another place.", ja: "空きを作るか、別の場所を指定してください。")
        default:
            Phrase(
                en: "Check that its directory exists and that there is room.", ja: "書き込み先のディレクトリと空き容量を確認してください。")
        }
    }

    /// Whether a new file may take the place of what has this name: a device, a pipe or a link stays what it is.
    private static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }
}
