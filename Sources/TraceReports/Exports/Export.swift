public import TraceAnalysis
internal import TraceFields

/// Messages in the forms that the tools of security and deliverability teams take.
///
/// No export holds a clock: identifiers are made of the content, and where a format demands a time of its own making it gets the
/// newest time that the messages hold.
public struct Export: Sendable {
    /// The raw value is the word of the command line.
    public enum Format: String, CaseIterable, Sendable {
        /// STIX 2.1 (OASIS), a bundle.
        case stix
        /// An event of MISP's core format with an object of its template `email` for each message.
        case misp
        /// IODEF 2 (RFC 7970).
        case iodef
        /// RFC 4180.
        case csv
    }

    /// What a table of the CSV export has a row for.
    public enum Table: String, CaseIterable, Sendable { case hops, statements }

    let messages: [Message]
    let book: Phrasebook

    /// One message with what the exports read of it beside its report.
    struct Message: Sendable {
        let report: Report
        let header: HeaderText
        let trace: Trace
    }

    public init(_ traces: [(trace: Trace, source: Source)], options: Report.Options = Report.Options()) {
        messages = traces.map { one in
            Message(
                report: Report(one.trace, source: one.source, options: options), header: HeaderText(one.trace.block),
                trace: one.trace)
        }
        book = Phrasebook(language: options.language)
    }

    public func bytes(_ format: Format, table: Table = .hops) throws(XMLWriter.Failure) -> [UInt8] {
        switch format {
        case .stix: STIXBundle(self).json
        case .misp: MISPEvent(self).json
        case .iodef: try IODEFDocument(self).xml()
        case .csv: CSVTable(self, table).bytes
        }
    }
}

extension Export.Message {
    /// When it was seen first and last; the beginning of 1970 where nothing in it tells a time.
    var times: (first: Int64, last: Int64) {
        let times = trace.hops.compactMap { trace.received($0.n).date?.seconds }.filter { $0 >= 0 }
        let written = trace.fields.date.map(\.seconds).map { max($0, 0) }
        return (times.min() ?? written ?? 0, times.max() ?? written ?? 0)
    }

    /// Addresses of every field of a name, in the order of the header.
    func addresses(_ name: FieldName) -> [(address: String, name: String?)] {
        trace.fields.addressFields.filter { $0.name == name }.flatMap { field in
            field.mailboxes.map { index in
                let mailbox = trace.fields.mailboxes[index]
                let shown = mailbox.displayName.map { header.decoded($0) }
                return (header.value(mailbox.address), shown.flatMap { $0.isEmpty ? nil : $0 })
            }
        }
    }

    /// The domains, hosts and client addresses that its way shows, each once, in the order of the way.
    var hosts: [String] {
        unique(report.hops.flatMap { [$0.from.name, $0.from.helo, $0.by] }.compactMap { $0?.lowercased() }.filter(Self.isHost))
    }

    var clientAddresses: [String] { unique(report.hops.compactMap(\.from.ip)) }

    /// The names that servers checked.
    var checkedDomains: [String] { unique(report.statements.compactMap(\.identity.domain).filter(Self.isHost)) }

    private func unique(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// A name that can stand in DNS: letters, digits, hyphens and underscores between dots (RFC 1035 §2.3.1).
    private static func isHost(_ name: String) -> Bool {
        let labels = name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count > 1, name.utf8.count <= 253, let last = labels.last, !last.allSatisfy(\.isDigit) else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.count <= 63 && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
        }
    }
}
