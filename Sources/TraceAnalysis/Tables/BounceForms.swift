internal import TraceFields

/// How list managers, sending services and alias services write their envelope senders, a row each.
///
/// A row that asks more stands before one that asks less. `example` is a test: it must be read by its own row.
enum BounceForms {
    static let all: [BounceForm] = lists + services + aliases

    /// The list writes its own name, and often the subscriber.
    private static let lists: [BounceForm] = [
        BounceForm(
            kind: .listBounce, service: "Yahoo! Groups",
            pieces: [
                .literal("sentto-"), .digits(.list), .literal("-"), .digits(.message), .literal("-"), .decimalSeconds,
                .literal("-"),
                .recipient,
            ],
            example: "sentto-1234567-890-1031308225-bob=example.net@returns.groups.example", source: "measured, 133 of 133"),
        BounceForm(
            kind: .listBounce, service: "Yahoo! Groups",
            pieces: [
                .literal("sentto-"), .digits(.list), .literal("-"), .digits(.message), .literal("-"), .digits(.id), .literal("-"),
                .recipient,
            ],
            example: "sentto-1234567-890-987654321-bob=example.net@returns.groups.example",
            source: "measured, eGroups; seconds had nine digits before September 2001"),
        BounceForm(
            kind: .listBounce, service: "mlmmj",
            pieces: [.list("+bounces-"), .digits(.message), .literal("-"), .recipient],
            example: "dev+bounces-2656-bob=example.net@lists.example", source: "mlmmj README.listtexts"),
        BounceForm(
            kind: .listBounce, service: "mlmmj", pieces: [.list("+bounces-"), .digits(.message)],
            example: "dev+bounces-2656@lists.example", source: "mlmmj README.listtexts"),
        BounceForm(
            kind: .listBounce, service: "Mailman", pieces: [.list("-bounces+"), .recipient],
            example: "dev-bounces+bob=example.net@lists.example", source: "Mailman 2.1 VERP_FORMAT, Mailman 3 mta.verp_format"),
        BounceForm(
            kind: .listBounce, service: "Mailman", pieces: [.list("-bounces"), .end],
            example: "dev-bounces@lists.example", source: "Mailman 2.1 and 3"),
        BounceForm(
            kind: .listBounce, service: "ezmlm",
            pieces: [.list("-return-"), .digits(.message), .literal("-"), .recipient],
            example: "dev-return-812-bob=example.net@lists.example", source: "ezmlm-send(1)"),
        BounceForm(
            kind: .listBounce, service: "ezmlm", pieces: [.list("-return-"), .digits(.message), .literal("-"), .end],
            example: "dev-return-812-@lists.example", source: "ezmlm-send(1)"),
        BounceForm(
            kind: .listBounce, service: "LISTSERV",
            pieces: [.literal("owner-"), .list("*"), .listservRecipient],
            example: "owner-dev*bob**example*-net@lists.example", source: "LISTSERV manual, probe addresses"),
        BounceForm(
            kind: .listBounce, service: "groups.io",
            pieces: [
                .literal("bounce+"), .digits(.list), .literal("+"), .digits(.message), .literal("+"), .digits(.id), .literal("+"),
                .digits(.account), .end,
            ],
            example: "bounce+12345+678+2345678+3456789@lists.example", source: "measured, 10 of 10"),
        BounceForm(
            kind: .listBounce, service: "Sympa", pieces: [.literal("bounce+"), .sympaRecipient, .listName],
            example: "bounce+bob==a==example.net==dev@lists.example", source: "Sympa reference manual, VERP"),
        BounceForm(
            kind: .listBounce, service: "SmartList",
            pieces: [.literal("bounce-"), .list("="), .recipient],
            example: "bounce-dev-announce=bob=example.net@lists.example", source: "measured, lists.debian.org"),
        BounceForm(
            kind: .listBounce, service: "Majordomo", pieces: [.list("-owner+m"), .digits(.message)],
            example: "dev-owner+M4679@lists.example", source: "measured, Majordomo 2"),
        BounceForm(
            kind: .listBounce, pieces: [.list("-owner+"), .recipient],
            example: "dev-owner+bob=example.net@lists.example", source: "Postfix VERP_README, delimiters +="),
        BounceForm(
            kind: .listBounce, pieces: [.literal("owner-"), .list("+"), .recipient],
            example: "owner-dev+bob=example.net@lists.example", source: "Postfix VERP_README, delimiters +="),
        BounceForm(
            kind: .listBounce, pieces: [.literal("owner-"), .listName],
            example: "owner-dev@lists.example", source: "Majordomo, list owner addresses"),
        BounceForm(
            kind: .listBounce, pieces: [.list("-owner"), .end],
            example: "dev-owner@lists.example", source: "Sympa, ezmlm, Mailman owner addresses"),
    ]

    /// A service that sends for others; the address tells its customer, and often the recipient.
    private static let services: [BounceForm] = [
        BounceForm(
            kind: .espBounce, service: "SendGrid",
            pieces: [.literal("bounces+"), .digits(.account), .literal("-"), .hex(.hash, 4), .literal("-"), .recipient],
            example: "bounces+12345678-3c9a-bob=example.net@em801.service.example",
            source: "measured; account = base64 host in Received"),
        BounceForm(
            kind: .espBounce, service: "Mailgun",
            pieces: [.literal("bounce+"), .hex(.account, 0), .literal("."), .hex(.hash, 0), .literal("-"), .recipient],
            example: "bounce+0123ab.4567cd-bob=example.net@mg.service.example", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Amazon SES",
            pieces: [
                .hex(.region, 4), .hexMilliseconds, .literal("-"), .hex(.id, 8), .literal("-"), .hex(.id, 4), .literal("-"),
                .hex(.id, 4),
                .literal("-"), .hex(.id, 4), .literal("-"), .hex(.id, 12), .literal("-"), .digits(.instance),
            ],
            example: "0100019ca9450a00-00000000-0000-4000-8000-000000000000-000000@amazonses.com",
            source: "measured, 163 of 169 within 600 s"),
        BounceForm(
            kind: .espBounce, service: "Amazon", pieces: [.timestamp, .rest(.id)], domain: .within(["bounces.amazon.com"]),
            example: "20260301120000000a263944afcb2dcb3ebed50p0na-C0EXAMPLE0000@bounces.amazon.com", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Mandrill",
            pieces: [
                .literal("bounce-md_"), .digits(.account), .literal("."), .hexSeconds, .literal("."), .until(.key, "-"),
                .hex(.id, 0),
            ],
            example: "bounce-md_30000001.69a42a40.v1-0123456789abcdef0123456789abcdef@mandrillapp.com", source: "measured, exact"),
        BounceForm(
            kind: .espBounce, service: "Mailchimp",
            pieces: [
                .literal("bounce-mc."), .until(.region, "_"), .digits(.account), .literal("."), .digits(.campaign), .literal("-"),
                .recipient,
            ],
            example: "bounce-mc.us14_12345678.395229-bob=example.net@mail90.service.example", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Mailchimp",
            pieces: [
                .literal("bounce-mc."), .until(.region, "_"), .digits(.account), .literal("."), .digits(.campaign), .literal("-"),
                .rest(.subscriber),
            ],
            example: "bounce-mc.us19_12345678.1756850-5ffc978964@mail158.service.example", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Salesforce Marketing Cloud",
            pieces: [
                .literal("bounce-"), .digits(.instance), .literal("_html-"), .digits(.subscriber), .literal("-"), .digits(.job),
                .literal("-"),
                .digits(.account), .literal("-"), .digits(.id),
            ],
            example: "bounce-10_HTML-123456789-7890-534000074-1784@bounce.service.example",
            source: "measured; spammers copy the shape"),
        BounceForm(
            kind: .espBounce, service: "Salesforce", pieces: [.sender("__"), .rest(.id)], domain: .within(["bnc.salesforce.com"]),
            example: "alice=example.org__0-0abcdefghijk@x1.y2.usa348.bnc.salesforce.com", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Salesforce", pieces: [.rest(.id)], domain: .within(["bnc.salesforce.com"]),
            example: "0-0abcdefghijk@x1.y2.usa348.bnc.salesforce.com", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Postmark", pieces: [.literal("pm_bounces"), .end],
            example: "pm_bounces@pm-bounces.service.example", source: "Postmark manual, custom Return-Path"),
        BounceForm(
            kind: .espBounce, service: "Klaviyo",
            pieces: [
                .literal("bounce-kl_"), .digits(.account), .literal("-"), .untilLast(.campaign, "-h-"), .hex(.hash, 0),
                .literal("=2"),
            ],
            example: "bounce-kl_1-kl_Abc-h-0123456789=2@send.service.example", source: "measured"),
        BounceForm(
            kind: .espBounce, pieces: [.literal("bounce-"), .untilLast(.campaign, "-h-"), .hex(.hash, 0), .literal("=2")],
            example: "bounce-news_10232023-h-0123456789=2@send.service.example", source: "measured, owner unknown"),
        BounceForm(
            kind: .espBounce, service: "HubSpot", pieces: [.rest(.id)], domain: .within(["hubspotemail.net"]),
            example: "1ax0123456789@bf10.hubspotemail.net", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Zoho Campaigns",
            pieces: [.literal("bounce_"), .digits(.account), .literal("+"), .rest(.id)], domain: .within(["zcsend.net"]),
            example: "bounce_12345+a.0123456789_v29@b.zcsend.net", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Constant Contact",
            pieces: [.untilLast(.id, "==_"), .digits(.account), .literal("_"), .rest(.hash)],
            domain: .within(["in.constantcontact.com"]),
            example: "AAAA+B/cc+DDD==_1142283441001_eeee==@in.constantcontact.com", source: "measured"),
        BounceForm(
            kind: .espBounce, service: "Brevo",
            pieces: [.literal("bounces-"), .digits(.account), .literal("-"), .recipient], domain: .within(["sender-sib.com"]),
            example: "bounces-93450000-bob=example.net@hn.d.sender-sib.com", source: "measured"),
        BounceForm(
            kind: .espBounce,
            pieces: [.literal("bounces-"), .digits(.account), .literal("-"), .digits(.id)],
            example: "bounces-123456-78@service.example", source: "measured, owner unknown"),
        BounceForm(
            kind: .espBounce, service: "ActiveCampaign",
            pieces: [
                .literal("bounce-"), .digits(.account), .literal("-"), .digits(.campaign), .literal("-"), .digits(.subscriber),
                .literal("-"),
                .recipient,
            ],
            example: "bounce-843804-5352-493942-bob=example.net@d12.service.example",
            source: "measured, acemsa and acemsrvd hosts"),
        BounceForm(
            kind: .espBounce, service: "Google", pieces: [.rest(.id)], domain: .within(["bounces.google.com"]),
            isEnciphered: true,
            example: "3abcdEFGHkAB.xyz@trix.bounces.google.com", source: "measured; the recipient is enciphered"),
    ]

    /// A service that hides the recipient's address, or the sender's.
    private static let aliases: [BounceForm] = [
        BounceForm(
            kind: .aliasService, service: "SimpleLogin", pieces: [.literal("bounce+"), .digits(.id), .literal("+")],
            example: "bounce+424242+@alias.example", source: "SimpleLogin source, the form before 2022"),
        BounceForm(
            kind: .aliasService, service: "DuckDuckGo",
            pieces: [.literal("bounce0="), .digits(.id), .literal("="), .digits(.id), .literal("="), .rest(.hash)],
            domain: .within(["duck.com"]),
            example: "Bounce0=1=23=abcdef@duck.com", source: "a published sample"),
        BounceForm(
            kind: .aliasService, service: "Apple", pieces: [.rest(.id)], domain: .within(["privaterelay.appleid.com"]),
            example: "alice_at_example_org_ab12@privaterelay.appleid.com", source: "unverified"),
        BounceForm(
            kind: .aliasService, service: "addy.io", pieces: [.literal("b_"), .rest(.id)],
            domain: .within(["anonaddy.com", "anonaddy.me", "addy.io"]),
            example: "b_0123abcd_4567@user.anonaddy.com", source: "unverified"),
        BounceForm(
            kind: .aliasService, service: "Cloudflare Email Routing", pieces: [.literal("cfbounces+ndrdrop"), .end],
            example: "cfbounces+ndrdrop@alias.example", source: "measured, since October 2025; before it SRS0"),
    ]

    /// Whether a row could fit an address whose local part holds no `=`, `+` or `*`.
    static func mayMatch(_ bytes: [UInt8], local: ByteRange, domain: ByteRange, hyphens: Int) -> Bool {
        if hyphens > 0 {
            for position in local.lower..<max(local.lower, local.upper) where bytes[position] == 0x2D {
                for word in infixes where bytes.hasPrefix(ByteRange(position, local.upper), word) { return true }
            }
            // The identifier of Amazon SES begins with 16 hexadecimal digits and holds five hyphens.
            if hyphens >= 5, local.count >= 60, bytes[local.lower].hexValue != nil { return true }
        }
        return prefixes.fit(bytes, local) || holdsServiceDomain(bytes, domain)
    }

    private static func holdsServiceDomain(_ bytes: [UInt8], _ domain: ByteRange) -> Bool {
        var labels = domain
        while !domains.fit(bytes, labels) {
            guard let dot = bytes.firstIndex(of: 0x2E, in: labels) else { return false }
            labels = labels.dropping(dot + 1 - labels.lower)
        }
        return true
    }

    private static let infixes: [StaticString] = ["-bounces", "-return-", "-owner"]
    private static let prefixes = Beginnings(["bounce", "cfbounces", "owner-", "pm_bounces", "sl.", "b_"])
    private static let domains = Beginnings([
        "bounces.google.com", "bounces.amazon.com", "bnc.salesforce.com", "hubspotemail.net", "privaterelay.appleid.com",
    ])

    /// Words with which a name may begin; the first letter of most names tells that they begin with none of them.
    private struct Beginnings {
        private let words: [StaticString]
        private let letters: UInt32

        init(_ words: [StaticString]) {
            self.words = words
            letters = words.reduce(0) { $0 | 1 << UInt32($1.utf8Start[0] & 31) }
        }

        func fit(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
            guard !range.isEmpty, letters >> UInt32(bytes[range.lower] & 31) & 1 != 0 else { return false }
            for word in words where bytes.hasPrefix(range, word) { return true }
            return false
        }
    }
}
