public import TraceFields

/// One phrase that a verifier writes beside a result, and what it means.
public struct FailureString: Sendable {
    /// Lower case; a space stands for any run of folding white space.
    public let text: StaticString
    public let method: ResultMethod
    public let cause: FailureCause
    /// The record that a person must look at.
    public let record: FailureRecord
    /// Whether the phrase must be all of a comment, reason or word, and not a part of it.
    let isWhole: Bool

    init(
        _ text: StaticString, _ method: ResultMethod, _ cause: FailureCause, _ record: FailureRecord = .none,
        isWhole: Bool = false
    ) {
        self.text = text
        self.method = method
        self.cause = cause
        self.record = record
        self.isWhole = isWhole
    }
}

/// What a phrase means; the raw value is the code that the Phrasebook has a sentence for.
public enum FailureCause: String, CaseIterable, Sendable {
    // DKIM
    /// The resolver got no answer for the key.
    case keyUnreachable = "key-unreachable"
    /// The answer was that there is no key.
    case keyMissing = "key-missing"
    /// The writer does not tell one from the other.
    case keyMissingOrUnreachable = "key-missing-or-unreachable"
    /// The answer held no key: the record is missing, or cannot be read.
    case keyMissingOrBroken = "key-missing-or-broken"
    /// A record is there and cannot be read.
    case keyBroken = "key-broken"
    /// A record is there with an empty `p=`.
    case keyRevoked = "key-revoked"
    /// The key had no bits when they were counted.
    case keyUnusable = "key-unusable"
    case keyTooShort = "key-too-short"
    /// The key is marked with `t=y`.
    case testKey = "test-key"
    /// Says how long the key is.
    case keyLength = "key-length"
    /// Says whether DNSSEC protects the record.
    case dnssecState = "dnssec-state"
    case bodyChanged = "body-changed"
    /// Headers were changed, or the key is another than the one that signed.
    case signatureMismatch = "signature-mismatch"
    case verified
    case notSigned = "not-signed"
    case signatureMalformed = "signature-malformed"
    case expired
    case futureTimestamp = "future-timestamp"
    case unsupported
    case identityMismatch = "identity-mismatch"
    case skipped
    /// The writer made the signature itself, and tested nothing.
    case ownSignature = "own-signature"
    // SPF
    /// The client had logged in, and no record was asked.
    case loggedIn = "logged-in"
    /// A rule of the receiver's own let the client pass, and no record of the sender's was asked.
    case ownRule = "own-rule"
    case permitted
    /// No record: the receiver judged by one that it made up.
    case guessedRecord = "guessed-record"
    case guessedNeutral = "guessed-neutral"
    case neitherPermittedNorDenied = "neither-permitted-nor-denied"
    case softlyDenied = "softly-denied"
    case denied
    case noRecord = "no-record"
    case lookupFailed = "lookup-failed"
    case recordBroken = "record-broken"
    /// Says which address was judged, and nothing of why.
    case judgedAddress = "judged-address"
    /// Says which mechanism matched.
    case mechanismMatched = "mechanism-matched"
    // DMARC, ARC, composite
    /// The policy said otherwise, and the message was accepted.
    case acceptedDespitePolicy = "accepted-despite-policy"
    case policyShown = "policy-shown"
    case overridden
    case fromUnusable = "from-unusable"
    case notAligned = "not-aligned"
    case chainPassed = "chain-passed"
    case chainFailed = "chain-failed"
    case noChain = "no-chain"
}

extension FailureCause {
    /// What a phrase means beside a result. OpenDKIM checks so many signatures of a message (`MaximumSignaturesToVerify`); the others are
    /// `neutral`, and have a key without bits because none was asked for.
    func beside(_ result: ResultWord) -> FailureCause { self == .keyUnusable && result == .neutral ? .skipped : self }

    /// Whether a verifier got no key that it could use: it is not there, was not fetched, or cannot be read.
    var isOfKeyRecord: Bool {
        switch self {
        case .keyUnreachable, .keyMissing, .keyMissingOrUnreachable, .keyMissingOrBroken, .keyBroken, .keyRevoked, .keyUnusable:
            true
        default: false
        }
    }
}

/// Which record a phrase points to.
public enum FailureRecord: String, CaseIterable, Sendable {
    case none
    /// `s._domainkey.d` TXT, often behind a CNAME.
    case key
    /// The TXT record with `v=spf1` of the envelope domain.
    case senderPolicy = "sender-policy"
    /// `_dmarc.A` TXT.
    case policy
}

/// What verifiers write beside their results.
public enum FailureStrings {
    /// The longest phrase in the comments, the reason or the word of a statement.
    static func longest(in bytes: [UInt8], _ reading: ResultStatement) -> FailureString? {
        for index in byMethod.indices where byMethod[index].method == reading.method {
            return byMethod[index].longest(in: bytes, reading)
        }
        return nil
    }

    /// What all phrases mean that stand there.
    static func words(of reading: ResultStatement, in bytes: [UInt8]) -> StatementWords {
        for index in byMethod.indices where byMethod[index].method == reading.method {
            return byMethod[index].words(in: bytes, reading)
        }
        return .none
    }

    /// Whether a phrase of this meaning can stand beside a result: a word that each phrase of it has tells of most that none does, at a
    /// tenth of what it costs to look for all phrases.
    @inline(__always)
    static func mayStand(_ cause: FailureCause, beside reading: ResultStatement, in bytes: [UInt8]) -> Bool {
        // A result that is known is no phrase.
        guard reading.result != .other else { return true }
        guard reading.comments != nil || reading.reason != nil else { return false }
        return bytes.withView { mayHold(cause, reading.comments, $0) || mayHold(cause, reading.reason, $0) }
    }

    private static func mayHold(_ cause: FailureCause, _ range: ByteRange?, _ view: ByteView) -> Bool {
        guard let range else { return false }
        func holds(_ word: StaticString) -> Bool { view.firstRange(of: word, in: range) != nil }
        return switch cause {
        case .guessedRecord: holds("guess") || holds("seems reasonable")
        case .loggedIn: holds("authenticated")
        case .ownRule: holds("allowed") || holds("whitelist") || holds("local policy") || holds("secondary") || holds("trusted")
        case .ownSignature: holds("just")
        case .testKey: holds("test") || holds("t=y")
        case .keyTooShort: holds("small") || holds("short") || holds("ignored")
        case .overridden: holds("override") || holds("trusted_forwarder")
        case .acceptedDespitePolicy: holds("dis=none") || holds("oreject")
        case .chainPassed: holds("arc=pass")
        default: true
        }
    }

    /// Whether a phrase stands beside a result that tells of a record which could not be fetched or read.
    static func tellsPathError(beside reading: ResultStatement, in bytes: [UInt8]) -> Bool {
        pathErrors.longest(in: bytes, reading) != nil
    }

    private static let pathErrors = PhraseIndex(
        spf.filter { $0.cause == .lookupFailed || $0.cause == .recordBroken }, of: .spf)

    private static let byMethod = [ResultMethod.dkim, .spf, .dmarc, .arc].map { PhraseIndex(rows, of: $0) }
}

extension Trace {
    /// What the writer of a statement says beside its result: the longest known phrase.
    public func cause(ofStatement index: Int) -> FailureString? {
        let reading = fields.statements[statements[index].reading]
        let phrase = FailureStrings.longest(in: block.bytes, reading)
        if let phrase, phrase.cause == .keyUnusable, phrase.cause.beside(reading.result) == .skipped {
            return FailureString(phrase.text, .dkim, .skipped)
        }
        guard phrase?.cause == .acceptedDespitePolicy, !asksForMore(reading) else { return phrase }
        return FailureString("p=none", .dmarc, .policyShown, .policy)
    }

    /// Whether a policy was set aside where a mail was accepted: one that passed met it, and `p=none` asks for nothing.
    private func asksForMore(_ reading: ResultStatement) -> Bool {
        guard reading.result.wordClass == .fail else { return false }
        return reading.comments.map { !block.bytes.holdsFolded("p=none", in: $0) } ?? true
    }

    /// Whether the server made up the record by which it judged SPF, as it says itself.
    public func isGuess(_ statement: Int) -> Bool {
        fields.statements[statements[statement].reading].method == .spf && says(.guessedRecord, statement)
    }

    /// Whether a statement holds any phrase of this meaning.
    func says(_ cause: FailureCause, _ statement: Int) -> Bool {
        FailureStrings.words(of: fields.statements[statements[statement].reading], in: block.bytes).says(cause)
    }
}

extension [UInt8] {
    /// Offset behind `word` where it stands at `position`, a space of it being any run of folding white space.
    func foldedEnd(of word: StaticString, at position: Int, limit: Int) -> Int? {
        var position = position
        let letters = word.utf8Start
        for offset in 0..<word.utf8CodeUnitCount {
            guard position < limit else { return nil }
            if letters[offset] == 0x20 {
                guard self[position].isFoldingSpace else { return nil }
                while position < limit, self[position].isFoldingSpace { position += 1 }
            } else {
                guard self[position].asciiLowercased == letters[offset] else { return nil }
                position += 1
            }
        }
        return position
    }

    /// Whether `range` begins with `word`, in lower case, in this way.
    func hasFoldedPrefix(_ range: ByteRange, _ word: StaticString) -> Bool {
        range.upper <= count && foldedEnd(of: word, at: range.lower, limit: range.upper) != nil
    }

    /// Whether `word`, in lower case, stands anywhere in `range` in this way.
    func holdsFolded(_ word: StaticString, in range: ByteRange) -> Bool {
        guard word.utf8CodeUnitCount > 0, range.count >= word.utf8CodeUnitCount, range.upper <= count else { return false }
        let first = word.utf8Start[0]
        let last = range.upper - word.utf8CodeUnitCount
        var position = range.lower
        while position <= last {
            if self[position].asciiLowercased == first, foldedEnd(of: word, at: position, limit: range.upper) != nil {
                return true
            }
            position += 1
        }
        return false
    }
}
