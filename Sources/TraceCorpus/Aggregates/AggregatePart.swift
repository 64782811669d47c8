public import TraceAnalysis
internal import TraceFields

/// The counts of some messages that one worker traced. Nothing is shared with other workers; `Aggregates` adds parts up in the
/// order of the input.
public struct AggregatePart: Sendable {
    var names = NameTable()
    var tallies = TallyTable()

    // Of the message at hand
    private var day = TallyTable.unknownDay
    private var isDayConfirmed = false
    private var scratch: [UInt8] = []
    /// The network of the statement before, which mostly is that of the next.
    private var lastNetwork: (network: Network?, number: UInt32)?
    private var broken: [(key: TallyTable.Key, isTrusted: Bool)] = []

    private var words = WordCache<Word>()
    private var severities = WordCache<Severity>()
    private var problems = WordCache<BrokenRecordProblem>()
    private var sources = WordCache<ResultField.Source>()
    private var confidences = WordCache<Confidence>()
    private var methods = WordCache<ResultMethod>()
    private var results = WordCache<ResultWord>()
    private var roles = WordCache<Identity.Role>()
    private var alignments = WordCache<Statement.Alignment>()
    private var codes = WordCache<FindingCode>()
    private var verdicts = WordCache<Verdict.Code>()
    private var defects = WordCache<Defect.Code>()
    private var kinds = WordCache<Forwarding.Kind>()

    public init() {}

    /// What is said of a message and its servers.
    private enum Word: String {
        case yes = "true"
        case no = "false"
        case all, forwarded, misleading, forged, contradicted, untrusted
        case withResults = "with-results"
        case confirmedTime = "confirmed-time"
        case forwarderPass = "forwarder-pass"
    }

    /// So few that the parts on their way stay small beside the counts themselves.
    private static let mostNames = 2_048

    /// Forgets what was counted and keeps the memory, and the names unless they are many.
    public mutating func removeAll() {
        tallies.removeAll()
        guard names.count > Self.mostNames else { return }
        var emptied = AggregatePart()
        swap(&emptied.names, &names)
        swap(&emptied.tallies, &tallies)
        emptied.names.removeAll()
        self = emptied
    }

    /// Counts one message.
    public mutating func add(_ trace: Trace) {
        day = trace.arrival.map { Self.day($0) } ?? TallyTable.unknownDay
        isDayConfirmed = trace.hasConfirmedArrival
        countMessage(trace)
        countFindings(trace)
        for forwarding in trace.forwardings { count(forwarding, trace) }
        countBrokenRecords(trace)
        countStatements(trace)
        for defect in trace.block.defects { count(defect) }
        for defect in trace.fields.defects { count(defect) }
    }

    static func day(_ seconds: Int64) -> Int32 {
        Int32(truncatingIfNeeded: UTCTime.days(min(max(seconds, -62_135_596_800), 253_402_300_799)))
    }

    private mutating func count(_ measure: Measure, _ names: InlineArray<4, UInt32>, day keyDay: Int32 = 0) {
        count(TallyTable.Key(names: names, day: keyDay, measure: measure))
    }

    private mutating func count(_ key: TallyTable.Key) {
        let isDated = day != TallyTable.unknownDay
        tallies.add(key, first: isDated ? day : .max, last: isDated ? day : .min)
    }

    // Messages

    private mutating func countMessage(_ trace: Trace) {
        let verdict = verdicts.number(trace.verdict.code, in: &names) { $0.rawValue }
        let misleading = number(of: trace.verdict.isMisleading ? .yes : .no)
        count(.messages, [number(of: .all), 0, 0, 0])
        if !trace.forwardings.isEmpty { count(.messages, [number(of: .forwarded), 0, 0, 0]) }
        if !trace.statements.isEmpty { count(.messages, [number(of: .withResults), 0, 0, 0]) }
        if trace.verdict.isMisleading { count(.messages, [number(of: .misleading), 0, 0, 0]) }
        if isDayConfirmed { count(.messages, [number(of: .confirmedTime), 0, 0, 0]) }
        count(.verdicts, [verdict, misleading, 0, 0])
        count(.days, [0, 0, 0, 0], day: day)
        if trace.verdict.isMisleading { count(.misleadingPass, [verdict, 0, 0, 0], day: day) }
    }

    /// A message counts once for a code and severity; equal ones are neighbours.
    private mutating func countFindings(_ trace: Trace) {
        var last: (FindingCode, Severity)?
        for finding in trace.findings {
            if let last, last == (finding.code, finding.severity) { continue }
            last = (finding.code, finding.severity)
            let code = codes.number(finding.code, in: &names) { $0.rawValue }
            count(.findings, [code, severities.number(finding.severity, in: &names) { $0.code.description }, 0, 0])
        }
    }

    private mutating func count(_ defect: Defect) {
        count(.defects, [defects.number(defect.code, in: &names) { $0.rawValue }, 0, 0, 0])
    }

    // Forwardings

    /// Since when and until when: only days that a second clock confirms, or one wrong clock would answer.
    private mutating func count(_ forwarding: Forwarding, _ trace: Trace) {
        let key = TallyTable.Key(
            names: [
                name(forwarding.forwarder), name(forwarding.destination),
                kinds.number(forwarding.kind, in: &names) { $0.rawValue }, name(of: forwarding.network, trace),
            ],
            measure: .forwardingPairs)
        tallies.add(key, first: isDayConfirmed ? day : .max, last: isDayConfirmed ? day : .min)
    }

    // Records

    private mutating func countBrokenRecords(_ trace: Trace) {
        broken.removeAll(keepingCapacity: true)
        var found: [(BrokenRecordProblem, Int)] = []
        trace.forEachBrokenRecord { found.append(($0, $1)) }
        guard !found.isEmpty else { return }
        let service = trace.service.map { names.intern($0.name) } ?? 0
        for (problem, index) in found {
            let statement = trace.statements[index]
            let time = trace.hop(ofStatement: index).flatMap { trace.received($0).date?.seconds }
            let key = TallyTable.Key(
                names: [
                    name(statement.identity.domain, trace), service, problems.number(problem, in: &names) { $0.rawValue }, 0,
                ],
                day: time.map { Self.day($0) } ?? day, measure: .brokenRecords)
            if let known = broken.firstIndex(where: { $0.key == key }) {
                if statement.isTrusted { broken[known].isTrusted = true }
            } else {
                broken.append((key, statement.isTrusted))
            }
        }
        for record in broken {
            count(record.key)
            guard record.isTrusted else { continue }
            count(.trustedBrokenRecords, record.key.names, day: record.key.day)
        }
    }

    // Statements

    private mutating func countStatements(_ trace: Trace) {
        lastNetwork = nil
        var container = -1
        var authserv: UInt32 = 0
        var hasForwarderPass = false
        let isForged = trace.findings.contains { $0.code == .forgedAuthenticationResults }
        let isContradicted = trace.findings.contains { $0.code == .resultsDisagree }
        for index in trace.statements.indices {
            let reading = trace.statements[index].reading
            if trace.fields.statements[reading].container != container {
                container = trace.fields.statements[reading].container
                authserv = name(trace.fields.results[container].authservID, trace)
            }
            let network = number(of: trace.hop(ofStatement: index).flatMap { trace.hops[$0 - 1].network }, trace)
            let server = authserv != 0 ? authserv : network
            let method = number(ofMethodOf: reading, trace)
            count(.serverResults, [server, network, method, number(ofResultOf: reading, trace)])
            if trace.fields.statements[reading].result == .pass {
                if trace.statements[index].identity.role == .forwarder { hasForwarderPass = true }
                let role = roles.number(trace.statements[index].identity.role, in: &names) { $0.rawValue }
                let aligned = alignments.number(trace.statements[index].alignment, in: &names) { $0.rawValue }
                count(.passNames, [method, role, aligned, 0])
            }
            let isTrusted = trace.statements[index].isTrusted
            if isForged, trace.cites(.forgedAuthenticationResults, index) { distrust(server, .forged) }
            if isContradicted, !isTrusted, trace.cites(.resultsDisagree, index) { distrust(server, .contradicted) }
            if trace.statements[index].confidence < .likely {
                countUnclear(index, authserv, trace)
            } else if !isTrusted {
                distrust(server, .untrusted)
            }
        }
        if hasForwarderPass { count(.messages, [number(of: .forwarderPass), 0, 0, 0]) }
    }

    private mutating func distrust(_ server: UInt32, _ reason: Word) {
        count(.serverTrust, [server, number(of: reason), 0, 0])
    }

    private mutating func countUnclear(_ statement: Int, _ authserv: UInt32, _ trace: Trace) {
        var software: UInt32 = 0
        if let best = trace.statements[statement].alternatives.first {
            let hop = trace.alternatives[best].hop
            if trace.hops.indices.contains(hop - 1) { software = name(trace.software(ofHop: hop), trace, isLowered: false) }
        }
        let container = trace.fields.statements[trace.statements[statement].reading].container
        let source = sources.number(trace.fields.results[container].source, in: &names) { $0.word.description }
        let confidence = confidences.number(trace.statements[statement].confidence, in: &names) { $0.code.description }
        count(.unclearStatements, [authserv, software, source, confidence])
    }

    // Numbers of names; 0 is the name that is missing

    private mutating func number(of word: Word) -> UInt32 { words.number(word, in: &names) { $0.rawValue } }

    /// The word as written, in lower case: mostly the registered spelling.
    private mutating func number(ofMethodOf reading: Int, _ trace: Trace) -> UInt32 {
        let method = trace.fields.statements[reading].method
        let written = trace.fields.statements[reading].methodRange
        if method != .other, method != .senderID, written.isEmpty || written.count == method.spelling.utf8CodeUnitCount {
            return methods.number(method, in: &names) { $0.spelling.description }
        }
        return written.isEmpty ? names.intern(method.word) : name(written, trace)
    }

    private mutating func number(ofResultOf reading: Int, _ trace: Trace) -> UInt32 {
        let result = trace.fields.statements[reading].result
        let written = trace.fields.statements[reading].resultRange
        if result != .other, result != .absent, written.isEmpty || written.count == result.spelling.utf8CodeUnitCount {
            return results.number(result, in: &names) { $0.spelling.description }
        }
        return written.isEmpty ? names.intern(result.word) : name(written, trace)
    }

    private mutating func name(_ range: ByteRange?, _ trace: Trace, isLowered: Bool = true) -> UInt32 {
        guard let range else { return 0 }
        scratch.removeAll(keepingCapacity: true)
        trace.block.bytes.appendUnfolded(range, to: &scratch)
        if isLowered { scratch.lowerASCII(from: 0) }
        return names.intern(scratch)
    }

    private mutating func name(_ text: String?) -> UInt32 {
        guard let text else { return 0 }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: text.utf8)
        scratch.lowerASCII(from: 0)
        return names.intern(scratch)
    }

    private mutating func name(_ domain: DomainID?, _ trace: Trace) -> UInt32 {
        guard let domain else { return 0 }
        scratch.removeAll(keepingCapacity: true)
        trace.domains.append(domain, to: &scratch)
        return names.intern(scratch)
    }

    private mutating func number(of network: Network?, _ trace: Trace) -> UInt32 {
        if let known = lastNetwork, known.network == network { return known.number }
        let number = name(of: network, trace)
        lastNetwork = (network, number)
        return number
    }

    private mutating func name(of network: Network?, _ trace: Trace) -> UInt32 {
        guard let network else { return 0 }
        scratch.removeAll(keepingCapacity: true)
        trace.domains.append(network, to: &scratch)
        return names.intern(scratch)
    }
}
