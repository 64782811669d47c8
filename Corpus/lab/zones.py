"""The name service: one authoritative server with a root of its own, one resolver, and an address where nobody answers."""

import ipaddress

import template
from plan import NAMES_BELOW

AUTHORITATIVE, RESOLVER, SILENT = "192.0.2.53", "192.0.2.54", "192.0.2.55"
REVERSE = ["2.0.192.in-addr.arpa", "100.51.198.in-addr.arpa", "113.0.203.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"]
# The sender's server also sends for these names; each lacks something, or has it wrongly.
BROKEN = {
    "nospf.example": {"spf": []},
    "nokey.example": {"key": False},
    "permerror.example": {"spf": ["v=spf1 ip4:192.0.2.10 -all", "v=spf1 mx -all"]},
    "slow.example": {"silent": True},
}
SILENT_SERVER = """
import socket, time
reader = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
reader.bind(("%s", 53))
while True:
    reader.recv(4096)
""" % SILENT


def quoted(text):
    """A TXT record of any length: strings of at most 255 octets."""
    return " ".join(f'"{text[start:start + 250]}"' for start in range(0, len(text), 250))


def build(hosts, keys):
    """zone name → lines. `keys` has the DKIM record of every signing domain: domain → (selector, text)."""
    zones = {name: [] for name in REVERSE}
    gateways = {key: next((host for host in hosts if host.key == key), None) for key in ("gateway", "backup")}
    for host in hosts:
        for address in host.addresses:
            kind = "AAAA" if ":" in address else "A"
            zones.setdefault(host.name.split(".", 1)[1], []).append(f"{host.name}. {kind} {address}")
            pointer = ipaddress.ip_address(address).reverse_pointer
            zone = next(name for name in REVERSE if pointer.endswith(name))
            zones[zone].append(f"{pointer}. PTR {host.name}.")
        if host.server and host.server != "names":
            zones.setdefault(host.domain, []).extend(mail_records(host.domain, host, gateways))
    sender = next((host for host in hosts if host.key == "sender"), None)
    for domain, faults in BROKEN.items():
        if sender and not faults.get("silent"):
            zones[domain] = mail_records(domain, sender, {}, faults.get("spf"))
    for domain, (selector, text) in keys.items():
        if BROKEN.get(domain, {}).get("key", True) and domain in zones:
            zones[domain].append(f"{selector}._domainkey.{domain}. TXT {quoted(text)}")
    return zones


def mail_records(domain, host, gateways, spf=None):
    addresses = " ".join(f"ip{6 if ':' in address else 4}:{address}" for address in host.addresses)
    texts = [f"v=spf1 {addresses} -all"] if spf is None else spf
    policy = host.options.get("dmarc", "none")
    records = [f"{domain}. MX 10 {host.name}.", f'_dmarc.{domain}. TXT "v=DMARC1; p={policy}"']
    records += [f'{domain}. TXT "{text}"' for text in texts]
    if host.role == "receiver":
        if gateways.get("gateway"):
            records.append(f"{NAMES_BELOW['gateway']}.{domain}. MX 10 {gateways['gateway'].name}.")
        if gateways.get("backup"):
            records += [f"{NAMES_BELOW['backup']}.{domain}. MX 10 {host.name}.",
                        f"{NAMES_BELOW['backup']}.{domain}. MX 20 {gateways['backup'].name}."]
    return records


def start(node, hosts, keys):
    zones = build(hosts, keys)
    head = "$TTL 60\n@ SOA ns.lab.test. hostmaster.lab.test. 1 3600 600 86400 2\n@ NS ns.lab.test.\n"
    root = [f"{name}. NS ns.lab.test." for name in zones if name != "lab.test"]
    root += ["lab.test. NS ns.lab.test.", f"ns.lab.test. A {AUTHORITATIVE}", "slow.example. NS silent.lab.test.", f"silent.lab.test. A {SILENT}"]
    # The name server's host has three addresses, but its name stands for one of them.
    zones["lab.test"] = [f"ns.lab.test. A {AUTHORITATIVE}", f"silent.lab.test. A {SILENT}"]
    zones["."] = root
    entries = []
    for number, (name, lines) in enumerate(zones.items()):
        node.write(f"/var/lib/lab/zone.{number}", head + "\n".join(lines) + "\n")
        entries.append(f"  - domain: {name}\n    file: /var/lib/lab/zone.{number}\n")
    node.write("/etc/lab-knot.conf", template.fill("knot.conf", address=AUTHORITATIVE, zones="".join(entries)))
    node.write("/etc/lab-root.hints", f". 3600 IN NS ns.lab.test.\nns.lab.test. 3600 IN A {AUTHORITATIVE}\n")
    local = "\n".join(f'  local-zone: "{name}." nodefault' for name in [*REVERSE, "test", "lab.test"])
    node.write("/etc/lab-unbound.conf", template.fill("unbound.conf", address=RESOLVER, local_zones=local))
    node.run("mkdir", "-p", "/var/lib/lab/db", "/run/knot")
    node.run("knotc", "-c", "/etc/lab-knot.conf", "conf-check")
    node.write("/usr/local/sbin/silent-names", SILENT_SERVER)
    node.spawn("knotd", "-c", "/etc/lab-knot.conf")
    node.spawn("unbound", "-c", "/etc/lab-unbound.conf")
    node.spawn("python3", "/usr/local/sbin/silent-names")
    node.wait_for_port(53, AUTHORITATIVE)
    node.wait_for_port(53, RESOLVER)
