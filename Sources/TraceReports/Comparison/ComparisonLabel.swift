/// Headings and words of a comparison.
enum ComparisonLabel: CaseIterable {
    case title, verdict, copies, results, believe, way, differences, explained, unexplained, open, noneUnexplained, repair,
        lookUps, limits
    case evidence, copy, noRow, notTested, carried, earlier, changedLine, record, before, after, change, inMailbox, hops, alone

    var phrase: Phrase {
        switch self {
        case .title: Phrase(en: "Copies of mail compared", ja: "メールの比較")
        case .verdict: Phrase(en: "Comparison", ja: "比較結果")
        case .copies: Phrase(en: "The copies", ja: "比較したメール")
        case .results: Phrase(en: "Results beside results", ja: "認証結果の比較")
        case .believe: Phrase(en: "Which copy to believe for what", ja: "どのメールの結果を見るべきか")
        case .way: Phrase(en: "Way beside way, oldest hop first", ja: "経路の比較（古い順）")
        case .differences: Phrase(en: "What differs", ja: "違い")
        case .explained: Phrase(en: "Explained by the forwarding", ja: "転送で説明できるもの")
        case .unexplained: Phrase(en: "Not explained by the forwarding", ja: "転送では説明できないもの")
        case .open: Phrase(en: "Cannot be told", ja: "判断できないもの")
        case .noneUnexplained: Phrase(en: "Everything that differs is explained by the forwarding.", ja: "違いはすべて転送で説明できます。")
        case .repair: Phrase(en: "Before and after, record by record", ja: "前後の比較（DNSレコード別）")
        case .lookUps: Phrase(en: "To look up in DNS", ja: "確認するDNSレコード")
        case .limits: Phrase(en: "What this comparison cannot tell", ja: "この比較では分からないこと")
        case .evidence: Phrase(en: "How that is known", ja: "判断の根拠")
        case .copy: Phrase(en: "Copy", ja: "メール")
        case .noRow: Phrase(en: "no row", ja: "結果なし")
        case .notTested: Phrase(en: "not tested", ja: "検証なし")
        case .carried: Phrase(en: "before forwarding", ja: "転送前の記録")
        case .earlier: Phrase(en: "earlier", ja: "以前")
        case .changedLine: Phrase(en: "changed", ja: "変更あり")
        case .record: Phrase(en: "Record", ja: "レコード")
        case .before: Phrase(en: "Before", ja: "前")
        case .after: Phrase(en: "After", ja: "後")
        case .change: Phrase(en: "Change", ja: "変化")
        case .inMailbox: Phrase(en: "Mailbox", ja: "メールボックス")
        case .hops: Phrase(en: "hops", ja: "ホップ")
        case .alone: Phrase(en: "in this copy alone", ja: "このメールのみ")
        }
    }
}

extension Phrasebook {
    /// A word of a comparison.
    subscript(compare label: ComparisonLabel) -> String { text(label.phrase) }
}
