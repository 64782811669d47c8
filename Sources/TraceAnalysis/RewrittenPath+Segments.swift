internal import TraceFields

/// A rewritten address in its pieces.
extension RewrittenPath {
    /// A piece of the address and what it stands for. The pieces in order are the address.
    public struct Segment: Sendable, Hashable {
        public enum Role: Sendable, Hashable {
            /// The sign of the form: `SRS0`, `+caf_`.
            case mark
            /// Of the mailbox, list or domain that wrote the form.
            case forwarder
            /// Of who wrote the form that is nested in this one.
            case earlierForwarder
            case destination
            case originalSender
            case detail(Detail.Name)
            /// The domain of an address that nobody rewrote.
            case domain
            case separator
            /// What the reading gives no meaning to.
            case other

            /// The word of the reports.
            public var code: String {
                switch self {
                case .mark: "mark"
                case .forwarder: "forwarder"
                case .earlierForwarder: "earlier-forwarder"
                case .destination: "destination"
                case .originalSender: "original-sender"
                case .detail(let name): name.rawValue
                case .domain: "domain"
                case .separator: "separator"
                case .other: "other"
                }
            }
        }

        public var role: Role
        public var text: String
    }

    /// The address cut where its parts begin and end. A part that stands there in other words (decoded, shortened) is not
    /// searched for by guessing: its place stays `other`.
    public var segments: [Segment] {
        // RFC 5321 §4.5.3.1.3 gives a path 256 octets. What is much longer is no address that somebody rewrote.
        guard value.utf8.count <= 1_024 else { return [Segment(role: .other, text: value)] }
        var cut = AddressCut(value)
        cut.claimDomain(forwarder.map { Self.parts(of: $0).domain }, isRewritten: kind != .plain)
        for mark in Self.marks[kind] ?? [] where cut.claim(mark, .mark) { break }
        for part in details { cut.claim(part.value, .detail(part.name), isOrdered: true) }
        for layer in layers where Self.marks[layer.kind] != nil {
            if let earlier = layer.forwarder { cut.claim(Self.parts(of: earlier).domain, .earlierForwarder, isOrdered: true) }
            for part in layer.details { cut.claim(part.value, .detail(part.name), isOrdered: true) }
        }
        if let forwarder { cut.claim(Self.parts(of: forwarder).local, .forwarder) }
        for (address, role) in [(destination, Segment.Role.destination), (originalSender, .originalSender)] {
            guard let address else { continue }
            let parts = Self.parts(of: address)
            cut.claim(parts.domain, role)
            cut.claim(parts.local, role)
        }
        if originalSender == nil, let senderDomain { cut.claim(senderDomain, .originalSender) }
        return cut.segments
    }

    /// How the forms call themselves. The longest first where one holds another.
    private static let marks: [Kind: [String]] = [
        .srs0: ["SRS0"], .srs1: ["SRS1"], .srsOpaque: ["SRS0", "SRS1", "SRS"], .microsoftSRS: ["+SRS"],
        .microsoftSRSOpaque: ["+SRS"], .googleCaf: ["+caf_"], .qqAuto: ["+auto_"], .googleGroups: ["+bnc"],
        .batv: ["msprvs1", "prvs", "btv1"],
    ]

    private static func parts(of address: String) -> (local: String, domain: String) {
        guard let at = address.utf8.lastIndex(of: 0x40) else { return ("", address) }
        return (String(address[..<at]), String(address[address.utf8.index(after: at)...]))
    }
}

/// An address whose bytes are given to parts, each once.
private struct AddressCut {
    private let bytes: [UInt8]
    private var roles: [RewrittenPath.Segment.Role?]
    /// Where the local part ends.
    private let at: Int
    /// Where the last part that keeps the order of the address ended.
    private var cursor = 0

    init(_ address: String) {
        bytes = Array(address.utf8)
        roles = Array(repeating: nil, count: bytes.count)
        at = bytes.lastIndex(of: 0x40) ?? bytes.count
    }

    mutating func claimDomain(_ forwarder: String?, isRewritten: Bool) {
        guard at + 1 < bytes.count else { return }
        let domain = bytes[(at + 1)...].map(\.asciiLowercased)
        let isForwarder = isRewritten && forwarder.map { $0.utf8.map(\.asciiLowercased) == domain } == true
        for index in (at + 1)..<bytes.count { roles[index] = isForwarder ? .forwarder : .domain }
    }

    /// Gives the first place where `part` stands alone to `role`; false where there is none.
    @discardableResult
    mutating func claim(_ part: String, _ role: RewrittenPath.Segment.Role, isOrdered: Bool = false) -> Bool {
        let wanted = part.utf8.map(\.asciiLowercased)
        let start = isOrdered ? cursor : 0
        guard !wanted.isEmpty, start + wanted.count <= at else { return false }
        for place in start...(at - wanted.count) where isFree(place, wanted) {
            for index in place..<(place + wanted.count) { roles[index] = role }
            if isOrdered || role == .mark { cursor = place + wanted.count }
            return true
        }
        return false
    }

    private func isFree(_ place: Int, _ wanted: [UInt8]) -> Bool {
        for offset in wanted.indices
        where roles[place + offset] != nil || bytes[place + offset].asciiLowercased != wanted[offset] { return false }
        let end = place + wanted.count
        return isEdge(place - 1, place) && isEdge(end, end - 1)
    }

    /// Whether a part may begin or end between two neighbours: not in the middle of a word.
    private func isEdge(_ outer: Int, _ inner: Int) -> Bool {
        guard outer >= 0, outer < at, roles[outer] == nil else { return true }
        return !(bytes[outer].isASCIIWord && bytes[inner].isASCIIWord)
    }

    var segments: [RewrittenPath.Segment] {
        var result: [(role: RewrittenPath.Segment.Role, range: Range<Int>)] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, roles[end] == roles[start] { end += 1 }
            if let role = roles[start] { result.append((role, start..<end)) } else { result += unclaimed(start..<end) }
            start = end
        }
        return joined(result).map { .init(role: $0.role, text: String(decoding: bytes[$0.range], as: UTF8.self)) }
    }

    /// What no part took: words without a meaning, and the signs around them.
    private func unclaimed(_ range: Range<Int>) -> [(role: RewrittenPath.Segment.Role, range: Range<Int>)] {
        guard let first = range.first(where: { bytes[$0].isASCIIWord }), let last = range.last(where: { bytes[$0].isASCIIWord })
        else { return [(.separator, range)] }
        let pieces: [(role: RewrittenPath.Segment.Role, range: Range<Int>)] = [
            (.separator, range.lowerBound..<first), (.other, first..<(last + 1)), (.separator, (last + 1)..<range.upperBound),
        ]
        return pieces.filter { !$0.range.isEmpty }
    }

    /// `local=domain` of one address is one piece.
    private func joined(
        _ pieces: [(role: RewrittenPath.Segment.Role, range: Range<Int>)]
    ) -> [(role: RewrittenPath.Segment.Role, range: Range<Int>)] {
        var result: [(role: RewrittenPath.Segment.Role, range: Range<Int>)] = []
        for piece in pieces {
            if result.count > 1, result[result.count - 1].role == .separator, result[result.count - 1].range.upperBound <= at,
                piece.role == result[result.count - 2].role, piece.role == .destination || piece.role == .originalSender
            {
                result.removeLast()
                result[result.count - 1].range = result[result.count - 1].range.lowerBound..<piece.range.upperBound
            } else {
                result.append(piece)
            }
        }
        return result
    }
}

extension UInt8 {
    fileprivate var isASCIIWord: Bool {
        isDigit || isLetter || self >= 0x80
    }
}
