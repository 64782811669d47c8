import Testing

@testable import TraceFields

/// A header that stands in a text: where it begins, what stands before its lines, and texts in which none is looked for.
@Suite struct PastedTextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        /// What stands before the header, and what before each of its lines.
        var before = ""
        var mark = ""
        var defects: Set<Defect.Code> = []
    }

    private static let header = """
        Received: from a.example (a.example [192.0.2.1])
            by b.example; Sun, 1 Mar 2026 12:00:00 +0000
        Authentication-Results: b.example;
            spf=pass smtp.mailfrom=a.example
        From: a@a.example

        """

    private static func marked(_ mark: String, _ text: String = header + "\nText\n") -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { mark + $0 + "\n" }.joined()
    }

    /// A blank line in front of each line but the first.
    private static func spaced(_ text: String, where isSpaced: (Substring) -> Bool = { _ in true }) -> String {
        text.split(separator: "\n").enumerated().map { $0 > 0 && isSpaced($1) ? "\n" + $1 : String($1) }.joined(separator: "\n")
            + "\n\n"
    }

    private static let table = """
        Message ID\t<1@a.example>
        Created at:\tSun, Mar 1, 2026 at 12:00 PM (Delivered after 1 second)
        From:\tA <a@a.example>
        To:\tb@b.example
        Subject:\tHello
        SPF:\tPASS with IP 192.0.2.1 Learn more
        DKIM:\t'PASS' with domain a.example Learn more


        """

    static let rows: [Row] = [
        Row(testDescription: "quoted", text: marked("> "), mark: "> ", defects: [.quotedHeader]),
        Row(testDescription: "quoted without a space", text: marked(">"), mark: ">", defects: [.quotedHeader]),
        Row(testDescription: "quoted twice", text: marked("> > "), mark: "> > ", defects: [.quotedHeader]),
        Row(testDescription: "quoted with a bar", text: marked("| "), mark: "| ", defects: [.quotedHeader]),
        Row(testDescription: "the marks of a log", text: marked("<< "), mark: "<< ", defects: [.quotedHeader]),
        Row(testDescription: "the items of a list", text: marked("* "), mark: "* ", defects: [.quotedHeader]),
        Row(
            testDescription: "a blank line behind each field", text: spaced(header, where: { !$0.hasPrefix(" ") }) + "Text\n",
            defects: [.spacedHeader]),
        Row(testDescription: "a blank line behind each line", text: spaced(header) + "\nText\n", defects: [.spacedHeader]),
        Row(
            testDescription: "a blank line behind each line, all indentation lost",
            text: spaced(header.replacing(/\n +/, with: "\n")) + "\nText\n", defects: [.spacedHeader]),
        Row(
            testDescription: "prose before it", text: "Hello, why is this spam?\n\n" + header + "\nText\n",
            before: "Hello, why is this spam?\n\n", defects: [.textBeforeHeader]),
        Row(
            testDescription: "a line like a field before it", text: "Headers:\n\n" + header + "\nText\n", before: "Headers:\n\n",
            defects: [.textBeforeHeader]),
        Row(
            testDescription: "a fence", text: "Here:\n\n```\n" + header + "```\nThanks\n", before: "Here:\n\n```\n",
            defects: [.textBeforeHeader]),
        Row(
            testDescription: "indented below prose", text: "Here it is.\n\n" + marked("    "), before: "Here it is.\n\n",
            mark: "    ", defects: [.textBeforeHeader, .indentedHeader]),
        Row(
            testDescription: "quoted below prose", text: "He wrote:\n\n" + marked("> "), before: "He wrote:\n\n", mark: "> ",
            defects: [.textBeforeHeader, .quotedHeader]),
        Row(
            testDescription: "the table of a webmail", text: table + header + "\nText\n", before: table,
            defects: [.textBeforeHeader]),
    ]

    @Test(arguments: rows, ["\n", "\r\n"]) func findsTheHeader(_ row: Row, _ end: String) throws {
        let message = Array(row.text.replacing("\n", with: end).utf8)
        let pasted = try #require(PastedText(message, HeaderBlock(message)))
        #expect(pasted.start == row.before.replacing("\n", with: end).utf8.count)
        #expect(pasted.margin == row.mark.utf8.count)
        #expect(pasted.bytes.count == message.count)
        var block = HeaderBlock()
        pasted.bytes.withUnsafeBufferPointer { block.load($0, pasted: pasted) }
        #expect(block.fields.map(\.known) == [.received, .authenticationResults, .from])
        let told: Set<Defect.Code> = [.textBeforeHeader, .quotedHeader, .indentedHeader, .spacedHeader]
        #expect(Set(block.defects.map(\.code)).intersection(told) == row.defects)
        // Places are those of the text as it was given.
        let name = try #require(block.fields.first?.name)
        #expect(Array(message[name.lower..<name.upper]) == Array("Received".utf8))
        #expect(Int(block.fields[0].line) == message[..<name.lower].count { $0 == 0x0A } + 1)
        let fields = MessageFields(&block)
        #expect(fields.received.first?.address?.isRoutable == true)
        #expect(fields.statements.map(\.result) == [.pass])
    }

    @Test(arguments: [
        header + "\n> Received: from x.example\n> From: a@a.example\n",
        "From: a@a.example\nTo: b@b.example\nSubject: Re\n\nHe sent:\n\n" + header,
        "From: a@a.example\nMIME-Version: 1.0\n\n" + header,
        "Received: by b.example\n\nHello,\nthis is a text.\n\n" + header,
        "X-Note: 1\n\nHello\n",
        "DKIM: x\nDate: Sun, 1 Mar 2026 12:00:00 +0000\nFrom: a@a.example\n\n" + header,
        "Hello, this is a text.\n\nNo header follows: none.\n",
        "Hello\n\nFrom: a@a.example\nTo: b@b.example\nSubject: x\n",
        table,
        "",
    ])
    func leavesAMailAlone(_ text: String) {
        let message = Array(text.utf8)
        #expect(PastedText(message, HeaderBlock(message)) == nil)
    }
}
