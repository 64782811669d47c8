/// Words of the inventory of header fields.
extension Phrasebook {
    enum InventoryColumn: CaseIterable { case name, fields, messages, bytes }

    static func inventory(_ column: InventoryColumn) -> Phrase {
        switch column {
        case .name: Phrase(en: "Name", ja: "フィールド名")
        case .fields: Phrase(en: "Fields", ja: "フィールド数")
        case .messages: Phrase(en: "Messages", ja: "メール数")
        case .bytes: Phrase(en: "Bytes", ja: "バイト数")
        }
    }

    func moreNames(_ count: Int) -> String {
        switch language {
        case .english: "\(count) more names; --format json lists all."
        case .japanese: "ほかに\(count)種類の名前があります。--format jsonですべて出力します。"
        }
    }

    func inventorySize(messages: Int, names: Int, bytes: Int) -> String {
        switch language {
        case .english: "\(messages) messages, \(names) names, \(bytes) bytes of headers."
        case .japanese: "メール\(messages)通、フィールド名\(names)種類、ヘッダー\(bytes)バイト。"
        }
    }
}
