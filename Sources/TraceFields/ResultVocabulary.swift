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

/// All words of result fields, so that a name or a value is looked up once, whatever it may turn out to be.
struct ResultVocabulary: Sendable {
    private static let shared = ResultVocabulary()
    /// How many ptypes there are.
    private static let types = 7
    private let table: WordTable
    /// By value of the table; the first stands for every other word.
    private var methods: [ResultMethod] = [.other]
    private var results: [ResultWord] = [.other]
    /// A row of ptypes for each word.
    private var properties = [PropertyName](repeating: .other, count: types)

    private init() {
        let names: [(PropertyType, [(StaticString, PropertyName)])] = [
            (.absent, PropertyName.bareWords), (.header, PropertyName.headerWords), (.smtp, PropertyName.smtpWords),
            (.policy, PropertyName.policyWords), (.arc, PropertyName.arcWords),
        ]
        let words = ResultMethod.words.map(\.0) + ResultWord.words.map(\.0) + names.flatMap { $0.1.map(\.0) }
        let table = WordTable(words)
        let value = { (word: StaticString) in word.withUTF8Buffer { table.find(ByteView($0), ByteRange(0, $0.count)) } }
        self.table = table
        methods += words.map { _ in .other }
        results += words.map { _ in .other }
        properties += [PropertyName](repeating: .other, count: words.count * Self.types)
        for (word, method) in ResultMethod.words { methods[value(word)] = method }
        for (word, result) in ResultWord.words { results[value(word)] = result }
        for (type, rows) in names {
            for (word, property) in rows { properties[value(word) * Self.types + Int(type.rawValue)] = property }
        }
    }

    /// The result that the bytes in `range` are, in any case.
    static func result(_ bytes: ByteView, _ range: ByteRange) -> ResultWord {
        let words = shared
        return words.results[words.table.find(bytes, range)]
    }

    /// The method and the property that the bytes in `range` name behind `type`, in any case.
    static func meaning(
        _ bytes: ByteView, _ range: ByteRange, behind type: PropertyType
    ) -> (method: ResultMethod, property: PropertyName) {
        let words = shared
        let place = words.table.find(bytes, range)
        return (type == .absent ? words.methods[place] : .other, words.properties[place * types + Int(type.rawValue)])
    }
}
