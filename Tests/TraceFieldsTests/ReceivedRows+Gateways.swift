extension ReceivedRow {
    /// Sending services, security gateways and rare servers.
    static let gateways = [
        ReceivedRow(
            "SendGrid",
            """
            from client.test (unknown) by geopod-ismtpd-2 (SG) with ESMTP id X_9 for <r@example.com>; Wed, 07 Jun 2023 \
            17:19:00.581 +0000 (UTC)
            """,
            """
            helo=client.test by=geopod-ismtpd-2 software=SG with=ESMTP esmtp id=X_9 for=r@example.com !date-obsolete
            """),
        ReceivedRow(
            "SendGrid, a program where a name stands elsewhere",
            """
            from mail.client.test (mxd [192.0.2.10]) by mx.sendgrid.net with ESMTP id X_9 for <r@example.com>; \
            Wed, 07 Jun 2023 17:19:00.771 +0000 (UTC)
            """,
            """
            helo=mail.client.test address=192.0.2.10 by=mx.sendgrid.net with=ESMTP esmtp id=X_9 for=r@example.com !date-obsolete
            """),
        ReceivedRow(
            "SendGrid, API",
            """
            from MTIzNDU2Nzg (unknown) by geopod-ismtpd-16 (SG) with HTTP id X_9 Wed, 07 Jun 2023 17:19:00.650 +0000 (UTC)
            """,
            """
            web by=geopod-ismtpd-16 software=SG with=HTTP http id=X_9 !date-obsolete
            """),
        ReceivedRow(
            "SendGrid, filter",
            """
            by filterdrecv-0a1b with SMTP id filterdrecv-0a1b-1-6B 2023-06-07 17:19:00.123456789 +0000 UTC m=+12345.678
            """,
            """
            by=filterdrecv-0a1b with=SMTP smtp id=filterdrecv-0a1b-1-6B !date-obsolete
            """),
        ReceivedRow(
            "Amazon SES",
            """
            from h.example (h.example [192.0.2.1]) by inbound-smtp.example.com with SMTP id 5aoubu42 for r@example.com; Wed, 7 \
            Jun 2023 17:19:00 +0000 (UTC)
            """,
            """
            helo=h.example name=h.example address=192.0.2.1 by=inbound-smtp.example.com with=SMTP smtp id=5aoubu42 \
            for=r@example.com
            """),
        ReceivedRow(
            "Mailgun",
            """
            from <unknown> (<unknown> []) by 0123456789ab with HTTP id 0123abcd4567; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            web by=0123456789ab with=HTTP http id=0123abcd4567
            """),
        ReceivedRow(
            "Mandrill",
            """
            from [192.0.2.9] by mandrill.example id 0123456789abcdef; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            address=192.0.2.9 by=mandrill.example id=0123456789abcdef
            """),
        ReceivedRow(
            "Momentum",
            """
            from [192.0.2.5] ([192.0.2.5:60724] helo=client.test) by mta.example.com (envelope-from <s@example.net>) \
            (ecelerity 4.8.0.1 r(x:y)) with ESMTPSA (cipher=AES-256-GCM) id AA/BB-01234-0A1B2C3D; Wed, 7 Jun 2023 17:19:00 \
            +0000
            """,
            """
            helo=client.test address=192.0.2.5 port=60724 authenticated by=mta.example.com software=ecelerity version=4.8.0.1 \
            with=ESMTPSA esmtpsa id=AA/BB-01234-0A1B2C3D sender=s@example.net
            """),
        ReceivedRow(
            "Momentum, no words",
            """
            from ([192.0.2.5:60724] helo=client.test) by mta.example.com (ecelerity 2.1 r(10620)) with ESMTP id \
            5A/F0-04030-76FF6054 for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.5 port=60724 by=mta.example.com software=ecelerity version=2.1 with=ESMTP esmtp \
            id=5A/F0-04030-76FF6054 for=r@example.com
            """),
        ReceivedRow(
            "Salesforce",
            """
            from 127.0.0.1 (localhost. [127.0.0.1]) by eaas-12 (EaaS) id <0A1B@example.net> for <r@example.com> Wed, 7 Jun \
            2023 17:19:00 GMT (GMT)
            """,
            """
            helo=127.0.0.1 name=localhost address=127.0.0.1 by=eaas-12 software=EaaS id=0A1B@example.net for=r@example.com \
            !date-obsolete
            """),
        ReceivedRow(
            "Proofpoint",
            """
            from client.test (mx1.example.net [192.0.2.10]) by mx0a-000.example.com (PPS) with ESMTPS id 4abcd1efgh-1 \
            (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NOT) for <r@example.com>; Wed, 7 Jun 2023 \
            17:19:00 +0000 (GMT)
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 by=mx0a-000.example.com software=PPS with=ESMTPS esmtps \
            tls=TLSv1.2 id=4abcd1efgh-1 for=r@example.com
            """),
        ReceivedRow(
            "Proofpoint, inside",
            """
            from pps.reinject (m0.ppops.example [127.0.0.1]) by mx0a-000.example.com (PPS 8.17.1.5/8.17.1.5) with ESMTP id \
            3xcjt683yb-1; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=pps.reinject name=m0.ppops.example address=127.0.0.1 by=mx0a-000.example.com software=PPS \
            version=8.17.1.5/8.17.1.5 with=ESMTP esmtp id=3xcjt683yb-1
            """),
        ReceivedRow(
            "Mimecast",
            """
            from client.test (mx1.example.net [192.0.2.10]) (Using TLS) by relay.example.com with ESMTP with STARTTLS \
            (version=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384) id us-mta-652-HCea8np-1; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 by=relay.example.com with=ESMTP esmtp tls=TLSv1.3 \
            id=us-mta-652-HCea8np-1
            """),
        ReceivedRow(
            "Cisco ESA",
            """
            from mx1.example.net (HELO client.test) ([192.0.2.10]) by esa1.example.com with \
            ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384; 7 Jun 2023 10:19:00 -0700
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.10 by=esa1.example.com \
            with=ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384 esmtps tls=TLS
            """),
        ReceivedRow(
            "Cisco ESA without PTR",
            """
            from unknown (HELO client.test) ([192.0.2.10]) by esa1.example.com with ESMTP; 7 Jun 2023 10:19:00 -0700
            """,
            """
            helo=client.test address=192.0.2.10 by=esa1.example.com with=ESMTP esmtp
            """),
        ReceivedRow(
            "Symantec",
            """
            from client.test ( [192.0.2.10]) by smg.example.com (Symantec Messaging Gateway) with SMTP id \
            AA.BB.01234.0A1B2C3D; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.10 by=smg.example.com software=Symantec Messaging Gateway with=SMTP smtp \
            id=AA.BB.01234.0A1B2C3D
            """),
        ReceivedRow(
            "Generic MTA",
            """
            from client.test [(192.0.2.10)] by mx.example.com (envelope-from <s@example.net>) (Generic MTA v4.1 with TLSv1.2 X \
            256/256) with ESMTP id 1152557868; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.10 by=mx.example.com software=Generic MTA version=v4.1 with=ESMTP esmtp \
            tls=TLSv1.2 id=1152557868 sender=s@example.net
            """),
        ReceivedRow(
            "Sophos",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com (Sophos Email Appliance) with ESMTPS id \
            A004930A02_DD7B76CF for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com software=Sophos Email Appliance with=ESMTPS \
            esmtps id=A004930A02_DD7B76CF for=r@example.com
            """),
        ReceivedRow(
            "Trend",
            """
            from a.example (a.example [192.0.2.1]) by IMSVA (Postfix) with ESMTP id Q8; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=IMSVA software=Postfix with=ESMTP esmtp id=Q8
            """),
        ReceivedRow(
            "MailMarshal",
            """
            from client.test (Not Verified[192.0.2.16]) by mx.example.com with MailMarshal (v6,7,2,8378) id <B4edd66f80000>; \
            Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.16 by=mx.example.com version=v6 with=MailMarshal other id=B4edd66f80000
            """),
        ReceivedRow(
            "IBM",
            """
            from a.example (192.0.2.3) by mx.example.com (192.0.2.4) with IBM ESMTP SMTP Gateway: Authorized Use Only! \
            Violators will be prosecuted for <r@example.com> from <s@example.net>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example address=192.0.2.3 by=mx.example.com byAddress=192.0.2.4 with=IBM ESMTP SMTP Gateway: Authorized Use \
            Only! Violators will be prosecuted esmtp for=r@example.com sender=s@example.net
            """),
        ReceivedRow(
            "Beehive",
            """
            from client.test (/192.0.2.65) by default (Oracle Beehive Gateway v4.0) with ESMTP ; Wed, 7 Jun 2023 17:19:00 \
            +0000
            """,
            """
            helo=client.test address=192.0.2.65 by=default software=Oracle Beehive Gateway version=v4.0 with=ESMTP esmtp
            """),
        ReceivedRow(
            "XMail",
            """
            from list.example.net ([192.0.2.189]:23198) by mx.example.com with [XMail 1.20 ESMTP Server] id <S72E> for \
            <r@example.com> from <s@example.net>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=list.example.net address=192.0.2.189 port=23198 by=mx.example.com with=[XMail 1.20 ESMTP Server] esmtp \
            id=S72E for=r@example.com sender=s@example.net
            """),
        ReceivedRow(
            "InterMail",
            """
            from [10.0.0.1] (really [192.0.2.219]) by mx.example.com (InterMail vM.7.01 201-2) with ESMTP id \
            <2007.ABC.mx@[10.0.0.1]>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[10.0.0.1] address=192.0.2.219 by=mx.example.com software=InterMail version=vM.7.01 with=ESMTP esmtp \
            id=2007.ABC.mx@[10.0.0.1]
            """),
        ReceivedRow(
            "Critical Path",
            """
            from client.test (192.0.2.187) by mx.example.com (8.5.128) (authenticated as u@example.com) id 613A91243FFB1233; \
            Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.187 authenticated user=u@example.com by=mx.example.com version=8.5.128 \
            id=613A91243FFB1233
            """),
        ReceivedRow(
            "Scalix",
            """
            from CLIENT ( 192.0.2.162) by mx.example.com (Scalix SMTP Relay 10.0.1.3) via ESMTP; Wed, 7 Jun 2023 17:19:00 \
            +0000
            """,
            """
            helo=CLIENT address=192.0.2.162 by=mx.example.com software=Scalix SMTP Relay version=10.0.1.3 esmtp
            """),
        ReceivedRow(
            "smtpd",
            """
            from mx1.example.net(192.0.2.27), claiming to be "client.test" via SMTP by mx.example.com, id smtpd1PBsZT; Wed Jun \
            7 17:19:00 2023
            """,
            """
            helo=client.test name=mx1.example.net address=192.0.2.27 by=mx.example.com smtp id=smtpd1PBsZT !date-obsolete
            """),
        ReceivedRow(
            "Mercury",
            """
            from Spooler by mx.example.com (Mercury/32 v4.01a) ID MO0072A1; 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=Spooler by=mx.example.com software=Mercury version=32 id=MO0072A1
            """),
        ReceivedRow(
            "NAVGW",
            """
            (from CLIENT [192.0.2.51]) by mx.example.com (NAVGW 2.5.2.12) with SMTP id M2006 for <r@example.com>; Wed, 7 Jun \
            2023 17:19:00 +0000
            """,
            """
            helo=CLIENT address=192.0.2.51 by=mx.example.com software=NAVGW version=2.5.2.12 with=SMTP smtp id=M2006 \
            for=r@example.com
            """),
        ReceivedRow(
            "Smail",
            """
            by mx.example.com (Smail3.1.29.1) from mx1.example.net (192.0.2.200) with smtp id <m0vbwzX>; Wed, 07 Jun 23 17:19 \
            GMT
            """,
            """
            helo=mx1.example.net address=192.0.2.200 by=mx.example.com software=Smail3.1.29.1 with=smtp smtp id=m0vbwzX \
            !date-obsolete
            """),
        ReceivedRow(
            "JAMES",
            """
            from 192.0.2.17 (EHLO client.test) ([192.0.2.17]) by mx.example.com (JAMES SMTP Server ) with ESMTP ID 926590876 \
            for <r@example.com>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=client.test address=192.0.2.17 by=mx.example.com software=JAMES SMTP Server with=ESMTP esmtp id=926590876 \
            for=r@example.com
            """),
        ReceivedRow(
            "DEC",
            """
            from a.example by mx.example.com; (5.65v3.2/1.1.8.2/06Jun95) id AA01376; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example by=mx.example.com version=5.65v3.2/1.1.8.2/06Jun95 id=AA01376
            """),
        ReceivedRow(
            "Glued by",
            """
            from av1.example.net (localhost [127.0.0.1])by mx.example.net (Postfix) with ESMTP id 846CF2117for \
            <list@example.org>; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=av1.example.net name=localhost address=127.0.0.1 by=mx.example.net software=Postfix with=ESMTP esmtp \
            id=846CF2117 for=list@example.org
            """),
        ReceivedRow(
            "Bug tracker",
            """
            via spool by 1-submit@bugs.example.org id=B1.13541424145158 (code B ref 1); Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            by=1-submit@bugs.example.org id=B1.13541424145158
            """),
        ReceivedRow(
            "SMTP only",
            """
            from a.example by mx.example.com; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example by=mx.example.com
            """),
        ReceivedRow(
            "No host behind by",
            """
            from a.example (192.0.2.3) by with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.3 with=SMTP smtp !received-without-by
            """),
        ReceivedRow(
            "Date that cannot be",
            """
            from a.example (192.0.2.3) by mx.example.com with SMTP; Wed, 77 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example address=192.0.2.3 by=mx.example.com with=SMTP smtp undated !date-unreadable
            """),
    ]
}
