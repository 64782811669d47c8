extension SendingServices {
    /// Services and rental servers of Japan.
    static let japanese: [SendingService] = [
        SendingService(
            name: "Sakura rental server", sharedDomains: [], hosts: ["sakura.ne.jp"], selectors: ["rs20*"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: "sakura.ne.jp")), .init(.ownKey, .txt, .key)],
            isMailboxProvider: true),
        SendingService(
            name: "Xserver", sharedDomains: [], hosts: ["xserver.jp", "xsrv.jp"], selectors: ["default"],
            records: [
                .init(.senderPolicy, .txt, .senderPolicy(include: "spf.sender.xserver.jp")), .init(.key("default"), .txt, .key),
            ], isMailboxProvider: true),
        SendingService(
            name: "KDDI", sharedDomains: [], hosts: ["kddi.ne.jp", "ezweb.ne.jp", "au.com"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: nil))], isMailboxProvider: true),
        SendingService(
            name: "Benchmark Email", sharedDomains: ["bmsend.com"], hosts: ["bmsend.com"], selectors: ["bmdeda*"],
            records: [
                .init(.senderPolicy, .txt, .senderPolicy(include: "bmsend.com")),
                .init(.ownKey, .cname, .aliasBelow("bmsend.com")),
            ]),
        SendingService(
            name: "blastengine", sharedDomains: ["blastengine.jp", "bmv.jp"], hosts: ["blastengine.jp", "bmv.jp"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: "spf.bmv.jp")), .init(.ownKey, .txt, .key)]),
        SendingService(
            name: "Customers Mail Cloud", sharedDomains: ["smtps.jp"], hosts: ["smtps.jp"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: "smtps.jp")), .init(.ownKey, .txt, .key)]),
        SendingService(
            name: "arara", sharedDomains: ["am.arara.com", "repica.jp"], hosts: ["am.arara.com", "repica.jp"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: "spf.am.arara.com")), .init(.ownKey, .txt, .key)]),
        SendingService(
            name: "WiLL Mail", sharedDomains: ["willmail.jp"], hosts: ["willmail.jp"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: nil)), .init(.ownKey, .txt, .key)]),
        SendingService(
            name: "HaiHai Mail", sharedDomains: ["haihaimail.jp"], hosts: ["haihaimail.jp"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: "haihaimail.jp")), .init(.ownKey, .txt, .key)]),
        SendingService(
            name: "CYBERMAIL Σ", sharedDomains: ["cybermail.jp"], hosts: ["cybermail.jp"],
            records: [.init(.senderPolicy, .txt, .senderPolicy(include: "spfcm.cybermail.jp")), .init(.ownKey, .txt, .key)]),
    ]
}
