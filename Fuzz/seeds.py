#!/usr/bin/env python3
"""Writes the first inputs of each fuzz target: usage: seeds.py CORPUS OUTPUT

Whole messages for the targets that read messages, the distinct values of their fields for the parsers of one field.
"""
import base64
import hashlib
import pathlib
import re
import sys

FIELDS = {
    "received": r"(x-)?received",
    "dates": r"date|resent-date|delivery-date",
    "addresses": r"from|sender|reply-to|to|cc|bcc|resent-.*|return-path|delivered-to|x-original-to|envelope-to|message-id|list-.*",
    "authentication-results": r"(x-.*|arc-|original-)?authentication-results(-original)?",
    "received-spf": r"received-spf",
    "signatures": r"(x-google-)?dkim-signature|arc-(message-signature|seal)",
    "encoded-words": r"subject|from|to|comments",
    "rewritten-paths": r"return-path|x-envelope-from|errors-to",
}
WHOLE = ["header-block", "trace", "reports"]
PATH = re.compile(rb"[^\s<>\"';,()]+@[\w.-]+")


def fields(message):
    header = re.split(rb"\r?\n\r?\n", message, maxsplit=1)[0]
    for part in re.split(rb"\r?\n(?![ \t])", header):
        name, colon, value = part.partition(b":")
        if colon:
            yield name.decode("latin-1").strip().lower(), value


def write(folder, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)


def carriers(message):
    """Messages that carry this one."""
    encoded = base64.encodebytes(message)
    parts = [
        b"Content-Type: message/rfc822\n\n" + message,
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + encoded,
        b"Content-Type: x/y; name=a.eml\nContent-Transfer-Encoding: quoted-printable\n\n" + message.replace(b"=", b"=3D"),
    ]
    for kind in (b"mixed", b"digest", b"report; report-type=x"):
        for part in parts:
            yield b"Content-Type: multipart/" + kind + b'; boundary="b"\n\n--b\n' + part + b"\n--b--\n"


def main(corpus, output):
    for path in sorted(pathlib.Path(corpus).rglob("*.eml")):
        message = path.read_bytes()
        if len(message) < 200_000:
            for target in WHOLE:
                write(output / target, message)
            for carrier in carriers(message[:2_000]):
                write(output / "attached-messages", carrier)
        for name, value in fields(message):
            for target, pattern in FIELDS.items():
                if re.fullmatch(pattern, name):
                    write(output / target, value)
            if name == "received" and b";" in value:
                write(output / "dates", value.rpartition(b";")[2])
            for address in PATH.findall(value):
                write(output / "rewritten-paths", address)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
