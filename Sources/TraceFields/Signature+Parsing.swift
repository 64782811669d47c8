extension Signature {
    /// Reads a DKIM-Signature (RFC 6376 §3.5), an ARC-Message-Signature or an ARC-Seal (RFC 8617 §4.1.2, §4.1.3).
    ///
    /// What the tags may not hold sets `isMalformed` and leaves a defect that says which rule is broken; the value is kept.
    /// A tag that stands twice keeps its first value.
    public static func parse(
        _ bytes: ByteView, field: Int, kind: Signature.Kind, value: ByteRange, lexer: inout Lexer, defects: inout [Defect]
    ) -> Signature {
        var reader = SignatureReader(bytes: bytes, value: value, signature: Signature(field: field, kind: kind))
        swap(&reader.defects, &defects)
        reader.read()
        swap(&reader.defects, &defects)
        return reader.signature
    }

    /// Whether `b=` without folding white space begins with the bytes in `prefix`, the value of `header.b` (RFC 6008 §4).
    ///
    /// Fewer than four octets tell nothing apart and never match.
    public func hasSignaturePrefix(_ prefix: ByteRange, in bytes: ByteView) -> Bool {
        guard let signature, signature.upper <= bytes.count, prefix.upper <= bytes.count else { return false }
        var position = signature.lower
        var matched = 0
        for index in prefix.lower..<max(prefix.lower, prefix.upper) where !bytes[index].isFoldingSpace {
            while position < signature.upper, bytes[position].isFoldingSpace { position += 1 }
            guard position < signature.upper, bytes[position] == bytes[index] else { return false }
            position += 1
            matched += 1
        }
        return matched >= 4
    }

    /// How often `h=` lists the field `name`, which is written in lower case; more often than it stands in the message
    /// forbids to add one (RFC 6376 §5.4.2).
    public func signedHeaderCount(of name: StaticString, in bytes: ByteView) -> Int {
        // Most ask for a name that does not stand there.
        guard let headers, bytes.firstRange(of: name, in: headers) != nil else { return 0 }
        var found = 0
        var start = headers.lower
        while start <= headers.upper {
            let end = bytes.firstIndex(of: 0x3A, in: ByteRange(start, headers.upper)) ?? headers.upper
            if bytes.matches(bytes.trimmed(ByteRange(start, end)), name) { found += 1 }
            start = end + 1
        }
        return found
    }
}

/// Reads the tags of one signature and checks them.
private struct SignatureReader {
    let bytes: ByteView
    let value: ByteRange
    var signature: Signature
    var defects: [Defect] = []
    private var names = TagNames()
    private var hasBodyHash = false
    private var hasChainValidation = false

    init(bytes: ByteView, value: ByteRange, signature: Signature) {
        self.bytes = bytes
        self.value = value
        self.signature = signature
    }

    mutating func read() {
        var list = TagList(bytes, value)
        while let element = list.next() {
            switch element {
            case .broken(let range): reject(.tagSyntax, range)
            case .tag(let tag):
                if names.insert(tag.name, in: bytes) {
                    take(tag)
                } else {
                    reject(.duplicateTag, tag.name.through(tag.value))
                }
            }
        }
        checkRequired()
    }

    private mutating func reject(_ code: Defect.Code, _ range: ByteRange) {
        signature.isMalformed = true
        defects.note(Defect(code, range, field: signature.field))
    }

    private mutating func take(_ tag: Tag) {
        if tag.name.count == 1 {
            takeLetter(bytes[tag.name.lower], tag)
        } else if bytes.equals(tag.name, "bh") {
            hasBodyHash = true
            signature.bodyHash = tag.value
            if signature.kind != .arcSeal { checkBase64(tag) }
        } else if bytes.equals(tag.name, "cv"), signature.kind == .arcSeal {
            hasChainValidation = true
            takeChainValidation(tag.value)
        }
    }

    private mutating func takeLetter(_ letter: UInt8, _ tag: Tag) {
        let value = tag.value
        switch Unicode.Scalar(letter) {
        case "a": takeAlgorithm(value)
        case "b":
            signature.signature = value
            signature.signatureLength = checkBase64(tag)
        case "c": takeCanonicalization(value)
        case "d": takeDomain(value)
        case "h": takeHeaders(value)
        case "i": takeIdentity(value)
        case "l" where !isARC: signature.bodyLength = number(value).flatMap { Int(exactly: $0) }
        case "s":
            signature.selector = value
            if value.isEmpty { reject(.badTagValue, value) }
        case "t": signature.time = number(value)
        case "v" where !isARC:
            if !bytes.equals(value, "1") { reject(.badTagValue, value) }
        case "x": signature.expiry = number(value)
        default: break
        }
    }

    private var isARC: Bool { signature.kind == .arcMessage || signature.kind == .arcSeal }

    // Tags

    /// RFC 6376 §3.3, RFC 8301 §3.1, RFC 8463 §3; ARC knows no SHA-1 (RFC 8617 §4.1).
    private mutating func takeAlgorithm(_ value: ByteRange) {
        signature.algorithm = value
        let isKnown =
            bytes.matches(value, "rsa-sha256") || bytes.matches(value, "ed25519-sha256")
            || !isARC && bytes.matches(value, "rsa-sha1")
        if !isKnown { reject(.badTagValue, value) }
    }

    private mutating func takeCanonicalization(_ value: ByteRange) {
        signature.canonicalization = value
        let slash = bytes.firstIndex(of: 0x2F, in: value)
        let header = ByteRange(value.lower, slash ?? value.upper)
        let body = slash.map { ByteRange($0 + 1, value.upper) }
        if !Self.isCanonicalization(bytes, header) || !(body.map { Self.isCanonicalization(bytes, $0) } ?? true) {
            reject(.badTagValue, value)
        }
    }

    private static func isCanonicalization(_ bytes: ByteView, _ range: ByteRange) -> Bool {
        bytes.matches(range, "relaxed") || bytes.matches(range, "simple")
    }

    /// `d=` is a domain name (RFC 6376 §3.5): labels that are not empty.
    private mutating func takeDomain(_ value: ByteRange) {
        signature.domain = value
        if !bytes.isHostName(value) || holdsEmptyLabel(value) { reject(.badTagValue, value) }
    }

    private func holdsEmptyLabel(_ name: ByteRange) -> Bool {
        var start = name.lower
        while let dot = bytes.firstIndex(of: 0x2E, in: ByteRange(start, name.upper)) {
            if dot == start { return true }
            start = dot + 1
        }
        return start == name.upper
    }

    /// An ARC-Seal covers the ARC fields alone and has no `h=` (RFC 8617 §4.1.3); no `h=` lists an ARC-Seal (§4.1.2).
    private mutating func takeHeaders(_ value: ByteRange) {
        signature.headers = value
        switch signature.kind {
        case .arcSeal: reject(.badTagValue, value)
        case .arcMessage: if signature.signedHeaderCount(of: "arc-seal", in: bytes) > 0 { reject(.badTagValue, value) }
        case .dkim, .googleDKIM: if value.isEmpty { reject(.badTagValue, value) }
        }
    }

    private mutating func takeIdentity(_ value: ByteRange) {
        guard isARC else {
            signature.identity = value
            return
        }
        if let instance = bytes.decimal(value), 1...Limits.arcInstances ~= instance {
            signature.instance = instance
        } else {
            reject(.badTagValue, value)
        }
    }

    /// Seconds since 1970, or a length. A time of 13 digits counts milliseconds.
    private mutating func number(_ value: ByteRange) -> Int64? {
        guard let number = bytes.decimal(value) else {
            reject(.badTagValue, value)
            return nil
        }
        return value.count == 13 ? Int64(number) / 1_000 : Int64(number)
    }

    private mutating func takeChainValidation(_ value: ByteRange) {
        if bytes.matches(value, "none") {
            signature.chainValidation = .none
        } else if bytes.matches(value, "pass") {
            signature.chainValidation = .pass
        } else if bytes.matches(value, "fail") {
            signature.chainValidation = .fail
        } else {
            signature.chainValidation = .invalid
            reject(.badTagValue, value)
        }
    }

    /// Counts the octets of base64 that folding white space cuts (RFC 6376 §2.10); they come in fours.
    @discardableResult
    private mutating func checkBase64(_ tag: Tag) -> Int {
        var (count, index) = tag.digits
        var padding = 0
        var isSound = true
        while index < tag.value.upper {
            let byte = bytes[index]
            index += 1
            if byte.isFoldingSpace { continue }
            count += 1
            if byte == 0x3D { padding += 1 } else { isSound = false }
        }
        if !isSound || count == 0 || count % 4 != 0 || padding > 2 { reject(.badTagValue, tag.value) }
        return count
    }

    // Rules over all tags

    private mutating func checkRequired() {
        let letters: StaticString =
            switch signature.kind {
            case .dkim: "vabdhs"
            case .googleDKIM: "abdhs"
            case .arcMessage: "iabdhs"
            case .arcSeal: "iabds"
            }
        for index in 0..<letters.utf8CodeUnitCount where !names.contains(Unicode.Scalar(letters.utf8Start[index])) {
            reject(.missingTag, value)
        }
        if signature.kind == .arcSeal {
            if !hasChainValidation { reject(.missingTag, value) }
        } else if !hasBodyHash {
            reject(.missingTag, value)
        }
    }
}
