/// A place inside of a source: the path in an archive, behind it the offset of the first byte in a mailbox. nil is the whole source.
private func place(_ member: String?, _ offset: Int?) -> String? {
    guard let offset else { return member }
    return (member ?? "") + "@" + String(offset)
}

extension MessageOrigin {
    /// Where in the source the message is, as reports and `MessageName` have it: behind the place of the message that it is attached to
    /// stands `#` and the part.
    public var place: String? {
        let place = TraceCorpus.place(member, offset)
        return part.map { (place ?? "") + "#" + $0 } ?? place
    }
}

extension Omission {
    /// Where in the source it is, as of a message.
    public var place: String? { TraceCorpus.place(member, offset) }
}

extension Record {
    /// Where in the source it is.
    func place(in member: String?) -> String? { TraceCorpus.place(member, offset) }
}
