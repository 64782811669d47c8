/// Charts as drawings. Every value also stands as a number, in the drawing or in the table under it: nothing is told by colour or
/// length alone.
extension SummaryChart {
    static let wide = 760
    /// Where a window has no room for the wide drawing, which would shrink with its letters.
    static let narrow = 344
    /// Colours of the style sheet.
    static let colours = 7

    func drawing(_ book: Phrasebook, width: Int) -> Drawing {
        switch form {
        case .bars: bars(book, width)
        case .columns: columns(book, width)
        }
    }

    /// The class of a series: as many as there are colours, and the last for all that follow.
    static func style(_ series: Int) -> String { "s" + String(min(series, colours - 1)) }

    private var totals: [Int] {
        categories.indices.map { category in series.reduce(0) { $0 + $1.values[category] } }
    }

    /// A row for each category: its name, its bar, its number. Where there is no room beside the bars, names stand above them.
    private func bars(_ book: Phrasebook, _ width: Int) -> Drawing {
        var drawing = Drawing(width: width)
        let isNarrow = width < Self.wide
        let left = isNarrow ? 0 : 290
        let right = 64
        let step = isNarrow ? 42 : 24
        let totals = totals
        let largest = max(totals.max() ?? 0, 1)
        for (index, category) in categories.enumerated() {
            let name = Self.shortened(category.isEmpty ? book[summary: .noName] : category, columns: 40)
            let top = index * step + (isNarrow ? 18 : 0)
            if isNarrow {
                drawing.text(x: 0, y: top - 2, name, style: "name")
            } else {
                drawing.text(x: left - 10, y: top + 16, name, style: "end")
            }
            var x = left
            for (number, one) in series.enumerated() where one.values[index] > 0 {
                let length = max(1, one.values[index] * (width - left - right) / largest)
                drawing.box(x: x, y: top + 4, width: length, height: 16, style: Self.style(number))
                x += length
            }
            drawing.text(x: x + 8, y: top + 16, book.number(totals[index]), style: "number")
        }
        drawing.grow(to: categories.count * step + 4)
        return drawing
    }

    /// A column for each period, with a scale at the left. What has no date stands apart at the right, under its name.
    private func columns(_ book: Phrasebook, _ width: Int) -> Drawing {
        var drawing = Drawing(width: width)
        let left = 56
        let height = 200
        let top = 12
        let scale = Self.scale(above: totals.max() ?? 0)
        for mark in 0...4 {
            let y = top + height - height * mark / 4
            drawing.line(from: (left, y), to: (width, y), style: "grid")
            if scale * mark % 4 == 0 { drawing.text(x: left - 8, y: y + 4, book.number(scale * mark / 4), style: "number end") }
        }
        let dated = categories.count - (categories.last == "" ? 1 : 0)
        let end = dated < categories.count ? width - Self.undatedWidth : width
        let undated = min(max((end - left) / max(dated, 1), 8), Self.undatedColumn)
        let every = max((dated * 90 + (end - left) - 1) / max(end - left, 1), 1)
        for (index, category) in categories.enumerated() {
            let isDated = index < dated
            let x = isDated ? left + (end - left) * index / dated : width - (Self.undatedColumn + undated) / 2 - 8
            let next = isDated ? left + (end - left) * (index + 1) / dated : x + undated
            var y = top + height
            for (number, one) in series.enumerated() where one.values[index] > 0 {
                let size = max(1, one.values[index] * height / scale)
                y -= size
                drawing.box(x: x + 1, y: y, width: max(1, next - x - 2), height: size, style: Self.style(number))
            }
            guard !isDated || index % every == 0 else { continue }
            let name = isDated ? category : book[summary: .noDay]
            drawing.text(x: (x + next) / 2, y: top + height + 18, name, style: "middle")
        }
        drawing.grow(to: top + height + 26)
        return drawing
    }

    /// What the column without a date takes, with the gap before it.
    private static let undatedWidth = 90
    private static let undatedColumn = 44

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
