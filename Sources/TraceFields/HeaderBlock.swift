/// The header of one message: its bytes, and where each field lies in them.
///
/// Everything that is parsed later is a range into `bytes`. Every byte belongs to the mbox separator line, to exactly one
/// field, to exactly one defect, or to the blank line that ends the header.
public struct HeaderBlock: Sendable {
    /// The header's bytes, and behind `bodyStart` what was decoded from them. Offset 0 is the first byte of the message.
    public private(set) var bytes: [UInt8] = []
    /// The fields from the top, in the order of the message.
    public private(set) var fields: [HeaderField] = []
    /// What was wrong with the block as a whole.
    public internal(set) var defects: [Defect] = []
    /// The `From ` line of an mbox file or of a pipe delivery (RFC 4155), with its line end.
    public private(set) var mboxLine: ByteRange?
    /// Offset of the first byte of the body.
    public private(set) var bodyStart = 0
    /// Whether an empty line ended the header.
    public private(set) var hasBlankLine = false

    public init() {}

    /// Reads the header of `message`; what follows the header is not kept.
    public init(_ message: [UInt8]) {
        self.init()
        message.withUnsafeBufferPointer { load($0) }
    }

    /// Reads another message, keeping the memory of the last one. `pasted`: where in the text the header lies.
    public mutating func load(_ message: UnsafeBufferPointer<UInt8>, pasted: PastedText? = nil) {
        fields.removeAll(keepingCapacity: true)
        defects.removeAll(keepingCapacity: true)
        var scan = HeaderScan(message)
        if let pasted { scan.begin(pasted, &defects) }
        scan.run(into: &fields, defects: &defects)
        mboxLine = scan.mboxLine
        bodyStart = scan.bodyStart
        hasBlankLine = scan.hasBlankLine
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: message[0..<bodyStart]))
        _checkInvariants()
    }

    /// Keeps bytes that were decoded from a field (RFC 2047) behind the header, so that ranges can point to them.
    ///
    /// Such a range starts at `bodyStart` or later; it is no place in the message.
    public mutating func keepDerived(_ decoded: some Sequence<UInt8>) -> ByteRange {
        let start = bytes.count
        bytes.append(contentsOf: decoded)
        return ByteRange(start, bytes.count)
    }

    /// Index of the field that holds the byte at `offset`.
    public func fieldIndex(at offset: UInt32) -> Int? {
        let index = fields.partitioningIndex(isBefore: { $0.range.end <= offset })
        return index < fields.count && fields[index].range.start <= offset ? index : nil
    }

    func _checkInvariants() {
        #if DEBUG
            var position: UInt32 = 0
            for field in fields {
                precondition(field.range.start >= position, "fields overlap")
                precondition(
                    field.name.start >= field.range.start && field.value.end <= field.range.end, "a field leaves its range")
                position = field.range.end
            }
            precondition(Int(position) <= bytes.count, "a field leaves the header")
        #endif
    }
}

/// One header field (RFC 5322 §2.2): where its name and its value stand.
public struct HeaderField: Hashable, Sendable {
    /// The name among the known ones.
    public var known: FieldName
    /// The name as written, without white space before the colon.
    public var name: ByteRange
    /// What follows the colon, folds included, without the last line end.
    public var value: ByteRange
    /// The whole field with its last line end.
    public var range: ByteRange
    /// Line of the name in the message, from 1.
    public var line: UInt32
}

extension [Defect] {
    /// Adds a defect. When the list is full, one more says so, and of the others only the first crossing of each limit is added.
    public mutating func note(_ defect: Defect) {
        guard count >= Limits.defects - 1 else { return append(defect) }
        if count == Limits.defects - 1 { append(Defect(.tooManyDefects, defect.range, field: defect.field)) }
        let limits: [Defect.Code] = [.headerTooLong, .tooManyFields, .tooManyHops, .tooManyStatements, .tooManyTokens]
        guard limits.contains(defect.code), !contains(where: { $0.code == defect.code }) else { return }
        append(defect)
    }
}
