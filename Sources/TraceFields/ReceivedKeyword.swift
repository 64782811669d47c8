/// Words that begin a clause.
enum ReceivedKeyword: UInt8 {
    case from, by, via, with, id, `for`, envelopeFrom, claiming
    /// A word that is followed by one more and has no member: `tls CIPHER`, `convert rfc822-to-8bit`, `pod-id NONE`.
    case pair
}
