extension ReceivedRow {
    /// Exchange and the large mailbox providers.
    static let providers = [
        ReceivedRow(
            "Exchange",
            """
            from a.corp.test (10.0.0.5) by b.corp.test (10.0.0.6) with Microsoft SMTP Server (version=TLS1_2, \
            cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.1.2507.17 via Frontend Transport; Wed, 7 Jun 2023 17:19:00 \
            +0000
            """,
            """
            helo=a.corp.test address=10.0.0.5 by=b.corp.test byAddress=10.0.0.6 software=Microsoft SMTP Server with=Microsoft SMTP Server smtp tls=TLS1_2 \
            id=15.1.2507.17
            """),
        ReceivedRow(
            "Exchange, literal HELO",
            """
            from [192.0.2.1] (10.25.1.108) by b.corp.test (2001:db8:10b6::16) with Microsoft SMTP Server (TLS) id \
            15.0.1044.25; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[192.0.2.1] address=10.25.1.108 by=b.corp.test byAddress=2001:db8:10b6:0:0:0:0:16 \
            software=Microsoft SMTP Server with=Microsoft SMTP Server \
            smtp tls=TLS id=15.0.1044.25
            """),
        ReceivedRow(
            "Exchange, created",
            """
            from a.corp.test ([fe80::7830:c66f]) by a.corp.test ([fe80::7830:c66f%14]) with mapi id 15.01.2507.013; Wed, 7 Jun \
            2023 17:19:00 +0000
            """,
            """
            helo=a.corp.test address=fe80:0:0:0:0:0:7830:c66f by=a.corp.test byAddress=fe80:0:0:0:0:0:7830:c66f with=mapi mapi \
            id=15.01.2507.013
            """),
        ReceivedRow(
            "Exchange, resubmitted",
            """
            from a.corp.test (2001:db8::14) by b.corp.test (2001:db8::15) with MailboxResubmission by AntispamTT id \
            15.20.7228.9; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.corp.test address=2001:db8:0:0:0:0:0:14 by=b.corp.test byAddress=2001:db8:0:0:0:0:0:15 \
            with=MailboxResubmission other id=15.20.7228.9
            """),
        ReceivedRow(
            "IIS",
            """
            from client.test ([192.0.2.1] RDNS failed) by mx.example.com with Microsoft SMTPSVC(6.0.3790.4675); Wed, 7 Jun \
            2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com software=Microsoft SMTPSVC version=6.0.3790.4675 \
            with=Microsoft SMTPSVC smtp
            """),
        ReceivedRow(
            "IIS, pickup",
            """
            from mail pickup service by mx.example.com with Microsoft SMTPSVC; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            local by=mx.example.com software=Microsoft SMTPSVC with=Microsoft SMTPSVC smtp
            """),
        ReceivedRow(
            "Microsoft 365, store",
            """
            from a.prod.example.com (::1) by b.prod.example.com with HTTPS; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.prod.example.com address=0:0:0:0:0:0:0:1 by=b.prod.example.com with=HTTPS http
            """),
        ReceivedRow(
            "Microsoft 365, store by another",
            """
            from a.prod.example.com (2001:db8::33) by b.prod.example.com with HTTPS via C.PROD.EXAMPLE.COM; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            helo=a.prod.example.com address=2001:db8:0:0:0:0:0:33 by=b.prod.example.com with=HTTPS http
            """),
        ReceivedRow(
            "Gmail, inbound",
            """
            from client.test (mx1.example.net. [2001:db8::9]) by mx.example.com with ESMTPS id \
            ab1-00000000000si1000001qtx.1.2026.03.01.04.00.01 for <u@example.com> (version=TLS1_3 \
            cipher=TLS_AES_128_GCM_SHA256 bits=128/128); Wed, 07 Jun 2023 10:19:00 -0700 (PDT)
            """,
            """
            helo=client.test name=mx1.example.net address=2001:db8:0:0:0:0:0:9 by=mx.example.com with=ESMTPS esmtps tls=TLS1_3 \
            id=ab1-00000000000si1000001qtx.1.2026.03.01.04.00.01 for=u@example.com
            """),
        ReceivedRow(
            "Gmail, internal",
            """
            by 2002:a05:6e02:a:: with SMTP id ab1csp1000001vqb; Wed, 7 Jun 2023 10:19:00 -0700 (PDT)
            """,
            """
            by=2002:a05:6e02:a:: byAddress=2002:a05:6e02:a:0:0:0:0 with=SMTP smtp id=ab1csp1000001vqb
            """),
        ReceivedRow(
            "Gmail, outbound",
            """
            by mail-oi1-f177.example.com with SMTP id 98e67ed59e1d1-3aabso100000a91.2 for <r@example.com>; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            by=mail-oi1-f177.example.com with=SMTP smtp id=98e67ed59e1d1-3aabso100000a91.2 for=r@example.com
            """),
        ReceivedRow(
            "Gmail, mangled literal",
            """
            from ?IPv6:2001:db8::5? (client.test. [192.0.2.44]) by smtp.example.com with UTF8SMTPSA id 3sm100; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            helo=?IPv6:2001:db8::5? name=client.test address=192.0.2.44 authenticated by=smtp.example.com with=UTF8SMTPSA \
            utf8smtpsa id=3sm100
            """),
        ReceivedRow(
            "Gmail, API",
            """
            from 123456789012 named unknown by api.example.com with HTTPREST; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web by=api.example.com with=HTTPREST http
            """),
        ReceivedRow(
            "Gmail, web",
            """
            by 10.36.47.16 with HTTP; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web by=10.36.47.16 byAddress=10.36.47.16 with=HTTP http
            """),
        ReceivedRow(
            "Google corporate",
            """
            from h.example ([2001:db8::7]) (user=u job=sendgmr) by 2002:a05:: with SMTP id AA; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=h.example address=2001:db8:0:0:0:0:0:7 authenticated user=u by=2002:a05:: byAddress=2002:a05:0:0:0:0:0:0 \
            with=SMTP smtp id=AA
            """),
        ReceivedRow(
            "Yahoo, inbound",
            """
            from 192.0.2.47 (EHLO client.test) by 10.217.0.9 with SMTPs (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256); Wed, 7 \
            Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.47 by=10.217.0.9 byAddress=10.217.0.9 with=SMTPs esmtps tls=TLS1_3
            """),
        ReceivedRow(
            "Yahoo, store",
            """
            from 10.217.0.9 by atlas.example.com pod-id NONE with HTTPS; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            address=10.217.0.9 by=atlas.example.com with=HTTPS http
            """),
        ReceivedRow(
            "Yahoo, older",
            """
            from 127.0.0.1 (EHLO client.test) (192.0.2.7) by mta1.example.com with SMTPS; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.7 by=mta1.example.com with=SMTPS esmtps
            """),
        ReceivedRow(
            "Yahoo, submission",
            """
            by hermes-1 (Example Hermes SMTP Server) with ESMTPA ID 0123456789abcdef; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            authenticated by=hermes-1 software=Example Hermes SMTP Server with=ESMTPA esmtpa id=0123456789abcdef
            """),
        ReceivedRow(
            "iCloud, no by",
            """
            from host.example (Oracle Communications Messaging Server 7.0.5.33.0 64bit (built Aug 27 2014)) id \
            <0NFC0064@host.example>; Wed, 7 Jun 2023 17:19:00 +0000 (GMT)
            """,
            """
            helo=host.example id=0NFC0064@host.example !received-without-by
            """),
        ReceivedRow(
            "Nemesis",
            """
            from [10.0.0.4] ([192.0.2.1]) by mail.example.com (mrgmx005 [198.51.100.1]) with ESMTPSA (Nemesis) id 1MQeA2 for \
            <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[10.0.0.4] address=192.0.2.1 authenticated by=mail.example.com byAddress=198.51.100.1 software=Nemesis \
            with=ESMTPSA esmtpsa id=1MQeA2 for=r@example.com
            """),
        ReceivedRow(
            "Nemesis, web",
            """
            from [192.0.2.1] ([192.0.2.1]) by web-mail.example.com (3c-app-1 [172.16.0.1]) (via HTTP); Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            web address=192.0.2.1 by=web-mail.example.com byAddress=172.16.0.1 with=HTTP http
            """),
        ReceivedRow(
            "Nemesis, no semicolon",
            """
            from mda by store.lan id 0MPlTg-1XqZ921DSU-0052Yr Wed, 7 Jun 2023 19:19:00 +0200
            """,
            """
            helo=mda by=store.lan id=0MPlTg-1XqZ921DSU-0052Yr
            """),
        ReceivedRow(
            "Yandex",
            """
            by smtp.example.net (smtp/Example) with ESMTPSA id 21oel74dH0U1-jF7Dlbct; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            authenticated by=smtp.example.net software=smtp/Example with=ESMTPSA esmtpsa id=21oel74dH0U1-jF7Dlbct
            """),
        ReceivedRow(
            "Fastmail",
            """
            from frontend-01 ([10.202.2.162]) by compute-11.internal (MEProxy); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=frontend-01 address=10.202.2.162 by=compute-11.internal software=MEProxy
            """),
        ReceivedRow(
            "Aliyun",
            """
            from host.example(mailfrom:u@example.test fp:SMTPD_---X_1772366400 cluster:ay36) by smtp.example.com(127.0.0.1); \
            Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=host.example by=smtp.example.com byAddress=127.0.0.1 id=SMTPD_---X_1772366400 sender=u@example.test
            """),
        ReceivedRow(
            "Coremail",
            """
            from client.test (unknown [192.0.2.1]) by APP2 (Coremail) with SMTP id b64--.46721S7; Wed, 7 Jun 2023 17:19:00 \
            +0000
            """,
            """
            helo=client.test address=192.0.2.1 by=APP2 software=Coremail with=SMTP smtp id=b64--.46721S7
            """),
        ReceivedRow(
            "Coremail, web",
            """
            from user$163.example ( [192.0.2.1] ) by ajax-webmail-x (Coremail) ; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=user$163.example address=192.0.2.1 by=ajax-webmail-x software=Coremail
            """),
        ReceivedRow(
            "Sakura proxy",
            """
            from mx1.example.net (192.0.2.1) by fsav1.example.jp (F-Secure/fsigk_smtp/550/fsav1.example.jp); Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            helo=mx1.example.net address=192.0.2.1 by=fsav1.example.jp software=F-Secure
            """),
        ReceivedRow(
            "nifty",
            """
            from client.test (mx1.example.net [192.0.2.1]) (authenticated) by mail.example.jp with ESMTP id 06Aa0000e012345; \
            Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.1 authenticated by=mail.example.jp with=ESMTP esmtp \
            id=06Aa0000e012345
            """),
    ]
}
