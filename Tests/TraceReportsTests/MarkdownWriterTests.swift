import Testing

@testable import TraceReports

/// Text cannot become markup.
@Suite struct MarkdownWriterTests {
    @Test(
        arguments: [
            ("plain words", "plain words"), ("# heading", "\\# heading"), ("- item", "\\- item"), ("1. item", "1&#46; item"),
            ("a|b", "a\\|b"), ("<script>", "&lt;script&gt;"), ("[x](y)", "\\[x\\](y)"), ("a_b*c", "a\\_b\\*c"),
            ("`code`", "\\`code\\`"), ("https://host.example/", "https&#58;//host.example/"), ("Time: 12:30", "Time: 12:30"),
            ("mailto:x", "mailto&#58;x"),
            ("www.host.example", "www&#46;host.example"),
            ("a@b.example", "a&#64;b.example"), ("two\nlines", "two\\\\u\\{0A\\}lines"), ("&amp;", "&amp;amp;"), ("===", "\\==="),
        ]) func escaping(_ text: String, _ escaped: String)
    {
        #expect(MarkdownWriter.escaped(text) == escaped)
    }

    @Test func aFenceIsLongerThanWhatItHolds() {
        var writer = MarkdownWriter()
        writer.code(["````", "x"])
        #expect(writer.markdown == "`````\n````\nx\n`````\n\n")
    }
}
