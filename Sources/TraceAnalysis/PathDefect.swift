internal import TraceFields

/// Return-Path is written at delivery (RFC 5321 §4.4): where the server that took the mail last saw an envelope sender of another
/// organization, and nothing shows a forwarding, a list or a rewriting behind it, somebody wrote the field anew since.
enum PathDefect {
    static func note(in trace: inout Trace) {
        guard trace.names.contains(.returnPath), trace.order.isReliable, let newest = trace.hops.last,
            let path = trace.fields.addressFields.first(where: { $0.name == .returnPath }), path.field < newest.field,
            let mailbox = path.mailboxes.first.map({ trace.fields.mailboxes[$0] }),
            let written = trace.domain(at: mailbox.domain),
            let seen = trace.hops.last(where: { $0.envelope.isSeen && $0.envelope.domain != nil }), seen.isTrusted,
            seen.network == newest.network, let tested = seen.envelope.domain, tested != written,
            !trace.domains.sameOrganization(tested, written)
        else { return }
        // The server's own organization rewrites what it delivers to its own lists and aliases.
        guard trace.domains.network(written) != newest.network, !trace.forwardings.contains(where: { $0.hop >= seen.n }),
            !RewrittenPath.mayBeRewritten(trace.block.bytes, mailbox.address), !MarkSearch.tellsOfList(trace)
        else { return }
        trace.fields.note(Defect(.returnPathDiffers, trace.block.fields[path.field].range, field: path.field))
    }
}
