internal import TraceFields

/// Lines that name no product and are known by the arrangement of their parts.
enum ProducerLayout: UInt8, Sendable {
    /// `(8.17.1/8.17.1)` behind `by`: two versions and no name.
    case sendmail
    /// `from NAME (HELO x) (192.0.2.1) by HOST with SMTP; 7 Jun 2023 17:19:00 -0000`: the address in no brackets, no identifier.
    case qmail
    /// LMTP with an identifier of 16 octets in base64, and perhaps a suffix `:P1`.
    case dovecot
    /// `(LHLO x) (192.0.2.1)` and LMTP without an identifier.
    case zimbra
    /// Three groups of hexadecimal digits as the identifier, the time in the second.
    case courier
    /// Neither `with` nor a product, an identifier that begins with `h`, the envelope behind the date.
    case powerMTA
    /// A host of twelve hexadecimal digits, and an identifier of 24.
    case mailgun
    /// `by HOST ([192.0.2.1]) via tcp with ESMTPS id …`: the server's own address, and the link in small letters.
    case mox

    func fits(_ line: Received, _ bytes: [UInt8]) -> Bool {
        guard line.software == nil else { return false }
        switch self {
        case .sendmail:
            guard let version = line.softwareVersion, bytes[version.lower].isDigit else { return false }
            return bytes.firstIndex(of: 0x2F, in: version) != nil
        case .qmail:
            guard line.id == nil, line.date?.zone == .unknownLocal, line.transmission != .absent, let address = line.addressRange
            else { return false }
            return bytes[address.lower] != 0x5B
        case .dovecot:
            guard line.transmission.isLocalDelivery, let id = line.id else { return false }
            let end = bytes.firstIndex(of: 0x3A, in: id) ?? id.upper
            return end - id.lower == 22 && digits(ByteRange(id.lower, end), bytes) { $0.isBase64 }
        case .zimbra:
            guard line.transmission == .lmtp, line.id == nil, line.helo != nil, let address = line.addressRange else {
                return false
            }
            return bytes[address.lower] != 0x5B
        case .courier:
            guard let id = line.id, let first = bytes.firstIndex(of: 0x2E, in: id) else { return false }
            let rest = ByteRange(first + 1, id.upper)
            guard let second = bytes.firstIndex(of: 0x2E, in: rest), [8, 16].contains(second - first - 1) else { return false }
            return digits(id, bytes) { $0.hexValue != nil || $0 == 0x2E }
        case .powerMTA:
            guard line.with == nil, let id = line.id, let envelope = line.envelopeFrom, let date = line.dateRange else {
                return false
            }
            return bytes[id.lower] == 0x68 && envelope.start >= date.end
        case .mailgun:
            guard let by = line.by, by.count == 12, let id = line.id, id.count == 24 else { return false }
            return digits(by, bytes) { $0.hexValue != nil } && digits(id, bytes) { $0.hexValue != nil }
        case .mox:
            guard line.byAddress != nil, line.id != nil, let via = line.via else { return false }
            return bytes[via.lower..<via.upper].elementsEqual("tcp".utf8)
        }
    }

    private func digits(_ range: ByteRange, _ bytes: [UInt8], _ isDigit: (UInt8) -> Bool) -> Bool {
        bytes[range.lower..<range.upper].allSatisfy(isDigit)
    }
}

extension UInt8 {
    fileprivate var isBase64: Bool { isLetter || isDigit || self == 0x2B || self == 0x2F }
}
