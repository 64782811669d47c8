/// Charts as drawings. Every value also stands as a number, in the drawing or in the table under it: nothing is told by colour or
/// length alone.
extension SummaryChart {
    private static let width = 760
    /// Colours of the style sheet.
    static let colours = 7

    func drawing(_ book: Phrasebook) -> Drawing {
        switch form {
        case .bars: bars(book)
        case .columns: columns(book)
        }
    }

    /// The class of a series: as many as there are colours, and the last for all that follow.
    static func style(_ series: Int) -> String { "s" + String(min(series, colours - 1)) }

    private var totals: [Int] {
        categories.indices.map { category in series.reduce(0) { $0 + $1.values[category] } }
    }

    /// A row for each category: its name, its bar, its number.
    private func bars(_ book: Phrasebook) -> Drawing {
        var drawing = Drawing(width: Self.width)
        let left = 290
        let right = 64
        let step = 24
        let totals = totals
        let largest = max(totals.max() ?? 0, 1)
        for (index, category) in categories.enumerated() {
            let top = index * step
            let name = category.isEmpty ? book[summary: .noName] : category
            drawing.text(x: left - 10, y: top + 16, Self.shortened(name, columns: 40), style: "end")
            var x = left
            for (number, one) in series.enumerated() where one.values[index] > 0 {
                let length = max(1, one.values[index] * (Self.width - left - right) / largest)
                drawing.box(x: x, y: top + 4, width: length, height: step - 8, style: Self.style(number))
                x += length
            }
            drawing.text(x: x + 8, y: top + 16, String(totals[index]), style: "number")
        }
        drawing.grow(to: categories.count * step + 4)
        return drawing
    }

    /// A column for each period, with a scale at the left.
    private func columns(_ book: Phrasebook) -> Drawing {
        var drawing = Drawing(width: Self.width)
        let left = 56
        let height = 200
        let top = 12
        let totals = totals
        let scale = Self.scale(above: totals.max() ?? 0)
        for mark in 0...4 {
            let y = top + height - height * mark / 4
            drawing.line(from: (left, y), to: (Self.width, y), style: "grid")
            if scale * mark % 4 == 0 { drawing.text(x: left - 8, y: y + 4, String(scale * mark / 4), style: "number end") }
        }
        let count = max(categories.count, 1)
        for (index, category) in categories.enumerated() {
            let x = left + (Self.width - left) * index / count
            let next = left + (Self.width - left) * (index + 1) / count
            var y = top + height
            for (number, one) in series.enumerated() where one.values[index] > 0 {
                let size = max(1, one.values[index] * height / scale)
                y -= size
                drawing.box(x: x + 1, y: y, width: max(1, next - x - 2), height: size, style: Self.style(number))
            }
            let every = (count * 90 + Self.width - 1) / Self.width
            guard index % max(every, 1) == 0 else { continue }
            let name = category.isEmpty ? book[summary: .noDay] : category
            drawing.text(x: (x + next) / 2, y: top + height + 18, name, style: "middle")
        }
        drawing.grow(to: top + height + 26)
        return drawing
    }

    /// A round number that nothing exceeds.
    private static func scale(above largest: Int) -> Int {
        var unit = 4
        while true {
            for factor in [1, 2, 5] where unit * factor >= largest { return unit * factor }
            unit *= 10
        }
    }

    private static func shortened(_ name: String, columns: Int) -> String {
        guard TextWidth.of(name) > columns else { return name }
        var short = ""
        for character in name {
            if TextWidth.of(short) + TextWidth.of(String(character)) >= columns { break }
            short.append(character)
        }
        return short + "…"
    }
}
