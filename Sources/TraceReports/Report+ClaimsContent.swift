/// Statements, ARC sets and findings under the names of the contract.
extension Report.Statement {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        field.write("field", to: &sink)
        sink.text("source", source)
        sink.number("instance", instance)
        sink.text("authserv_id", authservID)
        sink.text("method", method)
        sink.text("result", result)
        sink.text("reason", reason)
        sink.text("comment", comment)
        sink.properties("properties", of: "property", properties)
        sink.object("identity") { sink in
            sink.text("kind", identity.kind)
            sink.text("value", identity.value)
            sink.text("domain", identity.domain)
            sink.text("role", identity.role)
        }
        sink.text("aligned", alignment)
        sink.text("client_ip", clientIP)
        sink.number("hop", hop)
        sink.number("evaluated_hop", evaluatedHop)
        sink.number("leg", leg)
        sink.text("confidence", confidence)
        sink.objects("evidence", of: "reason", evidence) { $1.write(to: &$0) }
        sink.objects("alternatives", of: "alternative", alternatives) { sink, alternative in
            sink.number("hop", alternative.hop)
            sink.text("reason", alternative.reason)
        }
        sink.flag("trusted", isTrusted)
    }
}

extension Report.ARC {
    func write(to sink: inout some ReportSink) {
        sink.text("structure", structure)
        sink.objects("sets", of: "set", sets) { $1.write(to: &$0) }
        sink.text("reason", reason)
    }
}

extension Report.ARCSet {
    func write(to sink: inout some ReportSink) {
        sink.number("instance", instance)
        sink.text("chain_validation", chainValidation)
        sink.text("sealer", sealer)
        sink.text("selector", selector)
        sink.text("time", time)
        sink.number("hop", hop)
        sink.text("confidence", confidence)
        sink.objects("fields", of: "field", fields) { $1.write(to: &$0) }
        sink.texts("missing", of: "name", missing)
    }
}

extension Report.Finding {
    func write(to sink: inout some ReportSink) {
        sink.text("code", code)
        sink.text("variant", variant)
        sink.text("severity", severity)
        sink.text("confidence", confidence)
        sink.text("headline", headline)
        sink.text("explanation", explanation)
        sink.texts("next_steps", of: "step", nextSteps)
        sink.objects("evidence", of: "reason", evidence) { $1.write(to: &$0) }
    }
}
