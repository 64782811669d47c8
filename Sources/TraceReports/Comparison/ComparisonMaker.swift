public import TraceAnalysis
internal import TraceFields

extension ComparisonReport {
    /// The report of a comparison.
    ///
    /// - Parameter sources: Where the traces came from, in the order in which they were given to `Comparison`.
    public init(_ comparison: Comparison, sources: [Source], options: Report.Options = Report.Options()) {
        self.init(ComparisonMaker(comparison, sources, options))
    }

    init(_ maker: ComparisonMaker) {
        let comparison = maker.comparison
        let pairs = comparison.pairs.map { maker.pair($0) }
        let summary = maker.summary(pairs)
        self.init(
            options: maker.options, headline: summary.headline, explanation: summary.explanation, nextSteps: maker.nextSteps(),
            copies: maker.copies(), mails: maker.mails(), pairs: pairs, results: maker.results(), beliefs: maker.beliefs(),
            lookUps: maker.lookUps(), steps: maker.steps(), limits: maker.limits())
    }
}

/// Makes text of a comparison.
struct ComparisonMaker {
    let comparison: Comparison
    let sources: [Source]
    let options: Report.Options
    let book: Phrasebook
    /// What sentences call the copies, in reading order.
    let names: [String]
    /// The report of each copy, in reading order: its parts are quoted.
    let reports: [Report]
    let texts: [HeaderText]

    /// - Parameter names: What the reader knows the copies by, in reading order; else letters.
    init(_ comparison: Comparison, _ sources: [Source], _ options: Report.Options, names: [String]? = nil) {
        self.comparison = comparison
        self.sources = sources
        self.options = options
        self.names = names ?? comparison.copies.indices.map { Self.letter($0) }
        book = Phrasebook(language: options.language)
        reports = comparison.copies.map { Report($0.trace, source: sources[$0.argument], options: options) }
        texts = comparison.copies.map { HeaderText($0.trace.block) }
    }

    /// `A`, `B` … `Z`, `A2` …
    static func letter(_ copy: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(0x41 + copy % 26)))
        return copy < 26 ? letter : letter + String(copy / 26 + 1)
    }

    func name(_ copy: Int) -> String { names[copy] }

    // Copies

    func copies() -> [ComparisonReport.Copy] {
        comparison.copies.enumerated().map { index, copy in
            let report = reports[index]
            return ComparisonReport.Copy(
                name: name(index), source: report.source, mail: comparison.mail(of: index) + 1, role: copy.role.rawValue,
                reasons: copy.reasons.map {
                    ComparisonReport.Reason(code: $0.rawValue, detail: book.text(Phrasebook.roleReason($0)))
                },
                message: report.message, hops: report.hops, mailbox: copy.mailbox,
                arrived: report.hops.last { $0.time != nil }?.time, verdict: report.verdict)
        }
    }

    func mails() -> [ComparisonReport.Mail] {
        comparison.mails.enumerated().map { index, mail in
            ComparisonReport.Mail(
                n: index + 1, copies: mail.map { name($0) }, hasDirectCopy: comparison.hasDirectCopy(index))
        }
    }

    // Results

    func results() -> [ComparisonReport.Result] {
        var rows = comparison.results
        // That no copy has a DMARC row is worth a row: its absence is what the reader must see.
        if !rows.contains(where: { $0.method == .dmarc }), !rows.isEmpty, let author = commonAuthor {
            let position = rows.lastIndex { $0.method == .spf || $0.method == .dkim } ?? -1
            rows.insert(
                ComparedResult(
                    method: .dmarc, name: author, selector: nil,
                    cells: [ComparedResult.Cell?](repeating: nil, count: reports.count)),
                at: position + 1)
        }
        return rows.map { row in
            ComparisonReport.Result(
                method: row.method.code, name: row.name, selector: row.selector,
                cells: row.cells.enumerated().map { cell($0, $1) })
        }
    }

    private var commonAuthor: String? {
        let authors = Set(reports.compactMap { $0.message.from.first?.domain })
        return authors.count == 1 ? authors.first : nil
    }

    private func cell(_ copy: Int, _ cell: ComparedResult.Cell?) -> ComparisonReport.Cell {
        guard let cell else {
            return ComparisonReport.Cell(copy: name(copy), check: nil, isTrusted: false, isCarried: false, earlier: [])
        }
        let statement = reports[copy].statements[cell.statement]
        return ComparisonReport.Cell(
            copy: name(copy), check: check(copy, cell.statement), writer: writer(copy, cell.statement),
            role: statement.identity.role, alignment: statement.alignment, isTrusted: statement.isTrusted,
            isCarried: cell.isCarried,
            earlier: cell.earlier.compactMap { check(copy, $0) })
    }

    func check(_ copy: Int, _ statement: Int?) -> ComparisonReport.Check? {
        guard let statement else { return nil }
        let value = reports[copy].statements[statement]
        let hop = value.hop.flatMap { n in reports[copy].hops.first { $0.n == n } }
        return ComparisonReport.Check(statement: value.n, result: value.result, hop: value.hop, time: hop?.time)
    }

    func writer(_ copy: Int, _ statement: Int) -> String? {
        let value = reports[copy].statements[statement]
        return value.authservID ?? value.hop.flatMap { n in reports[copy].hops.first { $0.n == n }?.host }
    }

    // What to do

    func beliefs() -> [ComparisonReport.Belief] {
        comparison.beliefs.map { belief in
            var values = PhraseValues()
            values.set(.first, name(belief.copy))
            return ComparisonReport.Belief(
                question: belief.question.rawValue, copy: name(belief.copy),
                detail: book.text(Phrasebook.belief(belief.question), values))
        }
    }

    func lookUps() -> [ComparisonReport.LookUp] {
        comparison.queries.map { query in
            ComparisonReport.LookUp(
                name: query.name, type: query.type.rawValue, command: query.command, detail: book.expectation(query.expectation))
        }
    }

    /// The look-ups, then what the verdicts of the copies that ask for them say beside them.
    func nextSteps() -> [String] {
        var steps = comparison.queries.map { book.lookUp($0) }
        for copy in comparison.copiesToLookUp where !comparison.queries.isEmpty {
            for step in reports[copy].verdict.nextSteps where !steps.contains(step) { steps.append(step) }
        }
        return steps
    }

    /// The same, apart.
    func steps() -> Report.Steps {
        guard !comparison.queries.isEmpty else { return Report.Steps(actions: [], lookUps: []) }
        var steps = Report.Steps(
            actions: [], lookUps: lookUps().map { Report.LookUp(command: $0.command, answer: $0.detail) })
        for copy in comparison.copiesToLookUp {
            let own = reports[copy].verdict.steps
            for action in own.actions where !steps.actions.contains(action) { steps.actions.append(action) }
            for lookUp in own.lookUps where !steps.lookUps.contains(where: { $0.command == lookUp.command }) {
                steps.lookUps.append(lookUp)
            }
        }
        return steps
    }

    func limits() -> [String] {
        var limits: [Phrasebook.ComparisonLimit] = [.results]
        if comparison.pairs.contains(where: { $0.kinship.relation == .sameMail }) {
            limits.append(comparison.copies.allSatisfy { $0.body != nil } ? .body : .bodyUnknown)
        }
        if comparison.pairs.contains(where: { $0.repair?.outcome == .repaired || $0.repair?.outcome == .brokenSince }) {
            limits.insert(.repair, at: 0)
        }
        let redacted = sources.contains { $0.originalSHA256 != nil } ? [book.text(Phrasebook.redacted)] : []
        return redacted + limits.map { book.text(Phrasebook.limit($0)) }
    }
}
