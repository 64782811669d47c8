"""Reads out of captured IMAP connections which header a mailbox handed over."""

import re


def headers(connection):
    """(time, header) for every literal in an answer to FETCH that begins like a header."""
    stream, times = connection.from_server.joined()
    for match in re.finditer(rb"\* \d+ FETCH \([^\r\n]*?\{(\d+)\}\r\n", stream):
        literal = stream[match.end():match.end() + int(match[1])]
        if re.match(rb"[!-9;-~]+:", literal):
            when = next((time for offset, time in times if offset + 1 > match.start()), times[-1][1])
            yield when, literal if literal.endswith(b"\r\n\r\n") else literal + b"\r\n"
