public import TraceFields

/// What a reader can do next: look something up, or act.
public enum NextStep: Hashable, Sendable {
    case lookUp(DNSQuery)
    case act(Action)

    /// What to do; the raw value is the code that the Phrasebook has a sentence for. The values of the sentence are the facts of
    /// the finding or verdict that the step belongs to.
    public enum Action: String, CaseIterable, Sendable {
        /// Open the copy in the forwarding mailbox and read its results. {forwarder}
        case openDirectCopy = "open-direct-copy"
        /// Look at a copy that did not go through the alias service.
        case openUnmaskedCopy = "open-unmasked-copy"
        /// Look at a copy that did not pass the forwarding service: it keeps no mail that could be opened. {address}
        case openCopyPastService = "open-copy-past-service"
        /// Ask the forwarder to rewrite the envelope sender (SRS) or to seal (ARC). {forwarder}
        case askForwarderForSRS = "ask-forwarder-for-srs"
        /// Set up the sending service for the author's own domain. {service} {author}
        case authenticateDomainAtService = "authenticate-domain-at-service"
        /// Press the service's button that checks its records again. {service}
        case verifyAtService = "verify-at-service"
        /// Treat the message as not authenticated. {author}
        case treatAsUnauthenticated = "treat-as-unauthenticated"
        /// Nothing but a signature that did not verify ties the mail to the author: ask him by another way.
        case confirmWithAuthor = "confirm-with-author"
        /// Is the server meant to send for the domain? Then add it to its record. {domain}
        case allowServer = "allow-server"
        /// A filter of the reader's has to be looked past. {service}
        case lookPastFilter = "look-past-filter"
        /// The name of the key record is not known: find its selector.
        case findSelector = "find-selector"
        /// Ask who changed the zone, and when. {domain}
        case askWhoChangedDNS = "ask-who-changed-dns"
        /// Mail of a provider's domain leaves through the provider's servers. {domain}
        case sendThroughProvider = "send-through-provider"
        /// The name of a provider stands in the envelope alone: mail of the author's domain leaves under a name of its own. {domain} {author}
        case useOwnEnvelope = "use-own-envelope"
        /// Have the record repaired: it is there, and wrong. {record}
        case repairSPFRecord = "repair-spf-record"
        /// Open the original message inside the bounce, and trace that.
        case traceEmbeddedOriginal = "trace-embedded-original"
        /// Fetch the raw message from the mailbox itself.
        case fetchRawMessage = "fetch-raw-message"
        /// Read the result that was recorded before the list. {earlierHop} {list}
        case readResultBeforeList = "read-result-before-list"
        /// The list should replace From or seal what it receives. {list}
        case askListToSeal = "ask-list-to-seal"
        /// Compare the message at both hops; look for gateways, virus scanners and disclaimers. {earlierHop} {laterHop}
        case compareBodies = "compare-bodies"
        /// The signature was made before the sender's own system had done with the mail: sign last. {domain}
        case signLast = "sign-last"
        /// DMARC fails behind forwarders: only a signature of the author's own domain survives, SRS does not help. {author}
        case signForAuthor = "sign-for-author"
        /// Remove `t=y` from the key record. {record}
        case endTestMode = "end-test-mode"
        /// View the source behind the signed length. {length}
        case viewUnsignedTail = "view-unsigned-tail"
        /// Sign with a key of 2048 bits and rsa-sha256. {domain}
        case rotateKey = "rotate-key"
        /// Sign with rsa-sha256; the key may stay. {domain}
        case signWithSHA256 = "sign-with-sha256"
        /// Do not rely on this PASS.
        case disregardPass = "disregard-pass"
        /// Do not take the guess for a PASS.
        case disregardGuess = "disregard-guess"
        /// Ask the owner of the signing domain whether others received the same signature. {domain}
        case askSignerAboutReplay = "ask-signer-about-replay"
        /// Publish a DMARC record. {author}
        case publishPolicy = "publish-policy"
        /// The same where a look-up shows that there is none. {record} {author}
        case publishPolicyIfMissing = "publish-policy-if-missing"
        /// Keep the signature healthy: any change in transit makes DMARC fail. {author}
        case keepSignatureHealthy = "keep-signature-healthy"
        /// The author's own signature fails: have it repaired. {author}
        case repairSignature = "repair-signature"
        /// Read the results that the sealer recorded. {sealer}
        case readSealedResults = "read-sealed-results"
        /// Use this older result for the author, if the writer is trusted. {hop}
        case useEarlierResult = "use-earlier-result"
        /// Ignore the line for decisions, or trust its writer with `--trust`. {writer}
        case ignoreClaim = "ignore-claim"
        /// Ignore the line, which no name given with `--trust` makes better. {writer} {laterHop}
        case ignoreNamedClaim = "ignore-named-claim"
        /// Find the program that put the copy into the mailbox. {laterHop}
        case findInsertingProgram = "find-inserting-program"
        /// Leave what a provider says of its own user out of the decision. {writer}
        case ignoreOwnUsersResult = "ignore-own-users-result"
        /// Treat the message as hostile and keep it unchanged.
        case keepAsEvidence = "keep-as-evidence"
        /// Quote it as what the other server claimed. {writer}
        case quoteAsClaim = "quote-as-claim"
        /// Look at the rules of the mailbox, not at forwarding.
        case checkMailboxRules = "check-mailbox-rules"
        /// Go by the order of the lines and not by their times.
        case orderByPosition = "order-by-position"
        /// Go by the times of the lines and not by Date.
        case disregardDate = "disregard-date"
        /// Ask the administrator between the two hops for logs. {earlierHop} {laterHop}
        case askForLogs = "ask-for-logs"
        /// Judge by DKIM or by the seal.
        case judgeByDKIM = "judge-by-dkim"
    }
}

/// One question to DNS, with the names of this message. Nothing here asks it.
public struct DNSQuery: Hashable, Sendable {
    public var name: String
    public var type: RecordType
    public var expectation: Expectation

    /// Nil where the name is no plain host name: what a message names must not become part of a command.
    public init?(_ name: String, _ type: RecordType, _ expectation: Expectation) {
        let bytes = name.utf8
        guard let first = bytes.first, first != 0x2D, first != 0x2E, bytes.count <= 253, bytes.contains(0x2E),
            bytes.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F })
        else { return nil }
        self.name = name
        self.type = type
        self.expectation = expectation
    }

    public enum RecordType: String, CaseIterable, Sendable {
        case cname = "CNAME"
        case txt = "TXT"
        case mx = "MX"
        case ns = "NS"
    }

    /// What a healthy answer looks like.
    public enum Expectation: Hashable, Sendable {
        /// An alias into this domain.
        case aliasBelow(String)
        /// An alias into either: into which depends on when the customer was set up.
        case aliasBelowEither(String, String)
        /// One TXT record beginning `v=spf1`; with this include where the service asks for it.
        case senderPolicy(include: String?)
        /// The same with a term that covers this address.
        case senderPolicyCovering(IPAddress)
        /// The same where only the owner of the domain knows whether that server is his.
        case senderPolicyMaybeCovering(IPAddress)
        /// One TXT record beginning `v=spf1` in which a server finds no error.
        case soundSenderPolicy
        /// A TXT record with `p=` and a key, possibly behind a CNAME.
        case key
        /// One TXT record beginning `v=DMARC1`.
        case policy
        /// The same, here or else at this name of the organization (RFC 7489 §6.6.3, RFC 9989 §4.10).
        case policyOrAbove(String)
        /// A mail exchanger in this domain.
        case exchanger(String)
        /// Name servers of this domain; of anybody where nil.
        case nameServers(String?)
    }

    /// The command that asks it.
    public var command: String { "dig +noall +answer " + name + " " + type.rawValue }
}
