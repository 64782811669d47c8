/// Findings, defects and limits.
extension TextReport {
    mutating func writeFindings() {
        canvas.heading(book[.findings])
        guard !report.findings.isEmpty else { return canvas.paragraph(book[.noFindings], indent: 2) }
        for (index, finding) in report.findings.enumerated() {
            if index > 0 { canvas.blank() }
            write(finding)
        }
    }

    private mutating func write(_ finding: Report.Finding) {
        let mark = "[" + book.severityWord(finding.severity) + "] "
        canvas.paragraph(finding.headline, indent: 2, lead: mark, leadStyle: style(ofSeverity: finding.severity), style: .bold)
        let indent = 4
        canvas.paragraph(
            book.inParentheses(
                [finding.code, finding.variant].compactMap { $0 }.joined(separator: " · "),
                book.findingConfidence(finding.confidence)), indent: indent, style: .dim)
        canvas.paragraph(finding.explanation, indent: indent)
        writeSteps(finding.steps, indent: indent)
        let label = finding.evidence.isEmpty ? "" : book[.why]
        for (index, reason) in reasons(finding.evidence).enumerated() {
            canvas.entry(index == 0 ? label : "", reason, indent: indent, nameWidth: TextWidth.of(label), style: .dim)
        }
    }

    /// The reasons in short: statements by their numbers, for they stand in the table above, and no more than a reader takes in.
    private func reasons(_ evidence: [Report.Evidence]) -> [String] {
        var reasons: [String] = []
        let statements = evidence.compactMap { book.isStatementCitation($0) ? $0.statement : nil }
        if !statements.isEmpty { reasons.append(book.statements(statements)) }
        reasons += evidence.filter { !book.isStatementCitation($0) }.map { book.cited($0) }
        let rest = reasons.count - Self.shownReasons
        return rest > 1 ? Array(reasons.prefix(Self.shownReasons)) + [book.more(rest)] : reasons
    }

    private static let shownReasons = 5

    private func style(ofSeverity severity: String) -> TextCanvas.Style {
        switch severity {
        case "critical": .alarm
        case "warning": .bad
        case "notice": .careful
        default: .dim
        }
    }

    mutating func writeDefects() {
        guard !report.defects.isEmpty else { return }
        canvas.heading(book[.defects])
        let groups = DefectGroup.groups(of: report)
        for group in groups.prefix(Self.shownDefects) {
            canvas.paragraph(book.inParentheses(group.detail, book.place(group)), indent: 2, lead: "• ")
        }
        let rest = groups.count - Self.shownDefects
        if rest > 0 { canvas.paragraph(book.more(rest), indent: 4, style: .dim) }
    }

    /// More than these tell a reader nothing new; JSON lists them all.
    private static let shownDefects = 12

    mutating func writeLimits() {
        canvas.heading(book[.limits])
        for limit in report.limits { canvas.paragraph(limit, indent: 2, lead: "• ") }
    }
}
