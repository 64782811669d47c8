internal import TraceAnalysis

/// Pages on the way and its marks.
extension GuidePage {
    static let sameOrgDifferentService = GuidePage(
        severity: .info,
        title: Phrase(en: "Another name of the author's organization", ja: "差出人の組織の別のドメイン"),
        meaning: Phrase(
            en: """
                The tested name differs from From and still counts, because both lie under one organizational domain (relaxed \
                alignment). It is what a sending service is given when it is set up well.
                """,
            ja: """
                検証された名前はFromと異なりますが、組織ドメインが同じなので有効です（relaxedアライメント）。\
                配信サービスを正しく設定すると、このような名前になります。
                """),
        fires: [
            Phrase(
                en: "a PASS of SPF or DKIM for a name that is aligned with the author's domain and not equal to it",
                ja: "差出人ドメインと一致（アライン）するが同一ではない名前に対する、SPFまたはDKIMのPASSがあるとき")
        ],
        silent: [
            Phrase(
                en: "the policy asks for strict alignment (aspf=s, adkim=s)",
                ja: "ポリシーがstrictアライメント（aspf=s、adkim=s）を求めているとき"),
            Phrase(en: "the names are equal, or of different organizations", ja: "名前が同一のとき、または組織が異なるとき"),
            Phrase(
                en: "the receiver judged by a record that it made up: that is bestguesspass",
                ja: "受信側が推定したレコードで判定したとき（bestguesspassの対象）"),
        ],
        steps: [
            Phrase(en: "Nothing needs to be done.", ja: "対応は不要です。")
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=em801.service.example",
            "From: info@service.example",
        ],
        related: [.spfPassForESPDomain, .spfPassUnaligned])

    static let microsoftOOFLoop = GuidePage(
        severity: .info,
        title: Phrase(en: "A loop marker of an automatic reply", ja: "自動応答のループ防止ヘッダー"),
        meaning: Phrase(
            en: """
                Exchange marks what its mailbox rules send, so that rules do not answer each other for ever. The mark stands \
                on forwarded mail and on automatic replies; on a reply it says nothing about forwarding.
                """,
            ja: """
                Exchangeは、メールボックスのルールが送信したメールに、ルールどうしが反応し続けないための印を付けます。\
                転送メールにも自動応答にも付き、自動応答の場合は転送を意味しません。
                """),
        fires: [
            Phrase(
                en: "X-MS-Exchange-Inbox-Rules-Loop or X-MS-Exchange-ForwardingLoop on an automatic reply",
                ja: "自動応答にX-MS-Exchange-Inbox-Rules-LoopまたはX-MS-Exchange-ForwardingLoopがあるとき")
        ],
        silent: [
            Phrase(en: "the mail was forwarded", ja: "転送されているとき"),
            Phrase(en: "nothing shows that it is an automatic reply", ja: "自動応答であることを示すものがないとき"),
        ],
        steps: [
            Phrase(
                en: "If the reply was not wanted, look at the rules of the mailbox.",
                ja: "不要な応答であれば、メールボックスのルールを確認します。")
        ],
        example: [
            "Return-Path: <>",
            "Auto-Submitted: auto-replied",
            "X-MS-Exchange-Inbox-Rules-Loop: info@company.example",
        ],
        related: [.envelopeNullSender])

    static let timeTravel = GuidePage(
        severity: .notice,
        title: Phrase(en: "A newer line with an earlier time", ja: "時刻が逆行している行"),
        meaning: Phrase(
            en: """
                Every server adds its line on top, so times should rise upwards. Where they fall, a clock, a time zone or a \
                line is wrong. Hops are ordered by position, never by time. With the variant `timezone` the difference is a \
                whole number of half hours, and no more than zones can differ. With the variant `claimed` both lines lie \
                outside of the trust line. With the variant `identifier` the time that a line's own identifier holds is not \
                the one that is written behind it. With the variant `date` it is Date that is days off the first line.
                """,
            ja: """
                サーバーは自分の行を上に追加するため、時刻は上に行くほど新しくなるはずです。逆行している場合は、時計、\
                タイムゾーン、または行そのものに誤りがあります。ホップの順序は時刻ではなく位置で決まります。変種`timezone`は、\
                差が30分単位で、タイムゾーンの違いに収まる場合です。変種`claimed`は、両方の行が信頼範囲の外にある場合です。\
                変種`identifier`は、行の識別子に含まれる時刻が、その行に書かれた時刻と合わない場合です。変種`date`は、\
                Dateが最初の行と何日もずれている場合です。
                """),
        fires: [
            Phrase(
                en: "a hop is dated more than 60 seconds before an older hop, and at least one of the two is trusted",
                ja: "古いホップより60秒を超えて前の時刻が記されており、少なくとも一方が信頼するホップのとき"),
            Phrase(
                en: "the identifier of a line and its date differ by more than an hour (variant `identifier`)",
                ja: "行の識別子が示す時刻と書かれた時刻の差が1時間を超えるとき（変種`identifier`）"),
            Phrase(
                en: "two lines outside of the trust line go back by more than an hour (variant `claimed`)",
                ja: "信頼範囲の外の2つの行が1時間を超えて逆行しているとき（変種`claimed`）"),
            Phrase(
                en: "Date and the oldest line differ by more than a day (variant `date`)",
                ja: "Dateと最も古い行の時刻の差が1日を超えるとき（変種`date`）"),
        ],
        silent: [
            Phrase(
                en: "both lines are outside of the trust line, and the difference is an hour or less",
                ja: "両方とも信頼範囲の外で、差が1時間以下のとき"),
            Phrase(en: "the order of all fields is reversed", ja: "フィールド全体の順序が逆になっているとき"),
        ],
        steps: [
            Phrase(
                en: "Go by the order of the lines, and have the clock and its zone checked.",
                ja: "行の順序で判断し、時計とタイムゾーンの設定を確認してもらいます。")
        ],
        changes: Phrase(
            en: "warning, where two trusted hops differ by more than a day; info, where lines of claims differ by a time zone",
            ja: "信頼する2つのホップの差が1日を超えるときは「警告」、信頼範囲の外の行の差がタイムゾーンの違いに収まるときは「情報」"),
        example: [
            "Received: from a.service.example by mx.mailbox.example; Tue, 3 Mar 2026 01:15:10 +0000",
            "Received: from app by a.service.example; Tue, 3 Mar 2026 10:15:08 +0000",
        ],
        related: [.missingHop])

    static let missingHop = GuidePage(
        severity: .notice,
        title: Phrase(en: "A server that left no line", ja: "記録を残していないサーバー"),
        meaning: Phrase(
            en: """
                Something in the mail shows a server that wrote no Received line. Variants: `before-first` (before the \
                oldest line), `renamed-lines` (the same, but its lines stand there as X-Received), `reentry` (a network took the \
                mail back from a host that wrote none), `same-client` (the two oldest lines name one client, so the first server \
                handed nothing on), `private-only-chain` (no line names a public address, so the origin cannot be named) and \
                `srs1-middle` (an SRS1 address names a first forwarder that left no line).
                """,
            ja: """
                Received行を残していないサーバーがあることを、メールの内容が示しています。変種は、\
                最も古い行より前に欠けている`before-first`、その行がX-Receivedとして残っている`renamed-lines`、\
                ネットワークが行を残していないホストからメールを受け戻している`reentry`、\
                最も古い2つの行の接続元が同じで、1つ目のサーバーから渡った記録がない`same-client`、\
                公開アドレスを含む行がなく送信元を特定できない`private-only-chain`と、\
                SRS1アドレスが示す最初の転送元の行がない`srs1-middle`です。
                """),
        fires: [
            Phrase(
                en: "a rewritten address names a forwarder of which no line is there",
                ja: "書き換えられたアドレスが示す転送元の行がないとき"),
            Phrase(
                en: "an ARC set is missing under one whose sealer is on the way",
                ja: "経路上のサーバーが封印したARCセットより前のセットが欠けているとき"),
            Phrase(
                en: "a network took the mail back from a host of another one (variant `reentry`)",
                ja: "ネットワークが、別のネットワークのホストからメールを受け戻しているとき（変種`reentry`）"),
            Phrase(
                en:
                    "the two oldest lines, of two networks, name one public client (variant `same-client`)",
                ja: "最も古い行とその次の行で、別々のネットワークのサーバーが同じ公開アドレスから受け取ったと記録しているとき（変種`same-client`）"),
            Phrase(
                en: "only private addresses stand in the Received lines (variant `private-only-chain`)",
                ja: "Received行にプライベートアドレスしかないとき（変種`private-only-chain`）"),
        ],
        silent: [
            Phrase(en: "the forwarder's network wrote a line", ja: "転送元のネットワークの行があるとき"),
            Phrase(
                en: "the lines name no address at all, or only the machine itself",
                ja: "行にアドレスがまったくない、または自分自身だけのとき"),
            Phrase(en: "the order of all fields is reversed", ja: "フィールド全体の順序が逆になっているとき"),
        ],
        steps: [
            Phrase(
                en: "Ask the administrators of both sides for their logs.",
                ja: "前後のサーバーの管理者に、ログの確認を依頼します。")
        ],
        example: [
            "Return-Path: <SRS1=aaaa=first.example==bbbb=TT=service.example=info@second.example>",
            "Received: from mail.second.example by mx.mailbox.example; Tue, 3 Mar 2026 01:15:10 +0000",
        ],
        related: [.timeTravel, .spfPassForForwarder])
}
