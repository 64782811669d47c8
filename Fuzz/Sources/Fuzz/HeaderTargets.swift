internal import TraceFields

/// Law 3: every byte of the header belongs to exactly one field, defect or separator; written back they are the input.
func fuzzHeaderBlock(_ input: [UInt8]) {
    let block = HeaderBlock(input)
    checkPartition(block, input)
    for (index, field) in block.fields.enumerated() {
        let range = field.range
        require(
            range.start <= field.name.start && field.name.end <= field.value.start && field.value.start <= field.value.end
                && field.value.end <= range.end && !field.name.isEmpty, "a field leaves its range")
        require(block.fieldIndex(at: range.start) == index && block.fieldIndex(at: range.end - 1) == index, "fieldIndex is wrong")
    }
    for defect in block.defects { require(defect.range.start <= defect.range.end && defect.range.upper <= input.count, "a defect") }

    // The memory of another message changes nothing.
    var reused = HeaderBlock(Array("A: b\n c\nD : e\nbroken\nF: g".utf8))
    _ = reused.keepDerived([1, 2, 3])
    input.withUnsafeBufferPointer { reused.load($0) }
    require(reused.fields == block.fields && reused.bytes == block.bytes && reused.defects == block.defects, "reused, another block")

    // The header alone is the same header.
    let again = HeaderBlock(Array(input[..<block.bodyStart]))
    require(again.fields == block.fields && again.bodyStart == block.bodyStart, "without its body, another header")

    var derived = block
    let fields = MessageFields(&derived)
    checkFields(fields, derived)
    input.withUnsafeBufferPointer { buffer in
        guard let second = MailboxBoundary.secondMessage(in: buffer) else { return }
        require(second > 0 && second < input.count, "the second message is not in the file")
    }
}

private func checkPartition(_ block: HeaderBlock, _ input: [UInt8]) {
    require(block.bodyStart <= input.count && block.bytes.elementsEqual(input[..<block.bodyStart]), "the block is not the input")
    var parts = block.fields.map(\.range)
    if let line = block.mboxLine { parts.append(line) }
    for defect in block.defects {
        switch defect.code {
        case .byteOrderMark, .notAField, .continuationWithoutField, .tooManyFields: parts.append(defect.range)
        default: break
        }
    }
    // The list of defects is full: what is left out of it cannot be put back.
    if block.defects.count >= Limits.defects { return }
    parts.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    var position: UInt32 = 0
    for part in parts {
        require(part.start == position, "bytes \(position)..<\(part.start) belong to none or to two")
        position = part.end
    }
    let rest = block.bytes[Int(position)..<block.bodyStart]
    let ends: [[UInt8]] = block.hasBlankLine ? [[0x0A], [0x0D, 0x0A], [0x0D]] : [[]]
    require(ends.contains { rest.elementsEqual($0) }, "\(rest.count) bytes before the body belong to none")
}

/// Every place in the typed layer is inside the block, and every index inside its list.
func checkFields(_ fields: MessageFields, _ block: HeaderBlock) {
    let bounds = ByteRange(0, block.bytes.count)
    var reading = Reading()
    for line in fields.received + block.xReceived {
        require(block.fields.indices.contains(line.field), "a Received without field")
        reading.add(line)
    }
    for (index, result) in fields.results.enumerated() {
        require(block.fields.indices.contains(result.field), "results without field")
        require(result.statements.upperBound <= fields.statements.count, "statements that are not there")
        for statement in result.statements { require(fields.statements[statement].container == index, "a statement of another field") }
        reading.add(result)
    }
    for statement in fields.statements {
        require(statement.properties.upperBound <= fields.properties.count, "properties that are not there")
        reading.add(statement, fields.properties)
    }
    for signature in fields.signatures { reading.add(signature) }
    for field in fields.addressFields {
        require(block.fields.indices.contains(field.field), "addresses without field")
        require(field.mailboxes.upperBound <= fields.mailboxes.count, "mailboxes that are not there")
    }
    for mailbox in fields.mailboxes { reading.place(mailbox.displayName, mailbox.address, mailbox.domain) }
    for defect in fields.defects {
        require(defect.range.upper <= block.bodyStart, "a defect outside the message")
        require(defect.field.map(block.fields.indices.contains) ?? true, "a defect of a field that is not there")
        reading.place(defect.range)
    }
    reading.checkPlaces(bounds, "fields")
}

/// Encoded words: the pieces are the input in its order, and decoding makes nothing longer.
func fuzzEncodedWords(_ input: [UInt8]) {
    checkField(input, "encoded words") { bytes, range in
        var reading = Reading()
        var output: [UInt8] = []
        var runs: [DecodedRun] = []
        let found = EncodedText.decode(bytes, range, into: &output, runs: &runs)
        require(output.count <= range.count, "decoded text is longer than its source")
        require(!found || EncodedText.mayHoldWords(bytes, range), "a word where none may be")
        var end = 0
        for run in runs {
            require(run.output.lower == end && run.output.upper >= end, "runs leave a gap")
            end = run.output.upper
            reading.place(run.charset)
            reading.value(run.output)
        }
        require(end == output.count, "bytes without a run")
        var position = range.lower
        for piece in EncodedText(bytes, range) {
            let place: ByteRange
            switch piece {
            case .literal(let literal): place = literal
            case .encoded(let word):
                place = word.range
                reading.place(word.charset, word.language, word.text)
            }
            require(place.lower >= position, "pieces overlap")
            require(bytes[position..<place.lower].allSatisfy { [0x20, 0x09, 0x0D, 0x0A].contains($0) }, "text between pieces is lost")
            position = place.upper
            reading.place(place)
        }
        require(bytes[position..<range.upper].allSatisfy { [0x20, 0x09, 0x0D, 0x0A].contains($0) }, "text at the end is lost")
        reading.value(output)
        return reading
    }
}
