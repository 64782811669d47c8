"""Postfix, alone or with filters."""

import template
from plan import NAMES_BELOW
from servers import accounts, dovecot, filters, mlmmj

MASTER_POLICY = "policyd-spf/unix=policyd-spf unix - n n - 0 spawn user=policyd-spf argv=/usr/bin/policyd-spf"


def destinations(host):
    names = [host.domain, host.name, "localhost"]
    if host.role == "receiver":
        names += [f"{below}.{host.domain}" for below in NAMES_BELOW.values()]
    return names


def start(node, host, context):
    configure(node, host, context)
    run(node, host)


def configure(node, host, context):
    accounts.create(node, host)
    attached = filters.start_all(node, host, context)
    more = list(host.options.get("postfix", [])) + attached.settings
    if host.relays:
        routes = "".join(f"{domain} {route}\n" for domain, route in host.relays.items() if route)
        node.write("/etc/postfix/transport", routes)
        more += [f"relay_domains = {', '.join(host.relays)}", "transport_maps = texthash:/etc/postfix/transport"]
    if "mlmmj" in host.programs:
        mlmmj.start(node, host)
    if host.mailboxes and "dovecot" in host.programs:
        dovecot.start(node, host)
        more.append("mailbox_transport = lmtp:inet:127.0.0.1:24")
    six = any(":" in address for address in host.addresses)
    milters = " ".join(attached.milters)
    node.write("/etc/postfix/main.cf", template.fill(
        "postfix-main.cf", name=host.name, domain=host.domain, destinations=", ".join(destinations(host)),
        clients=" ".join(host.clients), protocols="all" if six else "ipv4", preference="ipv6" if six else "ipv4",
        milters=milters, local_milters=milters if host.options.get("filter_local") else "",
        policies="".join(f", check_policy_service {policy}" for policy in attached.policies), more="\n".join(more),
    ))
    node.write("/etc/aliases", "postmaster: root\n" + "".join(f"{local}: {target}\n" for local, target in host.aliases.items()))
    if attached.policies:
        node.run("postconf", "-M", MASTER_POLICY)
    for path, text in host.options.get("files", {}).items():
        node.write(path, text)
    node.run("newaliases")
    # Debian runs most services in a chroot that only its start script fills.
    node.run("postconf", "-F", "*/*/chroot = n")


def run(node, host):
    if host.environment:
        names = " ".join(f"{key}={value}" for key, value in host.environment.items())
        node.run("postconf", "-e", f"import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C {names}",
                 f"export_environment = TZ MAIL_CONFIG LANG {' '.join(host.environment)}")
    node.run("postfix", "start")
    node.wait_for_port(25)
