/// Parts that several text reports are made of.
extension TextCanvas {
    /// Questions to DNS, each beside what a healthy answer holds, or above it where there is no room beside.
    mutating func lookUps(_ lookUps: [Report.LookUp], indent: Int) {
        let table = TextTable(
            header: ["", ""],
            rows: lookUps.map { TextTable.Row(cells: [.init(text: $0.command), .init(text: $0.answer, style: .dim)]) },
            flexible: 1, indent: indent)
        let widths = TextTable.widths([table], width: width)
        guard lookUps.contains(where: { TextWidth.of($0.command) > widths[0] }) else {
            return table.write(to: &self, widths: widths, showsHeader: false)
        }
        for lookUp in lookUps {
            paragraph(lookUp.command, indent: indent)
            paragraph(lookUp.answer, indent: indent + 2, style: .dim)
        }
    }

    /// An entry behind a lead of its own: the first line of a block.
    mutating func entry(_ name: String, _ value: String, indent: Int, nameWidth: Int, lead: String) {
        let shownLead = Self.shown(lead) + padded(Self.shown(name), nameWidth) + "  "
        paragraph(value, indent: indent, lead: shownLead, leadStyle: .bold)
    }
}
