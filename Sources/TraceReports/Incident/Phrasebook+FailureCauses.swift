internal import TraceAnalysis

/// What servers mean by what they write beside a result.
extension Phrasebook {
    static func failureCause(_ cause: FailureCause) -> Phrase {
        switch cause {
        case .keyUnreachable: Phrase(en: "DNS gave no answer for the key.", ja: "公開鍵についてDNSの応答が得られませんでした。")
        case .keyMissing: Phrase(en: "There is no key in DNS.", ja: "公開鍵がDNSに登録されていません。")
        case .keyMissingOrUnreachable:
            Phrase(en: "There is no key in DNS, or DNS gave no answer.", ja: "公開鍵がDNSに登録されていないか、DNSの応答が得られませんでした。")
        case .keyMissingOrBroken:
            Phrase(
                en: "There is no key in DNS, or its record cannot be used.", ja: "公開鍵がDNSに登録されていないか、レコードを利用できません。")
        case .keyBroken: Phrase(en: "The record of the key cannot be understood.", ja: "公開鍵のレコードを解釈できません。")
        case .keyRevoked: Phrase(en: "The key has been withdrawn.", ja: "公開鍵が失効しています。")
        case .keyUnusable: Phrase(en: "The key cannot be used.", ja: "公開鍵を利用できません。")
        case .keyTooShort: Phrase(en: "The key is too short.", ja: "公開鍵が短すぎます。")
        case .testKey: Phrase(en: "The key is marked as a test.", ja: "公開鍵がテスト用とされています。")
        case .keyLength: Phrase(en: "It tells the length of the key.", ja: "鍵の長さの記録です。")
        case .dnssecState: Phrase(en: "It tells whether DNSSEC protects the record.", ja: "DNSSECによる保護の有無の記録です。")
        case .bodyChanged: Phrase(en: "The body was changed after it was signed.", ja: "署名後に本文が変更されています。")
        case .signatureMismatch:
            Phrase(
                en: "The signature does not fit: the header was changed, or the key is another.",
                ja: "署名が一致しません。ヘッダーが変更されたか、鍵が異なります。")
        case .verified: Phrase(en: "The signature fits.", ja: "署名が一致しています。")
        case .notSigned: Phrase(en: "The message is not signed.", ja: "署名がありません。")
        case .signatureMalformed: Phrase(en: "The signature cannot be read.", ja: "署名の形式が不正です。")
        case .expired: Phrase(en: "The signature has expired.", ja: "署名の有効期限が切れています。")
        case .futureTimestamp: Phrase(en: "The signature bears a time in the future.", ja: "署名の時刻が未来になっています。")
        case .unsupported: Phrase(en: "The server does not know this kind of signature.", ja: "サーバーが対応していない種類の署名です。")
        case .identityMismatch: Phrase(en: "The signature is about another name.", ja: "署名が別の名前に対するものです。")
        case .skipped: Phrase(en: "The server did not check it.", ja: "サーバーは検証していません。")
        case .ownSignature:
            Phrase(en: "The server has just made the signature, and tested nothing.", ja: "サーバー自身が付けた署名で、検証はしていません。")
        case .loggedIn: Phrase(en: "The client had logged in; no record was asked.", ja: "ログインした利用者からの接続で、レコードは照合していません。")
        case .ownRule:
            Phrase(
                en: "A rule of the server's own let it pass; no record was asked.", ja: "サーバー独自のルールで通しており、レコードは照合していません。")
        case .permitted: Phrase(en: "The record permits the client.", ja: "レコードで許可された送信元です。")
        case .guessedRecord: Phrase(en: "There is no record; the server guessed one.", ja: "レコードがなく、サーバーが推測で判定しています。")
        case .guessedNeutral: Phrase(en: "There is no record; the server's guess says nothing.", ja: "レコードがなく、推測でも判定できません。")
        case .neitherPermittedNorDenied:
            Phrase(en: "The record neither permits nor denies the client.", ja: "レコードでは許可も拒否もされていません。")
        case .softlyDenied:
            Phrase(
                en: "The record does not list the client, and does not forbid it strictly.", ja: "レコードにない送信元ですが、厳密な拒否はされていません。")
        case .denied: Phrase(en: "The record denies the client.", ja: "レコードで拒否された送信元です。")
        case .noRecord: Phrase(en: "There is no record in DNS.", ja: "DNSにレコードがありません。")
        case .lookupFailed: Phrase(en: "DNS gave no answer.", ja: "DNSの応答が得られませんでした。")
        case .recordBroken: Phrase(en: "The record has an error.", ja: "レコードに誤りがあります。")
        case .judgedAddress: Phrase(en: "It tells which address was judged.", ja: "判定対象のアドレスの記録です。")
        case .mechanismMatched: Phrase(en: "It tells which part of the record decided.", ja: "判定に使われた項目の記録です。")
        case .acceptedDespitePolicy: Phrase(en: "The server accepted the mail against the policy.", ja: "ポリシーに反してサーバーが受け入れています。")
        case .policyShown: Phrase(en: "It quotes the policy.", ja: "ポリシーの記録です。")
        case .overridden: Phrase(en: "The server set the policy aside.", ja: "サーバーがポリシーを適用していません。")
        case .fromUnusable: Phrase(en: "The From field cannot be used.", ja: "Fromフィールドを利用できません。")
        case .notAligned: Phrase(en: "No proven name is the author's.", ja: "認証された名前が差出人と一致しません。")
        case .chainPassed: Phrase(en: "The chain of seals is intact.", ja: "ARCのチェーンは有効です。")
        case .chainFailed: Phrase(en: "The chain of seals is broken.", ja: "ARCのチェーンが壊れています。")
        case .noChain: Phrase(en: "There is no chain of seals.", ja: "ARCのチェーンがありません。")
        }
    }
}
