internal import TraceAnalysis

/// How copies are related, and how that is known.
extension Phrasebook {
    static func relation(_ relation: Kinship.Relation) -> Phrase {
        switch relation {
        case .sameMail: Phrase(en: "the same mail", ja: "同じメール")
        case .sibling: Phrase(en: "one mailing, different deliveries", ja: "同じ配信の別の宛先")
        case .resend: Phrase(en: "an older and a newer mail in one name", ja: "別々に送られたメール（前と後）")
        case .unrelated: Phrase(en: "different mails", ja: "別のメール")
        case .undecided: Phrase(en: "cannot be decided", ja: "判断できない")
        }
    }

    /// The sentence for two mails that are not the same one.
    static func relationHeadline(_ relation: Kinship.Relation) -> Phrase {
        switch relation {
        case .sameMail: Phrase(en: "{first} and {second} are copies of the same mail.", ja: "{first}と{second}は同じメールです。")
        case .sibling:
            Phrase(
                en:
                    """
                    {first} and {second} belong to one mailing but are different deliveries: results of one prove \
                    nothing about the other.
                    """,
                ja: "{first}と{second}は同じ配信の別の宛先へのメールです。一方の結果から他方のことは分かりません。")
        case .resend:
            Phrase(
                en: "{first} and {second} are two mails of one sender, sent one after the other.",
                ja: "{first}と{second}は、同じ差出人が別々に送ったメールです。")
        case .unrelated:
            Phrase(
                en: "{first} and {second} are different mails; there is nothing to compare.",
                ja: "{first}と{second}は別のメールで、比較できるものはありません。")
        case .undecided:
            Phrase(
                en: "Nothing shows for sure whether {first} and {second} are copies of one mail.",
                ja: "{first}と{second}が同じメールかどうかは判断できません。")
        }
    }

    static let sameMail = Phrase(
        en: "Both copies are the same mail ({value}).", ja: "2通は同じメールです（{value}が一致しています）。")
    static let sameMailNamed = Phrase(
        en: "{first} and {second} are the same mail ({value}).", ja: "{first}と{second}は同じメールです（{value}が一致しています）。")
    static let sameMailLikely = Phrase(
        en: "{first} and {second} are most likely the same mail ({value}).",
        ja: "{first}と{second}は同じメールと考えられます（{value}が一致しています）。")

    static let sameFile = Phrase(
        en: "{first} and {second} are the same message, byte for byte: there is nothing to compare.",
        ja: "{first}と{second}は、1バイトも違わない同じファイルです。比較できるものはありません。")
    static let whatToGive = Phrase(
        en:
            "Give the copy that lies in another mailbox, before or behind a forwarding, or a mail that was sent at another time.",
        ja: "転送前または転送後の別のメールボックスにある写しか、別の時点で送られたメールを指定してください。")
    /// Over more than two mails. `value` is what the pair that says most says.
    static let severalMails = Phrase(
        en: "{count} messages, {number} different mails. {first} and {second}: {value}",
        ja: "入力した{count}件は{number}通の別々のメールです。{first}と{second}：{value}")
    static let unrelatedMails = Phrase(
        en: "{count} messages, {number} different mails: there is nothing to compare.",
        ja: "入力した{count}件は{number}通の別々のメールで、比較できるものはありません。")
    static let unrelatedPairs = Phrase(
        en: "Mails that have nothing to do with those before them: {number}.", ja: "それまでのどのメールとも関係のないメール：{number}通。")
    static let morePairs = Phrase(en: "Further pairs, each described below: {number}.", ja: "このほか{number}組を後述します。")

    static let noDirectCopy = Phrase(
        en: "Both were forwarded: no direct copy was given, and {first} is only the one nearer to the author.",
        ja: "どちらも転送後のメールです。転送前のメールはなく、{first}は差出人により近いというだけです。")
    static let bothDirect = Phrase(
        en: "Neither copy was forwarded: they are two deliveries or two records of one mail.",
        ja: "どちらも転送されていません。同じメールの別の配送、または別の保存です。")

    /// What makes two copies one mail, in a few words.
    static func ground(_ code: KinshipEvidence.Code) -> Phrase? {
        switch code {
        case .signatureEquals: Phrase(en: "same DKIM b=", ja: "DKIM署名のb=")
        case .sealEquals: Phrase(en: "same ARC seal", ja: "ARCの封印")
        case .messageIdentityEquals: Phrase(en: "same Message-ID", ja: "Message-ID")
        case .deliveryTokenEquals: Phrase(en: "same delivery number of the sending service", ja: "配信サービスの配信番号")
        case .bodyEquals: Phrase(en: "same body", ja: "本文")
        case .routeEquals: Phrase(en: "same oldest Received lines", ja: "最も古いReceivedの行")
        case .throughThirdCopy: Phrase(en: "both like a third copy", ja: "3通目のメールとの対応")
        case .messageIDEquals: Phrase(en: "same Message-ID", ja: "Message-ID")
        case .dateEquals: Phrase(en: "same Date", ja: "Date")
        case .bodyHashEquals: Phrase(en: "signatures over the same body", ja: "署名対象の本文")
        case .serviceAccountEquals, .fromEquals, .subjectEquals, .recipientEquals, .signedTwice, .deliveryTokenDiffers,
            .messageIDDiffers, .dateDiffers, .fromDiffers, .recipientDiffers, .bodyDiffers:
            nil
        }
    }

    static let oneLineEquals = Phrase(en: "The oldest Received line is the same.", ja: "最も古いReceivedの行が一致しています。")

    static func kinship(_ code: KinshipEvidence.Code) -> Phrase {
        switch code {
        case .signatureEquals:
            Phrase(
                en: "A DKIM signature of {value} is the same, b= and all: it was made once, for one mail.",
                ja: "{value}のDKIM署名がb=まで一致しています。1通のメールに対して1回だけ作られた署名です。")
        case .sealEquals: Phrase(en: "An ARC seal of {value} is the same, b= and all.", ja: "{value}のARCの封印がb=まで一致しています。")
        case .messageIdentityEquals:
            Phrase(en: "Message-ID ({value}), Date and From are the same.", ja: "Message-ID（{value}）、Date、Fromが一致しています。")
        case .deliveryTokenEquals:
            Phrase(
                en: "{value} is the same: the sending service writes another one for each delivery.",
                ja: "{value}が一致しています。配信サービスが配信ごとに変える値です。")
        case .bodyEquals: Phrase(en: "The bodies are the same.", ja: "本文が一致しています。")
        case .routeEquals:
            Phrase(en: "The {number} oldest Received lines are the same.", ja: "最も古い{number}行のReceivedが一致しています。")
        case .throughThirdCopy:
            Phrase(en: "Both are the same mail as a third copy.", ja: "どちらも3通目と同じメールです。")
        case .messageIDEquals: Phrase(en: "Message-ID is the same ({value}).", ja: "Message-IDが一致しています（{value}）。")
        case .dateEquals: Phrase(en: "Date is the same.", ja: "Dateが一致しています。")
        case .bodyHashEquals: Phrase(en: "Signatures over the same body (bh=).", ja: "署名対象の本文（bh=）が一致しています。")
        case .serviceAccountEquals:
            Phrase(en: "The same account at {value} sent them.", ja: "{value}の同じアカウントから送信されています。")
        case .fromEquals: Phrase(en: "From is the same ({value}).", ja: "Fromが一致しています（{value}）。")
        case .subjectEquals: Phrase(en: "Subject is the same, marks in front of it aside.", ja: "Subjectが一致しています（先頭の印を除く）。")
        case .recipientEquals: Phrase(en: "They were sent to the same recipient ({value}).", ja: "宛先が一致しています（{value}）。")
        case .signedTwice:
            Phrase(
                en: "{value} signed both in the same second over the same body, but not once: the b= differ.",
                ja: "{value}が同じ時刻に同じ本文へ署名していますが、b=が異なり、別々の署名です。")
        case .deliveryTokenDiffers:
            Phrase(en: "{value} differs: the sending service made two deliveries.", ja: "{value}が異なります。別々の配信です。")
        case .messageIDDiffers: Phrase(en: "Message-ID differs.", ja: "Message-IDが異なります。")
        case .dateDiffers: Phrase(en: "Date differs.", ja: "Dateが異なります。")
        case .fromDiffers: Phrase(en: "From differs.", ja: "Fromが異なります。")
        case .recipientDiffers: Phrase(en: "They were sent to different recipients.", ja: "宛先が異なります。")
        case .bodyDiffers: Phrase(en: "The bodies differ.", ja: "本文が異なります。")
        }
    }

    static func strength(_ strength: KinshipEvidence.Strength) -> Phrase {
        switch strength {
        case .certain: Phrase(en: "certain", ja: "確実")
        case .high: Phrase(en: "strong", ja: "強い")
        case .medium: Phrase(en: "medium", ja: "中程度")
        case .weak: Phrase(en: "weak", ja: "弱い")
        case .against: Phrase(en: "against", ja: "反証")
        }
    }

    static func role(_ role: Comparison.Copy.Role) -> Phrase {
        switch role {
        case .direct: Phrase(en: "direct copy", ja: "転送前")
        case .forwarded: Phrase(en: "forwarded copy", ja: "転送後")
        }
    }

    static func roleReason(_ reason: Comparison.Copy.Reason) -> Phrase {
        switch reason {
        case .noForwarding: Phrase(en: "its header shows no forwarding", ja: "転送の痕跡がない")
        case .forwarding: Phrase(en: "its header shows a forwarding", ja: "転送の痕跡がある")
        case .containedInOther: Phrase(en: "its whole way is the beginning of the other copy's", ja: "経路全体がもう一方の経路の前半と一致する")
        case .containsOther:
            Phrase(en: "its way is the other copy's and goes on in another network", ja: "もう一方の経路の先に別のネットワークが続いている")
        case .recipientIsMailbox: Phrase(en: "it lies in the mailbox that its sender sent it to", ja: "送信者が指定した宛先のメールボックスにある")
        }
    }

    static func belief(_ question: Belief.Question) -> Phrase {
        switch question {
        case .authorSPF:
            Phrase(
                en: "For the author's SPF: {first}. Only there a server tested the author's own envelope sender.",
                ja: "差出人側のSPF：{first}。差出人側のエンベロープFromが検証されているのは、このメールだけです。")
        case .authorDKIM:
            Phrase(
                en: "For the author's DKIM when the mail was sent: {first}; nobody had touched it yet.",
                ja: "送信時点の差出人のDKIM：{first}。まだ誰も手を加えていません。")
        case .authorDMARC:
            Phrase(
                en: "For DMARC of the author: {first}; after a forwarding only DKIM can carry it.",
                ja: "差出人のDMARC：{first}。転送後はDKIMでしか成立しません。")
        case .changes:
            Phrase(
                en: "For what happened to the mail on the way: {first}; a signature that is still valid there was not damaged.",
                ja: "途中で変更されたかどうか：{first}。ここでも有効な署名は、途中で壊れていません。")
        case .forwarding:
            Phrase(
                en: "For who forwarded it, and what the last mailbox was told: {first}.",
                ja: "誰が転送し、最後の受信側がどう判断したか：{first}。")
        }
    }
}
