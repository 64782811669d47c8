internal import TraceAnalysis

/// Sentences and words that the HTML report makes of the members of a report.
extension Phrasebook {
    func title(_ leg: Report.Leg) -> String {
        var values = PhraseValues()
        values.set(.leg, String(leg.n))
        values.set(.address, leg.envelopeRecipient.map { quoted($0) })
        return sentence(PageLabel.legTitle.phrase, values) ?? self.leg(leg.n)
    }

    func leg(_ n: Int) -> String { numbered(Phrase(en: "Leg {number}", ja: "区間{number}"), n) }
    func hop(_ n: Int) -> String { numbered(Phrase(en: "Hop {number}", ja: "ホップ{number}"), n) }
    func line(_ n: Int) -> String { numbered(Phrase(en: "Line {number}", ja: "{number}行目"), n) }

    private func numbered(_ phrase: Phrase, _ n: Int) -> String {
        var values = PhraseValues()
        values.set(.number, String(n))
        return text(phrase, values)
    }

    /// Whose name a result is about, and whether that is the one in From, which a list may have written.
    func standing(of statement: Report.Statement) -> String {
        guard let alignment = Statement.Alignment(rawValue: statement.alignment) else { return roleWord(statement) }
        let word: Phrase? =
            switch alignment {
            case .strict: statement.identity.role == "author" ? nil : Phrase(en: "the domain in From", ja: "Fromと同じドメイン")
            case .relaxed: Phrase(en: "same organization as in From", ja: "Fromと同じ組織")
            case .no: Phrase(en: "not the domain in From", ja: "Fromのドメインではない")
            case .unknown: nil
            }
        let role = statement.identity.role == "unknown" && word != nil ? nil : roleWord(statement)
        return [role, word.map { text($0) }].compactMap { $0 }.joined(separator: " · ")
    }

    func usedIn(_ leg: Report.Leg) -> String {
        var values = PhraseValues()
        values.set(.leg, String(leg.n))
        return text(PageLabel.usedInLeg.phrase, values)
    }

    func part(_ n: Int) -> String { numbered(PageLabel.part.phrase, n) }

    /// The protocol of a hop, and what its line says of encryption.
    func transport(of hop: Report.Hop) -> String {
        let encryption = hop.tls ?? (hop.isEncrypted ? self[page: .encrypted] : self[page: .encryptionUnknown])
        return (hop.with ?? self[page: .protocolUnknown]) + " · " + encryption
    }

    func difference(of clock: Report.Clock) -> String {
        var values = PhraseValues()
        values.set(.duration, duration(seconds: clock.ahead))
        return text(PageLabel.clockDiffers.phrase, values)
    }

    /// Each result that a hop recorded, with the name that it is about.
    func results(recordedBy hop: Report.Hop, in report: Report) -> [String] {
        guard let column = report.matrix.columns.firstIndex(where: { $0.hop == hop.n }) else { return [] }
        let rows = report.matrix.rows.filter { Report.Matrix.methods.contains($0.method) }
        return rows.flatMap { $0.cells[column] }.map { record in
            let statement = report.statements[record[0] - 1]
            let name = statement.identity.domain ?? statement.identity.value
            return ([statement.method.uppercased(), statement.result] + (name.map { ["–", $0] } ?? [])).joined(separator: " ")
        }
    }

    /// The drawing for those who do not see it.
    func wayInWords(_ report: Report) -> String {
        var sentences = report.forwardings.filter { $0.hop == 0 }.map { cut($0) + "." }
        let stationsOfLegs = Dictionary(grouping: report.stations) { $0.leg }
        for leg in report.legs {
            let stations = (stationsOfLegs[leg.n] ?? []).map { station in
                inParentheses(
                    station.network.map { quoted($0) } ?? self[page: .networkUnknown], self.station(ofHops: station.hops))
            }
            sentences.append(title(leg) + colon + list(stations) + ".")
            sentences += report.forwardings(behind: leg).map { cut($0) + "." }
        }
        return sentences.joined(separator: " ")
    }

    /// Hops of one station, which stand behind each other.
    private func station(ofHops numbers: [Int]) -> String {
        let names = numbers.map { String($0) }
        return hops(names.count > 2 ? names[0] + "–" + names[names.count - 1] : list(names), isOne: names.count == 1)
    }

    /// What a piece of a rewritten address is.
    func segmentWord(_ role: String) -> String {
        switch role {
        case "mark": text(Phrase(en: "Sign of the form", ja: "形式の目印"))
        case "forwarder": text(Phrase(en: "Forwarder", ja: "転送元"))
        case "earlier-forwarder": text(Phrase(en: "First forwarder", ja: "最初の転送元"))
        case "destination": text(Phrase(en: "Destination", ja: "宛先"))
        case "original-sender": text(Phrase(en: "Original sender", ja: "元の送信者"))
        case "domain": text(Phrase(en: "Domain", ja: "ドメイン"))
        case "other": text(Phrase(en: "Not read", ja: "意味は不明"))
        default: detailName(role)
        }
    }
}
