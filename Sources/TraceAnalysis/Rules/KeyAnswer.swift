internal import TraceFields

/// What other lines say of a key that one server did not have.
enum KeyAnswer {
    /// A definitive result for the same signature by the same writer.
    static func besides(_ statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.hop(statement) else { return nil }
        return context.dkim.first { other in
            guard other != statement, context.hop(other) == hop, context.isSameSignature(other, statement),
                context.selector(other) != nil || context.trace.statements[other].signature != nil
            else { return false }
            switch context.result(other).wordClass {
            case .pass: return true
            case .fail: return context.result(statement).wordClass == .error && context.source(other) == context.source(statement)
            case .passLike, .weak, .error, .nothing: return false
            }
        }
    }

    /// A word of a newer server that had the key which all of `group` lacked. Nil where one of them is newer than any such word: what
    /// was there once may be gone since.
    static func later(than group: StatementSet, _ context: borrowing RuleContext) -> Int? {
        var answer: Int?
        for statement in group {
            guard let later = later(than: statement, context) else { return nil }
            answer = answer ?? later
        }
        return answer
    }

    /// The word of a server that is trusted no less than the one that lacked the key: what only a stranger says silences no other.
    private static func later(than statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.hop(statement) ?? context.claimedHop(statement), context.domain(statement) != nil else {
            return nil
        }
        let isTrusted = context.isTrusted(statement)
        var probable: Int?
        for other in context.dkim {
            guard let newer = context.hop(other), newer > hop, context.domain(other) == context.domain(statement),
                !isTrusted || context.isTrusted(other), !context.isSelfAsserted(other), isOfReadKey(other, context)
            else { continue }
            switch isSameKey(other, statement, context) {
            case true?: return other
            case false?: continue
            case nil: probable = probable ?? other
            }
        }
        return probable.flatMap { isOnly(statement, context) && isOnly($0, context) ? $0 : nil }
    }

    /// Whether nobody can write this without the key.
    private static func isOfReadKey(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        switch context.cause(statement) {
        case .signatureMismatch?: true
        case nil, .bodyChanged?, .testKey?, .keyLength?, .dnssecState?, .verified?:
            context.isPass(statement) || context.says(.keyLength, statement) && !context.says(.keyUnusable, statement)
        default: false
        }
    }

    /// Whether two statements are about one key: by the signature, else by its beginning or its selector; nil where they do not tell.
    private static func isSameKey(_ one: Int, _ other: Int, _ context: borrowing RuleContext) -> Bool? {
        if let first = context.signature(one), let second = context.signature(other), first.field == second.field { return true }
        if let first = context.property(.headerB, one), let second = context.property(.headerB, other),
            context.trace.isBeginning(first, of: second)
        {
            return true
        }
        guard let first = context.selector(one), let second = context.selector(other) else { return nil }
        return context.trace.block.bytes.equalIgnoringCase(first, second)
    }

    /// Whether its server read no other signature of the name, and the copy holds none with another key.
    private static func isOnly(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        let domain = context.domain(statement)
        let hop = context.hop(statement)
        let isOneOfSeveral = context.dkim.contains { other in
            context.hop(other) == hop && context.domain(other) == domain
                && context.result(other).wordClass != context.result(statement).wordClass
        }
        return !isOneOfSeveral && !context.trace.hasSeveralKeys(domain)
    }
}

extension Trace {
    /// Whether one of two values begins with the other; signatures are told apart by their first letters.
    fileprivate func isBeginning(_ one: ByteRange, of other: ByteRange) -> Bool {
        let count = min(one.count, other.count)
        guard count >= 8 else { return false }
        return block.bytes[one.lower..<one.lower + count].elementsEqual(block.bytes[other.lower..<other.lower + count])
    }

    /// Whether the signatures of a domain name more than one selector.
    fileprivate mutating func hasSeveralKeys(_ domain: DomainID?) -> Bool {
        var known: ByteRange?
        for signature in fields.signatures where signature.kind == .dkim {
            guard let selector = signature.selector, let signer = self.domain(at: signature.domain), signer == domain else {
                continue
            }
            if let known, !block.bytes.equalIgnoringCase(known, selector) { return true }
            known = selector
        }
        return false
    }
}
