/// A ptype: one of the registry (RFC 8601 §2.3) or one that real mail uses as such.
enum PropertyType: UInt8, Sendable {
    /// The name has no ptype.
    case absent
    case header, smtp, policy, arc
    /// A ptype whose properties are not read.
    case unread
    /// What stands before the dot is no ptype.
    case none

    init(_ bytes: ByteView, _ range: ByteRange) {
        self =
            switch bytes.letters(at: range) {
            case letters("header"): .header
            case letters("smtp"): .smtp
            case letters("policy"): .policy
            case letters("arc"): .arc
            case letters("body"), letters("dns"), letters("tls"), letters("x509"), letters("message"), letters("ext"): .unread
            default: .none
            }
    }
}

/// What a name is, whether it is written in one word or with white space and comments around its dot.
struct NameMeaning {
    var type: PropertyType = .absent
    /// The method that it names; `other` where a ptype stands before it.
    var method: ResultMethod = .other
    /// The property that it names.
    var property: PropertyName = .other
    /// How many letters of the word stand before its dot.
    var ptypeLength: UInt8 = 0
}

/// All words of result fields, so that a name or a value is looked up once, whatever it may turn out to be.
struct ResultVocabulary: Sendable {
    private static let shared = ResultVocabulary()
    /// How many ptypes there are.
    private static let types = 7
    private let table: WordTable
    /// By value of the table; the first stands for every other word.
    private var results: [ResultWord] = [.other]
    /// The same for words that are a name, with its ptype where it has one.
    private var names: [NameMeaning] = [NameMeaning()]
    /// A row of ptypes for each word that stands behind a dot.
    private var properties = [PropertyName](repeating: .other, count: types)

    private init() {
        let lists: [(PropertyType, StaticString, [(StaticString, PropertyName)])] = [
            (.absent, "", PropertyName.bareWords), (.header, "header.", PropertyName.headerWords),
            (.smtp, "smtp.", PropertyName.smtpWords), (.policy, "policy.", PropertyName.policyWords),
            (.arc, "arc.", PropertyName.arcWords),
        ]
        let bytes = { (word: StaticString) in word.withUTF8Buffer { Array($0) } }
        let words =
            ResultMethod.words.map { bytes($0.0) } + ResultWord.words.map { bytes($0.0) }
            + lists.flatMap { list in list.2.flatMap { [bytes($0.0), bytes(list.1) + bytes($0.0)] } }
        let table = WordTable(words)
        let value = { (word: [UInt8]) in word.withView { table.find($0, ByteRange(0, word.count)) } }
        self.table = table
        results += words.map { _ in .other }
        names += words.map { _ in NameMeaning() }
        properties += [PropertyName](repeating: .other, count: words.count * Self.types)
        for (word, method) in ResultMethod.words { names[value(bytes(word))].method = method }
        for (word, result) in ResultWord.words { results[value(bytes(word))] = result }
        for (type, ptype, rows) in lists {
            for (word, property) in rows {
                properties[value(bytes(word)) * Self.types + Int(type.rawValue)] = property
                let whole = value(bytes(ptype) + bytes(word))
                names[whole].type = type
                names[whole].property = property
                names[whole].ptypeLength = UInt8(max(0, ptype.utf8CodeUnitCount - 1))
            }
        }
    }

    /// The result that the bytes in `range` are, in any case.
    static func result(_ bytes: ByteView, _ range: ByteRange) -> ResultWord {
        let words = shared
        return words.results[words.table.find(bytes, range)]
    }

    /// What the word in `range` names, in any case, ptype and dot included; nil for a word with a dot or slash that is not known
    /// as a whole.
    @inline(__always)
    static func name(_ bytes: ByteView, _ range: ByteRange) -> NameMeaning? {
        let words = shared
        let place = words.table.find(bytes, range)
        return place != 0 || bytes.firstDotOrSlash(in: range) == nil ? words.names[place] : nil
    }

    /// What the word in `range` names behind `type`, in any case.
    static func name(_ bytes: ByteView, _ range: ByteRange, behind type: PropertyType) -> NameMeaning {
        let words = shared
        let place = words.table.find(bytes, range)
        return NameMeaning(
            type: type, method: type == .absent ? words.names[place].method : .other,
            property: words.properties[place * types + Int(type.rawValue)])
    }
}
