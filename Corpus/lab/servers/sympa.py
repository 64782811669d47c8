"""Sympa behind Postfix: an alias pipes a post into its queue, and the copies go out through sendmail(1)."""

import template
from node import wait_until
from servers import postfix

FOLDER = "/var/lib/sympa/list_data"
# Sympa wants an empty line between any two parameters.
LIST_CONFIG = "\n\n".join([
    "subject Team", "visibility noconceal", "send public", "status open", "lang en-US", "custom_subject Team",
    "owner\nemail owner@{domain}", "creation\ndate_epoch 1\nemail owner@{domain}",
]) + "\n"
SETUP = """
set -e
mkdir -p /run/sympa /etc/mail/sympa
touch /etc/mail/sympa/aliases
rm -f /etc/sympa/sympa/sympa.conf.*
chown -R sympa:sympa /run/sympa /var/lib/sympa /var/spool/sympa /etc/mail/sympa /etc/sympa/sympa
runuser -u sympa -- /usr/lib/sympa/bin/sympa.pl --health_check
"""


def start(node, host, context):
    node.write("/etc/sympa/sympa/sympa.conf", template.fill("sympa.conf", name=host.name, domain=host.domain), 0o640)
    for name in host.lists:
        node.write(f"{FOLDER}/{name}/config", LIST_CONFIG.format(domain=host.domain))
        host.aliases[name] = f'"|/usr/lib/sympa/bin/queue {name}@{host.domain}"'
        host.aliases[f"{name}-owner"] = "owner"
    host.aliases["owner"] = "root"
    # The queue program belongs to Sympa, and Postfix runs the commands of aliases as this user.
    host.options["postfix"] = ["default_privs = sympa"]
    postfix.configure(node, host, context)
    node.run("sh", "-c", SETUP, timeout=60)
    for name, settings in host.lists.items():
        node.run(
            "runuser", "-u", "sympa", "--", "/usr/lib/sympa/bin/sympa.pl", "add", "--quiet", f"{name}@{host.domain}",
            text_input=settings["member"] + "\n",
        )
    postfix.run(node, host)
    for program in ("sympa_msg.pl", "bulk.pl"):
        node.run(f"/usr/lib/sympa/bin/{program}", timeout=60)
    wait_until(lambda: "bulk" in node.run("ps", "ax", check=False), 30, f"{host.name}: Sympa's daemons did not start")
