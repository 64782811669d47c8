public import TraceAnalysis

/// Sentences on what to do next.
extension Phrasebook {
    /// A step as a sentence; nil where a value is missing that every form of it needs.
    public func sentence(_ step: NextStep, _ values: PhraseValues) -> String? {
        switch step {
        case .lookUp(let query): lookUp(query)
        case .act(let action): firstSentence(of: Self.action(action), values)
        }
    }

    /// A question to DNS as a command that can be pasted, with what a healthy answer looks like.
    public func lookUp(_ query: DNSQuery) -> String {
        var values = PhraseValues()
        values.set(.value, query.command)
        values.set(.name, expectation(query.expectation))
        return text(
            Phrase(en: "Run: {value} (a healthy answer is {name})", ja: "実行：{value}（正常な応答：{name}）"), values)
    }

    /// What a healthy answer looks like, in words.
    func expectation(_ expectation: DNSQuery.Expectation) -> String {
        var values = PhraseValues()
        switch expectation {
        case .aliasBelow(let domain): values.set(.value, domain.isEmpty ? nil : domain)
        case .aliasBelowEither(let one, let other):
            values.set(.first, one)
            values.set(.second, other)
        case .policyOrAbove(let name): values.set(.value, name)
        case .senderPolicy(let include): values.set(.value, include)
        case .senderPolicyCovering(let address), .senderPolicyMaybeCovering(let address): values.set(.value, address.text)
        case .exchanger(let domain): values.set(.value, domain.isEmpty ? nil : domain)
        case .nameServers(let domain): values.set(.value, domain)
        case .key, .policy, .soundSenderPolicy: break
        }
        return firstSentence(of: Self.expectation(expectation), values) ?? ""
    }

    /// What a healthy answer looks like, with and without the name that it should hold.
    static func expectation(_ expectation: DNSQuery.Expectation) -> [Phrase] {
        switch expectation {
        case .aliasBelow:
            [
                Phrase(en: "an alias into {value}", ja: "{value}を参照するCNAME"),
                Phrase(
                    en: "an alias, or nothing where the TXT record stands at this very name",
                    ja: "CNAME。この名前にTXTレコードを直接置いている場合は応答なし"),
            ]
        case .aliasBelowEither: [Phrase(en: "an alias into {first} or {second}", ja: "{first}または{second}を参照するCNAME")]
        case .senderPolicy:
            [
                Phrase(
                    en: "exactly one TXT record that begins with v=spf1 and holds include:{value}",
                    ja: "v=spf1で始まりinclude:{value}を含むTXTレコードが1つだけ"),
                Phrase(en: "exactly one TXT record that begins with v=spf1", ja: "v=spf1で始まるTXTレコードが1つだけ"),
            ]
        case .senderPolicyCovering:
            [
                Phrase(
                    en: "exactly one TXT record that begins with v=spf1 and holds a term that covers {value}",
                    ja: "v=spf1で始まり{value}を許可する記述を含むTXTレコードが1つだけ")
            ]
        case .senderPolicyMaybeCovering:
            [
                Phrase(
                    en: """
                        exactly one TXT record that begins with v=spf1, with a term that covers {value} only where that server \
                        is meant to send for the domain
                        """,
                    ja: "v=spf1で始まるTXTレコードが1つだけ。{value}がこのドメインの正規の送信元である場合に限り、許可する記述を含む")
            ]
        case .soundSenderPolicy:
            [
                Phrase(
                    en: "exactly one TXT record that begins with v=spf1, and no error in it",
                    ja: "v=spf1で始まるTXTレコードが1つだけで、記述に誤りがない")
            ]
        case .key: [Phrase(en: "a TXT record whose p= holds a key, possibly behind an alias", ja: "p=に鍵を含むTXTレコード（CNAME経由でもよい）")]
        case .policy: [Phrase(en: "exactly one TXT record that begins with v=DMARC1", ja: "v=DMARC1で始まるTXTレコードが1つだけ")]
        case .policyOrAbove:
            [
                Phrase(
                    en: "one TXT record that begins with v=DMARC1, or none where {value} has one",
                    ja: "v=DMARC1で始まるTXTレコードが1つ。{value}にあれば、なくてもよい")
            ]
        case .exchanger:
            [
                Phrase(en: "a mail exchanger in {value}", ja: "{value}のMX"),
                Phrase(en: "a mail exchanger", ja: "MX"),
            ]
        case .nameServers:
            [
                Phrase(en: "name servers in {value}", ja: "{value}のネームサーバー"),
                Phrase(en: "the name servers that you expect", ja: "想定どおりのネームサーバー"),
            ]
        }
    }
}
