/// Sentences on the key records of DKIM.
extension FindingPhrases {
    static let keyUnreachable = FindingPhrases(
        headline: Phrase(
            en: "The DKIM key could not be fetched from DNS: {record}.",
            ja: "DKIMの公開鍵をDNSから取得できませんでした（{record}）。"),
        appears: Phrase(
            en: "The DKIM key could apparently not be fetched from DNS: {record}.",
            ja: "DKIMの公開鍵をDNSから取得できなかったと考えられます（{record}）。"),
        explanation: Phrase(
            en: """
                {writer} needed the public key of {domain}, got no answer and recorded {result}. The signature could not be \
                checked: that speaks neither for nor against the mail, although some mail readers show it as FAIL. Typical \
                causes are a deleted CNAME record, a zone that does not answer, or trouble at the receiver's own resolver.
                """,
            ja: """
                {writer}は{domain}の公開鍵を取得できず、{result}と記録しています。署名を検証できなかったという意味で、\
                メールの真偽についての判定ではありません（FAILと表示するメールソフトもあります）。CNAMEレコードの削除、\
                ゾーンの無応答、受信側リゾルバーの不調などが考えられます。
                """))

    static let keyMissing = FindingPhrases(
        headline: Phrase(
            en: "The DKIM key {record} does not exist in DNS.",
            ja: "DKIMの公開鍵レコード（{record}）がDNSに存在しません。"),
        appears: Phrase(
            en: "The DKIM key {record} appears not to exist in DNS.",
            ja: "DKIMの公開鍵レコード（{record}）はDNSに存在しないと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} asked DNS for the public key of {domain}, found none and recorded {result}. The signature could not \
                be checked, so it speaks neither for nor against {domain}. Usually somebody deleted a CNAME or TXT record or \
                mistyped its name; a sending service does not notice and signs on. In old mail it is normal, because keys are \
                replaced. But anybody can write a signature with any name: where nothing else ties the mail to {domain}, such a \
                key may never have existed.
                """,
            ja: """
                {writer}は{domain}の公開鍵をDNSで見つけられず、{result}と記録しています。署名を検証できていないため、\
                {domain}からのメールかどうかの根拠にはなりません。CNAMEやTXTレコードの削除、レコード名の誤りがよくある原因で、\
                配信サービスは気付かずに署名を続けます。古いメールでは、鍵の更新による正常な状態です。\
                ただし署名に書く名前は誰でも自由に決められるため、ほかに{domain}との関わりを示すものがなければ、\
                初めから存在しない鍵かもしれません。
                """))

    static let keyUnusable = FindingPhrases(
        headline: Phrase(
            en: "The DKIM key {record} does not exist in DNS, or cannot be used.",
            ja: "DKIMの公開鍵レコード（{record}）がDNSに存在しないか、使えません。"),
        appears: Phrase(
            en: "The DKIM key {record} appears not to exist in DNS, or cannot be used.",
            ja: "DKIMの公開鍵レコード（{record}）は、DNSに存在しないか使えないと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} got no key of {domain} that it could use and recorded {result}; its words do not tell whether the \
                record is missing, has been emptied or is mistyped. The mail was signed, also where the word is none: the \
                signature could not be checked, so it speaks neither for nor against {domain}.
                """,
            ja: """
                {writer}は{domain}の使える公開鍵を得られず、{result}と記録しています。レコードがないのか、空なのか、\
                書き間違いなのかは、この記録からは分かりません。noneと記録されていても、署名がないという意味ではありません。\
                署名を検証できていないため、{domain}からのメールかどうかの根拠にはなりません。
                """))

    static let keyFetchedLater = FindingPhrases(
        headline: Phrase(
            en: "{hop} did not get the DKIM key {record}; {laterHop} had it.",
            ja: "DKIMの公開鍵（{record}）は、{hop}では取得できず、{laterHop}では取得できています。"),
        appears: Phrase(
            en: "{hop} apparently did not get the DKIM key {record}; {laterHop} is said to have had it.",
            ja: "DKIMの公開鍵（{record}）は、{hop}では取得できず、{laterHop}では取得できたと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} recorded {result} because it had no key of {domain} to check with. Behind it {laterResult} was \
                recorded for a signature with the same key, which takes the key: the record is there. One look-up found \
                nothing, perhaps because of a resolver, or because the zone was being changed. The newer result counts.
                """,
            ja: """
                {writer}は{domain}の公開鍵を得られず、{result}と記録しています。その後のサーバーは、同じ鍵の署名について\
                {laterResult}と記録しています。これは鍵がなければ記録できない結果なので、レコードは存在します。\
                一度の問い合わせで得られなかっただけで、リゾルバーの不調やゾーンの変更中などが考えられます。\
                後の結果を採用してください。
                """))

    static let keyRevoked = FindingPhrases(
        headline: Phrase(
            en: "The DKIM key {record} has been revoked: its record holds no key.",
            ja: "DKIMの公開鍵（{record}）は失効しています。レコードに鍵が含まれていません。"),
        appears: Phrase(
            en: "The DKIM key {record} appears to have been revoked: its record holds no key.",
            ja: "DKIMの公開鍵（{record}）は失効していると考えられます。レコードに鍵が含まれていません。"),
        explanation: Phrase(
            en: """
                {writer} found the key record of {domain} with an empty p= and recorded {result}. That is how an owner \
                withdraws a key, and also what is left when a key was pasted wrongly. The signature could not be checked, so \
                it speaks neither for nor against {domain}.
                """,
            ja: """
                {writer}は{domain}の鍵レコードのp=が空であることを確認し、{result}と記録しています。\
                鍵を意図的に無効にした場合のほか、貼り付けの誤りでもこうなります。署名を検証できていないため、\
                {domain}からのメールかどうかの根拠にはなりません。
                """))

    static let keyBroken = FindingPhrases(
        headline: Phrase(
            en: "The DKIM key {record} is in DNS, but no key can be read from its record.",
            ja: "DKIMの公開鍵レコード（{record}）はありますが、内容を鍵として読み取れません。"),
        appears: Phrase(
            en: "The DKIM key {record} appears to be in DNS with a record from which no key can be read.",
            ja: "DKIMの公開鍵レコード（{record}）は、内容を鍵として読み取れないと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} fetched the key record of {domain}, could make no key of it and recorded {result}. Usually a part of \
                the text was lost or a character was added when it was pasted, or two records stand under one name. The \
                signature could not be checked, so it speaks neither for nor against {domain}.
                """,
            ja: """
                {writer}は{domain}の鍵レコードを取得したものの、鍵として解釈できず、{result}と記録しています。\
                貼り付け時の欠落や余分な文字、同じ名前のレコードの重複がよくある原因です。署名を検証できていないため、\
                {domain}からのメールかどうかの根拠にはなりません。
                """))
}
