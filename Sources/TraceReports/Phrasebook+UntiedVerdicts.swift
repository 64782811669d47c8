internal import TraceAnalysis

/// Sentences beside verdicts on what anybody can write: a signature that did not verify, and the envelope sender of a forwarder.
extension Phrasebook {
    /// The envelope sender is a forwarder's or a list's by its form, and the server that took the mail denies it.
    static let forwardingDenied = Phrase(
        en:
            "The envelope sender has a form in which forwarders and lists write theirs, under the name {domain}. Where the mail came in, SPF gave {result} for that name, and no server that you trust recorded anything else of {domain}. Anybody can write such an address, and a forwarder without a proper SPF record looks the same.",
        ja:
            "エンベロープFromは{domain}による転送やメーリングリストの形をしていますが、受信時のSPFはこの名前に対して{result}で、信頼するサーバーの記録にも{domain}を経由したことを示すものはありません。このようなアドレスは誰でも書けますが、SPFレコードが整っていない転送サーバーでも同じ結果になります。"
    )

    /// Nothing but a signature that did not verify ties the mail to the author.
    static func untied(_ finding: Finding) -> Phrase {
        switch (finding.code, finding.variant) {
        case (.dkimBodyChangedInTransit, _): copiedSignature
        case (.dkimKeyMissing, .revoked?), (.dkimKeyMissing, .recordBroken?): signatureWithoutKey
        default: inventedKey
        }
    }

    private static let copiedSignature = Phrase(
        en:
            "The signature of {domain} does not match: either the mail was changed after it was signed, or signed wrongly, or somebody copied the signature from another mail into his own. This copy cannot tell which, and nothing else in it ties the mail to {domain}.",
        ja:
            "{domain}の署名はこのメールと一致しません。署名後に内容が変わった、署名が誤っていた、または第三者が別のメールの署名を写した、のいずれかです。この写しからは区別できず、ほかに{domain}との関わりを示すものもありません。"
    )
    private static let inventedKey = Phrase(
        en:
            "The signature that names {domain} could not be checked: no usable key was found at {record}. It may have been removed, but whoever sends a mail can name any key: such a key may never have existed, and nothing else in this copy ties the mail to {domain}.",
        ja:
            "{domain}を名乗る署名は、使える公開鍵（{record}）が得られず検証できていません。鍵が削除された可能性もありますが、署名に書く鍵の名前は送信者が自由に決められるため、初めから存在しない鍵かもしれません。ほかに{domain}との関わりを示すものもありません。"
    )
    private static let signatureWithoutKey = Phrase(
        en:
            "The signature that names {domain} could not be checked: the record {record} holds no usable key. Whoever sends a mail can write such a signature, and nothing else in this copy ties the mail to {domain}.",
        ja:
            "{domain}を名乗る署名は、レコード（{record}）に使える鍵がなく検証できていません。このような署名は送信者が自由に書けるもので、ほかに{domain}との関わりを示すものもありません。"
    )
}
