internal import TraceAnalysis
internal import TraceFields

/// What aggregates and rows both say of a message and its statements.
extension Trace {
    /// When the message arrived: the time of the newest hop that has one, else that of `Date`. Seconds since 1970.
    var arrival: Int64? {
        for line in fields.received.indices {
            if let date = fields.received[line].date { return date.seconds }
        }
        return fields.date?.seconds
    }

    /// Whether a second clock of the message agrees with its newest dated hop: that of another hop or of `Date`, no further away than
    /// servers keep trying (RFC 5321 §4.5.4.1). A single clock may show any time.
    var hasConfirmedArrival: Bool {
        var arrival: Int64?
        for line in fields.received.indices {
            guard let seconds = fields.received[line].date?.seconds else { continue }
            if let arrival, abs(seconds - arrival) <= Self.longestWay { return true }
            arrival = arrival ?? seconds
        }
        guard let arrival, let written = fields.date?.seconds else { return false }
        return abs(written - arrival) <= Self.longestWay
    }

    /// The product that the line of hop `n` names.
    func software(ofHop n: Int) -> ByteRange? { fields.received[fields.received.count - n].software }

    /// A week, in seconds.
    static let longestWay: Int64 = 7 * 86_400

    /// The number of the hop that a statement is given to; nil where several or nobody could have made it.
    func hop(ofStatement index: Int) -> Int? {
        guard statements[index].confidence >= .likely, let n = statements[index].hop, hops.indices.contains(n - 1) else {
            return nil
        }
        return n
    }

    /// Records that could not be used, each with the statement that says so.
    ///
    /// SPF and keys as the findings judge them: what the same server settled by a second answer is no broken record, nor is a key
    /// whose lack changes nothing. `permerror` of DKIM counts where no key is missing and no signature of the domain passed beside
    /// it, as where a server does not know one of two algorithms; DMARC has no finding of its own.
    func forEachBrokenRecord(_ body: (_ problem: BrokenRecordProblem, _ statement: Int) -> Void) {
        var isKeyMissing = false
        for finding in findings {
            guard let problem = BrokenRecordProblem(finding.code) else { continue }
            if problem == .keyMissing { isKeyMissing = true }
            guard finding.severity > .info, let statement = firstStatement(of: finding) else { continue }
            if problem == .keyMissing, !isTied(statement) { continue }
            let isBroken =
                problem == .senderPolicy && fields.statements[statements[statement].reading].result == .permerror
            body(isBroken ? .senderPolicyBroken : problem, statement)
        }
        for index in statements.indices {
            let reading = statements[index].reading
            let method = fields.statements[reading].method
            guard method == .dkim || method == .dmarc, statements[index].confidence >= .likely,
                statements[index].suspicion == nil,
                fields.results[fields.statements[reading].container].source != .originalAuthenticationResults
            else { continue }
            switch (method, fields.statements[reading].result) {
            case (.dkim, .permerror) where !isKeyMissing && !hasSignaturePass(beside: index): body(.signatureUnusable, index)
            case (.dmarc, .temperror): body(.policyUnreachable, index)
            case (.dmarc, .permerror): body(.policyBroken, index)
            default: break
            }
        }
    }

    /// Whether more than a signature, which anybody can write under any name, ties the mail to the domain that a statement is about: its name
    /// has a part in the mail, and no server that is trusted found that somebody else sent it.
    private func isTied(_ index: Int) -> Bool {
        guard statements[index].identity.role != .unknown, statements[index].identity.role != .other else { return false }
        return !statements.contains { other in
            let reading = fields.statements[other.reading]
            return other.isTrusted && reading.method == .spf && (reading.result == .fail || reading.result == .softfail)
                && leg(of: other) == leg(of: statements[index])
        }
    }

    /// Nil for a statement that no hop is known to have made.
    private func leg(of statement: Statement) -> Int? { statement.confidence >= .likely ? statement.leg : nil }

    /// Whether a signature of the same domain passed in the same field.
    private func hasSignaturePass(beside index: Int) -> Bool {
        let container = fields.statements[statements[index].reading].container
        return statements.contains { other in
            let reading = fields.statements[other.reading]
            return reading.container == container && reading.method == .dkim && reading.result == .pass
                && other.identity.domain == statements[index].identity.domain
        }
    }

    /// Index of the first statement that a finding cites.
    func firstStatement(of finding: Finding) -> Int? {
        for reason in evidence[finding.evidence] {
            if let statement = reason.statement, statements.indices.contains(statement - 1) { return statement - 1 }
        }
        return nil
    }

    /// Whether a finding of this code cites the statement.
    func cites(_ code: FindingCode, _ statement: Int) -> Bool {
        findings.contains { finding in
            finding.code == code && evidence[finding.evidence].contains { $0.statement == statement + 1 }
        }
    }
}

/// How a record fails, as the broken records of an archive are counted.
enum BrokenRecordProblem: String, CaseIterable, Sendable {
    case senderPolicy = "spf-temperror-dns"
    case senderPolicyBroken = "spf-permerror"
    case keyUnreachable = "dkim-temperror-dns"
    case keyMissing = "dkim-key-missing"
    case signatureUnusable = "dkim-permerror"
    case policyUnreachable = "dmarc-temperror"
    case policyBroken = "dmarc-permerror"

    init?(_ code: FindingCode) {
        switch code {
        case .spfTemperrorDNS: self = .senderPolicy
        case .dkimTemperrorDNS: self = .keyUnreachable
        case .dkimKeyMissing: self = .keyMissing
        default: return nil
        }
    }
}
