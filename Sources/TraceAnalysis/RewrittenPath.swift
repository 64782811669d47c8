public import TraceFields

/// What an envelope sender (MAIL FROM, Return-Path) says about itself, once decoded.
///
/// Forwarders, lists and sending services write what they need for a bounce into the address: the sender before them, the
/// recipient, a day, an account. A reading holds what the form carries and nothing that was guessed; none of it is proved,
/// because the keyed hash in it can only be checked by who made it.
public struct RewrittenPath: Sendable, Hashable {
    /// The form of the address. The raw value is the `kind` of the reports.
    public enum Kind: String, CaseIterable, Sendable {
        case plain
        /// `<>`, the null reverse-path (RFC 5321 §4.5.5).
        case null
        /// `SRS0=hash=day=domain=local@forwarder`.
        case srs0
        /// `SRS1=hash=first-forwarder==…@forwarder`: rewritten again by a later forwarder.
        case srs1
        /// An SRS tag whose sender only the forwarder can look up.
        case srsOpaque = "srs-opaque"
        /// `mailbox+SRS=hash=day=domain=local@tenant`.
        case microsoftSRS = "microsoft-srs"
        /// `bounces+SRS=hash=day@tenant`.
        case microsoftSRSOpaque = "microsoft-srs-opaque"
        /// `mailbox+caf_=destination=domain@domain`.
        case googleCaf = "google-caf"
        /// `mailbox+auto_=destination=domain@qq.com`: what QQ Mail forwards or answers by itself.
        case qqAuto = "qq-auto"
        /// `group+bncTOKEN@domain`.
        case googleGroups = "google-groups"
        /// A tag that lets the sender recognise its own bounces; no forwarding.
        case batv
        /// The recipient is encoded in the sender; no known owner of the form.
        case verp
        case listBounce = "list-bounce"
        case espBounce = "esp-bounce"
        case aliasService = "alias-service"
        case notAnAddress = "not-an-address"

        /// Whether the recipient that the form holds is the mailbox that somebody forwards to; else it is the one whom a sender wrote to.
        public var namesDestination: Bool { self == .googleCaf || self == .qqAuto }
    }

    public var kind: Kind
    /// The address that was read, without angle brackets.
    public var value: String
    /// Who wrote the form: the forwarding mailbox or the list where the form names one, else the domain of the forwarder.
    public var forwarder: String?
    /// The encoded recipient.
    public var destination: String?
    /// The sender before every rewriting that the layers undo.
    public var originalSender: String?
    /// The domain of that sender, where at least this is known.
    public var senderDomain: String?
    /// When the form was written, in Unix seconds; the start of the day where `dateIsDay`.
    public var date: Int64?
    public var dateIsDay = false
    /// The dates that a counter which wraps around may mean, oldest first; empty where `date` is known.
    public var dateAlternatives: [Int64] = []
    /// The days after which the counter that the form holds starts again; nil where it holds none.
    public var dayCycle: Int64?
    /// The readings of the nested addresses, outermost first. Their own `layers` are empty.
    public var layers: [RewrittenPath] = []
    /// The product or service that is known to write this form.
    public var service: String?
    /// Whether an identifier of the form is an address under a cipher that anybody can undo.
    public var isEnciphered = false
    /// Accounts, identifiers and hashes, in the order of the address.
    public var details: [Detail] = []
    /// The address that stood there before this form was applied; the first layer reads it.
    public var inner: String?

    /// A named part of the address.
    public struct Detail: Sendable, Hashable {
        public enum Name: String, CaseIterable, Sendable {
            case account, subaccount, campaign, job, list, message, subscriber, poster, instance, region, hash, check
            case dayCode = "day-code"
            case key, tag, id
        }
        public var name: Name
        public var value: String

        public init(_ name: Name, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    /// The first detail of this name.
    public subscript(name: Detail.Name) -> String? { details.first { $0.name == name }?.value }

    /// Nested rewritings that are undone; more stay as they are.
    public static let maximumDepth = 8
}

extension RewrittenPath {
    /// Reads an address, with or without angle brackets or a quoted local part.
    ///
    /// - Parameter near: The time of the hop at which the address was seen, in Unix seconds. It tells which round of a
    ///   wrapped day counter is meant; without it the candidates stand in `dateAlternatives`.
    public static func decode(_ address: some StringProtocol, near: Int64? = nil) -> RewrittenPath {
        let bytes = Array(address.utf8)
        return decode(bytes, ByteRange(0, bytes.count), near: near)
    }

    /// Reads the address that stands in `range`.
    public static func decode(_ bytes: [UInt8], _ range: ByteRange, near: Int64? = nil) -> RewrittenPath {
        switch AddressParts.read(bytes, range, near: near) {
        case .null: return RewrittenPath(kind: .null, value: "")
        case .unreadable(let text): return RewrittenPath(kind: .notAnAddress, value: text)
        case .address(let parts): return peel(parts)
        }
    }

    /// Decodes the outermost form, then the address inside it, until nothing is left to undo.
    private static func peel(_ parts: AddressParts) -> RewrittenPath {
        var readings = [outermost(parts)]
        while let inner = readings[readings.count - 1].inner, readings.count <= maximumDepth {
            let bytes = Array(inner.utf8)
            guard case .address(let nested) = AddressParts.read(bytes, ByteRange(0, bytes.count), near: parts.near) else { break }
            let reading = outermost(nested)
            // Each form once at each domain: more of the same is no rewriting but an attempt to keep the reader busy.
            guard reading.kind != .plain,
                !readings.contains(where: {
                    $0.kind == reading.kind && $0.service == reading.service && $0.forwarder == reading.forwarder
                })
            else { break }
            readings.append(reading)
        }
        for index in readings.indices.reversed() {
            readings[index].settleSender(before: index + 1 < readings.count ? readings[index + 1] : nil)
        }
        var result = readings.removeFirst()
        result.layers = readings
        return result
    }

    /// Fills `originalSender` from the address inside and what was read of it.
    private mutating func settleSender(before layer: RewrittenPath?) {
        switch layer?.kind {
        case .srs0, .srs1, .microsoftSRS, .batv, .srsOpaque, .microsoftSRSOpaque:
            originalSender = layer?.originalSender
            senderDomain = layer?.senderDomain
        case .plain, .null, .googleCaf, .qqAuto, .googleGroups, .verp, .listBounce, .espBounce, .aliasService, .notAnAddress, nil:
            guard let inner else { return }
            originalSender = inner
            if let at = inner.utf8.lastIndex(of: 0x40) { senderDomain = String(inner[inner.utf8.index(after: at)...]) }
        }
    }

    /// The reading of the outermost form alone.
    private static func outermost(_ parts: AddressParts) -> RewrittenPath {
        if mayBeRewritten(parts.bytes, ByteRange(0, parts.bytes.count)) {
            for form in PathForm.all where form.anchor.matches(parts) {
                if let reading = form.decode(parts) { return reading }
            }
        }
        return RewrittenPath(kind: .plain, value: parts.value)
    }
}
