internal import TraceAnalysis
internal import TraceFields

/// Tokens in lower case, found at a place in linear time of the longest one.
struct TokenTrie {
    private var nodes: [[UInt8: Int]] = [[:]]
    private var ends: Set<Int> = []

    /// Of a longer token only so much is compared; the rest of the word goes with it.
    private static let comparedBytes = 256

    var isEmpty: Bool { ends.isEmpty }

    mutating func insert(_ token: [UInt8]) {
        var node = 0
        for byte in token.prefix(Self.comparedBytes) {
            if let next = nodes[node][byte] {
                node = next
            } else {
                nodes.append([:])
                nodes[node][byte] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        if node != 0 { ends.insert(node) }
    }

    /// The end of the longest token that begins at `position` and ends where a word ends. A byte that is spelled `+2D` is the
    /// byte that it stands for; no token holds a `+`.
    func longest(_ bytes: [UInt8], at position: Int, end: Int, isWord: (UInt8) -> Bool) -> Int? {
        var node = 0
        var found: Int?
        var index = position
        var compared = 0
        while index < end, let next = next(node, bytes, index, end) {
            node = next.node
            index = next.index
            compared += 1
            guard ends.contains(node) else { continue }
            if index == end || !isWord(bytes[index]) { found = index }
            if compared == Self.comparedBytes {
                while index < end, isWord(bytes[index]) { index += 1 }
                return index
            }
        }
        return found
    }

    private func next(_ node: Int, _ bytes: [UInt8], _ index: Int, _ end: Int) -> (node: Int, index: Int)? {
        if let next = nodes[node][bytes[index].asciiLowercased] { return (next, index + 1) }
        guard index + 3 <= end, let byte = RewrittenPath.escapedByte(bytes, at: index), let next = nodes[node][byte] else {
            return nil
        }
        return (next, index + 3)
    }

    /// A token as it is without the spelling of `longest`.
    static func plain(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var token: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = index + 3 <= range.upperBound ? RewrittenPath.escapedByte(bytes, at: index) : nil
            token.append(byte ?? bytes[index])
            index += byte == nil ? 1 : 3
        }
        return token
    }
}
