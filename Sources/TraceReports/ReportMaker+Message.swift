internal import TraceAnalysis
internal import TraceFields

/// What the message says of itself.
extension ReportMaker {
    mutating func message() -> Report.Message {
        Report.Message(
            from: authors(in: .from), to: addresses(of: .to), subject: text.first(.subject).map { text.decoded($0.value) },
            date: trace.fields.date.map { UTCDate(seconds: $0.seconds).text },
            isZoneKnown: trace.fields.date?.isZoneKnown ?? false,
            unreadDate: trace.fields.date == nil ? text.first(.date).map { text.value($0.value) } : nil, messageID: messageID(),
            returnPath: returnPath(),
            replyTo: authors(in: .replyTo), rewrittenFrom: rewrittenFrom(),
            originClaims: trace.originFields.compactMap { index in
                text.field(index).map { Report.OriginClaim(value: text.value(trace.block.fields[index].value), field: $0) }
            })
    }

    private mutating func authors(in name: FieldName) -> [Report.Author] {
        var authors: [Report.Author] = []
        for field in trace.fields.addressFields where field.name == name {
            for index in field.mailboxes {
                let mailbox = trace.fields.mailboxes[index]
                let domain = domains.intern(trace.block.bytes, mailbox.domain)
                // Looked up before the table is read: a name that is new to it is added by the look-up.
                let organization = domain.map { domains.organization($0) }
                authors.append(
                    Report.Author(
                        address: text.value(mailbox.address), domain: domain.map { domains.text($0) },
                        organizationalDomain: organization.map { domains.text($0) }, displayName: displayName(of: mailbox)))
            }
        }
        return authors
    }

    private func addresses(of name: FieldName) -> [String] {
        trace.fields.addressFields.filter { $0.name == name }.flatMap { field in
            field.mailboxes.map { text.value(trace.fields.mailboxes[$0].address) }
        }
    }

    private func messageID() -> String? {
        guard let field = text.first(.messageID) else { return nil }
        let value = text.value(field.value)
        return value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
    }

    private func returnPath() -> Report.ReturnPath? {
        guard let field = trace.fields.addressFields.first(where: { $0.name == .returnPath }) else { return nil }
        let address = field.mailboxes.first.map { trace.fields.mailboxes[$0].address }
        let value = address.map { text.value($0) } ?? (field.isNull ? "" : text.value(trace.block.fields[field.field].value))
        return Report.ReturnPath(value: value, field: text.field(field.field), reading: reading(of: value))
    }

    /// The name beside an address, without the quotes and escapes of a quoted string (RFC 5322 §3.2.4).
    private func displayName(of mailbox: Mailbox) -> String? {
        guard let range = mailbox.displayName else { return nil }
        var name = text.decoded(range)
        if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") {
            name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
        return name.isEmpty ? nil : name
    }

    /// From by a list or an alias service, with the author whom its own fields name.
    private mutating func rewrittenFrom() -> Report.RewrittenFrom? {
        guard let rewritten = trace.rewrittenFrom else { return nil }
        var author = rewritten.author.map { domains.text($0) }
        var field: Report.Field?
        if let index = rewritten.mailbox {
            author = text.value(trace.fields.mailboxes[index].address)
            field = trace.fields.addressFields.first { $0.mailboxes.contains(index) }.flatMap { text.field($0.field) }
        }
        let names: [FieldName] = [.xOriginalFrom, .xOriginalSender, .xMailFrom, .replyTo]
        for name in names where field == nil {
            for entry in trace.fields.addressFields where entry.name == name {
                guard let index = entry.mailboxes.first, let own = rewritten.author,
                    domains.intern(trace.block.bytes, trace.fields.mailboxes[index].domain) == own
                else { continue }
                author = text.value(trace.fields.mailboxes[index].address)
                field = text.field(entry.field)
                break
            }
        }
        return Report.RewrittenFrom(
            writer: rewritten.writer.rawValue, forwarding: rewritten.forwarding, author: author, field: field)
    }
}
