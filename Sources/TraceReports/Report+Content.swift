/// The content of a report under the names and in the order of the contract, for every format that carries it whole.
extension Report {
    func write(to sink: inout some ReportSink) {
        sink.text("format", Self.format)
        sink.object("source") { source.write(to: &$0) }
        sink.object("options") { options.write(to: &$0) }
        sink.object("message") { message.write(to: &$0) }
        sink.object("order") { sink in
            sink.flag("reliable", order.isReliable)
            sink.text("reason", order.reason)
        }
        sink.objects("hops", of: "hop", identifier: "hop", hops) { $1.write(to: &$0) }
        sink.objects("legs", of: "leg", identifier: "leg", legs) { $1.write(to: &$0) }
        sink.objects("forwardings", of: "forwarding", identifier: "forwarding", forwardings) { $1.write(to: &$0) }
        sink.objects("statements", of: "statement", identifier: "statement", statements) { $1.write(to: &$0) }
        sink.object("arc") { arc.write(to: &$0) }
        sink.objects("findings", of: "finding", identifier: "finding", findings) { $1.write(to: &$0) }
        sink.objects("defects", of: "defect", identifier: "defect", defects) { $1.write(to: &$0) }
        sink.object("verdict") { sink in
            sink.text("code", verdict.code)
            sink.flag("misleading", verdict.isMisleading)
            sink.text("headline", verdict.headline)
            sink.texts("explanation", of: "sentence", verdict.explanation)
            sink.texts("next_steps", of: "step", verdict.nextSteps)
        }
    }
}

extension Report.Options {
    func write(to sink: inout some ReportSink) {
        sink.texts("trust", of: "name", trust)
        sink.text("language", language.rawValue)
        sink.texts("same_organization", of: "domain", sameOrganization)
    }
}

extension Source {
    func write(to sink: inout some ReportSink) {
        sink.text("name", name)
        sink.text("member", member)
        sink.number("size", size)
        sink.text("sha256", sha256)
        sink.text("original_sha256", originalSHA256)
        sink.text("content_sha256", contentSHA256)
    }
}

extension Report.Message {
    func write(to sink: inout some ReportSink) {
        sink.objects("from", of: "author", from) { $1.write(to: &$0) }
        sink.texts("to", of: "address", to)
        sink.text("subject", subject)
        sink.text("date", date)
        sink.text("message_id", messageID)
        if let returnPath { sink.object("return_path") { returnPath.write(to: &$0) } } else { sink.nothing("return_path") }
        sink.objects("reply_to", of: "author", replyTo) { $1.write(to: &$0) }
        if let rewrittenFrom {
            sink.object("rewritten_from") { rewrittenFrom.write(to: &$0) }
        } else {
            sink.nothing("rewritten_from")
        }
        sink.text("date_unread", unreadDate)
        sink.objects("origin_claims", of: "claim", originClaims) { sink, claim in
            sink.text("value", claim.value)
            claim.field.write("field", to: &sink)
        }
    }
}

extension Report.RewrittenFrom {
    func write(to sink: inout some ReportSink) {
        sink.text("writer", writer)
        sink.number("forwarding", forwarding)
        sink.text("author", author)
        guard let field else { return sink.nothing("field") }
        field.write("field", to: &sink)
    }
}

extension Report.Author {
    func write(to sink: inout some ReportSink) {
        sink.text("address", address)
        sink.text("domain", domain)
        sink.text("organizational_domain", organizationalDomain)
        sink.text("display_name", displayName)
    }
}

extension Report.ReturnPath {
    func write(to sink: inout some ReportSink) {
        sink.text("value", value)
        field.write("field", to: &sink)
        sink.object("reading") { reading.write(to: &$0) }
    }
}

extension Report.Field {
    func write<Sink: ReportSink>(_ key: StaticString, to sink: inout Sink) {
        sink.object(key) { write(to: &$0) }
    }

    func write(to sink: inout some ReportSink) {
        sink.number("index", index)
        sink.text("name", name)
        sink.number("line", line)
        sink.number("start", start)
        sink.number("end", end)
    }
}

extension Report.Reading {
    func write(to sink: inout some ReportSink) {
        sink.text("kind", kind)
        sink.text("forwarder", forwarder)
        sink.text("destination", destination)
        sink.text("original_sender", originalSender)
        sink.text("sender_domain", senderDomain)
        sink.text("date", date)
        sink.texts("date_alternatives", of: "date", dateAlternatives)
        sink.objects("layers", of: "layer", layers) { $1.write(to: &$0) }
        sink.text("proves", proves)
        sink.text("cannot_prove", cannotProve)
        sink.objects("segments", of: "segment", segments) { sink, segment in
            sink.text("role", segment.role)
            sink.text("text", segment.text)
        }
    }
}

extension Report.Evidence {
    func write(to sink: inout some ReportSink) {
        sink.text("code", code)
        sink.text("detail", detail)
        if let field { field.write("field", to: &sink) } else { sink.nothing("field") }
        sink.number("hop", hop)
        sink.number("statement", statement)
        sink.number("forwarding", forwarding)
        sink.number("start", value?.lowerBound)
        sink.number("end", value?.upperBound)
    }
}

extension Report.Defect {
    func write(to sink: inout some ReportSink) {
        sink.text("code", code)
        if let field { field.write("field", to: &sink) } else { sink.nothing("field") }
        sink.number("start", start)
        sink.number("end", end)
        sink.text("detail", detail)
    }
}
