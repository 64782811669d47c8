/// Findings that say the same of several places, for reports that people read: told once, with each place.
struct FindingGroup {
    /// The first of them.
    var finding: Report.Finding
    /// Its number, from 1.
    var n: Int
    /// The others by their numbers.
    var others: [(n: Int, finding: Report.Finding)]

    /// The groups of a report, in its order.
    static func groups(of report: Report) -> [FindingGroup] {
        var groups: [FindingGroup] = []
        for (index, finding) in report.findings.enumerated() {
            if let last = groups.last, last.finding.saysTheSame(as: finding) {
                groups[groups.count - 1].others.append((index + 1, finding))
            } else {
                groups.append(FindingGroup(finding: finding, n: index + 1, others: []))
            }
        }
        return groups
    }
}

extension Report.Finding {
    fileprivate func saysTheSame(as other: Self) -> Bool {
        code == other.code && severity == other.severity && confidence == other.confidence && headline == other.headline
    }
}
