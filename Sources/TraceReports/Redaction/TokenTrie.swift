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

    /// The end of the longest token that begins at `position` and ends where a word ends.
    func longest(_ bytes: [UInt8], at position: Int, end: Int, isWord: (UInt8) -> Bool) -> Int? {
        var node = 0
        var found: Int?
        var index = position
        while index < end, let next = nodes[node][bytes[index].asciiLowercased] {
            node = next
            index += 1
            guard ends.contains(node) else { continue }
            if index == end || !isWord(bytes[index]) { found = index }
            if index - position == Self.comparedBytes {
                while index < end, isWord(bytes[index]) { index += 1 }
                return index
            }
        }
        return found
    }
}
