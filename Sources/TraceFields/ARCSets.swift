/// One ARC set (RFC 8617 §4): the three fields of one instance.
public struct ARCSet: Hashable, Sendable {
    /// The fields that make a set.
    public struct Parts: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let authenticationResults = Parts(rawValue: 1)
        public static let messageSignature = Parts(rawValue: 2)
        public static let seal = Parts(rawValue: 4)
        public static let all: Parts = [.authenticationResults, .messageSignature, .seal]
    }

    public var instance: Int
    /// Index in `MessageFields.results` of the ARC-Authentication-Results.
    public var authenticationResults: Int?
    /// Index in `MessageFields.signatures` of the ARC-Message-Signature.
    public var messageSignature: Int?
    /// Index in `MessageFields.signatures` of the ARC-Seal.
    public var seal: Int?

    public init(instance: Int) { self.instance = instance }

    public var present: Parts {
        var parts: Parts = []
        if authenticationResults != nil { parts.insert(.authenticationResults) }
        if messageSignature != nil { parts.insert(.messageSignature) }
        if seal != nil { parts.insert(.seal) }
        return parts
    }

    public var missing: Parts { Parts.all.subtracting(present) }
}

/// The ARC sets of one message and whether they make a chain, by structure alone: no signature is verified (RFC 8617 §5.2,
/// steps 1 to 3).
public struct ARCSets: Sendable {
    public enum Structure: Hashable, Sendable {
        /// No ARC field at all.
        case none
        /// Every set is whole and the chain is named as its sealers must name it; its seals may still be false.
        case valid
        case broken(Reason)
    }

    /// Why a chain is broken; of several reasons the first in this order.
    public enum Reason: Hashable, Sendable {
        /// A field breaks the rules for its tags or its `i=`; its index in the header block.
        case malformed(field: Int)
        case duplicate(instance: Int)
        /// An instance below the highest has no field.
        case gap(instance: Int)
        case missing(instance: Int, ARCSet.Parts)
        /// `cv=` must be `none` in the first set and `pass` in those that have a successor (RFC 8617 §4.1.3, §5.1.2).
        case chainValidation(instance: Int)
    }

    /// Sets by instance, the oldest first; of several of one instance the lowest in the header first. At most `Limits.arcInstances`.
    public private(set) var sets: [ARCSet] = []
    public private(set) var structure: Structure = .none

    public init() {}

    public init(results: [ResultField], signatures: [Signature]) {
        self.init()
        load(results: results, signatures: signatures)
    }

    /// The highest instance; 0 without a set.
    public var highestInstance: Int { sets.last?.instance ?? 0 }

    /// Groups the fields of another message, keeping the memory of the last one.
    public mutating func load(results: [ResultField], signatures: [Signature]) {
        sets.removeAll(keepingCapacity: true)
        var malformed: Int?
        var next = 0
        for (index, signature) in signatures.enumerated() where signature.kind == .arcMessage || signature.kind == .arcSeal {
            while next < results.count, results[next].field < signature.field {
                insert(results[next], next, &malformed)
                next += 1
            }
            if signature.isMalformed || signature.instance == nil {
                malformed = min(malformed ?? signature.field, signature.field)
            }
            guard let instance = signature.instance else { continue }
            insert(signature.kind == .arcSeal ? .seal : .messageSignature, instance, index)
        }
        for index in next..<results.count { insert(results[index], index, &malformed) }
        structure = malformed.map { .broken(.malformed(field: $0)) } ?? judge(signatures)
    }

    private mutating func insert(_ result: ResultField, _ index: Int, _ malformed: inout Int?) {
        guard result.source == .arcAuthenticationResults else { return }
        if result.isMalformed || result.instance == nil { malformed = min(malformed ?? result.field, result.field) }
        if let instance = result.instance { insert(.authenticationResults, instance, index) }
    }

    /// Fields come in header order: of several sets of one instance the one that was begun last takes a part that it lacks.
    private mutating func insert(_ part: ARCSet.Parts, _ instance: Int, _ index: Int) {
        guard 1...Limits.arcInstances ~= instance else { return }
        // Newest first in the message: the place is at or near the front.
        var place = 0
        while place < sets.count, sets[place].instance < instance { place += 1 }
        var open = place
        while open < sets.count, sets[open].instance == instance, sets[open].present.contains(part) { open += 1 }
        if open == sets.count || sets[open].instance != instance {
            guard sets.count < Limits.arcInstances else { return }
            sets.insert(ARCSet(instance: instance), at: place)
            open = place
        }
        switch part {
        case .authenticationResults: sets[open].authenticationResults = index
        case .messageSignature: sets[open].messageSignature = index
        default: sets[open].seal = index
        }
    }

    private func judge(_ signatures: [Signature]) -> Structure {
        guard !sets.isEmpty else { return .none }
        for (one, other) in zip(sets, sets.dropFirst()) where one.instance == other.instance {
            return .broken(.duplicate(instance: one.instance))
        }
        for (index, set) in sets.enumerated() where set.instance != index + 1 { return .broken(.gap(instance: index + 1)) }
        for set in sets where !set.missing.isEmpty { return .broken(.missing(instance: set.instance, set.missing)) }
        for set in sets where !isPossible(chainValidation(of: set, signatures), set.instance) {
            return .broken(.chainValidation(instance: set.instance))
        }
        return .valid
    }

    /// A set behind which another stands says `pass`, but for the first; only the last may say `fail`.
    private func isPossible(_ chainValidation: Signature.ChainValidation, _ instance: Int) -> Bool {
        switch chainValidation {
        case .none: instance == 1
        case .pass: instance > 1
        case .fail: instance > 1 && instance == sets.count
        case .absent, .invalid: false
        }
    }

    private func chainValidation(of set: ARCSet, _ signatures: [Signature]) -> Signature.ChainValidation {
        set.seal.map { signatures[$0].chainValidation } ?? .absent
    }

    /// What the newest seal says of the chain before it; nil without a seal.
    public func newestChainValidation(_ signatures: [Signature]) -> Signature.ChainValidation? {
        for set in sets.reversed() {
            if let seal = set.seal, signatures.indices.contains(seal) { return signatures[seal].chainValidation }
        }
        return nil
    }
}
