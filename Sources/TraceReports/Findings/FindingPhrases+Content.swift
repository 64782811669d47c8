/// Sentences on signatures that lists and changes on the way concern.
extension FindingPhrases {
    static let signatureOfList = FindingPhrases(
        headline: Phrase(
            en: "The passing signature was added by the mailing list {list}; it does not vouch for the author.",
            ja: "PASSした署名はメーリングリスト{list}が付けたもので、差出人本人を保証するものではありません。"),
        appears: Phrase(
            en: """
                The passing signature appears to have been added by the mailing list {list}; it does not vouch for the \
                author.
                """,
            ja: "PASSした署名はメーリングリスト{list}が付けたもので、差出人本人を保証するものではないと考えられます。"),
        explanation: Phrase(
            en: """
                The list {list} signed the copy that it sent out, and {writer} verified that signature (d={domain}). The PASS \
                for {domain} covers the mail as the list left it, with its changes. Whether {author} wrote it could only be \
                checked by the server that took the mail for the list.
                """,
            ja: """
                メーリングリスト{list}が配信時に署名し、{writer}がその署名（d={domain}）を検証しています。\
                {domain}のPASSの対象は、リストによる変更を含む、配信時点の内容です。{author}が書いたかどうかは、\
                リスト宛てのメールを受け取ったサーバーでしか確認できません。
                """))

    static let brokenByList = FindingPhrases(
        headline: Phrase(
            en: "The author's signature was valid until the list {list} changed the message.",
            ja: "差出人の署名は、メーリングリスト{list}がメッセージを変更するまでは有効でした。"),
        appears: Phrase(
            en: "The author's signature appears to have been valid until the list {list} changed the message.",
            ja: "差出人の署名は、メーリングリスト{list}がメッセージを変更するまでは有効だったと考えられます。"),
        explanation: Phrase(
            en: """
                At {earlierHop} the signature of {domain} gave {earlierResult}, at {hop} it gave {result}. Between the two \
                the list sent the mail on, and changed what the signature covers: mostly a footer, a subject tag or other fields. That is expected and no \
                sign of tampering; the older result is the one that speaks for {domain}.
                """,
            ja: """
                {domain}の署名は{earlierHop}では{earlierResult}、{hop}では{result}でした。\
                その間にメーリングリストが、署名の対象（多くはフッター、件名の接頭辞、ほかのフィールド）を変えて配信しています。\
                署名が無効になるのは通常の動作です。\
                改ざんの兆候ではありません。{domain}を裏付けるのは、古い方の結果です。
                """))

    static let brokenByListClaimed = FindingPhrases(
        headline: Phrase(
            en: "A claim says that the author's signature was valid until the list {list} changed the message.",
            ja: "差出人の署名は、メーリングリスト{list}がメッセージを変更するまでは有効だった、という未確認の記録があります。"),
        explanation: Phrase(
            en: """
                A line in the name of {earlierHop} says that the signature of {domain} gave {earlierResult} there; at {hop} it \
                gave {result}. Lists add footers and subject tags that no signature survives, so that may be the reason. But no \
                server that you trust wrote the older result: whoever sent the mail could have typed it. Nothing that was \
                verified in this copy shows that the signature of {domain} ever was valid.
                """,
            ja: """
                {earlierHop}の名前の記録では{domain}の署名は{earlierResult}、{hop}では{result}でした。\
                リストがフッターや件名の接頭辞を付けると署名は無効になるため、それが原因かもしれません。\
                ただし古い方の結果は信頼するサーバーが書いたものではなく、送信者が書き込むこともできます。\
                {domain}の署名が元は有効だったことを示す、検証済みの記録はこの写しにありません。
                """))

    static let probablyBrokenByList = FindingPhrases(
        headline: Phrase(
            en: "The author's signature was probably broken by the list {list}.",
            ja: "差出人の署名は、メーリングリスト{list}がメッセージを変更したため壊れた可能性があります。"),
        explanation: Phrase(
            en: """
                Behind the list, {writer} recorded {result} for the signature of {domain}. Lists add footers and subject tags \
                that no signature survives, so a valid one ends like this. But no result from before the list is preserved: \
                nothing in this copy shows that the signature of {domain} ever was valid.
                """,
            ja: """
                メーリングリスト通過後に、{writer}が{domain}の署名を{result}と記録しています。\
                リストがフッターや件名の接頭辞を付けると署名は無効になるため、正規のメールでもこうなります。\
                ただし通過前の結果が残っていないため、{domain}の署名がもともと有効だったかどうかは、\
                この写しからは分かりません。
                """))

    static let bodyChanged = FindingPhrases(
        headline: Phrase(
            en: "The message was changed between {earlierHop} and {laterHop}; the signature of {domain} was intact before.",
            ja: "{earlierHop}と{laterHop}の間でメッセージが変更されています。それ以前は{domain}の署名が有効でした。"),
        appears: Phrase(
            en: """
                The message appears to have been changed between {earlierHop} and {laterHop}; the signature of {domain} was \
                intact before.
                """,
            ja: """
                {earlierHop}と{laterHop}の間でメッセージが変更されたと考えられます。\
                それ以前は{domain}の署名が有効だったようです。
                """),
        explanation: Phrase(
            en: """
                The signature of {domain} verified at {earlierHop} and gave {result} at {laterHop}, and no mailing list \
                explains it. Gateways, virus scanners and disclaimer rules do this, and so does somebody who tampers with \
                mail. The header shows that something changed, not what.
                """,
            ja: """
                {domain}の署名は{earlierHop}では有効でしたが、{laterHop}では{result}です。\
                メーリングリストによる変更でもありません。ゲートウェイ、ウイルス対策、免責文の自動挿入などのほか、\
                改ざんでも同じ結果になります。ヘッダーから分かるのは変更されたことだけで、何が変わったかは分かりません。
                """))

    static let bodyChangedByClaim = FindingPhrases(
        headline: Phrase(
            en: """
                A claim says that the signature of {domain} was intact at {earlierHop}; if so, the message was changed before \
                {laterHop}.
                """,
            ja: "{earlierHop}では{domain}の署名が有効だったという未確認の記録があります。事実であれば、{laterHop}までにメッセージが変更されています。"),
        explanation: Phrase(
            en: """
                At {laterHop} the signature of {domain} gave {result}. A line in the name of {earlierHop} says that it verified \
                there. Gateways, virus scanners and disclaimer rules change messages, and so does somebody who tampers with mail. \
                But no server that you trust wrote the older result: whoever sent the mail could have typed it, with a signature \
                that never was valid.
                """,
            ja: """
                {laterHop}での{domain}の署名は{result}です。{earlierHop}の名前の記録では有効だったとされています。\
                ゲートウェイ、ウイルス対策、免責文の自動挿入などのほか、改ざんでもこうなります。\
                ただし古い方の結果は信頼するサーバーが書いたものではありません。\
                一度も有効だったことのない署名とともに、送信者が書き込むこともできます。
                """))

    static let bodyChangedBySeals = FindingPhrases(
        headline: Phrase(
            en: """
                By the ARC seals the message was changed before {sealer} sealed it; the signature of {domain} was intact at \
                {earlierHop}.
                """,
            ja: "ARCの封印によれば、{sealer}が封印する前にメッセージが変更されています。{earlierHop}では{domain}の署名が有効でした。"),
        appears: Phrase(
            en: """
                By the ARC seals the message appears to have been changed before {sealer} sealed it; the signature of {domain} \
                was intact at {earlierHop}.
                """,
            ja: "ARCの封印によれば、{sealer}が封印する前にメッセージが変更されたと考えられます。{earlierHop}では{domain}の署名が有効だったようです。"),
        explanation: Phrase(
            en: """
                The signature of {domain} verified at {earlierHop} and gave {result} at {laterHop}. Each seal (ARC) holds a hash \
                of the body as its sealer had it: that of {sealer} is the first which is not the hash that {domain} signed, and \
                all seals behind it hold the same. So the body was changed before {sealer} sealed the mail and not after, \
                perhaps by {sealer} itself. The seals were not verified here.
                """,
            ja: """
                {domain}の署名は{earlierHop}では有効でしたが、{laterHop}では{result}です。ARCの封印には、\
                封印した時点の本文のハッシュが記されています。{domain}が署名した本文と異なるハッシュは{sealer}の封印が最初で、\
                それより後の封印も同じです。本文は{sealer}が封印するより前に変更され、その後は変わっていません。\
                {sealer}自身による変更かもしれません。封印そのものは、ここでは検証していません。
                """))

    static let bodyChangedByProgram = FindingPhrases(
        headline: Phrase(
            en:
                "A program put a changed copy into the mailbox at {laterHop}; the signature of {domain} was intact at the delivery.",
            ja: "{laterHop}でプログラムが変更後の写しをメールボックスに入れています。配信時は{domain}の署名が有効でした。"),
        appears: Phrase(
            en: """
                A program appears to have put a changed copy into the mailbox at {laterHop}; the signature of {domain} was \
                intact at the delivery.
                """,
            ja: """
                {laterHop}でプログラムが変更後の写しをメールボックスに入れたと考えられます。\
                配信時は{domain}の署名が有効だったようです。
                """),
        explanation: Phrase(
            en: """
                The signature of {domain} verified at {earlierHop}, where the mail was delivered. Later a program wrote the mail \
                to the mailbox through an interface of the provider; no server sent it. Checked again, the signature gave {result}: \
                the copy is not quite what was delivered. Tools that archive, import or report mail do this.
                """,
            ja: """
                メールが配信された{earlierHop}では{domain}の署名が有効でした。その後、プログラムがプロバイダーのAPIなどを通じて\
                メールボックスに書き込んでおり、サーバーが送ったものではありません。再検証の結果は{result}で、\
                写しは配信されたものと少し異なります。アーカイブ、取り込み、報告用のツールでこうなります。
                """))

    static let bodyProbablyChanged = FindingPhrases(
        headline: Phrase(
            en: """
                The body that {laterHop} judged does not match the signature of {domain}: it was changed after it was signed, or \
                signed wrongly.
                """,
            ja: "{laterHop}が検証した本文が、{domain}の署名と一致していません。署名後に変更されたか、署名が誤っています。"),
        explanation: Phrase(
            en: """
                {writer} recorded {result} because the body does not match the signature of {domain}. Either the body was \
                changed after it had been signed, or the signature was wrong from the start; no earlier result is preserved \
                that could tell. Gateways, virus scanners and disclaimer rules change bodies, the sender's own among them where \
                they work after the signature was made, and so does somebody who tampers with mail.
                """,
            ja: """
                {writer}は、本文が{domain}の署名と一致しないとして{result}と記録しています。署名後に本文が変更されたか、\
                署名が最初から正しくなかったかのどちらかですが、それ以前の結果が残っていないため区別できません。本文は、\
                ゲートウェイ、ウイルス対策、免責文の自動挿入などのほか、改ざんによっても変わります。送信側の機器が署名の後に変更している場合もあります。
                """))

    static let bodyOfUntiedSignature = FindingPhrases(
        headline: Phrase(
            en: """
                The body that {laterHop} judged does not match the signature of {domain}: it was changed or signed wrongly, or the \
                signature is another mail's.
                """,
            ja: "{laterHop}が検証した本文が、{domain}の署名と一致していません。本文の変更、署名の誤りのほか、別のメールの署名が写された可能性もあります。"),
        explanation: Phrase(
            en: """
                {writer} recorded {result} because the body does not match the signature of {domain}. Anybody who ever got a mail of \
                {domain} can copy its signature into a mail of his own, and the result is the same as where a genuine mail was changed \
                after it had been signed. No earlier result is preserved that could tell, and nothing else ties this mail to {domain}.
                """,
            ja: """
                {writer}は、本文が{domain}の署名と一致しないとして{result}と記録しています。{domain}からのメールを受け取ったことがあれば、\
                誰でもその署名を自分のメールに写すことができ、正規のメールが署名後に変更された場合と同じ結果になります。\
                区別できる以前の結果は残っておらず、ほかに{domain}との関わりを示すものもありません。
                """))

    static let bodyChangedBefore = FindingPhrases(
        headline: Phrase(
            en: "The signature of {domain} did not match already at {earlierHop}: what happened behind it is not the reason.",
            ja: "{domain}の署名は{earlierHop}の時点ですでに一致していません。それより後に起きたことが原因ではありません。"),
        explanation: Phrase(
            en: """
                At {laterHop} the signature of {domain} gave {result}, and an older result in the name of {earlierHop} says that it did \
                not match there either. Either the mail was changed before, or it was signed wrongly, or somebody copied the \
                signature from another mail into his own: nothing in this copy tells which.
                """,
            ja: """
                {laterHop}での{domain}の署名は{result}ですが、{earlierHop}の名前の古い記録でも一致していません。\
                それより前に内容が変わった、署名が誤っていた、または第三者が別のメールの署名を写した、のいずれかです。\
                どれなのかは、この写しからは分かりません。
                """))

    static let whiteSpaceChanged = FindingPhrases(
        headline: Phrase(
            en: "Only white space was changed on the way: a strict signature of {domain} no longer matches.",
            ja: "配送中に空白や改行だけが変更され、{domain}の厳密な（simple）署名が一致しなくなっています。"),
        appears: Phrase(
            en: "Apparently only white space was changed on the way: a strict signature of {domain} no longer matches.",
            ja: "配送中に空白や改行だけが変更され、{domain}の厳密な（simple）署名が一致しなくなったと考えられます。"),
        explanation: Phrase(
            en: """
                The signature of {domain} uses c=simple, which does not forgive a changed space or line end. A signature that \
                ignores white space still verifies at the same hop ({laterHop}), so the text itself is intact. Signing with \
                c=relaxed/relaxed avoids this.
                """,
            ja: """
                {domain}の署名はc=simpleのため、空白や改行が少しでも変わると無効になります。\
                空白の違いを無視する別の署名は同じ{laterHop}で有効なため、文章そのものは変わっていません。\
                c=relaxed/relaxedで署名すれば避けられます。
                """))
}
