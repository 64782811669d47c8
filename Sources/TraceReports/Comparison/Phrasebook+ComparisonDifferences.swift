internal import TraceAnalysis

/// What two copies of one mail do not have in common.
extension Phrasebook {
    /// `value` holds names, or hops of Received lines, `number` how many, `first` and `second` what stands in the copies.
    static func difference(_ code: CopyDifference.Code, _ standing: CopyDifference.Standing) -> [Phrase] {
        switch code {
        case .returnPath, .linesAdded, .linesRemoved, .linesInserted, .linesChanged, .noCommonLine:
            [lineDifference(code, standing)]
        case .spfName, .spfResult, .spfContradiction, .dkimResult, .dmarcResult: resultDifference(code, standing)
        case .marksAdded, .fieldsAdded, .fieldsRemoved, .resultsRemoved, .from, .to, .date, .subject, .messageID, .otherField,
            .signatureAdded, .signatureRemoved, .sealsAdded, .sealsChanged, .body:
            [fieldDifference(code, standing)]
        }
    }

    private static func lineDifference(_ code: CopyDifference.Code, _ standing: CopyDifference.Standing) -> Phrase {
        switch code {
        case .returnPath:
            standing == .explained
                ? Phrase(en: "Return-Path was rewritten: {first} → {second}", ja: "Return-Pathが書き換えられています：{first} → {second}")
                : Phrase(
                    en: "Return-Path was replaced by an address that does not tell who did it: {first} → {second}",
                    ja: "Return-Pathが、由来の分からないアドレスに変わっています：{first} → {second}")
        case .linesAdded:
            Phrase(en: "New on top of the Received lines: {value} of the second copy", ja: "上に加わったReceived：2通目の{value}")
        case .linesRemoved:
            Phrase(
                en: "Missing from the Received lines of the second copy: {value} of the first",
                ja: "2通目にないReceived：1通目の{value}")
        case .linesInserted:
            Phrase(
                en: "Between the common Received lines, in the second copy alone: its {value}",
                ja: "2通目だけ途中に加わったReceived：{value}")
        case .linesChanged:
            Phrase(
                en: "Received lines that say something else in the second copy: its {value}",
                ja: "内容が変わっているReceived：2通目の{value}")
        default: Phrase(en: "The two have no Received line in common", ja: "共通するReceivedの行がありません")
        }
    }

    private static func resultDifference(_ code: CopyDifference.Code, _ standing: CopyDifference.Standing) -> [Phrase] {
        switch code {
        case .spfName:
            [
                Phrase(
                    en: "SPF was tested for another name: {first} → {second}", ja: "SPFの検証対象が変わっています：{first} → {second}")
            ]
        case .spfResult:
            [
                Phrase(
                    en: "SPF of {value} was tested again from the forwarder's server: {first} → {second}",
                    ja: "{value}のSPFが転送サーバーからの接続として再び検証されています：{first} → {second}")
            ]
        case .spfContradiction:
            [
                Phrase(
                    en: "SPF of {value} came out otherwise on the same leg: {first} and {second}",
                    ja: "同じ区間なのに{value}のSPFの結果が異なります：{first}と{second}")
            ]
        case .dkimResult:
            [
                Phrase(
                    en: "The signature ({value}) came out otherwise: {first} → {second}",
                    ja: "同じ署名（{value}）の結果が異なります：{first} → {second}")
            ]
        default:
            [
                Phrase(en: "DMARC of {value}: {first} → {second}", ja: "{value}のDMARC：{first} → {second}"),
                Phrase(
                    en: "DMARC of {value}: no row in the first copy, {second} in the second",
                    ja: "{value}のDMARC：1通目には結果がなく、2通目は{second}"),
                Phrase(
                    en: "DMARC of {value}: {first} in the first copy, no row in the second",
                    ja: "{value}のDMARC：1通目は{first}、2通目には結果がない"),
                Phrase(en: "DMARC came out otherwise", ja: "DMARCの結果が異なります"),
            ]
        }
    }

    private static func fieldDifference(_ code: CopyDifference.Code, _ standing: CopyDifference.Standing) -> Phrase {
        switch code {
        case .marksAdded: Phrase(en: "Fields of delivery and forwarding were added: {value}", ja: "配送や転送のフィールドの追加：{value}")
        case .fieldsAdded: Phrase(en: "Other fields were added: {value}", ja: "そのほかのフィールドの追加：{value}")
        case .fieldsRemoved: Phrase(en: "Fields are missing in the second copy: {value}", ja: "2通目で失われたフィールド：{value}")
        case .resultsRemoved:
            Phrase(
                en: "Results of earlier servers were removed on the way: {value}", ja: "以前のサーバーの結果が途中で削除されています：{value}")
        case .from: Phrase(en: "From was changed: {first} → {second}", ja: "Fromの変更：{first} → {second}")
        case .to: Phrase(en: "To was changed: {first} → {second}", ja: "Toの変更：{first} → {second}")
        case .date: Phrase(en: "Date was changed: {first} → {second}", ja: "Dateの変更：{first} → {second}")
        case .subject: Phrase(en: "Subject was changed: {first} → {second}", ja: "Subjectの変更：{first} → {second}")
        case .messageID: Phrase(en: "Message-ID was changed: {first} → {second}", ja: "Message-IDの変更：{first} → {second}")
        case .otherField: Phrase(en: "{value} was changed: {first} → {second}", ja: "{value}の変更：{first} → {second}")
        case .signatureAdded: Phrase(en: "A signature was added: {value}", ja: "署名の追加：{value}")
        case .signatureRemoved: Phrase(en: "A signature is missing in the second copy: {value}", ja: "2通目で失われた署名：{value}")
        case .sealsAdded: Phrase(en: "ARC sets were added: {number}, sealed by {value}", ja: "ARCセットの追加：{number}件（署名者{value}）")
        case .sealsChanged:
            Phrase(en: "Older ARC sets are missing or changed: sealed by {value}", ja: "以前のARCセットが失われたか変わっています（署名者{value}）")
        default:
            standing == .explained
                ? Phrase(en: "The body was changed, as lists do", ja: "本文の変更（メーリングリストによるもの）")
                : Phrase(en: "The body was changed", ja: "本文の変更")
        }
    }
}
