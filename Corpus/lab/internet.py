"""The small internet of a run: all hosts that its cases need, with their names, keys and servers."""

import hashlib
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import capture
import servers
import zones
from failure import LabFailure
from node import Node, Switch, ip

SELECTOR = "s1"


class Internet:
    def __init__(self, plan, say):
        self.plan, self.say = plan, say
        self.hosts = plan.needed_hosts()
        self.switch = Switch()
        self.nodes = {
            host.key: Node(host.key, host.name, host.addresses, host.layer, zones.RESOLVER, host.environment) for host in self.hosts
        }
        self.captures = {}
        self.keys = {}

    # What the servers ask for.

    def signing_key(self, domain):
        return SELECTOR, self.keys[domain]

    def secret(self, key):
        """The same in every run: a rewritten address then differs by its date only."""
        return hashlib.sha256(f"laboratory {key}".encode()).hexdigest()[:24]

    def make_keys(self):
        records = {}
        for domain in sorted({domain for host in self.hosts for domain in host.signs}):
            private = openssl(["genrsa", "2048"])
            public = openssl(["rsa", "-pubout"], private)
            self.keys[domain] = private
            text = "".join(line for line in public.splitlines() if not line.startswith("-"))
            records[domain] = (SELECTOR, f"v=DKIM1; k=rsa; p={text}")
        return records

    # The life of the hosts.

    def start(self):
        records = self.make_keys()
        self.switch.start()
        self.captures["bridge"] = capture.on_bridge()
        self.captures["bridge"].start()
        for number, node in enumerate(self.nodes.values()):
            node.start(number)
        for host in self.hosts:
            for network in host.options.get("unreachable", []):
                ip("-n", self.nodes[host.key].space, "route", "add", "unreachable", network)
        self.say(f"{len(self.nodes)} hosts are up")
        zones.start(self.nodes["dns"], self.hosts, records)
        for host in self.hosts:
            if host.layer and host.server != "names":
                self.captures[host.key] = capture.on_loopback(self.nodes[host.key])
                self.captures[host.key].start()
        with ThreadPoolExecutor(3) as pool:
            outcomes = list(pool.map(self.start_server, [host for host in self.hosts if host.server not in ("", "names")]))
        problems = [problem for problem in outcomes if problem]
        if problems:
            raise LabFailure("\n".join(problems))
        self.say("all servers answer")

    def start_server(self, host):
        """The sentence that says why the server did not start, or nothing: one run then tells of all servers that failed."""
        began = time.monotonic()
        try:
            servers.start(self.nodes[host.key], host, self)
            if time.monotonic() - began > 15:
                self.say(f"{host.key} took {time.monotonic() - began:.0f} s to start")
        except LabFailure as failure:
            return f"{host.key} did not start: {failure}"

    def stop(self):
        for part in [*self.captures.values(), *self.nodes.values(), self.switch]:
            try:
                part.stop()
            except (LabFailure, OSError, subprocess.SubprocessError) as problem:
                self.say(f"while taking the hosts down: {problem}")

    def key_of(self, address):
        for host in self.hosts:
            if address in host.addresses:
                return host.key
        raise LabFailure(f"no host has the address {address}")


def openssl(arguments, text=None):
    result = subprocess.run(["openssl", *arguments], input=text, capture_output=True, text=True, timeout=60)
    if result.returncode != 0:
        raise LabFailure(f"openssl {' '.join(arguments)}: {result.stderr.strip()}")
    return result.stdout
