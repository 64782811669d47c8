/// Words of the block on the message.
extension Phrasebook {
    /// An address, and what a mail program shows in its place. The address stands first: a name may look like another one.
    func address(_ author: Report.Author) -> String {
        let address = author.address.isEmpty ? text(Phrase(en: "no address", ja: "アドレスなし")) : author.address
        guard let name = author.displayName else { return address }
        var values = PhraseValues()
        values.set(.address, address)
        values.set(.name, marked(name))
        return text(Phrase(en: "{address} (shown as {name})", ja: "{address}（表示名{name}）"), values)
    }

    /// Text of the message, always between marks.
    private func marked(_ name: String) -> String {
        let shown = quoted(name)
        guard shown == name else { return shown }
        return language == .english ? "“" + name + "”" : "「" + name + "」"
    }

    /// The time of a line in UTC, or as written where nobody can say which moment it is.
    func time(of hop: Report.Hop) -> String? { hop.time.map { moment($0, hop.isZoneKnown, zone: hop.zone) } }

    /// The date of the message, in the same way; as written where it cannot be read.
    func date(of message: Report.Message) -> String? {
        message.date.map { moment($0, message.isZoneKnown, zone: nil) }
            ?? message.unreadDate.map { inParentheses(quoted($0), text(Phrase(en: "cannot be read", ja: "読み取れません"))) }
    }

    private func moment(_ time: String, _ isZoneKnown: Bool, zone: String?) -> String {
        let shown = TextReport.readable(time)
        guard !isZoneKnown else { return shown }
        return inParentheses(String(shown.dropLast()), zone.map { quoted($0) } ?? text(Phrase(en: "no zone", ja: "時差の記載なし")))
    }

    /// Reply-To, where an answer goes to another organization than From's; nil where none does.
    func foreignReplyTo(_ message: Report.Message) -> String? {
        let own = Set(message.from.compactMap { $0.organizationalDomain })
        let isForeign = message.replyTo.map { author in author.organizationalDomain.map { !own.contains($0) } ?? false }
        guard !own.isEmpty, isForeign.contains(true) else { return nil }
        let addresses = zip(message.replyTo, isForeign).map { author, isForeign in
            var values = PhraseValues()
            values.set(.address, address(author))
            guard isForeign else { return address(author) }
            return text(Phrase(en: "{address}: another organization than From’s", ja: "{address}：Fromとは別の組織"), values)
        }
        return shortened(addresses).joined(separator: language == .english ? "; " : "、")
    }

    /// Where the mail is said to come from; nil where no field says it.
    func originClaims(_ message: Report.Message) -> String? {
        guard !message.originClaims.isEmpty else { return nil }
        let claims = message.originClaims.map { claim in
            var values = PhraseValues()
            values.set(.value, quoted(claim.value))
            values.set(.field, quoted(claim.field.name))
            return text(Phrase(en: "{value} (a claim by {field}, checked by nobody)", ja: "{value}（{field}による自己申告、未検証）"), values)
        }
        return claims.joined(separator: language == .english ? "; " : "、")
    }

    /// Who wrote From, and who is said to be the author.
    func authorBehind(_ message: Report.Message) -> String? {
        guard let rewritten = message.rewrittenFrom else { return nil }
        var values = PhraseValues()
        let writers = [
            "list": Phrase(en: "the mailing list", ja: "メーリングリスト"),
            "sending-service": Phrase(en: "the service that sent it", ja: "送信したサービス"),
        ]
        values.set(.kind, text(writers[rewritten.writer] ?? Phrase(en: "the alias service", ja: "エイリアスサービス")))
        values.set(.address, rewritten.author.map { quoted($0) })
        values.set(.field, rewritten.field.map { quoted($0.name) })
        let forms = [
            Phrase(
                en: "{address}, as {field} says; nobody checked that. From was written by {kind}",
                ja: "{address}（{field}による。未確認）。Fromは{kind}が書いたもの"),
            Phrase(
                en: "{address}, as {kind} tells it; nobody checked that. From was written by {kind}",
                ja: "{address}（{kind}の記録による。未確認）。Fromは{kind}が書いたもの"),
            Phrase(en: "not known; From was written by {kind}", ja: "不明。Fromは{kind}が書いたもの"),
        ]
        return firstSentence(of: forms, values)
    }

    /// Where a message was taken from: its number among those of a stream, its offset in a mailbox, its part in another message, its path
    /// in an archive.
    func member(_ name: String) -> String {
        let phrases: [Character: Phrase] = [
            "@": Phrase(en: "from byte {number} of the file", ja: "ファイルの先頭から{number}バイトの位置"),
            "#": Phrase(en: "part {number} of the message in the file", ja: "ファイルにあるメールのパート{number}"),
        ]
        let form = name.first.flatMap { phrases[$0] }
        let number = name.dropFirst(form == nil ? 0 : 1)
        guard !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." && name.first == "#" }) else {
            return name
        }
        var values = PhraseValues()
        values.set(.number, String(number))
        return text(form ?? Phrase(en: "message {number} of the file", ja: "ファイル中の{number}通目"), values)
    }
}

extension Phrasebook {
    /// Whose servers are believed: those of the newest hop's network, and those that the user names beside them.
    func trustedServers(_ report: Report) -> String {
        let names = report.options.trust
        guard !report.hops.isEmpty else { return names.isEmpty ? self[.nobodyTrusted] : names.joined(separator: ", ") }
        let network = report.trustedNetwork
        let own = network.map { inParentheses(self[.defaultTrust], $0) } ?? trustedLines(report)
        let others = names.filter { $0.lowercased() != network?.lowercased() }
        return ([own] + others).joined(separator: ", ")
    }
}

extension Phrasebook {
    /// The lines that are believed where no network can be named.
    private func trustedLines(_ report: Report) -> String {
        let trusted = report.hops.filter(\.isTrusted)
        guard let oldest = trusted.first else { return self[.nobodyTrusted] }
        if oldest.n == 1, trusted.count > 1 { return text(Phrase(en: "all lines of this copy", ja: "このメールのすべての行")) }
        var values = PhraseValues()
        values.set(.number, String(oldest.n))
        return text(
            trusted.count == 1
                ? Phrase(en: "only the line of hop {number}", ja: "ホップ{number}の行のみ")
                : Phrase(en: "only the lines from hop {number} on", ja: "ホップ{number}以降の行のみ"), values)
    }
}

extension Report {
    /// The network whose servers are believed whomever the user names: that of the newest trusted hop whose network is known.
    var trustedNetwork: String? { hops.last { $0.isTrusted && $0.network != nil }?.network }
}
