internal import Foundation
internal import TraceAnalysis
internal import TraceFields

/// How sure the statements of messages without labels are given to hops, counted by who wrote them. Nothing of the messages
/// leaves it but counts.
struct Census {
    struct Count {
        /// Open ones for which not one hop had a point: the server that wrote them left no line in the message.
        var withoutLine = 0
        var certain = 0
        var likely = 0
        var ambiguous = 0
        var unattributed = 0

        var all: Int { certain + likely + ambiguous + unattributed }
        /// Of 100 statements, those that were given to nobody.
        var open: Double { all == 0 ? 0 : 100 * Double(ambiguous + unattributed) / Double(all) }

        /// The same of the statements whose writer can have left a line.
        var openOfOthers: Double {
            all == withoutLine ? 0 : 100 * Double(ambiguous + unattributed - withoutLine) / Double(all - withoutLine)
        }

        mutating func add(_ statement: Statement) {
            if statement.confidence == .unattributed, statement.evidence.isEmpty, statement.alternatives.isEmpty {
                withoutLine += 1
            }
            add(statement.confidence)
        }

        private mutating func add(_ confidence: Confidence) {
            switch confidence {
            case .certain: certain += 1
            case .likely: likely += 1
            case .ambiguous: ambiguous += 1
            case .unattributed: unattributed += 1
            }
        }
    }

    private(set) var messages = 0
    private(set) var unread = 0
    private(set) var byFolder: [String: Count] = [:]
    private(set) var byWay: [String: Count] = [:]
    private(set) var byWriter: [String: Count] = [:]

    /// Every regular file below a folder is one message; of a mailbox the first one counts.
    mutating func add(folder: URL) throws {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let tracer = MessageTracer()
        for name in names.sorted() {
            var isFolder: ObjCBool = false
            let file = folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            guard let data = try? Data(contentsOf: file) else {
                unread += 1
                continue
            }
            add(tracer.trace([UInt8](data)), name.split(separator: "/").first.map { String($0) } ?? name)
        }
    }

    private mutating func add(_ trace: Trace, _ folder: String) {
        messages += 1
        let way = way(of: trace)
        var domains = trace.domains
        for statement in trace.statements {
            byFolder[folder, default: Count()].add(statement)
            byWay[way, default: Count()].add(statement)
            byWriter[writer(of: statement, trace, &domains), default: Count()].add(statement)
        }
    }

    private func way(of trace: Trace) -> String {
        if trace.hops.isEmpty { return "no hop at all" }
        switch trace.forwardings.count {
        case 0: return "direct"
        case 1: return "forwarded once"
        default: return "forwarded more than once"
        }
    }

    /// The provider by the name that the field bears; for other names only the kind of field.
    private func writer(of statement: Statement, _ trace: Trace, _ domains: inout DomainTable) -> String {
        let container = trace.container(statement)
        let kind =
            switch container.source {
            case .authenticationResults: "results"
            case .arcAuthenticationResults: "sealed results"
            case .receivedSPF: "Received-SPF"
            case .originalAuthenticationResults: "renamed results"
            }
        guard let name = domains.intern(trace.block.bytes, container.authservID) else {
            let isMicrosoft = container.shape == .anonymousInbound || container.shape == .anonymousOutbound
            return (isMicrosoft ? "microsoft, without a name: " : "without a name: ") + kind
        }
        guard domains.provider(name) != nil, let network = domains.network(name), let provider = domains.text(network) else {
            return "other servers: " + kind
        }
        return provider + ": " + kind
    }
}

extension AccuracyTables {
    mutating func write(_ census: Census) {
        write("Messages", ["", "messages", "unread"])
        row(["all", String(census.messages), String(census.unread)])
        let columns = [
            "all", "certain", "likely", "ambiguous", "unattributed", "open %", "without a line", "open % of the others",
        ]
        for (title, counts) in [
            ("Statements, by the way of the message", census.byWay), ("Statements, by who wrote them", census.byWriter),
            ("Statements, by folder", census.byFolder),
        ] {
            write(title, [""] + columns)
            for (name, count) in counts.sorted(by: { ($0.value.all, $1.key) > ($1.value.all, $0.key) }) {
                let numbers = [count.all, count.certain, count.likely, count.ambiguous, count.unattributed].map { String($0) }
                let shares = [count.open, count.openOfOthers].map { String(format: "%.1f", $0) }
                row([name] + numbers + [shares[0], String(count.withoutLine), shares[1]])
            }
        }
    }
}
