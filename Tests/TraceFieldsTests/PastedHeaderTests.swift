import Testing
import TraceFields

/// Headers that went through a form, a chat or a quotation: what is undone, and what is not.
@Suite struct PastedHeaderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        /// The names of the fields, and how many results they hold.
        var names: [String]
        var results = 0
        var defects: Set<Defect.Code> = []
    }

    private static let line = "Received: from a.example (a.example [192.0.2.1]) by b.example; Sun, 1 Mar 2026 12:00:00 +0000\n"

    static let rows: [Row] = [
        Row(
            testDescription: "all lines are indented",
            text:
                "  Received: from a.example\n    by b.example; Sun, 1 Mar 2026 12:00:00 +0000\n  From: a@a.example\n  \n  Text\n",
            names: ["Received", "From"], defects: [.indentedHeader]),
        Row(
            testDescription: "all but the first line are indented",
            text:
                "From: a@a.example\n Authentication-Results: b.example;\n  spf=pass smtp.mailfrom=a.example\n To: b@b.example\n",
            names: ["From", "Authentication-Results", "To"], results: 1, defects: [.indentedHeader]),
        Row(
            testDescription: "a line of a server is indented further than the others",
            text: "From: a@a.example\n  \(line) \(line) To: b@b.example\n", names: ["From", "Received", "Received", "To"],
            defects: [.indentedHeader]),
        Row(
            testDescription: "a mark before the first name", text: "`\(line)To: b@b.example\n\n", names: ["Received", "To"],
            defects: [.textBeforeHeader]),
        Row(
            testDescription: "a mark before a name that nobody knows", text: "\"X-A: 1\nTo: b@b.example\n\n",
            names: ["\"X-A", "To"]),
        Row(
            testDescription: "one line is not indented",
            text: "From: a@a.example\n Received: from a.example\nTo: b@b.example\n\n", names: ["From", "To"]),
        Row(
            testDescription: "a name in a list of names is no field",
            text: "DKIM-Signature: v=1; d=a.example; h=From:Subject:\n Received:Date; s=x\n\n", names: ["DKIM-Signature"]),
        Row(
            testDescription: "a field of the author's is no sign",
            text: "Subject: Re\n From: the office\n\n", names: ["Subject"]),
        Row(
            testDescription: "results below their field",
            text: "Authentication-Results: b.example;\ndkim=pass header.d=a.example\nspf=pass smtp.mailfrom=a.example\n",
            names: ["Authentication-Results"], results: 2, defects: [.lostIndentation]),
        Row(
            testDescription: "properties and the rest of a comment below their field, and the end",
            text:
                "From: a@a.example\nAuthentication-Results: b.example; spf=pass (b.example: domain of a@a.example designates\n"
                + "192.0.2.1 as permitted sender)\nsmtp.mailfrom=a@a.example;\ndomainkeys=pass (test mode)\nheader.From=a@a.example",
            names: ["From", "Authentication-Results"], results: 2, defects: [.lostIndentation]),
        Row(
            testDescription: "lines of servers that are broken in an address and before the time",
            text:
                "Received: from a.example (a.example\n[IPv6:2001:db8::1]) by b.example; Sun, 1 Mar 2026\n12:00:00 +0000\n"
                + "Received: from c.example by a.example; Sun, 1 Mar 2026 12:00:00\n+0000\n(UTC)\nTo: b@b.example\n\n",
            names: ["Received", "Received", "To"], defects: [.lostIndentation]),
        Row(
            testDescription: "a whole line of a server, and text below it", text: line + "12 o'clock it is.\n",
            names: ["Received"],
            defects: [.missingBlankLine]),
        Row(
            testDescription: "a record in a quoted string, and a value on a line of its own",
            text:
                "Received-SPF: Pass (b.example) x-record-text=\"v=spf1 mx\ninclude:a.example ~all\"; client-ip=192.0.2.1\n"
                + "Authentication-Results: b.example; bimi=pass policy.authority-uri=\nhttps://a.example/x.pem\n"
                + "Subject:x\nTo: b@b.example\n\n",
            names: ["Received-SPF", "Authentication-Results", "Subject", "To"], results: 2, defects: [.lostIndentation]),
        Row(
            testDescription: "a comment whose rest looks like a field",
            text:
                "Authentication-Results: b.example; spf=pass\n(b.example: a@a.example)\nsmtp.mailfrom=a.example\nTo: b@b.example\n\n",
            names: ["Authentication-Results", "To"], results: 1, defects: [.lostIndentation]),
        Row(
            testDescription: "the rest of Received-SPF",
            text:
                "Received-SPF: pass (b.example: domain of a@a.example designates 192.0.2.1 as\npermitted sender)\n"
                + "client-ip=192.0.2.1;\nFrom: a@a.example\n\n",
            names: ["Received-SPF", "From"], results: 1, defects: [.lostIndentation]),
        Row(
            testDescription: "tags, of which one looks like a field",
            text:
                "DKIM-Signature: v=1; a=rsa-sha256;\nd=a.example; s=s1;\nh=from:to:\nSubject:Date;\nbh=YWJj; b=\n"
                + "YWJjZGVmZ2hpamtsbW5vcHFyc3R1\nFrom: a@a.example\nTo: b@b.example\n\n",
            names: ["DKIM-Signature", "From", "To"], defects: [.lostIndentation]),
        Row(
            testDescription: "tags that are indented no more than their field",
            text: "  DKIM-Signature: v=1; d=a.example;\n  h=from:to; bh=YWJj;\n  Received: from a.example\n    by b.example\n",
            names: ["DKIM-Signature", "Received"], defects: [.lostIndentation, .indentedHeader]),
        Row(
            testDescription: "an indented header whose last line lost its own indentation",
            text: "  Received: from a.example\n  by b.example\n  From: a\n  <a@a.example>\n  \n  From: c@c.example\n",
            names: ["Received", "From"], defects: [.lostIndentation, .indentedHeader, .missingBlankLine]),
        Row(
            testDescription: "a cut list of names, and a field behind it",
            text: "DKIM-Signature: v=1; d=a.example; h=from:\nSubject: x\nTo: b@b.example\n\n",
            names: ["DKIM-Signature", "Subject", "To"]),
        Row(
            testDescription: "a cut result, and a field behind it",
            text: "Authentication-Results: b.example; spf=pass (b.example: domain\nX-Mark: a\nTo: b@b.example\n\n",
            names: ["Authentication-Results", "X-Mark", "To"], results: 1),
        Row(
            testDescription: "text right below a field of results",
            text: "Authentication-Results: b.example; spf=pass smtp.mailfrom=a.example\nHello, x=1 holds.\n",
            names: ["Authentication-Results"], results: 1, defects: [.missingBlankLine]),
        Row(
            testDescription: "a word below a signature",
            text: "DKIM-Signature: v=1; d=a.example; b=YWJj\nHello\n", names: ["DKIM-Signature"], defects: [.missingBlankLine]),
        Row(
            testDescription: "results below another field",
            text: "Subject: x\nspf=pass smtp.mailfrom=a.example\n", names: ["Subject"], defects: [.missingBlankLine]),
        Row(
            testDescription: "fields on one line",
            text: line.dropLast() + " Authentication-Results: b.example; spf=pass\n", names: ["Received"],
            defects: [.lostLineBreaks]),
        Row(
            testDescription: "a name in a sentence, among fields of their own",
            text: line + "Subject: the Authentication-Results: field\nFrom: a@a.example\n\n",
            names: ["Received", "Subject", "From"]),
    ]

    @Test(arguments: rows) func reads(_ row: Row) {
        var block = HeaderBlock(Array(row.text.utf8))
        let fields = MessageFields(&block)
        #expect(block.fields.map { String(decoding: block.bytes[$0.name.lower..<$0.name.upper], as: UTF8.self) } == row.names)
        #expect(fields.statements.count == row.results)
        let told: Set<Defect.Code> = [.textBeforeHeader, .indentedHeader, .lostIndentation, .lostLineBreaks, .missingBlankLine]
        #expect(Set(block.defects.map(\.code)).intersection(told) == row.defects)
    }
}
