internal import ArgumentParser
internal import TraceAnalysis
internal import TraceCorpus
internal import TraceReports

/// `hoptrace corpus query DATABASE [NAME [VALUE]]`
struct CorpusQueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Answer a documented question from a database, or list the questions.",
        discussion: "docs/queries.md shows the SQL of each; any program that reads SQLite can ask more.")

    @Argument(help: "A database that hoptrace corpus wrote.", completion: .file())
    var database: String

    @Argument(help: "The question; without it the questions are listed.", completion: .list(CorpusQuery.all.map(\.name)))
    var name: String?

    @Argument(help: "What the question needs: the address of messages-of-forwarder, the code of messages-with-finding.")
    var value: String?

    @Option(name: .shortAndLong, help: "What to write.")
    var format = TableFormat.text

    @Option(help: ArgumentHelp("Rows at most; 0 means all.", valueName: "rows"))
    var limit = 100

    @OptionGroup var appearance: Appearance

    enum TableFormat: String, WordArgument { case text, csv, json }

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit is a number of rows.") }
        guard let name else { return }
        guard let query = CorpusQuery.named(name) else {
            throw ValidationError("There is no question \(PrintableText(name).text). Leave the name out to list them.")
        }
        if let argument = query.argument, value == nil {
            throw ValidationError("\(name) needs one more argument: the \(argument).")
        }
        if query.argument == "code", let value, FindingCode(rawValue: value) == nil {
            throw ValidationError("No finding has the code '\(PrintableText(value).text)'. List them: hoptrace explain")
        }
        if query.argument == nil, value != nil { throw ValidationError("\(name) takes no further argument.") }
    }

    func run() throws {
        let answer: TableReport
        do throws(StoreFailure) {
            answer = try table(try StoreReader(path: database))
        } catch {
            Diagnostics.say(database, error.phrase)
            throw ExitStatus.unreadable
        }
        try write(answer)
    }

    private func table(_ reader: StoreReader) throws(StoreFailure) -> TableReport {
        guard let query = name.flatMap({ CorpusQuery.named($0) }) else { return list }
        let answer = try reader.answer(query, value: value, limit: limit == 0 ? .max : limit)
        if answer.isCut {
            Diagnostics.say(
                Phrase(
                    en: "there are more than these \(limit) rows; --limit 0 writes all of them.",
                    ja: "この\(limit)行のほかにも該当する行があります。--limit 0を指定すると、すべて出力します。"))
        }
        return TableReport(columns: answer.columns, rows: answer.rows.map { $0.map { SummaryReport.Cell($0) } })
    }

    private var list: TableReport {
        let isEnglish = appearance.chosenLanguage == .english
        return TableReport(
            columns: isEnglish ? ["name", "question"] : ["名前", "質問"],
            rows: CorpusQuery.all.map { query in
                let name = ([query.name] + (query.argument.map { [$0.uppercased()] } ?? [])).joined(separator: " ")
                return [.text(name), .text(isEnglish ? query.english : query.japanese)]
            })
    }

    private func write(_ table: TableReport) throws {
        let bytes =
            switch format {
            case .text: Array(table.text(appearance.textOptions(isFile: false), language: appearance.chosenLanguage).utf8)
            case .csv: table.csv
            case .json: table.json
            }
        try ReportOutput.write(bytes, to: nil)
    }
}

extension SummaryReport.Cell {
    init(_ value: StoreValue) {
        switch value {
        case .null: self = .none
        case .integer(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .blob(let bytes): self = .text(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        }
    }
}
