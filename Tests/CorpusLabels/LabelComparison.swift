/// What a label says and what the report says, value beside value.
public struct LabelComparison: Sendable {
    /// One compared value.
    public struct Value: Sendable {
        /// `hops.by`
        public var key: String
        /// `hop 3`
        public var place: String
        public var expected: JSONValue
        public var reported: JSONValue
        /// What else the report says there, to understand a difference by.
        public var context = ""

        public var isRight: Bool { LabelComparison.agree(expected, reported) }
        /// The report says nothing where there is something to say.
        public var isSilent: Bool { !isRight && reported == .null }
    }

    public private(set) var values: [Value] = []
    /// Findings of both, `code (severity)`.
    public private(set) var findings = FindingCounts()
    /// To which hop each statement was given.
    public private(set) var attributions: [Attribution] = []

    /// Who wrote a statement; nil is nobody that can be named.
    public struct Attribution: Sendable {
        public var expected: Int?
        public var reported: Int?
        public var confidence: String
    }

    public struct FindingCounts: Sendable {
        public var right: [String] = []
        public var missing: [String] = []
        public var unexpected: [String] = []
    }

    /// The sentences of a failing test.
    public var differences: [String] {
        values.filter { !$0.isRight }.map { value in
            "\(value.place): \(value.key) is \(value.expected), reported \(value.reported)"
                + (value.context.isEmpty ? "" : "  [\(value.context)]")
        } + findings.missing.map { "finding missing: \($0)" } + findings.unexpected.map { "finding unexpected: \($0)" }
    }

    public init(label: JSONValue, report plain: JSONValue) {
        let report = Self.withWireValues(plain)
        compareLists("hops", "hop", label, report, Self.hopPaths)
        compareLists("forwardings", "forwarding", label, report, [:])
        compareLists("statements", "statement", label, report, Self.statementPaths)
        compare("order_reliable", label, report[path: ["order", "reliable"]])
        compare("legs", label, .list(report["legs"].elements.map { $0["hops"] }))
        compare("verdict", label, report[path: ["verdict", "code"]])
        compare("misleading", label, report[path: ["verdict", "misleading"]])
        if let structure = label["arc"].members["structure"] {
            add("arc.structure", "arc", structure, report[path: ["arc", "structure"]])
        }
        if let sets = label["arc"].members["sets"] {
            add("arc.sets", "arc", sets, .number(report[path: ["arc", "sets"]].elements.count))
        }
        let reportedDefects = report["defects"].elements.map { $0["code"] }
        for code in label["defects"].elements {
            add("defects", "defects", code, reportedDefects.contains(code) ? code : .null)
        }
        if label.members["findings"] != nil { compareFindings(label["findings"].elements, report["findings"].elements) }
    }

    // Values

    private mutating func compare(_ key: String, _ label: JSONValue, _ reported: JSONValue) {
        if let expected = label.members[key] { add(key, "message", expected, reported) }
    }

    private mutating func add(
        _ key: String, _ place: String, _ expected: JSONValue, _ reported: JSONValue, context: String = ""
    ) {
        values.append(Value(key: key, place: place, expected: expected, reported: reported, context: context))
    }

    private mutating func compareLists(
        _ list: String, _ word: String, _ label: JSONValue, _ report: JSONValue, _ paths: [String: [String]]
    ) {
        guard label.members[list] != nil else { return }
        let expected = label[list].elements
        let reported = report[list].elements
        add("\(list).count", list, .number(expected.count), .number(reported.count))
        for (index, object) in expected.enumerated() {
            let other = index < reported.count ? reported[index] : .null
            for key in object.members.keys.sorted() {
                add(
                    "\(list).\(key)", "\(word) \(index + 1)", object[key], other[path: paths[key] ?? [key]],
                    context: key.hasSuffix("hop") && list == "statements" ? Self.attribution(object, other) : "")
            }
            if list == "statements", let hop = object.members["hop"] {
                attributions.append(
                    Attribution(
                        expected: hop.integer, reported: other["hop"].integer, confidence: other["confidence"].string ?? "missing"
                    ))
            }
        }
    }

    /// Labels are flat where the report is not; what was observed on the wire has names of its own.
    private static let hopPaths = [
        "helo": ["from", "helo"], "name": ["from", "name"], "ip": ["from", "ip"], "client_ip": ["from", "ip"], "host": ["by"],
    ]
    private static let statementPaths = [
        "identity": ["identity", "value"], "domain": ["identity", "domain"], "role": ["identity", "role"],
    ]

    /// The report with what a wire shows: the envelope at each hop, and the host that made each statement.
    private static func withWireValues(_ report: JSONValue) -> JSONValue {
        var members = report.members
        let (hops, legs) = (report["hops"].elements, report["legs"].elements)
        let element = { (list: [JSONValue], number: Int?) in
            number.flatMap { list.indices.contains($0 - 1) ? list[$0 - 1] : nil } ?? .null
        }
        members["hops"] = .list(
            hops.map { hop in
                let leg = element(legs, hop["leg"].integer)
                var values = hop.members
                // What the line itself says of the envelope goes before what is known of its leg.
                let sender = hop["envelope_from"] == .null ? leg[path: ["envelope_sender", "address"]] : hop["envelope_from"]
                // Where only the domain is known, that is no wrong address.
                values["mail_from"] = sender.string.map { $0.isEmpty || $0.contains("@") } == true ? sender : .null
                values["rcpt_to"] = hop["for"].elements.first ?? leg["envelope_recipient"]
                return .object(values)
            })
        members["statements"] = .list(
            report["statements"].elements.map { statement in
                var values = statement.members
                values["host"] = element(hops, statement["hop"].integer)["by"]
                return .object(values)
            })
        return .object(members)
    }

    private static func attribution(_ label: JSONValue, _ statement: JSONValue) -> String {
        let names = ["source", "authserv_id", "method", "result"].map { label[$0].string ?? "-" }.joined(separator: " ")
        let reasons = statement["evidence"].elements.compactMap { $0["code"].string }.joined(separator: ", ")
        let others = statement["alternatives"].elements.map { $0["hop"].description }.joined(separator: ", ")
        return "\(names); \(statement["confidence"].string ?? "-"); evidence: \(reasons); alternatives: \(others)"
    }

    /// Letters' case is no difference. Hop 0 and no hop are the same.
    static func agree(_ one: JSONValue, _ other: JSONValue) -> Bool {
        switch (one, other) {
        case (.text(let one), .text(let other)): one.lowercased() == other.lowercased()
        case (.list(let one), .list(let other)):
            one.count == other.count && zip(one, other).allSatisfy { agree($0, $1) }
        case (.number(0), .null), (.null, .number(0)): true
        default: one == other
        }
    }

    // Findings

    /// Everything of `notice` and above has to be in both; what is `info` may be in the report alone.
    private mutating func compareFindings(_ expected: [JSONValue], _ reported: [JSONValue]) {
        let name = { (finding: JSONValue) in "\(finding["code"].string ?? "") (\(finding["severity"].string ?? ""))" }
        let names = Set(reported.map(name))
        let wanted = Set(expected.map(name))
        findings.right = wanted.intersection(names).sorted()
        findings.missing = wanted.subtracting(names).sorted()
        findings.unexpected = names.subtracting(wanted).filter { !$0.hasSuffix("(info)") }.sorted()
    }
}
