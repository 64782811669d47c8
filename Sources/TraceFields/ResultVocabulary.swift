/// What a word of a result field means at each place where it can stand.
struct ResultMeaning: Sendable {
    var method: ResultMethod = .other
    var result: ResultWord = .other
    /// As a name without ptype, and behind each ptype whose names are known.
    var bare: PropertyName = .other
    var header: PropertyName = .other
    var smtp: PropertyName = .other
    var policy: PropertyName = .other
    var arc: PropertyName = .other

    /// The property that it names behind `ptype`.
    func property(_ ptype: PropertyType) -> PropertyName {
        switch ptype {
        case .absent: bare
        case .header: header
        case .smtp: smtp
        case .policy: policy
        case .arc: arc
        case .unread, .none: .other
        }
    }
}

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
    static let shared = ResultVocabulary()
    private let table: WordTable
    /// By value of the table; the first stands for every other word.
    private var meanings = [ResultMeaning()]

    private init() {
        var rows: [(StaticString, (inout ResultMeaning) -> Void)] = []
        for (word, value) in ResultMethod.words { rows.append((word, { $0.method = value })) }
        for (word, value) in ResultWord.words { rows.append((word, { $0.result = value })) }
        for (word, value) in PropertyName.bareWords { rows.append((word, { $0.bare = value })) }
        for (word, value) in PropertyName.headerWords { rows.append((word, { $0.header = value })) }
        for (word, value) in PropertyName.smtpWords { rows.append((word, { $0.smtp = value })) }
        for (word, value) in PropertyName.policyWords { rows.append((word, { $0.policy = value })) }
        for (word, value) in PropertyName.arcWords { rows.append((word, { $0.arc = value })) }
        table = WordTable(rows.map(\.0))
        meanings += rows.map { _ in ResultMeaning() }
        for (word, set) in rows {
            let value = word.withUTF8Buffer { table.find(ByteView($0), ByteRange(0, $0.count)) }
            set(&meanings[value])
        }
    }

    /// Where the meaning of the bytes in `range` stands, in any case. A place is a number, where a meaning is seven of them to hand over.
    static func place(_ bytes: ByteView, _ range: ByteRange) -> Int { shared.table.find(bytes, range) }

    @inline(__always)
    subscript(place: Int) -> ResultMeaning { meanings[place] }
}
