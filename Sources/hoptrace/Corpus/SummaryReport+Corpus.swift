internal import TraceCorpus
internal import TraceReports

/// What was counted over an archive, laid out as the tables of a summary.
extension SummaryReport {
    /// - Parameters:
    ///   - limit: Rows of a table at most.
    ///   - reading: What was read and left out, which no aggregate knows.
    init(_ summary: CorpusSummary, _ reading: CorpusReading, language: Language, limit: Int = CorpusSummary.rowLimit) {
        let tables = SummaryTables(summary: summary, reading: reading, limit: limit)
        var figures: [SummaryFigure: Int] = [
            .messages: summary.messages, .forwarded: summary.forwarded, .withResults: summary.withResults,
            .misleading: summary.misleading, .forwarderPass: summary.forwarderPass, .confirmedTime: summary.confirmedTime,
            .bytes: reading.bytes,
            .duplicates: reading.duplicates,
            .leftOut: reading.omissions.values.reduce(0) { $0 + $1.count },
        ]
        figures[.sources] = reading.sources.values.reduce(0) { $0 + $1.files }
        self.init(
            language: language, figures: figures, first: summary.first, last: summary.last,
            confirmedFirst: summary.confirmedFirst, confirmedLast: summary.confirmedLast,
            tables: SummaryTable.allCases.map { tables.table($0) })
    }
}

private struct SummaryTables {
    let summary: CorpusSummary
    let reading: CorpusReading
    let limit: Int

    typealias Cell = SummaryReport.Cell

    func table(_ kind: SummaryTable) -> SummaryReport.Table {
        switch kind {
        case .forwarders: forwarders(kind, summary.forwarders)
        case .lists: forwarders(kind, summary.lists)
        case .passOwners: passOwners
        case .brokenPeriods:
            table(kind, summary.brokenPeriods) { row in
                [
                    .text(row.service), .text(row.domain), .text(row.problem), Self.day(row.first), Self.day(row.last),
                    .number(row.days), .number(row.messages), .number(row.trusted),
                ]
            }
        case .forwardingPairs:
            table(kind, summary.pairs) { row in
                row.names.map { .text($0) } + [.number(row.count), Self.day(row.first), Self.day(row.last)]
            }
        case .misleadingPass: misleadingPass
        case .passNames: table(kind, summary.passNames) { row in row.names.map { .text($0) } + [.number(row.count)] }
        case .verdicts:
            table(kind, summary.verdicts) { [.text($0.names[0]), .flag($0.names[1] == "true"), .number($0.count)] }
        case .findings: findings
        case .brokenRecords: brokenRecords
        case .serverResults: servers
        case .untrustedServers:
            table(
                kind, .init(summary.servers.rows.filter { $0.forged + $0.contradicted + $0.untrusted > 0 }.sorted(by: Self.worse))
            ) { row in
                [
                    .text(row.name), .number(row.forged), .number(row.contradicted), .number(row.untrusted),
                    .number(row.statements),
                ]
            }
        case .ambiguousAttributions: table(kind, summary.unclear) { row in row.names.map { .text($0) } + [.number(row.count)] }
        case .defects: table(kind, summary.defects) { row in row.names.map { .text($0) } + [.number(row.count)] }
        case .sources:
            table(kind, reading.sources.sorted { $0.key < $1.key }) { kind, count in
                [.text(kind), .number(count.files), .number(count.messages), .number(count.bytes)]
            }
        case .omissions:
            table(kind, reading.omissions.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) { reason, left in
                [.text(reason), .number(left.count), .text(left.example)]
            }
        }
    }

    private func table<Row>(
        _ kind: SummaryTable, _ rows: [Row], chart: SummaryChart? = nil, _ cells: (Row) -> [Cell]
    ) -> SummaryReport.Table {
        let hidden = rows.dropFirst(limit)
        return SummaryReport.Table(
            kind, rows: rows.prefix(limit).map(cells), rowsLeftOut: hidden.count,
            countLeftOut: hidden.reduce(0) { $0 + kind.count(of: cells($1)) }, chart: chart)
    }

    /// The same, with what the aggregates themselves gave up.
    private func table<Row>(
        _ kind: SummaryTable, _ ranking: CorpusSummary.Ranking<Row>, chart: SummaryChart? = nil, _ cells: (Row) -> [Cell]
    ) -> SummaryReport.Table {
        var table = table(kind, ranking.rows, chart: chart, cells)
        table.rowsLeftOut += ranking.others.rows
        table.countLeftOut += ranking.others.count
        return table
    }

    private static func day(_ day: String?) -> Cell { day.map { .text($0) } ?? .none }

    private static func worse(_ one: CorpusSummary.Server, _ other: CorpusSummary.Server) -> Bool {
        (one.forged, one.contradicted, one.untrusted, other.name) > (other.forged, other.contradicted, other.untrusted, one.name)
    }

    // Tables with a chart

    /// Rows of a chart with bars.
    private static let bars = 10

    private func forwarders(_ kind: SummaryTable, _ ranking: CorpusSummary.Ranking<CorpusSummary.Forwarder>)
        -> SummaryReport.Table
    {
        let top = ranking.rows.prefix(Self.bars)
        let chart = SummaryChart(
            .bars, categories: top.map(\.name), series: [.init(SummaryColumn.forwardings.rawValue, top.map(\.forwardings))])
        return table(kind, ranking, chart: top.isEmpty ? nil : chart) { row in
            [
                .text(row.name), .text(row.networks.joined(separator: ", ")), .text(row.kinds.joined(separator: ", ")),
                .number(row.destinations), .number(row.forwardings), Self.day(row.first), Self.day(row.last),
            ]
        }
    }

    private var passOwners: SummaryReport.Table {
        let rows = summary.passOwners
        let chart = SummaryChart(
            .bars, categories: rows.map(\.method),
            series: [
                .init(SummaryColumn.ofAuthor.rawValue, rows.map(\.author)),
                .init(SummaryColumn.ofOriginalAuthor.rawValue, rows.map(\.originalAuthor)),
                .init(SummaryColumn.ofService.rawValue, rows.map(\.service)),
                .init(SummaryColumn.ofForwarder.rawValue, rows.map(\.forwarder)),
                .init(SummaryColumn.ofList.rawValue, rows.map(\.list)),
                .init(SummaryColumn.ofOthers.rawValue, rows.map(\.others)),
            ])
        return table(.passOwners, rows, chart: rows.isEmpty ? nil : chart) { row in
            [
                .text(row.method), .number(row.pass), .number(row.author), .number(row.originalAuthor), .number(row.service),
                .number(row.forwarder), .number(row.list), .number(row.others),
            ]
        }
    }

    private var misleadingPass: SummaryReport.Table {
        let rows = summary.misleadingPass.rows
        let chart = overTime(rows.map { .init(day: $0.day, name: $0.names[0], count: $0.count) })
        let newest = CorpusSummary.Ranking(
            rows.sorted { ($0.day ?? "", $0.count, $1.names[0]) > ($1.day ?? "", $1.count, $0.names[0]) },
            others: summary.misleadingPass.others)
        return table(.misleadingPass, newest, chart: chart) { row in
            [Self.day(row.day), .text(row.names[0]), .number(row.count)]
        }
    }

    private var findings: SummaryReport.Table {
        let severities = ["critical", "warning", "notice", "info"]
        let counts = severities.map { severity in
            summary.findings.reduce(0) { $0 + ($1.names[1] == severity ? $1.count : 0) }
        }
        let chart = SummaryChart(.bars, categories: severities, series: [.init(SummaryColumn.messages.rawValue, counts)])
        return table(.findings, summary.findings, chart: summary.findings.isEmpty ? nil : chart) { row in
            row.names.map { .text($0) } + [.number(row.count)]
        }
    }

    private var brokenRecords: SummaryReport.Table {
        let chart = overTime(summary.brokenRecordsByDay)
        return table(.brokenRecords, summary.brokenRecords, chart: chart) { row in
            [
                Self.day(row.day), .text(row.service), .text(row.domain), .text(row.problem), .number(row.messages),
                .number(row.trusted),
            ]
        }
    }

    private var servers: SummaryReport.Table {
        let top = summary.servers.rows.prefix(Self.bars)
        let chart = SummaryChart(
            .bars, categories: top.map(\.name),
            series: [
                .init("pass", top.map(\.pass)), .init("fail", top.map(\.fail)), .init("error", top.map(\.error)),
                .init(SummaryChart.rest, top.map { $0.statements - $0.pass - $0.fail - $0.error }),
            ])
        return table(.serverResults, summary.servers, chart: top.isEmpty ? nil : chart) { row in
            [
                .text(row.name), .text(row.networks.joined(separator: ", ")), .number(row.statements), .number(row.pass),
                .number(row.fail), .number(row.error),
            ]
        }
    }

    /// Counts by day and name as a chart over time: the six most frequent names, and the rest together.
    private func overTime(_ rows: [CorpusSummary.DayCount]) -> SummaryChart? {
        guard !rows.isEmpty else { return nil }
        let axis = TimeAxis(rows.map(\.day))
        var counts: [String: [String: Int]] = [:]
        var totals: [String: Int] = [:]
        for row in rows {
            counts[axis.period(of: row.day), default: [:]][row.name, default: 0] += row.count
            totals[row.name, default: 0] += row.count
        }
        let names = totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var series = names.prefix(6).map { name in
            SummaryChart.Series(name.isEmpty ? "-" : name, axis.periods.map { counts[$0]?[name] ?? 0 })
        }
        if names.count > 6 {
            let rest = Set(names.dropFirst(6))
            series.append(
                .init(
                    SummaryChart.rest,
                    axis.periods.map { counts[$0]?.reduce(0) { $0 + (rest.contains($1.key) ? $1.value : 0) } ?? 0 }))
        }
        return SummaryChart(.columns, categories: axis.periods, series: series)
    }
}
