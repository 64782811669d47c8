/// HTML written element by element. Text and attribute values pass `PrintableText` and are escaped here, and nowhere else is a
/// `<` written: what came from a message cannot become markup.
struct HTMLWriter {
    private(set) var html = ""

    /// A document type or a style sheet: our own bytes.
    mutating func ours(_ markup: StaticString) { html += markup.description }
    mutating func style(_ css: String) { html += "<style>" + css + "</style>\n" }

    mutating func text(_ text: String) { html += Self.escaped(text) }

    /// Text that is printable already: a line of the header with its escapes.
    mutating func printable(_ text: String) { html += Self.withoutMarkup(text) }

    /// An element with its content. Attributes without a value are left out.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ body: (inout HTMLWriter) -> Void)
    {
        open(name, attributes)
        body(&self)
        html += "</" + name.description + ">" + Self.lineEnd(behind: name)
    }

    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String?)], _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func element(_ name: StaticString, _ text: String) { element(name, []) { $0.text(text) } }

    /// An element that has no content by definition.
    mutating func void(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
        open(name, attributes)
        html += "\n"
    }

    private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
        html += "<" + name.description
        for (attribute, value) in attributes {
            guard let value else { continue }
            html += " " + attribute.description + "=\"" + Self.escaped(value) + "\""
        }
        html += ">"
    }

    static func escaped(_ text: String) -> String { withoutMarkup(PrintableText(text).text) }

    private static func withoutMarkup(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Blocks end a line, so that the source can be read and compared.
    private static func lineEnd(behind name: StaticString) -> String {
        switch name.description {
        case "a", "b", "code", "span", "em", "summary", "dt", "td", "th", "br": ""
        default: "\n"
        }
    }
}
