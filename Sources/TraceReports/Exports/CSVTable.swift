/// A table of RFC 4180: every cell quoted, lines ended by CRLF, the names of the columns in the first line.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula, quoted or not. Such a text from
/// a message gets an apostrophe in front, which spreadsheets hide; numbers of ours keep their sign.
struct CSVTable {
    private(set) var bytes: [UInt8] = []

    init(columns: [String], rows: [[String]]) {
        line(columns)
        for row in rows { line(row) }
    }

    init(_ export: Export, _ table: Export.Table) {
        switch table {
        case .hops:
            line(Self.hopColumns)
            for message in export.messages {
                for hop in message.report.hops { line(Self.cells(hop, message.report)) }
            }
        case .statements:
            line(Self.statementColumns)
            for message in export.messages {
                for statement in message.report.statements { line(Self.cells(statement, message.report)) }
            }
        }
    }

    private static let hopColumns = [
        "source", "member", "sha256", "hop", "leg", "line", "kind", "time", "zone", "delay_seconds", "by", "network", "software",
        "from_helo", "from_name", "from_ip", "with", "tls", "id", "for", "envelope_from", "trusted",
    ]

    private static let statementColumns = [
        "source", "member", "sha256", "statement", "line", "field", "instance", "authserv_id", "method", "result", "reason",
        "comment", "identity_kind", "identity_value", "identity_domain", "role", "aligned", "client_ip", "hop", "evaluated_hop",
        "leg", "confidence", "trusted",
    ]

    private static func cells(_ hop: Report.Hop, _ report: Report) -> [String] {
        source(report) + [
            number(hop.n), number(hop.leg), number(hop.field.line), hop.kind, hop.time ?? "", zone(hop.zone),
            number(hop.delaySeconds), text(hop.by), text(hop.network), text(hop.software), text(hop.from.helo),
            text(hop.from.name), text(hop.from.ip), text(hop.with), text(hop.tls), text(hop.id),
            text(hop.recipients.joined(separator: " ")), text(hop.envelopeFrom), String(hop.isTrusted),
        ]
    }

    private static func cells(_ statement: Report.Statement, _ report: Report) -> [String] {
        source(report) + [
            number(statement.n), number(statement.field.line), text(statement.field.name), number(statement.instance),
            text(statement.authservID), text(statement.method), text(statement.result), text(statement.reason),
            text(statement.comment), statement.identity.kind, text(statement.identity.value), text(statement.identity.domain),
            statement.identity.role, statement.alignment, text(statement.clientIP), number(statement.hop),
            number(statement.evaluatedHop), number(statement.leg), statement.confidence, String(statement.isTrusted),
        ]
    }

    private static func source(_ report: Report) -> [String] {
        [text(report.source.name), text(report.source.member), report.source.sha256]
    }

    private static func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }

    /// A zone as `+0900` is a number; other spellings are text of the message.
    private static func zone(_ value: String?) -> String {
        guard let value, value.utf8.count == 5, Int(value) != nil else { return text(value) }
        return value
    }

    /// Text that a message or a file's name holds.
    static func text(_ value: String?) -> String {
        guard let value, let first = value.unicodeScalars.first else { return "" }
        let shown = PrintableText(value).text
        // What a program may skip before it looks for a formula counts as its beginning, and so do the full-width forms.
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", " ", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + shown
        default: return shown
        }
    }

    private mutating func line(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            for byte in cell.utf8 {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        }
        bytes += [0x0D, 0x0A]
    }
}
