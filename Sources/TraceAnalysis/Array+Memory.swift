extension Array {
    /// Removes all elements but keeps the memory; costs nothing where there are none.
    mutating func empty() {
        if !isEmpty { removeAll(keepingCapacity: true) }
    }
}
