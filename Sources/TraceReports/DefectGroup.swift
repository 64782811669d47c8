/// Defects of which the same is said, for reports that people read: told once, with the line of each field.
struct DefectGroup {
    var code: String
    var detail: String
    /// The lines of their fields, each once; none where a defect is of no field.
    var lines: [Int]

    /// The groups of a report, in its order.
    static func groups(of report: Report) -> [DefectGroup] {
        var groups: [DefectGroup] = []
        for defect in report.defects {
            let line = defect.field?.line
            if let index = groups.firstIndex(where: { $0.code == defect.code && $0.detail == defect.detail }) {
                if let line, !groups[index].lines.contains(line) { groups[index].lines.append(line) }
            } else {
                groups.append(DefectGroup(code: defect.code, detail: defect.detail, lines: line.map { [$0] } ?? []))
            }
        }
        return groups
    }
}
