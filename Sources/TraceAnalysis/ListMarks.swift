internal import TraceFields

/// What the fields of a list manager name: the addresses of the list, and its identifier.
struct ListMarks {
    /// An address of the list, or its identifier (RFC 2919).
    struct Name {
        var range: ByteRange
        /// What stands before the `@`; the whole of an identifier.
        var local: ByteRange
        var domain: DomainID
        /// Index of the field that holds it.
        var field: Int
        var isIdentifier: Bool
    }

    /// Those that tell most come first.
    private(set) var names: [Name] = []
    /// The hosts that took the mail for an address of the list, and for which: the list's machine may know it under its own name.
    private var machines: [(host: DomainID, list: ByteRange)] = []

    init(_ trace: inout Trace, withMachines: Bool = false) {
        readNames(&trace)
        guard withMachines, !names.isEmpty else { return }
        // Lines in a row name one recipient.
        var last: (recipient: ByteRange, isList: Bool)?
        for hop in trace.hops where machines.count < Limits.comparedForwardings {
            guard let host = hop.by, let recipient = hop.envelope.recipient else { continue }
            if last.map({ trace.areSameText($0.recipient, recipient) }) != true {
                last = (recipient, isNamed(recipient, in: &trace))
            }
            if last?.isList ?? false, !machines.contains(where: { $0.host == host }) { machines.append((host, recipient)) }
        }
    }

    private mutating func readNames(_ trace: inout Trace) {
        for name in [FieldName.xBeenThere, .listPost, .listID, .mailingList, .xMailingList] where trace.names.contains(name) {
            for index in trace.block.fields.indices where trace.block.fields[index].known == name {
                guard names.count < Limits.comparedForwardings else { return }
                let range = Self.name(in: trace.block.fields[index], trace.block.bytes)
                guard let range, let domain = trace.domain(ofAddress: range) else { continue }
                let end = name == .listID ? nil : trace.block.bytes.lastIndex(of: 0x40, in: range)
                names.append(
                    Name(
                        range: range, local: ByteRange(range.lower, end ?? range.upper), domain: domain, field: index,
                        isIdentifier: name == .listID))
            }
        }
    }

    private static func name(in field: HeaderField, _ bytes: [UInt8]) -> ByteRange? {
        switch field.known {
        case .listPost: return ListFields.mailto(bytes, field.value)
        case .listID:
            var lexer = Lexer()
            return ListFields.listID(bytes, field.value, lexer: &lexer)
        case .mailingList, .xMailingList: return ListFields.address(bytes, field.value)
        default: return bytes.trimmed(field.value)
        }
    }

    /// Whether a mailbox is an address of the list: the one that a field names, one of the same local part in its organization, or at
    /// the list's own machine.
    func isAddress(_ mailbox: ByteRange, in trace: inout Trace) -> Bool {
        isNamed(mailbox, in: &trace) || outerAddress(of: mailbox, in: &trace) != nil
    }

    /// The address for which the list's machine took the mail, where a mailbox is the name that this machine has for the list.
    func outerAddress(of mailbox: ByteRange, in trace: inout Trace) -> ByteRange? {
        guard !machines.isEmpty, let domain = trace.domain(ofAddress: mailbox),
            let machine = machines.first(where: { $0.host == domain }), trace.haveSameLocalPart(mailbox, machine.list)
        else { return nil }
        return machine.list
    }

    private func isNamed(_ mailbox: ByteRange, in trace: inout Trace) -> Bool {
        guard !names.isEmpty, let at = trace.block.bytes.lastIndex(of: 0x40, in: mailbox),
            let domain = trace.domain(ofAddress: mailbox)
        else { return false }
        let local = ByteRange(mailbox.lower, at)
        for name in names {
            if name.isIdentifier {
                if Self.isIdentifier(name.range, ofLocalPart: local, domain: ByteRange(at + 1, mailbox.upper), trace) {
                    return true
                }
            } else if name.local.count == local.count, name.local.count < name.range.count,
                trace.block.bytes.equalIgnoringCase(name.local, local),
                domain == name.domain || trace.domains.sameOrganization(domain, name.domain)
            {
                return true
            }
        }
        return false
    }

    /// The one address that the fields name; nil where they name several or none.
    func onlyAddress(_ trace: Trace) -> String? {
        guard let first = names.first(where: { !$0.isIdentifier }) else { return nil }
        let isOnly = names.allSatisfy { $0.isIdentifier || trace.areSameText($0.range, first.range) }
        return isOnly ? trace.text(first.range) : nil
    }

    /// Whether two mailboxes are addresses of one list: of the same local part, and not those of two lists one of which is a subscriber of
    /// the other.
    func areOneList(_ one: ByteRange, _ other: ByteRange, in trace: inout Trace) -> Bool {
        guard !names.isEmpty, trace.haveSameLocalPart(one, other) else { return false }
        return isAddress(one, in: &trace) && isAddress(other, in: &trace) && !areTwoLists(one, other, in: &trace)
    }

    /// Whether two addresses are of lists in two organizations each of which fields name.
    func areTwoLists(_ one: ByteRange, _ other: ByteRange, in trace: inout Trace) -> Bool {
        let (first, second) = (outerAddress(of: one, in: &trace) ?? one, outerAddress(of: other, in: &trace) ?? other)
        guard isNamed(first, in: &trace), isNamed(second, in: &trace), let domain = trace.domain(ofAddress: first),
            let another = trace.domain(ofAddress: second)
        else { return false }
        return !trace.domains.sameOrganization(domain, another)
    }

    /// `dev.lists.example` of `dev@lists.example`.
    private static func isIdentifier(
        _ identifier: ByteRange, ofLocalPart local: ByteRange, domain: ByteRange, _ trace: Trace
    ) -> Bool {
        let dot = identifier.lower + local.count
        return identifier.count == local.count + domain.count + 1 && trace.block.bytes[dot] == 0x2E
            && trace.block.bytes.equalIgnoringCase(ByteRange(identifier.lower, dot), local)
            && trace.block.bytes.equalIgnoringCase(ByteRange(dot + 1, identifier.upper), domain)
    }

    /// Whether X-Mailing-List names the list whose identifier is in List-Id, as managers of lists write and no newsletter (mlmmj).
    static func nameOneList(_ trace: Trace) -> Bool {
        guard let identifier = trace.block.fields.first(where: { $0.known == .listID }),
            let field = trace.block.fields.first(where: { $0.known == .xMailingList }),
            let list = name(in: identifier, trace.block.bytes), let address = name(in: field, trace.block.bytes),
            let at = trace.block.bytes.lastIndex(of: 0x40, in: address)
        else { return false }
        return isIdentifier(list, ofLocalPart: ByteRange(address.lower, at), domain: ByteRange(at + 1, address.upper), trace)
    }

    /// Whether a bare name is the one under which majordomo hands the mail to its host again (`dev-outgoing`).
    func isOutgoing(_ name: ByteRange, in trace: Trace) -> Bool {
        names.contains { known in
            guard let end = trace.block.bytes.lastIndex(of: 0x40, in: known.range) else { return false }
            let local = ByteRange(known.range.lower, end)
            return name.count > local.count
                && trace.block.bytes.equalIgnoringCase(ByteRange(name.lower, name.lower + local.count), local)
                && trace.block.bytes.matches(name.dropping(local.count), "-outgoing")
        }
    }

    /// Whether a domain is one that the fields name, or lies above or below it.
    func covers(_ domain: DomainID, in trace: Trace) -> Bool {
        let text = trace.domains.text(domain)
        return names.contains { name in
            if name.domain == domain { return true }
            let other = trace.domains.text(name.domain)
            return text.hasSuffix("." + other) || other.hasSuffix("." + text)
        }
    }
}

extension Trace {
    /// Whether two addresses have one local part, upper and lower case aside.
    func haveSameLocalPart(_ one: ByteRange, _ other: ByteRange) -> Bool {
        guard let at = block.bytes.lastIndex(of: 0x40, in: one), let end = block.bytes.lastIndex(of: 0x40, in: other) else {
            return false
        }
        return block.bytes.equalIgnoringCase(ByteRange(one.lower, at), ByteRange(other.lower, end))
    }
}

extension MarkSearch {
    /// The domain of the list by its own fields.
    static func listDomain(_ trace: inout Trace) -> (domain: DomainID, field: Int)? {
        ListMarks(&trace).names.first.map { ($0.domain, $0.field) }
    }
}
