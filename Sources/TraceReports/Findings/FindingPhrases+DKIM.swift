/// Sentences on DKIM signatures.
extension FindingPhrases {
    static let signatureUnaligned = FindingPhrases(
        headline: Phrase(
            en: "The DKIM signature that passed belongs to {domain}, not to the author's domain {author}.",
            ja: "PASSしたDKIM署名は{domain}のもので、差出人ドメイン{author}の署名ではありません。"),
        appears: Phrase(
            en: "The DKIM signature that passed appears to belong to {domain}, not to the author's domain {author}.",
            ja: "PASSしたDKIM署名は{domain}のもので、差出人ドメイン{author}の署名ではないと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} verified a signature with d={domain}. The PASS for {domain} shows that this domain signed the mail \
                and that it was not changed since; it does not show that {author} had a part in it. Whoever can send through \
                {domain} gets such a signature, with any From.
                """,
            ja: """
                {writer}が検証したのはd={domain}の署名です。{domain}のPASSから分かるのは、このドメインが署名し、\
                その後変更されていないことだけで、{author}が関わったことまでは分かりません。{domain}から送信できる人なら、\
                どのようなFromでも同じ署名が付きます。
                """))

    static let secondSignature = FindingPhrases(
        headline: Phrase(
            en: "A second signature passed: {domain} signed the mail beside the author's domain {author}.",
            ja: "差出人ドメイン{author}の署名に加えて、{domain}の署名もPASSしています。"),
        appears: Phrase(
            en: "A second signature appears to have passed: {domain} signed the mail beside the author's domain {author}.",
            ja: "差出人ドメイン{author}の署名に加えて、{domain}の署名もPASSしたと考えられます。"),
        explanation: Phrase(
            en: """
                Sending services often sign twice, once for their customer and once for themselves. The PASS for {author} \
                proves the author's domain; the PASS for {domain} only adds who delivered the mail. That is an ordinary \
                set-up.
                """,
            ja: """
                配信サービスは、顧客のドメインと自身のドメインで二重に署名することがよくあります。\
                差出人ドメインを裏付けるのは{author}のPASSで、{domain}のPASSは配信したサービスを示すだけです。通常の構成です。
                """))

    static let defaultSignature = FindingPhrases(
        headline: Phrase(
            en: "The DKIM signature that passed is the provider's default for {domain}, not one of the author's domain {author}.",
            ja: "PASSしたDKIM署名はメールサービスの既定の署名（{domain}）で、差出人ドメイン{author}の署名ではありません。"),
        appears: Phrase(
            en: """
                The DKIM signature that passed appears to be the provider's default for {domain}, not one of the author's \
                domain {author}.
                """,
            ja: """
                PASSしたDKIM署名はメールサービスの既定の署名（{domain}）で、\
                差出人ドメイン{author}の署名ではないと考えられます。
                """),
        explanation: Phrase(
            en: """
                A mailbox provider signs with a domain of its own as long as its customer has no key. The PASS for {domain} \
                shows at best from which customer of the provider the mail came. It does not belong to {author}, so DMARC \
                does not count it.
                """,
            ja: """
                メールサービスは、顧客が独自の鍵を設定するまで、サービス側のドメインで署名します。\
                {domain}のPASSから分かるのは、せいぜいどの契約から送信されたかまでです。{author}のドメインではないため、\
                DMARCの判定には使われません。
                """))

    static let testKey = FindingPhrases(
        headline: Phrase(
            en: "The key of {domain} is marked as a test; receivers may ignore a failure.",
            ja: "{domain}の鍵はテストモード（t=y）です。失敗しても受信側に無視されることがあります。"),
        appears: Phrase(
            en: "The key of {domain} appears to be marked as a test; receivers may ignore a failure.",
            ja: "{domain}の鍵はテストモード（t=y）と考えられます。失敗しても受信側に無視されることがあります。"),
        explanation: Phrase(
            en: """
                The key record of {domain} holds the flag t=y. A receiver then has to treat a signature that does not verify \
                as if there were none. A PASS for {domain} remains a PASS. The flag is meant for the first days of a set-up \
                and is often forgotten there.
                """,
            ja: """
                {domain}の鍵レコードにはt=yフラグがあります。この場合、署名が検証できなくても、\
                受信側は署名がないものとして扱います。{domain}のPASSはPASSのまま有効です。導入直後の試験用のフラグですが、\
                消し忘れがよくあります。
                """))

    static let weakKey = FindingPhrases(
        headline: Phrase(
            en: "The signature of {domain} uses a key that is too short ({bits} bits, {algorithm}).",
            ja: "{domain}の署名の鍵は短すぎます（{bits}ビット、{algorithm}）。"),
        appears: Phrase(
            en: "The signature of {domain} appears to use a key that is too short ({bits} bits, {algorithm}).",
            ja: "{domain}の署名の鍵は短すぎると考えられます（{bits}ビット、{algorithm}）。"),
        explanation: Phrase(
            en: """
                Others can compute a key of less than 1024 bits (RFC 8301), and whoever has the key can sign as {domain}. A \
                PASS for {domain} by this signature is therefore weak evidence, and many receivers do not count it.
                """,
            ja: """
                1024ビット未満の鍵は第三者に解読されるおそれがあり（RFC 8301）、鍵を解読した人は{domain}として署名できます。\
                そのため、この署名による{domain}のPASSは証拠として弱く、採用しない受信側も多くあります。
                """))

    static let weakAlgorithm = FindingPhrases(
        headline: Phrase(
            en: "The signature of {domain} uses {algorithm}, which must not be used any more.",
            ja: "{domain}の署名は、使ってはならないとされている{algorithm}を使っています。"),
        appears: Phrase(
            en: "The signature of {domain} appears to use {algorithm}, which must not be used any more.",
            ja: "{domain}の署名は、使ってはならないとされている{algorithm}を使っていると考えられます。"),
        explanation: Phrase(
            en: """
                SHA-1 is broken, and signatures with it count as none (RFC 8301). The key itself ({bits} bits) may stay. A \
                PASS for {domain} by this signature is weak evidence, and many receivers do not count it.
                """,
            ja: """
                SHA-1は安全ではなく、これを使った署名は無効として扱うこととされています（RFC 8301）。\
                鍵（{bits}ビット）はそのままで構いません。この署名による{domain}のPASSは証拠として弱く、\
                採用しない受信側も多くあります。
                """))

    static let refusedKey = FindingPhrases(
        headline: Phrase(
            en: "A receiver set the signature of {domain} aside because of its key ({bits} bits, {algorithm}).",
            ja: "受信側は、鍵（{bits}ビット、{algorithm}）を理由に{domain}の署名を採用していません。"),
        explanation: Phrase(
            en: """
                Keys of 1024 bits are still allowed (RFC 8301), but a receiver may ask for more. The signature of {domain} \
                was not counted there, whatever else it would have shown.
                """,
            ja: """
                1024ビットの鍵はまだ認められていますが（RFC 8301）、より長い鍵を求める受信側もあります。\
                そのため{domain}の署名は、内容にかかわらず採用されていません。
                """))

    static let lengthLimited = FindingPhrases(
        headline: Phrase(
            en: "The signature of {domain} covers only the first {length} bytes; {excess} bytes after them are unsigned.",
            ja: "{domain}の署名は本文の先頭{length}バイトだけが対象です。残りの{excess}バイトは署名されていません。"),
        appears: Phrase(
            en: """
                The signature of {domain} appears to cover only the first {length} bytes; {excess} bytes after them are \
                unsigned.
                """,
            ja: "{domain}の署名は本文の先頭{length}バイトだけが対象と考えられます。残りの{excess}バイトは署名されていません。"),
        explanation: Phrase(
            en: """
                The tag l={length} limits the signature of {domain} to the beginning of the body. Whoever handles the mail \
                can add text behind that point, and the signature still gives a PASS for {domain}; in HTML the addition can \
                even cover what stands before it. The PASS for {domain} says nothing about the unsigned part.
                """,
            ja: """
                l={length}タグにより、{domain}の署名の対象は本文の先頭部分に限られています。\
                それより後ろに文章を追加しても署名は{domain}のPASSのままで、HTMLでは元の内容を隠すこともできます。\
                署名されていない部分について、{domain}のPASSは何も保証しません。
                """))

    static let lengthNotMeasured = FindingPhrases(
        headline: Phrase(
            en: """
                The signature of {domain} covers only the first {length} bytes of the body; this copy does not show how much \
                follows.
                """,
            ja: "{domain}の署名は本文の先頭{length}バイトだけが対象です。本文全体の長さは、この写しからは分かりません。"),
        appears: Phrase(
            en: """
                The signature of {domain} appears to cover only the first {length} bytes of the body; this copy does not show \
                how much follows.
                """,
            ja: """
                {domain}の署名は本文の先頭{length}バイトだけが対象と考えられます。本文全体の長さは、\
                この写しからは分かりません。
                """),
        explanation: Phrase(
            en: """
                The tag l={length} limits the signature of {domain} to the beginning of the body. Whoever handles the mail \
                can add text behind that point, and the signature still gives a PASS for {domain}. The body is not in this \
                copy, so it was not measured whether anything was added.
                """,
            ja: """
                l={length}タグにより、{domain}の署名の対象は本文の先頭部分に限られています。それより後ろに文章を追加しても、\
                署名は{domain}のPASSのままです。この写しには本文がないため、追加されたかどうかは確認していません。
                """))

    static let fromNotSigned = FindingPhrases(
        headline: Phrase(
            en: "The signature of {domain} does not protect the From line you see.",
            ja: "{domain}の署名は、表示されている差出人（From）を保護していません。"),
        appears: Phrase(
            en: "The signature of {domain} appears not to protect the From line you see.",
            ja: "{domain}の署名は、表示されている差出人（From）を保護していないと考えられます。"),
        explanation: Phrase(
            en: """
                A DKIM signature vouches only for the fields that its h= names. That of {domain} does not cover every From \
                field of this message ({count} in all), so anybody can have written the author that a mail reader shows. A \
                PASS for {domain} by this signature must not be read as one for the author.
                """,
            ja: """
                DKIM署名が保証するのは、h=に記された名前のフィールドだけです。{domain}の署名は、\
                このメールのFromフィールド（{count}個）のすべてを対象にしていません。表示されている差出人は、\
                誰でも書き込めたことになります。この署名による{domain}のPASSを、差出人のPASSと読んではいけません。
                """))

    static let replay = FindingPhrases(
        headline: Phrase(
            en: "The signature of {domain} is genuine, but the mail may have been re-sent by someone else.",
            ja: "{domain}の署名は本物ですが、第三者によって再送された可能性があります。"),
        explanation: Phrase(
            en: """
                DKIM covers the content, not the envelope: whoever holds a signed mail can send it again to anybody, and the \
                PASS for {domain} stays true. Of the four signs of that, this mail bears {count}: an envelope sender of a stranger, \
                a signature much older than the delivery, a recipient whom To and Cc do not name, a domain where everybody \
                can have an account. Honest mail can show them too, so this is a suspicion and no proof.
                """,
            ja: """
                DKIMが保証するのは内容だけで、エンベロープは対象外です。署名済みのメールを持つ人なら誰にでも再送でき、\
                それでも{domain}のPASSは変わりません。再送の兆候とされる4項目（無関係なエンベロープFrom、\
                配送より大幅に古い署名、To・Ccにない宛先、誰でもアカウントを持てるドメイン）のうち、\
                {count}項目が当てはまります。正規のメールでも起こり得るため、断定はできません。
                """))
}
