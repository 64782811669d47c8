extension ReceivedRow {
    /// Other mail servers, stores, filters and fetchers.
    static let moreServers = [
        ReceivedRow(
            "OpenSMTPD",
            """
            from client.test (mx1.example.net [192.0.2.10]) by mx.example.com (OpenSMTPD) with ESMTPSA id 0a1b2c3d \
            (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 authenticated by=mx.example.com software=OpenSMTPD \
            with=ESMTPSA esmtpsa tls=TLSv1.3 id=0a1b2c3d for=r@example.com
            """),
        ReceivedRow(
            "OpenSMTPD, extra semicolons",
            """
            from localhost (localhost [local]); by mx.example.com (OpenSMTPD) with ESMTPA id 1e2a9eaa; for <r@example.com>; \
            Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            local helo=localhost name=localhost authenticated by=mx.example.com software=OpenSMTPD with=ESMTPA esmtpa \
            id=1e2a9eaa for=r@example.com
            """),
        ReceivedRow(
            "WP with the account that logged in",
            """
            from host-192-0-2-1.isp.example (HELO [10.0.0.7]) (u@example.com@[192.0.2.1]) (envelope-sender <u@example.com>) by \
            smtp.example.com (WP-SMTPD) with ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP for <r@example.com>; \
            7 Jun 2023 19:19:00 +0200
            """,
            """
            helo=[10.0.0.7] name=host-192-0-2-1.isp.example address=192.0.2.1 ident=u@example.com authenticated user=u@example.com \
            by=smtp.example.com software=WP-SMTPD with=ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP esmtps \
            tls=ECDHE-RSA-AES256-GCM-SHA384 for=r@example.com sender=u@example.com
            """),
        ReceivedRow(
            "Courier",
            """
            from client.test (mx1.example.net [::ffff:192.0.2.1]) (AUTH: LOGIN u@example.com, TLS: TLSv1.3,128bits,AES) by \
            mx.example.com with ESMTPSA id 0A.0B.0C; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.1 authenticated user=u@example.com by=mx.example.com \
            with=ESMTPSA esmtpsa tls=TLSv1.3 id=0A.0B.0C
            """),
        ReceivedRow(
            "Courier without PTR",
            """
            from client.test (softdnserr [::ffff:192.0.2.1]) by mx.example.com with esmtp; Wed, 7 Jun 2023 17:19:00 +0000 id \
            000000DB.43735815.00001E11
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com with=esmtp esmtp id=000000DB.43735815.00001E11
            """),
        ReceivedRow(
            "Haraka",
            """
            from client.test (mx1.example.net [192.0.2.10]) by mx.example.com (Haraka/2.8.28) with ESMTPS id 0F2A-9403.1 \
            envelope-from <s@example.net> tls TLS_AES_256_GCM_SHA384 (authenticated bits=0); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 authenticated by=mx.example.com software=Haraka \
            version=2.8.28 with=ESMTPS esmtps tls=TLS_AES_256_GCM_SHA384 id=0F2A-9403.1 sender=s@example.net
            """),
        ReceivedRow(
            "Haraka, outbound",
            """
            (Haraka outbound); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            invoked software=Haraka
            """),
        ReceivedRow(
            "Stalwart",
            """
            from client.test (mx1.example.net [192.0.2.10] (AS64496 Example Net, ZZ)) (using TLSv1_3 with cipher \
            TLS13_AES_256_GCM_SHA384) by mx.example.com (Stalwart SMTP) with ESMTPS id 3A9C for <r@example.com>; Wed, 7 Jun \
            2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 by=mx.example.com software=Stalwart SMTP with=ESMTPS \
            esmtps tls=TLSv1_3 id=3A9C for=r@example.com
            """),
        ReceivedRow(
            "Cyrus",
            """
            from mx.example.com ([unix socket]) by mx.example.com (Cyrus v3.4.3) with LMTPA; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            local helo=mx.example.com authenticated by=mx.example.com software=Cyrus version=v3.4.3 with=LMTPA lmtpa
            """),
        ReceivedRow(
            "Dovecot",
            """
            from mx.example.com by store.example.com with LMTP id TKs2nTbdtvzbHKNL (envelope-from <s@example.net>) for \
            <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mx.example.com by=store.example.com with=LMTP lmtp id=TKs2nTbdtvzbHKNL for=r@example.com sender=s@example.net
            """),
        ReceivedRow(
            "Dovecot, older",
            """
            from mx.example.com by store.example.com (Dovecot) with LMTP id TKs2nTbdtvzbHKNL for <r@example.com>; Wed, 7 Jun \
            2023 17:19:00 +0000
            """,
            """
            helo=mx.example.com by=store.example.com software=Dovecot with=LMTP lmtp id=TKs2nTbdtvzbHKNL for=r@example.com
            """),
        ReceivedRow(
            "Zimbra",
            """
            from mta.example.com (LHLO mta.example.com) (192.0.2.9) by store.example.com with LMTP; Wed, 7 Jun 2023 17:19:00 \
            +0000 (PDT)
            """,
            """
            helo=mta.example.com name=mta.example.com address=192.0.2.9 by=store.example.com with=LMTP lmtp
            """),
        ReceivedRow(
            "amavis",
            """
            from mx.example.com ([127.0.0.1]) by localhost (mx.example.com [127.0.0.1]) (amavisd-new, port 10024) with ESMTP \
            id ylLn7vdyrTRC for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mx.example.com address=127.0.0.1 by=localhost byAddress=127.0.0.1 software=amavisd-new with=ESMTP esmtp \
            id=ylLn7vdyrTRC for=r@example.com
            """),
        ReceivedRow(
            "ZMailer",
            """
            from mx1.example.net ([192.0.2.1]:443 "EHLO client.test" rhost-flags-OK-OK-OK-OK) by mx.example.com with ESMTP id \
            S932797Ab0KODFo convert rfc822-to-8bit (ORCPT <rfc822;list@example.org>); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.1 port=443 by=mx.example.com with=ESMTP esmtp \
            id=S932797Ab0KODFo original=list@example.org
            """),
        ReceivedRow(
            "nobody in particular",
            "by mx.example.com with SMTP id 28so317656gxk.19 for <multiple recipients>; Wed, 7 Jun 2023 17:19:00 +0000",
            "by=mx.example.com with=SMTP smtp id=28so317656gxk.19"),
        ReceivedRow(
            "nobody in particular, in one word",
            "by mx.example.com with SMTP id 28so317656gxk.19 for <multiple-recipients>; Wed, 7 Jun 2023 17:19:00 +0000",
            "by=mx.example.com with=SMTP smtp id=28so317656gxk.19"),
        ReceivedRow(
            "a job of a program inside the host",
            "by filter-lists (input) for lists id 583214.918262; Wed, 07 Jun 2023 17:19:00 +0000",
            "by=filter-lists software=input id=583214.918262"),
        ReceivedRow(
            "ZMailer, list",
            """
            (majordomo@mx.example.com) by mx.example.com via listexpand id S1728887 (ORCPT <rfc822;sub@example.net>); Wed, 7 \
            Jun 2023 17:19:00 +0000
            """,
            """
            list by=mx.example.com id=S1728887 original=sub@example.net
            """),
        ReceivedRow(
            "MIMEDefang",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com (envelope-sender <s@example.net>) (MIMEDefang) with ESMTP \
            id AA; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com software=MIMEDefang with=ESMTP esmtp id=AA \
            sender=s@example.net
            """),
        ReceivedRow(
            "PowerMTA",
            """
            from client.test (192.0.2.1) by mta.example.com (PowerMTA(TM) v4.5) id hxxxx0 for <r@example.com>; Wed, 7 Jun 2023 \
            17:19:00 +0000 (envelope-from <s@example.net>)
            """,
            """
            helo=client.test address=192.0.2.1 by=mta.example.com software=PowerMTA(TM) version=v4.5 id=hxxxx0 \
            for=r@example.com sender=s@example.net
            """),
        ReceivedRow(
            "MDaemon",
            """
            from client.test [(192.0.2.1)] by mx.example.com (MDaemon PRO v19.5.0) with ESMTP id md50000050056.msg for \
            <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com software=MDaemon PRO version=v19.5.0 with=ESMTP esmtp \
            id=md50000050056.msg for=r@example.com
            """),
        ReceivedRow(
            "Domino",
            """
            from client.test ([192.0.2.1]) by mx.example.com (Lotus Domino Release 9.0.1) with ESMTP id 2026030112000012:1234 \
            ; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com software=Lotus Domino version=9.0.1 with=ESMTP esmtp \
            id=2026030112000012:1234
            """),
        ReceivedRow(
            "CommuniGate",
            """
            from [192.0.2.1] (account u@example.com HELO [10.0.0.1]) by mx.example.com (CommuniGate Pro SMTP 6.1) with ESMTPSA \
            id 123 for r@example.com; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[10.0.0.1] address=192.0.2.1 authenticated user=u@example.com by=mx.example.com software=CommuniGate Pro SMTP \
            version=6.1 with=ESMTPSA esmtpsa id=123 for=r@example.com
            """),
        ReceivedRow(
            "CommuniGate, verified",
            """
            from mx1.example.net ([192.0.2.1] verified) by mx.example.com (CommuniGate Pro SMTP 5.1.13) with ESMTPS id 123 for \
            r@example.com; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mx1.example.net name=mx1.example.net address=192.0.2.1 by=mx.example.com software=CommuniGate Pro SMTP \
            version=5.1.13 with=ESMTPS esmtps id=123 for=r@example.com
            """),
        ReceivedRow(
            "CommuniGate, web",
            """
            from [192.0.2.1] (account u@example.com) by mx.example.com (CommuniGate Pro XIMSS 5.2.16) with HTTPU id 123 for \
            r@example.com; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web address=192.0.2.1 authenticated user=u@example.com by=mx.example.com software=CommuniGate Pro XIMSS \
            version=5.2.16 with=HTTPU http id=123 for=r@example.com
            """),
        ReceivedRow(
            "fetchmail",
            """
            from pop.example.com [192.0.2.110] by localhost with POP3 (fetchmail-6.4.1) for <u@localhost> (single-drop); Wed, \
            7 Jun 2023 17:19:00 +0000
            """,
            """
            fetch name=pop.example.com address=192.0.2.110 by=localhost software=fetchmail version=6.4.1 with=POP3 pop3 \
            for=u@localhost
            """),
        ReceivedRow(
            "getmail",
            """
            from pop.example.com (192.0.2.110) by host.example with POP3; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            fetch name=pop.example.com address=192.0.2.110 by=host.example with=POP3 pop3
            """),
        ReceivedRow(
            "SquirrelMail",
            """
            from 192.0.2.1 (SquirrelMail authenticated user u) by web.example.com with HTTP; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web address=192.0.2.1 authenticated user=u by=web.example.com with=HTTP http
            """),
        ReceivedRow(
            "SquirrelMail, extra semicolon",
            """
            from 192.0.2.1 (SquirrelMail authenticated user u); by web.example.com with HTTP; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web address=192.0.2.1 authenticated user=u by=web.example.com with=HTTP http
            """),
        ReceivedRow(
            "Horde",
            """
            from [192.0.2.1] ([192.0.2.1]) by web.example.com (Horde Framework) with HTTPS; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web address=192.0.2.1 by=web.example.com software=Horde Framework with=HTTPS http
            """),
        ReceivedRow(
            "UUCP",
            """
            (from uucp@localhost) by host.example (8.12.3/8.12.3/Debian -4) with UUCP id g5AABo6Z001173; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            local localUser=uucp@localhost by=host.example version=8.12.3/8.12.3/Debian with=UUCP uucp id=g5AABo6Z001173
            """),
        ReceivedRow(
            "OpenSMTPD, since 6.7",
            """
            from client.test (mx1.example.net [192.0.2.10]) by mx.example.com (OpenSMTPD) with ESMTPSA id 0a1b2c3d \
            (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) auth=yes user=alice for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 authenticated user=alice by=mx.example.com \
            software=OpenSMTPD with=ESMTPSA esmtpsa tls=TLSv1.3 id=0a1b2c3d for=r@example.com
            """),
        ReceivedRow(
            "maddy",
            """
            from client.test (mx1.example.net [192.0.2.10]) by mx.example.com (envelope-sender <s@example.net>) with UTF8ESMTPS \
            id 1a2b3c4d; Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 by=mx.example.com with=UTF8ESMTPS utf8smtps id=1a2b3c4d \
            sender=s@example.net
            """),
        ReceivedRow(
            "MXLogic",
            """
            from unknown [192.0.2.1] (EHLO client.test) by mx.example.com(mxl_mta-8.2.0-1) over TLS secured channel with ESMTP id \
            abc.123.00 (envelope-from <s@example.net>); Wed, 07 Jun 2023 10:19:00 -0700 (MST)
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com software=mxl_mta-8.2.0 version=1 with=ESMTP esmtp tls=TLS \
            id=abc.123.00 sender=s@example.net
            """),
        ReceivedRow(
            "not verified, with its address apart",
            """
            from client.test (not verified [192.0.2.1]) by mx.example.com id 0a1b-2c3d; Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com id=0a1b-2c3d
            """),
        ReceivedRow(
            "the field's name once more, a misspelled with, a date behind at",
            """
            Received: from client.test ([192.0.2.1]) by mx.example.com whith SMTP id 1 at Wed, 07 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.1 by=mx.example.com with=SMTP smtp id=1
            """),
    ]
}
