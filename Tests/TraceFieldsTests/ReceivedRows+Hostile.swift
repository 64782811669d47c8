extension ReceivedRow {
    /// What a client can do to a line, and lines that are broken.
    static let hostile = [
        ReceivedRow(
            "HELO holds TCP-info",
            """
            from mail.bank.test (trusted.bank.test [198.51.100.1]) (evil.test [203.0.113.66]) by mx.example.com (Postfix) with \
            ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=mail.bank.test (trusted.bank.test [198.51.100.1]) name=evil.test address=203.0.113.66 by=mx.example.com \
            software=Postfix with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "HELO holds a whole line",
            """
            from x (bank.test [198.51.100.1]) by mx.bank.test with ESMTPSA id 9; Wed, 7 Jun 2000 00:00:00 +0000 (evil.test \
            [203.0.113.66]) by mx.example.com (Postfix) with ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x (bank.test [198.51.100.1]) by mx.bank.test with ESMTPSA id 9; Wed, 7 Jun 2000 00:00:00 +0000 name=evil.test \
            address=203.0.113.66 by=mx.example.com software=Postfix with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "HELO holds clauses",
            """
            from x by mx.bank.test with ESMTPSA id 9 for <v@bank.test> (evil.test [203.0.113.66]) by mx.example.com with ESMTP \
            id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x by mx.bank.test with ESMTPSA id 9 for <v@bank.test> name=evil.test address=203.0.113.66 by=mx.example.com \
            with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "HELO holds by, the host has no dot",
            """
            from x by mx.bank.test (evil.test [203.0.113.66]) by mx1 (Postfix) with ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x by mx.bank.test name=evil.test address=203.0.113.66 by=mx1 software=Postfix with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "HELO holds a keyword",
            """
            from Sent with love (evil.test [203.0.113.66]) by mx.example.com with SMTP; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=Sent with love name=evil.test address=203.0.113.66 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "HELO is an address",
            """
            from 198.51.100.1 (evil.test [203.0.113.66]) by mx.example.com with SMTP; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=198.51.100.1 name=evil.test address=203.0.113.66 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "helo= holds an address",
            """
            from [203.0.113.66] (port=25 helo=x [198.51.100.1]) by mx.example.com with smtp (Exim 4.96) id 1abcde-000000-00; \
            Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x address=203.0.113.66 port=25 by=mx.example.com software=Exim version=4.96 with=smtp smtp \
            id=1abcde-000000-00
            """),
        ReceivedRow(
            "HELO comment holds an address",
            """
            from unknown (HELO x [198.51.100.1]) (203.0.113.66) by mx.example.com with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=x [198.51.100.1] address=203.0.113.66 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "HELO comment holds a comment",
            """
            from unknown (HELO x (198.51.100.1)) (203.0.113.66) by mx.example.com with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo=x (198.51.100.1) address=203.0.113.66 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "EHLO text holds an address",
            """
            from evil.test ([203.0.113.66]:25 "EHLO [198.51.100.1]" rhost-flags-OK-FAIL-OK-OK) by mx.example.com with ESMTP id \
            S1; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=[198.51.100.1] name=evil.test address=203.0.113.66 port=25 by=mx.example.com with=ESMTP esmtp id=S1
            """),
        ReceivedRow(
            "Certificate holds an address",
            """
            from evil.test (evil.test [203.0.113.66]) (Client CN "x (y [198.51.100.1])", Issuer "x" (not verified)) by \
            mx.example.com (Postfix) with ESMTPS id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=evil.test name=evil.test address=203.0.113.66 by=mx.example.com software=Postfix with=ESMTPS esmtps id=A
            """),
        ReceivedRow(
            "Account holds an address",
            """
            from evil.test (evil.test [203.0.113.66]) (Authenticated sender: [198.51.100.1]) by mx.example.com (Postfix) with \
            ESMTPA id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=evil.test name=evil.test address=203.0.113.66 authenticated user=[198.51.100.1] by=mx.example.com \
            software=Postfix with=ESMTPA esmtpa id=A
            """),
        ReceivedRow(
            "Ident holds an address",
            """
            from evil.test ([198.51.100.1]@evil.test [203.0.113.66]) by mx.example.com (8.17.1/8.17.1) with ESMTP id A; Wed, 7 \
            Jun 2023 17:19:00 +0000
            """,
            """
            helo=evil.test address=203.0.113.66 by=mx.example.com version=8.17.1/8.17.1 with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "Recipient holds keywords",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com with ESMTP id A for <"x by y; id z"@example.com>; Wed, 7 \
            Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com with=ESMTP esmtp id=A for="x by y; id \
            z"@example.com
            """),
        ReceivedRow(
            "Sender holds keywords",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com with ESMTP (envelope-from <"x by y; with z"@example.com>) \
            id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com with=ESMTP esmtp id=A sender="x by y; with \
            z"@example.com
            """),
        ReceivedRow(
            "Unclosed comment",
            """
            from x (a.example [203.0.113.66] by mx.example.com (Postfix) with ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x (a.example address=203.0.113.66 by=mx.example.com software=Postfix with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "Unclosed quote",
            """
            from "x (a.example [203.0.113.66]) by mx.example.com (Postfix) with ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo="x name=a.example address=203.0.113.66 by=mx.example.com software=Postfix with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "Unopened comment",
            """
            from x a.example [203.0.113.66]) by mx.example.com (Postfix) with ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x a.example address=203.0.113.66 by=mx.example.com software=Postfix with=ESMTP esmtp id=A unread=)
            """),
        ReceivedRow(
            "Address that cannot be",
            """
            from x (a.example [203.0.113.666]) by mx.example.com with ESMTP id A; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=x name=a.example by=mx.example.com with=ESMTP esmtp id=A !address-unreadable
            """),
        ReceivedRow(
            "Semicolon in a comment",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com (x; Mon, 1 Jan 2001 00:00:00 +0000) with ESMTP id A; Wed, \
            7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com with=ESMTP esmtp id=A
            """),
        ReceivedRow(
            "Empty HELO",
            """
            from (a.example [192.0.2.1]) by mx.example.com with ESMTP; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            name=a.example address=192.0.2.1 by=mx.example.com with=ESMTP esmtp
            """),
        ReceivedRow(
            "Empty HELO in a comment",
            """
            from a.example (HELO ) (192.0.2.1) by mx.example.com with SMTP; 7 Jun 2023 17:19:00 -0000
            """,
            """
            helo= name=a.example address=192.0.2.1 by=mx.example.com with=SMTP smtp
            """),
        ReceivedRow(
            "HELO of several words",
            """
            from SOME OTHER NAME (unknown [192.0.2.147]) by mx.example.com (Postfix) with SMTP id A; Wed, 7 Jun 2023 17:19:00 \
            +0000
            """,
            """
            helo=SOME OTHER NAME address=192.0.2.147 by=mx.example.com software=Postfix with=SMTP smtp id=A
            """),
        ReceivedRow(
            "Words that no clause takes",
            """
            from a.example (a.example [192.0.2.1]) at just after ten by mx.example.com on a Friday (Product) with ESMTP; Wed, \
            7 Jun 2023 17:19:00 +0000
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com software=Product with=ESMTP esmtp unread=at just \
            after ten by mx.example.com on a Friday
            """),
        ReceivedRow(
            "Two lines glued",
            """
            from a.example (a.example [192.0.2.1]) by mx.example.com with ESMTP; Wed, 7 Jun 2023 17:19:00 +0000 (JST)Received: \
            from x by y
            """,
            """
            helo=a.example name=a.example address=192.0.2.1 by=mx.example.com with=ESMTP esmtp unread=Received: from x
            """),
        ReceivedRow(
            "Nothing but a date",
            """
            ; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            !received-without-by
            """),
        ReceivedRow(
            "Keywords without values",
            """
            from by with id for via; Wed, 7 Jun 2023 17:19:00 +0000
            """,
            """
            !received-without-by
            """),
    ]
}
