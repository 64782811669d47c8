/// Hops, legs and forwardings under the names of the contract.
extension Report.Hop {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        field.write("field", to: &sink)
        sink.text("kind", kind)
        sink.object("from") { sink in
            sink.text("helo", from.helo)
            sink.text("name", from.name)
            sink.text("ip", from.ip)
            sink.flag("name_unconfirmed", from.isNameUnconfirmed)
            sink.text("account", from.account)
        }
        sink.text("by", by)
        sink.text("by_host", byHost)
        sink.text("software", software)
        sink.text("with", with)
        sink.text("tls", tls)
        sink.text("id", id)
        sink.texts("for", of: "recipient", recipients)
        sink.text("envelope_from", envelopeFrom)
        sink.text("time", time)
        sink.text("zone", zone)
        sink.number("delay_seconds", delaySeconds)
        sink.text("network", network)
        sink.number("leg", leg)
        sink.flag("trusted", isTrusted)
        sink.text("unread", unread)
        sink.flag("encrypted", isEncrypted)
        guard let clock else { return sink.nothing("clock") }
        sink.object("clock") { sink in
            sink.text("form", clock.form)
            sink.text("time", clock.time)
            sink.number("ahead_seconds", clock.ahead)
            sink.flag("agrees", clock.agrees)
        }
    }
}

extension Report.Leg {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        sink.numbers("hops", of: "hop", hops)
        sink.object("envelope_sender") { sink in
            sink.text("address", envelopeSender.address)
            if let reading = envelopeSender.reading {
                sink.object("reading") { reading.write(to: &$0) }
            } else {
                sink.nothing("reading")
            }
            sink.text("confidence", envelopeSender.confidence)
            sink.objects("evidence", of: "reason", envelopeSender.evidence) { $1.write(to: &$0) }
        }
        sink.text("envelope_recipient", envelopeRecipient)
        sink.text("client_ip", clientIP)
        sink.text("network", network)
    }
}

extension Report.Forwarding {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        sink.text("kind", kind)
        sink.flag("rewritten", isRewritten)
        sink.number("from_leg", fromLeg)
        sink.number("to_leg", toLeg)
        sink.number("hop", hop)
        sink.text("network", network)
        sink.text("forwarder", forwarder)
        sink.text("destination", destination)
        sink.text("original_sender", originalSender)
        sink.text("envelope_before", envelopeBefore)
        sink.text("envelope_after", envelopeAfter)
        sink.text("time", time)
        sink.text("confidence", confidence)
        sink.objects("evidence", of: "reason", evidence) { $1.write(to: &$0) }
    }
}
