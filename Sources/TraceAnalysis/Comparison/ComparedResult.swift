public import TraceFields

/// One name that was tested, and what each copy says of it.
public struct ComparedResult: Sendable {
    public var method: ResultMethod
    /// The name; for a signature `d=`.
    public var name: String?
    /// `s=` of a signature.
    public var selector: String?
    /// One for each copy; nil where the copy has no result about this name.
    public var cells: [Cell?]

    public init(method: ResultMethod, name: String?, selector: String?, cells: [Cell?]) {
        self.method = method
        self.name = name
        self.selector = selector
        self.cells = cells
    }

    /// What one copy says.
    public struct Cell: Sendable {
        /// The newest result that is relied on: index of `Trace.statements`.
        public var statement: Int
        /// Results about the same name at older hops, newest first.
        public var earlier: [Int]
        /// Whether it was recorded before the mail was sent on.
        public var isCarried: Bool
    }

    /// The rows in the order SPF, DKIM, DMARC, then the others, and of names the author's first.
    static func rows(_ facts: [CopyFacts]) -> [ComparedResult] {
        var rows: [(row: ComparedResult, order: [Int])] = []
        for (index, copy) in facts.enumerated() {
            for result in copy.results {
                let selector = result.method == .dkim ? result.selector : nil
                var position = rows.firstIndex {
                    $0.row.method == result.method && $0.row.name == result.domain && $0.row.selector == selector
                }
                if position == nil {
                    let row = ComparedResult(
                        method: result.method, name: result.domain, selector: selector,
                        cells: [Cell?](repeating: nil, count: facts.count))
                    rows.append((row, [order(result.method), result.isAligned ? 0 : 1, index]))
                    position = rows.count - 1
                }
                guard let position else { continue }
                add(result, of: copy, to: &rows[position].row.cells[index])
            }
        }
        return rows.enumerated().sorted { one, other in
            one.element.order == other.element.order
                ? one.offset < other.offset : one.element.order.lexicographicallyPrecedes(other.element.order)
        }.map(\.element.row)
    }

    /// Results come newest first; one hop says a thing once, in however many fields.
    private static func add(_ result: JudgedName, of copy: CopyFacts, to cell: inout Cell?) {
        guard var known = cell else {
            cell = Cell(statement: result.statement, earlier: [], isCarried: !result.isFinal)
            return
        }
        let shown = [known.statement] + known.earlier
        let isSaid = copy.results.contains { shown.contains($0.statement) && $0.hop == result.hop && $0.result == result.result }
        if !isSaid { known.earlier.append(result.statement) }
        cell = known
    }

    private static func order(_ method: ResultMethod) -> Int {
        switch method {
        case .spf: 0
        case .dkim: 1
        case .dmarc: 2
        case .compauth: 3
        case .arc: 4
        case .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime, .vbr: 5
        }
    }
}

/// Which copy of a mail to believe for what.
public struct Belief: Hashable, Sendable {
    public var question: Question
    /// Index of `Comparison.copies`.
    public var copy: Int

    public enum Question: String, CaseIterable, Sendable {
        /// Did the author's own SPF work?
        case authorSPF = "author-spf"
        /// Was the author's signature valid when the mail was sent?
        case authorDKIM = "author-dkim"
        /// What did DMARC say of the author?
        case authorDMARC = "author-dmarc"
        /// Was the mail changed on the way?
        case changes
        /// Who sent it on, and how did it end in the last mailbox?
        case forwarding
    }

    static func of(_ comparison: Comparison, _ facts: [CopyFacts]) -> [Belief] {
        var beliefs: [Belief] = []
        for (number, mail) in comparison.mails.enumerated() where mail.count > 1 && comparison.hasDirectCopy(number) {
            let direct = mail[0]
            guard let last = mail.last(where: { comparison.copies[$0].role == .forwarded && comparison.isSentOn($0) }) else {
                continue
            }
            beliefs.append(Belief(question: .authorSPF, copy: direct))
            // A signature that is still valid at the end was valid at the beginning; else the first receiver knows more.
            beliefs.append(Belief(question: .authorDKIM, copy: direct))
            beliefs.append(Belief(question: .authorDMARC, copy: direct))
            beliefs.append(Belief(question: .changes, copy: last))
            beliefs.append(Belief(question: .forwarding, copy: last))
        }
        return beliefs
    }
}

extension Trace {
    /// The DNS name that a DKIM statement depended on, where it is a host name.
    public func dnsName(ofStatement index: Int) -> String? { keyRecord(index) }
}
