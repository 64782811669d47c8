internal import TraceAnalysis

/// What happened when, over all messages.
extension IncidentMaker {
    /// By time; what several copies of a mail show together stands once.
    func timeline() -> [IncidentReport.Event] {
        var events: [IncidentReport.Event] = []
        for (index, mail) in incident.mails.enumerated() {
            var own: [IncidentReport.Event] = []
            for event in mail.copies.flatMap({ self.events($0, mail: index + 1) }) {
                let same = own.firstIndex { $0.time == event.time && $0.kind == event.kind && $0.detail == event.detail }
                guard let same else {
                    own.append(event)
                    continue
                }
                for message in event.messages where !own[same].messages.contains(message) { own[same].messages.append(message) }
                own[same].isTrusted = own[same].isTrusted || event.isTrusted
            }
            events += own
        }
        return events.enumerated().sorted { one, other in
            one.element.time == other.element.time ? one.offset < other.offset : one.element.time < other.element.time
        }.map(\.element)
    }

    /// The events of one copy in the order of its way.
    private func events(_ message: Int, mail: Int) -> [IncidentReport.Event] {
        let report = reports[message]
        var events: [IncidentReport.Event] = []
        func add(_ time: String?, _ kind: IncidentReport.Event.Kind, _ detail: String, trusted: Bool) {
            guard let time else { return }
            events.append(
                IncidentReport.Event(
                    time: time, kind: kind, mail: mail, messages: [message + 1], detail: detail, isTrusted: trusted))
        }
        add(report.message.date, .written, book.say(.written), trusted: false)
        for leg in report.legs {
            let hops = report.hops.filter { $0.leg == leg.n }
            if let first = hops.first { add(first.time, .received, received(first), trusted: first.isTrusted) }
            for hop in hops {
                if let results = results(report, hop) { add(hop.time, .checked, results, trusted: hop.isTrusted) }
            }
            for forwarding in report.forwardings where forwarding.fromLeg == leg.n {
                let hop = report.hops.first { $0.n == forwarding.hop }
                // A day alone is no time of a clock.
                add(report.time(of: forwarding) ?? hop?.time, .forwarded, book.cut(forwarding), trusted: hop?.isTrusted ?? false)
            }
        }
        if let last = report.hops.last { add(last.time, .arrived, arrived(report, last), trusted: last.isTrusted) }
        return events
    }

    private func received(_ hop: Report.Hop) -> String {
        var values = PhraseValues()
        values.set(.name, (hop.host ?? hop.network).map { book.quoted($0) })
        values.set(.value, (hop.from.name ?? hop.from.helo ?? hop.from.ip).map { book.quoted($0) })
        return book.sentence(Phrasebook.IncidentSentence.receivedFrom.phrase, values) ?? book.say(.received, values)
    }

    /// "mx.google.com recorded: SPF temperror (em801.service.example), DKIM temperror (service.example)."
    private func results(_ report: Report, _ hop: Report.Hop) -> String? {
        var shown: [String] = []
        for statement in report.statements where statement.hop == hop.n && statement.method != "none" {
            let name = statement.identity.domain ?? statement.identity.value
            let text = statement.method.uppercased() + " " + statement.result
            let whole = name.map { book.inParentheses(text, book.quoted($0)) } ?? text
            if !shown.contains(whole), shown.count < 12 { shown.append(whole) }
        }
        guard !shown.isEmpty else { return nil }
        var values = PhraseValues()
        values.set(.name, (hop.host ?? hop.network).map { book.quoted($0) })
        values.set(.value, shown.joined(separator: book.comma))
        return book.say(.checked, values)
    }

    private func arrived(_ report: Report, _ hop: Report.Hop) -> String {
        var values = PhraseValues()
        let address = report.legs.last?.envelopeRecipient ?? report.forwardings.last?.destination
        values.set(.address, address.map { book.quoted($0) })
        values.set(.name, (hop.host ?? hop.network).map { book.quoted($0) })
        return book.sentence(Phrasebook.IncidentSentence.arrivedIn.phrase, values) ?? book.say(.arrived, values)
    }
}
