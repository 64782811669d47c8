internal import TraceFields

/// What is compared of one copy: its lines, signatures and identifiers as text that can be set beside another message's.
struct CopyFacts: Sendable {
    /// Oldest first.
    var hops: [Line] = []
    var signatures: [SignedPart] = []
    /// What the sending service wrote to know this delivery again.
    var tokens: [Token] = []
    var fields: [Field] = []

    var messageID: String?
    var date: Int64?
    /// Addresses of From.
    var from: String?
    var author: String?
    /// Without list tags and the marks of replies.
    var subject: String?
    /// Whom the author's side sent it to: the recipient that the first envelope encodes or names, else `To`.
    var recipient: String?
    /// The mailbox that the copy lies in.
    var mailbox: String?
    var service: String?
    /// The account at the service, as the first envelope names it.
    var account: String?
    /// The network of the newest hop.
    var receiver: String?
    /// The forwardings in order, each with who forwarded.
    var forwarders: [String] = []
    var results: [JudgedName] = []
    var origin: MailOrigin
    var body: String?
    var returnPath: String?
    /// When it arrived, as far as the newest hop tells.
    var arrival: Int64?
    /// The whole header, to order copies that differ in nothing else.
    var header: [UInt8] = []

    struct Line: Sendable {
        var text: String
        var field: Int
        var by: String?
        var identifier: String?
        var network: String?
        var time: Int64?
    }

    struct SignedPart: Sendable {
        var kind: Signature.Kind
        var field: Int
        var domain: String
        var selector: String
        /// `b=` and `bh=` without white space.
        var signature: String
        var bodyHash: String
        var time: Int64?
        var instance: Int?

        /// A signature by the beginning of its `b=`, as `header.b` cites it (RFC 6008).
        var name: String { domain + "|" + selector + "|" + String(signature.prefix(8)) }
    }

    struct Token: Hashable, Sendable {
        var name: String
        var value: String
        var field: Int?
    }

    struct Field: Sendable {
        var index: Int
        var known: FieldName
        /// In lower case.
        var name: String
        var value: String
    }

    init(_ trace: Trace, body: String?) {
        self.body = body
        origin = MailOrigin(trace)
        header = Array(trace.block.bytes.prefix(trace.block.bodyStart))
        hops = trace.hops.map { Self.line($0, trace) }
        signatures = trace.fields.signatures.compactMap { Self.signedPart($0, trace) }
        fields = trace.block.fields.indices.map { Self.field($0, trace) }
        readMessage(trace)
        readEnvelope(trace)
        tokens = Self.tokens(trace, fields)
        forwarders = trace.forwardings.map {
            $0.kind.rawValue + " " + ($0.forwarder ?? $0.domainAfter.map { trace.domains.text($0) } ?? "")
        }
        results = JudgedName.all(trace)
    }

    /// How far from the author a copy is.
    var nearness: Nearness { Nearness(forwardings: forwarders.count, hops: hops.count) }

    struct Nearness: Comparable {
        var forwardings: Int
        var hops: Int
        static func < (one: Self, other: Self) -> Bool {
            (one.forwardings, one.hops) < (other.forwardings, other.hops)
        }
    }

    /// Whether something ties the copy to its author that only he or his service can bring about: where it came from, or what passed for
    /// his name.
    var isTied: Bool {
        origin.isOfAuthorsSide || results.contains(where: \.provesAuthor)
    }

    /// Whether the recipient that the envelope encodes is the mailbox that the copy lies in.
    var isAtRecipient: Bool { recipient != nil && recipient == mailbox }

    /// An order that does not depend on where a copy stood among the arguments: by the time of the mail, then by everything else.
    func precedes(_ other: CopyFacts) -> Bool {
        let left = date ?? arrival ?? .max
        let right = other.date ?? other.arrival ?? .max
        if left != right { return left < right }
        if nearness != other.nearness { return nearness < other.nearness }
        return header.lexicographicallyPrecedes(other.header)
    }

    // Parts

    private static func line(_ hop: Hop, _ trace: Trace) -> Line {
        let received = trace[received: hop.n]
        return Line(
            text: trace.singleSpaced(trace.block.fields[hop.field].value), field: hop.field,
            by: received.by.map { trace.text($0).lowercasedASCII }, identifier: received.id.map { trace.text($0) },
            network: hop.network.flatMap { trace.domains.text($0) }, time: received.date?.seconds)
    }

    private static func signedPart(_ signature: Signature, _ trace: Trace) -> SignedPart? {
        guard let value = signature.signature, let domain = signature.domain else { return nil }
        return SignedPart(
            kind: signature.kind, field: signature.field, domain: trace.text(domain).lowercasedASCII,
            selector: signature.selector.map { trace.text($0).lowercasedASCII } ?? "", signature: trace.withoutSpace(value),
            bodyHash: signature.bodyHash.map { trace.withoutSpace($0) } ?? "", time: signature.time, instance: signature.instance)
    }

    private static func field(_ index: Int, _ trace: Trace) -> Field {
        let field = trace.block.fields[index]
        return Field(
            index: index, known: field.known, name: trace.text(field.name).lowercasedASCII, value: trace.singleSpaced(field.value)
        )
    }
}

extension CopyFacts {
    private mutating func readMessage(_ trace: Trace) {
        messageID = fields.first { $0.known == .messageID }?.value
        date = trace.fields.date?.seconds
        author = trace.author.map { trace.domains.text($0) }
        let authors = trace.fields.addressFields.filter { $0.name == .from }.flatMap { field in
            field.mailboxes.map { trace.text(trace.fields.mailboxes[$0].address).lowercasedASCII }
        }
        from = authors.isEmpty ? nil : authors.joined(separator: " ")
        if let field = trace.block.fields.first(where: { $0.known == .subject }) {
            subject = SubjectText.bare(trace.decodedWords(field.value))
        }
    }

    private mutating func readEnvelope(_ trace: Trace) {
        let first = trace.legs.first
        let reading = first.flatMap { trace.senderReading(of: $0) }
        let named = first.flatMap { trace.recipient(of: $0) } ?? trace.fields.firstMailbox(.to).map { trace.text($0.address) }
        recipient = (reading?.destination ?? named)?.lowercasedASCII
        account = reading?[.account]
        service = trace.service?.name.description
        mailbox = Self.mailbox(trace)?.lowercasedASCII
        returnPath = trace.fields.addressFields.first { $0.name == .returnPath }.map { field in
            field.mailboxes.first.map { trace.text(trace.fields.mailboxes[$0].address) } ?? ""
        }
        receiver = hops.last { $0.network != nil }?.network
        arrival = hops.last { $0.time != nil }?.time
    }

    /// Whom it was delivered to. A `Delivered-To` below the last leg names a mailbox that sent it on.
    private static func mailbox(_ trace: Trace) -> String? {
        let oldest = trace.legs.last.map { trace.hops[$0.hops.lowerBound - 1].field } ?? trace.block.fields.count
        let delivered = trace.fields.addressFields.first { $0.name == .deliveredTo && $0.field < oldest }
        if let delivered, let address = delivered.mailboxes.first { return trace.text(trace.fields.mailboxes[address].address) }
        return trace.legs.last.flatMap { trace.recipient(of: $0) } ?? trace.forwardings.last?.destination
    }

    /// Fields by which sending services know one delivery again, and the identifier that Amazon SES writes into the envelope.
    private static func tokens(_ trace: Trace, _ fields: [Field]) -> [Token] {
        var tokens = fields.filter { DeliveryTokens.names.contains($0.name) }.map {
            Token(name: $0.name, value: $0.value, field: $0.index)
        }
        if let leg = trace.legs.first, let sender = trace.sender(of: leg), trace.senderReading(of: leg)?.service == "Amazon SES" {
            let local = sender.prefix { $0 != "@" }
            tokens.append(Token(name: "return-path", value: String(local).lowercasedASCII, field: nil))
        }
        return tokens
    }
}

/// Fields that differ from delivery to delivery of one campaign.
enum DeliveryTokens {
    static let names: Set<String> = [
        "x-sg-eid",  // SendGrid: one value a recipient
        "x-mailgun-sid",  // Mailgun
        "x-pm-message-id",  // Postmark
    ]
}

extension Trace {
    /// The text with each run of folding white space made one space.
    func singleSpaced(_ range: ByteRange) -> String {
        String(decoding: spaced(range, by: [0x20]), as: UTF8.self)
    }

    func withoutSpace(_ range: ByteRange) -> String { String(decoding: spaced(range, by: []), as: UTF8.self) }

    private func spaced(_ range: ByteRange, by space: [UInt8]) -> [UInt8] {
        let range = block.bytes.trimmed(range)
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var isInSpace = false
        for position in range.lower..<range.upper {
            let byte = block.bytes[position]
            if byte.isFoldingSpace {
                isInSpace = true
                continue
            }
            if isInSpace { result.append(contentsOf: space) }
            isInSpace = false
            result.append(byte)
        }
        return result
    }

    /// An unstructured value with its encoded words (RFC 2047) as the bytes that they stand for, whatever their charset.
    func decodedWords(_ range: ByteRange) -> String {
        guard EncodedText.mayHoldWords(block.bytes, range) else { return singleSpaced(range) }
        return String(decoding: EncodedText.decoded(block.bytes, range), as: UTF8.self)
    }
}
