internal import TraceFields

/// What points to a forwarding that no line of this copy shows.
public enum UnplacedForwarding: Sendable {
    /// Return-Path is an address that a forwarder rewrote, though no line saw it: servers that rewrite whatever they hand on do so
    /// at delivery too.
    case rewrittenAtDelivery
    /// A list manager left its marks, and none of its lines, or nothing behind them.
    case listMarks
}

extension Trace {
    /// What to tell where no forwarding was found; nil where nothing points to one.
    public var unplacedForwarding: UnplacedForwarding? {
        guard forwardings.isEmpty, !hops.isEmpty else { return nil }
        if MarkSearch.hasListFields(self) { return .listMarks }
        guard let field = fields.addressFields.first(where: { $0.name == .returnPath }), let mailbox = field.mailboxes.first
        else { return nil }
        switch RewrittenPath.decode(text(fields.mailboxes[mailbox].address)).kind {
        case .srs0, .srs1, .srsOpaque, .microsoftSRS, .googleCaf: return .rewrittenAtDelivery
        case .plain, .null, .microsoftSRSOpaque, .googleGroups, .batv, .verp, .listBounce, .espBounce, .aliasService,
            .notAnAddress:
            return nil
        }
    }
}
