/// Sentences on a PASS of which nobody who is trusted is known to be the writer.
extension FindingPhrases {
    static let untrustedPass = FindingPhrases(
        headline: Phrase(
            en: """
                A PASS ({method}) for {domain}, said to be from {writer}, was written outside the servers you trust; the sender could \
                have typed it.
                """,
            ja: "{domain}に対する{method}のPASS（{writer}の記録とされるもの）は、信頼できる範囲の外で書かれています。送信者が自分で書き込むこともできます。"),
        explanation: Phrase(
            en: """
                The PASS for {domain} is presented as a result of {writer}; such PASS results in this copy: {count}. No server \
                that you trust wrote it, and no ARC seal that a trusted server accepted covers it. It may be true, but nothing \
                that was verified in this copy shows it: a forger writes the same line.
                """,
            ja: """
                {writer}の記録とされ、信頼するサーバーが書いたものではないPASSが、{domain}に対するものを含めて{count}件あります。\
                信頼するサーバーが認めたARCの封印にも含まれていません。事実かもしれませんが、\
                この写しには裏付けるものがありません。偽造者も同じ行を書けます。
                """))

    static let unattributedPass = FindingPhrases(
        headline: Phrase(
            en: "No server on the way can be named as the writer of the {method} PASS for {domain}.",
            ja: "{domain}に対する{method}のPASSは、経路上のどのサーバーが書いたものか特定できません。"),
        explanation: Phrase(
            en: """
                The PASS for {domain} bears the name of {writer} (PASS results here under that name: {count}). It stands \
                above the line of {hop}, where only the receiving side writes; the sender could not put it there. But no line \
                shows when {writer} had the mail, so nobody can say which delivery it is about.
                """,
            ja: """
                {writer}の記録とされるPASSは、{domain}に対するものを含めて{count}件です。{hop}の行より上にあり、\
                そこに書けるのは受信側だけなので、送信者が書き込んだものではありません。\
                ただし{writer}がメールを扱った時点を示す行がないため、どの配送についての結果かは分かりません。
                """))

    /// A server that is trusted may have looked past a gateway.
    static let undecidedPass = FindingPhrases(
        headline: Phrase(
            en: "Whether {hop} wrote the PASS ({method}) for {domain} cannot be shown.",
            ja: "{domain}に対する{method}のPASSは、{hop}が書いたものかどうか確認できません。"),
        explanation: Phrase(
            en: """
                The PASS for {domain} bears the name of {writer} (PASS results here under that name: {count}) and stands where that \
                server writes. But it judges the connection of {client}, from which {hop} did not take the mail. If {hop} wrote it, \
                it looked past the servers in front of it; if not, the field came with the mail, and the sender could have typed it.
                """,
            ja: """
                {domain}に対するPASSは{writer}の記録とされ（この名前のPASSは{count}件）、そのサーバーが書く位置にあります。\
                ただし判定の対象は{client}からの接続で、{hop}がメールを受け取った相手ではありません。{hop}が書いたのであれば、\
                手前のサーバーを飛ばして判定したことになります。そうでなければ、届いた時点で既にあったもので、送信者が自分で書き込むこともできます。
                """))

    /// The provider's border, which may have written it, has no line in this copy.
    static let passBehindGap = FindingPhrases(
        headline: Phrase(
            en: """
                Nothing shows who wrote the PASS ({method}) for {domain}: the line of the server that took the mail in is missing.
                """,
            ja: "{domain}に対する{method}のPASSは、誰が書いたものか確認できません。メールを受け入れたサーバーの行がありません。"),
        explanation: Phrase(
            en: """
                {hop} wrote the oldest line of this copy. It took the mail from {client}, a host of its own provider, and no line here \
                tells how it came there. The PASS for {domain} stands below, in the form of that provider's border, and judges a \
                client that no line names (PASS results here of that writer: {count}). The border may have written it, or whoever \
                sent the mail; only the missing line could tell.
                """,
            ja: """
                この写しの最も古い行は{hop}のものです。同じ事業者のサーバー{client}から受け取っていますが、そこへどう届いたかを示す行はこの写しにありません。\
                {domain}に対するPASSはその下に事業者の境界サーバーの形式で書かれ、どの行にもない接続元についての結果です（同じ名前のPASSは{count}件）。\
                境界サーバーが書いたものか、送信者が書き込んだものかは、失われた行がなければ分かりません。
                """))

    static let misplacedPass = FindingPhrases(
        headline: Phrase(
            en: "Whether {hop} wrote the PASS ({method}) for {domain}, or the sender, cannot be shown.",
            ja: "{domain}に対する{method}のPASSは、{hop}と送信者のどちらが書いたものか確認できません。"),
        explanation: Phrase(
            en: """
                The PASS for {domain} bears the name of {writer} (PASS results here under that name: {count}), but stands where the \
                sender could write, too. Programs that save or pass on a mail move such fields, and a mail that comes to a server \
                again brings what was written the first time. A forger writes the same line. So it shows nothing by itself.
                """,
            ja: """
                {domain}に対するPASSは{writer}の記録とされますが（この名前のPASSは{count}件）、送信者も書き込める位置にあります。\
                メールを保存・転送するプログラムはこうしたフィールドを移動することがあり、同じサーバーに再び届いたメールには前回の記録が残っています。\
                ただし偽造者も同じ行を書けるため、これだけでは何も証明されません。
                """))
}
