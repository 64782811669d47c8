"""Writes the mail of a case and hands it over by SMTP, from within the network namespace of the machine that the author uses."""

import json
import subprocess
import sys
import time

from failure import LabFailure

# Spoken here and not by a library: what goes over the wire is then exactly what the scenario says.
CLIENT = r'''
import json, socket, sys
order = json.load(sys.stdin)
connection = socket.create_connection((order["server"], 25), 15)
connection.settimeout(order["timeout"])
stream = connection.makefile("rb")
def reply():
    while True:
        line = stream.readline().decode("utf-8", "replace")
        if line[3:4] != "-":
            return line.strip()
def say(line, expected):
    if line is not None:
        connection.sendall(line.encode() + b"\r\n")
    answer = reply()
    if not answer.startswith(expected):
        sys.exit("%s was answered with %s" % (line, answer))
say(None, "220")
say("EHLO " + order["helo"], "250")
say("MAIL FROM:<%s>" % order["mail_from"], "250")
say("RCPT TO:<%s>" % order["rcpt_to"], "250")
say("DATA", "354")
text = order["message"].encode("latin-1").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").replace(b"\r\n.", b"\r\n..")
connection.sendall(text)
say(".", "250")
say("QUIT", "221")
'''


def submit(node, server_address, mail_from, rcpt_to, message, timeout=60):
    order = {"server": server_address, "helo": node.name, "mail_from": mail_from, "rcpt_to": rcpt_to,
             "message": message, "timeout": timeout}
    try:
        result = subprocess.run(
            ["ip", "netns", "exec", node.space, sys.executable, "-c", CLIENT], input=json.dumps(order), text=True,
            capture_output=True, timeout=timeout + 20,
        )
    except subprocess.TimeoutExpired as expired:
        raise LabFailure(f"{server_address} kept {node.name} waiting for more than {timeout} s") from expired
    if result.returncode != 0:
        raise LabFailure(f"{node.name} could not hand over the mail to {server_address}: {result.stderr.strip()[-500:]}")


def message_id(case):
    return f"<{case.name}@{case.scenario.author.split('@')[1]}>"


def compose(case):
    """The message of a case. `fields` of the scenario stand above the author's own, in the order given."""
    scenario = case.scenario
    values = {"receiver": case.receiver.name, "receiver_domain": case.receiver.domain, "recipient": case.recipient}
    lines = [field.format(**values) for field in scenario.fields]
    lines += [
        f"From: Author <{scenario.author}>",
        f"To: {case.recipient}",
        "Subject: Samples for the laboratory",
        time.strftime("Date: %a, %d %b %Y %H:%M:%S +0000", time.gmtime()),
        f"Message-ID: {message_id(case)}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
    ]
    return "\n".join(lines) + "\n\n" + scenario.body
