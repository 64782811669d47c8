/// A list that grows by pieces and never moves: where it grows, nothing stands twice in memory, and at most one piece is empty.
struct PieceList<Element: Sendable>: RandomAccessCollection, Sendable {
    private var pieces: [[Element]] = []
    private(set) var count = 0
    private static var pieceCount: Int { 512 }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    /// Memory that the pieces take.
    var byteCount: Int { pieces.reduce(0) { $0 + $1.capacity * MemoryLayout<Element>.stride } }

    subscript(index: Int) -> Element {
        @inline(__always) _read { yield pieces[index / Self.pieceCount][index % Self.pieceCount] }
        @inline(__always) _modify { yield &pieces[index / Self.pieceCount][index % Self.pieceCount] }
    }

    mutating func append(_ element: Element) {
        let piece = count / Self.pieceCount
        if piece == pieces.count {
            pieces.append([])
            pieces[piece].reserveCapacity(Self.pieceCount)
        }
        pieces[piece].append(element)
        count += 1
    }

    /// Takes all elements out and keeps the memory.
    mutating func removeAll() {
        for piece in pieces.indices { pieces[piece].removeAll(keepingCapacity: true) }
        count = 0
    }
}
