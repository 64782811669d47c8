internal import TraceAnalysis
internal import TraceFields

/// The message and its way. Columns stand in the order of `StoreTable.columns`.
extension TableRows {
    mutating func addMessage(_ trace: Trace, _ origin: MessageOrigin) {
        text(origin.source)
        text(origin.member)
        integer(origin.offset)
        integer(origin.size)
        time(trace.arrival)
        let author = trace.fields.firstMailbox(.from)
        text(author?.address, of: trace.block.bytes)
        lowered(author?.domain, of: trace.block.bytes)
        word(trace.verdict.code.rawValue)
        flag(trace.verdict.isMisleading)
        word(trace.verdict.confidence.code)
        integer(trace.hops.count)
        integer(trace.legs.count)
        integer(trace.forwardings.count)
        integer(trace.statements.count)
        word(trace.arc.structure.rawValue)
        flag(trace.order.isReliable)
        word(trace.order.reason?.rawValue)
        if let service = trace.service { word(service.name) } else { null() }
        text(returnPath(trace), of: trace.block.bytes)
        text(messageID(trace), of: trace.block.bytes)
        time(trace.fields.date?.seconds)
        blob(origin.digest.high, origin.digest.low)
        text(origin.part)
    }

    mutating func addHop(_ index: Int, _ trace: Trace) {
        let hop = trace.hops[index]
        let line = trace.fields.received.count - hop.n
        integer(hop.n)
        integer(hop.field)
        word(hop.kind.rawValue)
        text(trace.fields.received[line].helo, of: trace.block.bytes)
        text(trace.fields.received[line].name, of: trace.block.bytes)
        address(trace.fields.received[line].address)
        text(trace.fields.received[line].by, of: trace.block.bytes)
        text(trace.fields.received[line].software, of: trace.block.bytes)
        text(trace.fields.received[line].with, of: trace.block.bytes)
        text(trace.fields.received[line].tls, of: trace.block.bytes)
        text(trace.fields.received[line].id, of: trace.block.bytes)
        list(trace.fields.received[line].recipients, of: trace.block.bytes)
        text(trace.fields.received[line].envelopeFrom, of: trace.block.bytes)
        time(trace.fields.received[line].date?.seconds)
        integer(hop.delay)
        network(hop.network, trace)
        integer(hop.leg)
        flag(hop.isTrusted)
    }

    mutating func addLeg(_ index: Int, _ trace: Trace) {
        let leg = trace.legs[index]
        integer(leg.n)
        integer(leg.hops.lowerBound)
        integer(leg.hops.upperBound)
        text(trace.sender(of: leg))
        word(leg.senderKind?.rawValue)
        word(leg.senderConfidence.code)
        text(trace.recipient(of: leg))
        address(leg.clientAddress)
        network(leg.network, trace)
    }

    mutating func addForwarding(_ index: Int, _ trace: Trace) {
        let forwarding = trace.forwardings[index]
        let fromLeg = trace.hops.indices.contains(forwarding.hop - 1) ? trace.hops[forwarding.hop - 1].leg : forwarding.n
        integer(forwarding.n)
        word(forwarding.kind.rawValue)
        flag(forwarding.isRewritten)
        integer(fromLeg)
        integer(fromLeg + 1)
        integer(forwarding.hop)
        network(forwarding.network, trace)
        text(forwarding.forwarder)
        text(forwarding.destination)
        text(forwarding.originalSender)
        text(forwarding.envelopeBefore)
        text(forwarding.envelopeAfter)
        time(forwarding.time)
        word(forwarding.confidence.code)
        text { bytes in
            for (index, reason) in trace.evidence[forwarding.evidence].enumerated() {
                if index > 0 { bytes.append(0x20) }
                bytes.append(contentsOf: reason.code.rawValue.utf8)
            }
        }
    }

    private func messageID(_ trace: Trace) -> ByteRange? {
        guard let field = trace.block.fields.first(where: { $0.known == .messageID }) else { return nil }
        let value = trace.block.bytes.trimmed(field.value)
        guard value.count >= 2, trace.block.bytes[value.lower] == 0x3C, trace.block.bytes[value.upper - 1] == 0x3E else {
            return value
        }
        return ByteRange(value.lower + 1, value.upper - 1)
    }

    /// The address of the newest Return-Path; empty for the null reverse-path, the whole value where it is no address.
    private func returnPath(_ trace: Trace) -> ByteRange? {
        guard let field = trace.fields.addressFields.first(where: { $0.name == .returnPath }) else { return nil }
        if let mailbox = field.mailboxes.first { return trace.fields.mailboxes[mailbox].address }
        return field.isNull ? ByteRange(0, 0) : trace.block.fields[field.field].value
    }

    mutating func network(_ network: Network?, _ trace: Trace) {
        guard let network else { return null() }
        text { trace.domains.append(network, to: &$0) }
    }
}
