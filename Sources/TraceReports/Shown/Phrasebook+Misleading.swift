internal import TraceAnalysis

/// What misleads in a bare summary of the results.
extension Phrasebook {
    /// Whether such a summary misleads, and by what: methods that mislead by one cause stand together.
    /// Where all is claimed and nothing misleads, no row is made of what the copy holds.
    func warning(
        _ words: [Verdict.Misleading], isAuthorKnown: Bool, isMasked: Bool, isClaimed: Bool, shown: PhraseValues? = nil
    ) -> String {
        guard !words.isEmpty || shown != nil else { return self[isClaimed ? .notShown : .notMisleading] }
        var causes: [(cause: Phrase, methods: [String])] = []
        for word in words {
            let cause = Self.cause(word.remark, isAuthorKnown: isAuthorKnown, isMasked: isMasked)
            if let known = causes.firstIndex(where: { $0.cause == cause }) {
                if !causes[known].methods.contains(word.method.name) { causes[known].methods.append(word.method.name) }
            } else {
                causes.append((cause, [word.method.name]))
            }
        }
        var parts = causes.map { one in
            var values = PhraseValues()
            values.set(.method, list(one.methods))
            return text(one.cause, values)
        }
        if let shown { parts.append(text(Self.nobodyAsked, shown)) }
        var values = PhraseValues()
        values.set(.value, parts.joined(separator: language == .english ? "; " : "。"))
        return text(Label.misleading.phrase, values)
    }

    private static let nobodyAsked = Phrase(
        en: "nothing was checked for {address}, which From shows as a name", ja: "Fromに名前として表示される{address}は検証の対象ではない")

    /// A few words on what a result is in truth.
    static func cause(_ remark: ShownSummary.Remark, isAuthorKnown: Bool = true, isMasked: Bool = false) -> Phrase {
        switch remark {
        case .ofForwarder: Phrase(en: "{method} for the forwarder's name", ja: "{method}は転送元の名前に対する結果")
        case .ofRelay: Phrase(en: "{method} for a server that relayed the mail", ja: "{method}は中継サーバーに対する結果")
        case .ofList, .listSigned: Phrase(en: "{method} for the list's name", ja: "{method}はメーリングリストの名前に対する結果")
        case .ofService, .serviceSigned: Phrase(en: "{method} for the sending service's name", ja: "{method}は配信サービスの名前に対する結果")
        case .ofOneAuthor:
            Phrase(en: "{method} for one of several names in From", ja: "{method}はFromにある複数の名前の1つに対する結果")
        case .ofUnknown where isMasked:
            Phrase(en: "{method} for a name that is masked in this copy", ja: "{method}の対象となった名前が伏せられている")
        case .ofUnknown: Phrase(en: "{method} for a name that was not recorded", ja: "{method}はどの名前に対する結果か不明")
        case .ofServerName: Phrase(en: "{method} for the name of a server", ja: "{method}はサーバーの名前に対する結果")
        case .signedInPart: Phrase(en: "{method} for a part of the message", ja: "{method}の対象はメールの一部だけ")
        case .claimed: Phrase(en: "{method} only claimed", ja: "{method}は自己申告")
        case .unplaced: Phrase(en: "{method} by a server that the way does not show", ja: "{method}は書いたサーバーが不明")
        case .forged:
            Phrase(en: "{method} in the name of a server that hardly wrote it", ja: "{method}は名乗っているサーバーが書いたとは考えにくい")
        case .ofFilter: Phrase(en: "{method} for a gateway that took the mail first", ja: "{method}は先に受け取ったゲートウェイに対する結果")
        case .policyFailedOnTheWay:
            Phrase(en: "{method} asked again when the mail had been sent on", ja: "{method}は転送・配信後の再検証")
        case .ofFetch:
            Phrase(en: "{method} by a server that only fetched the mail", ja: "{method}はメールを取り込んだだけのサーバーの結果")
        case .failedByForwarding:
            Phrase(
                en: "{method} for a server that by its lines forwarded the mail", ja: "{method}は記録上の転送サーバーに対する結果")
        case .brokenByList: Phrase(en: "{method} judged behind the list", ja: "{method}はメーリングリスト通過後の結果")
        case .guess: Phrase(en: "{method} only guessed", ja: "{method}は推定")
        case .couldNotBeChecked, .keyNotFetched: Phrase(en: "{method} not checked", ja: "{method}は検証できていない")
        case .keyMissing: Phrase(en: "{method} without a usable key in DNS", ja: "{method}は使える公開鍵がDNSにない")
        case .ofOther, .otherSigned, .policyOfOther, .authorsOwn, .authorSigned, .policyMet, .policyMetByDKIM, .sealsHold,
            .changedOnTheWay, .authorFailed, .otherFailed, .noRecord, .notSigned, .policyFailed,
            .noPolicy, .sealsBroken, .noSeals, .noRow, .noPolicyRow:
            isAuthorKnown
                ? Phrase(en: "{method} for a name that is not the author's", ja: "{method}は差出人以外の名前に対する結果")
                : Phrase(
                    en: "{method} for a name that cannot be compared with From", ja: "{method}の対象となった名前はFromと照合できない")
        }
    }
}
