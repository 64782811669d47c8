internal import TraceFields

/// Looks for what two copies have in common, strongest first.
struct KinshipSearch {
    let first: CopyFacts
    let second: CopyFacts

    var evidence: [KinshipEvidence] {
        let found = signatures + [identity, token, body, route].compactMap { $0 } + message + [account].compactMap { $0 } + texts
        return found.enumerated().sorted { one, other in
            one.element.strength == other.element.strength
                ? one.offset < other.offset : one.element.strength > other.element.strength
        }.map(\.element)
    }

    // Signatures

    /// A `b=` of fewer characters is cut off or no signature: the shortest in use, of Ed25519, has 88.
    private static let shortestSignature = 40

    private static func isWhole(_ part: CopyFacts.SignedPart) -> Bool { part.signature.utf8.count >= shortestSignature }

    private var signatures: [KinshipEvidence] {
        var evidence: [KinshipEvidence] = []
        if let pair = equalSignature([.dkim, .googleDKIM]) {
            evidence.append(
                KinshipEvidence(
                    code: .signatureEquals, value: pair.0.domain, firstField: pair.0.field, secondField: pair.1.field))
        }
        if let pair = equalSignature([.arcSeal]) {
            evidence.append(
                KinshipEvidence(code: .sealEquals, value: pair.0.domain, firstField: pair.0.field, secondField: pair.1.field))
        }
        guard evidence.isEmpty else { return evidence }
        for one in first.signatures where one.kind == .dkim && !one.bodyHash.isEmpty {
            for other in second.signatures where other.kind == .dkim && other.bodyHash == one.bodyHash {
                let isWhole = Self.isWhole(one) && Self.isWhole(other)
                if isWhole, one.domain == other.domain, one.selector == other.selector, one.time != nil, one.time == other.time {
                    evidence.append(
                        KinshipEvidence(code: .signedTwice, value: one.domain, firstField: one.field, secondField: other.field))
                }
                evidence.append(KinshipEvidence(code: .bodyHashEquals, firstField: one.field, secondField: other.field))
                return evidence
            }
        }
        return evidence
    }

    private func equalSignature(_ kinds: [Signature.Kind]) -> (CopyFacts.SignedPart, CopyFacts.SignedPart)? {
        for one in first.signatures where kinds.contains(one.kind) && Self.isWhole(one) {
            let other = second.signatures.first {
                $0.kind == one.kind && $0.signature == one.signature && $0.domain == one.domain && $0.selector == one.selector
            }
            if let other { return (one, other) }
        }
        return nil
    }

    // One delivery

    private var hasEqualIdentifier: Bool { first.messageID != nil && first.messageID == second.messageID }
    private var hasEqualDate: Bool { first.date != nil && first.date == second.date }
    private var hasEqualAuthor: Bool { first.from != nil && first.from == second.from }

    private var identity: KinshipEvidence? {
        guard hasEqualIdentifier, hasEqualDate, hasEqualAuthor else { return nil }
        return fields(.messageIdentityEquals, .messageID, value: first.messageID)
    }

    private var token: KinshipEvidence? {
        for one in first.tokens {
            guard let other = second.tokens.first(where: { $0.name == one.name }) else { continue }
            return KinshipEvidence(
                code: one.value == other.value ? .deliveryTokenEquals : .deliveryTokenDiffers, value: one.name,
                firstField: one.field,
                secondField: other.field)
        }
        return nil
    }

    private var body: KinshipEvidence? {
        guard let one = first.body, let other = second.body else { return nil }
        return KinshipEvidence(code: one == other ? .bodyEquals : .bodyDiffers)
    }

    private var route: KinshipEvidence? {
        let count = AlignedWay.commonTail(first, second)
        guard count > 0 else { return nil }
        return KinshipEvidence(
            code: .routeEquals, count: count, firstField: first.hops[count - 1].field, secondField: second.hops[count - 1].field)
    }

    // One text

    private var message: [KinshipEvidence] {
        var evidence: [KinshipEvidence?] = []
        if identity == nil, hasEqualIdentifier { evidence.append(fields(.messageIDEquals, .messageID, value: first.messageID)) }
        if first.messageID != nil, second.messageID != nil, !hasEqualIdentifier {
            evidence.append(fields(.messageIDDiffers, .messageID))
        }
        if identity == nil, hasEqualDate { evidence.append(fields(.dateEquals, .date)) }
        if first.date != nil, second.date != nil, !hasEqualDate { evidence.append(fields(.dateDiffers, .date)) }
        return evidence.compactMap { $0 }
    }

    /// The same customer of the same service: the account stands in the envelope sender.
    private var account: KinshipEvidence? {
        guard let service = first.service, service == second.service, let account = first.account, account == second.account
        else {
            return nil
        }
        return KinshipEvidence(code: .serviceAccountEquals, value: service)
    }

    private var texts: [KinshipEvidence] {
        var evidence: [KinshipEvidence?] = []
        if hasEqualAuthor {
            evidence.append(fields(.fromEquals, .from, value: first.from))
        } else if first.from != nil, second.from != nil {
            evidence.append(fields(.fromDiffers, .from))
        }
        if let one = first.subject, one == second.subject, !one.isEmpty { evidence.append(fields(.subjectEquals, .subject)) }
        if let one = first.recipient, let other = second.recipient {
            evidence.append(
                one == other ? KinshipEvidence(code: .recipientEquals, value: one) : KinshipEvidence(code: .recipientDiffers))
        }
        return evidence.compactMap { $0 }
    }

    private func fields(_ code: KinshipEvidence.Code, _ name: FieldName, value: String? = nil) -> KinshipEvidence {
        KinshipEvidence(
            code: code, value: value, firstField: first.fields.first { $0.known == name }?.index,
            secondField: second.fields.first { $0.known == name }?.index)
    }
}
