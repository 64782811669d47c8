internal import CorpusLabels

/// What was right and what was not, counted over some cases.
struct Figures {
    struct Count {
        var right = 0
        /// Nothing was reported where there was something to report.
        var silent = 0
        var wrong = 0

        var all: Int { right + silent + wrong }
    }

    struct Attributions {
        /// Given to the hop that wrote them.
        var right = 0
        /// Given to nobody, and nobody can be named.
        var rightlyNobody = 0
        /// Given to nobody although the label names a hop.
        var open = 0
        var wrongLikely = 0
        var wrongCertain = 0

        var all: Int { right + rightlyNobody + open + wrongLikely + wrongCertain }
    }

    struct FindingCount {
        var right = 0
        var unexpected = 0
        var missing = 0
    }

    var cases = 0
    /// Cases in which everything that is labelled was right.
    var exactCases = 0
    var keys: [String: Count] = [:]
    var attributions = Attributions()
    var findings: [String: FindingCount] = [:]

    var confidentWrong: Int { attributions.wrongCertain + attributions.wrongLikely }

    mutating func add(_ comparison: LabelComparison) {
        cases += 1
        if comparison.differences.isEmpty { exactCases += 1 }
        for value in comparison.values {
            var count = keys[value.key] ?? Count()
            if value.isRight { count.right += 1 } else if value.isSilent { count.silent += 1 } else { count.wrong += 1 }
            keys[value.key] = count
        }
        for attribution in comparison.attributions { add(attribution) }
        for name in comparison.findings.right { findings[name, default: FindingCount()].right += 1 }
        for name in comparison.findings.missing { findings[name, default: FindingCount()].missing += 1 }
        for name in comparison.findings.unexpected { findings[name, default: FindingCount()].unexpected += 1 }
    }

    private mutating func add(_ attribution: LabelComparison.Attribution) {
        switch (attribution.expected, attribution.reported) {
        case (nil, nil): attributions.rightlyNobody += 1
        case (_?, nil): attributions.open += 1
        case (let expected, let reported) where expected == reported: attributions.right += 1
        case (_, _?):
            if attribution.confidence == "certain" { attributions.wrongCertain += 1 } else { attributions.wrongLikely += 1 }
        }
    }

    /// All keys of a list together: `hops` is every value of every hop.
    func sum(_ list: String) -> Count {
        keys.reduce(into: Count()) { sum, entry in
            guard entry.key == list || entry.key.hasPrefix(list + ".") else { return }
            sum.right += entry.value.right
            sum.silent += entry.value.silent
            sum.wrong += entry.value.wrong
        }
    }
}
