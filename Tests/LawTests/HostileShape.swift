import Testing

/// What an attacker repeats in a header; `header` makes it of a count.
struct HostileShape: CustomTestStringConvertible, Sendable {
    let name: String
    let header: @Sendable (Int) -> String

    init(_ name: String, _ header: @escaping @Sendable (Int) -> String) {
        self.name = name
        self.header = header
    }

    var testDescription: String { name }

    func message(_ count: Int) -> [UInt8] {
        Array((header(count) + "From: a@b.example\nSubject: end\n\nbody\n").utf8)
    }

    static func named(_ name: String) throws -> HostileShape { try #require(all.first { $0.name == name }) }

    static let all = fields + received + results + addresses + signatures + texts

    /// Two things that are weighed against each other, so that twice of both is four times the work, up to the limits of both: fields of
    /// results against hops, statements against signatures.
    static let pairs = [
        HostileShape("results over received lines") { count in
            each(count) {
                "Authentication-Results: h\($0 + 1).a\($0 + 1).example; spf=pass smtp.mailfrom=s\($0).example\n" + line($0)
            }
        },
        HostileShape("received-spf over received lines") { count in
            each(count) {
                "Received-SPF: pass client-ip=192.0.2.\($0 % 256); envelope-from=u@s\($0).example; helo=x;\n" + line($0)
            }
        },
        HostileShape("statements with signatures") { count in
            "Authentication-Results: b.example" + each(count) { "; dkim=pass header.d=d\($0).example header.b=B\($0)AAAAA" }
                + "\n"
                + each(count) { "DKIM-Signature: v=1; d=d\($0).example; s=s; h=from; bh=AA; b=B\($0)AAAAAAA\n" } + line
        },
    ]

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    private static let date = "; Mon, 2 Mar 2026 01:15:04 +0000\n"
    private static let line = "Received: from a.example by b.example" + date

    /// A line between two hosts of its own, so that nothing is found by having been seen before.
    private static func line(_ index: Int) -> String {
        """
        Received: from h\(index).a\(index).example (h\(index).a\(index).example [192.0.2.\(index % 256)])
         by h\(index + 1).a\(index + 1).example with ESMTP id q\(index) for <u\(index)@d\(index).example>\(date)
        """
    }

    private static func each(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }

    // Whole fields

    private static let fields = [
        HostileShape("received lines") { repeated(line, $0) },
        HostileShape("received lines of hosts of their own") { each($0) { line($0) } },
        HostileShape("envelopes between received lines") { count in
            each(count) {
                "Return-Path: <SRS0=abcd=2A=a\($0).example=b@c.example>\nDelivered-To: u\($0)@d\($0).example\n" + line($0)
            }
        },
        HostileShape("forwarding marks between received lines") { count in
            each(count) { "X-Forwarded-To: u\($0)@d.example\nX-Forwarded-For: v@d.example u\($0)@d.example\n" + line($0) }
        },
        HostileShape("list fields between received lines") { count in
            each(count) { "List-Id: <a\($0).b.example>\nX-BeenThere: a\($0)@b.example\n" + line($0) }
        },
        HostileShape("signatures between received lines") { count in
            each(count) { "DKIM-Signature: v=1; a=rsa-sha256; d=d\($0).example; s=s; h=from; bh=AA; b=B\($0)AA\n" + line($0) }
        },
        HostileShape("arc sets") { count in
            each(count) {
                "ARC-Seal: i=\($0 + 1); cv=pass; d=a.example; s=s; b=b\nARC-Message-Signature: i=\($0 + 1); d=a.example; b=b\n"
            }
        },
        HostileShape("arc sets of one instance") { repeated("ARC-Seal: i=1; cv=none; d=a.example; s=s; b=b\n", $0) },
        HostileShape("results") { repeated("Authentication-Results: mx.example; spf=pass smtp.mailfrom=a.example\n", $0) },
        HostileShape("signatures") { repeated("DKIM-Signature: v=1; d=a.example; s=s; h=from; b=AAAA\n", $0) },
        HostileShape("authors") { repeated("From: a@b.example\n", $0) },
        HostileShape("fields of names of their own") { each($0) { "X-A\($0): b\n" } },
        HostileShape("stray lines") { "Subject: x\n" + repeated("stray\nA: b\n", $0) },
        HostileShape("x-received lines") { repeated("X-Received: by 2002:a05:1730:b0:5:6:7:8 with SMTP id q" + date, $0) },
    ]

    // One field

    private static let received = [
        HostileShape("nested comments") { "Received: from a " + repeated("(", $0) + "x" + repeated(")", $0) + " by b\n" },
        HostileShape("open comments") { "Received: from a " + repeated("(", $0) + " by b\n" },
        HostileShape("comments with addresses") {
            "Received: from a " + repeated("(x [192.0.2.1]) ", $0) + "by b.example" + date
        },
        HostileShape("open comments and quotes") { "Received: from a " + repeated("(\"", $0) + " by b\n" },
        HostileShape("folds") { "Received: from a.example" + repeated("\n ", $0) + "by b.example" + date },
        HostileShape("folded words") { "Received: from a.example" + repeated("\n x", $0) + " by b.example" + date },
        HostileShape("semicolons of a line") { "Received: from a.example by b.example" + repeated(";", $0) + date },
        HostileShape("dates of a line") {
            "Received: from a.example by b.example" + repeated("; Mon, 2 Mar 2026 01:15:04 +0000", $0) + "\n"
        },
        HostileShape("clauses") {
            "Received: " + repeated("from a.example by b.example with SMTP id x for <c@d.example> ", $0) + date
        },
        HostileShape("recipients") { "Received: from a by b.example" + repeated(" for <c@d.example>", $0) + date },
        HostileShape("angle brackets of a line") {
            "Received: from a by b for " + repeated("<", $0) + "x" + repeated(">", $0) + date
        },
        HostileShape("open angle brackets of a line") { "Received: from a by b id " + repeated("< ", $0) + date },
        HostileShape("words by") { "Received: from a.example" + repeated(" by", $0) + date },
        HostileShape("literals") { "Received: from " + repeated("[192.0.2.1] ", $0) + "by b.example" + date },
        HostileShape("open literals") { "Received: from " + repeated("[", $0) + " by b.example" + date },
        HostileShape("labels") { "Received: from " + repeated("a.", $0) + "example by " + repeated("b.", $0) + "example" + date },
        HostileShape("colons of an address") { "Received: from a ([2001" + repeated(":", $0) + "1]) by b.example" + date },
        HostileShape("digits") { "Received: from a by b; " + repeated("9", $0) + " Mar 2026 01:15:04 +0000\n" },
        HostileShape("times") { "Received: from a by b " + repeated("1:2:3 ", $0) + "\n" },
        HostileShape("long value") { "Received: " + repeated("v", $0) + "\n" },
    ]

    private static let results = [
        HostileShape("semicolons") { "Authentication-Results: mx.example" + repeated("; ", $0) + "\n" },
        HostileShape("equal signs") { "Authentication-Results: mx.example; spf" + repeated("=", $0) + "\n" },
        HostileShape("open comments of results") { "Authentication-Results: mx.example; spf=pass " + repeated("(", $0) + "\n" },
        HostileShape("comments of results") {
            "Authentication-Results: mx.example; spf=pass " + repeated("(a designates 192.0.2.1) ", $0) + "\n"
        },
        HostileShape("quotes of results") { "Authentication-Results: mx.example; dkim=pass reason=" + repeated("\"", $0) + "\n" },
        HostileShape("statements") {
            "Authentication-Results: mx.example" + repeated("; spf=pass smtp.mailfrom=a@b.example", $0) + "\n"
        },
        HostileShape("statements without a semicolon") {
            "Authentication-Results: mx.example; " + repeated("spf=pass smtp.helo=a ", $0) + "\n"
        },
        HostileShape("properties") {
            "Authentication-Results: mx.example; dkim=pass" + repeated(" header.d=a.example", $0) + "\n"
        },
        HostileShape("prose") { "Authentication-Results: mx.example; " + repeated("word ", $0) + "\n" },
        HostileShape("encoded results") {
            "Authentication-Results: " + repeated("=?utf-8?B?bXguZXhhbXBsZTsgc3BmPXBhc3M=?=\n ", $0) + "\n"
        },
        HostileShape("keys of received-spf") { "Received-SPF: pass (x) " + repeated("client-ip=192.0.2.1; ", $0) + "\n" },
    ]

    private static let addresses = [
        HostileShape("addresses") { "To: " + repeated("a@b.example, ", $0) + "\n" },
        HostileShape("groups") { "To: " + repeated("g: a@b.example, c@d.example; ", $0) + "\n" },
        HostileShape("colons") { "To: " + repeated(":", $0) + "\n" },
        HostileShape("commas") { "To: " + repeated(",", $0) + "\n" },
        HostileShape("angle brackets") { "To: " + repeated("<", $0) + "a@b.example" + repeated(">", $0) + "\n" },
        HostileShape("routes") { "To: <" + repeated("@a.example,", $0) + ":a@b.example>\n" },
        HostileShape("quotes") { "To: " + repeated("\"", $0) + " <a@b.example>\n" },
        HostileShape("quoted names") { "To: " + repeated("\"a \\\" b\" <a@b.example>, ", $0) + "\n" },
        HostileShape("backslashes") { "To: \"" + repeated("\\", $0) + "\" <a@b.example>\n" },
        HostileShape("quotes and backslashes") { "To: " + repeated("\"\\", $0) + "\n" },
        HostileShape("at signs") { "Return-Path: <" + repeated("@", $0) + ">\n" },
        HostileShape("nested srs0") { "Return-Path: <" + repeated("SRS0=ab=cd=a.example=", $0) + "x@b.example>\n" },
        HostileShape("nested srs1") { "Return-Path: <" + repeated("SRS1=ab=a.example==", $0) + "x@b.example>\n" },
        HostileShape("nested caf") { "Return-Path: <a" + repeated("+caf_=x=b.example", $0) + "@b.example>\n" },
        HostileShape("nested prvs") { "Return-Path: <" + repeated("prvs=1234567890=", $0) + "a@b.example>\n" },
        HostileShape("equal signs of a path") { "Return-Path: <" + repeated("a=", $0) + "@b.example>\n" },
        HostileShape("hyphens of a path") { "Return-Path: <" + repeated("a-", $0) + "b.example=x@b.example>\n" },
    ]

    private static let signatures = [
        HostileShape("tags") { "DKIM-Signature: v=1; " + repeated("a=b;", $0) + "\n" },
        HostileShape("tags of names of their own") { "DKIM-Signature: v=1; " + each($0) { "x\($0)=b; " } + "\n" },
        HostileShape("signed fields") { "DKIM-Signature: v=1; d=a.example; s=s; h=" + repeated("from:", $0) + "to; b=AA\n" },
        HostileShape("folded signature") { "DKIM-Signature: v=1; d=a.example; s=s; h=from; b=" + repeated("AA\n ", $0) + "\n" },
    ]

    private static let texts = [
        HostileShape("encoded words") { "Subject: " + repeated("=?utf-8?q?=41?= ", $0) + "\n" },
        HostileShape("open encoded words") { "Subject: " + repeated("=?utf-8?q?", $0) + "\n" },
        HostileShape("beginnings of encoded words") { "Subject: " + repeated("=?", $0) + "\n" },
        HostileShape("carriage returns") { "Subject: " + repeated("a\r", $0) + "\n" },
        HostileShape("bytes of no character") { "Subject: " + repeated("\u{FFFD}\u{0}", $0) + "\n" },
        HostileShape("message identifiers") {
            "Message-ID: " + repeated("<a@b> ", $0) + "\nReferences: " + repeated("<a@b> ", $0) + "\n"
        },
        HostileShape("list addresses") {
            "List-Id: " + repeated("<a.b> ", $0) + "\nList-Unsubscribe: " + repeated("<mailto:a@b>, ", $0) + "\n"
        },
        HostileShape("days") { "Date: " + repeated("Mon, 2 Mar ", $0) + "\n" },
        HostileShape("comments of a date") { "Date: Mon, 2 Mar 2026 01:15:04 +0000 " + repeated("(x) ", $0) + "\n" },
        HostileShape("long name") { repeated("N", $0) + ": x\n" },
    ]
}
