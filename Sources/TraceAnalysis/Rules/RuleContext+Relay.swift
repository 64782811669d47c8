internal import TraceFields

/// A PASS of SPF that a relay earned in the author's name.
extension RuleContext {
    struct Relayed {
        /// SPF of the author's name, as it failed where the mail came in.
        var failure: Int
        /// The same name behind it, for another client.
        var pass: Int
    }

    /// SPF of the author's name failed at an older hop, and passed at a newer one for a client that the record covers, as it covers the
    /// shared servers of a provider. Nil where a signature proves the author. That the older hop is not trusted is no matter: nobody
    /// writes a failure about himself.
    var relayed: Relayed? {
        guard authorSignaturePass == nil, let pass = authorPathPass, let hop = judgedHop(pass), let client = client(pass) else {
            return nil
        }
        let failures = (spf & aligned) - forged
        return failures.first { failure in
            guard result(failure) == .fail || result(failure) == .softfail, let earlier = judgedHop(failure), earlier < hop,
                trace.statements[failure].confidence >= .likely, let other = self.client(failure)
            else { return false }
            return other != client && other.isRoutable
        }.map { Relayed(failure: $0, pass: pass) }
    }

    /// The address that SPF judged.
    func client(_ statement: Int) -> IPAddress? {
        reading(statement).clientAddress ?? judgedHop(statement).flatMap { trace[received: $0].address }
    }
}
