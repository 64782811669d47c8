internal import TraceAnalysis

/// Who has to do what.
extension IncidentMaker {
    /// One task for each party, in the order in which their work begins; the parties of the gravest case first.
    func tasks() -> [IncidentReport.Task] {
        var tasks: [Party: IncidentReport.Task] = [:]
        var order: [Party] = []
        func add(_ party: Party, _ change: (inout IncidentReport.Task) -> Void) {
            if tasks[party] == nil { order.append(party) }
            change(
                &tasks[
                    party,
                    default: IncidentReport.Task(role: party.role.rawValue, name: party.name, steps: [], records: [], checks: [])]
            )
        }
        for story in incident.cases where story.cause.kind != .none && story.state != .repaired {
            if let step = findOutStep(story) { add(Party(.handler, nil)) { $0.add(step) } }
            for (party, step) in ownSteps(story) where story.isOfAuthor || !party.role.isOfAuthor {
                add(party) { $0.add(step) }
            }
            for copy in story.mails.flatMap({ incident.mails[$0].copies }) {
                for step in verdictSteps(copy) + findingSteps(story, copy) where isMeant(step, in: story) {
                    add(step.party) { $0.add(step.sentence) }
                }
            }
            for record in story.records {
                add(Party(.zoneOwner, record.owner ?? story.cause.domain)) { $0.add([record], book) }
            }
        }
        // Whoever has to find out first who sent the mails begins.
        let isUnknown = incident.cases.contains { findOutStep($0) != nil }
        let roles = isUnknown ? [.handler] + Party.Role.allCases.filter { $0 != .handler } : Party.Role.allCases
        return order.enumerated().sorted { one, other in
            let (left, right) = (roles.firstIndex(of: one.element.role)!, roles.firstIndex(of: other.element.role)!)
            return left == right ? one.offset < other.offset : left < right
        }.compactMap { tasks[$0.element] }.filter { !$0.steps.isEmpty || !$0.records.isEmpty || !$0.checks.isEmpty }
    }

    /// What the cause asks of each party.
    private func ownSteps(_ story: Incident.Case) -> [(Party, String)] {
        guard let first = story.mails.first else { return [] }
        let trace = incident.traces[incident.mails[first].copies[0]]
        return Party.Role.allCases.compactMap { role in
            // What is said to the owner of the zone points to records.
            if role == .zoneOwner, !story.records.contains(where: { $0.owner == story.cause.domain }) { return nil }
            let party = role == .zoneOwner ? Party(role, story.cause.domain) : trace.party(role)
            return book.firstSentence(of: Phrasebook.incidentStep(story.cause.kind, role), values(story.cause)).map {
                (party, $0)
            }
        }
    }

    private struct Step {
        var party: Party
        var step: NextStep
        var sentence: String
    }

    /// Nobody has to repair anything for mail that nothing shows to be his.
    private func isMeant(_ step: Step, in story: Incident.Case) -> Bool {
        guard !story.isOfAuthor, step.party.role.isOfAuthor, let first = story.mails.first else { return true }
        let author = incident.traces[incident.mails[first].copies[0]].party(.zoneOwner).name
        guard step.party.role != .zoneOwner || step.party.name == author else { return true }
        return !story.isOfUnknownSender && !step.step.presumesAuthor
    }

    /// What has to be known before anything else, where nothing ties the mails to the author.
    private func findOutStep(_ story: Incident.Case) -> String? {
        var values = values(story.cause)
        if story.isOfUnknownCustomer { return book.firstSentence(of: Phrasebook.findOutService, values) }
        guard story.isOfUnknownSender else { return nil }
        let names = story.mails.flatMap { incident.untiedOrigins(ofMail: $0) }.compactMap(\.name)
        values.set(.value, names.isEmpty ? nil : book.list(Set(names).sorted().prefix(8).map { book.quoted($0) }))
        return book.firstSentence(of: Phrasebook.findOutSender, values)
    }

    /// The actions that the verdict of a message asks for. Its look-ups are the records of the case.
    private func verdictSteps(_ copy: Int) -> [Step] {
        let trace = incident.traces[copy]
        var maker = ReportMaker(trace, options)
        return maker.verdictSteps(maker.values(of: trace.verdict.facts)).compactMap { step, values in
            guard case .act = step, let sentence = book.sentence(step, values) else { return nil }
            let party = trace.party(for: step, of: trace.verdict.findings.map { trace.findings[$0] })
            return Step(party: party, step: step, sentence: sentence)
        }
    }

    /// The actions of the findings that show the cause, which a good verdict may not name.
    private func findingSteps(_ story: Incident.Case, _ copy: Int) -> [Step] {
        let trace = incident.traces[copy]
        let maker = ReportMaker(trace, options)
        var steps: [Step] = []
        for finding in incident.findings(of: story, in: copy) {
            let values = maker.values(of: finding.facts)
            for step in trace.nextSteps(for: finding) {
                guard case .act = step, let sentence = book.sentence(step, values) else { continue }
                steps.append(Step(party: trace.party(for: step, of: [finding]), step: step, sentence: sentence))
            }
        }
        return steps
    }
}

extension IncidentReport.Task {
    mutating func add(_ step: String) {
        if !steps.contains(step) { steps.append(step) }
    }

    mutating func add(_ records: [IncidentRecord], _ book: Phrasebook) {
        for record in records {
            let expectation = book.expectation(record.query.expectation)
            let check = Report.LookUp(command: record.query.command, answer: expectation)
            if !checks.contains(check) { checks.append(check) }
            let line = IncidentReport.Record(
                name: record.query.name, type: record.query.type.rawValue, state: record.state.rawValue, line: record.line,
                expectation: expectation)
            let isKnown = self.records.contains { $0.name == line.name && $0.type == line.type }
            if record.isToPublish, record.state != .works, !isKnown { self.records.append(line) }
        }
    }
}
