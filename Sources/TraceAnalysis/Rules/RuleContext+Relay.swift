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
        guard authorSignaturePass == nil, let pass = authorPathPass, let hop = judgedHop(pass) else { return nil }
        let client = client(pass)
        guard client != nil || hidesClient(pass) else { return nil }
        // Of a client behind a mask nobody knows that it is the same.
        return pathFailures(before: hop).first { client == nil || self.client($0) != client }.map {
            Relayed(failure: $0, pass: pass)
        }
    }

    /// SPF of the author's name failed at an older hop, which saw no signature, and the signature that passed stands above its line: a relay
    /// put it on. Whoever may use the relay gets it.
    var signedLater: Relayed? {
        guard let pass = authorSignaturePass, let hop = judgedHop(pass), let signature = signature(pass) else { return nil }
        return pathFailures(before: hop).first { failure in
            guard let earlier = judgedHop(failure), signature.field < trace.hops[earlier - 1].field else { return false }
            return dkim.contains { self.hop($0) == self.hop(failure) && result($0) == .none }
        }.map { Relayed(failure: $0, pass: pass) }
    }

    /// SPF of the author's name that failed for a client of the world at a hop before another.
    private func pathFailures(before hop: Int) -> StatementSet {
        ((spf & aligned) - forged).filter { failure in
            guard result(failure) == .fail || result(failure) == .softfail, let earlier = judgedHop(failure), earlier < hop,
                trace.statements[failure].confidence >= .likely
            else { return false }
            return client(failure)?.isRoutable ?? hidesClient(failure)
        }
    }

    /// Whether a mask stands where the address stood that SPF judged.
    private func hidesClient(_ statement: Int) -> Bool {
        reading(statement).hidesClient || judgedHop(statement).map { trace.hops[$0 - 1].reach == .hidden } ?? false
    }

    /// The address that SPF judged.
    func client(_ statement: Int) -> IPAddress? {
        reading(statement).clientAddress ?? judgedHop(statement).flatMap { trace[received: $0].address }
    }
}
