"""What people and their programs do between two mailboxes: resend a message by hand, or fetch a mailbox by IMAP."""

import time

import send
from failure import LabFailure
from servers import accounts
from truth import State

# A mail program shows these to nobody and does not send them again.
LEFT_BEHIND = ("return-path", "x-original-to", "delivered-to")


def arrived(node, mailbox, wanted):
    """The file of the message with this Message-ID in a mailbox, or nothing."""
    folder = accounts.maildir(node, mailbox)
    for path in [*folder.glob("new/*"), *folder.glob("cur/*")]:
        if wanted.encode() in path.read_bytes():
            return path
    return None


def resend(case, host, stop, internet, path):
    """Reads the message in the mailbox and sends it to the next address, as the owner would, with Resent- fields (RFC 5322 §3.6.6)."""
    message = path.read_bytes()
    owner = f"{case.name}@{host.domain}"
    pulled = State("mailbox", host.key, stop["client"], message, time=time.time())
    head, body = message.split(b"\n\n", 1)
    kept, keep = [], True
    for line in head.split(b"\n"):
        if line[:1] not in b" \t":
            keep = line.split(b":")[0].decode("ascii", "replace").lower() not in LEFT_BEHIND
        if keep:
            kept.append(line)
    block = [
        f"Resent-From: Reader <{owner}>", f"Resent-To: {host.mailboxes[case.name]['next']}",
        time.strftime("Resent-Date: %a, %d %b %Y %H:%M:%S +0000", time.gmtime()),
        f"Resent-Message-ID: <resent.{case.name}@{host.domain}>",
    ]
    text = "\n".join(block).encode() + b"\n" + b"\n".join(kept) + b"\n\n" + body
    send.submit(
        internet.nodes[stop["client"]], host.addresses[0], owner, host.mailboxes[case.name]["next"], text.decode("latin-1"),
    )
    return pulled


FETCHMAILRC = """
set no bouncemail
poll {server} protocol IMAP auth password
  user "{mailbox}" there with password "none" is "reader" here
  smtphost "127.0.0.1" smtpaddress "{domain}" fetchall sslproto ''
"""


def fetch(case, host, internet):
    """Runs fetchmail once on the receiver: it takes the mailbox by IMAP and hands the mail to the server beside it."""
    node = internet.nodes[case.receiver.key]
    configuration = FETCHMAILRC.format(server=host.name, mailbox=case.name, domain=case.receiver.domain)
    node.write("/etc/lab-fetchmailrc", configuration, 0o600)
    said = node.run("fetchmail", "-f", "/etc/lab-fetchmailrc", "--nodetach", "--pidfile", "/run/fetchmail.pid", "-v", timeout=60, check=False)
    if "reading message" not in said:
        raise LabFailure(f"fetchmail fetched nothing:\n{said[-1500:]}")
