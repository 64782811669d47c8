internal import TraceFields

/// Where two copies came from.
extension PairGround {
    /// Whether one of them is tied to the author.
    var isTied: Bool { first.isTied || second.isTied }

    /// Two copies, of which one came from a host that nothing ties to the author or to the other copy: no line of it shows that the mail went
    /// through the server of the other one, and its client is no forwarder that is known.
    var isFromOtherHost: Bool {
        guard isSameMail, !way.goesOn else { return false }
        return Self.isLoner(second, beside: first) || second.isTied && Self.isLoner(first, beside: second)
    }

    /// The second copy was sent on.
    var isSentOn: Bool { secondCopy.role == .forwarded && !isFromOtherHost }

    /// The copy that is tied to the author no less than the other.
    var isFirstNearer: Bool { first.isTied || !second.isTied }

    /// Two mails that came from different hosts, of which nothing shows that both send for the author.
    var isFromOtherSender: Bool {
        first.origin.relation(to: second.origin) == .other && !(first.isTied && second.isTied)
    }

    private static func isLoner(_ one: CopyFacts, beside other: CopyFacts) -> Bool {
        guard !one.isTied, one.origin.isKnown, other.origin.isKnown, !one.origin.isForwarder else { return false }
        if one.origin.isSameHost(as: other.origin) { return false }
        return other.origin.isForwarder || one.origin.relation(to: other.origin) == .other
    }

    var otherSender: PairRule.Found? {
        let (tied, loner) = isFirstNearer ? (first, second) : (second, first)
        let proof = tied.results.first(where: \.provesAuthor).map { [$0] } ?? []
        let signature = loner.results.first { $0.method == .dkim && $0.isAligned && $0.outcome == .fail }
        let shown = (signature ?? loner.newest(.spf)).map { [$0] } ?? []
        return isFirstNearer ? PairRule.Found(first: proof, second: shown) : PairRule.Found(first: shown, second: proof)
    }
}

extension AlignedWay {
    /// The newest line of the first copy stands in the second one too, be it changed: the mail went on from there.
    var goesOn: Bool {
        guard let newest = steps.last(where: { $0.first != nil }) else { return false }
        return newest.second != nil
    }
}
