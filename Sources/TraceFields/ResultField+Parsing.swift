extension ResultField {
    /// Reads an Authentication-Results field or one of its relatives (RFC 8601 §2.2, RFC 8617 §4.1.1, RFC 7208 §9.1), as
    /// written by whoever: what the grammar does not allow is recovered from where its meaning is plain, and noted.
    ///
    /// A field without any `method=result` that says `none` gives one statement with the method `none`.
    ///
    /// - Parameters:
    ///   - block: holds the field; a field that is RFC 2047 encoded as a whole is decoded behind its bytes.
    ///   - field: index of the field in the block.
    ///   - container: index that the result will have in `MessageFields.results`.
    ///   - lexer: reused from field to field; it keeps the lexical defects.
    public static func parse(
        _ block: inout HeaderBlock, field: Int, source: ResultField.Source, container: Int, lexer: inout Lexer,
        statements: inout [ResultStatement], properties: inout [ResultProperty], defects: inout [Defect]
    ) -> ResultField {
        guard block.fields.indices.contains(field) else { return ResultField(field: field, source: source) }
        let decoded = block.decodeValue(of: field) ?? block.joinValue(of: field)
        let (header, bodyStart) = (block.fields[field], block.bodyStart)
        return block.bytes.withView { bytes in
            let text = FieldText(bytes: bytes, index: field, field: header, bodyStart: bodyStart, decoded: decoded)
            return parse(
                text, source: source, container: container, lexer: &lexer, statements: &statements, properties: &properties,
                defects: &defects)
        }
    }

    static func parse(
        _ text: FieldText, source: ResultField.Source, container: Int, lexer: inout Lexer,
        statements: inout [ResultStatement], properties: inout [ResultProperty], defects: inout [Defect]
    ) -> ResultField {
        let firstDefect = defects.count
        let firstLexical = lexer.defects.count
        let value = text.readableValue(&defects)
        lexer.tokenize(text.bytes, value)
        let holdsStrays = lexer.holdsStrays
        let field = lexer.lend { tokens, _ in
            var reader = ResultReader(
                bytes: text.bytes, tokens: tokens, holdsStrays: holdsStrays, value: value,
                field: ResultField(field: text.index, source: source),
                container: container)
            // The lists change hands for the time of the reading, so that nothing is copied.
            swap(&reader.statements, &statements)
            swap(&reader.properties, &properties)
            swap(&reader.defects, &defects)
            reader.read()
            swap(&reader.statements, &statements)
            swap(&reader.properties, &properties)
            swap(&reader.defects, &defects)
            return reader.field
        }
        text.locate(&defects, from: firstDefect)
        text.locate(&lexer.defects, from: firstLexical)
        return field
    }
}
