public import TraceAnalysis
internal import TraceFields

/// Envelope addresses and what their form says.
extension ReportMaker {
    /// The reading that the trace holds for an address, or one made now.
    func reading(_ known: RewrittenPath? = nil, of address: String) -> Report.Reading {
        let path =
            known ?? trace.legs.last { trace.sender(of: $0) == address }.flatMap { trace.senderReading(of: $0) }
            ?? RewrittenPath.decode(address, near: newestTime)
        let isListKnown = path.kind != .listBounce || trace.forwardings.contains(where: \.isThroughList)
        return Report.Reading(path, of: address, language: book.language, isListKnown: isListKnown)
    }

    /// The time of the newest hop that has one.
    private var newestTime: Int64? {
        for hop in trace.hops.reversed() {
            if let date = trace.received(hop.n).date { return date.seconds }
        }
        return nil
    }
}

extension Report.Reading {
    /// What an address says; `address` is the text that was read, as the user or the message wrote it. `isListKnown` is false
    /// where the address stands in a message that no list is known to have sent on; `day` is one near the mail's.
    public init(
        _ path: RewrittenPath, of address: String, language: Language, isListKnown: Bool = true, near day: Int64? = nil
    ) {
        let book = Phrasebook(language: language)
        let isStale = day.map { path.isStale(at: $0) } ?? false
        let date = path.dateAlternatives.isEmpty && !isStale ? path.date : nil
        var values = PhraseValues()
        values.set(.address, book.quoted(address))
        values.set(.forwarder, path.forwarder.map { book.quoted($0) })
        values.set(.destination, path.destination.map { book.quoted($0) })
        values.set(.original, path.originalSender.map { book.quoted($0) })
        values.set(.domain, path.senderDomain.map { book.quoted($0) })
        values.set(.day, date.map { UTCDate(seconds: $0).dayText })
        values.set(.time, path.dateIsDay ? nil : date.map { UTCDate(seconds: $0).text })
        values.set(.service, path.service)
        let phrases = path.kind == .listBounce && !isListKnown ? Phrasebook.listOrAlias : Phrasebook.reading(path.kind)
        self.init(
            address: address, kind: path.kind.rawValue, forwarder: path.forwarder, destination: path.destination,
            originalSender: path.originalSender, senderDomain: path.senderDomain,
            date: date.map { Self.date($0, isDay: path.dateIsDay) },
            dateAlternatives: path.dateAlternatives.map { Self.date($0, isDay: path.dateIsDay) },
            dateRemark: isStale ? path.dayCycle.map { book.noDayNear(cycle: $0) } : nil,
            layers: path.layers.map {
                Report.Reading($0, of: $0.value, language: language, isListKnown: isListKnown, near: day)
            },
            proves: book.firstSentence(of: phrases.proves, values) ?? "", cannotProve: book.text(phrases.cannotProve, values),
            service: path.service, details: path.details.map { Report.Property(name: $0.name.rawValue, value: $0.value) },
            segments: Self.saysNothing(path.kind) ? [] : path.segments.map { Report.Segment(role: $0.role.code, text: $0.text) })
    }

    /// An address that nobody rewrote has no pieces to be explained.
    private static func saysNothing(_ kind: RewrittenPath.Kind) -> Bool { [.plain, .null, .notAnAddress].contains(kind) }

    /// A form that counts days says nothing of the time of day.
    private static func date(_ seconds: Int64, isDay: Bool) -> String {
        isDay ? UTCDate(seconds: seconds).dayText : UTCDate(seconds: seconds).text
    }
}
