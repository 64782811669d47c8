import CLibxml2

/// libxml2's own reader and schema validator, for documents that its writer made.
final class XMLValidator {
    private let schema: xmlSchemaPtr

    init?(schema path: String) {
        guard let parser = xmlSchemaNewParserCtxt(path) else { return nil }
        defer { xmlSchemaFreeParserCtxt(parser) }
        guard let schema = xmlSchemaParse(parser) else { return nil }
        self.schema = schema
    }

    deinit { xmlSchemaFree(schema) }

    /// What is wrong with a document; empty where nothing is.
    func errors(in xml: [UInt8]) -> [String] {
        guard let document = Self.document(xml) else { return ["not well-formed"] }
        defer { xmlFreeDoc(document) }
        guard let context = xmlSchemaNewValidCtxt(schema) else { return ["no memory"] }
        defer { xmlSchemaFreeValidCtxt(context) }
        let list = ErrorList()
        xmlSchemaSetValidStructuredErrors(
            context,
            { user, error in
                guard let user, let message = error?.pointee.message else { return }
                Unmanaged<ErrorList>.fromOpaque(user).takeUnretainedValue().messages.append(String(cString: message))
            }, Unmanaged.passUnretained(list).toOpaque())
        let code = xmlSchemaValidateDoc(context, document)
        return withExtendedLifetime(list) { list.messages.isEmpty && code != 0 ? ["code \(code)"] : list.messages }
    }

    /// The texts of all elements that hold text alone, in order; nil where the document is not well-formed.
    static func texts(of xml: [UInt8]) -> [String]? {
        guard let document = document(xml) else { return nil }
        defer { xmlFreeDoc(document) }
        var texts: [String] = []
        collect(xmlDocGetRootElement(document), &texts)
        return texts
    }

    private static func collect(_ node: xmlNodePtr?, _ texts: inout [String]) {
        var node = node
        while let current = node {
            if xmlFirstElementChild(current) != nil {
                collect(xmlFirstElementChild(current), &texts)
            } else {
                let text = content(of: current)
                if !text.isEmpty { texts.append(text) }
            }
            node = xmlNextElementSibling(current)
        }
    }

    private static func content(of element: xmlNodePtr) -> String {
        var text = ""
        var child = element.pointee.children
        while let current = child {
            if let content = current.pointee.content { text += String(cString: content) }
            child = current.pointee.next
        }
        return text
    }

    private static func document(_ xml: [UInt8]) -> xmlDocPtr? {
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_HUGE.rawValue)
        return xml.withUnsafeBytes { buffer in
            xmlReadMemory(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8", options)
        }
    }

    private final class ErrorList { var messages: [String] = [] }
}
