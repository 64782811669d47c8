/// HTML written element by element. Text and attribute values pass `PrintableText` and are escaped here, and nowhere else is a
/// `<` written: what came from a message cannot become markup. The names of elements and attributes are our own words.
struct HTMLWriter {
    typealias Attribute = (StaticString, String?)

    private(set) var html = ""

    /// A document type: our own bytes.
    mutating func ours(_ markup: StaticString) { html += markup.description }
    mutating func style(_ css: String) { html += "<style>" + css + "</style>\n" }

    mutating func text(_ text: String) { html += Self.escaped(text) }

    /// Text that is printable already: a line of the header with its escapes.
    mutating func printable(_ text: String) { html += Self.withoutMarkup(text, isAttribute: false) }

    /// An element with its content. Attributes without a value are left out.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout HTMLWriter) -> Void) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    mutating func element(_ name: StaticString, _ attributes: [Attribute], _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func element(_ name: StaticString, _ text: String) { element(name, []) { $0.text(text) } }

    /// An element that has no content by definition.
    mutating func void(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
        html += "\n"
    }

    /// The start of an element whose end is written apart, for content that nests by its own rule.
    mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        html += "<" + name.description
        for (attribute, value) in attributes {
            guard let value else { continue }
            html += " " + attribute.description + "=\"" + Self.withoutMarkup(PrintableText(value).text, isAttribute: true) + "\""
        }
        html += ">"
    }

    mutating func close(_ name: StaticString) { html += "</" + name.description + ">" + Self.lineEnd(behind: name) }

    /// What another writer wrote.
    mutating func append(_ other: HTMLWriter) { html += other.html }

    static func escaped(_ text: String) -> String { withoutMarkup(PrintableText(text).text, isAttribute: false) }

    /// Quotation marks end an attribute and nothing else.
    private static func withoutMarkup(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            case "'" where isAttribute: result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Blocks end a line, so that the source can be read and compared.
    private static func lineEnd(behind name: StaticString) -> String {
        switch name.description {
        case "a", "abbr", "b", "br", "code", "dt", "em", "mark", "span", "summary", "td", "th", "tspan": ""
        default: "\n"
        }
    }
}
