internal import TraceFields

/// Which fields mean what when they are there in one copy alone.
extension DifferenceStep {
    /// Fields of one list that the other does not hold, each as often as it is missing.
    static func missing(_ fields: [CopyFacts.Field], in others: [CopyFacts.Field]) -> [CopyFacts.Field] {
        var counts: [String: Int] = [:]
        for field in others { counts[field.name + ":" + field.value, default: 0] += 1 }
        return fields.filter { field in
            let key = field.name + ":" + field.value
            guard let count = counts[key], count > 0 else { return true }
            counts[key] = count - 1
            return false
        }
    }

    /// Fields that have a comparison of their own.
    static let readElsewhere: Set<FieldName> = [
        .received, .xReceived, .returnPath, .dkimSignature, .xGoogleDKIMSignature, .arcSeal, .arcMessageSignature,
        .arcAuthenticationResults,
    ]

    /// Fields of which a mail has one (RFC 5322 §3.6), so that another value is a change and not a removal.
    static let standingOnce: Set<FieldName> = [
        .from, .sender, .replyTo, .to, .cc, .subject, .date, .messageID, .inReplyTo, .references, .mimeVersion, .contentType,
        .contentTransferEncoding, .autoSubmitted, .precedence, .listID,
    ]

    static let resultFields = Set(FieldName.allCases.filter { $0.holdsAuthenticationResults || $0 == .receivedSPF })

    /// Fields that a server writes when it delivers or forwards: every copy has its own.
    static let deliveryFields: Set<FieldName> = [
        .xEgroupsReturn, .deliveredTo, .xOriginalTo, .envelopeTo, .xEnvelopeTo, .xRcptTo, .xApparentlyTo, .xDeliveredTo,
        .originalRecipient,
        .xEnvelopeFrom, .xMailFrom, .oldReturnPath, .xEnvelopeSender, .xQQOrgSender, .deliveryDate, .xForwardedTo, .xForwardedFor,
        .xForwardedEncrypted, .xForwardingService,
        .xSieve, .xZoneForwardedFor,
        .xSieveRedirectedFrom, .xMSExchangeForwardingLoop, .xMSExchangeInboxRulesLoop, .xMSExchangeGeneratedMessageSource,
        .xSRSRewrite, .xYandexForward, .xMailRuForward, .xResentFrom, .xQQAutoForward, .xZimbraForwarded, .xMailgunIncoming,
        .xGmOriginalTo,
        .xGmailFetchInfo,
        .xResolvedTo, .xHmXmrOriginalRecipient, .resentDate, .resentFrom,
        .resentSender, .resentTo, .resentCc, .resentBcc, .resentMessageID, .listID, .listPost, .listUnsubscribe, .listHelp,
        .listSubscribe, .listOwner, .listArchive, .mailingList, .xMailingList, .xBeenThere, .xMailmanVersion, .xMailmanApprovedAt,
        .xGoogleGroupID,
        .xLoop,
        .errorsTo, .precedence, .sender, .xGmMessageState, .xGoogleSmtpSource, .xIncomingTopHeaderMarker, .xEOPAttributedMessage,
        .xMSExchangeOrganizationAuthSource, .xMSExchangeTransportCrossTenantHeadersStamped, .xForefrontAntispamReport,
        .xOriginatingIP, .xYMailISG,
    ]
}

extension CopyFacts {
    /// The first field of a name.
    func index(of name: FieldName) -> Int? { fields.first { $0.known == name }?.index }
}
