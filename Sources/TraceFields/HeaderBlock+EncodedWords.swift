extension HeaderBlock {
    /// Decodes the value of a field that is no text for people into the derived bytes, where encoded words (RFC 2047 §2) fill
    /// it from its start; nil where none do.
    mutating func decodeValue(of field: Int) -> ByteRange? {
        guard fields.indices.contains(field) else { return nil }
        let value = bytes.trimmed(fields[field].value)
        guard bytes.hasPrefix(value, "=?") else { return nil }
        var decoded: [UInt8] = []
        var runs: [DecodedRun] = []
        return EncodedText.decode(bytes, value, into: &decoded, runs: &runs) ? keepDerived(decoded) : nil
    }
}

extension FieldName {
    /// Whether it holds results or a signature, in which RFC 2047 §5 allows no encoded word.
    var forbidsEncodedWords: Bool {
        switch self {
        case .arcAuthenticationResults, .receivedSPF, .dkimSignature, .xGoogleDKIMSignature, .arcMessageSignature, .arcSeal: true
        default: holdsAuthenticationResults
        }
    }
}

/// One field while it is read.
struct FieldText {
    let bytes: ByteView
    /// Index of the field in its block.
    let index: Int
    let field: HeaderField
    /// Bytes from here on were decoded: they are no place in the message.
    let bodyStart: Int
    /// The value, where it was decoded or put together again.
    let decoded: ByteRange?

    /// The value of a field that is no text for people, without white space at its ends.
    ///
    /// A decoded one is a defect: RFC 2047 §5 allows no encoded word there, but some servers encode a whole field as soon as one
    /// byte in it is beyond ASCII. So is one that was cut in the middle of words (`CutLines`).
    func readableValue(_ defects: inout [Defect]) -> ByteRange {
        let value = bytes.trimmed(field.value)
        guard let decoded else { return value }
        defects.note(Defect(bytes.hasPrefix(value, "=?") ? .encodedWord : .truncatedByFold, value, field: index))
        return decoded
    }

    /// Gives the defects from `first` on, found while the field was read, their field; those found in decoded bytes get its
    /// value as their place, for decoded bytes are no place in the message.
    func locate(_ defects: inout [Defect], from first: Int) {
        var defect = first
        while defect < defects.count {
            defects[defect].field = index
            if defects[defect].range.lower >= bodyStart { defects[defect].range = field.value }
            defect += 1
        }
    }
}
