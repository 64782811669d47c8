internal import TraceAnalysis
internal import TraceFields

/// An event of MISP's core format: an object of the template `email` for each message, and what hoptrace says as attributes.
///
/// Nothing is marked for detection (`to_ids`): names and addresses on the way of a mail are mostly innocent.
struct MISPEvent {
    private let export: Export

    /// The template that the objects follow, by its identifier and version.
    private static let template = (uuid: "a0c666e0-fc65-4be8-b48f-3423d788b552", version: "19")

    init(_ export: Export) {
        self.export = export
    }

    var json: [UInt8] {
        let newest = export.messages.map(\.times.last).max() ?? 0
        let identity = export.messages.map(\.report.source.sha256).joined(separator: " ")
        let headlines = export.messages.map(\.report.verdict.headline)
        let event = JSONNode.object([
            "uuid": .text(Self.uuid("event " + identity)), "info": .text("hoptrace: " + (headlines.first ?? "")),
            "date": .text(UTCDate(seconds: newest).dayText), "timestamp": .text(String(newest)), "published": .flag(false),
            // Undefined threat, completed analysis, this organization only: who shares it decides.
            "threat_level_id": "4", "analysis": "2", "distribution": "0",
            "Attribute": .list(export.messages.flatMap { verdicts($0) }), "Object": .list(export.messages.map { object($0) }),
        ])
        var writer = JSONWriter(style: .pretty)
        writer.value(.object(["Event": event]))
        writer.endLine()
        return writer.bytes
    }

    private static func uuid(_ name: String) -> String { NameUUID.text("misp " + name, in: NameUUID.own) }

    /// The verdict and the findings of a message.
    private func verdicts(_ message: Export.Message) -> [JSONNode] {
        let report = message.report
        let lines = [report.verdict.headline] + report.findings.map { $0.code + " (" + $0.severity + "): " + $0.headline }
        return lines.enumerated().map { index, line in
            attribute(
                "text", "Other", line, relation: nil, comment: report.source.name, time: message.times.last,
                identity: report.source.sha256 + " verdict " + String(index))
        }
    }

    private func object(_ message: Export.Message) -> JSONNode {
        let digest = message.report.source.sha256
        let attributes = Self.values(message).enumerated().map { index, value in
            attribute(
                value.type, value.category, value.value, relation: value.relation, comment: "", time: message.times.last,
                identity: digest + " " + String(index))
        }
        return .object([
            "name": "email", "meta-category": "network", "description": "Email object describing an email with meta-information",
            "template_uuid": .text(Self.template.uuid), "template_version": .text(Self.template.version),
            "uuid": .text(Self.uuid("object " + digest)), "timestamp": .text(String(message.times.last)), "distribution": "0",
            "comment": .text(message.report.source.name + " SHA-256 " + digest), "Attribute": .list(attributes),
        ])
    }

    private func attribute(
        _ type: String, _ category: String, _ value: String, relation: String?, comment: String, time: Int64, identity: String
    ) -> JSONNode {
        .object([
            "uuid": .text(Self.uuid("attribute " + identity)), "type": .text(type), "category": .text(category),
            "object_relation": relation.map { .text($0) }, "value": .text(value), "to_ids": .flag(false),
            "disable_correlation": .flag(false), "distribution": "0", "timestamp": .text(String(time)), "comment": .text(comment),
        ])
    }

    private struct Value {
        var relation: String
        var type: String
        var category = "Payload delivery"
        var value: String
    }

    /// What the template has relations for. A value that is empty says nothing, and MISP refuses it.
    private static func values(_ message: Export.Message) -> [Value] {
        var values: [Value] = []
        func add(_ relation: String, _ type: String, _ text: String?, category: String = "Payload delivery") {
            guard let text, !text.isEmpty else { return }
            values.append(Value(relation: relation, type: type, category: category, value: text))
        }
        for (address, name) in message.addresses(.from) {
            add("from", "email-src", address)
            add("from-display-name", "email-src-display-name", name)
        }
        for author in message.report.message.from { add("from-domain", "domain", author.domain) }
        for (field, relation) in [(FieldName.to, "to"), (.cc, "cc"), (.bcc, "bcc")] {
            for (address, name) in message.addresses(field) {
                add(relation, "email-dst", address)
                add(relation + "-display-name", "email-dst-display-name", name)
            }
        }
        for (address, _) in message.addresses(.replyTo) { add("reply-to", "email-reply-to", address) }
        let report = message.report
        add("return-path", "email-src", report.message.returnPath?.value)
        add("subject", "email-subject", report.message.subject)
        add("message-id", "email-message-id", report.message.messageID)
        add(
            "send-date", "datetime", message.trace.fields.date.map { UTCDate(seconds: max($0.seconds, 0)).text },
            category: "Other")
        for host in message.hosts { add("received-header-hostname", "hostname", host, category: "Network activity") }
        for address in message.clientAddresses { add("received-header-ip", "ip-src", address, category: "Network activity") }
        for field in message.trace.block.fields {
            add("header", "email-header", message.header.value(field.name) + ": " + message.header.value(field.value))
        }
        return values
    }
}
