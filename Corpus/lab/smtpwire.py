"""Reads mail transactions out of captured SMTP and LMTP connections."""

import re
from dataclasses import dataclass

from failure import LabFailure


@dataclass
class Transaction:
    """One message on one wire: the envelope as it was spoken, the bytes as they were sent."""
    client: str
    server: str
    port: int
    time: float
    helo: str
    mail_from: str
    rcpt_to: list
    message: bytes
    reply: str


def transactions(connection):
    """The messages that the server accepted on a connection, in order."""
    client, times = connection.from_client.joined()
    server, _ = connection.from_server.joined()
    replies = iter(read_replies(server))
    next(replies, None)
    position, helo, mail_from, rcpt_to, lmtp, found = 0, "", None, [], False, []
    while position < len(client):
        end = client.find(b"\r\n", position)
        if end < 0:
            break
        line, position = client[position:end].decode("utf-8", "replace"), end + 2
        verb = line[:4].upper()
        reply = next(replies, "")
        accepted = reply.startswith(("2", "3"))
        if verb in ("EHLO", "HELO", "LHLO"):
            helo, lmtp = line[4:].strip(), verb == "LHLO"
        elif verb == "STAR" and accepted:
            raise LabFailure(f"{connection.client} and {connection.server} began TLS: the wire cannot be read")
        elif verb == "BDAT":
            raise LabFailure(f"{connection.client} used BDAT towards {connection.server}: the wire must speak DATA")
        elif verb == "RSET":
            mail_from, rcpt_to = None, []
        elif verb == "MAIL" and accepted:
            mail_from, rcpt_to = path_of(line), []
        elif verb == "RCPT" and accepted:
            rcpt_to.append(path_of(line))
        elif verb == "DATA" and accepted:
            message, position = read_data(client, position)
            answers = [next(replies, "") for _ in range(len(rcpt_to) if lmtp else 1)]
            if all(answer.startswith("2") for answer in answers):
                found.append(Transaction(
                    connection.client, connection.server, connection.port, time_at(times, position), helo, mail_from,
                    list(rcpt_to), message, answers[0],
                ))
            mail_from, rcpt_to = None, []
    return found


def read_replies(stream):
    """Each reply as one string; the lines of a reply that continues are joined by a blank."""
    lines = []
    for line in stream.decode("utf-8", "replace").split("\r\n"):
        lines.append(line)
        if re.match(r"\d{3}(?!-)", line):
            yield " ".join(lines)
            lines = []


def path_of(line):
    """The address of MAIL or RCPT, without angle brackets; the null sender is the empty string."""
    path = re.match(r"(?i)(?:MAIL FROM|RCPT TO):\s*<([^>]*)>", line)
    if path is None:
        raise LabFailure(f"the command {line!r} has no address in angle brackets")
    return path[1]


def read_data(stream, position):
    """The message behind DATA without dot-stuffing, and the position behind it."""
    if stream[position:position + 3] == b".\r\n":
        return b"", position + 3
    end = stream.find(b"\r\n.\r\n", position)
    if end < 0:
        return stream[position:], len(stream)
    return re.sub(rb"(?m)^\.", b"", stream[position:end + 2]), end + 5


def time_at(times, position):
    latest = times[0][1] if times else 0.0
    for offset, time in times:
        if offset >= position:
            break
        latest = time
    return latest
