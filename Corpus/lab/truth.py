"""Turns what was seen on the wires into the truth about a message: who wrote each field, which hops, legs and forwardings there were."""

import re
from dataclasses import dataclass

import header
import statements
from failure import LabFailure


# What a forwarder writes when it has decided to send a message on.
MARKS = {"delivered-to", "x-forwarded-to", "x-forwarded-for", "resent-from", "x-sieve-redirected-from", "x-sieve", "list-id"}


@dataclass
class State:
    """The message at one moment of its way: on a wire, or in a mailbox. `writer` made these bytes, `keeper` has them next."""
    medium: str
    writer: str
    keeper: str
    message: bytes
    client_ip: str | None = None
    helo: str | None = None
    mail_from: str | None = None
    rcpt_to: str | None = None
    reply: str = ""
    time: float = 0.0

    @property
    def has_envelope(self):
        return self.medium in ("smtp", "lmtp")


class Story:
    """A message from the author to the mailbox: its states in order, and the writer of every field at the end."""

    def __init__(self, case, states, name_of):
        self.case, self.states, self.name_of = case, states, name_of
        self.fields, self.deeds = [], []
        for number, state in enumerate(states):
            if number and states[number - 1].keeper != state.writer:
                raise LabFailure(
                    f"{case.name}: after {states[number - 1].writer} handed the message to {states[number - 1].keeper}, "
                    f"{state.writer} had it: a wire is missing"
                )
            after = header.split(state.message)
            self.deeds.append(header.carry(self.fields, after, state.writer, number, name_of[state.writer]))
            self.fields = after
            self.note_arrival(number)

    def note_arrival(self, number):
        """Marks the Received field that the server wrote for the connection over which the message came (step `number`)."""
        if number == 0 or not self.states[number - 1].has_envelope:
            return
        added = [item for item in self.fields if item.step == number and item.name.lower() == "received"]
        named = [item for item in added if shares_identifier(self.states[number - 1].reply, item.unfolded)]
        if named:
            named[-1].arrival = True
        elif added and self.states[number - 1].medium == "smtp":
            writer, reply = self.states[number].writer, self.states[number - 1].reply
            raise LabFailure(f"{self.case.name}: no Received field of {writer} has the id of its reply {reply!r}")

    # What the truth file says.

    def received(self):
        return [item for item in reversed(self.fields) if item.name.lower() == "received"]

    def forwarding_steps(self):
        """step number → kind, for every step in which the message was sent on to another address or under another sender."""
        found = {}
        for number in range(1, len(self.states)):
            before, after = self.states[number - 1], self.states[number]
            if before.medium == "imap":
                found[number] = "fetch"
            elif before.medium == "mailbox":
                found[number] = "resent"
            elif before.has_envelope and after.has_envelope and self.is_sent_on(before, after):
                found[number] = self.kind(number, self.received_as(number), after)
        return found

    def is_sent_on(self, before, after):
        """A new recipient, or a new sender on the way to another host. What a host does to the sender on its way to its own mailbox is neither."""
        if before.rcpt_to.lower() != after.rcpt_to.lower():
            return True
        return after.writer != after.keeper and before.mail_from.lower() != after.mail_from.lower()

    def received_as(self, step):
        """The wire over which the host that acts in a step got the message from another host."""
        enveloped = [state for state in self.states[:step] if state.has_envelope]
        return next((state for state in reversed(enveloped) if state.writer != state.keeper), enveloped[-1])

    def kind(self, number, before, after):
        sender = after.mail_from.lower()
        added = {name.lower() for verb, name in self.deeds[number] if verb in ("added", "changed")}
        if sender != before.mail_from.lower():
            if re.match(r"srs1[=+-]", sender):
                return "srs1"
            if re.match(r"srs0[=+-]", sender):
                return "srs0"
            if "+caf_=" in sender:
                return "google-caf"
        if "list-id" in added or "list-post" in added or "list-unsubscribe" in added or "x-beenthere" in added:
            return "mailing-list"
        if sender == before.mail_from.lower():
            return "alias"
        # Pipermail-like lists that add no list field are still named by their scenario.
        return "mailing-list" if "mailing-list" in self.case.scenario.expect else "unknown"

    def leg_of(self, item, steps):
        """Forwardings before the line was written: what a server writes after it decided to send the message on is of the new leg."""
        count = sum(1 for step in steps if step < item.step)
        if item.step in steps and not item.arrival and not self.is_below_marks(item):
            count += 1
        return count

    def is_below_marks(self, line):
        """Whether all marks of the forwarding stand above the line: its server had not decided yet when it wrote the line."""
        marks = [index for index, item in enumerate(self.fields) if item.step == line.step and item.name.lower() in MARKS]
        return bool(marks) and max(marks) < self.fields.index(line)

    def arrival_of(self, item):
        """The Received field for the connection that the writer of `item` judged, if it is still in the message."""
        for step in range(item.step, 0, -1):
            if self.states[step].writer != item.host:
                return None
            for line in self.received():
                if line.step == step and line.arrival:
                    return line
            if self.states[step - 1].medium in ("imap", "mailbox"):
                return None
        return None

    def truth(self):
        lines = self.received()
        number_of = {id(line): number for number, line in enumerate(lines, 1)}
        steps = self.forwarding_steps()
        legs = {}
        for line in lines:
            legs.setdefault(self.leg_of(line, sorted(steps)), []).append(number_of[id(line)])
        forwardings = [self.forwarding(step, kind, position, legs) for position, (step, kind) in enumerate(sorted(steps.items()))]
        kinds = [forwarding["kind"] for forwarding in forwardings]
        if kinds != self.case.scenario.expect:
            raise LabFailure(f"{self.case.name}: the scenario expects the forwardings {self.case.scenario.expect}, the wires show {kinds}")
        return {
            "scenario": self.case.scenario.name,
            "about": self.case.scenario.about,
            "receiver": self.case.receiver.name,
            "server": " + ".join([self.case.receiver.server, *self.case.receiver.programs]),
            "imitation": self.case.scenario.imitation,
            "hops": [self.hop(line, number_of[id(line)]) for line in lines],
            "legs": [legs[leg] for leg in sorted(legs)],
            "forwardings": forwardings,
            "statements": self.statements(number_of),
            "fields": [self.field(index, item) for index, item in enumerate(self.fields)],
        }

    def hop(self, line, number):
        wire = self.states[line.step - 1] if line.arrival else None
        return {
            "n": number, "host": self.name_of[line.host],
            "client_ip": wire.client_ip if wire else None, "helo": wire.helo if wire else None,
            "mail_from": wire.mail_from if wire else None, "rcpt_to": wire.rcpt_to if wire else None,
        }

    def forwarding(self, step, kind, position, legs):
        before = self.received_as(step)
        after = next((state for state in self.states[step:] if state.has_envelope), None)
        older = [number for leg, numbers in legs.items() if leg <= position for number in numbers]
        return {
            "kind": kind, "hop": max(older, default=None), "forwarder": before.rcpt_to,
            "destination": after.rcpt_to if after else None,
            "envelope_before": before.mail_from, "envelope_after": after.mail_from if after else None,
        }

    def statements(self, number_of):
        found = []
        for item in self.fields:
            for source, authserv_id, method, result in statements.read(item):
                line = self.arrival_of(item)
                found.append({
                    "source": source, "authserv_id": authserv_id, "method": method, "result": result,
                    "host": self.name_of[item.host], "hop": number_of[id(line)] if line else None,
                })
        return found

    def field(self, index, item):
        entry = {"index": index, "name": item.name, "host": self.name_of[item.host]}
        if item.touched:
            entry["touched"] = [{"host": self.name_of[touch["host"]], "how": touch["how"]} for touch in item.touched]
        return entry


def shares_identifier(reply, line):
    """Whether the server's reply to the message names the id that the Received field has behind `id`."""
    written = re.search(r"(?:^|\s)id\s+<?([^\s;>]+)", line)
    if written is None:
        return False
    said = set(re.split(r"[\s=<>;,]+", reply))
    # Courier's reply leaves out the first part of the id.
    return any(name == written[1] or written[1].endswith("." + name) for name in said if len(name) > 5)
