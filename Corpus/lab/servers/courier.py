"""Courier, with the SPF check of its own SMTP server."""

import template
from servers import accounts
from servers.postfix import destinations


def start(node, host, context):
    accounts.create(node, host)
    for name in host.mailboxes:
        node.run("sh", "-c", f"maildirmake /home/{name}/Maildir && chown -R {name}:{name} /home/{name}/Maildir")
    domains = "\n".join(destinations(host)) + "\n"
    node.write("/etc/courier/locals", domains)
    node.write("/etc/courier/esmtpacceptmailfor.dir/laboratory", domains)
    every = "pass,none,neutral,softfail,fail,unknown,error"
    node.write("/etc/courier/bofh", f"opt BOFHSPFMAILFROM={every}\nopt BOFHSPFHELO={every}\n")
    node.write("/etc/lab-aliases", f"postmaster@{host.domain}: reader@{host.domain}\n"
               + "".join(f"{local}@{host.domain}: {target}\n" for local, target in host.aliases.items()))
    script = template.fill("courier-start.sh", name=host.name, domain=host.domain)
    node.write("/etc/lab-domains", domains)
    node.run("sh", "-c", script + "\ncp /etc/lab-domains esmtpacceptmailfor.dir/laboratory\nmakeacceptmailfor\n", timeout=60)
    node.wait_for_port(25)
