"""The programs that a mail server asks about a message: milters and policy services."""

import shutil
from dataclasses import dataclass, field

import layers
import template
from failure import LabFailure
from zones import RESOLVER


@dataclass
class Attached:
    """What the mail server must be told about the programs that were started."""
    milters: list = field(default_factory=list)
    policies: list = field(default_factory=list)
    settings: list = field(default_factory=list)


def start_all(node, host, context):
    attached = Attached()
    for program in host.programs:
        if program not in STARTERS:
            raise LabFailure(f"hosts.toml: {host.key} asks for the program {program!r}; known are {', '.join(sorted(STARTERS))}")
        STARTERS[program](node, host, context, attached)
    return attached


def opendkim(node, host, context, attached, mode="v"):
    tables = []
    if mode == "sv":
        keys, signing = [], []
        for domain in host.signs:
            selector, private = context.signing_key(domain)
            node.write(f"/etc/dkimkeys/{domain}.private", private, 0o600)
            keys.append(f"{domain} {domain}:{selector}:/etc/dkimkeys/{domain}.private")
            signing.append(f"*@{domain} {domain}")
        node.write("/etc/dkimkeys/keys", "\n".join(keys) + "\n")
        node.write("/etc/dkimkeys/signing", "\n".join(signing) + "\n")
        node.run("chown", "-R", "opendkim:opendkim", "/etc/dkimkeys")
        tables = ["KeyTable /etc/dkimkeys/keys", "SigningTable refile:/etc/dkimkeys/signing"]
    node.write("/etc/lab-opendkim.conf", template.fill(
        "opendkim.conf", name=host.name, mode=mode, resolver=RESOLVER, clients=",".join(["127.0.0.1", *host.clients]),
        tables="\n".join(tables),
    ))
    node.run("opendkim", "-x", "/etc/lab-opendkim.conf")
    node.wait_for_port(8891)
    attached.milters.append("inet:127.0.0.1:8891")


def opendkim_sign(node, host, context, attached):
    opendkim(node, host, context, attached, mode="sv")


def opendmarc(node, host, context, attached, self_validate=False):
    spf = "SPFIgnoreResults true\nSPFSelfValidate true" if self_validate else "SPFSelfValidate false"
    node.write("/etc/lab-opendmarc.conf", template.fill("opendmarc.conf", name=host.name, spf=spf))
    node.run("mkdir", "-p", "/run/opendmarc")
    node.run("opendmarc", "-c", "/etc/lab-opendmarc.conf")
    node.wait_for_port(8893)
    attached.milters.append("inet:127.0.0.1:8893")


def opendmarc_spf(node, host, context, attached):
    opendmarc(node, host, context, attached, self_validate=True)


def policyd_spf(node, host, context, attached, header="SPF"):
    authserv = f"Authserv_Id = {host.name}" if header == "AR" else ""
    node.write("/etc/postfix-policyd-spf-python/policyd-spf.conf", template.fill("policyd-spf.conf", header=header, authserv=authserv))
    attached.policies.append("unix:private/policyd-spf")


def policyd_spf_results(node, host, context, attached):
    policyd_spf(node, host, context, attached, header="AR")


def postsrsd(node, host, context, attached):
    node.write("/etc/postsrsd.secret", context.secret(host.key) + "\n", 0o600)
    node.run("postsrsd", "-4", "-s/etc/postsrsd.secret", f"-d{host.domain}", "-upostsrsd", "-p/run/postsrsd.pid", "-D")
    node.wait_for_port(10001)
    attached.settings += [
        "sender_canonical_maps = tcp:127.0.0.1:10001", "sender_canonical_classes = envelope_sender",
        "recipient_canonical_maps = tcp:127.0.0.1:10002", "recipient_canonical_classes = envelope_recipient,header_recipient",
    ]


def pyspf(node, host, context, attached):
    node.write("/etc/pyspf-milter/pyspf-milter.conf", template.fill("pyspf-milter.conf", name=host.name))
    node.run("mkdir", "-p", "/run/pyspf-milter")
    node.spawn("pyspf-milter", "/etc/pyspf-milter/pyspf-milter.conf")
    node.wait_for_port(8894)
    attached.milters.append("inet:127.0.0.1:8894")


def dkimpy(node, host, context, attached):
    node.write("/etc/dkimpy-milter/dkimpy-milter.conf", template.fill("dkimpy-milter.conf", name=host.name))
    node.run("mkdir", "-p", "/run/dkimpy-milter")
    node.spawn("dkimpy-milter", "/etc/dkimpy-milter/dkimpy-milter.conf")
    node.wait_for_port(8895)
    attached.milters.append("inet:127.0.0.1:8895")


def rspamd(node, host, context, attached, seals=False):
    rspamd_daemon(node, host, context, seals=seals)
    attached.milters.append("inet:127.0.0.1:11332")


def rspamd_seal(node, host, context, attached):
    rspamd(node, host, context, attached, seals=True)


def rspamd_daemon(node, host, context, worker="proxy", seals=False):
    """`worker` is what the mail server speaks with: the milter proxy of Postfix and Sendmail, or the HTTP worker of OpenSMTPD's filter."""
    folder = "/etc/rspamd/local.d"
    node.write(f"{folder}/options.inc", template.fill("rspamd-options.inc", resolver=RESOLVER))
    node.write(f"{folder}/actions.conf", "reject = null;\nadd_header = null;\ngreylist = null;\n")
    node.write(f"{folder}/worker-normal.inc", 'bind_socket = "127.0.0.1:11333";\ncount = 1;\n')
    node.write(f"{folder}/worker-controller.inc", "enabled = false;\n")
    node.write(f"{folder}/worker-fuzzy.inc", "enabled = false;\n")
    node.write(f"{folder}/worker-proxy.inc", template.fill("rspamd-proxy.inc", enabled="true" if worker == "proxy" else "false"))
    uses = ['"authentication-results"', *(f'"{name}"' for name in host.options.get("rspamd_fields", []))]
    node.write(f"{folder}/milter_headers.conf", f"use = [{', '.join(uses)}];\nskip_local = false;\nskip_authenticated = false;\n")
    for module in ("greylist", "fuzzy_check", "phishing", "neural", "ratelimit", "replies", "asn", "rbl", "surbl", "dkim_signing",
                   "mx_check", "url_redirector", "history_redis", "multimap", "mid", "elastic", "reputation", "bayes_expiry"):
        node.write(f"{folder}/{module}.conf", "enabled = false;\n")
    if seals:
        selector, private = context.signing_key(host.domain)
        node.write("/etc/rspamd/arc.key", private, 0o640)
        node.run("chown", "_rspamd:_rspamd", "/etc/rspamd/arc.key")
        node.write(f"{folder}/arc.conf", template.fill("rspamd-arc.conf", domain=host.domain, selector=selector))
    bring_patterns(node)
    node.run("sh", "-c", "mkdir -p /run/rspamd /var/lib/rspamd && chown -R _rspamd:_rspamd /run/rspamd /var/lib/rspamd")
    node.spawn("rspamd", "-f", "-u", "_rspamd", "-g", "_rspamd")
    node.wait_for_port(11332 if worker == "proxy" else 11333, timeout=120)
    keep_patterns(node)


# Compiling its patterns takes rspamd half a minute; what one host compiled serves all hosts and all later runs.
PATTERNS = layers.CACHE / "rspamd-patterns"


def bring_patterns(node):
    target = node.path("/var/lib/rspamd")
    target.mkdir(exist_ok=True)
    for path in PATTERNS.glob("*.hs*"):
        shutil.copyfile(path, target / path.name)


def keep_patterns(node):
    PATTERNS.mkdir(parents=True, exist_ok=True)
    for path in node.path("/var/lib/rspamd").glob("*.hs*"):
        if not (PATTERNS / path.name).exists():
            shutil.copyfile(path, PATTERNS / path.name)


STARTERS = {
    "opendkim": opendkim, "opendkim-sign": opendkim_sign, "opendmarc": opendmarc, "opendmarc-spf": opendmarc_spf,
    "policyd-spf": policyd_spf, "policyd-spf-results": policyd_spf_results, "postsrsd": postsrsd,
    "pyspf-milter": pyspf, "dkimpy-milter": dkimpy, "rspamd": rspamd, "rspamd-seal": rspamd_seal,
    # Started by the mail server itself, which knows where its mailboxes and lists are.
    "dovecot": lambda *_: None, "mlmmj": lambda *_: None,
}
