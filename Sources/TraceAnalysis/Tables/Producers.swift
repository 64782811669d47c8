internal import TraceFields

/// What writes header lines: one row a product or service, with the habits that attribution relies on.
struct Producer: Sendable {
    let name: StaticString
    /// How its `Received` lines are recognised; the first row that fits is taken.
    let mark: Mark
    /// The provider whose network the line then belongs to, where the `by` word does not tell.
    var network: StaticString? = nil
    /// Where its Authentication-Results stand relative to its own `Received` line.
    var results: Place = .unknown
    var receivedSPF: Place = .unknown
    var arc: Place = .unknown
    var clientName: ClientName = .confirmed
    /// Whether its hosts take mail from nobody but customers: what they hand on was handed in there, though no line says that anybody
    /// logged in.
    var isForCustomers = false
    /// The Corpus case that shows it.
    var example: StaticString

    /// What the name that its lines give of the client is worth. Whoever owns an address may let it have any name; only who asks
    /// whether that name leads back to the address knows.
    enum ClientName: UInt8, Sendable {
        /// It leads back to the address, unless the line says otherwise.
        case confirmed
        /// So does the first name, though the line has the shape of one that gives HELO.
        case first
        /// The server does not ask: qmail's tcpserver, unless it is told to (`-p`).
        case unconfirmed
    }

    enum Place: UInt8, Sendable {
        case unknown
        /// Between the line and the one above it.
        case above
        /// Between the line and the one below it.
        case below
        /// On either side: filters of the administrator's choice decide. Which one is learnt from the message itself.
        case eitherSide
        /// Behind everything that the message brought.
        case bottom
        /// Anywhere: the system gathers fields of one name.
        case anywhere
    }

    enum Mark: Sendable {
        /// The product's name in the comment behind `by`.
        case software(StaticString)
        /// The beginning of the `with` value.
        case protocolPrefix(StaticString)
        /// The beginning of the `by` word.
        case byPrefix(StaticString)
        /// The provider of the `by` host.
        case provider(StaticString)
        /// A `by` word and nothing else of that provider: `2002:…` of Google's private hosts.
        case privateGoogleHost
        /// The arrangement of the line's parts, where it names no product.
        case layout(ProducerLayout)
    }
}

enum Producers {
    /// The row that fits a line, or nil.
    static func row(for received: Received, _ bytes: [UInt8], provider: Int?) -> Int? {
        let ofProvider = provider.flatMap { rowOfProvider[$0] }
        var candidates = marks.rows(for: received, bytes)
        while candidates != 0 {
            let index = candidates.trailingZeroBitCount
            if let ofProvider, index > ofProvider { break }
            if matches(rows[index].mark, received, bytes) { return index }
            candidates &= candidates &- 1
        }
        return ofProvider
    }

    private static let marks = ProducerMarks(rows)

    /// For each provider the first row that means its hosts.
    private static let rowOfProvider: [Int?] = Providers.rows.indices.map { provider in providers.firstIndex(of: provider) }

    /// For each row the provider whose hosts it means.
    private static let providers: [Int?] = rows.map { row in
        if case .provider(let name) = row.mark { return Providers.row(named: name) }
        return nil
    }

    private static func matches(_ mark: Producer.Mark, _ received: Received, _ bytes: [UInt8]) -> Bool {
        switch mark {
        case .software(let word):
            if let software = received.software { return bytes.hasFoldedPrefix(software, word) }
            return false
        case .protocolPrefix(let word):
            if let with = received.with { return bytes.hasFoldedPrefix(with, word) }
            return false
        case .byPrefix(let word):
            if let by = received.by { return bytes.hasPrefix(by, word) }
            return false
        case .layout(let layout): return layout.fits(received, bytes)
        case .provider: return false
        case .privateGoogleHost:
            guard let by = received.by, received.transmission != .lmtp else { return false }
            return bytes.hasPrefix(by, "2002:a") && received.helo == nil
        }
    }

    /// For each row the network that its lines belong to where their `by` word does not tell.
    static let networks: [Network?] = rows.map { row in row.network.map { Network(provider: Providers.row(named: $0)) } }
    static let isForCustomers = rows.map(\.isForCustomers)
    static let isExchange = rows.map { $0.name.description == "Exchange" }
    /// Whose lines name the recipient wherever there is only one.
    static let namesRecipient = rows.map { ["Postfix", "Exim"].contains($0.name.description) }
    static let isFetchmail = rows.map { $0.name.description == "fetchmail" }
    static let isAmavis = rows.map { $0.name.description == "amavis" }

    static let rows: [Producer] = [
        // Services first: their lines may also bear the name of the software that they run.
        Producer(
            name: "Google Groups", mark: .byPrefix("gmr-mx.google.com"), network: "google", results: .below, receivedSPF: .below,
            arc: .above, example: "dialects/google-groups"),
        Producer(name: "Gmail store", mark: .privateGoogleHost, network: "google", example: "dialects/gmail-inbound"),
        Producer(
            name: "Gmail", mark: .provider("google"), network: "google", results: .below, receivedSPF: .below, arc: .above,
            example: "dialects/gmail-inbound"),
        Producer(
            name: "Microsoft 365", mark: .provider("microsoft"), network: "microsoft", results: .above, receivedSPF: .above,
            arc: .above, example: "dialects/m365-inbound"),
        Producer(
            name: "Yahoo", mark: .provider("yahoo"), network: "yahoo", results: .above, receivedSPF: .below,
            example: "dialects/yahoo-inbound"),
        Producer(name: "Yahoo Hermes", mark: .byPrefix("hermes--"), network: "yahoo", example: "dialects/yahoo-outbound"),
        Producer(
            name: "Proton", mark: .provider("proton"), network: "proton", results: .anywhere, arc: .anywhere,
            example: "dialects/proton-inbound"),
        Producer(
            name: "iCloud", mark: .provider("apple"), network: "apple", results: .eitherSide, receivedSPF: .eitherSide,
            example: "dialects/icloud-inbound"),
        Producer(
            name: "iCloud", mark: .byPrefix("p00-icloudmta"), network: "apple", results: .eitherSide, receivedSPF: .eitherSide,
            example: "forwarded/srs0-to-icloud"),
        Producer(name: "OVH", mark: .byPrefix("ghost-submission-"), network: "ovh", results: .below, example: "dialects/ovh"),
        Producer(
            name: "Mimecast", mark: .provider("mimecast"), network: "mimecast", results: .bottom, example: "dialects/mimecast"),
        Producer(
            name: "Cisco ESA", mark: .protocolPrefix("esmtp/tls/"), results: .above, receivedSPF: .above,
            example: "dialects/cisco-esa"),
        Producer(
            name: "Cisco ESA", mark: .provider("cisco"), network: "cisco", results: .above, receivedSPF: .above,
            example: "dialects/cisco-esa"),
        Producer(name: "SendGrid", mark: .byPrefix("geopod-ismtpd"), network: "sendgrid", example: "dialects/sendgrid-smtp"),
        Producer(name: "SendGrid", mark: .byPrefix("filterdrecv"), network: "sendgrid", example: "dialects/sendgrid-smtp"),
        Producer(name: "SendGrid", mark: .byPrefix("recvd-"), network: "sendgrid", example: "dialects/sendgrid-smtp"),
        Producer(name: "SendGrid", mark: .byPrefix("ismtpd"), network: "sendgrid", example: "dialects/sendgrid-smtp"),
        Producer(name: "SendGrid", mark: .software("sg"), network: "sendgrid", example: "dialects/sendgrid-smtp"),
        Producer(
            name: "Fastmail", mark: .provider("fastmail"), network: "fastmail", results: .above, receivedSPF: .above, arc: .above,
            example: "dialects/fastmail-inbound"),
        Producer(name: "Fastmail proxy", mark: .software("meproxy"), network: "fastmail", example: "dialects/fastmail-inbound"),
        Producer(
            name: "Authentication Milter", mark: .software("authentication milter"), results: .above, receivedSPF: .above,
            arc: .above, example: "dialects/authentication-milter"),
        Producer(name: "Nemesis", mark: .provider("gmx"), network: "gmx", results: .above, example: "dialects/gmx"),
        Producer(
            name: "Nemesis", mark: .byPrefix("mrelayeu.kundenserver.de"), network: "ionos", results: .above, isForCustomers: true,
            example: "dialects/ionos-relay"),
        Producer(name: "Nemesis", mark: .provider("ionos"), network: "ionos", results: .above, example: "dialects/gmx"),
        Producer(
            name: "Coremail", mark: .software("coremail"), network: "netease", results: .bottom, receivedSPF: .bottom,
            example: "dialects/netease-inbound"),
        Producer(
            name: "Amazon SES", mark: .provider("amazonses"), network: "amazonses", results: .above, receivedSPF: .above,
            example: "dialects/amazon-ses-inbound"),
        Producer(
            name: "Trend Micro IMSVA", mark: .byPrefix("imsva"), results: .eitherSide, receivedSPF: .above, arc: .below,
            example: "dialects/trend-imsva"),
        // Software
        Producer(
            name: "Exchange", mark: .protocolPrefix("microsoft smtp server"), results: .above, receivedSPF: .above,
            example: "dialects/exchange-onprem"),
        Producer(name: "Exchange", mark: .protocolPrefix("mapi"), example: "dialects/exchange-onprem"),
        Producer(name: "Microsoft SMTPSVC", mark: .protocolPrefix("microsoft smtpsvc"), example: "dialects/smtpsvc"),
        Producer(
            name: "Postfix", mark: .software("postfix"), results: .eitherSide, receivedSPF: .above, arc: .below,
            example: "dialects/postfix-relay"),
        Producer(
            name: "Exim", mark: .software("exim"), results: .above, receivedSPF: .above, arc: .above,
            example: "dialects/exim-rdns"),
        Producer(name: "OpenSMTPD", mark: .software("opensmtpd"), results: .above, example: "dialects/opensmtpd"),
        Producer(name: "Haraka", mark: .software("haraka"), results: .above, receivedSPF: .above, example: "dialects/haraka"),
        Producer(
            name: "Stalwart", mark: .software("stalwart"), results: .below, receivedSPF: .below, arc: .below,
            example: "dialects/stalwart"),
        Producer(name: "mox", mark: .layout(.mox), results: .above, receivedSPF: .above, example: "dialects/mox"),
        Producer(name: "amavis", mark: .software("amavis"), example: "dialects/amavis"),
        Producer(name: "Cyrus", mark: .software("cyrus"), example: "dialects/cyrus"),
        Producer(name: "Dovecot", mark: .software("dovecot"), example: "dialects/dovecot-lmtp"),
        Producer(name: "Courier", mark: .software("courier"), receivedSPF: .below, example: "dialects/courier"),
        Producer(name: "Momentum", mark: .software("ecelerity"), example: "dialects/sparkpost"),
        Producer(
            name: "Proofpoint", mark: .software("pps"), network: "proofpoint", results: .above, example: "dialects/proofpoint"),
        Producer(
            name: "Proofpoint", mark: .provider("proofpoint"), network: "proofpoint", results: .above,
            example: "dialects/proofpoint"),
        Producer(
            name: "Symantec Messaging Gateway", mark: .software("symantec messaging gateway"),
            example: "dialects/symantec-gateway"),
        Producer(name: "Sophos", mark: .software("sophos"), example: "dialects/sophos"),
        Producer(name: "MDaemon", mark: .software("mdaemon"), results: .above, example: "dialects/mdaemon"),
        Producer(name: "Domino", mark: .software("lotus domino"), example: "dialects/domino"),
        Producer(name: "Domino", mark: .software("ibm domino"), example: "dialects/domino"),
        Producer(name: "Domino", mark: .software("hcl domino"), example: "dialects/domino"),
        Producer(name: "CommuniGate", mark: .software("communigate"), example: "dialects/communigate"),
        Producer(name: "qmail-ldap", mark: .software("qmail-ldap"), clientName: .unconfirmed, example: "dialects/qmail-ldap"),
        Producer(name: "Barracuda", mark: .software("spam & virus firewall"), example: "dialects/barracuda"),
        Producer(name: "fetchmail", mark: .software("fetchmail"), example: "dialects/fetchmail"),
        Producer(name: "Oracle Messaging Server", mark: .software("oracle communications"), example: "dialects/oracle"),
        // Services and software without a known habit: what they run in front of decides.
        // https://developers.cloudflare.com/email-routing/postmaster/
        Producer(
            name: "Cloudflare Email Routing", mark: .provider("cloudflare"), network: "cloudflare", results: .below,
            receivedSPF: .below, arc: .below, example: "forwarded/cloudflare-own-results"),
        Producer(name: "Mail.ru", mark: .provider("mailru"), arc: .above, example: "dialects/mailru"),
        Producer(name: "Yandex", mark: .provider("yandex"), results: .below, arc: .above, example: "dialects/yandex-inbound"),
        Producer(name: "Zoho", mark: .provider("zoho"), arc: .above, example: "dialects/zoho"),
        Producer(name: "QQ", mark: .provider("qq"), arc: .above, example: "dialects/qq-inbound"),
        Producer(name: "Alibaba", mark: .provider("aliyun"), arc: .above, example: "dialects/alibaba-directmail"),
        Producer(name: "Barracuda", mark: .provider("barracuda"), arc: .above, example: "dialects/barracuda"),
        Producer(name: "Symantec.cloud", mark: .provider("messagelabs"), arc: .above, example: "dialects/messagelabs"),
        Producer(name: "Postmark", mark: .provider("postmark"), arc: .above, example: "dialects/postmark"),
        Producer(name: "Mailchimp", mark: .software("mailchimp"), arc: .above, example: "dialects/mailchimp"),
        Producer(name: "Mandrill", mark: .provider("mandrill"), arc: .above, example: "dialects/mandrill"),
        Producer(name: "Mailgun", mark: .layout(.mailgun), arc: .above, example: "dialects/mailgun"),
        Producer(name: "Salesforce", mark: .software("eaas"), arc: .above, example: "dialects/salesforce-core"),
        Producer(name: "Fastmail proxy", mark: .software("lmtpproxy"), arc: .above, example: "dialects/fastmail-inbound"),
        Producer(
            name: "F-Secure", mark: .software("f-secure"), arc: .above, clientName: .first, example: "dialects/sakura-fsecure"),
        Producer(name: "PowerMTA", mark: .software("powermta"), arc: .above, example: "dialects/powermta"),
        Producer(name: "PowerMTA", mark: .layout(.powerMTA), arc: .above, example: "dialects/salesforce-marketing-cloud"),
        Producer(name: "Zimbra", mark: .layout(.zimbra), arc: .above, example: "dialects/zimbra"),
        Producer(name: "Dovecot", mark: .layout(.dovecot), arc: .above, example: "dialects/dovecot-lmtp"),
        Producer(name: "Courier", mark: .layout(.courier), arc: .above, example: "dialects/courier"),
        Producer(name: "Sendmail", mark: .layout(.sendmail), arc: .above, example: "dialects/sendmail"),
        Producer(
            name: "qmail", mark: .software("qmail"), arc: .above, clientName: .unconfirmed, example: "dialects/qmail"),
        Producer(
            name: "qmail", mark: .layout(.qmail), arc: .above, clientName: .unconfirmed, example: "dialects/netqmail"),
    ]
}
