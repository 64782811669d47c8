extension ReceivedRow {
    /// Mailers that write a part of the line where nobody else does.
    static let mailers = [
        ReceivedRow(
            "chasquid",
            """
            from mail.example.net (192.0.2.10) by mx.example.com (chasquid) with ESMTPS tls TLS_AES_128_GCM_SHA256 (over SMTP, \
            TLS-1.3, envelope from "s@example.net") ; Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mail.example.net address=192.0.2.10 by=mx.example.com software=chasquid with=ESMTPS esmtps \
            tls=TLS_AES_128_GCM_SHA256 sender=s@example.net
            """),
        ReceivedRow(
            "dma",
            """
            from alice (uid 1000) (envelope-from alice@host.example.com) id 1a2b3c by host.example.com (DragonFly Mail Agent \
            v0.13); Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            local localUser=alice by=host.example.com software=DragonFly Mail Agent version=v0.13 id=1a2b3c sender=alice@host.example.com
            """),
        ReceivedRow(
            "IceWarp, encryption before the protocol",
            """
            from mail.example.net ([192.0.2.10]) by mx.example.com (IceWarp 13.0.3.7 (2022-09-05) x64) with SSL \
            (TLSv1.3:TLS_AES_256_GCM_SHA384:256) SMTP id 202306071719000123 for <r@example.com>; Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mail.example.net address=192.0.2.10 by=mx.example.com software=IceWarp version=13.0.3.7 with=SMTP esmtps \
            tls=TLSv1.3 id=202306071719000123 for=r@example.com
            """),
        ReceivedRow(
            "a product without brackets",
            """
            from mail.example.net ([192.0.2.10]:40000) by mx.example.com Mail Product with ESMTPS id 6uDjqABCD; Wed, 07 Jun 2023 \
            17:19:00 +0000
            """,
            """
            helo=mail.example.net address=192.0.2.10 port=40000 by=mx.example.com software=Mail Product with=ESMTPS esmtps \
            id=6uDjqABCD
            """),
        ReceivedRow(
            "Authentication Milter",
            """
            from mx.example.com (localhost [127.0.0.1]) by mx.example.com (Authentication Milter) with ESMTP id 8D4F.0E5D; \
            Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mx.example.com name=localhost address=127.0.0.1 by=mx.example.com software=Authentication Milter with=ESMTP \
            esmtp id=8D4F.0E5D
            """),
        ReceivedRow(
            "a channel of the server itself",
            """
            from process-daemon.mx.example.com by mx.example.com (Product 8.1 64bit) id <0TJK@mx.example.com> for r@example.com; \
            Wed, 07 Jun 2023 17:19:00 +0000 (GMT)
            """,
            """
            local helo=process-daemon.mx.example.com by=mx.example.com software=Product version=8.1 id=0TJK@mx.example.com \
            for=r@example.com
            """),
        ReceivedRow(
            "web mail over HTTPS",
            """
            from client.example.net (client.example.net [192.0.2.10]) by webmail.example.com (Horde Framework) with HTTPS; Wed, \
            07 Jun 2023 17:19:00 +0000
            """,
            """
            web name=client.example.net address=192.0.2.10 by=webmail.example.com software=Horde Framework with=HTTPS http
            """),
        ReceivedRow(
            "web mail, an address without brackets",
            "from unknown 192.0.2.10 by webmail.example.com via HTTP; 07 Jun 2023 17:19:00 -0000",
            "web address=192.0.2.10 by=webmail.example.com http"),
        ReceivedRow(
            "nobody known",
            "from unknown by mx.example.com (Postfix) with ESMTPA id 4QbpGj1abc; Wed, 07 Jun 2023 17:19:00 +0000",
            "authenticated by=mx.example.com software=Postfix with=ESMTPA esmtpa id=4QbpGj1abc"),
        ReceivedRow(
            "a server that names no product",
            "from mail.example.net (192.0.2.10) by mx.example.com (unknown) id x1 for <r@example.com>; Wed, 07 Jun 2023 17:19:00 +0000",
            "helo=mail.example.net address=192.0.2.10 by=mx.example.com id=x1 for=r@example.com"),
        ReceivedRow(
            "an account in square brackets",
            """
            by submission.example.com with esmtpsa  [Authenticated ID (123456)]  (TLS1.2:ECDHE_RSA_AES_256_GCM:256) (Exim 4.93) id \
            1q6uDj-0001aB-1X for r@example.com; Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            authenticated user=123456 by=submission.example.com software=Exim version=4.93 with=esmtpsa esmtpsa tls=TLS1.2 \
            id=1q6uDj-0001aB-1X for=r@example.com
            """),
        ReceivedRow(
            "web mail, an account in square brackets",
            "from [Authenticated alias (123456)] by web.example.com with http (RMM6); Wed, 07 Jun 2023 17:19:00 GMT",
            "web authenticated user=123456 by=web.example.com software=RMM6 with=http http !date-obsolete"),
        ReceivedRow(
            "getmail over IMAP4",
            "from imap.example.com by host.example.com with IMAP4-SSL (getmail6); Wed, 07 Jun 2023 17:19:00 +0000",
            "fetch name=imap.example.com by=host.example.com software=getmail6 with=IMAP4-SSL imap tls=SSL"),
    ]
}
