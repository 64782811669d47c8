internal import TraceFields

extension IPAddress {
    /// The canonical text: dotted decimal, or RFC 5952 §4 for IPv6.
    var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
