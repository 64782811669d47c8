internal import TraceCorpus
internal import TraceReports

extension StoreFailure {
    /// What happened, and what to do.
    var phrase: Phrase {
        switch self {
        case .cannotOpen(let reason):
            Phrase(
                en: "the database cannot be opened (\(PrintableText(reason).text)).",
                ja: "データベースを開けません（\(PrintableText(reason).text)）。")
        case .notOurs:
            Phrase(
                en: "this is no database of hoptrace; nothing was changed.", ja: "hoptraceのデータベースではありません。何も変更していません。")
        case .newer:
            Phrase(
                en: "this database was made by a newer hoptrace; nothing was changed.",
                ja: "このデータベースは新しい版のhoptraceで作られています。何も変更していません。")
        case .otherOptions(let trust, let sameOrganization):
            Phrase(
                en: """
                    this database was filled with --trust \(Self.shown(trust, "(none)")) and --same-org \
                    \(Self.shown(sameOrganization, "(none)")); give the same, or write to another file.
                    """,
                ja: """
                    このデータベースは--trust \(Self.shown(trust, "（なし）"))、--same-org \(Self.shown(sameOrganization, "（なし）"))で作られています。\
                    同じ指定にするか、別のファイルに書き出してください。
                    """)
        case .otherRedaction:
            Phrase(
                en: "this database was filled with another --redact or --redact-key; give the same, or write to another file.",
                ja: "このデータベースは別の--redactまたは--redact-keyで作られています。同じ指定にするか、別のファイルに書き出してください。")
        case .otherAttached(let isAttached):
            Phrase(
                en: "this database was filled with\(isAttached ? "" : "out") --attached; do the same, or write to another file.",
                ja: "このデータベースは--attached\(isAttached ? "あり" : "なし")で作られています。同じ指定にするか、別のファイルに書き出してください。")
        case .full:
            Phrase(
                en: "the disk is full. What was committed is complete; make room and run the same command again to go on.",
                ja: "ディスクの空きがありません。書き込みが済んだ分は保存されています。空きを作り、同じコマンドをもう一度実行すると続きから再開します。")
        case .busy:
            Phrase(
                en: "another program is writing to this database; try again when it is done.",
                ja: "別のプログラムがこのデータベースに書き込んでいます。終わってからやり直してください。")
        case .database(let reason):
            Phrase(
                en: "the database could not be used (\(PrintableText(reason).text)).",
                ja: "データベースを使用できませんでした（\(PrintableText(reason).text)）。")
        }
    }

    private static func shown(_ list: String, _ none: String) -> String { list.isEmpty ? none : PrintableText(list).text }
}
