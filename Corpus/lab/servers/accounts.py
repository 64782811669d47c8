"""The mailboxes of a host as Unix accounts."""

# What a user writes into which file to send all mail on: sendmail's way, and qmail's, which Courier took over.
FORWARD_FILES = {"courier": (".courier", "&{target}\n")}
SENDMAIL_WAY = (".forward", "{target}\n")


def create(node, host):
    for name, mailbox in host.mailboxes.items():
        node.run("useradd", "--badname", "--create-home", "--shell", "/usr/sbin/nologin", "--password", "*", "--comment", "", name)
        if mailbox.get("how") == "forward-file":
            file, text = FORWARD_FILES.get(host.server, SENDMAIL_WAY)
            node.write(f"/home/{name}/{file}", text.format(target=mailbox["next"]), 0o600)
            node.run("chown", f"{name}:{name}", f"/home/{name}/{file}")


def maildir(node, name):
    return node.path(f"/home/{name}/Maildir")
