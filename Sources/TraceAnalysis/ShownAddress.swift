internal import TraceFields

/// An address that stands as a name in From, beside another one: many programs show the name alone.
enum ShownAddress {
    /// The address that the name of the one author holds; nil where there is none, or one of his own organization.
    static func find(in trace: inout Trace) -> String? {
        guard trace.rewrittenFrom == nil, let author = trace.author, let from = onlyMailbox(trace), let name = from.displayName,
            mayHoldAddress(name, trace.block.bytes), let shown = address(in: EncodedText.decoded(trace.block.bytes, name)),
            let domain = trace.domains.internDomain(ofAddress: shown), trace.domains.isOfDNS(domain),
            !trace.domains.sameOrganization(domain, author)
        else { return nil }
        return shown
    }

    private static func onlyMailbox(_ trace: Trace) -> Mailbox? {
        var only: Mailbox?
        for field in trace.fields.addressFields where field.name == .from {
            for index in field.mailboxes {
                guard only == nil else { return nil }
                only = trace.fields.mailboxes[index]
            }
        }
        return only
    }

    private static func mayHoldAddress(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
        bytes.lastIndex(of: 0x40, in: name) != nil || EncodedText.mayHoldWords(bytes, name)
    }

    /// The first address in a text: letters and digits on both sides of the sign, and a dot in its domain.
    private static func address(in text: [UInt8]) -> String? {
        for sign in text.indices where text[sign] == 0x40 {
            let local = text[..<sign].reversed().prefix { isPart($0) }.count
            var end = text[(sign + 1)...].firstIndex { !isPart($0) } ?? text.endIndex
            while end > sign + 1, text[end - 1] == 0x2E { end -= 1 }
            guard local > 0, text[sign + 1..<end].dropFirst().contains(0x2E) else { continue }
            return String(decoding: text[sign - local..<end], as: UTF8.self)
        }
        return nil
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
