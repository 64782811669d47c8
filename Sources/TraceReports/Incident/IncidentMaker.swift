public import TraceAnalysis
internal import TraceFields

/// One input of an incident report.
public enum IncidentInput: Sendable {
    /// A message. `body` is a digest of its canonical body, where all of it was at hand.
    case message(Trace, Source, body: String?, isHeaderOnly: Bool)
    /// The name of what could not be read, and why.
    case unreadable(name: String, reason: String)
}

extension IncidentReport {
    public init(_ inputs: [IncidentInput], heading: Heading = Heading(), options: Report.Options = Report.Options()) {
        let maker = IncidentMaker(inputs, options)
        let cases = maker.cases()
        let tasks = maker.tasks()
        self.init(
            heading: heading, options: options, summary: maker.summary(cases, tasks), cases: cases, mails: maker.mails(),
            timeline: maker.timeline(), evidence: maker.evidence(), tasks: tasks, limits: maker.limits(),
            messages: maker.reports)
    }
}

/// Makes text of an incident.
struct IncidentMaker {
    let inputs: [IncidentInput]
    let incident: Incident
    let options: Report.Options
    let book: Phrasebook
    /// The report of each message that could be read; message `n` is element `n - 1`.
    let reports: [Report]
    let sources: [Source]

    init(_ inputs: [IncidentInput], _ options: Report.Options) {
        self.inputs = inputs
        self.options = options
        book = Phrasebook(language: options.language)
        var traces: [Trace] = []
        var sources: [Source] = []
        var bodies: [String?] = []
        for case .message(let trace, let source, let body, _) in inputs {
            traces.append(trace)
            sources.append(source)
            bodies.append(body)
        }
        self.sources = sources
        incident = Incident(traces, bodies: bodies)
        reports = zip(traces, sources).map { Report($0, source: $1, options: options) }
    }

    /// Number of the mail that a message is a copy of.
    func mail(of message: Int) -> Int? { incident.mails.firstIndex { $0.copies.contains(message) }.map { $0 + 1 } }

    static func time(_ seconds: Int64?) -> String? { seconds.map { UTCDate(seconds: $0).text } }

    /// Of a time only the day, where it stands in a sentence.
    func day(of mail: Int?) -> String? { mail.flatMap { incident.mails[$0].time }.map { UTCDate(seconds: $0).dayText } }

    // Cases

    func cases() -> [IncidentReport.Case] {
        incident.cases.enumerated().map { index, story in
            let phrases = Phrasebook.incident(story.cause.kind)
            let values = values(story.cause)
            let times = story.mails.compactMap { incident.mails[$0].time }
            return IncidentReport.Case(
                n: index + 1, cause: story.cause.kind.rawValue, domain: story.cause.domain, service: story.cause.service,
                state: story.state?.rawValue,
                headline: book.firstSentence(of: phrases.headline, values) ?? book.text(phrases.headline[0], values),
                explanation: explanation(story, phrases, values), mails: story.mails.map { $0 + 1 },
                first: Self.time(times.min()), last: Self.time(times.max()), lastGood: story.lastGood.map { $0 + 1 },
                firstGood: story.firstGood.map { $0 + 1 }, observations: observations(story))
        }
    }

    func values(_ cause: IncidentCause) -> PhraseValues {
        var values = PhraseValues()
        values.set(.author, cause.domain.map { book.quoted($0) })
        values.set(.domain, cause.domain.map { book.quoted($0) })
        values.set(.service, cause.service.map { book.quoted($0) })
        return values
    }

    /// What the cause means, what a repair changed, and the sentences of the gravest verdict.
    private func explanation(_ story: Incident.Case, _ phrases: IncidentPhrases, _ values: PhraseValues) -> [String] {
        var sentences = [book.text(phrases.plain, values)]
        if let repair = story.repair, repair.pairs.contains(where: { $0.repair != nil }) {
            // The copies of the last mail and of the first good one, as they were given to the comparison.
            let given =
                (story.mails.last.map { incident.mails[$0].copies } ?? [])
                + (story.firstGood.map { incident.mails[$0].copies } ?? [])
            let maker = ComparisonMaker(
                repair, given.map { sources[$0] }, options, names: repair.copies.map { book.message(given[$0.argument] + 1) })
            if let pair = repair.pairs.last(where: { $0.repair != nil }), let outcome = pair.repair {
                sentences.append(maker.repairHeadline(outcome, pair))
            }
        }
        let verdicts = story.mails.map { reports[incident.mails[$0].copies[0]].verdict }
        for verdict in verdicts where !sentences.contains(verdict.headline) && sentences.count < 6 {
            sentences.append(verdict.headline)
        }
        return sentences
    }

    /// What servers wrote about the names, each once: copies of a mail repeat it.
    private func observations(_ story: Incident.Case) -> [IncidentReport.Observation] {
        var found: [IncidentReport.Observation] = []
        for record in story.records {
            for one in record.observations {
                let seen = observation(record.query.name, one)
                let isKnown = found.contains {
                    $0.name == seen.name && $0.method == seen.method && $0.result == seen.result && $0.words == seen.words
                        && $0.time == seen.time
                }
                if !isKnown { found.append(seen) }
            }
        }
        return found
    }

    private func observation(_ name: String, _ one: IncidentRecord.Observation) -> IncidentReport.Observation {
        let statement = reports[one.copy].statements[one.statement]
        let hop = statement.hop.flatMap { n in reports[one.copy].hops.first { $0.n == n } }
        return IncidentReport.Observation(
            name: name, message: one.copy + 1, statement: statement.n, method: statement.method, result: statement.result,
            writer: statement.authservID ?? hop?.host, time: Self.time(one.time), words: statement.comment ?? statement.reason,
            meaning: one.cause?.rawValue, detail: one.cause.map { book.text(Phrasebook.failureCause($0)) })
    }

    // Mails and inputs

    func mails() -> [IncidentReport.Mail] {
        incident.mails.enumerated().map { index, mail in
            let first = reports[mail.copies[0]]
            let compared = compared(mail)
            return IncidentReport.Mail(
                n: index + 1, story: (incident.cases.firstIndex { $0.mails.contains(index) } ?? 0) + 1,
                messages: mail.copies.map { $0 + 1 }, from: first.message.from.map(\.address), subject: first.message.subject,
                messageID: first.message.messageID, time: Self.time(mail.time),
                headline: compared?.headline ?? first.verdict.headline,
                explanation: compared?.sentences ?? first.verdict.explanation)
        }
    }

    /// What the copies of a mail say together.
    private func compared(_ mail: Incident.Mail) -> (headline: String, sentences: [String])? {
        guard let comparison = mail.comparison else { return nil }
        // One message that was handed in twice says what it says alone.
        let digests = Set(mail.copies.map { sources[$0].originalSHA256 ?? sources[$0].sha256 })
        guard digests.count > 1 else { return nil }
        // A mail's copies stand in reading order.
        let report = ComparisonReport(
            ComparisonMaker(
                comparison, mail.copies.map { sources[$0] }, options, names: mail.copies.map { book.message($0 + 1) }))
        return (report.headline, report.explanation)
    }

    func evidence() -> [IncidentReport.Input] {
        var message = -1
        return inputs.enumerated().map { index, input in
            switch input {
            case .unreadable(let name, let reason):
                return IncidentReport.Input(n: index + 1, name: name, isHeaderOnly: false, failure: reason)
            case .message(_, let source, _, let isHeaderOnly):
                message += 1
                return IncidentReport.Input(
                    n: index + 1, name: source.name, source: source, mail: mail(of: message), role: role(message).rawValue,
                    isHeaderOnly: isHeaderOnly)
            }
        }
    }

    private func role(_ message: Int) -> Comparison.Copy.Role {
        for mail in incident.mails {
            guard let place = mail.copies.firstIndex(of: message) else { continue }
            if let comparison = mail.comparison { return comparison.copies[place].role }
        }
        return incident.traces[message].forwardings.isEmpty ? .direct : .forwarded
    }

    func limits() -> [String] {
        let unreadable = inputs.count - reports.count
        var values = PhraseValues()
        values.set(.count, String(unreadable))
        var limits: [Phrasebook.IncidentLimit] = [.onlyHandedIn, .dns, .signatures, .lost]
        if unreadable > 0 { limits.insert(.unreadable, at: 1) }
        let redacted = sources.contains { $0.originalSHA256 != nil } ? [book.text(Phrasebook.redacted)] : []
        return redacted + limits.map { book.text($0.phrase, values) }
    }
}
