internal import TraceFields

/// Tells whether the fields still stand where servers put them, or whether a tool gathered or sorted them.
enum OrderStep {
    static func run(_ trace: inout Trace) {
        trace.names = FieldNames(trace.block.fields)
        if let reason = reason(in: trace) {
            trace.order.isReliable = false
            trace.order.reason = reason
        }
    }

    private static func reason(in trace: Trace) -> HeaderOrder.Reason? {
        let fields = trace.block.fields
        guard fields.count >= 4 else { return nil }
        if isSorted(trace, by: { $0.asciiLowercased }) || isSorted(trace, by: { $0 }) { return .sorted }
        if isGrouped(fields) { return .grouped }
        if isReversed(trace) { return .reversed }
        if isTogether(.received, fields, atLeast: 2), isRenamed(trace) { return .renamed }
        return nil
    }

    /// Names in alphabetical order all the way, capitals before small letters or beside them, with enough of them to rule out chance.
    private static func isSorted(_ trace: Trace, by letter: (UInt8) -> UInt8) -> Bool {
        let fields = trace.block.fields
        guard fields.count >= 6 else { return false }
        var distinct = 1
        for index in 1..<fields.count {
            switch compare(trace.block.bytes, fields[index - 1].name, fields[index].name, letter) {
            case 0: continue
            case 1: return false
            default: distinct += 1
            }
        }
        return distinct >= 5
    }

    private static func compare(_ bytes: [UInt8], _ one: ByteRange, _ other: ByteRange, _ letter: (UInt8) -> UInt8) -> Int {
        for offset in 0..<min(one.count, other.count) {
            let first = letter(bytes[one.lower + offset])
            let second = letter(bytes[other.lower + offset])
            if first != second { return first < second ? -1 : 1 }
        }
        // Tools sort whole lines too, and a colon stands behind a hyphen: `Received-SPF` before `Received`.
        return 0
    }

    /// Fields of one name stand together although every server that writes them mixes them: the seals of two or more ARC sets
    /// (a set is seal, signature, results), or several `X-Received` beside several `Received`.
    private static func isGrouped(_ fields: [HeaderField]) -> Bool {
        guard isTogether(.received, fields, atLeast: 2) else { return false }
        guard
            isTogether(.arcSeal, fields, atLeast: 2) && isTogether(.arcMessageSignature, fields, atLeast: 2)
                || isTogether(.xReceived, fields, atLeast: 2) && isTogether(.received, fields, atLeast: 3)
        else { return false }
        // Who gathers fields gathers all: results in two places stand where servers, or a sender, put them.
        return isTogether(.authenticationResults, fields, atLeast: 0) && isTogether(.arcAuthenticationResults, fields, atLeast: 0)
    }

    private static func isTogether(_ name: FieldName, _ fields: [HeaderField], atLeast least: Int) -> Bool {
        var first = -1
        var last = -1
        var count = 0
        for index in fields.indices where fields[index].known == name {
            if first < 0 { first = index }
            last = index
            count += 1
        }
        return count >= least && (count == 0 || last - first + 1 == count)
    }

    /// Two or more names are capitalised word by word (`Arc-Seal`, `Dkim-Signature`) as no server writes them, and none as servers do:
    /// they went through a library that keeps fields by name, and with `Received` fields side by side nothing shows that it kept
    /// their order. It spares no field: results in two places, or one name that is not written so, stand as they came.
    private static func isRenamed(_ trace: Trace) -> Bool {
        guard isTogether(.authenticationResults, trace.block.fields, atLeast: 0) else { return false }
        var seen: UInt64 = 0
        for field in trace.block.fields {
            if Self.writtenSmall.contains(field.known), isSmallBehindHyphen(field.name, trace.block.bytes) { return false }
            guard let bit = Self.writtenInCapitals.firstIndex(of: field.known) else { continue }
            let capital: ClosedRange<UInt8> = 0x41...0x5A
            let letter = field.known == .receivedSPF ? field.name.upper - 1 : field.name.lower + 1
            guard capital ~= trace.block.bytes[field.name.lower], !(capital ~= trace.block.bytes[letter]) else { return false }
            seen |= 1 << UInt64(bit)
        }
        return seen.nonzeroBitCount >= 2
    }

    /// Fields that every server writes with an abbreviation in capitals.
    private static let writtenInCapitals: [FieldName] = [
        .arcSeal, .arcMessageSignature, .arcAuthenticationResults, .dkimSignature, .receivedSPF,
    ]

    /// Fields that Exim writes in small letters (`Return-path`, `Delivery-date`, `Envelope-to`).
    private static let writtenSmall: [FieldName] = [.returnPath, .deliveryDate, .envelopeTo]

    private static func isSmallBehindHyphen(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
        guard let hyphen = bytes.firstIndex(of: 0x2D, in: name), hyphen + 1 < name.upper else { return false }
        return 0x61...0x7A ~= bytes[hyphen + 1]
    }

    /// Every older hop is dated later than the newer one, by the order of the fields. Of few hops only where the author's own
    /// fields stand above all of them too: clocks differ, but no server writes its line under these. Where the fields of the delivery
    /// stand on top, as at delivery, nothing was turned: the times are what somebody wrote.
    private static func isReversed(_ trace: Trace) -> Bool {
        let count = trace.fields.received.count
        guard count >= 2, var last = trace.fields.received[0].date?.seconds else { return false }
        for index in 1..<count {
            guard let next = trace.fields.received[index].date?.seconds, last < next else { return false }
            last = next
        }
        let top = trace.fields.received[0].field
        return isUnderTheAuthor(top, trace) || count >= 4 && !isDelivered(above: top, trace)
    }

    private static func isDelivered(above field: Int, _ trace: Trace) -> Bool {
        trace.block.fields[..<field].contains { $0.known == .returnPath || $0.known == .deliveredTo }
    }

    /// Whether From, Date and Message-ID stand above a field.
    private static func isUnderTheAuthor(_ field: Int, _ trace: Trace) -> Bool {
        [FieldName.from, .date, .messageID].allSatisfy { name in
            trace.block.fields[..<field].contains { $0.known == name }
        }
    }
}
