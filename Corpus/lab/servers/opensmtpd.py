"""OpenSMTPD, alone or with the rspamd filter."""

import template
from servers import accounts, filters
from servers.postfix import destinations


def start(node, host, context):
    accounts.create(node, host)
    filter_line = use = ""
    if "rspamd" in host.programs:
        filters.rspamd_daemon(node, host, context, worker="normal")
        filter_line, use = 'filter "rspamd" proc-exec "/usr/libexec/opensmtpd/filter-rspamd"', 'filter "rspamd"'
    node.write("/etc/aliases", "postmaster: root\n" + "".join(f"{local}: {target}\n" for local, target in host.aliases.items()))
    node.write("/etc/smtpd.conf", template.fill(
        "smtpd.conf", name=host.name, filter=filter_line, use_filter=use, destinations=", ".join(f'"{name}"' for name in destinations(host)),
    ))
    node.run("smtpd", "-n")
    node.spawn("smtpd", "-d")
    node.wait_for_port(25)
