/// Sentences on results that are not there.
extension FindingPhrases {
    static let noResults = FindingPhrases(
        headline: Phrase(
            en: "The final server left no field of authentication results.",
            ja: "最終受信サーバーの認証結果のフィールドがありません。"),
        appears: Phrase(
            en: "The final server appears to have left no field of authentication results.",
            ja: "最終受信サーバーの認証結果のフィールドはないと考えられます。"),
        explanation: Phrase(
            en: """
                No server that you trust left a result for the last leg of the way. That does not mean that nothing was \
                checked: some servers check and write nothing, and some copies lose the field. What spam filters write in words of \
                their own is shown below where it stands, and judged nowhere. This copy alone cannot show whether the author is genuine.
                """,
            ja: """
                経路の最後の区間について、信頼できるサーバーによる認証結果が残っていません。検証されなかったとは限りません。\
                結果を書かないサーバーもあり、写しを作る際に失われることもあります。迷惑メールフィルター独自の記述は、あれば根拠に示しますが、判定には使っていません。\
                差出人が本物かどうかは、この写しだけでは分かりません。
                """))

    /// A server that is trusted left results, and the mail was sent on after that.
    static let resultsOfEarlierLeg = FindingPhrases(
        headline: Phrase(
            en:
                "The final server left no field of authentication results: those of {earlierHop} are from before the mail was sent on.",
            ja: "最終受信サーバーの認証結果のフィールドがありません。{earlierHop}の結果は転送前のものです。"),
        appears: Phrase(
            en:
                "The final server appears to have left no field of authentication results: those of {earlierHop} are from before the mail was sent on.",
            ja: "最終受信サーバーの認証結果のフィールドはないと考えられます。{earlierHop}の結果は転送前のものです。"),
        explanation: Phrase(
            en: """
                What {earlierHop} recorded, a server that you trust, is of the mail as it was before it was sent on: as far as it \
                decides anything it speaks of the author, and it says nothing of what happened to the mail after that. That no result of the last leg is there does not mean that nothing was \
                checked: some servers check and write nothing, and some copies lose the field. What spam filters write in words of \
                their own is shown below where it stands, and judged nowhere.
                """,
            ja: """
                信頼する{earlierHop}の記録は、転送される前のメールについてのものです。差出人について分かるのはその記録の範囲で、その後に変更されたかどうかは示しません。\
                最後の区間の結果がなくても、検証されなかったとは限りません。結果を書かないサーバーもあり、写しを作る際に失われることもあります。\
                迷惑メールフィルター独自の記述は、あれば根拠に示しますが、判定には使っていません。
                """))

    /// Results that could be the final server's are there.
    static let noPlacedResults = FindingPhrases(
        headline: Phrase(
            en: "No result can be given to the final server: no line shows who wrote those of this copy.",
            ja: "最終受信サーバーの結果と言えるものがありません。この写しの結果は、どのサーバーが書いたのか特定できません。"),
        explanation: Phrase(
            en: """
                Results in this copy bear the name of the final server or of its provider, name nobody, or stand where only the \
                receiving side writes. But they do not stand where that server's line shows them to be its own, so nobody can say that \
                they are about this delivery. No other result of a server that you trust is left for the last leg of the way.
                """,
            ja: """
                この写しには、最終受信サーバーやその提供元を名乗る結果、書き手の名前がない結果、または受信側だけが書ける位置にある結果があります。\
                ただし、そのサーバーの行からは本人の記録と確認できないため、この配送についての結果とは言い切れません。\
                経路の最後の区間について、信頼できるサーバーによる結果はほかに残っていません。
                """))

    static let noTrace = FindingPhrases(
        headline: Phrase(
            en: "No server left a line in this copy.",
            ja: "この写しには、サーバーの記録が1つもありません。"),
        explanation: Phrase(
            en: """
                It has no Received field and no authentication result. A mail that was not sent yet looks like this, in \
                drafts and sent folders, but has no Return-Path either; some archives and exports take the trace out. Where the mail came from cannot be seen here, nor \
                whether the author is genuine.
                """,
            ja: """
                Receivedフィールドも認証結果もありません。下書きや送信済みフォルダーにある送信前の写し（Return-Pathもありません）か、\
                アーカイブや書き出しの際に経路の記録が取り除かれた写しと考えられます。どこから来たメールか、\
                差出人が本物かどうかは、この写しからは分かりません。
                """))

    /// The newest line is a forwarder's.
    static let notArrived = FindingPhrases(
        headline: Phrase(
            en:
                "The line of the server that got the mail in the end is not in this copy: {writer} wrote the newest one and sent it on.",
            ja: "最終的にメールを受け取ったサーバーの行は、この写しにありません。最新の行は、メールを転送した{writer}のものです。"),
        appears: Phrase(
            en:
                "The line of the server that got the mail in the end is apparently not in this copy: {writer} wrote the newest one and sent it on.",
            ja: "最終的にメールを受け取ったサーバーの行は、この写しにないと考えられます。最新の行は、メールを転送した{writer}のものです。"),
        explanation: Phrase(
            en: """
                The copy was made, or cut, before that server wrote its line and its results. What it found is not known; results \
                that are here are of the mail as {writer} had it.
                """,
            ja: """
                そのサーバーが行と認証結果を書く前の写しか、その部分が失われた写しです。そこでの検証結果は分かりません。\
                残っている結果は、{writer}の時点のメールについてのものです。
                """))
}
