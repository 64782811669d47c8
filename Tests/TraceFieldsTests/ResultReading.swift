@testable import TraceFields

/// One result field parsed alone, and what a caller gets from it in one line.
struct ResultReading {
    var block: HeaderBlock
    var field: ResultField
    var statements: [ResultStatement] = []
    var properties: [ResultProperty] = []
    var defects: [Defect] = []

    init(_ value: [UInt8], source: ResultField.Source = .authenticationResults) {
        block = HeaderBlock(Array("Authentication-Results:".utf8) + value + Array("\r\n\r\n".utf8))
        var lexer = Lexer()
        field = ResultField.parse(
            &block, field: 0, source: source, container: 0, lexer: &lexer, statements: &statements, properties: &properties,
            defects: &defects)
        defects += lexer.defects
    }

    init(_ value: String, source: ResultField.Source = .authenticationResults) {
        self.init(Array(value.utf8), source: source)
    }

    /// The text of a range with each run of white space as one blank.
    func text(_ range: ByteRange) -> String {
        let text = String(decoding: block.bytes[range.lower..<range.upper], as: UTF8.self)
        return text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\n" || $0 == "\r" }).joined(
            separator: " ")
    }

    /// `id version i=N (product) removed-by=… recipient=… shape` `| statement` … `! defects`
    var summary: String {
        var head = [field.authservID.map(text) ?? "-"]
        if let version = field.version { head.append("\(version)") }
        if let instance = field.instance { head.append("i=\(instance)") }
        if let product = field.product { head.append("(\(text(product)))") }
        if let host = field.removedBy { head.append("removed-by=\(text(host))") }
        if let domain = field.recipientDomain { head.append("recipient=\(text(domain))") }
        if field.shape != .standard { head.append("\(field.shape)") }
        if field.isMalformed { head.append("malformed") }
        var parts = [head.joined(separator: " ")]
        parts += field.statements.map { describe(statements[$0]) }
        let codes = Set(defects.map(\.code.rawValue)).sorted()
        return parts.joined(separator: " | ") + (codes.isEmpty ? "" : " ! " + codes.joined(separator: " "))
    }

    func describe(_ statement: ResultStatement) -> String {
        var words = [
            (statement.method == .other ? "?" : "") + text(statement.methodRange)
                + (statement.methodVersion.map { "/\($0)" } ?? "") + "="
                + (statement.result == .other ? "?" : "") + text(statement.resultRange)
        ]
        if let reason = statement.reason { words.append("reason=«\(text(reason))»") }
        if let comment = statement.comment { words.append("(\(text(comment)))") }
        words += statement.properties.map { describe(properties[$0]) }
        if let address = statement.clientAddressRange { words.append("client:\(text(address))") }
        if let writer = statement.commentWriter { words.append("writer:\(text(writer))") }
        if let identity = statement.commentIdentity { words.append("identity:\(text(identity))") }
        return words.joined(separator: " ")
    }

    private func describe(_ property: ResultProperty) -> String {
        let name = property.ptype.map { text($0) + "." } ?? ""
        let value = property.isQuoted ? "«\(text(property.value))»" : text(property.value)
        return name + text(property.name) + ":" + value + (property.isPlaceholder ? " (placeholder)" : "")
    }
}
