internal import TraceAnalysis
internal import TraceFields

/// A rewritten path: reading it again, at another place and by its own value gives the same.
func fuzzRewrittenPaths(_ input: [UInt8]) {
    let range = ByteRange(0, input.count)
    let near: Int64 = 1_772_500_510
    for time in [nil, near] {
        let reading = RewrittenPath.decode(input, range, near: time)
        require(RewrittenPath.decode(input, range, near: time) == reading, "paths: read twice, two readings")
        let prefix = Array("<prvs=1".utf8)
        let whole = prefix + input + Array("=x@y.example>".utf8)
        let moved = RewrittenPath.decode(whole, ByteRange(prefix.count, prefix.count + input.count), near: time)
        require(moved == reading, "paths: what stands around the value is read")
        check(reading)
        if !RewrittenPath.mayBeRewritten(input, range) {
            let isPlain = reading.kind == .plain || reading.kind == .null || reading.kind == .notAnAddress
            require(isPlain, "a form that mayBeRewritten did not see: \(reading.kind)")
        }
    }
}

private func check(_ reading: RewrittenPath) {
    require(reading.layers.count <= RewrittenPath.maximumDepth, "more layers than are undone")
    require(reading.layers.allSatisfy { $0.layers.isEmpty }, "layers in layers")
    require(reading.date == nil || reading.dateAlternatives.isEmpty, "one date, and several")
    require(reading.dateAlternatives == reading.dateAlternatives.sorted(), "dates out of order")
}

/// A whole message: laws 1, 2, 7 and that memory of an earlier message changes nothing.
func fuzzTrace(_ input: [UInt8]) {
    let tracer = MessageTracer(options: TraceOptions(trust: ["mx.example"], sameOrganization: ["a.example"]))
    let trace = tracer.trace(input)
    checkFields(trace.fields, trace.block)
    checkTrace(trace)
    var reused = tracer.trace(earlier)
    input.withUnsafeBufferPointer { tracer.trace($0, into: &reused) }
    require(reused.findings.map(\.code) == trace.findings.map(\.code), "reused, other findings")
    require(reused.forwardings.map(\.kind) == trace.forwardings.map(\.kind), "reused, other forwardings")
    require(reused.statements.map(\.hop) == trace.statements.map(\.hop), "reused, other attributions")
    require(reused.evidence.count == trace.evidence.count && reused.facts.count == trace.facts.count, "reused, other reasons")
    require(reused.verdict.code == trace.verdict.code, "reused, another verdict")
}

private let earlier: [UInt8] = Array(
    """
    Return-Path: <SRS0=abcd=2A=a.example=b@c.example>
    Received: from c.example (c.example [192.0.2.1]) by mx.example with ESMTP id x for <d@e.example>; Mon, 2 Mar 2026 01:15:04 +0000
    Authentication-Results: mx.example; spf=pass smtp.mailfrom=c.example; dkim=fail header.d=a.example
    DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AAAA; b=AAAA
    From: b@a.example

    """.utf8)

func checkTrace(_ trace: Trace) {
    require(trace.hops.count == trace.fields.received.count, "hops are not the Received lines")
    require(trace.statements.count == trace.fields.statements.count, "statements are not those of the fields")
    for (index, hop) in trace.hops.enumerated() {
        require(hop.n == index + 1 && trace.block.fields.indices.contains(hop.field), "a hop that is not there")
        require(trace.legs.indices.contains(hop.leg - 1), "a hop of no leg")
        require(hop.envelope.sender.map { $0.upper <= trace.block.bytes.count } ?? true, "a sender outside the message")
    }
    for leg in trace.legs where !trace.hops.isEmpty {
        require(leg.hops.lowerBound >= 1 && leg.hops.upperBound <= trace.hops.count, "a leg of no hops")
    }
    for (index, forwarding) in trace.forwardings.enumerated() {
        require(forwarding.n == index + 1 && forwarding.hop >= 0 && forwarding.hop <= trace.hops.count, "a forwarding nowhere")
        check(forwarding.evidence, trace, "forwarding")
        require(!forwarding.evidence.isEmpty, "a forwarding without evidence")
    }
    for statement in trace.statements {
        check(statement.evidence, trace, "statement")
        require(statement.hop.map { (1...max(1, trace.hops.count)).contains($0) } ?? true, "a statement of no hop")
        require(statement.hop == nil || !statement.evidence.isEmpty, "an attribution without evidence")
        require(statement.alternatives.upperBound <= trace.alternatives.count, "alternatives that are not there")
        if statement.confidence == .ambiguous {
            require(statement.hop == nil && statement.alternatives.count >= 2, "ambiguous, and yet given to one")
        }
        if statement.confidence == .unattributed { require(statement.hop == nil, "unattributed, and yet given to one") }
    }
    for finding in trace.findings { check(finding.evidence, trace, "finding") }
    for evidence in trace.evidence {
        require(evidence.field.map(trace.block.fields.indices.contains) ?? true, "evidence in no field")
        require(evidence.value.map { $0.start <= $0.end && $0.upper <= trace.block.bytes.count } ?? true, "evidence outside the message")
        require(evidence.statement.map { (1...trace.statements.count).contains($0) } ?? true, "evidence of no statement")
    }
}

private func check(_ evidence: Range<Int>, _ trace: Trace, _ owner: StaticString) {
    require(evidence.upperBound <= trace.evidence.count, "\(owner): evidence that is not there")
}
