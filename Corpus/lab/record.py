"""Sends the mail of every case, waits for it, and writes the delivered message with its truth."""

import re
import time

import layers
import imapwire
import pcap
import resend
import send
import smtpwire
import writing
from failure import LabFailure
from servers import accounts
from truth import State, Story

PATIENCE = 240


class Recorder:
    def __init__(self, internet, say):
        self.internet, self.say = internet, say
        self.cases = internet.plan.cases
        self.names = {host.key: host.name for host in internet.hosts}
        self.failed = []
        self.pulled, self.helped, self.missing = {}, set(), []

    def run(self):
        waiting = [case for case in self.cases if self.attempt(case, self.send)]
        self.say(f"{len(waiting)} mails are on their way")
        delivered = self.wait(waiting)
        wires = self.read_wires()
        self.say(f"{sum(map(len, wires.values()))} messages seen on the wires")
        self.tell_missing(wires)
        for case, message in delivered:
            self.attempt(case, lambda case: self.write(case, message, wires))
        if self.internet.plan.is_whole:
            writing.remove_others({case.name for case in self.cases})
        self.write_versions()
        return self.failed

    def attempt(self, case, action):
        try:
            action(case)
            return True
        except LabFailure as failure:
            self.failed.append((case.name, str(failure)))
            return False

    def send(self, case):
        scenario = case.scenario
        first = case.stops[0][0] if case.stops else case.receiver
        target = self.internet.plan.hosts[scenario.server] if scenario.server else first
        envelope_from = scenario.author if scenario.envelope_from is None else scenario.envelope_from
        send.submit(self.internet.nodes[scenario.client], target.addresses[0], envelope_from, case.recipient, send.compose(case))

    def wait(self, cases):
        """Collects the messages from the receivers' mailboxes until all are there or patience ends."""
        found, limit = [], time.monotonic() + PATIENCE
        waiting = {send.message_id(case): case for case in cases}
        seen = set()
        while waiting and time.monotonic() < limit:
            time.sleep(0.5)
            for identifier, case in list(waiting.items()):
                if not self.attempt(case, self.help_on):
                    del waiting[identifier]
            for receiver in {case.receiver.key: case.receiver for case in waiting.values()}.values():
                mailbox = accounts.maildir(self.internet.nodes[receiver.key], "reader")
                for path in sorted(mailbox.glob("new/*")) + sorted(mailbox.glob("cur/*")):
                    if path in seen:
                        continue
                    seen.add(path)
                    message = path.read_bytes()
                    case = waiting.pop(id_of(message), None)
                    if case:
                        found.append((case, message))
        self.missing = list(waiting.values())
        return found

    def tell_missing(self, wires):
        for case in self.missing:
            states = sorted(wires.get(send.message_id(case), []), key=lambda state: state.time)
            where = f"the last wire that had it led to {self.names[states[-1].keeper]}" if states else "no wire had it"
            self.failed.append((case.name, f"nothing arrived within {PATIENCE} s; {where}; --keep leaves the hosts and their logs"))

    def help_on(self, case):
        """Resends or fetches a message that waits in the mailbox of a stop."""
        for host, stop in case.stops:
            if stop["how"] not in ("resend", "fetch") or (case.name, host.key) in self.helped:
                continue
            path = resend.arrived(self.internet.nodes[host.key], case.name, send.message_id(case))
            if path is None:
                continue
            self.helped.add((case.name, host.key))
            if stop["how"] == "resend":
                self.pulled.setdefault(case.name, []).append(resend.resend(case, host, stop, self.internet, path))
            else:
                resend.fetch(case, host, self.internet)

    def read_wires(self):
        """Message-ID → the states in which the message was seen on a wire, in order of time."""
        wires = {}
        for key, item in self.internet.captures.items():
            for connection in pcap.connections(item.finish()):
                on_bridge = key == "bridge"
                client = self.internet.key_of(connection.client) if on_bridge else key
                server = self.internet.key_of(connection.server) if on_bridge else key
                if connection.port == 143:
                    # The mailbox's host made these bytes, and the client has them next: the other way round than with SMTP.
                    found = [State("imap", server, client, message, time=when) for when, message in imapwire.headers(connection)]
                else:
                    found = [state_of(wire, client, server) for wire in smtpwire.transactions(connection)]
                for state in found:
                    wires.setdefault(id_of(state.message), []).append(state)
        return wires

    def write(self, case, message, wires):
        states = sorted(wires.get(send.message_id(case), []) + self.pulled.get(case.name, []), key=lambda state: state.time)
        if not states:
            raise LabFailure("the message was delivered but seen on no wire")
        states.append(State("mailbox", case.receiver.key, "", message))
        writing.write(case, Story(case, states, self.names))

    def write_versions(self):
        kinds = sorted({host.layer for host in self.internet.plan.hosts.values() if host.layer})
        if all(layers.is_current(kind) for kind in kinds):
            (writing.RECORDED / "versions.txt").write_text("\n".join(layers.versions(kinds)) + "\n")


def state_of(wire, writer, keeper):
    medium = "lmtp" if wire.port in (24, 8024) else "smtp"
    return State(medium, writer, keeper, wire.message, wire.client, wire.helo, wire.mail_from, ", ".join(wire.rcpt_to), wire.reply, wire.time)


def id_of(message):
    found = re.search(rb"(?im)^message-id:\s*(<[^>]*>)", message.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0])
    return found[1].decode("utf-8", "replace") if found else None
