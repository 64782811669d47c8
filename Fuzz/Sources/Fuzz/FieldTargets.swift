internal import TraceAnalysis
internal import TraceFields

func fuzzReceived(_ input: [UInt8]) {
    checkField(input, "Received") { bytes, range in
        var lexer = Lexer()
        var reading = Reading()
        var defects: [Defect] = []
        let line = Received.parse(bytes, field: 0, value: range, lexer: &lexer, defects: &defects)
        reading.add(line)
        reading.defects(defects)
        reading.defects(lexer.defects)
        for clause in Received.clauses(bytes, value: range, lexer: &lexer) {
            reading.place(clause.name, clause.value, clause.comments)
            reading.value(clause.keyword)
        }
        let clock = IdentifierClock.read(line, in: bytes)
        require(clock.map { IdentifierClock.plausible.contains($0.seconds) } ?? true, "a clock outside all time")
        reading.value(clock)
        checkTokens(lexer.tokens, range)
        return reading
    }
}

/// Tokens stand in order, inside the value, and none is empty.
private func checkTokens(_ tokens: [Token], _ range: ByteRange) {
    var end = range.start
    for token in tokens {
        require(token.range.start >= end && token.range.end > token.range.start, "tokens overlap")
        end = token.range.end
    }
    require(end <= max(range.end, range.start), "a token leaves the value")
}

func fuzzDates(_ input: [UInt8]) {
    checkField(input, "dates") { bytes, range in
        var reading = Reading()
        for parsed in [MailDate.parse(bytes, range), MailDate.findFromRight(bytes, range)] {
            guard let parsed else { continue }
            reading.place(parsed.range)
            reading.value(parsed.date, parsed.isIrregular)
            require(!parsed.range.isEmpty, "a date of no bytes")
            require(parsed.date.milliseconds < 1_000 && abs(Int(parsed.date.zoneMinutes)) < 6_000, "a date that is none")
            require(parsed.date.seconds > -100_000_000_000 && parsed.date.seconds < 300_000_000_000, "a year of more than four digits")
        }
        return reading
    }
}

func fuzzAddresses(_ input: [UInt8]) {
    checkField(input, "addresses") { bytes, range in
        var lexer = Lexer()
        var reading = Reading()
        var mailboxes: [Mailbox] = []
        let list = Mailbox.parseList(bytes, range, lexer: &lexer, into: &mailboxes)
        require(list == 0..<mailboxes.count, "mailboxes of nobody")
        for mailbox in mailboxes { reading.place(mailbox.displayName, mailbox.address, mailbox.domain) }
        switch Mailbox.parsePath(bytes, range) {
        case .null: reading.value(0)
        case .mailbox(let mailbox):
            require(!mailbox.address.isEmpty, "a path of no bytes")
            reading.place(mailbox.displayName, mailbox.address, mailbox.domain)
        case .unreadable: reading.value(1)
        }
        reading.place(ListFields.listID(bytes, range, lexer: &lexer), ListFields.mailto(bytes, range))
        reading.place(MessageIDField.parse(bytes, range, lexer: &lexer))
        reading.value(IPAddress(bytes, range), TransmissionType(bytes, range))
        reading.defects(lexer.defects)
        return reading
    }
}

func fuzzAuthenticationResults(_ input: [UInt8]) {
    checkResults(input, "Authentication-Results", .authenticationResults)
    checkResults(input, "ARC-Authentication-Results", .arcAuthenticationResults)
}

func fuzzReceivedSPF(_ input: [UInt8]) {
    checkResults(input, "Received-SPF", .receivedSPF)
}

/// A result field stands in a block, because one that is encoded as a whole is decoded behind its bytes.
private func checkResults(_ input: [UInt8], _ name: String, _ source: ResultField.Source) {
    let bytes = message(name, input)
    let read = { () -> (Reading, HeaderBlock) in
        var block = HeaderBlock(bytes)
        require(block.fields.count == 1, "one field became \(block.fields.count)")
        var lexer = Lexer()
        var statements: [ResultStatement] = []
        var properties: [ResultProperty] = []
        var defects: [Defect] = []
        let field = ResultField.parse(
            &block, field: 0, source: source, container: 0, lexer: &lexer, statements: &statements, properties: &properties,
            defects: &defects)
        require(field.statements == 0..<statements.count, "statements of nobody")
        var reading = Reading()
        reading.add(field)
        for statement in statements { reading.add(statement, properties) }
        reading.defects(defects)
        for defect in defects + lexer.defects { require(defect.range.upper <= block.bodyStart, "a defect outside the message") }
        return (reading, block)
    }
    let (first, block) = read()
    first.checkPlaces(ByteRange(0, block.bytes.count), "results")
    require(read().0 == first, "results: read twice, two readings")
    var whole = block
    checkFields(MessageFields(&whole), whole)
}

func fuzzSignatures(_ input: [UInt8]) {
    for kind in [Signature.Kind.dkim, .googleDKIM, .arcMessage, .arcSeal] {
        checkField(input, "signatures") { bytes, range in
            var lexer = Lexer()
            var defects: [Defect] = []
            let signature = Signature.parse(bytes, field: 0, kind: kind, value: range, lexer: &lexer, defects: &defects)
            var reading = Reading()
            reading.add(signature)
            reading.defects(defects)
            reading.value(signature.signedHeaderCount(of: "from", in: bytes))
            if let made = signature.signature, !made.isEmpty {
                let isLong = bytes[made.lower..<made.upper].filter { ![0x20, 0x09, 0x0D, 0x0A].contains($0) }.count >= 4
                require(signature.hasSignaturePrefix(made, in: bytes) == isLong, "a signature does not begin with itself")
            }
            return reading
        }
    }
    var block = HeaderBlock(message("ARC-Seal", input))
    let fields = MessageFields(&block)
    checkFields(fields, block)
    let sets = ARCSets(results: fields.results, signatures: fields.signatures)
    require(sets.sets.count <= Limits.arcInstances, "more ARC sets than instances")
}

extension Reading {
    mutating func add(_ line: Received) {
        place(line.helo, line.name, line.addressRange, line.ident, line.authenticatedUser, line.by, line.byName, line.software)
        place(line.softwareVersion, line.with, line.tls, line.id, line.envelopeFrom, line.dateRange, line.unread)
        place(line.clientComments, line.via)
        value(line.address, line.byAddress, line.port, line.transmission, line.shape, line.date)
        value(line.isAuthenticated, line.isNameUnconfirmed)
        for index in 0..<line.recipients.count { place(line.recipients[index]) }
    }

    mutating func add(_ field: ResultField) {
        place(field.authservID, field.product, field.removedBy, field.recipientDomain)
        value(field.instance, field.version, field.shape, field.isMalformed, field.statements)
    }

    mutating func add(_ statement: ResultStatement, _ properties: [ResultProperty]) {
        place(statement.methodRange, statement.resultRange, statement.range, statement.reason, statement.comments, statement.comment)
        place(statement.clientAddressRange, statement.commentWriter, statement.commentIdentity)
        value(statement.method, statement.methodVersion, statement.result, statement.clientAddress, statement.properties)
        for index in statement.properties {
            let property = properties[index]
            place(property.ptype, property.name, property.value)
            value(property.known, property.isQuoted, property.isPlaceholder)
        }
    }

    mutating func add(_ signature: Signature) {
        place(signature.algorithm, signature.domain, signature.selector, signature.identity, signature.signature, signature.bodyHash)
        place(signature.headers, signature.canonicalization)
        value(signature.instance, signature.time, signature.expiry, signature.bodyLength, signature.chainValidation)
        value(signature.signatureLength, signature.isMalformed)
    }
}
