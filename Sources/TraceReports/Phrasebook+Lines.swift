internal import TraceAnalysis

/// Sentences and words that text and HTML make of the members of a report.
extension Phrasebook {
    // Words for codes of the contract. A code that is not ours is shown as it is.

    func roleWord(_ statement: Report.Statement) -> String {
        if statement.identity.shownName == nil { return "-" }
        return Identity.Role(rawValue: statement.identity.role).map { text(Self.role($0)) } ?? statement.identity.role
    }

    func alignmentWord(_ code: String) -> String { Statement.Alignment(rawValue: code).map { text(Self.alignment($0)) } ?? code }

    func confidenceWord(_ code: String) -> String {
        let all: [Confidence] = [.certain, .likely, .ambiguous, .unattributed]
        return all.first { $0.code.description == code }.map { text(Self.confidence($0)) } ?? code
    }

    /// The same for a finding, which has no alternatives.
    func findingConfidence(_ code: String) -> String {
        code == Confidence.ambiguous.code.description ? text(Phrase(en: "not sure", ja: "不確か")) : confidenceWord(code)
    }

    func severityWord(_ code: String) -> String {
        Severity.allCases.first { $0.code.description == code }.map { text(Self.severity($0)) } ?? code
    }

    func orderReason(_ code: String?) -> String {
        code.flatMap { HeaderOrder.Reason(rawValue: $0) }.map { text(Self.orderReason($0)) } ?? self[.unknown]
    }

    func forwardingWord(_ code: String) -> String {
        Forwarding.Kind(rawValue: code).map { text(Self.forwardingKind($0)) } ?? code
    }

    func hopWord(_ code: String) -> String { Hop.Kind(rawValue: code).map { text(Self.hopKind($0)) } ?? code }

    func detailName(_ code: String) -> String { RewrittenPath.Detail.Name(rawValue: code).map { text(Self.detail($0)) } ?? code }

    /// The field that holds a statement, short enough for a column.
    func sourceWord(_ statement: Report.Statement) -> String {
        switch statement.source {
        case "authentication-results": "Auth-Results"
        case "arc-authentication-results": "ARC i=" + (statement.instance.map { String($0) } ?? "?")
        case "received-spf": "Received-SPF"
        default: text(Phrase(en: "renamed copy", ja: "改名された写し"))
        }
    }

    var claimMark: String { text(Phrase(en: "claim", ja: "自己申告")) }
    var fromMark: String { text(Phrase(en: "from", ja: "送信側")) }
    var forMark: String { text(Phrase(en: "for", ja: "宛先")) }

    /// What a line says of its client beside names and address.
    func remarks(on client: Report.Client) -> [String] {
        let account = client.account.map { text(Phrase(en: "account", ja: "アカウント")) + " " + $0 }
        let unconfirmed = client.isNameUnconfirmed && client.name != nil
        return [unconfirmed ? text(Phrase(en: "name not confirmed", ja: "ホスト名は未確認")) : nil, account].compactMap { $0 }
    }

    // Sentences

    /// `pass`, `pass (guess)`
    func resultWord(_ statement: Report.Statement) -> String {
        statement.isGuess ? inParentheses(statement.result, text(Phrase(en: "guess", ja: "推定"))) : statement.result
    }

    /// `about kaisya.example: the forwarder's name, not the author's`
    func about(_ statement: Report.Statement, in message: Report.Message) -> String {
        guard let name = statement.identity.shownName else {
            return statement.result == "pass" ? text(Self.aboutNobody) : ""
        }
        var values = PhraseValues()
        values.set(.name, quoted(name))
        let role = Identity.Role(rawValue: statement.identity.role) ?? .unknown
        let phrase = Self.aboutName(
            role, Statement.Alignment(rawValue: statement.alignment), Identity.Kind(rawValue: statement.identity.kind),
            isFromWritten: message.rewrittenFrom != nil)
        return text(phrase, values)
    }

    /// The same for one of those that decide: with the hop where it was recorded, if others of them are newer.
    func about(_ statement: Report.Statement, among deciding: [Report.Statement], in message: Report.Message) -> String {
        let newest = deciding.compactMap { $0.hop }.max()
        guard let hop = statement.hop, let newest, hop < newest else { return about(statement, in: message) }
        let lastLeg = deciding.compactMap { $0.leg }.max()
        var values = PhraseValues()
        values.set(.number, String(hop))
        let isBefore = statement.leg.map { $0 < lastLeg ?? $0 } ?? false
        let place = text(isBefore ? Self.beforeForwarding : Self.atOlderHop, values)
        let name = about(statement, in: message)
        return name.isEmpty ? place : inParentheses(name, place)
    }

    /// What happens between two legs, in one line.
    func cut(_ forwarding: Report.Forwarding) -> String {
        var values = values(forwarding)
        values.set(.kind, forwardingWord(forwarding.kind))
        let forms = [
            Phrase(en: "forwarded by {forwarder} to {destination}: {kind}", ja: "{forwarder}から{destination}へ転送：{kind}"),
            Phrase(en: "forwarded by {forwarder}: {kind}", ja: "{forwarder}が転送：{kind}"),
            Phrase(en: "forwarded to {destination}: {kind}", ja: "{destination}へ転送：{kind}"),
            Phrase(en: "forwarded: {kind}", ja: "転送：{kind}"),
        ]
        return inParentheses(firstSentence(of: forms, values) ?? "", confidenceWord(forwarding.confidence))
    }

    /// What has to be said of the envelope sender of a leg: that it is another leg's, or not that of all hops.
    func senderNote(of leg: Report.Leg, in report: Report) -> String? {
        if report.isTakenOver(leg) { return self[.takenOver] }
        return report.hopOfOtherSender(in: leg).map { hop in
            var values = PhraseValues()
            values.set(.first, String(hop))
            return text(Self.otherSender, values)
        }
    }

    func forwardingTitle(_ forwarding: Report.Forwarding) -> String {
        var values = PhraseValues()
        values.set(.kind, forwardingWord(forwarding.kind))
        values.set(.number, forwarding.hop > 0 ? String(forwarding.hop) : nil)
        values.set(.network, forwarding.network.map { quoted($0) })
        values.set(.name, confidenceWord(forwarding.confidence))
        let forms = [
            Phrase(
                en: "{kind}, after hop {number}, in the network of {network}: {name}",
                ja: "{kind}、ホップ{number}の後、ネットワーク{network}内（{name}）"),
            Phrase(en: "{kind}, after hop {number}: {name}", ja: "{kind}、ホップ{number}の後（{name}）"),
            Phrase(
                en: "{kind}, before the first hop, in the network of {network}: {name}",
                ja: "{kind}、最初のホップより前、ネットワーク{network}内（{name}）"),
            Phrase(en: "{kind}, before the first hop: {name}", ja: "{kind}、最初のホップより前（{name}）"),
        ]
        return firstSentence(of: forms, values) ?? ""
    }

    private func values(_ forwarding: Report.Forwarding) -> PhraseValues {
        var values = PhraseValues()
        values.set(.forwarder, forwarding.forwarder.map { quoted($0) })
        values.set(.destination, forwarding.destination.map { quoted($0) })
        return values
    }

    /// Text and a remark behind it.
    public func inParentheses(_ text: String, _ remark: String) -> String {
        switch language {
        case .english: text + " (" + remark + ")"
        case .japanese: text + "（" + remark + "）"
        }
    }

    /// A reason with the line of the header that shows it, where the reason does not say so itself.
    func cited(_ evidence: Report.Evidence) -> String {
        guard let field = evidence.field, !Self.citations.contains(evidence.code) else { return evidence.detail }
        var values = PhraseValues()
        values.set(.number, String(field.line))
        return evidence.detail + text(Phrase(en: " [line {number}]", ja: "［{number}行目］"), values)
    }

    private static let citations = [Evidence.Code.statementCited, .fieldCited, .signatureCited].map(\.rawValue)

    /// The words of a reason by which it says itself where it is shown; what it quotes stands before them in English, behind them in
    /// Japanese.
    func said(line: Int, in evidence: Report.Evidence) -> Range<String.Index>? {
        guard Self.citations.contains(evidence.code) else { return nil }
        return switch language {
        case .english: evidence.detail.ranges(of: "line " + String(line)).last
        case .japanese: evidence.detail.firstRange(of: String(line) + "行目")
        }
    }

    func isStatementCitation(_ evidence: Report.Evidence) -> Bool { evidence.code == Evidence.Code.statementCited.rawValue }

    /// Statements by their numbers.
    func statements(_ numbers: [Int]) -> String {
        var values = PhraseValues()
        values.set(.number, list(numbers.map { String($0) }))
        return numbers.count == 1
            ? text(Phrase(en: "Statement {number} above.", ja: "上の表の{number}番"), values)
            : text(Phrase(en: "Statements {number} above.", ja: "上の表の{number}番"), values)
    }

    func place(_ group: DefectGroup) -> String {
        guard !group.lines.isEmpty else { return group.code }
        var values = PhraseValues()
        values.set(.code, group.code)
        values.set(.number, shortened(group.lines.map(String.init)).joined(separator: ", "))
        return text(
            group.lines.count == 1
                ? Phrase(en: "{code}, line {number}", ja: "{code}、{number}行目")
                : Phrase(en: "{code}, lines {number}", ja: "{code}、行：{number}"), values)
    }

    /// The first of many names, and how many more there are.
    func shortened(_ names: [String]) -> [String] {
        let shown = 20
        return names.count <= shown + 1 ? names : names.prefix(shown) + [more(names.count - shown)]
    }

    /// Behind a finding that was made several times.
    func sameElsewhere(_ count: Int) -> String {
        var values = PhraseValues()
        values.set(.number, String(count))
        return count == 1
            ? text(Phrase(en: "The same once more:", ja: "同じ内容がほかに1件："))
            : text(Phrase(en: "The same {number} times more:", ja: "同じ内容がほかに{number}件："), values)
    }

    func more(_ count: Int) -> String {
        var values = PhraseValues()
        values.set(.number, String(count))
        return text(Phrase(en: "… and {number} more", ja: "…ほか{number}件"), values)
    }

    /// What the chain is made of, and what servers recorded of it.
    func arcSummary(_ report: Report) -> String {
        let statements = report.statements.filter { $0.method == "arc" }
        let isSeveral = Set(statements.map(\.result)).count > 1
        let recorded = statements.map { statement in
            var values = PhraseValues()
            values.set(.name, (statement.authservID ?? statement.hop.flatMap { report.hop($0)?.host }).map { quoted($0) })
            values.set(.value, statement.result)
            values.set(.number, isSeveral ? statement.instance.map { String($0) } : nil)
            values.set(.statement, isSeveral ? statement.hop.map { String($0) } : nil)
            let forms = [
                Phrase(en: "{name} recorded arc={value} in i={number}", ja: "i={number}にある{name}の記録はarc={value}"),
                Phrase(en: "{name} recorded arc={value} at hop {statement}", ja: "ホップ{statement}での{name}の記録はarc={value}"),
                Phrase(en: "{name} recorded arc={value}", ja: "{name}の記録はarc={value}"),
                Phrase(en: "recorded: arc={value}", ja: "記録はarc={value}"),
            ]
            return firstSentence(of: forms, values) ?? ""
        }
        var seen: Set<String> = []
        let parts = [arcSummary(report.arc)] + recorded.filter { seen.insert($0).inserted }
        return parts.joined(separator: language == .english ? "; " : "。")
    }

    private func arcSummary(_ arc: Report.ARC) -> String {
        var values = PhraseValues()
        let reason = arc.reason.flatMap { ARCChain.Reason(rawValue: $0) }
        let isInPart = reason == .instanceMissing || reason == .fieldMissing
        values.set(
            .kind,
            isInPart
                ? text(Self.arcInPart)
                : ARCChain.Structure(rawValue: arc.structure).map { text(Self.arcStructure($0)) } ?? arc.structure)
        values.set(
            .name, arc.reason.map { reason in ARCChain.Reason(rawValue: reason).map { text(Self.arcReason($0)) } ?? reason })
        let forms = [
            Phrase(en: "ARC chain: {kind}, {name}", ja: "ARCチェーン：{kind}（{name}）"),
            Phrase(en: "ARC chain: {kind}", ja: "ARCチェーン：{kind}"),
        ]
        return firstSentence(of: forms, values) ?? ""
    }

    func arcLine(_ set: Report.ARCSet) -> String {
        var values = PhraseValues()
        values.set(.number, String(set.instance))
        values.set(.name, set.sealer.map { quoted($0) })
        values.set(.kind, set.chainValidation)
        values.set(.time, set.time.map { $0.replacing("T", with: " ") })
        values.set(.statement, set.hop.map { String($0) })
        values.set(.value, set.missing.isEmpty ? nil : list(set.missing))
        let parts = [
            Phrase(en: "i={number}", ja: "i={number}"), Phrase(en: "sealed by {name}", ja: "署名者 {name}"),
            Phrase(en: "at hop {statement}", ja: "ホップ{statement}"), Phrase(en: "cv={kind}", ja: "cv={kind}"),
            Phrase(en: "{time}", ja: "{time}"), Phrase(en: "missing: {value}", ja: "欠落：{value}"),
        ]
        return parts.compactMap { sentence($0, values) }.joined(separator: comma)
    }
}

extension Report {
    /// The time of a forwarding, where the reading of its address does not hold it already.
    func time(of forwarding: Forwarding) -> String? {
        if forwarding.isTimeADay { return nil }
        guard let date = reading(after: forwarding)?.date, forwarding.isRewritten else { return forwarding.time }
        return date.utf8.count == 10 || date == forwarding.time ? nil : forwarding.time
    }

    /// The reading of the envelope that a forwarding made, as far as it is of the forwarding: of tags for bounces it says that
    /// they are no sign of one, and a list is named where one sent the mail on.
    func ownReading(after forwarding: Forwarding) -> Reading? {
        guard var reading = reading(after: forwarding) else { return nil }
        switch RewrittenPath.Kind(rawValue: reading.kind) {
        case .plain, .null, .batv, .verp, .espBounce, .notAnAddress, nil: return nil
        case .listBounce:
            let isList = forwarding.kind == "mailing-list" || forwarding.kind == "google-groups"
            if !isList { reading.details.removeAll { $0.name == RewrittenPath.Detail.Name.list.rawValue } }
            return reading
        case .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .qqAuto, .googleGroups, .aliasService:
            return reading
        }
    }

    /// What the envelope before the first forwarding says of a sender whom it does not name: a relay made it, and no forwarding of the way.
    func relayReading(before forwarding: Forwarding) -> Reading? {
        guard forwarding.n == 1, let reading = leg(before: forwarding)?.envelopeSender.reading,
            reading.address == forwarding.envelopeBefore
        else { return nil }
        let kind = RewrittenPath.Kind(rawValue: reading.kind)
        return kind == .srsOpaque || kind == .microsoftSRSOpaque ? reading : nil
    }

    /// The reading of the envelope that a forwarding made.
    func reading(after forwarding: Forwarding) -> Reading? {
        if let leg = legs.first(where: { $0.hops.first == forwarding.hop + 1 }),
            leg.envelopeSender.address == forwarding.envelopeAfter,
            let reading = leg.envelopeSender.reading
        {
            return reading
        }
        return message.returnPath.flatMap { $0.value == forwarding.envelopeAfter ? $0.reading : nil }
    }
}

extension Report.Identity {
    /// The name as tables show it; nil where none was tested.
    var shownName: String? {
        if let domain, !domain.isEmpty { return domain }
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Report.Hop {
    /// How the hop took the mail; once, where the words of the protocol hold those of the encryption.
    var transport: [String] {
        guard let with, let tls, with.contains(tls) else { return [with, tls].compactMap { $0 } }
        return [with]
    }
}
