internal import TraceFields

extension Trace {
    /// Whether From names several domains, so that nobody can be compared with the author.
    public var hasSeveralAuthors: Bool { author == nil && authorDomains.count > 1 }

    /// The domain of the first address in From, which is there before it is known whether there are several authors.
    mutating func firstAuthorDomain() -> DomainID? { domain(at: fields.firstMailbox(.from)?.domain) }

    /// Where the domains of the From addresses stand.
    var authorDomains: [ByteRange] {
        fields.addressFields.filter { $0.name == .from }.flatMap(\.mailboxes).compactMap { fields.mailboxes[$0].domain }
    }
}

/// What the message lacks of itself: From, with a domain that can be looked up, and Date must be there (RFC 5322 §3.6), and who judges
/// by From needs one author (RFC 9989, RFC 7489 §6.6.1).
enum AuthorDefects {
    static func note(in trace: inout Trace) {
        guard let last = trace.block.fields.last else { return }
        let end = ByteRange(last.range.upper, last.range.upper)
        if !trace.names.contains(.from) { trace.fields.note(Defect(.missingFrom, end)) }
        if !trace.names.contains(.date) { trace.fields.note(Defect(.missingDate, end)) }
        var (first, second, isStrange): (Int?, Int?, Bool) = (nil, nil, false)
        var authors = 0
        for entry in trace.fields.addressFields where entry.name == .from {
            first = first ?? entry.field
            authors += entry.mailboxes.count
            if authors > 1 { second = second ?? entry.field }
            for index in entry.mailboxes {
                guard let domain = trace.fields.mailboxes[index].domain else { continue }
                isStrange = isStrange || !isDomainName(domain, trace.block.bytes)
            }
        }
        if isStrange, let first { trace.fields.note(Defect(.authorDomain, trace.block.fields[first].range, field: first)) }
        if let second { trace.fields.note(Defect(.severalAuthors, trace.block.fields[second].range, field: second)) }
    }

    /// Whether the name has several labels of letters, digits and hyphens (RFC 5321 §2.3.5) or of what stands for such (RFC 6531), or is an
    /// address literal.
    private static func isDomainName(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        guard !range.isEmpty else { return false }
        if bytes[range.lower] == 0x5B { return true }
        guard bytes[range.lower..<range.upper].dropLast().contains(0x2E) else { return false }
        return bytes[range.lower..<range.upper].allSatisfy {
            $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 >= 0x80
        }
    }
}
