internal import TraceFields

/// Fields in which a provider or a program notes where it got the mail from: the address of the browser, the script, the account. Servers of
/// the sender's side write them, and anybody can type them.
enum OriginFields {
    /// In lower case.
    static let names: [StaticString] = [
        // Web mailers of many providers; SpamExperts, Exim with its own name for it.
        "x-originating-ip", "x-originatingip", "x-sf-originating-ip", "x-ovh-clientip", "x-owm-source-ip", "x-source-ip",
        // Microsoft's consumer service; gateways.
        "x-sender-ip", "x-original-senderip", "x-remote-ip", "x-client-ip", "x-feas-client-ip",
        // PHP's mail() (php.ini: mail.add_x_header), suhosin, cPanel.
        "x-php-originating-script", "x-php-script", "x-source-args", "x-source-dir",
        // Exim as cPanel sets it up, Oracle, Migadu.
        "x-authenticated-sender", "x-authenticated-id", "x-get-message-sender-via", "x-source-auth", "x-authuser",
    ]
}

extension Trace {
    /// Indices of the fields that tell where the mail came from by the word of whoever wrote them, from the top.
    public var originFields: [Int] {
        var found: [Int] = []
        for (index, field) in block.fields.enumerated() where field.known == .other || field.known == .xOriginatingIP {
            guard field.name.count > 2, block.bytes[field.name.lower] | 0x20 == 0x78,
                OriginFields.names.contains(where: { block.bytes.matches(field.name, $0) }),
                !block.bytes.trimmed(field.value).isEmpty
            else { continue }
            found.append(index)
            if found.count == 8 { break }
        }
        return found
    }
}
