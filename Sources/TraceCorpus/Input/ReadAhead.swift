/// The bytes of the small files of a unit, of which several are read before the first is looked at.
///
/// To read a file means four calls of the kernel, whose code and tables push the analysis out of the first caches of a core: between
/// any two messages that costs as much again as the calls themselves.
struct ReadAhead {
    private let items: [FileItem]
    private let memory: RecordBuffer
    /// Where the bytes of the items lie whose files were read, from `first` on; nil for what has to be read by other means.
    private var ranges: [Range<Int>?] = []
    private var first = 0

    init(_ items: [FileItem], _ memory: RecordBuffer) {
        self.items = items
        self.memory = memory
    }

    /// The bytes of a file, all of them, until those of an item behind the last one that was read are asked for; nil where it cannot be
    /// read, does not fit, or is no longer what it was when it was found.
    mutating func bytes(of index: Int) -> UnsafeBufferPointer<UInt8>? {
        if index >= first + ranges.count { fill(from: index) }
        return ranges[index - first].map { memory.bytes($0.lowerBound, $0.upperBound) }
    }

    private mutating func fill(from index: Int) {
        ranges.removeAll(keepingCapacity: true)
        first = index
        var end = 0
        for item in items[index...] {
            guard case .file(let file) = item else {
                ranges.append(nil)
                continue
            }
            let isFull = file.identity.size > memory.capacity - end
            // The next one begins with this file; what is larger than the memory is read by other means.
            if isFull, end > 0 { return }
            let count = isFull ? nil : read(file, at: end)
            ranges.append(count.map { end..<end + $0 })
            end += count ?? 0
        }
    }

    private func read(_ file: FoundFile, at start: Int) -> Int? {
        let size = file.identity.size
        let room = UnsafeMutableRawBufferPointer(rebasing: memory.room(from: start)[..<size])
        guard let opened = try? OpenFile(file.path), (try? opened.read(into: room, at: 0)) == size else { return nil }
        return size
    }
}
