internal import CByteMask

/// Counts the header fields of messages, without reading what they say.
struct FieldCounts: Sendable {
    private(set) var table = FieldTable()
    private(set) var messages = 0
    /// Bytes of all headers.
    private(set) var headerBytes = 0
    /// Fields under names that the table had no room for, and lines that are no field.
    private(set) var otherFields = 0
    private(set) var otherBytes = 0

    /// Counts the fields of a message: steps from line end to line end, and looks at the first byte behind each.
    mutating func add(_ message: UnsafeBufferPointer<UInt8>) {
        messages += 1
        guard let base = message.baseAddress else { return }
        var line = 0
        var field = 0
        var row: Int?
        var block = 0
        while block < message.count {
            var mask = byte_mask_equal(base + block, message.count - block, 0x0A)
            while mask != 0 {
                let next = block + mask.trailingZeroBitCount + 1
                mask &= mask - 1
                let first = base[line]
                if first != 0x20, first != 0x09 {
                    if line > field { close(row, line - field) }
                    field = line
                    if first == 0x0A || first == 0x0D {
                        headerBytes += line
                        return
                    }
                    row = open(base + line, next - line, readable: message.count - line)
                }
                line = next
            }
            block += 64
        }
        // A header without an empty line behind it.
        if message.count > field { close(row, message.count - field) }
        headerBytes += message.count
    }

    @inline(__always)
    private mutating func open(_ line: UnsafePointer<UInt8>, _ length: Int, readable: Int) -> Int? {
        let colons = byte_mask_equal(line, min(readable, 64), 0x3A)
        var count = colons.trailingZeroBitCount
        guard colons != 0, count > 0, count < length else { return nil }
        while count > 1, line[count - 1] == 0x20 || line[count - 1] == 0x09 { count -= 1 }
        guard let row = table.row(of: line, count, readable: readable) else { return nil }
        table.rows[row].fields += 1
        if table.rows[row].lastMessage != messages {
            table.rows[row].lastMessage = messages
            table.rows[row].messages += 1
        }
        return row
    }

    @inline(__always)
    private mutating func close(_ row: Int?, _ bytes: Int) {
        if let row {
            table.rows[row].bytes += bytes
        } else {
            otherFields += 1
            otherBytes += bytes
        }
    }

    /// Adds what another worker counted.
    mutating func merge(_ other: FieldCounts) {
        for row in other.table.rows {
            let index = other.table.withSpelling(row) { name in
                name.baseAddress.flatMap { table.row(of: $0, name.count, readable: name.count) }
            }
            if let index {
                table.rows[index].fields += row.fields
                table.rows[index].messages += row.messages
                table.rows[index].bytes += row.bytes
            } else {
                otherFields += row.fields
                otherBytes += row.bytes
            }
        }
        messages += other.messages
        headerBytes += other.headerBytes
        otherFields += other.otherFields
        otherBytes += other.otherBytes
    }
}
