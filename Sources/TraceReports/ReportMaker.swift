public import TraceAnalysis
internal import TraceFields

extension Report {
    /// The report of a trace. Nothing is decided here: text is made of what the trace holds.
    public init(_ trace: Trace, source: Source, options: Options = Options(), extent: Extent = .whole) {
        var maker = ReportMaker(trace, options)
        self.init(
            source: source, options: options, message: maker.message(),
            order: Order(isReliable: trace.order.isReliable, reason: trace.order.reason?.rawValue), hops: maker.hops(),
            legs: maker.legs(), forwardings: maker.forwardings(), statements: maker.statements(), arc: maker.arc(),
            findings: maker.findings(), defects: maker.defects(), verdict: maker.verdict(),
            noForwarding: "", limits: [], stations: [], matrix: Matrix([], legs: []), header: [])
        guard extent == .whole else { return }
        noForwarding = maker.noForwarding()
        limits = maker.limits(source)
        stations = Station.stations(of: hops)
        matrix = Matrix(statements, legs: legs)
        header = maker.headerLines()
    }
}

/// Makes text of a trace.
struct ReportMaker {
    let trace: Trace
    let text: HeaderText
    let book: Phrasebook
    /// Names are looked up here: the table learns what it is asked.
    var domains: DomainTable
    /// What all findings share is found once.
    var nextSteps: NextSteps
    /// Whether a mask stands in a field of results.
    let masksResults: Bool
    /// What each hop is called: `hop 3 (mx.example.com)`.
    private let hopNames: [String]

    init(_ trace: Trace, _ options: Report.Options) {
        self.trace = trace
        let text = HeaderText(trace.block)
        let book = Phrasebook(language: options.language)
        self.text = text
        self.book = book
        domains = trace.domains
        nextSteps = NextSteps(trace)
        masksResults = Self.masksResults(trace)
        hopNames = trace.hops.map { hop in
            var values = PhraseValues()
            values.set(.number, String(hop.n))
            values.set(.name, text.value(trace.received(hop.n).byName ?? trace.received(hop.n).by).map { book.quoted($0) })
            return book.sentence(Phrasebook.hopWithName, values) ?? book.text(Phrasebook.hopAlone, values)
        }
    }

    // Parts that several use

    func network(_ network: Network?) -> String? { network.flatMap { domains.text($0) } }

    /// Reasons in words; what two of them would say of one field is said once.
    func evidence(_ range: Range<Int>) -> [Report.Evidence] {
        var known: Set<Said> = []
        return trace.evidence[range].map { evidence($0) }.filter {
            known.insert(Said(detail: $0.detail, field: $0.field)).inserted
        }
    }

    private struct Said: Hashable {
        var detail: String
        var field: Report.Field?
    }

    private func evidence(_ evidence: Evidence) -> Report.Evidence {
        var values = PhraseValues()
        values.set(.value, evidence.value.map { book.quoted(text.value($0)) })
        let shown = evidence.value.flatMap { $0.upper <= trace.block.bodyStart ? $0.lower..<$0.upper : nil }
        if let field = text.field(evidence.field) {
            values.set(.field, book.quoted(field.name))
            values.set(.number, String(shown.map { line(of: $0.lowerBound, in: field) } ?? field.line))
        }
        values.set(.hop, evidence.hop.map { hopName($0) })
        values.set(.statement, evidence.statement.map { String($0) })
        values.set(.forwarding, evidence.forwarding.map { String($0) })
        let forms = Phrasebook.evidence(evidence.code)
        let detail = book.firstSentence(of: forms, values) ?? forms.last.map { book.text($0, values) } ?? evidence.code.rawValue
        return Report.Evidence(
            code: evidence.code.rawValue, detail: detail, field: text.field(evidence.field), hop: evidence.hop,
            statement: evidence.statement, forwarding: evidence.forwarding, value: shown)
    }

    /// The line of a byte of a field.
    private func line(of byte: Int, in field: Report.Field) -> Int {
        guard byte > field.start, byte < field.end, byte - field.start < 1 << 16 else { return field.line }
        return field.line + trace.block.bytes[field.start..<byte].count { $0 == 0x0A }
    }

    func hopName(_ n: Int) -> String { hopNames.indices.contains(n - 1) ? hopNames[n - 1] : String(n) }
}
