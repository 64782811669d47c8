internal import TraceAnalysis

/// What the rows of a mail reader's page really are about.
extension Phrasebook {
    static let shownPlace = [
        Phrase(en: "tested at {name}, on leg {leg} of {number}", ja: "検証：{name}、区間{leg}/{number}"),
        Phrase(en: "tested at {name}", ja: "検証：{name}"),
    ]

    static func shownTitle(_ viewer: ShownSummary.Viewer) -> Phrase {
        switch viewer {
        case .gmail:
            Phrase(
                en: "What Gmail's “Show original” prints, and what each row is about",
                ja: "Gmailの「メッセージのソースを表示」に出る結果と、その意味")
        case .other: Phrase(en: "What a mail reader prints, and what each row is about", ja: "メールソフトに表示される結果と、その意味")
        }
    }

    static let shownNoRow = Phrase(en: "(no row)", ja: "（表示なし）")
    static let shownHidden = Phrase(
        en: "Not shown: other results of {method}: {value}.", ja: "表示されない{method}の結果：{value}")
    /// One of them.
    static let shownOther = [
        Phrase(en: "{result} for {domain}", ja: "{domain}の{result}"), Phrase(en: "{result}", ja: "{result}"),
    ]

    /// A guess that did not even come out as a PASS.
    static let shownGuess = [
        Phrase(
            en:
                "It is no more than a guess: {domain} had no record, and by the one that the receiver assumed it is {result}; {value}.",
            ja: "推定による結果です。{domain}にレコードがなく、受信側が仮の基準で{result}と判定しています。{value}。"),
        Phrase(
            en: "It is no more than a guess: there was no record, and by the one that the receiver assumed it is {result}.",
            ja: "推定による結果です。レコードがなく、受信側が仮の基準で{result}と判定しています。"),
    ]

    /// DMARC that compared the author's name with what passed for whoever sent the mail on.
    static let shownEarned = [
        Phrase(
            en:
                "It is about {domain}, but what passed for that name is the forwarder's or the mailing list's; it says nothing about who wrote the mail; {value}.",
            ja: "{domain}についての結果ですが、PASSしたのは転送元またはメーリングリストに対するもので、本来の差出人については何も示していません。{value}。"),
        Phrase(
            en:
                "It is about {domain}, but what passed for that name is the forwarder's or the mailing list's; it says nothing about who wrote the mail.",
            ja: "{domain}についての結果ですが、PASSしたのは転送元またはメーリングリストに対するもので、本来の差出人については何も示していません。"),
    ]

    /// One line a row. `value` is the place of the test.
    static func shownRemark(_ remark: ShownSummary.Remark) -> [Phrase] {
        switch remark {
        case .authorsOwn, .ofForwarder, .ofRelay, .ofList, .ofService, .ofOther, .ofOneAuthor, .ofUnknown, .ofServerName,
            .authorSigned,
            .signedInPart, .listSigned, .serviceSigned, .otherSigned, .policyMet, .policyMetByDKIM, .policyOfOther, .sealsHold:
            shownPass(remark)
        case .couldNotBeChecked, .keyNotFetched, .keyMissing, .failedByForwarding, .ofFetch, .ofFilter, .brokenByList,
            .changedOnTheWay,
            .authorFailed, .otherFailed, .policyFailedOnTheWay, .policyFailed:
            shownFailure(remark)
        case .noRecord, .notSigned, .guess, .noPolicy, .sealsBroken, .noSeals, .noRow, .noPolicyRow: shownNothing(remark)
        case .claimed, .unplaced, .forged: shownClaim(remark)
        }
    }

    private static func shownPass(_ remark: ShownSummary.Remark) -> [Phrase] {
        switch remark {
        case .authorsOwn:
            [Phrase(en: "It is about {domain}, the author's own name; {value}.", ja: "差出人自身の{domain}に対する結果です。{value}。")]
        case .ofForwarder:
            [
                Phrase(
                    en: "It is about {domain}, the forwarder's name, and says nothing about {author}; {value}.",
                    ja: "転送元{domain}に対する結果で、差出人{author}については何も示していません。{value}。"),
                Phrase(
                    en: "It is about {domain}, the forwarder's name, and says nothing about who wrote the mail; {value}.",
                    ja: "転送元{domain}に対する結果で、本来の差出人については何も示していません。{value}。"),
            ]
        case .ofRelay:
            [
                Phrase(
                    en: "It is about a server that relayed the mail: where the mail came in, SPF of {domain} failed; {value}.",
                    ja: "中継サーバーに対する結果です。メールを最初に受け取った時点では{domain}のSPFはPASSしていません。{value}。")
            ]
        case .ofList:
            [
                Phrase(
                    en: "It is about {domain}, the mailing list's name, and says nothing about {author}; {value}.",
                    ja: "メーリングリスト{domain}に対する結果で、差出人{author}については何も示していません。{value}。"),
                Phrase(
                    en: "It is about {domain}, the mailing list's name, and says nothing about who wrote the mail; {value}.",
                    ja: "メーリングリスト{domain}に対する結果で、本来の差出人については何も示していません。{value}。"),
            ]
        case .ofService:
            [
                Phrase(
                    en: "It is about {domain}, the sending service's name; {author} was not tested by SPF; {value}.",
                    ja: "配信サービス{domain}に対する結果です。差出人{author}はSPFでは検証されていません。{value}。"),
                Phrase(
                    en: "It is about {domain}, the sending service's name; the author was not tested by SPF; {value}.",
                    ja: "配信サービス{domain}に対する結果です。差出人はSPFでは検証されていません。{value}。"),
            ]
        case .ofOther:
            [
                Phrase(
                    en: "It is about {domain}, which is not the author's name, and says nothing about {author}; {value}.",
                    ja: "差出人のものではない{domain}に対する結果で、{author}については何も示していません。{value}。"),
                Phrase(
                    en: "It is about {domain} and says nothing about an author that From would name; {value}.",
                    ja: "{domain}に対する結果で、差出人については何も示していません。{value}。"),
            ]
        case .ofOneAuthor:
            [
                Phrase(
                    en:
                        "It is about {domain}, one of several domains in From, and does not show who of them wrote the mail; {value}.",
                    ja: "Fromにある複数のドメインのうち{domain}に対する結果で、誰が書いたメールかは示していません。{value}。")
            ]
        case .ofUnknown:
            [
                Phrase(en: "Which name it is about was not recorded; {value}.", ja: "どの名前に対する結果かは記録されていません。{value}。")
            ]
        case .ofServerName:
            [
                Phrase(
                    en: "The envelope sender is empty: the server name {domain} was tested, no address; {value}.",
                    ja: "エンベロープFromが空のため、アドレスではなくサーバー名{domain}が検証されています。{value}。")
            ]
        case .authorSigned:
            [
                Phrase(
                    en: "The signature is the author's ({domain}) and was valid; {value}.",
                    ja: "差出人（{domain}）の署名で、有効でした。{value}。")
            ]
        case .signedInPart:
            [
                Phrase(
                    en: "The signature of {domain} was valid, but it does not cover all that a reader sees; {value}.",
                    ja: "{domain}の署名は有効でしたが、表示される内容のすべてを対象にはしていません。{value}。")
            ]
        case .listSigned:
            [
                Phrase(
                    en: "The valid signature is that of the mailing list {domain}; it does not vouch for {author}; {value}.",
                    ja: "有効なのはメーリングリスト{domain}の署名で、差出人{author}を保証するものではありません。{value}。"),
                Phrase(
                    en:
                        "The valid signature is that of the mailing list {domain}; it does not vouch for who wrote the mail; {value}.",
                    ja: "有効なのはメーリングリスト{domain}の署名で、本来の差出人を保証するものではありません。{value}。"),
            ]
        case .serviceSigned:
            [
                Phrase(
                    en: "The valid signature is that of the sending service {domain}; it does not vouch for {author}; {value}.",
                    ja: "有効なのは配信サービス{domain}の署名で、差出人{author}を保証するものではありません。{value}。"),
                Phrase(
                    en:
                        "The valid signature is that of the sending service {domain}; it does not vouch for who wrote the mail; {value}.",
                    ja: "有効なのは配信サービス{domain}の署名で、差出人を保証するものではありません。{value}。"),
            ]
        case .otherSigned:
            [
                Phrase(
                    en: "The valid signature is that of {domain}; it does not vouch for {author}; {value}.",
                    ja: "有効なのは{domain}の署名で、差出人{author}を保証するものではありません。{value}。"),
                Phrase(
                    en: "The valid signature is that of {domain}; it does not vouch for who wrote the mail; {value}.",
                    ja: "有効なのは{domain}の署名で、差出人を保証するものではありません。{value}。"),
            ]
        case .policyMet:
            [
                Phrase(
                    en: "It is about {domain}: the receiver compared it with the names that passed; {value}.",
                    ja: "差出人{domain}と、PASSした名前との照合結果です。{value}。")
            ]
        case .policyMetByDKIM:
            [
                Phrase(
                    en: "It is about {domain} and stands on DKIM alone; the SPF row has no part in it; {value}.",
                    ja: "差出人{domain}についての結果で、DKIMだけに基づいています。SPFの欄は寄与していません。{value}。")
            ]
        case .policyOfOther:
            [
                Phrase(
                    en: "It is about {domain}, the name that was compared, and not about {author}; {value}.",
                    ja: "照合されたのは{domain}で、差出人{author}についての結果ではありません。{value}。"),
                Phrase(
                    en: "It is about {domain}, the name that was compared, and says nothing about who wrote the mail; {value}.",
                    ja: "照合されたのは{domain}で、本来の差出人については何も示していません。{value}。"),
            ]
        default:
            [
                Phrase(
                    en: "The seals show that earlier results were not changed; of the author they say nothing themselves.",
                    ja: "以前の結果が変更されていないことを示すだけで、差出人については何も示していません。")
            ]
        }
    }

    private static func shownNothing(_ remark: ShownSummary.Remark) -> [Phrase] {
        switch remark {
        case .noRecord:
            [
                Phrase(
                    en: "{domain} has no SPF record that was found: nothing was tested; {value}.",
                    ja: "{domain}のSPFレコードが見つからず、検証されていません。{value}。"),
                Phrase(en: "No SPF record was found: nothing was tested.", ja: "SPFレコードが見つからず、検証されていません。"),
            ]
        case .notSigned: [Phrase(en: "The server found no signature that it could test.", ja: "検証できる署名がありませんでした。")]
        case .guess:
            [
                Phrase(
                    en: "It is a guess and no PASS: {domain} had no record, and the receiver assumed one; {value}.",
                    ja: "推定による結果で、PASSではありません。{domain}にレコードがなく、受信側が仮の基準で判定しています。{value}。"),
                Phrase(
                    en: "It is a guess and no PASS: there was no record, and the receiver assumed one.",
                    ja: "推定による結果で、PASSではありません。レコードがなく、受信側が仮の基準で判定しています。"),
            ]
        case .noPolicy:
            [
                Phrase(
                    en: "No DMARC policy was found: what passed was not compared with the author's domain.",
                    ja: "DMARCポリシーが見つからず、PASSした名前と差出人ドメインの照合は行われていません。")
            ]
        case .sealsBroken:
            [
                Phrase(
                    en: "The seals do not hold: earlier results that they cover prove nothing.",
                    ja: "封印が壊れているため、それが覆う以前の結果は根拠になりません。")
            ]
        case .noSeals: [Phrase(en: "No earlier server sealed its results; that is normal.", ja: "以前のサーバーによる封印はありません。正常です。")]
        case .noRow:
            [
                Phrase(
                    en: "No server recorded a result of {method}; that says nothing, neither good nor bad.",
                    ja: "{method}の結果が記録されていません。良いとも悪いとも言えません。")
            ]
        default:
            [
                Phrase(
                    en: "Without this row nothing shows that the rows above were compared with the author's domain {author}.",
                    ja: "この欄がないため、上の結果と差出人ドメイン{author}の照合が行われたかどうかは分かりません。"),
                Phrase(
                    en: "Without this row nothing shows that the rows above were compared with the author's domain.",
                    ja: "この欄がないため、上の結果と差出人ドメインの照合が行われたかどうかは分かりません。"),
            ]
        }
    }

    /// Rows that nobody vouches for.
    private static func shownClaim(_ remark: ShownSummary.Remark) -> [Phrase] {
        switch remark {
        case .claimed:
            [
                Phrase(
                    en:
                        """
                        It is about {domain}, by what {writer} is said to have found; no server that you trust wrote it, and the \
                        sender could have typed it.
                        """,
                    ja: "{writer}の名前で記録された{domain}に対する結果ですが、信頼する範囲の外で書かれており、送信者が自分で書き込むこともできます。"),
                Phrase(
                    en: "It was written outside of the servers that you trust; the sender could have typed it.",
                    ja: "信頼する範囲の外で書かれたもので、送信者が自分で書き込むこともできます。"),
            ]
        case .unplaced:
            [
                Phrase(
                    en:
                        """
                        It is about {domain}, by what {writer} is said to have found; no line of the way bears that name, so \
                        nothing vouches for it.
                        """,
                    ja: "{writer}の名前で記録された{domain}に対する結果ですが、その名前が経路のどの行にもなく、裏付けがありません。"),
                Phrase(
                    en: "No line of the way tells which server wrote it, so nothing vouches for it.",
                    ja: "書いたサーバーを経路から特定できず、裏付けがありません。"),
            ]
        default:
            [
                Phrase(
                    en: "It claims to be from {writer}, and the route contradicts that: do not believe it.",
                    ja: "{writer}を名乗っていますが、配送経路と矛盾しています。信頼しないでください。"),
                Phrase(en: "The route contradicts it: do not believe it.", ja: "配送経路と矛盾しています。信頼しないでください。"),
            ]
        }
    }
}
