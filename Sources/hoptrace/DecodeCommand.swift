internal import ArgumentParser
internal import Foundation
internal import TraceAnalysis
internal import TraceReports

/// `hoptrace decode ADDRESS…`
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Explain rewritten envelope addresses piece by piece.",
        discussion:
            "Addresses as they stand in Return-Path, with or without angle brackets: SRS, +caf_=, +bnc, BATV, VERP and more.")

    @Argument(help: "Addresses; quote them, so that the shell leaves them alone.")
    var addresses: [String]

    @Option(name: .shortAndLong, help: "What to write.")
    var format = DecodeFormat.text

    @Option(
        help: ArgumentHelp(
            "A day near the mail's, which tells apart what short day counters leave open.", valueName: "YYYY-MM-DD"))
    var date: CalendarDay?

    @OptionGroup var appearance: Appearance

    enum DecodeFormat: String, WordArgument { case text, json }

    func run() throws {
        let readings = addresses.map { address in
            Report.Reading(
                RewrittenPath.decode(address, near: date?.seconds), of: address, language: appearance.chosenLanguage,
                near: date?.seconds)
        }
        switch format {
        case .json: try ReportOutput.write(Report.json(readings), to: nil)
        case .text:
            let options = appearance.textOptions(isFile: false)
            let text = ReadingText.text(readings, language: appearance.chosenLanguage, options)
            try ReportOutput.write(Array(text.utf8), to: nil)
        }
    }
}

/// A day of the Gregorian calendar, as `--date` takes it.
struct CalendarDay: ExpressibleByArgument {
    /// Its first second in UTC, counted from 1970.
    let seconds: Int64

    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let components = DateComponents(year: year, month: month, day: day)
        guard components.isValidDate(in: calendar), let date = calendar.date(from: components) else { return nil }
        seconds = Int64(date.timeIntervalSince1970)
    }
}
