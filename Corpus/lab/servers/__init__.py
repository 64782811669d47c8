"""The mail servers of the laboratory, by the word that hosts.toml uses for each."""

import importlib

from failure import LabFailure

KNOWN = {
    "postfix": "servers.postfix", "exim": "servers.exim", "opensmtpd": "servers.opensmtpd", "sendmail": "servers.sendmail",
    "courier": "servers.courier", "mailman": "servers.mailman", "sympa": "servers.sympa", "workspace": "servers.workspace",
}


def start(node, host, context):
    if host.server not in KNOWN:
        raise LabFailure(f"hosts.toml: {host.key} asks for the server {host.server!r}; known are {', '.join(sorted(KNOWN))}")
    importlib.import_module(KNOWN[host.server]).start(node, host, context)
