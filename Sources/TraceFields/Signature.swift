/// One field that is a tag list: DKIM-Signature (RFC 6376 §3.5), X-Google-DKIM-Signature, ARC-Message-Signature and ARC-Seal
/// (RFC 8617 §4.1.2, §4.1.3).
public struct Signature: Sendable {
    public enum Kind: UInt8, Sendable { case dkim, googleDKIM, arcMessage, arcSeal }
    public enum ChainValidation: UInt8, Sendable { case absent, none, pass, fail, invalid }

    /// Index of the field in its header block.
    public var field: Int
    public var kind: Kind
    /// ARC instance; nil for DKIM, where `i=` is the AUID.
    public var instance: Int?
    /// `a=`
    public var algorithm: ByteRange?
    /// `d=`
    public var domain: ByteRange?
    /// `s=`
    public var selector: ByteRange?
    /// `i=` of a DKIM-Signature
    public var identity: ByteRange?
    /// `b=` as written, folding white space included; compare with `hasSignaturePrefix`.
    public var signature: ByteRange?
    /// `bh=` as written.
    public var bodyHash: ByteRange?
    /// `h=` as written.
    public var headers: ByteRange?
    /// `c=`
    public var canonicalization: ByteRange?
    /// `t=`, seconds since 1970 (milliseconds of some signers divided).
    public var time: Int64?
    /// `x=`, seconds since 1970.
    public var expiry: Int64?
    /// `l=`
    public var bodyLength: Int?
    /// `cv=` of an ARC-Seal.
    public var chainValidation: ChainValidation = .absent
    /// Octets of `b=` once folding white space is removed.
    public var signatureLength = 0
    /// Whether the tag list breaks a rule of its RFC; the defects say which.
    public var isMalformed = false

    public init(field: Int, kind: Kind) {
        self.field = field
        self.kind = kind
    }
}
