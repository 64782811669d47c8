"""Reads hosts.toml and the scenarios, and works out which mails are to be sent and which hosts they need."""

import pathlib
import tomllib
from dataclasses import dataclass, field

from failure import LabFailure

HERE = pathlib.Path(__file__).resolve().parent
HOW = {"alias", "forward-file", "sieve", "list", "gateway", "backup", "resend", "fetch", "caf"}
# A receiver also answers for two names below its own: their mail comes through a gateway, or has a second exchanger.
NAMES_BELOW = {"gateway": "inside", "backup": "spare"}


@dataclass
class Host:
    key: str
    name: str
    addresses: list
    layer: str = ""
    server: str = ""
    role: str = ""
    programs: list = field(default_factory=list)
    signs: list = field(default_factory=list)
    clients: list = field(default_factory=list)
    options: dict = field(default_factory=dict)
    environment: dict = field(default_factory=dict)
    mail_domain: str = ""
    # What the cases ask of this host: alias → target, mailbox → what happens to its mail.
    aliases: dict = field(default_factory=dict)
    mailboxes: dict = field(default_factory=dict)
    lists: dict = field(default_factory=dict)
    relays: dict = field(default_factory=dict)
    fetches: list = field(default_factory=list)

    @property
    def domain(self):
        return self.mail_domain or self.name.split(".", 1)[1]


@dataclass
class Scenario:
    name: str
    about: str
    receivers: list
    via: list = field(default_factory=list)
    expect: list = field(default_factory=list)
    author: str = "author@sender.example"
    envelope_from: str | None = None
    client: str = "pc"
    server: str = "sender"
    fields: list = field(default_factory=list)
    body: str = "The samples have arrived.\nPlease confirm the date of the next delivery.\n"
    imitation: bool = False
    strict: str | None = None


@dataclass
class Case:
    name: str
    scenario: Scenario
    receiver: Host
    recipient: str = ""
    stops: list = field(default_factory=list)


def load_hosts():
    hosts = {}
    for key, entry in tomllib.loads((HERE / "hosts.toml").read_text()).items():
        hosts[key] = Host(key=key, **entry)
        if len(key) > 24:
            raise LabFailure(f"the key of host {key} is too long for the name of a network namespace")
    return hosts


def load_scenarios():
    scenarios = []
    for path in sorted((HERE / "scenarios").glob("*.toml")):
        try:
            scenario = Scenario(name=path.stem, **tomllib.loads(path.read_text()))
        except (TypeError, tomllib.TOMLDecodeError) as problem:
            raise LabFailure(f"{path.name}: {problem}") from problem
        for stop in scenario.via:
            if stop.get("how") not in HOW:
                raise LabFailure(f"{path.name}: `how` must be one of {', '.join(sorted(HOW))}")
        scenarios.append(scenario)
    return scenarios


class Plan:
    def __init__(self, only=()):
        self.hosts = load_hosts()
        scenarios = load_scenarios()
        unknown = set(only) - {scenario.name for scenario in scenarios}
        if unknown:
            raise LabFailure(f"there is no scenario {', '.join(sorted(unknown))}; --list shows them")
        self.is_whole = not only
        self.scenarios = [scenario for scenario in scenarios if not only or scenario.name in only]
        self.cases = [self.case(scenario, key) for scenario in self.scenarios for key in self.receiver_keys(scenario)]

    def receiver_keys(self, scenario):
        everyone = [host.key for host in self.hosts.values() if host.role == "receiver"]
        return everyone if scenario.receivers == ["all"] else scenario.receivers

    def host(self, key, where):
        if key not in self.hosts:
            raise LabFailure(f"{where} names the host {key}, which hosts.toml does not have")
        return self.hosts[key]

    def case(self, scenario, receiver_key):
        receiver = self.host(receiver_key, f"scenario {scenario.name}")
        if receiver.role != "receiver":
            raise LabFailure(f"scenario {scenario.name}: {receiver_key} is not a receiver")
        case = Case(f"{scenario.name}.{receiver_key}", scenario, receiver)
        # From the end to the beginning: every stop must know where the next one is.
        address = f"reader@{receiver.domain}"
        receiver.mailboxes.setdefault("reader", {})
        for stop in reversed(scenario.via):
            host, how = self.host(stop["host"], f"scenario {scenario.name}"), stop["how"]
            case.stops.insert(0, (host, stop))
            if how in NAMES_BELOW:
                address = f"{address.split('@')[0]}@{NAMES_BELOW[how]}.{address.split('@')[1]}"
                # A gateway knows the host behind it; a backup finds the better exchanger in the name service.
                host.relays[address.split("@")[1]] = f"smtp:[{receiver.name}]" if how == "gateway" else ""
                continue
            local = case.name
            if how in ("alias", "caf"):
                host.aliases[local] = address
            elif how == "list":
                host.lists[local] = {"member": address, **stop}
            else:
                if len(local) > 32:
                    raise LabFailure(f"{local}: a mailbox is a Unix account, whose name has at most 32 characters; shorten the scenario's name")
                host.mailboxes[local] = {"next": address, **stop}
                if how == "fetch":
                    if stop is not scenario.via[-1]:
                        raise LabFailure(f"scenario {scenario.name}: the receiver fetches, so `fetch` must be the last stop")
                    receiver.fetches.append((host.name, local))
            address = f"{local}@{host.domain}"
        case.recipient = address
        return case

    def needed_hosts(self):
        keys = {"dns"}
        for case in self.cases:
            keys |= {case.receiver.key, case.scenario.client} | {host.key for host, _ in case.stops}
            keys |= {stop["client"] for _, stop in case.stops if "client" in stop}
            if case.scenario.server:
                keys.add(case.scenario.server)
        return [host for key, host in self.hosts.items() if key in keys]

    def receivers(self):
        return [host for host in self.hosts.values() if host.role == "receiver"]
