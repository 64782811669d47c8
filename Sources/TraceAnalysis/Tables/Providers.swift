internal import TraceFields

/// Who runs hosts under which names: one row a provider. Its name is what reports call the network.
struct Provider: Sendable {
    let name: StaticString
    /// Host and domain names that end in one of these belong to it; lower case, without a leading dot.
    let suffixes: [StaticString]
    let role: Role
    /// The Corpus case that shows it; nil where this project has written none.
    var example: StaticString? = nil

    enum Role: UInt8, Sendable {
        /// Keeps mailboxes.
        case mailbox
        /// Stands in front of other people's mailboxes, or behind their senders, and leaves the envelope alone.
        case gateway
        /// Stands behind other people's senders alone, and leaves the envelope alone too.
        case relay
        /// Sends for others.
        case sender
        /// Takes mail for an address and sends it on.
        case forwarder
        /// Runs mailing lists.
        case lists

        var keepsEnvelope: Bool { self == .gateway || self == .relay }
    }
}

enum Providers {
    static let suffixes = SuffixTable(
        rows.enumerated().flatMap { index, row in row.suffixes.map { (name: $0, row: index) } })

    static func row(named name: StaticString) -> Int {
        rows.firstIndex { $0.name.description == name.description } ?? -1
    }

    /// Whether a domain is one under which a mailbox host takes its customers' mail from their own servers: the same mailbox by
    /// another name.
    static func isRoutingDomain(_ domain: DomainID, in domains: DomainTable) -> Bool {
        routingDomain(of: domain, in: domains) != nil
    }

    static func routingDomain(of domain: DomainID, in domains: DomainTable) -> String? {
        routingDomains.first { domains.isOrEnds(domain, with: $0) }?.description
    }

    /// Whether it is the very name of such a domain.
    static func isRoutingDomain(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        routingDomains.contains { bytes.matches(range, $0) }
    }

    private static let routingDomains: [StaticString] = ["onmicrosoft.com", "test-google-a.com"]

    static let google = row(named: "google")
    static let microsoft = row(named: "microsoft")
    static let qq = row(named: "qq")
    static let mailRu = row(named: "mailru")
    static let sendgrid = row(named: "sendgrid")
    static let yahoo = row(named: "yahoo")
    static let fastmail = row(named: "fastmail")
    static let mailgun = row(named: "mailgun")

    static let rows: [Provider] = [
        Provider(
            name: "google",
            suffixes: [
                "google.com", "gmail.com", "googlemail.com", "googlegroups.com", "1e100.net", "gappssmtp.com",
            ], role: .mailbox, example: "dialects/gmail-inbound"),
        Provider(
            name: "microsoft",
            suffixes: [
                "outlook.com", "office365.com", "exchangelabs.com", "microsoft.com", "onmicrosoft.com", "hotmail.com",
                "live.com", "mail.microsoft",
            ], role: .mailbox, example: "dialects/m365-inbound"),
        Provider(
            name: "yahoo", suffixes: ["yahoo.com", "yahoodns.net", "aol.com", "yahoo.co.uk", "yahoogroups.com"], role: .mailbox,
            example: "dialects/yahoo-inbound"),
        Provider(name: "yahoo-japan", suffixes: ["yahoo.co.jp"], role: .mailbox),
        Provider(
            name: "apple", suffixes: ["icloud.com", "me.com", "apple.com", "mac.com"], role: .mailbox,
            example: "dialects/icloud-inbound"),
        Provider(
            name: "proton", suffixes: ["protonmail.ch", "proton.ch", "protonmail.com", "proton.me"], role: .mailbox,
            example: "dialects/proton-inbound"),
        Provider(
            name: "fastmail", suffixes: ["messagingengine.com", "fastmail.com", "fastmail.fm", "srv.osa"], role: .mailbox,
            example: "dialects/fastmail-inbound"),
        Provider(
            name: "gmx", suffixes: ["gmx.net", "gmx.com", "gmx.de", "web.de", "mail.com", "server.lan"],
            role: .mailbox, example: "dialects/gmx"),
        Provider(name: "ionos", suffixes: ["kundenserver.de"], role: .mailbox),
        Provider(name: "mailru", suffixes: ["mail.ru", "smailru.net"], role: .mailbox, example: "dialects/mailru"),
        Provider(
            name: "yandex", suffixes: ["yandex.net", "yandex.ru", "yandex.com"], role: .mailbox,
            example: "dialects/yandex-inbound"),
        Provider(
            name: "zoho",
            suffixes: [
                "zoho.com", "zohomail.com", "zoho.eu", "zohomail.eu", "zoho.in", "zohomail.in", "zoho.com.cn", "zohomail360.com",
                "zohomail360.eu", "zoho.jp", "zohomail.jp",
            ], role: .mailbox, example: "dialects/zoho"),
        Provider(name: "qq", suffixes: ["qq.com", "foxmail.com"], role: .mailbox, example: "dialects/qq-inbound"),
        Provider(name: "ovh", suffixes: ["ovh.net", "ovh.ca", "garm.ovh"], role: .mailbox, example: "dialects/ovh"),
        Provider(
            name: "netease", suffixes: ["163.com", "126.com", "netease.com", "yeah.net"], role: .mailbox,
            example: "dialects/netease-inbound"),
        Provider(
            name: "aliyun", suffixes: ["aliyun-inc.com", "aliyun.com", "mxhichina.com"], role: .mailbox),
        // The director and store lines of mailbox.org bear the name of the company that runs it.
        Provider(
            name: "mailbox.org", suffixes: ["mailbox.org", "heinlein-hosting.de", "heinlein-support.de"], role: .mailbox,
            example: "dialects/mailbox-org"),
        Provider(
            name: "infomaniak", suffixes: ["infomaniak.com", "infomaniak.ch", "ikmail.com", "ik.me"], role: .mailbox,
            example: "dialects/infomaniak"),
        Provider(name: "sakura", suffixes: ["sakura.ne.jp"], role: .mailbox, example: "dialects/sakura-fsecure"),
        Provider(
            name: "sendgrid", suffixes: ["sendgrid.net", "sendgrid.com", "sendgrid.info"], role: .sender,
            example: "dialects/sendgrid-smtp"),
        Provider(
            name: "amazonses", suffixes: ["amazonses.com", "amazonaws.com"], role: .sender, example: "dialects/amazon-ses-inbound"
        ),
        Provider(name: "mailgun", suffixes: ["mailgun.net", "mailgun.org"], role: .sender, example: "dialects/mailgun"),
        Provider(name: "postmark", suffixes: ["mtasv.net", "postmarkapp.com"], role: .sender, example: "dialects/postmark"),
        Provider(
            name: "sparkpost", suffixes: ["sparkpostmail.com", "sparkpost.com", "messagebird.com", "prd.sparkpost"],
            role: .sender, example: "dialects/sparkpost"),
        Provider(name: "mandrill", suffixes: ["mandrillapp.com"], role: .sender, example: "dialects/mandrill"),
        Provider(
            name: "mailchimp", suffixes: ["mcsv.net", "mcdlv.net", "rsgsv.net", "mailchimp.com", "mailchimpapp.net"],
            role: .sender, example: "dialects/mailchimp"),
        Provider(
            name: "salesforce", suffixes: ["salesforce.com", "exacttarget.com", "force.com"], role: .sender,
            example: "dialects/salesforce-core"),
        Provider(name: "mailjet", suffixes: ["mailjet.com"], role: .sender),
        Provider(
            name: "brevo", suffixes: ["sender-sib.com", "mailin.fr", "brevo.com", "sendinblue.com"], role: .sender),
        Provider(name: "hubspot", suffixes: ["hubspotemail.net", "hubspot.com"], role: .sender),
        Provider(name: "klaviyo", suffixes: ["klaviyomail.com"], role: .sender),
        Provider(name: "zendesk", suffixes: ["zdsys.com", "zendesk.com"], role: .sender),
        Provider(name: "mailchannels", suffixes: ["mailchannels.net"], role: .relay),
        Provider(name: "mimecast", suffixes: ["mimecast.com"], role: .gateway, example: "dialects/mimecast"),
        Provider(
            name: "proofpoint",
            suffixes: ["pphosted.com", "ppe-hosted.com", "proofpoint.com", "pps.reinject", "pps.filterd", "ppops.net"],
            role: .gateway, example: "dialects/proofpoint"),
        Provider(name: "cisco", suffixes: ["iphmx.com"], role: .gateway, example: "dialects/cisco-esa"),
        Provider(
            name: "messagelabs", suffixes: ["messagelabs.com", "symcld.net"], role: .gateway, example: "dialects/messagelabs"),
        Provider(
            name: "barracuda", suffixes: ["barracudanetworks.com", "ess.barracuda.com", "cudamail.com", "cudaops.com"],
            role: .gateway, example: "dialects/barracuda"),
        Provider(
            name: "trendmicro", suffixes: ["trendmicro.com", "trendmicro.eu"], role: .gateway, example: "dialects/trend-imsva"),
        Provider(name: "sophos", suffixes: ["sophos.com", "reflexion.net"], role: .gateway, example: "dialects/sophos"),
        Provider(
            name: "spamexperts", suffixes: ["antispamcloud.com", "spamexperts.com"], role: .gateway),
        Provider(name: "forcepoint", suffixes: ["mailcontrol.com"], role: .gateway),
        Provider(
            name: "hornetsecurity", suffixes: ["hornetsecurity.com", "antispameurope.com"], role: .gateway,
            example: "direct/m365-behind-hornetsecurity"),
        Provider(name: "checkpoint", suffixes: ["checkpointcloudsec.com", "cloud-sec-av.com"], role: .gateway),
        Provider(name: "codetwo", suffixes: ["codetwo.com"], role: .relay),
        Provider(
            name: "improvmx", suffixes: ["improvmx.com", "improvmx-mails.com"], role: .forwarder, example: "forwarded/improvmx"),
        Provider(name: "forwardemail", suffixes: ["forwardemail.net"], role: .forwarder),
        Provider(
            name: "cloudflare", suffixes: ["cloudflare.net", "cloudflare-email.net"], role: .forwarder,
            example: "forwarded/cloudflare"),
        Provider(
            name: "simplelogin", suffixes: ["simplelogin.co", "simplelogin.io", "simplelogin.com"], role: .forwarder,
            example: "forwarded/simplelogin"),
        Provider(
            name: "addy", suffixes: ["anonaddy.com", "anonaddy.me", "addy.io"], role: .forwarder, example: "forwarded/addy-io"),
        Provider(
            name: "duckduckgo", suffixes: ["duck.com", "duckduckgo.com"], role: .forwarder, example: "forwarded/duckduckgo"),
        Provider(
            name: "firefox-relay", suffixes: ["mozmail.com", "relay.firefox.com"], role: .forwarder),
        Provider(name: "pobox", suffixes: ["pobox.com"], role: .forwarder),
        Provider(name: "groups.io", suffixes: ["groups.io"], role: .lists),
        // A public suffix, so that each of its hosts would be a network of its own.
        Provider(name: "freedesktop", suffixes: ["freedesktop.org"], role: .lists),
    ]
}
