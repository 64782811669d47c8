/// Finds the copies of each mail among many messages without comparing each with each: only messages that share an identifier, a
/// signature, a body or their oldest line can be one mail.
struct MailGroups {
    private var parent: [Int]

    /// Indices of the messages, each mail's together, in the order of their first.
    static func of(_ facts: [CopyFacts]) -> [[Int]] {
        var groups = MailGroups(count: facts.count)
        var holders: [String: [Int]] = [:]
        for (index, one) in facts.enumerated() {
            for key in keys(of: one) {
                // A mail that is compared with the first and the latest holder of a key finds its copies: being copies of one
                // mail passes on.
                let known = holders[key] ?? []
                for other in Set([known.first, known.last].compactMap { $0 }) where groups.root(other) != groups.root(index) {
                    if Kinship(facts[other], one).relation == .sameMail { groups.join(other, index) }
                }
                holders[key, default: []].append(index)
            }
        }
        return Dictionary(grouping: facts.indices) { groups.root($0) }.values.sorted { $0[0] < $1[0] }
    }

    private init(count: Int) { parent = Array(0..<count) }

    private mutating func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index {
            parent[index] = parent[parent[index]]
            index = parent[index]
        }
        return index
    }

    private mutating func join(_ one: Int, _ other: Int) {
        let (left, right) = (root(one), root(other))
        parent[max(left, right)] = min(left, right)
    }

    private static func keys(of facts: CopyFacts) -> Set<String> {
        var keys = Set(facts.signatures.map { "b " + $0.signature } + facts.tokens.map { "t " + $0.name + " " + $0.value })
        if let identifier = facts.messageID { keys.insert("i " + identifier) }
        if let body = facts.body { keys.insert("c " + body) }
        if let line = facts.hops.first { keys.insert("r " + line.text) }
        return keys
    }
}
