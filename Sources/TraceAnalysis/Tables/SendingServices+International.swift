/// Where the records of a service are described: its help pages, and mail that passed through it. Values are read in the
/// customer's panel; a row tells names, types and the shape of the answer.
extension SendingServices {
    static let rows: [SendingService] = international + japanese + mailboxProviders

    private static let international: [SendingService] = [
        SendingService(
            name: "SendGrid", sharedDomains: ["sendgrid.net", "sendgrid.com", "sendgrid.me"], hosts: ["sendgrid.net"],
            paths: [.local("bounces+", label: "em")], fields: ["x-sg-eid", "x-sg-id"], feedback: ":sg",
            selectors: ["s1", "s2", "m1", "smtpapi"],
            records: [
                .init(.envelope, .cname, .aliasBelow("sendgrid.net")), .init(.key("s1"), .cname, .aliasBelow("sendgrid.net")),
                .init(.key("s2"), .cname, .aliasBelow("sendgrid.net")),
            ]),
        // Calendar invitations, forms and shared documents.
        SendingService(
            name: "Google services", sharedDomains: ["bounces.google.com"], records: []),
        SendingService(
            name: "Mailgun", sharedDomains: ["mailgun.org", "mailgun.net"], hosts: ["mailgun.net"],
            fields: ["x-mailgun-sid", "x-mailgun-sending-ip", "x-mailgun-variables"], feedback: ":mailgun",
            selectors: ["mx", "pic", "k1", "mailo", "smtp", "pdk1", "pdk2"],
            records: [
                .init(.envelope, .txt, .senderPolicy(include: "mailgun.org")), .init(.envelope, .mx, .exchanger("mailgun.org")),
                .init(.ownKey, .txt, .key),
            ]),
        SendingService(
            name: "Amazon SES", sharedDomains: ["amazonses.com"], hosts: ["amazonses.com"], fields: ["x-ses-outgoing"],
            feedback: ":amazonses",
            records: [
                .init(.ownKey, .cname, .aliasBelow("dkim.amazonses.com")),
                .init(.envelope, .mx, .exchanger("amazonses.com")),
                .init(.envelope, .txt, .senderPolicy(include: "amazonses.com")),
            ]),
        SendingService(
            name: "Mailchimp", sharedDomains: ["mcsv.net", "rsgsv.net", "mcdlv.net"],
            hosts: ["mcsv.net", "rsgsv.net", "mcdlv.net"],
            paths: [.prefix("bounce-mc.us")], fields: ["x-mc-user"], selectors: ["k1", "k2", "k3"],
            records: [
                .init(.key("k2"), .cname, .aliasBelow("mcsv.net")), .init(.key("k3"), .cname, .aliasBelow("mcsv.net")),
            ]),
        SendingService(
            name: "Mandrill", sharedDomains: ["mandrillapp.com"], hosts: ["mandrillapp.com"], paths: [.prefix("bounce-md_")],
            fields: ["x-mandrill-user"], selectors: ["mte1", "mte2", "mandrill"],
            records: [
                .init(.key("mte1"), .cname, .aliasBelow("mandrillapp.com")),
                .init(.key("mte2"), .cname, .aliasBelow("mandrillapp.com")),
                .init(.envelope, .cname, .aliasBelow("mandrillapp.com")),
            ]),
        SendingService(
            name: "Postmark", sharedDomains: ["mtasv.net"], hosts: ["mtasv.net"], paths: [.prefix("pm_bounces@")],
            fields: ["x-pm-message-id", "x-pm-rcpt"], selectors: ["pm", "20*"],
            records: [.init(.ownKey, .txt, .key), .init(.below("pm-bounces"), .cname, .aliasBelow("mtasv.net"))]),
        SendingService(
            name: "SparkPost", sharedDomains: ["sparkpostmail.com"], hosts: ["sparkpostmail.com"], paths: [.prefix("msprvs1=")],
            fields: ["x-msfbl"], selectors: ["scph*"],
            records: [.init(.ownKey, .txt, .key), .init(.envelope, .cname, .aliasBelow("sparkpostmail.com"))]),
        SendingService(
            name: "Brevo", sharedDomains: ["sender-sib.com", "mailin.fr"], hosts: ["sender-sib.com", "mailin.fr"],
            fields: ["x-sib-id", "x-mailin-eid"], selectors: ["brevo1", "brevo2", "mail"],
            records: [
                .init(.key("brevo1"), .cname, .aliasBelow("dkim.brevo.com")),
                .init(.key("brevo2"), .cname, .aliasBelow("dkim.brevo.com")),
            ]),
        SendingService(
            name: "Salesforce Marketing Cloud", sharedDomains: ["exacttarget.com"], hosts: ["exacttarget.com"],
            fields: ["x-sfmc-stack"], selectors: ["200608", "50dkim1", "fbldkim*"],
            records: [.init(.envelope, .ns, .nameServers("exacttarget.com")), .init(.ownKey, .txt, .key)]),
        SendingService(
            name: "Salesforce", sharedDomains: ["bnc.salesforce.com"], hosts: ["salesforce.com"], fields: ["x-sfdc-lk"],
            records: [.init(.ownKey, .cname, .aliasBelow("custdkim.salesforce.com"))]),
        SendingService(
            name: "HubSpot", sharedDomains: ["hubspotemail.net"], hosts: ["hubspotemail.net"], paths: [.prefix("1ax")],
            fields: ["x-hs-cid"], selectors: ["hs1-*", "hs2-*"],
            records: [
                .init(.ownKey, .cname, .aliasBelow("dkim.hubspotemail.net")),
                .init(.senderPolicy, .txt, .senderPolicy(include: "hubspotemail.net")),
            ]),
        SendingService(
            name: "Klaviyo", sharedDomains: ["klaviyomail.com"], hosts: ["klaviyomail.com"], paths: [.prefix("bounce-kl_")],
            fields: ["x-kmail-account", "x-kmail-message"], selectors: ["kl", "kl2"],
            records: [
                .init(.envelope, .ns, .nameServers("klaviyomail.com")), .init(.ownKey, .cname, .aliasBelow("klaviyomail.com")),
            ]),
        SendingService(
            name: "Customer.io", sharedDomains: ["customeriomail.com"], hosts: ["customeriomail.com"],
            fields: ["x-cio-broadcast"],
            selectors: ["cio", "mta*"],
            records: [
                .init(.envelope, .mx, .exchanger("customeriomail.com")),
                .init(.envelope, .txt, .senderPolicy(include: "customeriomail.com")),
                .init(.ownKey, .txt, .key),
            ]),
        SendingService(
            name: "Mailjet", sharedDomains: ["bnc3.mailjet.com"], hosts: ["mailjet.com"], fields: ["x-mj-mid"],
            selectors: ["mailjet"],
            records: [
                .init(.key("mailjet"), .txt, .key), .init(.senderPolicy, .txt, .senderPolicy(include: "spf.mailjet.com")),
                .init(.below("bnc3"), .cname, .aliasBelow("bnc3.mailjet.com")),
            ]),
        SendingService(
            name: "Resend", sharedDomains: [], fields: ["x-resend-id"], selectors: ["resend"],
            records: [
                .init(.key("resend"), .txt, .key), .init(.envelope, .mx, .exchanger("amazonses.com")),
                .init(.envelope, .txt, .senderPolicy(include: "amazonses.com")),
            ]),
        SendingService(
            name: "Zendesk", sharedDomains: ["zendesk.com"], hosts: ["zdsys.com", "zendesk.com"],
            fields: ["x-zendesk-from-account-id"],
            selectors: ["zendesk1", "zendesk2"],
            records: [
                .init(.senderPolicy, .txt, .senderPolicy(include: "mail.zendesk.com")),
                .init(.key("zendesk1"), .cname, .aliasBelow("zendesk.com")),
                .init(.key("zendesk2"), .cname, .aliasBelow("zendesk.com")),
            ]),
        SendingService(
            name: "Shopify", sharedDomains: ["shopifyemail.com"], hosts: ["shopifyemail.com"],
            records: [
                .init(.ownKey, .cname, .aliasBelow("email.myshopify.com")),
                .init(.envelope, .cname, .aliasBelow("myshopify.com")),
            ]),
    ]

    private static let mailboxProviders: [SendingService] = [
        SendingService(
            name: "Google Workspace", sharedDomains: ["gappssmtp.com"], hosts: ["google.com"],
            fields: ["x-google-dkim-signature", "x-gm-message-state"],
            selectors: [
                "google", "20120113", "20130820", "20150623", "20161025", "20210112", "20221208", "20230601", "20251104",
            ],
            records: [
                .init(.ownKey, .txt, .key), .init(.senderPolicy, .txt, .senderPolicy(include: "_spf.google.com")),
            ], isMailboxProvider: true),
        SendingService(
            name: "Microsoft 365", sharedDomains: ["onmicrosoft.com"], hosts: ["outlook.com"],
            selectors: ["selector1*", "selector2*"],
            records: [
                // The second is where domains point that were added since May 2025.
                .init(.key("selector1"), .cname, .aliasBelowEither("onmicrosoft.com", "dkim.mail.microsoft")),
                .init(.key("selector2"), .cname, .aliasBelowEither("onmicrosoft.com", "dkim.mail.microsoft")),
                .init(.senderPolicy, .txt, .senderPolicy(include: "spf.protection.outlook.com")),
            ], isMailboxProvider: true),
        SendingService(
            name: "Zoho Mail", sharedDomains: [],
            hosts: ["zoho.com", "zohomail.com", "zoho.eu", "zohomail.eu", "zoho.in", "zohomail.in", "zoho.jp", "zohomail.jp"],
            fields: ["x-zohomailclient"],
            selectors: ["zmail", "zoho"],
            records: [.init(.ownKey, .txt, .key), .init(.senderPolicy, .txt, .senderPolicy(include: "zohomail.com"))],
            isMailboxProvider: true),
        SendingService(
            name: "Fastmail", sharedDomains: ["messagingengine.com"], hosts: ["messagingengine.com"], fields: ["x-me-sender"],
            feedback: ":fastmail", selectors: ["fm1", "fm2", "fm3"],
            records: [
                .init(.key("fm1"), .cname, .aliasBelow("dkim.fmhosted.com")),
                .init(.key("fm2"), .cname, .aliasBelow("dkim.fmhosted.com")),
                .init(.key("fm3"), .cname, .aliasBelow("dkim.fmhosted.com")),
                .init(.senderPolicy, .txt, .senderPolicy(include: "spf.messagingengine.com")),
            ], isMailboxProvider: true),
        SendingService(
            name: "Proton Mail", sharedDomains: [], hosts: ["protonmail.ch", "proton.ch"], fields: ["x-pm-origin"],
            feedback: ":proton",
            selectors: ["protonmail", "protonmail2", "protonmail3"],
            records: [
                .init(.key("protonmail"), .cname, .aliasBelow("domains.proton.ch")),
                .init(.key("protonmail2"), .cname, .aliasBelow("domains.proton.ch")),
                .init(.key("protonmail3"), .cname, .aliasBelow("domains.proton.ch")),
                .init(.senderPolicy, .txt, .senderPolicy(include: "_spf.protonmail.ch")),
            ], isMailboxProvider: true),
        SendingService(
            name: "iCloud Mail", sharedDomains: [], hosts: ["icloud.com", "me.com"], selectors: ["sig1"],
            records: [
                .init(.key("sig1"), .cname, .aliasBelow("icloudmailadmin.com")),
                .init(.senderPolicy, .txt, .senderPolicy(include: "icloud.com")),
            ], isMailboxProvider: true),
    ]
}
