internal import TraceFields

/// Return-Path is written at delivery (RFC 5321 §4.4): where the server that delivered the mail tested another envelope sender, somebody wrote
/// the field anew since.
enum PathDefect {
    static func note(in trace: inout Trace) {
        guard let newest = trace.hops.last, trace.order.isReliable,
            let path = trace.fields.addressFields.first(where: { $0.name == .returnPath }), path.field < newest.field,
            let mailbox = path.mailboxes.first.map({ trace.fields.mailboxes[$0] }),
            let written = trace.domain(at: mailbox.domain),
            !RewrittenPath.mayBeRewritten(trace.block.bytes, mailbox.address), !MarkSearch.tellsOfList(trace)
        else { return }
        let behind = trace.forwardings.last?.hop ?? 0
        for index in trace.statements.indices.prefix(Limits.comparedStatements) {
            guard trace.fields.statements[index].method == .spf, trace.statements[index].isTrusted,
                trace.statements[index].confidence == .certain, trace.statements[index].identity.kind == .mailfrom,
                let tested = trace.statements[index].identity.domain, let hop = trace.statements[index].evaluatedHop,
                hop > behind,
                trace.hops[hop - 1].network == newest.network
            else { continue }
            guard !trace.domains.sameOrganization(tested, written) else { return }
            return trace.fields.note(Defect(.returnPathDiffers, trace.block.fields[path.field].range, field: path.field))
        }
    }
}
