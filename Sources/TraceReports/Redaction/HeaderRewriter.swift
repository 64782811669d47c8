internal import TraceAnalysis
internal import TraceFields

/// Writes a header anew with its names replaced: each field by what kind of value it has.
struct HeaderRewriter {
    let trace: Trace
    let tokens: PersonalTokens
    private let text: HeaderText
    var pseudonyms: Pseudonyms
    var output: [UInt8] = []

    init(_ trace: Trace, _ tokens: PersonalTokens, _ pseudonyms: Pseudonyms) {
        self.trace = trace
        self.tokens = tokens
        text = HeaderText(trace.block)
        self.pseudonyms = pseudonyms
    }

    /// How the value of a field is treated.
    enum Treatment {
        /// Times and words of a protocol: nothing in it names anybody.
        case kept
        /// Words of servers, in which known names are replaced.
        case words
        /// Mailboxes: their display names and comments go as well.
        case mailboxes
        /// As mailboxes, but for the identifier of a list, which stays.
        case lists
        case subject
        case identifiers
        /// Links and addresses of a list: what stands behind the host goes.
        case links
        /// A media type, whose parameters go.
        case mediaType
        /// Everything else goes as a whole.
        case whole
    }

    mutating func header() -> [UInt8] {
        let bytes = trace.block.bytes
        let end = min(trace.block.bodyStart, bytes.count)
        output.reserveCapacity(end + 1_024)
        var position = 0
        for (index, field) in trace.block.fields.enumerated() {
            stray(ByteRange(position, field.range.lower))
            let value = field.value
            output += bytes[field.range.lower..<value.lower]
            if let joined = trace.block.joinedValue(of: index) {
                // A name that a line end cuts is replaced as a whole, and the line with it: no other would be full.
                rewriteWords(joined, ByteRange(0, joined.count))
            } else {
                rewrite(value, Self.treatment(field.known))
            }
            output += bytes[value.upper..<field.range.upper]
            position = field.range.upper
        }
        stray(ByteRange(position, end))
        return output
    }

    /// Bytes of no field: an mbox line, lines that are no header. Letters and digits of the latter go.
    private mutating func stray(_ range: ByteRange) {
        guard range.lower < range.upper else { return }
        if let line = trace.block.mboxLine, line.lower >= range.lower, line.upper <= range.upper {
            stray(ByteRange(range.lower, line.lower))
            rewriteWords(trace.block.bytes, line)
            return stray(ByteRange(line.upper, range.upper))
        }
        output += trace.block.bytes[range.lower..<range.upper].map { $0.isLetter || $0.isDigit || $0 >= 0x80 ? 0x78 : $0 }
    }

    private mutating func rewrite(_ value: ByteRange, _ treatment: Treatment) {
        let bytes = trace.block.bytes
        let text = bytes.trimmed(value)
        guard !text.isEmpty else { return output += bytes[value.lower..<value.upper] }
        output += bytes[value.lower..<text.lower]
        switch treatment {
        case .kept: output += bytes[text.lower..<text.upper]
        case .words: rewriteServerWords(text)
        case .mailboxes: rewriteMailboxes(bytes, text)
        case .lists: rewriteMailboxes(bytes, text, ofList: true)
        case .subject: rewriteSubject(text)
        case .identifiers: rewriteIdentifiers(bytes, text)
        case .links: rewriteLinks(bytes, text)
        case .mediaType: rewriteMediaType(bytes, text)
        case .whole: output += pseudonyms.text(.value, Array(bytes[text.lower..<text.upper]))
        }
        output += bytes[text.upper..<value.upper]
    }

    /// Some gateways encode a whole field (RFC 2047); its words are those that it stands for.
    private mutating func rewriteServerWords(_ text: ByteRange) {
        let bytes = trace.block.bytes
        guard bytes[text.lower] == 0x3D, EncodedWord(bytes, at: text.lower, end: text.upper) != nil else {
            return rewriteWords(bytes, text)
        }
        var decoded = EncodedText.decoded(bytes, text)
        decoded.removeAll { $0 == 0x0A || $0 == 0x0D }
        rewriteWords(decoded, ByteRange(0, decoded.count))
    }

    /// The pseudonym of the bare text; the marks of replies and lists in front of it stay.
    private mutating func rewriteSubject(_ value: ByteRange) {
        let decoded = Array(text.decoded(value).utf8)
        var rest = decoded[...]
        while let mark = Self.replyMark(rest) {
            output += mark
            rest = rest.dropFirst(mark.count)
        }
        if rest.first == 0x5B, let close = rest.firstIndex(of: 0x5D) {
            output += [0x5B] + pseudonyms.text(.subject, Array(rest[rest.index(after: rest.startIndex)..<close])) + [0x5D, 0x20]
            rest = rest[(close + 1)...].drop { $0 == 0x20 }
        }
        if !rest.isEmpty { output += pseudonyms.text(.subject, Array(rest)) }
    }

    private static func replyMark(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        ["re: ", "fwd: ", "fw: ", "aw: ", "wg: "].map { Array($0.utf8) }.first { mark in
            text.prefix(mark.count).map(\.asciiLowercased) == mark
        }.map { Array(text.prefix($0.count)) }
    }

    private static func treatment(_ name: FieldName) -> Treatment {
        switch name {
        case .date, .resentDate, .deliveryDate, .mimeVersion, .contentTransferEncoding, .autoSubmitted, .precedence,
            .xMailmanVersion, .xMailmanApprovedAt:
            .kept
        case .received, .xReceived, .authenticationResults, .authenticationResultsOriginal, .xOriginalAuthenticationResults,
            .xMSExchangeAuthenticationResults, .originalAuthenticationResults, .xReceivedAuthenticationResults,
            .xMEAuthenticationResults, .xAuthenticationResults, .xAnonAddyAuthenticationResults, .oldAuthenticationResults,
            .xMailmanOriginalAuthenticationResults, .receivedSPF, .arcAuthenticationResults, .arcMessageSignature, .arcSeal,
            .dkimSignature, .xGoogleDKIMSignature,
            .domainKeySignature, .xSieve, .xForwardingService, .xYandexForward, .xMailRuForward, .xSimpleLoginType,
            .xMSExchangeOrganizationAuthSource, .xForefrontAntispamReport, .xOriginatingIP, .feedbackID, .xMailer, .userAgent,
            .xSRSRewrite, .xMSJournalReport, .xGmailFetchInfo, .fromRewrite, .xMSExchangeInboxRulesLoop,
            .xMSExchangeGeneratedMessageSource,
            .xMailgunIncoming, .xICloudHME, .xMailFromDomain, .xMSExchangeTransportCrossTenantHeadersStamped, .xGoogleGroupID,
            .xSpamStatus, .xSpamCheckerVersion, .xRspamdQueueID:
            .words
        case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc, .returnPath,
            .xEgroupsReturn, .deliveredTo, .xOriginalTo, .envelopeTo, .xEnvelopeTo, .xRcptTo, .xApparentlyTo, .xDeliveredTo,
            .originalRecipient,
            .xEnvelopeFrom, .xMailFrom, .oldReturnPath, .xEnvelopeSender, .xQQOrgSender, .xForwardedTo, .xForwardedFor,
            .xSieveRedirectedFrom, .xZoneForwardedFor,
            .xResentFrom, .xQQAutoForward, .xZimbraForwarded,
            .xMSExchangeForwardingLoop,
            .xGmOriginalTo, .xResolvedTo, .xHmXmrOriginalRecipient, .xSimpleLoginEnvelopeFrom, .xSimpleLoginEnvelopeTo,
            .xSimpleLoginOriginalFrom,
            .xAnonAddyOriginalSender, .xAnonAddyOriginalEnvelopeFrom, .xAnonAddyOriginalFromHeader, .aliasTo, .duckOriginalFrom,
            .duckOriginalTo, .errorsTo, .xOriginalFrom, .xOriginalSender:
            .mailboxes
        case .listID, .mailingList, .xMailingList, .xBeenThere, .xLoop: .lists
        case .subject: .subject
        case .messageID, .inReplyTo, .references, .resentMessageID: .identifiers
        case .listPost, .listUnsubscribe, .listHelp, .listSubscribe, .listOwner, .listArchive: .links
        case .contentType: .mediaType
        case .other, .xForwardedEncrypted, .xGmMessageState, .xGoogleSmtpSource, .xIncomingTopHeaderMarker,
            .xEOPAttributedMessage,
            .xYMailISG, .xMCUnique, .xSGEID, .xAppleUUID, .xSpamdResult, .xSpamReport:
            .whole
        }
    }
}
