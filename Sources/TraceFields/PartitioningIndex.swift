extension RandomAccessCollection where Index == Int {
    /// The first place whose element is not before what is looked for, found by halving; `endIndex` where all are before it. Elements
    /// that are before it stand before all others.
    @inlinable
    public func partitioningIndex(isBefore: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
