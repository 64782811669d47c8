internal import TraceFields

/// Where a body was changed, as the hashes (`bh=`) tell that ARC sealers took of it. Nobody verified the seals here.
enum BodyHashes {
    /// The set whose sealer was the first to seal the changed body: what a signature covers was sealed before it, and what it sealed by
    /// all behind it. Nil where the hashes do not tell, or cannot be compared (RFC 6376 §3.4, §3.7).
    static func firstOfChanged(_ signature: Signature, _ context: borrowing RuleContext) -> AttributedARCSet? {
        guard let signed = Hash(signature, context) else { return nil }
        // What a hash must be comparable with to be another one: the newest that is of the signed body.
        var known = signed
        var changed: (set: AttributedARCSet, hash: Hash)?
        for set in context.trace.arc.sets {
            guard let index = set.messageSignature, let hash = Hash(context.trace.fields.signatures[index], context) else {
                return nil
            }
            if let changed {
                guard hash.value == changed.hash.value else { return nil }
            } else if hash.value == signed.value {
                known = hash
            } else if hash.isComparable(with: known) || hash.isComparable(with: signed) {
                changed = (set, hash)
            } else {
                return nil
            }
        }
        return changed?.set
    }

    /// A hash of all of a body, and how it was made.
    private struct Hash {
        var value: String
        var isRelaxed: Bool

        init?(_ signature: Signature, _ context: borrowing RuleContext) {
            let bytes = context.trace.block.bytes
            guard let value = signature.bodyHash, !value.isEmpty, signature.bodyLength == nil,
                let algorithm = signature.algorithm,
                bytes.hasSuffix(bytes.trimmed(algorithm), "sha256")
            else { return nil }
            self.value = context.trace.withoutSpace(value)
            isRelaxed = BodyChangedRule.isRelaxed(signature, context)
        }

        /// Equal bodies give equal hashes only in one canonical form.
        func isComparable(with other: Hash) -> Bool { isRelaxed == other.isRelaxed }
    }
}
