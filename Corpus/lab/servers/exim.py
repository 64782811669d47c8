"""Exim. Which results it writes, and where it puts them, its administrator decides: hosts.toml chooses one of the habits below."""

import template
from servers import accounts
from servers.postfix import destinations

# The condition must be met once for SPF to be evaluated at all; it lists every result, so that nothing is refused.
EVALUATE_SPF = "  warn spf = pass : fail : softfail : none : neutral : permerror : temperror\n"
RESULTS = "${authresults {$primary_hostname}}"
HABITS = {
    "plain": ("", ""),
    "results-at-start": (EVALUATE_SPF, f"  warn add_header = :at_start:{RESULTS}\n"),
    "results-after-received": (
        EVALUATE_SPF, f"  warn add_header = :after_received:$spf_received\n  warn add_header = :after_received:{RESULTS}\n"
    ),
    # Without a keyword the field goes to the end of the header.
    "results-at-end": (EVALUATE_SPF, f"  warn add_header = {RESULTS}\n"),
}


def start(node, host, context):
    accounts.create(node, host)
    recipient_acl, data_acl = HABITS[host.options.get("results", "plain")]
    six = any(":" in address for address in host.addresses)
    signing = ""
    if host.signs:
        selector, private = context.signing_key(host.domain)
        node.write("/etc/exim4/dkim.private", private, 0o640)
        node.run("chown", "root:Debian-exim", "/etc/exim4/dkim.private")
        signing = (f"  dkim_domain = {host.domain}\n  dkim_selector = {selector}\n  dkim_private_key = /etc/exim4/dkim.private\n")
    node.write("/etc/aliases", "".join(f"{local}: {target}\n" for local, target in host.aliases.items()))
    node.write("/etc/exim4/exim4.conf", template.fill(
        "exim.conf", name=host.name, domain=host.domain, destinations=" : ".join(destinations(host)),
        clients="".join(f" : {address}" for address in host.clients), no_ipv6="false" if six else "true",
        main="\n".join(host.options.get("exim", [])), recipient_acl=recipient_acl, data_acl=data_acl,
        remote_transport="remote_srs" if host.options.get("srs") else "remote", remote_options=signing,
        secret=context.secret(host.key),
    ))
    node.run("sh", "-c", "mkdir -p /var/log/exim4 && chown -R Debian-exim:adm /var/log/exim4")
    node.run("exim4", "-bd", "-q3s")
    node.wait_for_port(25)
