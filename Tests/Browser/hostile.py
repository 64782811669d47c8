"""Messages that try to act through a report, and long ones that try to break its layout. Example names only."""

TEXTS = {
    "terminal": "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "override": "gpj.\u202eexe\u202c \u2066a\u2069\u2067b\u2069\u200f",
    "invisible": "pay\u200bpal\u200d\ufeff\u00ad\u2060 \U000e0041",
    "separators": "one\u2028two\u2029three\x85four\x0b\x0c",
    "cdata": "]]><!--x--><![CDATA[",
    "script": "</script><script>document.title='ran';alert(1)</script>",
    "style": "</style><style>*{background:url(http://evil.example/)}body{display:none}",
    "attribute": "\"><img src=http://evil.example/x onerror=alert(1)> ' onmouseover='alert(2)",
    "svg": "</svg></text><svg onload=alert(1)><script>alert(2)</script><foreignObject>",
    "link": "javascript:alert(1) data:text/html,x http://evil.example/ //evil.example",
    "entity": "&lt;b&gt; &#x202E; &amp; &quot; &colon;",
    "meta": "<meta http-equiv=refresh content=\"0;url=http://evil.example/\"><base href=//evil.example>",
    "css": "expression(alert(1));@import 'http://evil.example/x.css';}*{color:red}",
    "escape": "\\u{202E} \\x{41} \\u202e \\",
    "wide": "\u8ee2\u9001\u3055\u308c\u305f\u30e1\u30fc\u30eb" * 40,
    "unbroken": "A" * 4000,
    "bytes": b"\xff\xc0\x80\xed\xa0\x80\xe2\x82\xf5\x80\x80\x80",
}

TEMPLATE = b"""\
Return-Path: <piyo+caf_=reader=mailbox.example@company.example>
Received: from relay.company.example (relay.company.example [192.0.2.7] TEXT)
 by mx.mailbox.example (TEXT) with ESMTPS id TEXT
 for <reader@mailbox.example>; Sun, 01 Mar 2026 12:00:09 +0000
Authentication-Results: mx.mailbox.example; spf=pass (TEXT) smtp.mailfrom="TEXT@company.example";
 dkim=temperror reason="TEXT" header.d=service.example header.s=s1
X-Forwarded-For: TEXT reader@mailbox.example
Received: from TEXT ([198.51.100.9]) by mx.company.example with ESMTP id q1
 for <piyo@company.example>; Sun, 01 Mar 2026 12:00:02 +0000
From: "TEXT" <info@service.example>
To: TEXT <piyo@company.example>
Subject: TEXT
Message-ID: <TEXT@service.example>
Date: Sun, 01 Mar 2026 12:00:00 +0000
TEXT

"""


def holding(text):
    """A forwarded message with the text wherever a header lets one put text."""
    return TEMPLATE.replace(b"TEXT", text if isinstance(text, bytes) else text.encode())


def long_token():
    """A host name, an address and a result of a mebibyte in all."""
    return holding("a" * (1 << 16))


def hops(count):
    """A message through many networks, with an SRS forwarding at every tenth hop."""
    lines, sender = [], "info@service.example"
    for n in range(1, count + 1):
        here, before = f"mx{n}.net{n}.example", f"mx{n - 1}.net{n - 1}.example" if n > 1 else "app.service.example"
        if n % 10 == 0:
            local, domain = sender.split("@")
            sender = f"SRS0=aB{n}d=C7={domain}={local}@net{n - 1}.example" if n == 10 else f"list{n}@net{n - 1}.example"
        lines.insert(0, (
            f"Received: from {before} ({before} [192.0.2.{n}])\n by {here} (Postfix) with ESMTPS id 4A{n:02}F1C2D3\n"
            f" (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n for <user{n}@net{n}.example>;"
            f" Sun, 01 Mar 2026 12:{n:02}:0{n % 7} +0900 (JST)\n"
            f"Authentication-Results: {here}; spf=pass smtp.mailfrom={sender}; dkim=pass header.d=service.example\n"))
    end = f"From: Info <info@service.example>\nTo: <user1@net1.example>\nSubject: {count} hops\n" \
        "Message-ID: <1@service.example>\nDate: Sun, 01 Mar 2026 12:00:00 +0900\n\n"
    return (f"Return-Path: <{sender}>\n" + "".join(lines) + end).encode()


def long_header(size=100_000):
    """A message whose header has about this many bytes, as signatures and gateways make them."""
    message = hops(12)
    filler = b"".join(
        b"X-Gateway-Verdict-%d: %s\n" % (n, b"\n ".join([b"dGhpcyBpcyBhbiBleGFtcGxlIG9mIGEgdG9rZW4gb2YgYSBnYXRld2F5PT0" * 1] * 6))
        for n in range(size // 390))
    return message.replace(b"From: Info", filler[:max(0, size - len(message))].rsplit(b"\nX-", 1)[0] + b"\nFrom: Info", 1)


def messages():
    """Every message by its name."""
    found = {"hostile-" + name: holding(text) for name, text in TEXTS.items()}
    found["hostile-long-token"] = long_token()
    found["thirty-hops"] = hops(30)
    found["long-header"] = long_header()
    return found
