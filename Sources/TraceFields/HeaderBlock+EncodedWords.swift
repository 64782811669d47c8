extension HeaderBlock {
    /// The value of a field that is no text for people, without white space at its ends.
    ///
    /// Where encoded words (RFC 2047 §2) fill it from its start it is decoded into the derived bytes, and that is a defect:
    /// RFC 2047 §5 allows none there, but some servers encode a whole field as soon as one byte in it is beyond ASCII.
    mutating func readableValue(of field: Int, defects: inout [Defect]) -> ByteRange {
        guard fields.indices.contains(field) else { return ByteRange(0, 0) }
        let value = bytes.trimmed(fields[field].value)
        guard bytes.hasPrefix(value, "=?") else { return value }
        var decoded: [UInt8] = []
        var runs: [DecodedRun] = []
        guard EncodedText.decode(bytes, value, into: &decoded, runs: &runs) else { return value }
        defects.note(Defect(.encodedWord, value, field: field))
        return keepDerived(decoded)
    }

    /// Gives the defects from `first` on, found while `field` was read, their field; those found in decoded bytes get its
    /// value as their place, for decoded bytes are no place in the message.
    func locate(_ defects: inout [Defect], from first: Int, in field: Int) {
        guard fields.indices.contains(field) else { return }
        for index in defects.indices.dropFirst(first) {
            defects[index].field = field
            if defects[index].range.lower >= bodyStart { defects[index].range = fields[field].value }
        }
    }
}
