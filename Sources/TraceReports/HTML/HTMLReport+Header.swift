/// The header itself, the words of this report, and what it was made of.
extension HTMLReport {
    /// The header, field by field and line by line; evidence links here.
    ///
    /// A paragraph is a field and stands for its first line; the lines that follow begin with an empty element. The style sheet
    /// numbers both, so that who copies the header copies no numbers.
    func writeHeader(to writer: inout HTMLWriter) {
        writer.element("p", [("class", "lead")], book[page: .headerLead])
        let isCited = citedLines
        writer.element("div", [("class", "header")]) { writer in
            var lines = report.header[...]
            while let first = lines.first {
                let own = lines.prefix { $0.number == first.number || (!$0.startsField && $0.field == first.field) }
                writer.element("p", [("id", anchor(of: first, isCited))]) { writer in
                    for line in own {
                        if line.number != first.number {
                            writer.printable("\n")
                            writer.element("b", [("id", anchor(of: line, isCited))]) { _ in }
                        }
                        write(line, to: &writer)
                    }
                }
                lines = lines.dropFirst(own.count)
            }
        }
    }

    /// Lines up to which each has an anchor. In a longer header those have one that something points to.
    private static let anchoredLines = 1_000

    private func anchor(of line: Report.HeaderLine, _ isCited: Set<Int>) -> String? {
        report.header.count <= Self.anchoredLines || isCited.contains(line.number) ? id("line-" + String(line.number)) : nil
    }

    private var citedLines: Set<Int> {
        guard report.header.count > Self.anchoredLines else { return [] }
        var fields = report.hops.map(\.field) + report.statements.map(\.field) + report.arc.sets.flatMap(\.fields)
        fields += report.defects.compactMap(\.field)
        let evidence =
            report.findings.flatMap(\.evidence) + report.statements.flatMap(\.evidence) + report.forwardings.flatMap(\.evidence)
        return Set((fields + evidence.compactMap(\.field)).map(\.line))
    }

    private func write(_ line: Report.HeaderLine, to writer: inout HTMLWriter) {
        for piece in line.pieces {
            for mark in piece.opens { writer.open("mark", [("id", mark.isStart ? id(Self.anchor(of: mark.bytes)) : nil)]) }
            writer.printable(piece.text)
            for _ in 0..<piece.closes { writer.close("mark") }
        }
    }

    static func anchor(of bytes: Range<Int>) -> String {
        "bytes-" + String(bytes.lowerBound) + "-" + String(bytes.upperBound)
    }

    /// The marks of the header, and the lines in which they begin.
    static func marks(of report: Report) -> [Range<Int>: Int] {
        var marks: [Range<Int>: Int] = [:]
        for line in report.header {
            for piece in line.pieces {
                for mark in piece.opens where mark.isStart { marks[mark.bytes] = line.number }
            }
        }
        return marks
    }

    /// Words that a reader may not know. One list for the whole document.
    static func writeGlossary(_ book: Phrasebook, to writer: inout HTMLWriter) {
        writer.section("words", book[page: .glossary]) { writer in
            writer.element("dl", [("class", "words")]) { writer in
                for word in Glossary.allCases {
                    let entry = Phrasebook.glossary(word)
                    writer.element("dt", [("id", "word-" + word.rawValue)], book.text(entry.term))
                    writer.element("dd", book.text(entry.meaning))
                }
            }
        }
    }

    func writeAbout(to writer: inout HTMLWriter) {
        let options = report.options
        var entries: [(name: String, value: String?)] = [
            (book[.file], report.source.name), (book[.member], report.source.member.map { book.member($0) }),
            (book[.size], String(report.source.size) + " " + book[.bytes]), (book[.digest], report.source.sha256),
            (book[.originalDigest], report.source.originalSHA256),
            (book[.trust], book.trustedServers(report)),
        ]
        if !options.sameOrganization.isEmpty {
            entries.append((book[page: .sameOrganization], options.sameOrganization.joined(separator: ", ")))
        }
        entries += [
            (book[.language], options.language.rawValue), (book[.structure], Report.format),
            (book[page: .version], "hoptrace " + Report.programVersion),
        ]
        writer.entries(entries)
    }
}
