/// The figures as tables for people: the same figures give the same bytes, so that two runs can be compared.
struct AccuracyTables {
    private(set) var text = ""

    mutating func writeFolders(_ byFolder: [String: Figures], _ total: Figures) {
        let lists = ["hops", "hops.ip", "hops.client_ip", "legs", "forwardings", "statements", "arc", "verdict", "misleading"]
        let present = lists.filter { total.sum($0).all > 0 }
        write("Values that are right, of those that are labelled", ["folder", "cases", "exact"] + present)
        for (name, figures) in rows(byFolder, total) {
            row([name, String(figures.cases), String(figures.exactCases)] + present.map { Self.share(figures.sum($0)) })
        }
    }

    mutating func writeKeys(_ total: Figures) {
        write("By key", ["key", "right", "silent", "wrong"])
        for (key, count) in total.keys.sorted(by: { $0.key < $1.key }) {
            row([key, String(count.right), String(count.silent), String(count.wrong)])
        }
    }

    mutating func writeStatements(_ byFolder: [String: Figures], _ total: Figures) {
        write(
            "Statements: to whom they were given",
            ["folder", "all", "right hop", "rightly nobody", "left open", "wrong, likely", "wrong, certain"])
        for (name, figures) in rows(byFolder, total) {
            let given = figures.attributions
            let counts = [given.all, given.right, given.rightlyNobody, given.open, given.wrongLikely, given.wrongCertain]
            row([name] + counts.map { String($0) })
        }
    }

    /// What was observed at real servers, for each receiver.
    mutating func writeServers(_ byServer: [String: Figures]) {
        guard !byServer.isEmpty else { return }
        let lists = ["hops", "hops.client_ip", "legs", "forwardings", "statements"]
        write("Observed at real servers", ["receiver", "cases"] + lists + ["right hop", "rightly nobody", "left open", "wrong"])
        for (name, figures) in byServer.sorted(by: { $0.key < $1.key }) {
            let given = figures.attributions
            let counts = [given.right, given.rightlyNobody, given.open, figures.confidentWrong]
            row([name, String(figures.cases)] + lists.map { Self.share(figures.sum($0)) } + counts.map { String($0) })
        }
    }

    mutating func writeFindings(_ total: Figures) {
        write("Findings", ["finding", "right", "unexpected", "missing"])
        for (name, count) in total.findings.sorted(by: { $0.key < $1.key }) {
            row([name, String(count.right), String(count.unexpected), String(count.missing)])
        }
    }

    // Layout

    private func rows(_ byFolder: [String: Figures], _ total: Figures) -> [(String, Figures)] {
        byFolder.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + [("all", total)]
    }

    private static func share(_ count: Figures.Count) -> String {
        count.all == 0 ? "-" : count.right == count.all ? String(count.all) : "\(count.right)/\(count.all)"
    }

    mutating func write(_ title: String, _ columns: [String]) {
        text += (text.isEmpty ? "" : "\n") + title + "\n"
        row(columns)
    }

    mutating func row(_ cells: [String]) {
        let width = { (index: Int) in index == 0 ? 40 : 15 }
        var line = ""
        for (index, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: max(1, width(index) - cell.count))
            line += index == 0 ? cell + space : space + cell
        }
        while line.hasSuffix(" ") { line.removeLast() }
        text += line + "\n"
    }
}
