internal import TraceFields

/// A service that takes mail for an alias and sends it on to the owner's mailbox: one row a service.
///
/// Most put an address of their own into From, so that an answer goes through them: a mask of the author.
struct AliasService: Sendable {
    let name: StaticString
    /// Fields that only this service writes.
    var marks: [FieldName] = []
    /// A mark that tells by its value that a user of the service wrote the mail: nothing was sent to an alias.
    var ofUsers: (mark: FieldName, value: StaticString)?
    /// The field that keeps From, then those that keep the envelope sender: who the author was, by the word of the service.
    var authors: [FieldName] = []
    var senders: [FieldName] = []
    /// The alias that the mail was sent to.
    var aliases: [FieldName] = []
    /// Where masks lie that are the service's own; others lie under domains of its users.
    var domains: [StaticString] = []
    /// Where the addresses lie to which a user writes so that the service sends his answer on under a mask.
    var replies: StaticString?
    /// How a mask holds the author's address; nil where the service leaves From alone.
    var form: Form?
    /// The Corpus case that shows it.
    var example: StaticString

    enum Form: Sendable {
        /// `info_at_service.example_shop@duck.com`
        case atWord
        /// `shop+info=service.example@masked.test`
        case tag
        /// `"info@service.example [via Relay]" <k3f9x@mozmail.com>`
        case displayName
    }
}

enum AliasServices {
    /// The row under whose domains a name lies.
    static func row(of domain: DomainID, in domains: DomainTable) -> Int? { domains.row(of: domain, in: suffixes) }

    /// The fields that only one service writes, with its row.
    static let marks = rows.enumerated().flatMap { index, row in row.marks.map { (name: $0, row: index) } }

    private static let suffixes = SuffixTable(
        rows.enumerated().flatMap { index, row in row.domains.map { (name: $0, row: index) } })

    static let rows: [AliasService] = [
        // https://github.com/simple-login/app, app/email/headers.py
        AliasService(
            name: "SimpleLogin", marks: [.xSimpleLoginType, .xSimpleLoginEnvelopeFrom], ofUsers: (.xSimpleLoginType, "reply"),
            authors: [.xSimpleLoginOriginalFrom, .xSimpleLoginEnvelopeFrom], senders: [.xSimpleLoginEnvelopeFrom],
            aliases: [.xSimpleLoginEnvelopeTo],
            domains: [
                "simplelogin.co", "simplelogin.io", "simplelogin.com", "simplelogin.fr", "aleeas.com", "slmail.me", "slmails.com",
                "silomails.com", "passmail.net", "passmail.com", "passinbox.com", "passfwd.com",
            ], form: .displayName, example: "forwarded/simplelogin"),
        // https://github.com/anonaddy/anonaddy, app/Mail/ForwardEmail.php
        AliasService(
            name: "addy.io", marks: [.xAnonAddyOriginalSender, .xAnonAddyOriginalEnvelopeFrom],
            authors: [.xAnonAddyOriginalFromHeader, .xAnonAddyOriginalSender],
            senders: [.xAnonAddyOriginalEnvelopeFrom, .xAnonAddyOriginalSender], aliases: [.aliasTo],
            domains: ["anonaddy.com", "anonaddy.me", "addy.io", "addymail.com"], form: .tag, example: "forwarded/addy-io"),
        AliasService(
            name: "DuckDuckGo", marks: [.duckOriginalFrom], authors: [.duckOriginalFrom], aliases: [.duckOriginalTo],
            domains: ["duck.com"], form: .atWord, example: "forwarded/duckduckgo"),
        // https://github.com/mozilla/fx-private-relay, emails/utils.py and emails/tests/fixtures
        AliasService(
            name: "Firefox Relay", authors: [.resentFrom], domains: ["mozmail.com", "relay.firefox.com"], form: .displayName,
            example: "forwarded/firefox-relay"),
        AliasService(
            name: "Hide My Email", domains: ["privaterelay.appleid.com", "private.icloud.com"], replies: "icloud.com",
            form: .atWord, example: "forwarded/hide-my-email"),
        AliasService(name: "ImprovMX", marks: [.xForwardingService], example: "forwarded/improvmx"),
    ]
}
