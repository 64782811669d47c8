internal import TraceReports

/// What is said of inputs that could be read.
enum InputPhrases {
    /// - Parameter file: What the user named.
    static func first(of file: String) -> Phrase {
        let name = PrintableText(file).text
        return Phrase(
            en: "this holds several messages; the first is traced."
                + (file == "-" ? "" : " \(name):2 is the second, :* all of them."),
            ja: "複数のメールが入っています。先頭のメールを解析します。" + (file == "-" ? "" : "2通目は\(name):2、すべては\(name):*と指定します。"))
    }

    static func attachedToInput(_ name: String) -> Phrase {
        Phrase(
            en: "a message is attached to it. Saved as FILE, it is traced by the name \(name).",
            ja: "メールが添付されています。FILEとして保存すると、\(name)という指定で解析できます。")
    }

    static func attached(_ count: Int, _ name: String) -> Phrase {
        count == 1
            ? Phrase(
                en: "a message is attached to it; \(name) traces that one.", ja: "メールが添付されています。\(name)と指定すると、そのメールを解析します。")
            : Phrase(
                en: "\(count) messages are attached to it; \(name) traces the first.",
                ja: "\(count)通のメールが添付されています。\(name)と指定すると、最初のメールを解析します。")
    }
}
