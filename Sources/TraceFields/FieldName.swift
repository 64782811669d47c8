/// The header fields that hoptrace knows by name; every other one is `other` and keeps only its bytes.
public enum FieldName: UInt8, CaseIterable, Sendable {
    case other
    // Trace (RFC 5321 §4.4, RFC 5322 §3.6.7)
    case received, xReceived, returnPath, deliveredTo, xOriginalTo, envelopeTo, xEnvelopeTo, xRcptTo, xApparentlyTo
    case xDeliveredTo, originalRecipient, xEnvelopeFrom, xMailFrom, deliveryDate
    case oldReturnPath, xEnvelopeSender, xQQOrgSender, xEgroupsReturn
    // Forwarding marks
    case xForwardedTo, xForwardedFor, xForwardedEncrypted, xForwardingService, xSieve, xSieveRedirectedFrom
    case xZoneForwardedFor
    case xMSExchangeForwardingLoop, xMSExchangeInboxRulesLoop, xMSExchangeGeneratedMessageSource, xSRSRewrite
    case xMSJournalReport
    case xYandexForward, xMailRuForward, xResentFrom, xQQAutoForward, xZimbraForwarded, xGmOriginalTo, xGmailFetchInfo,
        fromRewrite, xResolvedTo, xMailgunIncoming, xHmXmrOriginalRecipient
    case resentDate, resentFrom, resentSender, resentTo, resentCc, resentBcc, resentMessageID
    // Alias services
    case xSimpleLoginType, xSimpleLoginEnvelopeFrom, xSimpleLoginEnvelopeTo, xSimpleLoginOriginalFrom
    case xAnonAddyOriginalSender, xAnonAddyOriginalEnvelopeFrom, xAnonAddyOriginalFromHeader, aliasTo
    case duckOriginalFrom, duckOriginalTo, xICloudHME
    // Results (RFC 8601, RFC 7208 §9.1) and renamed copies of them
    case authenticationResults, authenticationResultsOriginal, xOriginalAuthenticationResults
    case xMSExchangeAuthenticationResults, originalAuthenticationResults, xReceivedAuthenticationResults
    case xMEAuthenticationResults, xAuthenticationResults, xAnonAddyAuthenticationResults, oldAuthenticationResults
    case xMailmanOriginalAuthenticationResults
    case receivedSPF
    // Seals and signatures (RFC 8617, RFC 6376)
    case arcAuthenticationResults, arcMessageSignature, arcSeal, dkimSignature, xGoogleDKIMSignature, domainKeySignature
    // The message (RFC 5322 §3.6)
    case from, sender, replyTo, to, cc, bcc, subject, date, messageID, inReplyTo, references, mimeVersion, contentType
    case contentTransferEncoding, autoSubmitted, precedence, errorsTo, xOriginalFrom, xOriginalSender
    // Lists (RFC 2369, RFC 2919)
    case listID, listPost, listUnsubscribe, listHelp, listSubscribe, listOwner, listArchive, mailingList, xMailingList
    case xBeenThere, xMailmanVersion, xMailmanApprovedAt, xGoogleGroupID, xLoop
    // Marks of providers, used as evidence for who wrote a block
    case xGmMessageState, xGoogleSmtpSource, xIncomingTopHeaderMarker, xEOPAttributedMessage, xMSExchangeOrganizationAuthSource
    case xForefrontAntispamReport, xOriginatingIP, xYMailISG, xMCUnique, xSGEID, feedbackID, xAppleUUID, xMailFromDomain
    case xMSExchangeTransportCrossTenantHeadersStamped, xMailer, userAgent
    // Spam filters, in words of their own
    case xSpamStatus, xSpamReport, xSpamdResult, xSpamCheckerVersion, xRspamdQueueID
}

extension FieldName {
    /// Whether a message may hold the field at most once (RFC 5322 §3.6).
    public var mayStandOnce: Bool {
        switch self {
        case .from, .sender, .replyTo, .to, .cc, .bcc, .subject, .date, .messageID, .inReplyTo, .references: true
        default: false
        }
    }

    /// Whether it holds Authentication-Results (RFC 8601 §2.2), under that name or another one.
    public var holdsAuthenticationResults: Bool {
        switch self {
        case .authenticationResults, .authenticationResultsOriginal, .xOriginalAuthenticationResults,
            .xMSExchangeAuthenticationResults, .originalAuthenticationResults, .xReceivedAuthenticationResults,
            .xMEAuthenticationResults, .xAuthenticationResults, .xAnonAddyAuthenticationResults, .oldAuthenticationResults,
            .xMailmanOriginalAuthenticationResults:
            true
        default: false
        }
    }

    /// The name as it is usually written.
    public var spelling: StaticString {
        switch self {
        case .other: ""
        case .received: "Received"
        case .xReceived: "X-Received"
        case .returnPath: "Return-Path"
        case .deliveredTo: "Delivered-To"
        case .xOriginalTo: "X-Original-To"
        case .envelopeTo: "Envelope-To"
        case .xEnvelopeTo: "X-Envelope-To"
        case .xRcptTo: "X-RCPT-To"
        case .xApparentlyTo: "X-Apparently-To"
        case .xDeliveredTo: "X-Delivered-To"
        case .originalRecipient: "Original-Recipient"
        case .xEnvelopeFrom: "X-Envelope-From"
        case .xEgroupsReturn: "X-Egroups-Return"
        case .xMailFrom: "X-MailFrom"
        case .deliveryDate: "Delivery-Date"
        case .oldReturnPath: "Old-Return-Path"
        case .xEnvelopeSender: "X-Envelope-Sender"
        case .xQQOrgSender: "X-QQ-ORGSender"
        case .xForwardedTo: "X-Forwarded-To"
        case .xForwardedFor: "X-Forwarded-For"
        case .xForwardedEncrypted: "X-Forwarded-Encrypted"
        case .xForwardingService: "X-Forwarding-Service"
        case .xSieve: "X-Sieve"
        case .xSieveRedirectedFrom: "X-Sieve-Redirected-From"
        case .xZoneForwardedFor: "X-Zone-Forwarded-For"
        case .xMSExchangeForwardingLoop: "X-MS-Exchange-ForwardingLoop"
        case .xMSExchangeInboxRulesLoop: "X-MS-Exchange-Inbox-Rules-Loop"
        case .xMSExchangeGeneratedMessageSource: "X-MS-Exchange-Generated-Message-Source"
        case .xMSJournalReport: "X-MS-Journal-Report"
        case .xSRSRewrite: "X-SRS-Rewrite"
        case .xYandexForward: "X-Yandex-Forward"
        case .xMailRuForward: "X-MailRu-Forward"
        case .xResentFrom: "X-ResentFrom"
        case .xQQAutoForward: "X-QQ-AUTO-FWD"
        case .xZimbraForwarded: "X-Zimbra-Forwarded"
        case .xMailgunIncoming: "X-Mailgun-Incoming"
        case .xHmXmrOriginalRecipient: "X-HmXmrOriginalRecipient"
        case .xGmOriginalTo: "X-Gm-Original-To"
        case .xGmailFetchInfo: "X-Gmail-Fetch-Info"
        case .fromRewrite: "From-Rewrite"
        case .xResolvedTo: "X-Resolved-To"
        case .resentDate: "Resent-Date"
        case .resentFrom: "Resent-From"
        case .resentSender: "Resent-Sender"
        case .resentTo: "Resent-To"
        case .resentCc: "Resent-Cc"
        case .resentBcc: "Resent-Bcc"
        case .resentMessageID: "Resent-Message-ID"
        case .xSimpleLoginType: "X-SimpleLogin-Type"
        case .xSimpleLoginEnvelopeFrom: "X-SimpleLogin-Envelope-From"
        case .xSimpleLoginEnvelopeTo: "X-SimpleLogin-Envelope-To"
        case .xSimpleLoginOriginalFrom: "X-SimpleLogin-Original-From"
        case .xAnonAddyOriginalSender: "X-AnonAddy-Original-Sender"
        case .xAnonAddyOriginalEnvelopeFrom: "X-AnonAddy-Original-Envelope-From"
        case .xAnonAddyOriginalFromHeader: "X-AnonAddy-Original-From-Header"
        case .aliasTo: "Alias-To"
        case .duckOriginalFrom: "Duck-Original-From"
        case .duckOriginalTo: "Duck-Original-To"
        case .xICloudHME: "X-ICLOUD-HME"
        case .authenticationResults: "Authentication-Results"
        case .authenticationResultsOriginal: "Authentication-Results-Original"
        case .xOriginalAuthenticationResults: "X-Original-Authentication-Results"
        case .xMSExchangeAuthenticationResults: "X-MS-Exchange-Authentication-Results"
        case .originalAuthenticationResults: "Original-Authentication-Results"
        case .xReceivedAuthenticationResults: "X-Received-Authentication-Results"
        case .xMEAuthenticationResults: "X-ME-Authentication-Results"
        case .xAuthenticationResults: "X-Authentication-Results"
        case .xAnonAddyAuthenticationResults: "X-AnonAddy-Authentication-Results"
        case .oldAuthenticationResults: "Old-Authentication-Results"
        case .xMailmanOriginalAuthenticationResults: "X-Mailman-Original-Authentication-Results"
        case .receivedSPF: "Received-SPF"
        case .arcAuthenticationResults: "ARC-Authentication-Results"
        case .arcMessageSignature: "ARC-Message-Signature"
        case .arcSeal: "ARC-Seal"
        case .dkimSignature: "DKIM-Signature"
        case .xGoogleDKIMSignature: "X-Google-DKIM-Signature"
        case .domainKeySignature: "DomainKey-Signature"
        case .from: "From"
        case .sender: "Sender"
        case .replyTo: "Reply-To"
        case .to: "To"
        case .cc: "Cc"
        case .bcc: "Bcc"
        case .subject: "Subject"
        case .date: "Date"
        case .messageID: "Message-ID"
        case .inReplyTo: "In-Reply-To"
        case .references: "References"
        case .mimeVersion: "MIME-Version"
        case .contentType: "Content-Type"
        case .contentTransferEncoding: "Content-Transfer-Encoding"
        case .autoSubmitted: "Auto-Submitted"
        case .precedence: "Precedence"
        case .errorsTo: "Errors-To"
        case .xOriginalFrom: "X-Original-From"
        case .xOriginalSender: "X-Original-Sender"
        case .listID: "List-Id"
        case .listPost: "List-Post"
        case .listUnsubscribe: "List-Unsubscribe"
        case .listHelp: "List-Help"
        case .listSubscribe: "List-Subscribe"
        case .listOwner: "List-Owner"
        case .listArchive: "List-Archive"
        case .mailingList: "Mailing-List"
        case .xMailingList: "X-Mailing-List"
        case .xBeenThere: "X-BeenThere"
        case .xMailmanApprovedAt: "X-Mailman-Approved-At"
        case .xMailmanVersion: "X-Mailman-Version"
        case .xGoogleGroupID: "X-Google-Group-Id"
        case .xLoop: "X-Loop"
        case .xGmMessageState: "X-Gm-Message-State"
        case .xGoogleSmtpSource: "X-Google-Smtp-Source"
        case .xIncomingTopHeaderMarker: "X-IncomingTopHeaderMarker"
        case .xEOPAttributedMessage: "X-EOPAttributedMessage"
        case .xMSExchangeOrganizationAuthSource: "X-MS-Exchange-Organization-AuthSource"
        case .xForefrontAntispamReport: "X-Forefront-Antispam-Report"
        case .xOriginatingIP: "X-Originating-IP"
        case .xYMailISG: "X-YMailISG"
        case .xMCUnique: "X-MC-Unique"
        case .xSGEID: "X-SG-EID"
        case .feedbackID: "Feedback-ID"
        case .xAppleUUID: "X-Apple-UUID"
        case .xMailFromDomain: "X-Mail-From"
        case .xMSExchangeTransportCrossTenantHeadersStamped: "X-MS-Exchange-Transport-CrossTenantHeadersStamped"
        case .xMailer: "X-Mailer"
        case .userAgent: "User-Agent"
        case .xSpamStatus: "X-Spam-Status"
        case .xSpamReport: "X-Spam-Report"
        case .xSpamdResult: "X-Spamd-Result"
        case .xSpamCheckerVersion: "X-Spam-Checker-Version"
        case .xRspamdQueueID: "X-Rspamd-Queue-Id"
        }
    }
}
