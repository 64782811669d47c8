internal import TraceAnalysis

/// The page for people who are not technical.
extension IncidentMaker {
    func summary(_ cases: [IncidentReport.Case], _ tasks: [IncidentReport.Task]) -> IncidentReport.Summary {
        let noTask = book.say(IncidentReport.noTask(cases, reports))
        let faults = incident.cases.indices.filter { incident.cases[$0].cause.kind != .none }
        var values = PhraseValues()
        values.set(.count, String(faults.count))
        let shown = faults.isEmpty ? Array(incident.cases.indices) : faults
        let headline = shown.first.map { cases[$0].headline }
        values.set(.value, headline)
        let answers: [(IncidentReport.Question, [String])] = [
            (.whatHappened, told(shown) { [cases[$0].headline, cases[$0].explanation[0]] } + more(shown)),
            (.sinceWhen, told(faults) { since(incident.cases[$0], isNamed: faults.count > 1 ? cases[$0].headline : nil) }),
            (.whoIsAffected, told(faults) { affected(incident.cases[$0]) }), (.wasAnybodyDeceived, deceived()),
            (.whyUnnoticed, unnoticed(faults)), (.whatToDo, tasks.isEmpty ? [noTask] : toDo(tasks)),
        ]
        return IncidentReport.Summary(
            headline: faults.count > 1 ? book.say(.severalCauses, values) : headline ?? noTask,
            state: faults.first.flatMap { cases[$0].state },
            answers: answers.filter { !$0.1.isEmpty }.map { IncidentReport.Answer(question: $0.0, sentences: $0.1) })
    }

    /// Cases that the page tells; the others stand below it.
    private static let toldCases = 4

    /// What is said of a case: several sentences, or where there are several cases one paragraph each.
    private func told(_ cases: [Int], _ sentences: (Int) -> [String]) -> [String] {
        let told = cases.prefix(Self.toldCases).map(sentences)
        guard cases.count > 1 else { return told.flatMap { $0 } }
        return told.map { $0.joined(separator: book.language == .english ? " " : "") }
    }

    private func more(_ cases: [Int]) -> [String] {
        guard cases.count > Self.toldCases else { return [] }
        var values = PhraseValues()
        values.set(.count, String(cases.count - Self.toldCases))
        return [book.say(.moreCauses, values)]
    }

    private func since(_ story: Incident.Case, isNamed name: String?) -> [String] {
        let times = story.mails.compactMap { incident.mails[$0].time }.sorted().map { Self.readable($0) }
        var values = PhraseValues()
        values.set(.first, times.first)
        values.set(.second, times.last)
        values.set(.day, times.first)
        var sentences = [name].compactMap { $0 }
        sentences.append(book.say(times.isEmpty ? .undated : times.count == 1 ? .onlyOne : .firstAndLast, values))
        guard story.cause.kind.canBeRepaired, story.isOfAuthor else { return sentences }
        values.set(.day, day(of: story.lastGood, beside: times.first))
        sentences.append(book.say(story.lastGood == nil ? .beginUnknown : .lastGood, values))
        values.set(.day, day(of: story.firstGood, beside: times.last))
        switch story.state {
        case .repaired?: sentences.append(book.say(.repaired, values))
        case .partly?: sentences.append(book.say(.partly, values))
        case .open?: sentences.append(book.say(.open, values))
        case .unknown?: sentences.append(book.say(.stateUnknown, values))
        case nil: break
        }
        return sentences
    }

    /// The day of a mail; with the hour where another one that is told has the same day.
    private func day(of mail: Int?, beside other: String?) -> String? {
        guard let day = day(of: mail), let other, other.hasPrefix(day) else { return day(of: mail) }
        return mail.flatMap { incident.mails[$0].time }.map { Self.readable($0) }
    }

    private static func readable(_ seconds: Int64) -> String {
        String(UTCDate(seconds: seconds).text.dropLast().replacing("T", with: " "))
    }

    private func affected(_ story: Incident.Case) -> [String] {
        var values = values(story.cause)
        let authors = unique(story.mails.compactMap { incident.mails[$0].author })
        values.set(.author, authors.isEmpty ? nil : book.list(authors.prefix(8).map { book.quoted($0) }))
        values.set(.count, String(story.mails.count))
        let service = story.mails.compactMap { incident.mails[$0].service }.first
        values.set(.service, service.map { book.quoted($0) })
        var sentences = [book.say(service == nil ? .affected : .affectedThrough, values)]
        let mailboxes = unique(story.mails.flatMap { incident.mails[$0].mailboxes })
        values.set(.value, book.list(mailboxes.prefix(8).map { book.quoted($0) }))
        values.set(.number, String(max(0, mailboxes.count - 8)))
        if !mailboxes.isEmpty { sentences.append(book.say(mailboxes.count > 8 ? .moreRecipients : .recipients, values)) }
        return sentences
    }

    private func deceived() -> [String] {
        guard !incident.mails.isEmpty else { return [] }
        func count(_ kinds: Set<IncidentCause.Kind>) -> Int {
            incident.mails.count { mail in mail.causes.contains { kinds.contains($0.kind) } }
        }
        let forged = count([.forgedResults])
        let replayed = count([.replay])
        let unproven = incident.mails.count { !$0.isProven }
        var sentences: [String] = []
        func add(_ sentence: Phrasebook.IncidentSentence, _ count: Int, of total: Int) {
            guard count > 0 else { return }
            var values = PhraseValues()
            values.set(.count, String(count))
            values.set(.number, String(total))
            sentences.append(book.say(sentence, values))
        }
        add(.forged, forged, of: incident.mails.count)
        add(.replayed, replayed, of: incident.mails.count)
        if forged == 0, replayed == 0 {
            // A mail that failed without an explanation may well be an attempt.
            if unproven == 0 { sentences.append(book.say(.allProven)) }
            if unproven > 0, count([.authorNotAuthenticated]) == 0 { sentences.append(book.say(.nobody)) }
        }
        if forged == 0 { add(.unproven, unproven, of: incident.mails.count) }
        add(.misled, reports.count { $0.verdict.isMisleading }, of: reports.count)
        return sentences
    }

    private func unnoticed(_ faults: [Int]) -> [String] {
        var sentences: [String] = []
        for story in faults.map({ incident.cases[$0] }) where story.cause.kind.canBeRepaired {
            for copy in story.mails.flatMap({ incident.mails[$0].copies }) where sentences.count < 4 {
                guard incident.traces[copy].findings.contains(where: { $0.code == .spfPassForForwarder }),
                    let forwarding = reports[copy].forwardings.last(where: \.isRewritten)
                else { continue }
                var values = PhraseValues()
                values.set(.destination, forwarding.destination.map { book.quoted($0) })
                values.set(.forwarder, forwarding.forwarder.map { book.quoted($0) })
                sentences.append(book.say(.hiddenByForwarding, values))
            }
            if story.cause.kind == .recordsUnreadable { sentences.append(book.say(.sendingGoesOn)) }
        }
        return unique(sentences)
    }

    private func toDo(_ tasks: [IncidentReport.Task]) -> [String] {
        tasks.prefix(8).compactMap { task in
            var values = PhraseValues()
            values.set(.name, book.party(task.role, task.name))
            let failed = unique(task.records.filter { $0.state == "failed" }.map(\.name))
            let absent = unique(task.records.filter { $0.state == "absent" }.map(\.name))
            let named = failed.isEmpty ? absent : failed
            values.set(.value, named.isEmpty ? task.steps.first : book.list(named.prefix(8).map { book.quoted($0) }))
            if !named.isEmpty { return book.say(failed.isEmpty ? .publishAbsent : .publish, values) }
            return task.steps.isEmpty ? nil : book.say(.task, values)
        }
    }

    private func unique(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension IncidentReport {
    /// What is said where nobody has anything to repair: nothing has to be done only where no finding warns either.
    static func noTask(_ cases: [Case], _ messages: [Report]) -> Phrasebook.IncidentSentence {
        guard cases.allSatisfy({ $0.cause == "none" || $0.state == "repaired" }) else { return .noStep }
        let warns = messages.contains { $0.findings.contains { $0.severity == "warning" || $0.severity == "critical" } }
        return warns ? .nothingToRepair : .nothingToDo
    }

    var noTask: Phrasebook.IncidentSentence { Self.noTask(cases, messages) }
}
