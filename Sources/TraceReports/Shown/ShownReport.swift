public import TraceAnalysis
internal import TraceFields

/// The rows that a mail reader prints for a message, each with what it really is about: what `hoptrace trace --as-shown` writes.
public struct ShownReport: Hashable, Sendable {
    /// The version of the contract.
    public static let format = "hoptrace.as-shown/1"

    public var source: Source
    public var options: Report.Options
    /// `gmail` or `other`.
    public var viewer: String
    public var rows: [Row]
    public var verdict: Report.Verdict

    /// One row of the page.
    public struct Row: Hashable, Sendable {
        public var method: String
        /// What the page prints behind the method's name; nil where it has no such row.
        public var shown: String?
        /// The result as it was recorded.
        public var result: String?
        /// Number of the statement.
        public var statement: Int?
        public var name: String?
        public var role: String?
        public var alignment: String?
        public var hop: Int?
        public var leg: Int?
        public var isMisleading: Bool
        /// Code of the correction.
        public var remark: String
        public var correction: String
        /// Numbers of statements that the page leaves out.
        public var hidden: [Int]
        /// The same in words. No part of the contract.
        public var others: [String]
    }

    /// - Parameter viewer: Whose page; by the network of the newest hop where nil.
    public init(
        _ trace: Trace, source: Source, options: Report.Options = Report.Options(), viewer: ShownSummary.Viewer? = nil
    ) {
        let summary = trace.shownSummary(viewer)
        let report = Report(trace, source: source, options: options)
        let maker = ShownMaker(trace: trace, report: report, book: Phrasebook(language: options.language), viewer: summary.viewer)
        self.source = source
        self.options = options
        self.viewer = summary.viewer.rawValue
        rows = summary.rows.map { maker.row($0) }
        verdict = report.verdict
    }
}

/// Makes text of the rows.
private struct ShownMaker {
    let trace: Trace
    let report: Report
    let book: Phrasebook
    let viewer: ShownSummary.Viewer

    func row(_ row: ShownSummary.Row) -> ShownReport.Row {
        let statement = row.statement.map { report.statements[$0] }
        return ShownReport.Row(
            method: row.method.code, shown: row.word.map { shown($0, row.method, statement) }, result: statement?.result,
            statement: statement?.n, name: statement?.identity.domain ?? statement?.identity.value,
            role: statement?.identity.role, alignment: statement?.alignment, hop: statement?.hop, leg: statement?.leg,
            isMisleading: row.isMisleading, remark: row.remark.rawValue, correction: correction(row, statement),
            hidden: row.hidden.map { $0 + 1 }, others: row.hidden.map { other(report.statements[$0]) })
    }

    /// "softfail for service.example"
    private func other(_ statement: Report.Statement) -> String {
        var values = PhraseValues()
        values.set(.result, statement.result)
        values.set(.domain, name(statement))
        return book.firstSentence(of: Phrasebook.shownOther, values) ?? statement.result
    }

    private func name(_ statement: Report.Statement?) -> String? {
        guard let name = statement?.identity.domain ?? statement?.identity.value, !name.isEmpty else { return nil }
        return book.quoted(name)
    }

    /// Whom From names; where a list or an alias service wrote it, the author behind it, if anything tells.
    private var author: String? {
        let author = trace.rewrittenFrom.map { $0.author } ?? trace.author
        return author.map { book.quoted(trace.domains.text($0)) }
    }

    /// Gmail puts the address behind SPF, and quotes the words of the others.
    private func shown(_ word: ShownSummary.Word, _ method: ResultMethod, _ statement: Report.Statement?) -> String {
        let text: String
        switch word {
        case .failForError: text = "FAIL"
        case .recorded: text = (statement?.result ?? "").uppercased()
        }
        guard viewer == .gmail else { return text }
        switch method {
        case .spf: return client(of: statement).map { text + " with IP " + $0 } ?? text
        case .dkim: return statement?.identity.domain.map { "'" + text + "' with domain " + $0 } ?? "'" + text + "'"
        default: return "'" + text + "'"
        }
    }

    /// The address that SPF judged: as the statement says, else as the line of its hop.
    private func client(of statement: Report.Statement?) -> String? {
        statement?.clientIP ?? statement?.evaluatedHop.flatMap { n in report.hops.first { $0.n == n }?.from.ip }
    }

    private func correction(_ row: ShownSummary.Row, _ statement: Report.Statement?) -> String {
        var values = PhraseValues()
        // What is said of the name of whoever sent the mail on is not said of the author's where both are the same.
        let isSenders = [.ofForwarder, .ofList, .listSigned].contains(row.remark)
        values.set(.author, isSenders && author == name(statement) ? nil : author)
        values.set(.method, row.method.name)
        values.set(.domain, name(statement))
        values.set(.writer, statement?.authservID.map { book.quoted($0) })
        values.set(.result, statement?.result)
        values.set(
            .record, row.method == .dkim ? row.statement.flatMap { trace.dnsName(ofStatement: $0) }.map { book.quoted($0) } : nil)
        values.set(.value, statement.flatMap { place($0) })
        let forwarding = report.forwardings.last
        values.set(.forwarder, (forwarding?.forwarder ?? forwarding?.network).map { book.quoted($0) })
        let list = report.forwardings.last { $0.kind == "mailing-list" || $0.kind == "google-groups" }
        values.set(.list, list?.forwarder.map { book.quoted($0) })
        let readsLikePass = statement?.result.hasSuffix("pass") ?? false
        let isEarned = isSenders && row.method == .dmarc && trace.rewrittenFrom == nil
        let forms =
            isEarned
            ? Phrasebook.shownEarned
            : row.remark == .guess && !readsLikePass ? Phrasebook.shownGuess : Phrasebook.shownRemark(row.remark)
        return book.firstSentence(of: forms, values) ?? forms.last.map { book.text($0, values) } ?? row.remark.rawValue
    }

    /// "tested at hop 5 (mx.google.com), on leg 2 of 2"
    private func place(_ statement: Report.Statement) -> String? {
        guard let hop = statement.hop.flatMap({ n in report.hops.first { $0.n == n } }) else { return nil }
        var values = PhraseValues()
        values.set(.number, String(hop.n))
        values.set(.name, hop.host.map { book.quoted($0) })
        let name = book.sentence(Phrasebook.hopWithName, values) ?? book.text(Phrasebook.hopAlone, values)
        values.set(.name, name)
        values.set(.leg, statement.leg.map { String($0) })
        values.set(.number, report.legs.count > 1 ? String(report.legs.count) : nil)
        return book.firstSentence(of: Phrasebook.shownPlace, values)
    }
}
