internal import TraceAnalysis
internal import TraceFields

/// A bundle of STIX 2.1: for each message an `email-message` with its addresses, hosts and client addresses, an `observed-data`
/// over them and a `note` with what hoptrace says.
///
/// Identifiers of observables are those that the standard prescribes (§2.9), so that another producer's object about the same
/// address is the same object; those of the other objects are made of their content in hoptrace's own namespace.
struct STIXBundle {
    private let export: Export
    private var objects: [JSONNode] = []
    private var known: Set<String> = []

    init(_ export: Export) {
        self.export = export
    }

    var json: [UInt8] {
        var bundle = self
        return bundle.made()
    }

    private mutating func made() -> [UInt8] {
        let author = addIdentity()
        for message in export.messages { add(message, author) }
        let identifiers = known.sorted().joined(separator: " ")
        var writer = JSONWriter(style: .pretty)
        writer.value(
            .object([
                "type": "bundle", "id": .text("bundle--" + NameUUID.text("bundle " + identifiers, in: NameUUID.own)),
                "objects": .list(objects),
            ]))
        writer.endLine()
        return writer.bytes
    }

    // Objects

    private mutating func addIdentity() -> String {
        let times = export.messages.map(\.times)
        let time = Self.time(times.map(\.first).min() ?? 0)
        return addOwn(
            "identity", of: "hoptrace",
            [
                "created": .text(time), "modified": .text(time), "name": "hoptrace", "identity_class": "system",
            ])
    }

    private mutating func add(_ message: Export.Message, _ author: String) {
        let email = addEmail(message)
        var seen = [email, addFile(message)]
        for address in message.clientAddresses {
            seen.append(
                addObservable(address.contains(":") ? "ipv6-addr" : "ipv4-addr", ["value": .text(address)], by: ["value"]))
        }
        for host in message.hosts + message.checkedDomains {
            let id = addObservable("domain-name", ["value": .text(host)], by: ["value"])
            if !seen.contains(id) { seen.append(id) }
        }
        let times = message.times
        let (first, last) = (Self.time(times.first), Self.time(times.last))
        let observation = addOwn(
            "observed-data", of: message.report.source.sha256 + " " + seen.joined(separator: " "),
            [
                "created_by_ref": .text(author), "created": .text(last), "modified": .text(last), "first_observed": .text(first),
                "last_observed": .text(last), "number_observed": .number(1), "object_refs": .texts(seen),
            ])
        addNote(message, [email, observation], author, last)
    }

    private mutating func addNote(_ message: Export.Message, _ about: [String], _ author: String, _ time: String) {
        let report = message.report
        let findings = report.findings.map { $0.code + " (" + $0.severity + "): " + $0.headline }
        let content = ([report.verdict.headline] + report.verdict.explanation + findings + report.limits).joined(separator: "\n")
        _ = addOwn(
            "note", of: about.joined(separator: " ") + " " + content,
            [
                "created_by_ref": .text(author), "created": .text(time), "modified": .text(time),
                "lang": .text(
                    report.options.language.rawValue), "abstract": .text(report.verdict.headline), "content": .text(content),
                "object_refs": .texts(about),
            ])
    }

    /// `email-message` (§6.6): the fields that it has properties for, the Received lines in their order, and every other field.
    private mutating func addEmail(_ message: Export.Message) -> String {
        let from = message.addresses(.from).map { addAddress($0) }
        let sender = message.addresses(.sender).map { addAddress($0) }.first
        let type = message.header.first(.contentType).map { message.header.value($0.value) }
        return addObservable(
            "email-message",
            [
                "is_multipart": .flag(type?.lowercased().hasPrefix("multipart/") ?? false),
                "date": message.trace.fields.date.map { .text(Self.time($0.seconds)) },
                "content_type": type.map { .text($0) }, "from_ref": from.first.map { .text($0) },
                "sender_ref": sender.map { .text($0) }, "to_refs": references(message, .to), "cc_refs": references(message, .cc),
                "bcc_refs": references(message, .bcc),
                "message_id": message.header.first(.messageID).map {
                    .text(message.header.value($0.value))
                }, "subject": message.report.message.subject.map { .text($0) },
                "received_lines": Self.lines(message), "additional_header_fields": Self.otherFields(message),
            ], by: ["from_ref", "subject", "body"])
    }

    private mutating func references(_ message: Export.Message, _ name: FieldName) -> JSONNode? {
        var ids: [String] = []
        for address in message.addresses(name) {
            let id = addAddress(address)
            if !ids.contains(id) { ids.append(id) }
        }
        return ids.isEmpty ? nil : .texts(ids)
    }

    private mutating func addAddress(_ address: (address: String, name: String?)) -> String {
        addObservable(
            "email-addr", ["value": .text(address.address), "display_name": address.name.map { .text($0) }], by: ["value"])
    }

    private mutating func addFile(_ message: Export.Message) -> String {
        let source = message.report.source
        return addObservable(
            "file",
            [
                "hashes": .object(["SHA-256": .text(source.sha256)]), "size": .number(source.size),
                "name": .text(source.argument), "mime_type": "message/rfc822",
            ], by: ["hashes", "name"])
    }

    // Parts

    private static func lines(_ message: Export.Message) -> JSONNode? {
        let lines = message.trace.block.fields.filter { $0.known == .received }.map { message.header.value($0.value) }
        return lines.isEmpty ? nil : .texts(lines)
    }

    private static let ownProperties: Set<FieldName> = [
        .received, .date, .contentType, .from, .sender, .to, .cc, .bcc, .subject, .messageID,
    ]

    /// Every other field by its name, in the order of the header. A character that a name of a dictionary may not hold becomes `_`.
    private static func otherFields(_ message: Export.Message) -> JSONNode? {
        var names: [String] = []
        var values: [String: [String]] = [:]
        for field in message.trace.block.fields where !ownProperties.contains(field.known) {
            let name = dictionaryName(message.header.value(field.name))
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(message.header.value(field.value))
        }
        guard !names.isEmpty else { return nil }
        return .object(names.map { JSONNode.Member(name: $0, value: .texts(values[$0] ?? [])) })
    }

    /// STIX 2.1 §2.5: letters, digits, `-` and `_`, at most 250.
    private static func dictionaryName(_ name: String) -> String {
        let bytes = name.utf8.prefix(250).map { byte -> UInt8 in
            byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x5F ? byte : 0x5F
        }
        return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
    }

    static func time(_ seconds: Int64) -> String {
        UTCDate(seconds: min(max(seconds, 0), 253_402_300_799)).text.dropLast() + ".000Z"
    }

    // Identifiers

    private mutating func addObservable(
        _ type: String, _ properties: KeyValuePairs<String, JSONNode?>, by contributing: Set<String>
    ) -> String {
        let named = properties.compactMap { property -> JSONNode.Member? in
            guard contributing.contains(property.key), let value = property.value else { return nil }
            return JSONNode.Member(name: property.key, value: value)
        }
        // Without a property that makes its name, an object is one of its own (§2.9).
        let name =
            named.isEmpty
            ? NameUUID.text(JSONNode.object(properties).canonical, in: NameUUID.own)
            : NameUUID.text(JSONNode.object(named).canonical, in: NameUUID.observables)
        return add(type, type + "--" + name, properties)
    }

    private mutating func addOwn(
        _ type: String, of content: String, _ properties: KeyValuePairs<String, JSONNode?>
    ) -> String {
        add(type, type + "--" + NameUUID.text(type + " " + content, in: NameUUID.own), properties)
    }

    private mutating func add(_ type: String, _ id: String, _ properties: KeyValuePairs<String, JSONNode?>) -> String {
        guard known.insert(id).inserted else { return id }
        var members = ["type": type, "spec_version": "2.1", "id": id].sorted { $0.key > $1.key }.map {
            JSONNode.Member(name: $0.key, value: .text($0.value))
        }
        members += properties.compactMap { property in property.value.map { JSONNode.Member(name: property.key, value: $0) } }
        objects.append(.object(members))
        return id
    }
}
