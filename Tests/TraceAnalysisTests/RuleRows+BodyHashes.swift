@testable import TraceAnalysis

extension RuleRow {
    /// Sealed by the author's provider and by a gateway of the receiver, which verified the signature, with these hashes of the body.
    private static func sealed(_ first: String, _ second: String, _ form: String = "relaxed") -> SampleMail {
        mail { mail in
            mail.client = "gw.mailbox.example"
            mail.results = "dkim=fail (body hash did not verify) header.d=service.example header.s=s1"
            mail.signature = "d=service.example; s=s1; h=from"
            mail.below =
                set(2, "gw.mailbox.example", second, form) + """
                    Received: from mail.service.example (mail.service.example [192.0.2.25])
                     by gw.mailbox.example (Postfix) with ESMTPS id 3 for <reader@mailbox.example>; Sun, 1 Mar 2026 11:59:59 +0000

                    """ + set(1, "mail.service.example", first, "relaxed")
        }
    }

    /// An ARC set with a result.
    static func set(
        _ instance: Int, _ sealer: String, _ hash: String = "YWJjZA==", _ form: String = "relaxed",
        of result: String = "dkim=pass header.d=service.example header.s=s1"
    ) -> String {
        """
        ARC-Seal: i=\(instance); a=rsa-sha256; s=arc; d=\(sealer); cv=\(instance == 1 ? "none" : "pass"); b=\(SampleMail.longSignature)
        ARC-Message-Signature: i=\(instance); a=rsa-sha256; c=relaxed/\(form); d=\(sealer); s=arc; h=from; bh=\(hash);
         b=\(SampleMail.longSignature)
        ARC-Authentication-Results: i=\(instance); \(sealer); \(result)

        """
    }

    static let bodyHashRows: [RuleRow] = [
        .fires(
            .dkimBodyChangedInTransit, .warning, .bySeals, "the gateway sealed another body", sealed("YWJj\n\tZA==", "eHl6eg==")),
        .fires(.dkimBodyChangedInTransit, .warning, "another one before the signature verified", sealed("eHl6eg==", "eHl6eg==")),
        .fires(.dkimBodyChangedInTransit, .warning, "both sealed what was signed", sealed("YWJjZA==", "YWJjZA==")),
        .fires(.dkimBodyChangedInTransit, .warning, "each sealed another body", sealed("eHl6eg==", "MTIzNA==")),
        .fires(.dkimBodyChangedInTransit, .warning, "hashes of two forms", sealed("YWJjZA==", "eHl6eg==", "simple")),
    ]
}
