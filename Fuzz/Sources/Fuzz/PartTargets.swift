internal import TraceCorpus

/// What a message carries is no more than its bytes, bears a name of its own, and is found again by whoever asks for the outermost.
func fuzzAttachedMessages(_ input: [UInt8]) {
    let items = AttachedMessages.items(of: input)
    require(items.count <= 1_000 * 12, "more messages than parts")
    require(Set(items.map(\.part)).count == items.count, "two parts of one number")
    for item in items {
        require(!item.bytes.isEmpty && item.bytes.count <= input.count, "a message that grew")
        let digits = item.part.split(separator: ".", omittingEmptySubsequences: false)
        require(digits.allSatisfy { Int($0).map { $0 > 0 } ?? false }, "a part without a number")
    }
    let outermost = AttachedMessages.items(of: input, nested: false)
    require(outermost.allSatisfy { items.contains($0) }, "an outermost message that is none of all")
}
