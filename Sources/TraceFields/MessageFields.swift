/// Every field of a header that hoptrace understands, parsed: the typed layer on top of `HeaderBlock`.
///
/// The lists are in header order, the newest field first. What the readings point to are bytes of the block.
public struct MessageFields: Sendable {
    /// `Received`, top first: the newest hop is element 0.
    public internal(set) var received: [Received] = []
    public internal(set) var results: [ResultField] = []
    public internal(set) var statements: [ResultStatement] = []
    public internal(set) var properties: [ResultProperty] = []
    public internal(set) var signatures: [Signature] = []
    public internal(set) var addressFields: [AddressField] = []
    public internal(set) var mailboxes: [Mailbox] = []
    /// The date of the first `Date` field.
    public internal(set) var date: MailDate?
    public internal(set) var defects: [Defect] = []

    /// The first mailbox of the first `From` that names one, which steps and rules ask for again and again.
    private var author: Int?
    private var lexer = Lexer()
    /// The value of the last line of `received`.
    private var lastLine = ByteRange(0, 0)
    /// The fields that were encoded as a whole, or cut in the middle of words, from the top.
    private var decoded: [DecodedValue] = []

    /// Where the decoded value of a field stands.
    private struct DecodedValue {
        var field: Int
        var value: ByteRange
    }

    public init() {}

    public init(_ block: inout HeaderBlock) {
        self.init()
        load(&block)
    }
}

extension MessageFields {
    /// Reads another block, keeping the memory of the last one.
    ///
    /// The block is `inout` because a field that is RFC 2047 encoded as a whole is decoded into its derived bytes.
    public mutating func load(_ block: inout HeaderBlock) {
        clear()
        decodeFields(&block)
        let (fields, bodyStart) = (block.fields, block.bodyStart)
        block.bytes.withView { bytes in
            var seen: UInt128 = 0  // one bit a name
            var nextDecoded = 0
            for index in fields.indices where fields[index].known != .other {
                let field = fields[index]
                if field.known.mayStandOnce {
                    let bit = UInt128(1) << field.known.rawValue
                    if seen & bit != 0 { defects.note(Defect(.duplicateField, field.range, field: index)) }
                    seen |= bit
                }
                var value: ByteRange?
                if nextDecoded < decoded.count, decoded[nextDecoded].field == index {
                    value = decoded[nextDecoded].value
                    nextDecoded += 1
                }
                let lexical = lexer.defects.count
                read(FieldText(bytes: bytes, index: index, field: field, bodyStart: bodyStart, decoded: value))
                if lexer.defects.count > lexical { placeDefects(from: lexical, in: index) }
            }
        }
        for defect in lexer.defects { defects.note(defect) }
        lexer.defects.removeAll(keepingCapacity: true)
    }

    /// The lexer does not know in which field it reads.
    private mutating func placeDefects(from first: Int, in field: Int) {
        for index in first..<lexer.defects.count where lexer.defects[index].field == nil { lexer.defects[index].field = field }
    }

    /// Decodes the fields that are encoded as a whole, and joins those that were cut, before the first is read: their bytes stand behind
    /// those of all fields.
    private mutating func decodeFields(_ block: inout HeaderBlock) {
        for index in block.fields.indices where block.fields[index].known.forbidsEncodedWords {
            guard let value = block.decodeValue(of: index) ?? block.joinValue(of: index) else { continue }
            decoded.append(DecodedValue(field: index, value: value))
        }
    }

    private mutating func read(_ text: FieldText) {
        switch text.field.known {
        case .received: readReceived(text)
        case .xReceived: checkXReceived(text)
        // Fastmail's second field of its own, with its private methods.
        case .authenticationResults, .xMEAuthenticationResults: readResults(text, .authenticationResults)
        case .arcAuthenticationResults: readResults(text, .arcAuthenticationResults)
        case .receivedSPF: readResults(text, .receivedSPF)
        case .dkimSignature: readSignature(text, .dkim)
        case .xGoogleDKIMSignature: readSignature(text, .googleDKIM)
        case .arcMessageSignature: readSignature(text, .arcMessage)
        case .arcSeal: readSignature(text, .arcSeal)
        case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc,
            .xForwardedFor, .xForwardedTo, .xOriginalFrom, .xOriginalSender, .errorsTo,
            .xMSExchangeForwardingLoop, .xMSExchangeInboxRulesLoop, .xSimpleLoginOriginalFrom, .xAnonAddyOriginalFromHeader,
            .duckOriginalFrom:
            readMailboxes(text)
        case .returnPath, .xEgroupsReturn, .deliveredTo, .xOriginalTo, .envelopeTo, .xEnvelopeTo, .xRcptTo, .xApparentlyTo,
            .xDeliveredTo,
            .xEnvelopeFrom, .xMailFrom, .oldReturnPath, .xEnvelopeSender, .xQQOrgSender, .xSieveRedirectedFrom, .xResentFrom,
            .xQQAutoForward, .xZimbraForwarded, .xZoneForwardedFor, .xGmOriginalTo, .xResolvedTo, .xHmXmrOriginalRecipient,
            .xBeenThere,
            .xSimpleLoginEnvelopeFrom, .xSimpleLoginEnvelopeTo, .xAnonAddyOriginalSender, .xAnonAddyOriginalEnvelopeFrom,
            .aliasTo, .duckOriginalTo:
            readPath(text)
        case .date:
            if date == nil { readDate(text) }
        case let name where name.holdsAuthenticationResults: readResults(text, .originalAuthenticationResults)
        default: break
        }
    }

    /// Adds a defect that the analysis met: a limit of its own.
    public mutating func note(_ defect: Defect) { defects.note(defect) }

    private mutating func clear() {
        received.removeAll(keepingCapacity: true)
        lastLine = ByteRange(0, 0)
        results.removeAll(keepingCapacity: true)
        statements.removeAll(keepingCapacity: true)
        properties.removeAll(keepingCapacity: true)
        signatures.removeAll(keepingCapacity: true)
        addressFields.removeAll(keepingCapacity: true)
        author = nil
        mailboxes.removeAll(keepingCapacity: true)
        defects.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
        date = nil
    }

    private mutating func readDate(_ text: FieldText) {
        let read = MailDate.parse(text.bytes, text.field.value)
        date = read?.date
        guard read?.isIrregular ?? true else { return }
        defects.note(Defect(read == nil ? .dateUnreadable : .dateObsolete, text.field.value, field: text.index))
    }

    private mutating func readReceived(_ text: FieldText) {
        guard received.count < Limits.hops else {
            defects.note(Defect(.tooManyHops, text.field.range, field: text.index))
            return
        }
        let value = text.field.value
        Received.parse(text.bytes, field: text.index, value: value, lexer: &lexer, defects: &defects, into: &received)
        if isRepeated(value, text.bytes) {
            received.removeLast()
            defects.note(Defect(.receivedRepeated, text.field.range, field: text.index))
        } else {
            lastLine = value
        }
    }

    /// Whether the line last read repeats the one above it, letter by letter: with its identifier and its time it is one line that a store
    /// kept twice. A server that takes the mail again writes others, and a sender knows neither.
    private func isRepeated(_ value: ByteRange, _ bytes: ByteView) -> Bool {
        guard received.count > 1, let line = received.last, line.id != nil, line.date != nil else { return false }
        return lastLine.count == value.count && bytes.equalIgnoringCase(lastLine, value)
    }

    /// No step of the analysis asks what X-Received says, only a reader of the defects whether it is one.
    private mutating func checkXReceived(_ text: FieldText) {
        guard !Received.isPlainMark(text.bytes, text.field.value) else { return }
        _ = Received.parse(text.bytes, field: text.index, value: text.field.value, lexer: &lexer, defects: &defects)
    }

    private mutating func readResults(_ text: FieldText, _ source: ResultField.Source) {
        guard statements.count < Limits.statements else {
            defects.note(Defect(.tooManyStatements, text.field.range, field: text.index))
            return
        }
        let field = ResultField.parse(
            text, source: source, container: results.count, lexer: &lexer, statements: &statements, properties: &properties,
            defects: &defects)
        results.append(field)
    }

    private mutating func readSignature(_ text: FieldText, _ kind: Signature.Kind) {
        let firstDefect = defects.count
        let value = text.readableValue(&defects)
        signatures.append(
            Signature.parse(text.bytes, field: text.index, kind: kind, value: value, lexer: &lexer, defects: &defects))
        text.locate(&defects, from: firstDefect)
    }

    private mutating func readMailboxes(_ text: FieldText) {
        var entry = AddressField(field: text.index, name: text.field.known)
        entry.mailboxes = Mailbox.parseList(text.bytes, text.field.value, lexer: &lexer, into: &mailboxes)
        if author == nil, entry.name == .from { author = entry.mailboxes.first }
        addressFields.append(entry)
    }

    private mutating func readPath(_ text: FieldText) {
        var entry = AddressField(field: text.index, name: text.field.known)
        let start = mailboxes.count
        switch Mailbox.parsePath(text.bytes, text.field.value) {
        case .null: entry.isNull = true
        case .mailbox(let mailbox): mailboxes.append(mailbox)
        case .masked: defects.note(Defect(.addressMasked, text.field.value, field: text.index))
        case .unreadable: defects.note(Defect(.addressUnreadable, text.field.value, field: text.index))
        }
        entry.mailboxes = start..<mailboxes.count
        addressFields.append(entry)
    }
}

extension MessageFields {
    /// The first mailbox of the first field named `name`.
    public func firstMailbox(_ name: FieldName) -> Mailbox? { firstMailboxIndex(name).map { mailboxes[$0] } }

    /// Its index in `mailboxes`.
    public func firstMailboxIndex(_ name: FieldName) -> Int? {
        if name == .from { return author }
        for field in addressFields where field.name == name {
            if let first = field.mailboxes.first { return first }
        }
        return nil
    }

    /// The value of the first property of a statement that is `name` and no placeholder.
    @inlinable
    public func property(_ name: PropertyName, of statement: ResultStatement) -> ByteRange? {
        properties.value(of: name, in: statement.properties)
    }
}

extension [ResultProperty] {
    /// The value of the first property in a part of the list that is `name` and no placeholder: for who would have to copy the statement
    /// or the fields to ask them.
    @inlinable
    public func value(of name: PropertyName, in part: Range<Int>) -> ByteRange? {
        for index in part where self[index].known == name && !self[index].isPlaceholder { return self[index].value }
        return nil
    }
}
