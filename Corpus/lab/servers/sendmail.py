"""Sendmail, alone or with milters. Local mail goes through procmail into Maildir, which Sendmail cannot write itself."""

import template
from servers import accounts, filters
from servers.postfix import destinations


def start(node, host, context):
    accounts.create(node, host)
    attached = filters.start_all(node, host, context)
    milters = ""
    for number, address in enumerate(attached.milters):
        _, where, port = address.split(":")
        milters += f"INPUT_MAIL_FILTER(`filter{number}', `S=inet:{port}@{where}, F=T, T=S:60s;R:60s;E:90s')dnl\n"
    node.write("/etc/mail/lab.mc", template.fill("sendmail.mc", name=host.name, milters=milters))
    node.write("/etc/mail/local-host-names", "\n".join(destinations(host)) + "\n")
    node.write("/etc/mail/access", "".join(f"Connect:{address} RELAY\n" for address in ["127.0.0.1", *host.clients]))
    node.write("/etc/aliases", "postmaster: root\n" + "".join(f"{local}: {target}\n" for local, target in host.aliases.items()))
    node.write("/etc/procmailrc", "DEFAULT=$HOME/Maildir/\n")
    node.run("sh", "-c", "cd /etc/mail && makemap hash access < access && m4 lab.mc > sendmail.cf")
    node.run("sh", "-c", "chown root:root /var/spool/mqueue && chmod 700 /var/spool/mqueue && mkdir -p /run/sendmail/mta")
    node.run("newaliases")
    node.run("/usr/sbin/sendmail", "-bd", "-q3s")
    node.wait_for_port(25)
