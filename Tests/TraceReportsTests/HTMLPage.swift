/// An HTML report taken apart, as far as a test of its safety needs.
struct HTMLPage {
    let html: String
    /// What is wrong with it; empty where nothing is.
    private(set) var problems: [String] = []
    private(set) var style = ""
    private(set) var policy = ""

    private static let void: Set<String> = ["meta", "br"]
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "nav", "ul", "ol", "li", "main",
        "section",
        "article", "p", "b", "code", "span", "dl", "dt", "dd", "div", "table", "thead", "tbody", "tr", "th", "td", "details",
        "summary", "br", "h4", "caption", "mark", "abbr", "footer", "figure", "figcaption", "ins", "del", "hr", "pre",
        "svg", "desc", "rect", "line", "polygon", "circle", "path", "text", "g",
    ]
    private static let attributes: Set<String> = [
        "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "aria-label", "aria-labelledby", "scope",
        "tabindex", "open", "role", "aria-describedby", "aria-hidden", "title", "colspan", "rowspan", "headers", "data-label",
        "width", "height", "viewBox", "x", "y", "x1", "x2", "y1", "y2", "rx", "points", "cx", "cy", "r", "d",
    ]

    init(_ html: String) {
        self.html = html
        var open: [String] = []
        var identifiers: [String] = []
        var references: [String] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else {
                problems.append("a tag does not end")
                break
            }
            let tag = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { problems.append("</" + tag.dropFirst() + "> closes nothing") }
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            if !Self.elements.contains(name) { problems.append("<" + tag + ">") }
            for (attribute, value) in Self.attributes(of: tag) {
                if !Self.attributes.contains(attribute) { problems.append("attribute " + attribute) }
                if attribute == "id" { identifiers.append(value) }
                if attribute == "href" { references.append(value) }
                if attribute == "aria-labelledby" || attribute == "aria-describedby" { references.append("#" + value) }
                if attribute == "content", value.contains("default-src") { policy = value }
            }
            if name == "style", let close = rest.firstRange(of: "</style>") { style = String(rest[..<close.lowerBound]) }
            if !Self.void.contains(name) { open.append(name) }
        }
        if !open.isEmpty { problems.append("open at the end: " + open.joined(separator: " ")) }
        if Set(identifiers).count != identifiers.count { problems.append("an id comes twice") }
        let known = Set(identifiers.map { "#" + $0 })
        problems += Set(references).subtracting(known).sorted().map { "no target for " + $0 }
    }

    private static func attributes(of tag: String) -> [(String, String)] {
        tag.matches(of: /\s([A-Za-z0-9-]+)="([^"]*)"/).map { (String($0.1), String($0.2)) }
    }
}
