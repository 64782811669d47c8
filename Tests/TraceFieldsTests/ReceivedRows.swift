import Testing

/// One layout of a `Received` line with every member that is read from it.
struct ReceivedRow: Sendable, CustomTestStringConvertible {
    var layout: String
    var line: String
    /// As `ReceivedText` describes it.
    var reading: String

    init(_ layout: String, _ line: String, _ reading: String) {
        self.layout = layout
        self.line = line
        self.reading = reading
    }

    var testDescription: String { layout }
}

extension ReceivedRow {
    /// Postfix, Exim, Sendmail, qmail and their kin.
    static let servers = [
        ReceivedRow(
            "Postfix",
            """
            from mail.example.net (mx1.example.net [192.0.2.10]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 \
            bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256) (No client certificate \
            requested) by mx.example.com (Postfix) with ESMTPS id 4fP0xD1mRhz1Q for <a@example.com>; Wed, 7 Jun 2023 17:19:00 \
            +0000 (UTC)
            """,
            """
            helo=mail.example.net name=mx1.example.net address=192.0.2.10 by=mx.example.com software=Postfix with=ESMTPS \
            esmtps tls=TLSv1.3 id=4fP0xD1mRhz1Q for=a@example.com
            """),
        ReceivedRow(
            "Postfix without PTR",
            """
            from client.test (unknown [IPv6:2001:db8::1]) by mx.example.com (Postfix) with ESMTP id ABCDEF0123; Wed, 7 Jun \
            2023 17:19:00 +0000
            """,
            """
            helo=client.test address=2001:db8:0:0:0:0:0:1 by=mx.example.com software=Postfix with=ESMTP esmtp id=ABCDEF0123
            """),
        ReceivedRow(
            "Postfix with a client certificate",
            """
            from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher X (256/256 bits)) (Client CN "a.example \
            [198.51.100.9]", Issuer "CA (x)" (not verified)) by mx.example.com (Postfix) with ESMTPS id Q1; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com software=Postfix with=ESMTPS esmtps tls=TLSv1.2 \
            id=Q1
            """),
        ReceivedRow(
            "Postfix, literal HELO",
            """
            from [10.0.0.7] (unknown [198.51.100.7]) (Authenticated sender: alice) by mail.example.org (Postfix) with ESMTPSA \
            id 4fP0xD1mRhz1Q for <bob@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[10.0.0.7] address=198.51.100.7 authenticated user=alice by=mail.example.org software=Postfix with=ESMTPSA \
            esmtpsa id=4fP0xD1mRhz1Q for=bob@example.com
            """),
        ReceivedRow(
            "Postfix, no from",
            """
            (Authenticated sender: alice@example.org) by mail.example.org (Postfix) with ESMTPA id Q2; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            authenticated user=alice@example.org by=mail.example.org software=Postfix with=ESMTPA esmtpa id=Q2
            """),
        ReceivedRow(
            "Postfix, trimmed",
            """
            by mail.example.org (Postfix) with ESMTPSA id Q3; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            authenticated by=mail.example.org software=Postfix with=ESMTPSA esmtpsa id=Q3
            """),
        ReceivedRow(
            "Postfix, neither by nor date",
            """
            from [192.0.2.7] (localhost [127.0.0.1]) (Authenticated sender: u) with ESMTPSA id Q4
            """,
            """
            helo=[192.0.2.7] name=localhost address=127.0.0.1 authenticated user=u with=ESMTPSA esmtpsa id=Q4 undated \
            !received-without-by !received-without-date
            """),
        ReceivedRow(
            "Postfix, local",
            """
            by mail.example.org (Postfix, from userid 1000) id Q5; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            local localUser=userid 1000 by=mail.example.org software=Postfix id=Q5
            """),
        ReceivedRow(
            "Postfix, queued again",
            """
            by mail.example.org (Postfix) id Q6; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            by=mail.example.org software=Postfix id=Q6
            """),
        ReceivedRow(
            "Postfix, other name",
            """
            from a.example (a.example [192.0.2.1]) by Product Email with ESMTP id Q7 for <a@example.com>; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=Product Email with=ESMTP esmtp id=Q7 for=a@example.com
            """),
        ReceivedRow(
            "Exim",
            """
            from mail.example.net ([192.0.2.10] helo=client.test) by mx.example.com with esmtps (TLS1.3) tls \
            TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <s@example.net>) id 1abcde-000000-00 for a@example.com; Wed, 7 \
            Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mail.example.net address=192.0.2.10 by=mx.example.com software=Exim version=4.96 with=esmtps \
            esmtps tls=TLS1.3 id=1abcde-000000-00 for=a@example.com sender=s@example.net
            """),
        ReceivedRow(
            "Exim, HELO left out",
            """
            from mail.example.net ([192.0.2.10]:4321) by mx.example.com with esmtp (TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256) \
            (Exim 4.94.2 #2 (Debian)) id 1abcde-000000-00 for a@example.com; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mail.example.net name=mail.example.net address=192.0.2.10 port=4321 by=mx.example.com software=Exim \
            version=4.94.2 with=esmtp esmtp tls=TLS1.2 id=1abcde-000000-00 for=a@example.com
            """),
        ReceivedRow(
            "Exim without PTR",
            """
            from [192.0.2.10] (port=4321 helo=[198.51.100.4] ident=user) by mx.example.com with esmtpsa (Exim 4.97) \
            (envelope-from <s@example.net>) id 1abcde-00000000000-0000; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[198.51.100.4] address=192.0.2.10 port=4321 ident=user authenticated by=mx.example.com software=Exim \
            version=4.97 with=esmtpsa esmtpsa id=1abcde-00000000000-0000 sender=s@example.net
            """),
        ReceivedRow(
            "Exim, local",
            """
            from user by host.example.com with local (Exim 4.96) (envelope-from <user@example.com>) id 1abcde-000000-01; Wed, \
            7 Jun 2023 17:19:00 +0000
            """,
            """
            local localUser=user by=host.example.com software=Exim version=4.96 with=local local id=1abcde-000000-01 sender=user@example.com
            """),
        ReceivedRow(
            "Exim, authid",
            """
            from a.example ([192.0.2.3] helo=pc) by mx.example.com with esmtpsa (Cipher TLS-1.0:RSA:32) (Exim 4.63 #1) id \
            1abcde-000000-02 by authid <u@example.com> with cram_md5; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=pc name=a.example address=192.0.2.3 authenticated user=u@example.com by=mx.example.com software=Exim \
            version=4.63 with=esmtpsa esmtpsa tls=TLS-1.0 id=1abcde-000000-02
            """),
        ReceivedRow(
            "Exim, IPv6 and certificate name",
            """
            from a.example ([2001:db8::5]) from C=NA,L=Some Where,CN=a.example (verified) by mx.example.com with esmtps \
            (TLS1.2:X:256) (Exim 4.89) id 1abcde-000000-03; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=2001:db8:0:0:0:0:0:5 by=mx.example.com software=Exim version=4.89 \
            with=esmtps esmtps tls=TLS1.2 id=1abcde-000000-03
            """),
        ReceivedRow(
            "Sendmail",
            """
            from client.test (mx1.example.net [192.0.2.10] (may be forged)) (authenticated bits=0) by mx.example.com \
            (8.17.1/8.17.1) with ESMTPS id 621C00Aa012345 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) \
            for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000 (JST) (envelope-from s@example.net)
            """,
            """
            helo=client.test name=mx1.example.net unconfirmed address=192.0.2.10 authenticated by=mx.example.com \
            version=8.17.1/8.17.1 with=ESMTPS esmtps tls=TLSv1.3 id=621C00Aa012345 for=r@example.com sender=s@example.net
            """),
        ReceivedRow(
            "Sendmail with ident",
            """
            from client.test (IDENT:root@mx1.example.net [192.0.2.10]) by mx.example.com (8.11.6/8.11.6) with ESMTP id \
            g6O8EdJ77838; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 ident=root by=mx.example.com version=8.11.6/8.11.6 \
            with=ESMTP esmtp id=g6O8EdJ77838
            """),
        ReceivedRow(
            "Sendmail, submitted",
            """
            (from www@localhost) by mx.example.com (8.14.7/8.14.7/Submit) id 113C9eDc031722 for a@example.com; Wed, 7 Jun 2023 \
            17:19:00 +0000
            """,
            """
            local localUser=www@localhost by=mx.example.com version=8.14.7/8.14.7/Submit id=113C9eDc031722 for=a@example.com
            """),
        ReceivedRow(
            "Sendmail, envelope behind the date",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com (8.16.1/8.16.1) with ESMTP id AA; Wed, 7 Jun 2023 \
            17:19:00 +0000 (JST) (envelope-from s@example.net)
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com version=8.16.1/8.16.1 with=ESMTP esmtp id=AA \
            sender=s@example.net
            """),
        ReceivedRow(
            "qmail",
            """
            from mail.example.net (HELO client.test) (ident@192.0.2.5) by mx.example.com with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=client.test name=mail.example.net address=192.0.2.5 ident=ident by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "qmail, HELO left out",
            """
            from mail.example.net (192.0.2.5) by mx.example.com with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=mail.example.net name=mail.example.net address=192.0.2.5 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "qmail without PTR",
            """
            from unknown (HELO client.test) (192.0.2.5) by mx.example.com with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=client.test address=192.0.2.5 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "qmail, encrypted",
            """
            from unknown (HELO client.test) (192.0.2.5) by mx.example.com with ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP; 7 \
            Jun 2023 17:19:00 -0000
            """,
            """
            helo=client.test address=192.0.2.5 by=mx.example.com with=ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP esmtps \
            tls=ECDHE-RSA-AES256-GCM-SHA384
            """),
        ReceivedRow(
            "qmail, encrypted in a comment",
            """
            from a.example (HELO client.test) (192.0.2.5) by mx.example.com with (AES128-SHA encrypted) ESMTPS; 7 Jun 2023 \
            17:19:00 -0000
            """,
            """
            helo=client.test name=a.example address=192.0.2.5 by=mx.example.com with=ESMTPS esmtps tls=AES128-SHA
            """),
        ReceivedRow(
            "qmail, invoked",
            """
            (qmail 12345 invoked by uid 89); 7 Jun 2023 17:19:00 -0000
            """,
            """
            invoked software=qmail
            """),
        ReceivedRow(
            "qmail, from network",
            """
            (qmail 12345 invoked from network); 7 Jun 2023 17:19:00 -0000
            """,
            """
            invoked software=qmail
            """),
        ReceivedRow(
            "qmail-ldap",
            """
            from unknown (HELO client.test) ([192.0.2.8]) (envelope-sender <s@example.net>) by 0 (qmail-ldap-1.03) with SMTP \
            for <r@example.com>; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=client.test address=192.0.2.8 by=0 software=qmail-ldap version=1.03 with=SMTP smtp for=r@example.com \
            sender=s@example.net
            """),
        ReceivedRow(
            "qmail-scanner",
            """
            from s@example.com by mx.example.com by uid 7791 with qmail-scanner-1.14 (x: 1.0. Processed in 0.1 secs); 7 Jun \
            2023 17:19:00 -0000
            """,
            """
            local helo=s@example.com by=mx.example.com with=qmail-scanner-1.14 other
            """),
        ReceivedRow(
            "indimail",
            """
            indimail-mta queue 58965 by host mx.example.com (invoked by alias); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            invoked by=mx.example.com software=indimail-mta
            """),
        ReceivedRow(
            "nullmailer",
            """
            (nullmailer pid 4321 invoked by uid 1000); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            invoked software=nullmailer
            """),
    ]
}
