"""An imitation, not a server: it writes around a forwarded message the lines that Google Workspace writes, and judges nothing.

Its cases are marked as imitations. The order of the lines follows what mailboxes behind such a forward show.
"""

import json

PROGRAM = r'''
import json, re, socket, socketserver, time
order = json.load(open("/etc/laboratory.json"))
NAME, OUT = order["name"], order["helo"]

def stamp():
    return time.strftime("%a, %d %b %Y %H:%M:%S +0000 (UTC)", time.gmtime())

def token(seed, length):
    import hashlib
    return hashlib.sha256(("%s %r" % (seed, time.time())).encode()).hexdigest()[:length]

def wrap(message, client, helo, sender, recipient, destination, identifier):
    """The message with the lines of reception below and those of sending on above."""
    domain = sender.split("@")[-1]
    spf = "domain of %s designates %s as permitted sender" % (sender, client)
    lines = [
        "Received: by %s with SMTP id %s" % (OUT, identifier + "d.1"), "        for <%s>; %s" % (destination, stamp()),
        "X-Gm-Message-State: %s" % token("state", 40),
        "X-Received: by 2001:db8:a05:6402::1 with SMTP id %s" % (identifier + "c.2"), "        ; %s" % stamp(),
        "X-Forwarded-To: %s" % destination, "X-Forwarded-For: %s %s" % (recipient, destination), "Delivered-To: %s" % recipient,
        "Received: by 2001:db8:a05:6504::2 with SMTP id %s" % (identifier + "csp"), "        ; %s" % stamp(),
        "X-Received: by 2001:db8:a05:6504::3 with SMTP id %s" % (identifier + "b.3"), "        ; %s" % stamp(),
        "Return-Path: <%s>" % sender,
        "Received: from %s (%s. [%s])" % (helo, helo, client), "        by %s with ESMTP id %s" % (NAME, identifier),
        "        for <%s>" % recipient, "        ; %s" % stamp(),
        "Received-SPF: pass (google.com: %s) client-ip=%s;" % (spf, client),
        "Authentication-Results: %s;" % NAME, "       spf=pass (google.com: %s) smtp.mailfrom=%s;" % (spf, sender),
        "       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=%s" % domain,
    ]
    return "\r\n".join(lines).encode() + b"\r\n" + message

def forward(message, sender, recipient, destination):
    local, _, domain = recipient.partition("@")
    rewritten = "%s+caf_=%s@%s" % (local, destination.replace("@", "="), domain)
    connection = socket.create_connection((order["exchangers"][destination.split("@")[1]], 25), 20)
    connection.settimeout(60)
    stream = connection.makefile("rb")
    def say(line, expected):
        if line:
            connection.sendall(line)
        while True:
            answer = stream.readline()
            if answer[3:4] != b"-":
                break
        if not answer.startswith(expected):
            raise OSError(answer)
    say(b"", b"220")
    say(("EHLO %s\r\n" % OUT).encode(), b"250")
    say(("MAIL FROM:<%s>\r\n" % rewritten).encode(), b"250")
    say(("RCPT TO:<%s>\r\n" % destination).encode(), b"250")
    say(b"DATA\r\n", b"354")
    say(re.sub(rb"(?m)^\.", b"..", message) + b".\r\n", b"250")
    say(b"QUIT\r\n", b"221")

class Session(socketserver.StreamRequestHandler):
    timeout = 60
    def handle(self):
        self.reply("220 %s ESMTP" % NAME)
        helo = sender = recipient = ""
        while True:
            line = self.rfile.readline(4096).decode().strip()
            verb = line[:4].upper()
            if verb in ("", "QUIT"):
                self.reply("221 2.0.0 closing")
                return
            if verb in ("EHLO", "HELO"):
                helo = line[5:]
                self.reply("250 %s at your service" % NAME)
            elif verb in ("MAIL", "RCPT"):
                path = re.search("<([^>]*)>", line)[1]
                if verb == "MAIL":
                    sender = path
                elif path in order["forwards"]:
                    recipient = path
                else:
                    self.reply("550 5.1.1 no such mailbox")
                    continue
                self.reply("250 2.1.5 OK")
            elif verb == "DATA":
                self.reply("354 go ahead")
                message = b""
                while not message.endswith(b"\r\n.\r\n"):
                    line = self.rfile.readline(65536)
                    if not line:
                        return
                    message += line
                message = re.sub(rb"(?m)^\.", b"", message[:-3])
                identifier = "%s-%s.%d" % (token(sender, 12), token(recipient, 16), time.time() % 1000)
                self.reply("250 2.0.0 OK %d %s - gsmtp" % (time.time(), identifier))
                destination = order["forwards"][recipient]
                client = self.client_address[0]
                time.sleep(1)
                forward(wrap(message, client, helo, sender, recipient, destination, identifier), sender, recipient, destination)
            else:
                self.reply("250 2.0.0 OK")
    def reply(self, text):
        self.wfile.write(text.encode() + b"\r\n")

socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(("0.0.0.0", 25), Session).serve_forever()
'''


def start(node, host, context):
    order = {
        "name": host.name, "helo": host.name, "forwards": {f"{local}@{host.domain}": target for local, target in host.aliases.items()},
        # Where the name service would send the mail; asking it would need a resolver library.
        "exchangers": {other.domain: other.addresses[0] for other in context.hosts if other.server and other.server != "names"},
    }
    node.write("/etc/laboratory.json", json.dumps(order))
    node.write("/usr/local/sbin/workspace", PROGRAM)
    node.spawn("python3", "/usr/local/sbin/workspace")
    node.wait_for_port(25)
