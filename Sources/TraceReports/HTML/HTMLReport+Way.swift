/// The verdict, the message and its way.
extension HTMLReport {
    func writeVerdict(to writer: inout HTMLWriter) {
        let verdict = report.verdict
        let style = verdict.isMisleading ? "verdict misleading" : "verdict"
        writer.element("section", [("id", id("verdict")), ("class", style), ("aria-labelledby", id("verdict-title"))]) { writer in
            writer.element("h2", [("id", id("verdict-title"))], verdict.headline)
            for sentence in verdict.explanation { writer.element("p", sentence) }
            writeDeciding(to: &writer)
            writeSteps(verdict.steps, to: &writer)
            writer.element("p", [("class", "note")]) { writer in
                if !report.statements.isEmpty {
                    writer.text((verdict.isMisleading ? book[.misleading] : book[.notMisleading]) + " · ")
                }
                writer.element("code", verdict.code)
            }
        }
    }

    private func writeDeciding(to writer: inout HTMLWriter) {
        let deciding = report.verdict.deciding.compactMap { n in report.statements.first { $0.n == n } }
        guard !deciding.isEmpty else { return }
        writer.element("ul") { writer in
            for statement in deciding {
                writer.element("li") { writer in
                    writer.element("a", [("href", "#" + id("statement-" + String(statement.n)))], statement.method.uppercased())
                    writer.text(" ")
                    writer.element("b", [("class", HTMLWriter.style(ofResult: statement.result))], statement.result)
                    writer.text(" " + book.about(statement))
                }
            }
        }
    }

    func writeSteps(_ steps: Report.Steps, to writer: inout HTMLWriter) {
        guard !(steps.actions.isEmpty && steps.lookUps.isEmpty) else { return }
        writer.element("div", [("class", "steps")]) { writer in
            writer.element("b", book[.nextSteps])
            writer.element("ul") { writer in
                for action in steps.actions { writer.element("li", action) }
                if !steps.lookUps.isEmpty { writer.element("li", book[.lookUps]) }
            }
            guard !steps.lookUps.isEmpty else { return }
            writer.element("dl") { writer in
                for lookUp in steps.lookUps {
                    writer.element("dt") { $0.element("code", lookUp.command) }
                    writer.element("dd", lookUp.answer)
                }
            }
        }
    }

    func writeMessage(to writer: inout HTMLWriter) {
        let message = report.message
        entries(
            [
                (.from, message.from.map { $0.address }.joined(separator: ", ")), (.to, message.to.joined(separator: ", ")),
                (.subject, message.subject), (.date, message.date.map { HTMLWriter.readable($0) }),
                (.messageID, message.messageID),
                (.returnPath, message.returnPath.map { address($0.value) }),
                (.order, report.order.isReliable ? nil : book.orderReason(report.order.reason)),
            ], to: &writer)
    }

    func writeWay(to writer: inout HTMLWriter) {
        guard !report.hops.isEmpty else { return writer.element("p", book[.noHops]) }
        for leg in report.legs {
            writer.element("h3", [("id", id("leg-" + String(leg.n)))], book[.leg] + " " + String(leg.n))
            entries(
                [
                    (.envelopeFrom, leg.envelopeSender.address.map { address($0) } ?? book[.unknown]),
                    (.envelopeTo, leg.envelopeRecipient), (.clientAddress, leg.clientIP), (.network, leg.network),
                ], to: &writer)
            writeHops(report.hops.filter { $0.leg == leg.n }, to: &writer)
            for forwarding in report.forwardings where forwarding.fromLeg == leg.n {
                writer.element("div", [("class", "cut")]) { writer in
                    writer.text("▼ ")
                    writer.element("a", [("href", "#" + id("forwarding-" + String(forwarding.n)))], book.cut(forwarding))
                }
            }
        }
    }

    private func writeHops(_ hops: [Report.Hop], to writer: inout HTMLWriter) {
        let columns: [Label] = [.hop, .time, .delay, .server, .client, .transport, .recipient, .kind]
        writer.element("div", [("class", "scroll"), ("tabindex", "0")]) { writer in
            writer.element("table") { writer in
                writeHead(columns, to: &writer)
                writer.element("tbody") { writer in
                    for hop in hops { write(hop, to: &writer) }
                }
            }
        }
    }

    func writeHead(_ columns: [Label], to writer: inout HTMLWriter) {
        writer.element("thead") { writer in
            writer.element("tr") { writer in
                for column in columns { writer.element("th", [("scope", "col")], book[column]) }
            }
        }
    }

    private func write(_ hop: Report.Hop, to writer: inout HTMLWriter) {
        writer.element("tr", [("id", id("hop-" + String(hop.n)))]) { writer in
            writer.element("td", [("class", "number")]) { writer in
                writer.element("a", [("href", "#" + id("line-" + String(hop.field.line)))], String(hop.n))
            }
            writer.element("td", [("class", "time")]) { writer in
                writer.text(hop.time.map { HTMLWriter.readable($0) } ?? "-")
                if let zone = hop.zone { writer.element("span", [("class", "quiet")], " (" + zone + ")") }
            }
            let delay = hop.delaySeconds.map { book.duration(seconds: $0) } ?? ""
            writer.element("td", [("class", (hop.delaySeconds ?? 0) < 0 ? "number careful" : "number")], delay)
            cell(
                [hop.by ?? book[.unknown]], quiet: [hop.network, hop.software, hop.isTrusted ? nil : book.claimMark], to: &writer)
            cell(
                [hop.from.name ?? hop.from.helo, hop.from.ip.map { "[" + $0 + "]" }],
                quiet: [hop.from.name == nil ? nil : hop.from.helo.map { "HELO " + $0 }], to: &writer)
            cell([hop.with, hop.tls], quiet: [hop.id], to: &writer)
            cell(hop.recipients, quiet: [hop.envelopeFrom.map { book[.envelopeFrom] + " " + address($0) }], to: &writer)
            cell([book.hopWord(hop.kind)], quiet: [hop.unread.map { book[.unread] + ": " + $0 }], to: &writer)
        }
    }

    /// A table cell: what matters on the first line, the rest below it.
    private func cell(_ main: [String?], quiet: [String?], to writer: inout HTMLWriter) {
        writer.element("td") { writer in
            writer.text(main.compactMap { $0 }.joined(separator: " "))
            for line in quiet.compactMap({ $0 }) where !line.isEmpty {
                writer.void("br", [])
                writer.element("span", [("class", "quiet")], line)
            }
        }
    }

}
