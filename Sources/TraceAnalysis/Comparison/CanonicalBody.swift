/// A body in the relaxed form of RFC 6376 §3.4.4, so that copies whose line ends or white space were changed are still the same.
public enum CanonicalBody {
    /// Runs of white space made one space, none at the ends of lines, no empty lines at the end, every line ended by CRLF.
    public static func relaxed(_ body: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var emptyLines = 0
        var isInSpace = false
        var isLineEmpty = true
        /// Carriage returns that came last: all of them are one line end where a line feed follows, and each is one elsewhere.
        var returns = 0
        func endLine() {
            if isLineEmpty {
                emptyLines += 1
            } else {
                result.append(contentsOf: [0x0D, 0x0A])
            }
            isInSpace = false
            isLineEmpty = true
        }
        func endReturns() {
            while returns > 0 {
                endLine()
                returns -= 1
            }
        }
        for byte in body {
            if byte == 0x0D {
                returns += 1
                continue
            }
            if byte == 0x0A { returns = 0 } else { endReturns() }
            switch byte {
            case 0x0A: endLine()
            case 0x20, 0x09: isInSpace = true
            default:
                for _ in 0..<emptyLines { result.append(contentsOf: [0x0D, 0x0A]) }
                emptyLines = 0
                if isInSpace { result.append(0x20) }
                isInSpace = false
                isLineEmpty = false
                result.append(byte)
            }
        }
        endReturns()
        if !isLineEmpty { result.append(contentsOf: [0x0D, 0x0A]) }
        return result
    }
}
