public import TraceFields

/// One way of writing something into an envelope sender: a cheap test, and the decoder behind it.
struct PathForm: Sendable {
    enum Anchor: Sendable {
        /// The local part begins with this word.
        case prefix(StaticString)
        /// The local part holds this word.
        case contains(StaticString)
        case always

        func matches(_ parts: AddressParts) -> Bool {
            switch self {
            case .prefix(let word): parts.bytes.hasPrefix(parts.local, word)
            case .contains(let word): parts.bytes.firstRange(of: word, in: parts.local) != nil
            case .always: true
            }
        }
    }

    var anchor: Anchor
    var decode: @Sendable (AddressParts) -> RewrittenPath?

    /// In the order in which they are tried: an exact form stands before one that would take it too.
    static let all: [PathForm] = [
        PathForm(anchor: .prefix("srs0"), decode: RewrittenPath.srs0),
        PathForm(anchor: .prefix("srs1"), decode: RewrittenPath.srs1),
        PathForm(anchor: .prefix("prvs="), decode: RewrittenPath.prvs),
        PathForm(anchor: .prefix("msprvs1="), decode: RewrittenPath.msprvs),
        PathForm(anchor: .prefix("batv+"), decode: RewrittenPath.batv),
        PathForm(anchor: .prefix("btv1=="), decode: RewrittenPath.btv1),
        PathForm(anchor: .prefix("sl."), decode: RewrittenPath.simpleLogin),
        PathForm(anchor: .contains("+srs="), decode: RewrittenPath.microsoft),
        PathForm(anchor: .contains("+caf_="), decode: RewrittenPath.googleCaf),
        PathForm(anchor: .contains("+auto_="), decode: RewrittenPath.qqAuto),
        PathForm(anchor: .contains("+bnc"), decode: RewrittenPath.googleGroups),
        PathForm(anchor: .contains("=prvs="), decode: RewrittenPath.prvsBehind),
        PathForm(anchor: .always, decode: RewrittenPath.bounceForm),
        PathForm(anchor: .contains("="), decode: RewrittenPath.verp),
    ]
}

extension RewrittenPath {
    /// Whether `decode` could find more than a plain address in `range`. False is certain.
    ///
    /// A run over many messages asks this first and makes no text of ordinary addresses.
    public static func mayBeRewritten(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        PathSigns(bytes, range).mayBeRewritten(bytes)
    }

    /// Whether `decode` would find a plain address and give it back as it stands. False where it may find something else.
    static func isPlain(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard !range.isEmpty, range.upper <= bytes.count, bytes[range.lower] != 0x40, bytes[range.upper - 1] != 0x2E else {
            return false
        }
        let signs = PathSigns(bytes, range)
        return signs.isUnquoted && signs.at > range.lower && signs.at + 1 < range.upper && !signs.mayBeRewritten(bytes)
    }

    /// The first row of the table that fits.
    static func bounceForm(_ parts: AddressParts) -> RewrittenPath? {
        for form in BounceForms.all {
            if let reading = form.read(parts) { return reading }
        }
        return nil
    }
}

/// What one look at the bytes of an address tells of it.
private struct PathSigns {
    private let range: ByteRange
    /// The last `@`; -1 where there is none.
    private(set) var at = -1
    /// Whether no byte is white space, a control, a quote, an angle bracket or beyond ASCII.
    private(set) var isUnquoted = true
    private var hyphens = 0
    /// Whether it holds one of the signs with which most forms join their parts.
    private var isJoined = false

    init(_ bytes: [UInt8], _ range: ByteRange) {
        self.range = ByteRange(range.lower, max(range.lower, min(range.upper, bytes.count)))
        var rest = self.range
        while let sign = bytes.firstSign(in: rest) {
            switch bytes[sign] {
            case 0x3D, 0x2B, 0x2A: isJoined = true
            case 0x2D: hyphens += 1
            case 0x40: at = sign
            case 0...0x20, 0x22, 0x3C, 0x3E, 0x7F...0xFF: isUnquoted = false
            default: break
            }
            rest = ByteRange(sign + 1, rest.upper)
        }
    }

    func mayBeRewritten(_ bytes: [UInt8]) -> Bool {
        if isJoined { return true }
        guard at >= 0 else { return false }
        var lower = range.lower
        while lower < at, bytes[lower] == 0x3C || bytes[lower] == 0x22 || bytes[lower].isFoldingSpace { lower += 1 }
        return BounceForms.mayMatch(
            bytes, local: ByteRange(lower, at), domain: ByteRange(at + 1, range.upper), hyphens: hyphens)
    }
}
