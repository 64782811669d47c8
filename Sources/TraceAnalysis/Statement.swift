public import TraceFields

/// One `method=result`, given to the hop that wrote it and to the name that it is about.
public struct Statement: Sendable {
    /// Index in `MessageFields.statements`.
    public var reading: Int
    /// Index of the field in the header.
    public var field: Int
    public var identity = Identity()
    /// Against the author's domain (RFC 9989; RFC 7489 §3.1).
    public var alignment: Alignment = .unknown
    /// The hop whose writer made it; nil where nobody can be named.
    public var hop: Int?
    /// The hop whose connection it judges: the same one, but for a receiver that looks past a gateway.
    public var evaluatedHop: Int?
    /// The leg of `evaluatedHop`.
    public var leg: Int?
    public var confidence: Confidence = .unattributed
    public var evidence: Range<Int> = 0..<0
    public var alternatives: Range<Int> = 0..<0
    public var isTrusted = false
    /// Whether it is trusted for the name that it bears alone: the copy holds no line of the way, and the reader trusts that server.
    public var isByReadersWord: Bool { isTrusted && hop == nil }
    /// The signature that it is about: index in `MessageFields.signatures`.
    public var signature: Int?
    /// Why it is not attributed to the server that it names: what makes it look forged.
    public var suspicion: Suspicion?

    public init(reading: Int, field: Int) {
        self.reading = reading
        self.field = field
    }

    /// The hop whose connection or content was judged.
    var judgedHop: Int? { evaluatedHop ?? hop }

    public enum Alignment: String, Sendable {
        case strict, relaxed, no, unknown

        /// Whether the name is the author's in the sense of DMARC.
        var isAligned: Bool { self == .strict || self == .relaxed }
    }

    public enum Suspicion: UInt8, Sendable {
        /// Bears the receiver's name, and stands where only the sender could have put it.
        case belowTheBoundary
        /// Names a signature that the message does not hold.
        case noSuchSignature
        /// Names another MAIL FROM than that with which the message came.
        case otherSender
        /// Names an author that the message does not have.
        case otherAuthor
    }
}

/// The name that a statement is about.
public struct Identity: Sendable {
    public enum Kind: String, Sendable {
        case mailfrom, helo, dkim, from, ip, account, chain, none
    }

    /// Whose name it is, in the story of this message.
    public enum Role: String, Sendable {
        case author
        /// The author before a mailing list wrote itself into From, as the message names him; nobody checked that.
        case originalAuthor = "original-author"
        case sendingService = "sending-service"
        case forwarder, list, other, unknown
    }

    public var kind: Kind = .none
    /// As written; empty is the null reverse-path.
    public var value: ByteRange?
    public var domain: DomainID?
    public var role: Role = .unknown
    /// What `other` means, where the analysis knows.
    public var otherRole: OtherRole?

    public enum OtherRole: UInt8, Sendable { case gateway, recipient, sameGroup, hostingProvider, sameProvider }

    public init() {}
}

/// The ARC sets of the message (RFC 8617 §4), each given to the hop that sealed it.
public struct ARCChain: Sendable {
    public var structure: Structure = .none
    public var reason: Reason?
    /// By instance, lowest first.
    public var sets: [AttributedARCSet] = []

    public enum Structure: String, Sendable { case none, valid, broken }
    public enum Reason: String, CaseIterable, Sendable {
        case instanceMissing = "instance-missing"
        case instanceDuplicate = "instance-duplicate"
        case instanceInvalid = "instance-invalid"
        case fieldMissing = "field-missing"
        case chainValidationWrong = "chain-validation-wrong"
        case chainFailed = "chain-failed"
        case tagsInvalid = "tags-invalid"
    }

    public init() {}

    /// Forgets the last message but keeps its memory.
    mutating func begin() {
        structure = .none
        reason = nil
        sets.empty()
    }
}

/// One ARC set: the three fields of one instance.
public struct AttributedARCSet: Sendable {
    public var instance: Int
    public var chainValidation: Signature.ChainValidation = .absent
    public var sealer: DomainID?
    /// Indices in `MessageFields.signatures`.
    public var seal: Int?
    public var messageSignature: Int?
    /// Index in `MessageFields.results`.
    public var results: Int?
    public var hop: Int?
    public var confidence: Confidence = .unattributed
    public var evidence: Range<Int> = 0..<0

    public init(instance: Int) { self.instance = instance }
}

extension ResultStatement {
    /// Whether it names the client that was judged, or a mask stands in its place.
    var namesClient: Bool { clientAddress != nil || hidesClient }
}
