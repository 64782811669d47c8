/// What stands in a stream of reports in place of one that could not be made: one line of JSON, `hoptrace.error/1`.
public struct SourceError: Hashable, Sendable {
    public static let format = "hoptrace.error/1"

    /// The file as it was named.
    public var name: String
    /// The place inside of it.
    public var member: String?
    /// Why, in one word.
    public var code: String
    /// Why, in a sentence with what to do.
    public var sentence: String
    /// What the system or a library said.
    public var detail: String?

    public init(name: String, member: String? = nil, code: String, sentence: String, detail: String? = nil) {
        self.name = name
        self.member = member
        self.code = code
        self.sentence = sentence
        self.detail = detail
    }

    /// One line with its line end.
    public var ndjson: [UInt8] {
        JSONWriter.document(.compact) { writer in
            writer.text("format", Self.format)
            writer.object("source") { writer in
                writer.text("name", name)
                writer.text("member", member)
            }
            writer.text("code", code)
            writer.text("sentence", sentence)
            writer.text("detail", detail)
        }
    }
}
