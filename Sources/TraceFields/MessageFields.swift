/// Every field of a header that hoptrace understands, parsed: the typed layer on top of `HeaderBlock`.
///
/// The lists are in header order, the newest field first. What the readings point to are bytes of the block.
public struct MessageFields: Sendable {
    /// `Received`, top first: the newest hop is element 0.
    public internal(set) var received: [Received] = []
    public internal(set) var xReceived: [Received] = []
    public internal(set) var results: [ResultField] = []
    public internal(set) var statements: [ResultStatement] = []
    public internal(set) var properties: [ResultProperty] = []
    public internal(set) var signatures: [Signature] = []
    public internal(set) var addressFields: [AddressField] = []
    public internal(set) var mailboxes: [Mailbox] = []
    /// The date of the first `Date` field.
    public internal(set) var date: MailDate?
    public internal(set) var defects: [Defect] = []

    private var lexer = Lexer()

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
        var seen: UInt128 = 0  // one bit a name
        for index in block.fields.indices {
            let field = block.fields[index]
            if field.known.mayStandOnce {
                let bit = UInt128(1) << field.known.rawValue
                if seen & bit != 0 { defects.note(Defect(.duplicateField, field.range, field: index)) }
                seen |= bit
            }
            switch field.known {
            case .received, .xReceived: readReceived(block, index, field)
            case .authenticationResults: readResults(&block, index, .authenticationResults)
            case .authenticationResultsOriginal, .xOriginalAuthenticationResults, .xMSExchangeAuthenticationResults,
                .originalAuthenticationResults, .xReceivedAuthenticationResults, .xMEAuthenticationResults,
                .xAuthenticationResults, .xAnonAddyAuthenticationResults, .oldAuthenticationResults:
                readResults(&block, index, .originalAuthenticationResults)
            case .arcAuthenticationResults: readResults(&block, index, .arcAuthenticationResults)
            case .receivedSPF: readResults(&block, index, .receivedSPF)
            case .dkimSignature: readSignature(&block, index, .dkim)
            case .xGoogleDKIMSignature: readSignature(&block, index, .googleDKIM)
            case .arcMessageSignature: readSignature(&block, index, .arcMessage)
            case .arcSeal: readSignature(&block, index, .arcSeal)
            case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc,
                .xForwardedFor, .xForwardedTo, .xOriginalFrom, .xOriginalSender, .errorsTo,
                .xMSExchangeForwardingLoop:
                readMailboxes(block, index, field)
            case .returnPath, .deliveredTo, .xOriginalTo, .envelopeTo, .xEnvelopeTo, .xRcptTo, .xApparentlyTo, .xDeliveredTo,
                .xEnvelopeFrom, .xMailFrom, .xSieveRedirectedFrom, .xGmOriginalTo, .xResolvedTo, .xBeenThere,
                .xSimpleLoginEnvelopeFrom, .xSimpleLoginEnvelopeTo, .xAnonAddyOriginalSender, .xAnonAddyOriginalEnvelopeFrom,
                .aliasTo, .duckOriginalFrom, .duckOriginalTo:
                readPath(block, index, field)
            case .date:
                if date == nil { date = MailDate.parse(block.bytes, field.value)?.date }
            default: break
            }
        }
        for defect in lexer.defects { defects.note(defect) }
        lexer.defects.removeAll(keepingCapacity: true)
    }

    /// Adds a defect that the analysis met: a limit of its own.
    public mutating func note(_ defect: Defect) { defects.note(defect) }

    private mutating func clear() {
        received.removeAll(keepingCapacity: true)
        xReceived.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
        statements.removeAll(keepingCapacity: true)
        properties.removeAll(keepingCapacity: true)
        signatures.removeAll(keepingCapacity: true)
        addressFields.removeAll(keepingCapacity: true)
        mailboxes.removeAll(keepingCapacity: true)
        defects.removeAll(keepingCapacity: true)
        date = nil
    }

    private mutating func readReceived(_ block: HeaderBlock, _ index: Int, _ field: HeaderField) {
        if field.known == .xReceived {
            guard xReceived.count < Limits.hops else { return }
            xReceived.append(
                Received.parse(block.bytes, field: index, value: field.value, lexer: &lexer, defects: &defects))
        } else if received.count < Limits.hops {
            received.append(
                Received.parse(block.bytes, field: index, value: field.value, lexer: &lexer, defects: &defects))
        } else {
            defects.note(Defect(.tooManyHops, field.range, field: index))
        }
    }

    private mutating func readResults(_ block: inout HeaderBlock, _ index: Int, _ source: ResultField.Source) {
        guard statements.count < Limits.statements else {
            defects.note(Defect(.tooManyStatements, block.fields[index].range, field: index))
            return
        }
        let field = ResultField.parse(
            &block, field: index, source: source, container: results.count, lexer: &lexer, statements: &statements,
            properties: &properties, defects: &defects)
        results.append(field)
    }

    private mutating func readSignature(_ block: inout HeaderBlock, _ index: Int, _ kind: Signature.Kind) {
        let firstDefect = defects.count
        let value = block.readableValue(of: index, defects: &defects)
        signatures.append(
            Signature.parse(block.bytes, field: index, kind: kind, value: value, lexer: &lexer, defects: &defects))
        block.locate(&defects, from: firstDefect, in: index)
    }

    private mutating func readMailboxes(_ block: HeaderBlock, _ index: Int, _ field: HeaderField) {
        var entry = AddressField(field: index, name: field.known)
        entry.mailboxes = Mailbox.parseList(block.bytes, field.value, lexer: &lexer, into: &mailboxes)
        addressFields.append(entry)
    }

    private mutating func readPath(_ block: HeaderBlock, _ index: Int, _ field: HeaderField) {
        var entry = AddressField(field: index, name: field.known)
        let start = mailboxes.count
        switch Mailbox.parsePath(block.bytes, field.value) {
        case .null: entry.isNull = true
        case .mailbox(let mailbox): mailboxes.append(mailbox)
        case .unreadable: defects.note(Defect(.addressUnreadable, field.value, field: index))
        }
        entry.mailboxes = start..<mailboxes.count
        addressFields.append(entry)
    }
}

extension MessageFields {
    /// The first mailbox of the first field named `name`.
    public func firstMailbox(_ name: FieldName) -> Mailbox? {
        for field in addressFields where field.name == name {
            if let first = field.mailboxes.first { return mailboxes[first] }
        }
        return nil
    }

    /// The value of the first property of a statement that is `name` and no placeholder.
    public func property(_ name: PropertyName, of statement: ResultStatement) -> ByteRange? {
        for index in statement.properties where properties[index].known == name && !properties[index].isPlaceholder {
            return properties[index].value
        }
        return nil
    }
}
