internal import TraceAnalysis

/// Pages on writers and trust.
extension GuidePage {
    static let passFromEarlierLeg = GuidePage(
        severity: .notice,
        title: Phrase(en: "A PASS from before the forwarding", ja: "転送前に記録されたPASS"),
        meaning: Phrase(
            en: """
                The header holds results of more than one delivery. This PASS was recorded before the mail was sent on; a \
                viewer that shows all rows together mixes it with the results of the last delivery. One name, `mx.google.com` \
                for example, can stand on both legs. With the variant `other-name` what passed there is not the author's name; with \
                `again` the final server recorded a PASS for the author too; with `only-result` nothing was recorded behind the forwarding.
                """,
            ja: """
                ヘッダーには複数回の配送の結果が含まれています。このPASSは転送される前の記録で、\
                すべての結果をまとめて表示するビューアーでは、最後の配送の結果と混ざって見えます。\
                `mx.google.com`のような同じ名前が両方に現れることもあります。\
                変種`other-name`は、PASSしたのが差出人の名前ではない場合、`again`は、最終受信サーバーも差出人についてPASSを記録している場合、\
                `only-result`は転送後の記録がない場合です。
                """),
        fires: [
            Phrase(
                en: "a PASS of a trusted server on a leg before the last one",
                ja: "最後の区間より前の、信頼するサーバーのPASSがあるとき")
        ],
        silent: [
            Phrase(
                en: "the field is a copy (ARC, renamed): that is result-copied-downstream",
                ja: "写し（ARC、改名されたフィールド）であるとき（result-copied-downstreamの対象）"),
            Phrase(
                en: "the server is outside of the trust line: that is pass-from-untrusted-hop",
                ja: "信頼範囲の外のサーバーであるとき（pass-from-untrusted-hopの対象）"),
        ],
        steps: [
            Phrase(
                en: "Use it for the author, and the newest results for the forwarder. With `again` both are about the author.",
                ja: "差出人の確認にはこの結果を、転送元の確認には最新の結果を使います。`again`ではどちらも差出人の確認に使えます。")
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=company.example",
            "X-Forwarded-For: piyo@company.example reader@mailbox.example",
            "Authentication-Results: mx.company.example; spf=pass smtp.mailfrom=em801.service.example",
        ],
        related: [.spfPassForForwarder, .passFromUntrustedHop, .resultCopiedDownstream])

    static let passFromUntrustedHop = GuidePage(
        severity: .warning,
        title: Phrase(en: "A PASS that only strangers vouch for", ja: "信頼範囲の外で書かれたPASS"),
        meaning: Phrase(
            en: """
                Below the trust line every line of a header is a claim, because whoever sent the mail can have typed it. This \
                PASS stands there, and no accepted seal covers it. With the variant `unattributed` it stands above that line, \
                where the sender cannot write, and no server on the way can be named as its writer. With `undecided` it stands \
                where a trusted server writes, under its name, but judges a connection that was not that server's. With \
                `misplaced` it bears the name of a trusted server, and stands where the sender could write too. With \
                `line-missing` the oldest line names an inner host of its provider as the client, so that the line of the server \
                that took the mail in, and perhaps wrote the PASS, is missing.
                """,
            ja: """
                信頼範囲より下の行は、送信者が自由に書き込めるため、すべて自己申告です。このPASSはそこにあり、\
                認められたARCの封印にも含まれていません。変種`unattributed`は、送信者が書けないその範囲より上にあり、\
                経路上のどのサーバーが書いたものか特定できない場合です。変種`undecided`は、\
                信頼するサーバーの名前でその書く位置にありますが、別の接続についての結果である場合、\
                `misplaced`は、信頼するサーバーの名前を持ちますが、送信者も書き込める位置にある場合、\
                `line-missing`は、最も古い行が同じ事業者の内部サーバーから受け取ったことを示し、\
                PASSを書いた可能性のある、メールを受け入れたサーバーの行がない場合です。
                """),
        fires: [
            Phrase(
                en: "a PASS in Authentication-Results or Received-SPF whose writer is not trusted, or cannot be named",
                ja: "信頼しない、または特定できないサーバーが書いたAuthentication-ResultsやReceived-SPFにPASSがあるとき"),
            Phrase(
                en: "a PASS in a field with the name of a renamed copy, where no server on the way could have renamed it",
                ja: "改名された写しの名前を持つフィールドにPASSがあり、経路上に改名できたサーバーがないとき"),
        ],
        silent: [
            Phrase(
                en: "a trusted server accepted an ARC chain that holds the same statement",
                ja: "信頼するサーバーが認めたARCチェーンに、同じ記録が含まれているとき"),
            Phrase(
                en: "the field looks forged: that is forged-authentication-results",
                ja: "偽造の疑いがあるとき（forged-authentication-resultsの対象）"),
        ],
        steps: [
            Phrase(en: "Leave it out of decisions.", ja: "判断に使わないでください。"),
            Phrase(en: "If the server is yours, name it with --trust.", ja: "自分のサーバーであれば、--trustで指定します。"),
        ],
        example: [
            "Received: from mx.company.example by mx.mailbox.example; Tue, 3 Mar 2026 01:15:10 +0000",
            "Authentication-Results: mx.company.example; spf=pass smtp.mailfrom=em801.service.example",
        ],
        related: [.forgedAuthenticationResults, .passFromEarlierLeg])

    static let forgedAuthenticationResults = GuidePage(
        severity: .critical,
        title: Phrase(en: "A result that its server did not write", ja: "名乗っているサーバーが書いていない認証結果"),
        meaning: Phrase(
            en: """
                The field bears the name of the receiver, or of another server, and the way of the mail contradicts it. \
                Receivers should remove such fields on arrival (RFC 8601, section 5); where one is left, a reader takes the \
                sender's own words for a check. With the variant `nameless` the field bears no name at all. \
                With `unsigned` the results name signatures and the copy holds none: it may have been cut.
                """,
            ja: """
                受信側などのサーバーの名前を名乗っていますが、配送経路と矛盾しています。\
                受信サーバーはこのようなフィールドを削除すべきとされています（RFC 8601の5章）。残っていると、\
                送信者自身の言葉を検証結果と取り違えることになります。変種`nameless`は、名前のないフィールドの場合です。\
                `unsigned`は、結果にある署名がこの写しに1つもない場合で、写しが不完全なだけかもしれません。
                """),
        fires: [
            Phrase(
                en: """
                    a field in the name of a trusted server stands below the place where that server writes, and no older hop \
                    of it exists
                    """,
                ja: """
                    信頼するサーバーを名乗るフィールドが、そのサーバーの書く位置より下にあり、\
                    同じサーバーの古いホップもないとき
                    """),
            Phrase(
                en: """
                    a field says pass where a nearer field of the same server says that the same check did not pass, or was \
                    about another name; or seals (ARC) a pass of which the server's own results know nothing
                    """,
                ja: """
                    同じサーバーの、より近いフィールドがPASS以外とした検証や別の名前の検証を、PASSとしているとき。\
                    またはサーバー自身の結果にないPASSをARCに封印しているとき
                    """),
            Phrase(
                en: """
                    a field under the border line names a DKIM signature that the mail does not hold, an envelope sender \
                    that it did not have, or an author who stands nowhere in it
                    """,
                ja: """
                    境界の行の下にあるフィールドが、メールに存在しないDKIM署名、実際と異なるエンベロープFrom、\
                    またはメールのどこにもない作成者を挙げているとき
                    """),
        ],
        silent: [
            Phrase(
                en: "the mail visited that server before (a forwarding that came back)",
                ja: "メールが以前にそのサーバーを通っているとき（転送されて戻ってきた場合）"),
            Phrase(en: "the order of the fields was changed by a tool", ja: "ツールによってフィールドの順序が変わっているとき"),
            Phrase(
                en: """
                    the field stands behind all others, the server wrote no other, and nothing contradicts it: old filters \
                    append theirs, and nobody can tell
                    """,
                ja: """
                    フィールドがすべての末尾にあり、サーバーがほかに書いておらず、矛盾もないとき\
                    （古いフィルターは末尾に追加するため、判断できません）
                    """),
        ],
        steps: [
            Phrase(
                en: "Treat the mail as hostile and keep the original file.",
                ja: "悪意のあるメールとして扱い、元のファイルを保存します。"),
            Phrase(
                en: "Have the receiving server remove results that bear its own name.",
                ja: "受信サーバーで、自分の名前を名乗る外部の認証結果を削除するよう設定します。"),
        ],
        changes: Phrase(
            en: "lowered to warning where a missing signature or author is the only sign: lists remove and replace them",
            ja: "存在しない署名や作成者だけが根拠のときは、リストによる削除や書き換えも考えられるため「警告」に下がります"),
        example: [
            "Authentication-Results: mx.mailbox.example; spf=none; dkim=none; dmarc=fail",
            "Received: from vps.example ([192.0.2.66]) by mx.mailbox.example; Tue, 3 Mar 2026 01:15:10 +0000",
            "Authentication-Results: mx.mailbox.example; dkim=pass header.d=bank.example; dmarc=pass",
        ],
        related: [.passFromUntrustedHop, .resultsDisagree])

    static let resultCopiedDownstream = GuidePage(
        severity: .info,
        title: Phrase(en: "A PASS that is a copy", ja: "写しとして残されたPASS"),
        meaning: Phrase(
            en: """
                Groups, lists and gateways rename the results that a mail brought, and ARC keeps them in a set. Such a line \
                repeats an earlier server's statement; nobody checked again. With the variant `only-result` there is nothing \
                else; with `several-names` what passed is about more names than one. With `own-user` it is no copy either: Microsoft, Google and Zoho seal what their own users send (i=1), \
                with PASS results that name no client, because there was none to check. With `own-signature` a server has just \
                made the signature that it calls good, with `logged-in` its SPF PASS means only that the client gave a password, and \
                with `own-rule` that the client is on a list of the server's own, or on its own machine or network.
                """,
            ja: """
                グループ、メーリングリスト、ゲートウェイは、届いたメールの認証結果を改名して残します。\
                ARCはそれをセットとして残します。これらは以前のサーバーの記録の繰り返しで、検証し直したものではありません。\
                変種`only-result`は、ほかに結果がない場合、`several-names`は、複数の名前に対するPASSがある場合です。\
                変種`own-user`は写しでもありません。Microsoft、Google、Zohoは自分の利用者が送るメールを封印（i=1）し、\
                PASSを書き込みますが、検証すべき接続元がないため、接続元は書かれていません。\
                変種`own-signature`は、サーバーが付けたばかりの自分の署名をPASSと書いている場合、\
                `logged-in`は、パスワードで認証された接続をSPFのPASSと書いている場合、\
                `own-rule`は、許可リストや内部の接続元であるためにSPFをPASSとしている場合です。
                """),
        fires: [
            Phrase(
                en: "a PASS in a renamed field (X-Original-Authentication-Results and the like)",
                ja: "改名されたフィールド（X-Original-Authentication-Resultsなど）にPASSがあるとき"),
            Phrase(
                en: """
                    a PASS in ARC-Authentication-Results of a set that is not the newest, or of a hop that left no result of \
                    its own
                    """,
                ja: "最新以外のARCセット、または自身の結果を残していないホップのARC-Authentication-ResultsにPASSがあるとき"),
            Phrase(
                en: "a PASS that a platform recorded of its own user, without a client (variant `own-user`)",
                ja: "サービスが自分の利用者について、接続元なしでPASSを記録しているとき（変種`own-user`）"),
            Phrase(
                en: "a DKIM PASS with the words that amavis puts beside its own signature (variant `own-signature`)",
                ja: "amavisが自分の署名に添える語句のあるDKIMのPASSがあるとき（変種`own-signature`）"),
            Phrase(
                en: """
                    an SPF PASS of a loopback or private address, or with words that tell of a list of the server's own (variant \
                    `own-rule`)
                    """,
                ja: "ループバックまたはプライベートアドレスのSPFのPASSや、許可リストを示す語句のあるSPFのPASSがあるとき（変種`own-rule`）"),
        ],
        silent: [
            Phrase(
                en: "the newest set repeats what the same server recorded itself",
                ja: "最新のセットが、同じサーバー自身の記録と同じ内容のとき"),
            Phrase(
                en: "no server on the way could have renamed the field: that is pass-from-untrusted-hop",
                ja: "経路上に改名できたサーバーがないとき（pass-from-untrusted-hopの対象）"),
            Phrase(
                en: "X-ME-Authentication-Results: that is Fastmail's own second field",
                ja: "X-ME-Authentication-Resultsであるとき（Fastmail自身の2つ目のフィールド）"),
        ],
        steps: [
            Phrase(en: "Quote it as a claim of the server that it names.", ja: "名乗っているサーバーの申告として引用します。")
        ],
        changes: Phrase(en: "notice with `only-result`", ja: "`only-result`では「注意」"),
        example: [
            "X-Original-Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=info@service.example"
        ],
        related: [.passFromEarlierLeg, .dmarcPassByARCOverride])

    static let resultsDisagree = GuidePage(
        severity: .notice,
        title: Phrase(en: "Two servers with different results for one name", ja: "同じ名前に対する異なる結果"),
        meaning: Phrase(
            en: """
                One method, one name, two hops, two words. Mostly both are right, each for its own moment; another finding \
                often gives the reason. Results about different names do not disagree, whatever they say. With the variant `relayed` \
                SPF of the author failed where the mail came in and passed behind, for a relay: the PASS then proves nothing. With \
                `signed-later` it failed there, and the signature that passes was put on behind.
                """,
            ja: """
                同じ方式、同じ名前について、2つのホップの結果が異なっています。多くの場合、それぞれの時点ではどちらも正しく、\
                理由がほかの検出事項に示されることもあります。名前が異なる結果どうしは、矛盾とは扱いません。変種`relayed`は、\
                最初に受け取った時点で差出人のSPFが失敗し、中継後にPASSしている場合で、そのPASSは何の証明にもなりません。\
                `signed-later`は、同じように失敗した後で、PASSする署名が付けられた場合です。
                """),
        fires: [
            Phrase(
                en: """
                    SPF or DMARC for one domain, or DKIM for one signature, differs in kind (pass, fail, weak, error) between \
                    two hops, or between a hop and a field that looks forged
                    """,
                ja: """
                    同じドメインのSPFやDMARC、または同じ署名のDKIMについて、結果の種類（合格、不合格、弱い結果、エラー）\
                    が2つのホップの間、または偽造の疑いがあるフィールドとの間で異なるとき
                    """)
        ],
        silent: [
            Phrase(en: "one side says nothing (none), or is a guess", ja: "一方がnone、または推定の結果であるとき"),
            Phrase(en: "the names differ", ja: "名前が異なるとき"),
        ],
        steps: [
            Phrase(
                en: "Read the findings that explain it; trust the result that is nearer to the question.",
                ja: "理由を示す検出事項を確認し、知りたいことに近い方の結果を使います。")
        ],
        changes: Phrase(en: "warning with `relayed` and `signed-later`", ja: "`relayed`と`signed-later`では「警告」"),
        example: [
            "Authentication-Results: mx.mailbox.example; dkim=fail header.d=service.example header.s=s1",
            "Received: from mx.company.example by mx.mailbox.example; Tue, 3 Mar 2026 01:15:10 +0000",
            "Authentication-Results: mx.company.example; dkim=pass header.d=service.example header.s=s1",
        ],
        related: [.spfFailExplainedByForwarding, .dkimBrokenByList, .dkimBodyChangedInTransit])

    static let noResultsAtFinalHop = GuidePage(
        severity: .info,
        title: Phrase(en: "No result of the final server", ja: "最終受信サーバーの結果がない"),
        meaning: Phrase(
            en: """
                No trusted server left a result for the last leg. That says nothing about the mail: the server may not check, \
                may not write, or the copy lost the field. With the variant `no-trace` the copy has no Received field either. \
                With the variant `unattributed` there are results that could be the final server's, and no line shows that \
                they are; with `not-arrived` the newest line is that of the server that sent the mail on; with `earlier-leg` a trusted \
                server left results, before the mail was sent on.
                """,
            ja: """
                最後の区間について、信頼するサーバーの認証結果が残っていません。メールの真偽とは無関係です。\
                サーバーが検証していない、結果を書かない、写しを作る際に失われた、などが考えられます。\
                変種`no-trace`のときは、Receivedフィールドもありません。変種`unattributed`のときは、\
                最終受信サーバーのものかもしれない結果がありますが、それを示す行がありません。\
                `not-arrived`のときは、最新の行がメールを転送したサーバーのものです。`earlier-leg`のときは、\
                転送前に、信頼するサーバーが結果を記録しています。
                """),
        fires: [
            Phrase(
                en: "no statement of a trusted server belongs to the last leg",
                ja: "最後の区間に、信頼するサーバーの記録がないとき")
        ],
        silent: [
            Phrase(
                en: "a result of a trusted server is there that belongs to the last leg, or to no leg that is known",
                ja: "最後の区間の、または区間の分からない、信頼するサーバーの結果があるとき")
        ],
        steps: [
            Phrase(
                en: "Get the whole source of the message from the mailbox that received it.",
                ja: "受信したメールボックスから、メールのソース全体を取得します。")
        ],
        changes: Phrase(
            en: "notice, where the provider is known to write results on every delivery",
            ja: "配送のたびに結果を記録することが分かっているサービスのときは「注意」"),
        example: [
            "Received: from mail.service.example by mx.mailbox.example; Tue, 3 Mar 2026 01:15:10 +0000",
            "From: info@service.example",
        ],
        related: [.returnPathMissing, .resultCopiedDownstream])
}
