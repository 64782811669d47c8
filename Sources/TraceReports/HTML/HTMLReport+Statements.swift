/// Who said what, findings, defects, and the header itself.
extension HTMLReport {
    func writeStatements(to writer: inout HTMLWriter) {
        guard !report.statements.isEmpty else { return writer.element("p", book[.noStatements]) }
        for group in StatementGroup.groups(of: report) {
            writer.element("h3") { writer in
                guard let hop = group.hop else { return writer.text(book[.nobody]) }
                writer.element("a", [("href", "#" + id("hop-" + String(hop.n)))], book[.hop] + " " + String(hop.n))
                writer.text(" " + (hop.by ?? "") + " · " + (group.isTrusted ? book[.trusted] : book[.claimed]))
            }
            writer.element("div", [("class", "scroll"), ("tabindex", "0")]) { writer in
                writer.element("table") { writer in
                    writeHead([.method, .result, .name, .whose, .aligned, .saidIn, .certainty], to: &writer)
                    writer.element("tbody") { writer in
                        for statement in group.statements { write(statement, to: &writer) }
                    }
                }
            }
        }
    }

    private func write(_ statement: Report.Statement, to writer: inout HTMLWriter) {
        writer.element("tr", [("id", id("statement-" + String(statement.n)))]) { writer in
            writer.element("td", statement.method)
            writer.element("td", [("class", HTMLWriter.style(ofResult: statement.result))], statement.result)
            writer.element("td") { writer in
                writer.text(statement.identity.domain ?? statement.identity.value ?? "-")
                for line in [statement.identity.value, statement.comment, statement.reason, statement.clientIP].compactMap({ $0 })
                where line != statement.identity.domain {
                    writer.void("br", [])
                    writer.element("span", [("class", "quiet")], line)
                }
            }
            writer.element("td", book.roleWord(statement))
            writer.element("td", book.alignmentWord(statement.alignment))
            writer.element("td") { writer in
                writer.text(book.sourceWord(statement) + " ")
                link(toLine: statement.field.line, to: &writer)
            }
            writer.element("td") { writer in
                writer.text(book.confidenceWord(statement.confidence))
                if let evaluated = statement.evaluatedHop, evaluated != statement.hop {
                    writer.text(" · " + book[.evaluatedHop] + " " + String(evaluated))
                }
                writeEvidence(statement.evidence, isOpen: false, to: &writer)
                writeAlternatives(statement.alternatives, to: &writer)
            }
        }
    }

    private func writeAlternatives(_ alternatives: [Report.Alternative], to writer: inout HTMLWriter) {
        guard !alternatives.isEmpty else { return }
        writer.element("details") { writer in
            writer.element("summary", book[.alternatives])
            writer.element("ul") { writer in
                for alternative in alternatives {
                    writer.element("li") { writer in
                        writer.element(
                            "a", [("href", "#" + id("hop-" + String(alternative.hop)))],
                            book[.hop] + " " + String(alternative.hop))
                        writer.text(" " + alternative.reason)
                    }
                }
            }
        }
    }

    func writeFindings(to writer: inout HTMLWriter) {
        guard !report.findings.isEmpty else { return writer.element("p", book[.noFindings]) }
        for (index, finding) in report.findings.enumerated() {
            writer.element("article", [("id", id("finding-" + String(index + 1))), ("class", "finding " + finding.severity)]) {
                writer in
                writer.element("h3") { writer in
                    writer.element(
                        "span", [("class", "severity " + HTMLWriter.style(ofSeverity: finding.severity))],
                        book.severityWord(finding.severity))
                    writer.text(" " + finding.headline)
                }
                writer.element("p", finding.explanation)
                writeSteps(finding.steps, to: &writer)
                writer.element("p", [("class", "quiet")]) { writer in
                    writer.element("code", finding.code)
                    writer.text(" · " + book.confidenceWord(finding.confidence))
                }
                writeEvidence(finding.evidence, isOpen: false, to: &writer)
            }
        }
    }

    func writeDefects(to writer: inout HTMLWriter) {
        guard !report.defects.isEmpty else { return writer.element("p", book[.noDefects]) }
        writer.element("ul") { writer in
            for defect in report.defects {
                writer.element("li") { writer in
                    writer.text(defect.detail + " ")
                    writer.element("code", defect.code)
                    writer.text(" ")
                    if let field = defect.field { link(toLine: field.line, to: &writer) }
                }
            }
        }
    }

    /// The header, line by line; evidence links here.
    func writeHeader(to writer: inout HTMLWriter) {
        writer.element("ol", [("class", "header")]) { writer in
            for line in report.header {
                let anchor = id("line-" + String(line.number))
                writer.element("li", [("id", anchor), ("class", line.startsField ? "start" : nil)]) { writer in
                    writer.element("a", [("href", "#" + anchor)], String(line.number))
                    writer.element("span") { $0.printable(line.text) }
                }
            }
        }
    }

    func writeAbout(to writer: inout HTMLWriter) {
        entries(
            [
                (.file, report.source.name), (.member, report.source.member),
                (.size, String(report.source.size) + " " + book[.bytes]),
                (.digest, report.source.sha256),
                (.trust, report.options.trust.isEmpty ? book[.defaultTrust] : report.options.trust.joined(separator: ", ")),
                (.language, report.options.language.rawValue), (.structure, Report.format),
            ], to: &writer)
    }
}
