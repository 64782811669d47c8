/// The one message in an Outlook message file, and behind it the mails that are attached to it where they are asked for.
final class OutlookMessageStream: MessageStream {
    private let source: any ByteSource
    private let member: String?
    private let context: StreamContext
    private var header: [UInt8] = []
    private var isRead = false
    private var attached: ArraySlice<[UInt8]> = []
    private var number = 0

    init(_ source: any ByteSource, member: String?, _ context: StreamContext) {
        self.source = source
        self.member = member
        self.context = context
    }

    func next() -> StreamItem? {
        guard !isRead else {
            guard let mail = attached.popFirst() else { return nil }
            number += 1
            return context.item(mail, keptIn: &header, member: (member.map { $0 + "/" } ?? "") + "attached/\(number)")
        }
        isRead = true
        do throws(ReadFailure) {
            let content = try OutlookMessage.content(of: try whole(), withAttached: context.readsAttached)
            attached = content.attached[...]
            guard let header = content.header else {
                return .omission(Omission(source: context.source, member: member, reason: .noInternetHeader))
            }
            return context.item(header, keptIn: &self.header, member: member)
        } catch {
            return .omission(Omission(source: context.source, member: member, reason: error.reason, detail: error.detail))
        }
    }

    private func whole() throws(ReadFailure) -> [UInt8] {
        var file: [UInt8] = []
        while true {
            let room = context.buffer.room(from: 0)
            let count = try source.read(into: room)
            if count == 0 { return file }
            guard file.count + count <= OutlookMessage.limit else {
                throw ReadFailure(.archiveSize, "\(OutlookMessage.limit)")
            }
            file.append(contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count]))
        }
    }
}

/// The messages of an Outlook store.
final class OutlookStoreStream: MessageStream {
    private let store: OutlookStore
    private let context: StreamContext
    private var header: [UInt8] = []

    init(_ path: String, _ context: StreamContext) throws(ReadFailure) {
        store = try OutlookStore(path)
        self.context = context
    }

    func next() -> StreamItem? {
        guard let item = store.next() else { return nil }
        guard let header = item.header else {
            return .omission(Omission(source: context.source, member: item.path, reason: item.reason))
        }
        return context.item(header, keptIn: &self.header, member: item.path)
    }
}

extension StreamContext {
    /// A message of which there is a header and no more. Its bytes are valid as long as `kept` is not changed.
    fileprivate func item(_ header: [UInt8], keptIn kept: inout [UInt8], member: String?) -> StreamItem {
        kept = header
        // The array is held by the stream, and its bytes do not move while nobody changes it.
        let bytes = kept.withUnsafeBufferPointer { $0 }
        var record = Record(bytes: bytes, offset: nil, size: bytes.count)
        if let hash {
            hash.begin()
            hash.update(bytes)
            (record.digest, record.sha256) = hash.finish()
        }
        return .message(record, member: member)
    }
}
