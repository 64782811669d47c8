internal import TraceFields

/// The author of a copy without a From that can be read: the domain that DMARC compared, as a server that is trusted recorded it
/// (`header.from`, RFC 7489 §11.1, RFC 9989).
///
/// Not where a list or an alias service had the mail: it may have put its own name into From, and only From itself would tell. Nor where
/// two records name different domains.
enum RecordedAuthor {
    static func find(in trace: inout Trace) {
        guard trace.authorDomains.isEmpty, !MarkSearch.hasListFields(trace),
            !trace.forwardings.contains(where: { $0.isThroughList || $0.kind == .aliasService })
        else { return }
        for index in trace.statements.indices where trace.statements[index].isTrusted {
            guard let domain = recorded(index, &trace) else { continue }
            if let author = trace.author, author != domain {
                (trace.author, trace.authorRecord) = (nil, nil)
                return
            }
            if trace.author == nil { (trace.author, trace.authorRecord) = (domain, index) }
        }
    }

    /// A name without a dot is none that somebody could own.
    private static func recorded(_ index: Int, _ trace: inout Trace) -> DomainID? {
        let reading = trace.statements[index].reading
        guard trace.fields.statements[reading].method == .dmarc, trace.statements[index].suspicion == nil,
            let name = trace.fields.property(.headerFrom, of: trace.fields.statements[reading]),
            let domain = trace.domain(ofAddress: name), trace.domains.isOfDNS(domain),
            trace.domains.text(domain).utf8.contains(0x2E)
        else { return nil }
        return domain
    }
}
