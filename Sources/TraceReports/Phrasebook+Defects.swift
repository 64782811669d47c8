internal import TraceFields

/// What is wrong with a message, in words.
extension Phrasebook {
    static func defect(_ code: Defect.Code) -> Phrase { defects[code] ?? Phrase(en: code.rawValue, ja: code.rawValue) }

    private static let defects: [Defect.Code: Phrase] = blockDefects.merging(fieldDefects) { one, _ in one }

    private static let blockDefects: [Defect.Code: Phrase] = [
        .byteOrderMark: Phrase(en: "The message starts with a byte order mark.", ja: "先頭にBOM（バイト順マーク）があります。"),
        .noHeader: Phrase(
            en: "There is no header field: this is not a message, or its header was cut off.",
            ja: "ヘッダーフィールドがありません。メールではないか、ヘッダーが失われています。"),
        .missingBlankLine: Phrase(en: "No empty line separates header and body.", ja: "ヘッダーと本文を区切る空行がありません。"),
        .notAField: Phrase(
            en: "A line in the header is no field and no continuation of one.", ja: "ヘッダー中に、フィールドでも継続行でもない行があります。"),
        .lostIndentation: Phrase(
            en: "Continuation lines lost their indentation; they are read with the field above.",
            ja: "継続行の先頭の空白が失われています。上のフィールドの続きとして読みました。"),
        .continuationWithoutField: Phrase(en: "A continuation line has no field before it.", ja: "継続行の前にフィールドがありません。"),
        .spaceBeforeColon: Phrase(
            en: "White space stands between the name {field} and its colon.", ja: "{field}の名前とコロンの間に空白があります。"),
        .bareCarriageReturn: Phrase(en: "A carriage return stands alone, without a line feed.", ja: "LFを伴わないCRがあります。"),
        .nulByte: Phrase(en: "The header holds a NUL byte.", ja: "ヘッダーにNULバイトがあります。"),
        .invalidUTF8: Phrase(
            en: "The header holds bytes that are neither ASCII nor UTF-8; they are shown as U+FFFD.",
            ja: "ヘッダーにASCIIでもUTF-8でもないバイトがあります。U+FFFDで示しています。"),
        .indentedHeader: Phrase(
            en: "White space stands before every line, as in a quotation or in code; the lines are read without it.",
            ja: "引用やコードのように、すべての行の先頭に空白があります。空白を除いて読んでいます。"),
        .textBeforeHeader: Phrase(
            en: "Text before the header was passed over.", ja: "ヘッダーより前の文章は読み飛ばしています。"),
        .quotedHeader: Phrase(
            en: "A mark of quotation stands before every line; the lines are read without it.",
            ja: "各行の先頭に引用記号があります。引用記号を除いて読んでいます。"),
        .spacedHeader: Phrase(
            en: "Blank lines stand between the fields; they are passed over.", ja: "フィールドの間に空行があります。空行を飛ばして読んでいます。"),
        .lostLineBreaks: Phrase(
            en:
                "Several fields stand on one line: the copy lost its line breaks, and what stands behind the first cannot be told apart.",
            ja: "1行に複数のフィールドがあります。写しの改行が失われており、2つ目以降のフィールドは区別できません。"),
        .longLine: Phrase(en: "A line is longer than the 998 octets that RFC 5322 allows.", ja: "RFC 5322の上限998オクテットを超える行があります。"),
        .headerTooLong: Phrase(
            en: "The header is longer than what is read; the rest was left out.", ja: "ヘッダーが読み取り上限を超えています。残りは読んでいません。"),
        .tooManyFields: Phrase(
            en: "The header has more fields than are read; the rest was left out.", ja: "フィールド数が上限を超えています。残りは読んでいません。"),
        .tooManyHops: Phrase(
            en: "The header has more Received fields than are read; the rest was left out.",
            ja: "Receivedフィールドの数が上限を超えています。残りは読んでいません。"),
        .tooManyStatements: Phrase(
            en: "The header has more authentication results than are read; the rest was left out.",
            ja: "認証結果の数が上限を超えています。残りは読んでいません。"),
        .tooManyTokens: Phrase(
            en: "{field} has more words than are read; the rest was left out.", ja: "{field}の語数が上限を超えています。残りは読んでいません。"),
        .tooManyDefects: Phrase(en: "There are more defects than are listed.", ja: "不備の数が一覧の上限を超えています。"),
        .duplicateField: Phrase(en: "{field} may stand once and stands more than once.", ja: "1つだけのはずの{field}が複数あります。"),
        .missingFrom: Phrase(
            en: "This copy has no From field, so it names no author.", ja: "この写しにはFromフィールドがなく、差出人が分かりません。"),
        .missingDate: Phrase(en: "There is no Date field.", ja: "Dateフィールドがありません。"),
        .severalAuthors: Phrase(
            en: "From names several addresses; results can be compared with one author only.",
            ja: "Fromに複数のアドレスがあります。認証結果は1つの差出人としか照合できません。"),
        .authorDomain: Phrase(
            en: "The domain in From has no dot, or characters that no domain name has: nobody can look it up.",
            ja: "Fromのドメインにドットがないか、ドメイン名に使えない文字があります。DNSで調べることはできません。"),
        .unclosedComment: Phrase(en: "A comment in {field} is not closed.", ja: "{field}のコメントが閉じられていません。"),
        .unclosedQuote: Phrase(en: "A quoted string in {field} is not closed.", ja: "{field}の引用文字列が閉じられていません。"),
        .commentTooDeep: Phrase(en: "Comments in {field} are nested deeper than is read.", ja: "{field}のコメントの入れ子が深すぎます。"),
        .encodedWord: Phrase(
            en: "{field} is encoded (RFC 2047), which is not allowed there; its decoded text was read.",
            ja: "{field}がRFC 2047で符号化されています（本来は不可）。復号して読みました。"),
    ]

    private static let fieldDefects: [Defect.Code: Phrase] = [
        .receivedWithoutDate: Phrase(en: "A Received field has no date.", ja: "日時のないReceivedフィールドがあります。"),
        .receivedWithoutBy: Phrase(
            en: "A Received field does not say which host wrote it.", ja: "書いたホスト（by）のないReceivedフィールドがあります。"),
        .receivedUnread: Phrase(
            en: "A Received field holds text that belongs to no clause.", ja: "Receivedフィールドに、どの句にも属さない文字列があります。"),
        .receivedRepeated: Phrase(
            en: "A Received field stands in this copy more than once, letter by letter; it was read as one line.",
            ja: "まったく同じReceivedフィールドが複数あります。1行として読みました。"),
        .dateUnreadable: Phrase(en: "The date in {field} cannot be read.", ja: "{field}の日時を読み取れません。"),
        .dateObsolete: Phrase(en: "The date in {field} has an obsolete or unusual form.", ja: "{field}の日時が旧式または標準外の形式です。"),
        .addressUnreadable: Phrase(en: "An address in {field} cannot be read.", ja: "{field}のアドレスを読み取れません。"),
        .returnPathDiffers: Phrase(
            en: "{field} holds another sender than the one that the receiving server saw: it was written anew or moved since.",
            ja: "{field}の送信者が、受信サーバーの記録した送信者と異なります（受信後に書き換えられたか、移されています）。"),
        .addressMasked: Phrase(
            en: "{field} holds a mask where a name or an address stood, as copies from a web page do.",
            ja: "{field}の名前やアドレスが伏せ字になっています（Webページからの写しなど）。"),
        .missingAuthservID: Phrase(en: "{field} does not say who wrote it.", ja: "{field}に記録者名（authserv-id）がありません。"),
        .unknownVersion: Phrase(en: "{field} has a version that no standard defines.", ja: "{field}のバージョンが標準にないものです。"),
        .missingSemicolon: Phrase(en: "A semicolon is missing in {field}.", ja: "{field}のセミコロンが欠けています。"),
        .badToken: Phrase(en: "{field} holds a word that its grammar does not allow there.", ja: "{field}に文法上認められない語があります。"),
        .unreadText: Phrase(en: "{field} holds text that could not be read.", ja: "{field}に読み取れない文字列があります。"),
        .truncatedByFold: Phrase(
            en: "A word of {field} is cut at the end of a line.", ja: "{field}の語が行末で途切れています。"),
        .noneWithStatements: Phrase(en: "{field} says “none” beside results.", ja: "{field}に結果とnoneの両方があります。"),
        .emptyField: Phrase(en: "{field} is empty.", ja: "{field}が空です。"),
        .noResult: Phrase(en: "{field} holds no result.", ja: "{field}に結果がありません。"),
        .tagSyntax: Phrase(en: "The tag list of {field} is not well formed.", ja: "{field}のタグの書式が正しくありません。"),
        .duplicateTag: Phrase(en: "A tag of {field} comes twice.", ja: "{field}に同じタグが重複しています。"),
        .missingTag: Phrase(en: "{field} lacks a tag that it must have.", ja: "{field}に必須のタグがありません。"),
        .badTagValue: Phrase(en: "A tag of {field} has a value that is not allowed.", ja: "{field}のタグの値が正しくありません。"),
    ]
}
