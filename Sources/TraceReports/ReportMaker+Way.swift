internal import TraceAnalysis
internal import TraceFields

/// Hops, legs and forwardings.
extension ReportMaker {
    func hops() -> [Report.Hop] { trace.hops.map { hop($0) } }

    private func hop(_ hop: Hop) -> Report.Hop {
        let line = trace.received(hop.n)
        return Report.Hop(
            n: hop.n, field: text.field(hop.field), kind: hop.kind.rawValue,
            from: client(line),
            by: text.value(line.by), byHost: text.value(line.byName), software: text.value(line.software),
            with: text.value(line.with), tls: text.value(line.tls),
            id: text.value(line.id), recipients: (0..<line.recipients.count).map { text.value(line.recipients[$0]) },
            envelopeFrom: text.value(line.envelopeFrom), time: line.date.map { UTCDate(seconds: $0.seconds).text },
            zone: zone(of: line), isZoneKnown: line.date?.isZoneKnown ?? false, delaySeconds: hop.delay,
            network: network(hop.network), leg: hop.leg, isTrusted: hop.isTrusted,
            unread: text.value(line.unread), isEncrypted: isEncrypted(line), written: text.value(line.dateRange),
            clock: hop.clock.flatMap { clock in
                line.date.map { Self.clock(clock, beside: $0) }
            })
    }

    private func client(_ line: Received) -> Report.Client {
        Report.Client(
            helo: text.value(line.helo), name: text.value(line.name), ip: line.address?.text,
            isNameUnconfirmed: line.isNameUnconfirmed, account: text.value(line.authenticatedUser ?? line.localUser))
    }

    /// TLS by its own clause, or by a protocol of RFC 3848 and RFC 6531 whose name says so.
    private func isEncrypted(_ line: Received) -> Bool {
        let protocols = [
            "smtps", "esmtps", "esmtpsa", "lmtps", "lmtpsa", "utf8smtps", "utf8smtpsa", "utf8lmtps", "utf8lmtpsa", "https",
        ]
        return line.tls != nil || line.with.map { protocols.contains(text.word($0)) } == true
    }

    private static func clock(_ clock: IdentifierClock, beside date: MailDate) -> Report.Clock {
        let ahead = clock.seconds - date.seconds
        return Report.Clock(
            form: clock.form.rawValue, time: UTCDate(seconds: clock.seconds).text, ahead: Int(ahead),
            agrees: ahead.magnitude <= UInt64(clock.tolerance))
    }

    /// The zone as it was written, in the form of RFC 5322 where it is a number.
    private func zone(of line: Received) -> String? {
        guard let date = line.date else { return nil }
        switch date.zone {
        case .offset: return UTCDate.zone(minutes: Int(date.zoneMinutes))
        case .unknownLocal: return "-0000"
        case .name, .ambiguousName: return zoneName(in: line.dateRange) ?? UTCDate.zone(minutes: Int(date.zoneMinutes))
        case .absent: return nil
        }
    }

    /// The last word of a date without its comment.
    private func zoneName(in range: ByteRange?) -> String? {
        guard let value = text.value(range) else { return nil }
        let date = value.prefix { $0 != "(" }
        return date.split(separator: " ").last.map { String($0) }
    }

    func legs() -> [Report.Leg] {
        trace.legs.map { leg in
            Report.Leg(
                n: leg.n, hops: Array(leg.hops),
                envelopeSender: Report.EnvelopeSender(
                    address: trace.sender(of: leg),
                    reading: trace.sender(of: leg).map { address in reading(trace.senderReading(of: leg), of: address) },
                    confidence: leg.senderConfidence.code.description, evidence: evidence(leg.senderEvidence)),
                envelopeRecipient: trace.recipient(of: leg), clientIP: leg.clientAddress?.text, network: network(leg.network))
        }
    }

    /// What is told of forwardings that no line shows; empty where others are there and nothing points to more.
    mutating func noForwarding() -> String {
        var told: [String] = []
        for unplaced in trace.unplacedForwardings(&domains) { told.append(text(of: unplaced, isFirst: told.isEmpty)) }
        if told.isEmpty, trace.forwardings.isEmpty {
            let isMasked = trace.fields.defects.contains { $0.code == .addressMasked }
            return book[isMasked ? .noForwardingSeen : .noForwarding]
        }
        return told.joined(separator: book.language == .english ? " " : "")
    }

    private func text(of unplaced: UnplacedForwarding, isFirst: Bool) -> String {
        switch unplaced {
        case .rewrittenAtDelivery: book[.rewrittenAtDelivery]
        case .rewrittenBehindForwarding: book[.rewrittenBehindForwarding]
        case .rewrittenOnTheWay: book[.rewrittenOnTheWay]
        case .rewrittenWithoutLines(let address): changed(Phrasebook.rewrittenWithoutLines, address, address)
        case .senderOfTenant(let address): changed(Phrasebook.senderOfTenant, address, address)
        case .listMarks: book[.listWithoutPlace]
        case .listMarksBesideForwarding: book[.listBesideForwarding]
        case .resentFields(let mailbox):
            changed(Phrasebook.resentWithoutPlace, mailbox, mailbox)
        case .senderChanged(let before, let after): changed(Phrasebook.senderChanged, before, after)
        case .recipientChanged(let before, let after):
            changed(isFirst ? Phrasebook.recipientChanged : Phrasebook.recipientChangedToo, before, after)
        }
    }

    private func changed(_ phrase: Phrase, _ before: String, _ after: String) -> String {
        var values = PhraseValues()
        values.set(.first, book.quoted(before))
        values.set(.second, book.quoted(after))
        return book.text(phrase, values)
    }

    func forwardings() -> [Report.Forwarding] {
        trace.forwardings.map { forwarding in
            let fromLeg = trace.hops.indices.contains(forwarding.hop - 1) ? trace.hops[forwarding.hop - 1].leg : forwarding.n
            return Report.Forwarding(
                n: forwarding.n, kind: forwarding.kind.rawValue, isRewritten: forwarding.isRewritten, fromLeg: fromLeg,
                toLeg: fromLeg + 1, hop: forwarding.hop, network: network(forwarding.network), forwarder: forwarding.forwarder,
                destination: forwarding.destination, originalSender: forwarding.originalSender,
                envelopeBefore: forwarding.envelopeBefore, envelopeAfter: forwarding.envelopeAfter,
                time: forwarding.time.map { UTCDate(seconds: $0).text }, isTimeADay: forwarding.isTimeADay,
                confidence: forwarding.confidence.code.description,
                evidence: evidence(forwarding.evidence))
        }
    }
}

extension Report.Station {
    /// Neighbours of one network and one leg are one station; a hop whose network nothing tells stands alone.
    static func stations(of hops: [Report.Hop]) -> [Report.Station] {
        var stations: [Report.Station] = []
        for hop in hops {
            if let last = stations.last, let network = hop.network, last.network == network, last.leg == hop.leg,
                last.isTrusted == hop.isTrusted
            {
                stations[stations.count - 1].hops.append(hop.n)
            } else {
                stations.append(
                    Self(n: stations.count + 1, network: hop.network, leg: hop.leg, hops: [hop.n], isTrusted: hop.isTrusted))
            }
        }
        return stations
    }
}
