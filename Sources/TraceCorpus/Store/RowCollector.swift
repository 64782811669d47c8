public import TraceAnalysis
internal import TraceFields

/// Makes rows of the store from a scan, on its workers.
public struct RowCollector: ScanCollector {
    public init() {}

    public func makePart() -> RowBuffer { RowBuffer() }

    public func empty(_ part: inout RowBuffer) { part.removeAll() }

    public func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout RowBuffer) {
        part.addMessage(trace, origin)
        for hop in trace.hops { part.add(hop, trace) }
        for leg in trace.legs { part.add(leg, trace) }
        for forwarding in trace.forwardings { part.add(forwarding, trace) }
        for index in trace.statements.indices { part.addStatement(index, trace) }
        for index in trace.findings.indices { part.addFinding(index, trace) }
        guard !trace.block.defects.isEmpty || !trace.fields.defects.isEmpty else { return }
        for (index, defect) in trace.defects.enumerated() { part.add(defect, n: index + 1) }
    }
}

/// The message and its way. Columns stand in the order of `StoreTable.columns`.
extension RowBuffer {
    mutating func addMessage(_ trace: Trace, _ origin: MessageOrigin) {
        begin(.messages)
        text(origin.source)
        text(origin.member)
        integer(origin.offset)
        integer(origin.size)
        time(trace.arrival)
        let author = trace.fields.firstMailbox(.from)
        text(author?.address, of: trace.block.bytes)
        lowered(author?.domain, of: trace.block.bytes)
        text(trace.verdict.code.rawValue)
        flag(trace.verdict.isMisleading)
        word(trace.verdict.confidence.code)
        integer(trace.hops.count)
        integer(trace.legs.count)
        integer(trace.forwardings.count)
        integer(trace.statements.count)
        text(trace.arc.structure.rawValue)
        flag(trace.order.isReliable)
        text(trace.order.reason?.rawValue)
        if let service = trace.service { word(service.name) } else { null() }
        text(returnPath(trace), of: trace.block.bytes)
        text(messageID(trace), of: trace.block.bytes)
        time(trace.fields.date?.seconds)
        blob(origin.digest.high, origin.digest.low)
    }

    mutating func add(_ hop: Hop, _ trace: Trace) {
        let line = trace.received(hop.n)
        begin(.hops)
        integer(hop.n)
        integer(hop.field)
        text(hop.kind.rawValue)
        text(line.helo, of: trace.block.bytes)
        text(line.name, of: trace.block.bytes)
        address(line.address)
        text(line.by, of: trace.block.bytes)
        text(line.software, of: trace.block.bytes)
        text(line.with, of: trace.block.bytes)
        text(line.tls, of: trace.block.bytes)
        text(line.id, of: trace.block.bytes)
        recipients(line.recipients, trace)
        text(line.envelopeFrom, of: trace.block.bytes)
        time(line.date?.seconds)
        integer(hop.delay)
        network(hop.network, trace)
        integer(hop.leg)
        flag(hop.isTrusted)
    }

    mutating func add(_ leg: Leg, _ trace: Trace) {
        begin(.legs)
        integer(leg.n)
        integer(leg.hops.lowerBound)
        integer(leg.hops.upperBound)
        text(leg.sender)
        text(leg.senderReading?.kind.rawValue)
        word(leg.senderConfidence.code)
        text(leg.recipient)
        address(leg.clientAddress)
        network(leg.network, trace)
    }

    mutating func add(_ forwarding: Forwarding, _ trace: Trace) {
        let fromLeg = trace.hops.indices.contains(forwarding.hop - 1) ? trace.hops[forwarding.hop - 1].leg : forwarding.n
        begin(.forwardings)
        integer(forwarding.n)
        text(forwarding.kind.rawValue)
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

    /// The recipients of a line, separated by commas.
    private mutating func recipients(_ list: ByteRangeList, _ trace: Trace) {
        guard !list.isEmpty else { return null() }
        text { bytes in
            for index in 0..<list.count {
                if index > 0 { bytes.append(0x2C) }
                trace.block.bytes.appendUnfolded(list[index], to: &bytes)
            }
        }
    }

    mutating func network(_ network: Network?, _ trace: Trace) {
        guard let network else { return null() }
        text { trace.domains.append(network, to: &$0) }
    }

    mutating func lowered(_ range: ByteRange?, of block: [UInt8]) {
        guard let range else { return null() }
        text { bytes in
            let start = bytes.count
            block.appendUnfolded(range, to: &bytes)
            bytes.lowerASCII(from: start)
        }
    }
}
