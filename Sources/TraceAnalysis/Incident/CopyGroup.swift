internal import TraceFields

/// Copies of one mail that stand for each other: what ties one of them to the author, or proves him, holds for all.
struct CopyGroup {
    let traces: [Trace]
    let facts: [CopyFacts]
    /// Mails that are proven, and of which the server tells where they came from.
    let proven: [CopyFacts]

    /// The causes that the copies show, each once; never empty.
    func causes(_ copies: [Int]) -> [IncidentCause] {
        var causes: [IncidentCause] = []
        for copy in copies {
            for kind in search(copy, of: copies).kinds where !causes.contains(where: { $0.kind == kind }) {
                causes.append(IncidentCause(kind, traces[copy], facts[copy].origin))
            }
        }
        return causes
    }

    /// The findings of a copy that show a cause.
    func findings(of kind: IncidentCause.Kind, in copy: Int, of copies: [Int]) -> [Finding] {
        search(copy, of: copies).findings(of: kind)
    }

    private func search(_ copy: Int, of copies: [Int]) -> CauseSearch {
        let isProven = facts[copy].isProven
        return CauseSearch(
            trace: traces[copy], origin: facts[copy].origin, isTied: isTied(copies), isProven: isProven,
            isProvenElsewhere: !isProven && self.isProven(copies))
    }

    func isTied(_ copies: [Int]) -> Bool {
        copies.contains { copy in facts[copy].isTied || proven.contains { isOfSender($0, facts[copy]) } }
    }

    func isProven(_ copies: [Int]) -> Bool { copies.contains { facts[$0].isProven } }

    /// A mail of the same author that is proven came from the same host, which does not send for many.
    private func isOfSender(_ proven: CopyFacts, _ facts: CopyFacts) -> Bool {
        proven.author == facts.author && !facts.origin.isForwarder && !proven.origin.isShared
            && proven.origin.isSameHost(as: facts.origin)
    }
}

extension [IncidentCause] {
    /// Puts what several copies show together in the place of what one of them shows alone.
    mutating func show(_ kind: IncidentCause.Kind, over other: IncidentCause.Kind, _ trace: Trace, _ origin: MailOrigin) {
        guard let index = firstIndex(where: { $0.kind == other }) else { return }
        if contains(where: { $0.kind == kind }) {
            remove(at: index)
        } else {
            self[index] = IncidentCause(kind, trace, origin)
        }
    }
}

extension CopyFacts {
    /// Whether a server that is trusted found the author's own name proven.
    var isProven: Bool {
        // Beside a signature that failed only a policy that accepted the mail is a proof.
        if let outcome = newestOfAuthor(.dkim)?.outcome, outcome == .fail || outcome == .record,
            newestOfAuthor(.dmarc)?.outcome != .pass
        {
            return false
        }
        if checks.contains(where: { $0.outcome == .pass && $0.isTrusted }) { return true }
        // Receivers that record nothing but what DMARC said.
        let policy = newestOfAuthor(.dmarc)
        return policy?.outcome == .pass && policy?.isTrusted == true
            && checks.allSatisfy { $0.outcome == .nothing || $0.outcome == .guess }
    }

    var hasRecordTrouble: Bool { checks.contains { $0.outcome == .record } }

    private var checks: [JudgedName] { [newestOfAuthor(.spf), newestOfAuthor(.dkim)].compactMap { $0 } }
}
