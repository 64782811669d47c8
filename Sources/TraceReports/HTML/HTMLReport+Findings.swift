/// ARC sets, findings, defects, and the reasons for them.
extension HTMLReport {
    func writeFindings(to writer: inout HTMLWriter) {
        guard !report.findings.isEmpty else { return writer.element("p", book[.noFindings]) }
        writer.element("p", [("class", "lead")], book[page: .findingsLead])
        let groups = FindingGroup.groups(of: report)
        for group in groups.prefix(Self.toldFindings) {
            let finding = group.finding
            writer.element("article", [("id", id("finding-" + String(group.n))), ("class", "finding " + finding.severity)]) {
                writer in
                writer.element("h3") { writer in
                    writer.severity(finding.severity, book.severityWord(finding.severity))
                    writer.text(" " + finding.headline)
                }
                writer.element("p", finding.explanation)
                writeOwnSteps(finding.steps, to: &writer)
                writer.element("p", [("class", "quiet")]) { writer in
                    writer.element("code", finding.code)
                    if let variant = finding.variant {
                        writer.text(" · ")
                        writer.element("code", variant)
                    }
                    writer.text(" · " + book.findingConfidence(finding.confidence))
                }
                writeEvidence(finding.evidence, isOpen: finding.severity == "critical", of: finding.headline, to: &writer)
                write(group.others, to: &writer)
            }
        }
        writeShortly(groups.dropFirst(Self.toldFindings), to: &writer)
    }

    /// Findings that are told in full: nobody reads more, and what comes behind them is less severe.
    private static let toldFindings = 20

    private func writeShortly(_ groups: ArraySlice<FindingGroup>, to writer: inout HTMLWriter) {
        guard !groups.isEmpty else { return }
        writer.element("ul", [("class", "reasons")]) { writer in
            for (n, finding) in groups.flatMap({ [($0.n, $0.finding)] + $0.others }) {
                writer.element("li", [("id", id("finding-" + String(n)))]) { writer in
                    writer.text(book.severityWord(finding.severity) + " · " + finding.headline + " ")
                    if let place = finding.evidence.first.flatMap({ place(of: $0) }) {
                        writer.element("a", [("href", place.link)], book.line(place.line))
                    }
                }
            }
        }
    }

    /// The places of which a finding says the same.
    private func write(_ others: [(n: Int, finding: Report.Finding)], to writer: inout HTMLWriter) {
        guard !others.isEmpty else { return }
        writer.element("p", [("class", "quiet")], book.sameElsewhere(others.count))
        writer.element("ul", [("class", "reasons")]) { writer in
            for other in others {
                writer.element("li", [("id", id("finding-" + String(other.n)))]) { writer in
                    for reason in other.finding.evidence {
                        write(reason, to: &writer)
                        writer.text(" ")
                    }
                }
            }
        }
    }

    /// The steps of a finding. What the verdict says already is not said again.
    private func writeOwnSteps(_ steps: Report.Steps, to writer: inout HTMLWriter) {
        let said = report.verdict.steps
        let own = Report.Steps(
            actions: steps.actions.filter { !said.actions.contains($0) },
            lookUps: steps.lookUps.filter { !said.lookUps.contains($0) })
        writer.steps(own, book)
        guard own != steps else { return }
        writer.element("p", [("class", "quiet")]) { writer in
            writer.text(book[.nextSteps] + book.colon)
            writer.element("a", [("href", "#" + id("verdict"))], book[.asAbove])
        }
    }

    /// Reasons behind a word that opens them.
    func writeEvidence(_ evidence: [Report.Evidence], isOpen: Bool, of title: String, to writer: inout HTMLWriter) {
        guard !evidence.isEmpty else { return }
        writer.element("details", [("open", isOpen ? "" : nil)]) { writer in
            writer.element("summary", [("aria-label", book[.why] + book.colon + title)], book[.why])
            writeReasons(evidence, to: &writer)
        }
    }

    /// Reasons, each with a link to the bytes that show it.
    func writeReasons(_ evidence: [Report.Evidence], to writer: inout HTMLWriter) {
        guard !evidence.isEmpty else { return }
        writer.element("ul", [("class", "reasons")]) { writer in
            for reason in evidence {
                writer.element("li") { write(reason, to: &$0) }
            }
        }
    }

    /// A reason that says its line is the link by these words; behind others stands one.
    private func write(_ reason: Report.Evidence, to writer: inout HTMLWriter) {
        guard let place = place(of: reason) else { return writer.text(reason.detail) }
        guard let said = book.said(line: place.line, in: reason) else {
            writer.text(reason.detail + " ")
            return writer.element("a", [("href", place.link)], book.line(place.line))
        }
        writer.text(String(reason.detail[..<said.lowerBound]))
        writer.element("a", [("href", place.link)], String(reason.detail[said]))
        writer.text(String(reason.detail[said.upperBound...]))
    }

    private func place(of reason: Report.Evidence) -> (line: Int, link: String)? {
        if let bytes = reason.value, let line = marks[bytes] { return (line, "#" + id(Self.anchor(of: bytes))) }
        return reason.field.map { ($0.line, "#" + id("line-" + String($0.line))) }
    }

    func writeDefects(to writer: inout HTMLWriter) {
        guard !report.defects.isEmpty else { return writer.element("p", book[.noDefects]) }
        writer.element("ul") { writer in
            for group in DefectGroup.groups(of: report) {
                writer.element("li") { writer in
                    writer.text(group.detail + " ")
                    writer.element("code", group.code)
                    for line in group.lines {
                        writer.text(" ")
                        link(toLine: line, to: &writer)
                    }
                }
            }
        }
    }

    func writeARC(to writer: inout HTMLWriter) {
        guard !report.arc.sets.isEmpty else { return writer.element("p", book[.noARC]) }
        writer.element("p", [("class", "lead")], book[page: .arcLead])
        writer.element("p", book.arcSummary(report))
        let columns: [Label] = [.instance, .sealer, .selector, .chainValidation, .time, .hop, .certainty, .field]
        writer.table(book[.arc], columns.map { book[$0] }, style: "cards") { writer in
            for set in report.arc.sets { write(set, columns.map { book[$0] }, to: &writer) }
        }
    }

    private func write(_ set: Report.ARCSet, _ names: [String], to writer: inout HTMLWriter) {
        let values = [
            set.sealer, set.selector, set.chainValidation, set.time.map { HTMLWriter.readable($0) }, set.hop.map { String($0) },
            book.confidenceWord(set.confidence),
        ]
        writer.element("tr") { writer in
            writer.element("th", [("scope", "row"), ("data-label", names[0])], "i=" + String(set.instance))
            for (name, value) in zip(names.dropFirst(), values) {
                writer.element("td", [("data-label", name)], value ?? "-")
            }
            writer.element("td", [("data-label", names[names.count - 1])]) { writer in
                for field in set.fields {
                    link(toLine: field.line, to: &writer)
                    writer.text(" ")
                }
                if !set.missing.isEmpty {
                    writer.element("span", [("class", "careful")], book[.missing] + book.colon + book.list(set.missing))
                }
            }
        }
    }
}
