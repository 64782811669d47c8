import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// A sender paints results in the name of the receiver into a labelled message, wherever a sender can write: they are never what
/// the receiver said.
@Suite struct PaintedFieldTests {
    /// What a sender can write in the name of the receiver, about a bank that neither sent nor signed the mail.
    enum Painting: String, CaseIterable {
        case results, policyAlone, signatureAlone, senderAlone, senderWithoutAddress, receivedSPF
        case resultsWithSignature
        case unsealed, sealedByAnother, sealedInItsName, sealedLater

        /// What is tried where it stands among the fields of the message.
        static let elsewhere: [Painting] = [.results, .policyAlone, .receivedSPF, .unsealed, .sealedInItsName]

        func fields(_ name: String, _ address: String) -> String {
            let dkim = "dkim=pass header.d=bank-of.example header.s=s1"
            let spf =
                "spf=pass (domain of care@bank-of.example designates \(address) as permitted sender) "
                + "smtp.mailfrom=care@bank-of.example"
            let dmarc = "dmarc=pass header.from=bank-of.example"
            let all = "\(name);\n\t\(dkim);\n\t\(spf);\n\t\(dmarc)\n"
            return switch self {
            case .results: "Authentication-Results: " + all
            case .policyAlone: "Authentication-Results: \(name); \(dmarc)\n"
            case .signatureAlone: "Authentication-Results: \(name); \(dkim)\n"
            case .senderAlone: "Authentication-Results: \(name); \(spf)\n"
            case .senderWithoutAddress: "Authentication-Results: \(name); spf=pass smtp.mailfrom=care@bank-of.example\n"
            case .receivedSPF:
                "Received-SPF: pass (\(name): domain of care@bank-of.example designates \(address) as permitted sender)\n"
                    + "\treceiver=\(name); client-ip=\(address); envelope-from=care@bank-of.example; helo=bank-of.example\n"
            case .resultsWithSignature:
                "Authentication-Results: " + all + "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=bank-of.example;\n"
                    + "\ts=s1; h=From:To:Subject; bh=QUJD; b=QUJD\n"
            case .unsealed: "ARC-Authentication-Results: i=1; " + all
            case .sealedByAnother: Self.seal(1, "bank-of.example") + "ARC-Authentication-Results: i=1; " + all
            case .sealedInItsName: Self.seal(1, name) + "ARC-Authentication-Results: i=1; " + all
            case .sealedLater: Self.seal(2, name) + "ARC-Authentication-Results: i=2; " + all
            }
        }

        private static func seal(_ instance: Int, _ domain: String) -> String {
            "ARC-Seal: i=\(instance); a=rsa-sha256; t=1775567730; cv=\(instance == 1 ? "none" : "pass"); d=\(domain);\n"
                + "\ts=arc; b=QUJD\n"
                + "ARC-Message-Signature: i=\(instance); a=rsa-sha256; c=relaxed/relaxed; d=\(domain); s=arc;\n"
                + "\th=from:to:subject; bh=QUJD; b=QUJD\n"
        }
    }

    /// A message whose newest network recorded results of its own, and what is known of its border.
    private struct Border {
        var message: [UInt8]
        var name: String
        /// The sender's own, which he knows.
        var address: String
        /// The server's own field with every check passed; nil where it holds none that did not pass, or appends it.
        var flipped: String?
        /// Offsets at which a sender can put a field: behind what the border wrote, and among the fields of the message.
        var places: [Int]
    }

    private func border(of labelled: LabelledCase) -> Border? {
        let message = labelled.message
        let trace = MessageTracer().trace(message)
        guard trace.order.isReliable, let line = trace.trustLine else { return nil }
        let hop = trace.hops[line - 1]
        let own = trace.statements.first { statement in
            statement.isTrusted && statement.hop == line && trace.container(statement).source == .authenticationResults
                && trace.container(statement).authservID != nil
        }
        guard let own, let name = trace.container(own).authservID,
            let from = trace.fields.addressFields.first(where: { $0.name == .from })
        else { return nil }
        var places = [
            trace.block.fields[written(by: line, above: from.field, trace)].range.upper,
            trace.block.fields[from.field].range.lower,
        ]
        // Behind all other fields stand those of a server that appends its own.
        let isAppended = trace.container(own).field > from.field
        if !isAppended { places.append(trace.block.fields[trace.block.fields.count - 1].range.upper) }
        let hasOther = trace.container(own).statements.contains { index in
            let reading = trace.fields.statements[index]
            return [.spf, .dkim, .dmarc].contains(reading.method) && reading.result != .pass
        }
        let flipped = trace.text(trace.block.fields[trace.container(own).field].range)
            .replacing(/\b(spf|dkim|dmarc)=[a-z]+/) { "\($0.output.1)=pass" }
        return Border(
            message: message, name: trace.text(name),
            address: trace.received(hop.n).addressRange.map { trace.text($0) } ?? "192.0.2.1",
            flipped: hasOther && !isAppended ? flipped : nil, places: places)
    }

    /// The lowest field of a hop above a field: its line, or what it wrote under it.
    private func written(by hop: Int, above field: Int, _ trace: Trace) -> Int {
        let own = trace.statements.filter { $0.hop == hop && $0.field < field }.map(\.field)
        return own.reduce(trace.hops[hop - 1].field) { max($0, $1) }
    }

    @Test(arguments: LabelledCase.corpus)
    func paintedResultsAreNotTheReceivers(_ labelled: LabelledCase) {
        guard let border = border(of: labelled) else { return }
        for (index, place) in border.places.enumerated() {
            for painting in index == 0 ? Painting.allCases : Painting.elsewhere {
                let painted = Array(painting.fields(border.name, border.address).utf8)
                let trace = MessageTracer().trace(Array(border.message[..<place]) + painted + Array(border.message[place...]))
                for statement in trace.statements where isPainted(statement, trace) && statement.isTrusted {
                    Issue.record("\(painting) at byte \(place) is given to hop \(statement.hop ?? 0): \(statement.confidence)")
                    break
                }
            }
        }
    }

    /// A sender paints results in the name of a server on the way, whose address of him he knows. That server's word is a claim, but this
    /// one it did not say: nothing in the message bears the name that passes. (A list may have removed what bore it.)
    @Test(arguments: LabelledCase.corpus.filter { !$0.isObserved })
    func paintedResultsAreNotAForwarders(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        guard whole.order.isReliable, let newest = whole.hops.last?.network,
            let from = whole.fields.addressFields.first(where: { $0.name == .from }),
            !whole.forwardings.contains(where: { $0.kind == .mailingList || $0.kind == .googleGroups })
        else { return }
        // Who rewrote the envelope sender may have had another one before.
        let path = whole.fields.addressFields.first { $0.name == .returnPath && !$0.isNull && $0.field < whole.hops[0].field }
        let isPlain = path?.mailboxes.first.map { !whole.text(whole.fields.mailboxes[$0].address).contains("=") } ?? false
        let isSenderKept = isPlain && !whole.forwardings.isEmpty && whole.forwardings.allSatisfy { $0.kind == .alias }
        for hop in whole.hops where hop.kind == .smtp && hop.network != newest && hop.field < from.field {
            let received = whole.received(hop.n)
            guard let by = received.by, !isOfTheAuthor(hop, whole), let address = received.addressRange else { continue }
            let place = Int(whole.block.fields[from.field].range.lower)
            let paintings: [Painting] = [.results, .policyAlone, .signatureAlone]
            for painting in isSenderKept ? paintings + [.senderAlone, .senderWithoutAddress, .receivedSPF] : paintings {
                let painted = Array(painting.fields(whole.text(by), whole.text(address)).utf8)
                let trace = MessageTracer().trace(Array(message[..<place]) + painted + Array(message[place...]))
                for statement in trace.statements where isPainted(statement, trace) && statement.hop != nil {
                    Issue.record("\(painting) is given to hop \(statement.hop ?? 0) of \(hop.n): \(statement.confidence)")
                    break
                }
            }
        }
    }

    /// Whether a server of the author's own organization took the mail here or later: it may have made From what it is.
    private func isOfTheAuthor(_ hop: Hop, _ trace: Trace) -> Bool {
        guard let author = trace.author.flatMap({ DomainTable.organization(of: trace.domains.text($0)) }) else { return true }
        return trace.hops[(hop.n - 1)...].contains { newer in
            newer.by.flatMap { DomainTable.organization(of: trace.domains.text($0)) } == author
        }
    }

    /// The server's own words with each result turned into a pass, under its own: who of the two lies is plain by the place.
    @Test(arguments: LabelledCase.corpus)
    func aPassUnderAFailIsNotTheReceivers(_ labelled: LabelledCase) {
        guard let border = border(of: labelled), let flipped = border.flipped, let place = border.places.first else { return }
        let trace = MessageTracer().trace(
            Array(border.message[..<place]) + Array(flipped.utf8) + Array(border.message[place...]))
        for statement in trace.statements where trace.block.fields[trace.container(statement).field].range.lower == place {
            #expect(!statement.isTrusted, "given to hop \(statement.hop ?? 0): \(statement.confidence)")
        }
    }

    private func isPainted(_ statement: Statement, _ trace: Trace) -> Bool {
        let container = trace.container(statement)
        return trace.text(trace.block.fields[container.field].range).contains("bank-of.example")
    }

    /// Results that stand there twice are said once more, by the same server or by nobody.
    @Test(arguments: LabelledCase.corpus)
    func aFieldThatIsDoubledNeverMisleads(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        guard !whole.statements.isEmpty, whole.order.isReliable else { return }
        var right: [String: Set<Int>] = [:]
        for statement in whole.statements { right[text(statement, whole), default: []].insert(statement.hop ?? 0) }
        for container in whole.fields.results {
            let range = whole.block.fields[container.field].range
            let trace = MessageTracer().trace(
                Array(message[..<range.upper]) + Array(message[range.lower..<range.upper]) + Array(message[range.upper...]))
            guard trace.order.isReliable else { continue }
            for statement in trace.statements where statement.confidence == .certain {
                guard let known = right[text(statement, trace)], !known.contains(0), let hop = statement.hop else { continue }
                #expect(known.contains(hop), "\(text(statement, trace).prefix(90)) is given to hop \(hop)")
            }
        }
    }

    private func text(_ statement: Statement, _ trace: Trace) -> String {
        trace.text(trace.block.fields[statement.field].range) + trace.text(trace.reading(statement).range)
    }
}
