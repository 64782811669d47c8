/// Figures as tables for people: the same figures give the same bytes, so that two runs can be compared.
struct Tables {
    private(set) var text = ""

    mutating func title(_ title: String, _ columns: [String]) {
        text += (text.isEmpty ? "" : "\n") + title + "\n"
        row(columns)
    }

    mutating func row(_ name: String, _ counts: [Int]) { row([name] + counts.map { String($0) }) }

    mutating func row(_ cells: [String]) {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: max(1, (index == 0 ? 36 : 11) - cell.count))
            line += index == 0 ? cell + space : space + cell
        }
        while line.hasSuffix(" ") { line.removeLast() }
        text += line + "\n"
    }

    mutating func line(_ line: String) { text += line + "\n" }

    /// The commonest of `counts`, and how many are left out.
    mutating func commonest(_ title: String, _ counts: [String: Int], limit: Int = 40) {
        guard !counts.isEmpty else { return }
        text += "\n" + title + "\n"
        let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (name, count) in ordered.prefix(limit) {
            let digits = String(count)
            text += String(repeating: " ", count: max(1, 7 - digits.count)) + digits + "  " + name + "\n"
        }
        if ordered.count > limit { text += "         and \(ordered.count - limit) more\n" }
    }

    /// `12 of 13 (92.31 %)`
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0 of 0" }
        let hundredths = part * 10_000 / whole
        let fraction = hundredths % 100
        return "\(part) of \(whole) (\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) %)"
    }
}
