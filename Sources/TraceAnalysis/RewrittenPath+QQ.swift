internal import TraceFields

/// What QQ Mail writes when it forwards or answers by itself.
extension RewrittenPath {
    /// `mailbox+auto_=local=domain@qq.com`: the mailbox, and where the mail goes: to where it is forwarded, or to the sender who is
    /// answered. No sender, no hash, no time.
    static func qqAuto(_ parts: AddressParts) -> RewrittenPath? {
        guard ["qq.com", "vip.qq.com", "foxmail.com"].contains(where: { parts.bytes.matches(parts.domain, $0) }),
            let tag = parts.bytes.firstRange(of: "+auto_=", in: parts.local)
        else { return nil }
        return mailboxAndDestination(.qqAuto, tag, parts)
    }
}
