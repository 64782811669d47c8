"""Dovecot: LMTP with Sieve for delivery, IMAP for those who fetch. LMTP goes over TCP here, so that its wire can be read."""

import template


def start(node, host):
    node.write("/etc/dovecot/dovecot.conf", template.fill(
        "dovecot.conf", name=host.name, redirect_sender=host.options.get("redirect_sender", "sender"),
    ))
    for name, mailbox in host.mailboxes.items():
        if mailbox.get("how") == "sieve":
            keep = "keep;\n" if mailbox.get("keep") else ""
            node.write(f"/home/{name}/.dovecot.sieve", f'redirect "{mailbox["next"]}";\n{keep}')
            node.run("chown", f"{name}:{name}", f"/home/{name}/.dovecot.sieve")
    node.run("dovecot")
    node.wait_for_port(24)
    node.wait_for_port(143)
