internal import TraceFields

/// Whether bytes are a mail: one of their first lines is a header field that mail has.
enum MailLook {
    private static let lines = 64

    /// Why bytes are no mail; nil where they are.
    static func problem(of bytes: UnsafeBufferPointer<UInt8>) -> OmissionReason? {
        guard isMail(bytes) else { return bytes.isEmpty ? .empty : .noHeader }
        return FolderData.isAll(of: bytes) ? .folderData : nil
    }

    static func isMail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = headerStart(from: 0, in: bytes)
        if isIndentedField(bytes, position) { return true }
        for line in 0..<lines {
            guard position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D else { return false }
            if isKnownField(bytes, position) { return true }
            guard let next = LineStarts.end(of: position, in: bytes) else { return false }
            // A line of something else above the header, as some programs save it, must be text and stand right above a known field.
            guard line > 0 || isFieldOrSeparator(bytes, position) else {
                return isKnownField(bytes, next) && !bytes[position..<next].contains(0)
            }
            position = next
        }
        return false
    }

    /// Offset of the header of a message that starts at `start`: behind a byte order mark, and behind empty lines where a field
    /// follows them, as a trace of the message skips them.
    static func headerStart(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let (first, position) = behindEmptyLines(from: start, in: bytes)
        return position > first && nameEnd(bytes, position) != nil ? position : first
    }

    /// Offset of the first `From ` line of a mailbox: 0, or behind a byte order mark and empty lines.
    static func mailboxStart(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard !MailboxBoundary.isFromLine(bytes, 0) else { return 0 }
        let start = behindEmptyLines(from: 0, in: bytes).position
        return MailboxBoundary.isFromLine(bytes, start) ? start : 0
    }

    /// Offsets behind a byte order mark, and behind the empty lines that follow.
    private static func behindEmptyLines(
        from start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (first: Int, position: Int) {
        let first = bytes.dropFirst(start).starts(with: [0xEF, 0xBB, 0xBF]) ? start + 3 : start
        var position = first
        while let end = LineEnd.end(at: position, in: bytes) { position = end }
        return (first, position)
    }

    /// Whether a line of a server's begins behind white space, as where a header was quoted as code.
    private static func isIndentedField(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var name = start
        while name < bytes.count, name - start < 16, bytes[name] == 0x20 || bytes[name] == 0x09 { name += 1 }
        guard name > start, let end = nameEnd(bytes, name) else { return false }
        return switch FieldName(UnsafeBufferPointer(rebasing: bytes[name..<end])) {
        case .received, .returnPath, .deliveredTo, .authenticationResults, .receivedSPF, .arcSeal, .dkimSignature: true
        default: false
        }
    }

    private static func isKnownField(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard let end = nameEnd(bytes, start) else { return false }
        return FieldName(UnsafeBufferPointer(rebasing: bytes[start..<end])) != .other
    }

    /// What the first line may be.
    private static func isFieldOrSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        nameEnd(bytes, start) != nil || MailboxBoundary.isFromLine(bytes, bytes[start] == 0x3E ? start + 1 : start)
            || bytes[start] == 0x20 || bytes[start] == 0x09
    }

    /// Offset behind the field name at `start`; nil where the line is no field.
    private static func nameEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var position = start
        while position < bytes.count, bytes[position] > 0x20, bytes[position] < 0x7F, bytes[position] != 0x3A { position += 1 }
        let end = position
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        return end > start && position < bytes.count && bytes[position] == 0x3A ? end : nil
    }
}
