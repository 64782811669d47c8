internal import TraceCorpus
internal import TraceReports

extension OmissionReason {
    /// Why, and what can be done.
    var phrase: Phrase {
        switch self {
        case .missing:
            Phrase(
                en: "there is no such file. Check the path; a name with spaces needs quotes.",
                ja: "ファイルがありません。パスを確認してください（空白を含む名前は引用符で囲みます）。")
        case .forbidden:
            Phrase(
                en: "this user may not read it. Change its permissions, or run hoptrace as its owner.",
                ja: "読み取る権限がありません。権限を変更するか、所有者として実行してください。")
        case .unreadable:
            Phrase(
                en: "it cannot be read.",
                ja: "読み取れません。")
        case .empty:
            Phrase(
                en: "this is empty. Save the message again, whole and with its header.",
                ja: "空のファイルです。ヘッダーを含むメール全体を保存し直してください。")
        case .maildirTemporary:
            Phrase(
                en: "messages in it are still being written; they are left out.",
                ja: "書き込み中のメールが入っているため、対象から外しました。")
        case .linkLoop:
            Phrase(
                en: "this link leads back to a directory above it.",
                ja: "リンクが上位のディレクトリを指しています。")
        case .notAFile:
            Phrase(
                en: "this is a pipe, a device, a socket or a link, and no file; - reads standard input.",
                ja: "パイプ、デバイス、ソケットまたはリンクであり、ファイルではありません（- で標準入力から読み込めます）。")
        case .noHeader:
            Phrase(
                en: "this holds no mail header.",
                ja: "メールのヘッダーがありません。")
        case .unsupportedFormat:
            Phrase(
                en: "this format is not read. Convert it to mbox or to one message a file.",
                ja: "この形式には対応していません。mbox形式、または1通1ファイルの形式に変換してください。")
        case .missingLibrary:
            Phrase(
                en: "the library that reads this format is not installed. Install it, and run hoptrace again.",
                ja: "この形式を読むためのライブラリがありません。インストールしてから、もう一度実行してください。")
        case .damagedArchive:
            Phrase(
                en: "this is damaged or ends too early; what could be unpacked was read.",
                ja: "ファイルが壊れているか、途中で終わっています。展開できた部分だけを読み取りました。")
        case .encryptedArchive:
            Phrase(
                en: "this is encrypted. Unpack it first.",
                ja: "暗号化されています。先に展開してください。")
        case .unsupportedCompression:
            Phrase(
                en: "the way in which this is packed is not read. Unpack it first.",
                ja: "この圧縮方式には対応していません。先に展開してください。")
        case .archiveDepth:
            Phrase(
                en: "this is an archive in an archive in an archive. Unpack the outer one first.",
                ja: "圧縮ファイルが三重に入れ子になっています。外側を先に展開してください。")
        case .needsFile:
            Phrase(
                en: "this format is read from a file alone, not through a pipe or out of an archive. Unpack it first.",
                ja: "この形式はファイルからのみ読み取れます（パイプや圧縮ファイルの中からは読み取れません）。先に展開してください。")
        case .archiveRatio:
            Phrase(
                en: "this unpacks to far more than it holds; the rest was left out.",
                ja: "展開後のサイズが元のサイズに比べて大きすぎるため、残りは読み取りませんでした。")
        case .archiveSize:
            Phrase(
                en: "this unpacks to more than is read; the rest was left out.",
                ja: "展開後のサイズが上限を超えるため、残りは読み取りませんでした。")
        case .archiveEntries:
            Phrase(
                en: "this has more entries than are read; the rest was left out.",
                ja: "ファイル数が上限を超えるため、残りは読み取りませんでした。")
        case .folderData:
            Phrase(
                en: "this is no mail: a mail server keeps what it knows of the folder in it.",
                ja: "メールではありません。メールサーバーがフォルダーの管理情報を保存している項目です。")
        case .furtherMessages:
            Phrase(
                en: """
                    further messages seem to begin here, as in a mailbox, but the file does not begin with a From line; from here on \
                    nothing was read. If it is a mailbox, put such a line on top of it: From - Thu Jan  1 00:00:00 1970
                    """,
                ja: """
                    ここから別のメールが始まっているように見えますが、ファイルの先頭にmbox形式のFrom行がないため、ここから先は読み取っていません。\
                    mbox形式のファイルであれば、先頭に「From - Thu Jan  1 00:00:00 1970」のような行を補ってください。
                    """)
        case .noInternetHeader:
            Phrase(
                en: "this item has no internet header: it was never sent over SMTP.",
                ja: "インターネットヘッダーがありません。SMTPで送信されたことのない項目です。")
        }
    }
}
