internal import TraceFields

/// How many octets of body a signature could cover (RFC 6376 §3.4.3, §3.4.4).
public struct BodyLength: Hashable, Sendable {
    public var simple: Int
    public var relaxed: Int

    public init(simple: Int, relaxed: Int) {
        self.simple = simple
        self.relaxed = relaxed
    }
}

/// bytes → body length: measures the body of messages that hold a signature with `l=`, and of no other.
enum BodyStep {
    static func run(_ trace: inout Trace, _ message: UnsafeBufferPointer<UInt8>) {
        trace.body = nil
        guard trace.block.hasBlankLine, trace.block.bodyStart < message.count else { return }
        guard trace.fields.signatures.contains(where: { $0.kind == .dkim && $0.bodyLength != nil }) else { return }
        trace.body = measure(UnsafeBufferPointer(rebasing: message[trace.block.bodyStart...]))
    }

    /// Lines count as if they ended in CRLF; empty lines at the end do not count.
    private static func measure(_ body: UnsafeBufferPointer<UInt8>) -> BodyLength {
        var simple = 0
        var relaxed = 0
        var kept = BodyLength(simple: 0, relaxed: 0)
        var position = 0
        while position < body.count {
            var length = 0
            var loose = 0
            var isInSpace = false
            while position < body.count, body[position] != 0x0A {
                let byte = body[position]
                position += 1
                if byte == 0x0D, let end = LineEnd.end(at: position, in: body) {
                    position = end - 1
                    break
                }
                length += 1
                if byte == 0x20 || byte == 0x09 {
                    isInSpace = true
                } else {
                    loose += isInSpace ? 2 : 1
                    isInSpace = false
                }
            }
            if position < body.count { position += 1 }
            simple += length + 2
            relaxed += loose + 2
            if length > 0 { kept.simple = simple }
            if loose > 0 { kept.relaxed = relaxed }
        }
        // The simple form of an empty body is one line end.
        if kept.simple == 0 { kept.simple = 2 }
        return kept
    }
}
