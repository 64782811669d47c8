"""Cuts a message into its header fields, byte for byte, and compares two states of the same message."""

import re
from dataclasses import dataclass, field


@dataclass
class Field:
    """A header field and what is known of it: who wrote it, in which part of its way, and who touched it afterwards."""
    name: str
    raw: bytes
    host: str = ""
    step: int = -1
    touched: list = field(default_factory=list)
    # A Received field that names the connection over which its writer got the message.
    arrival: bool = False

    @property
    def value(self):
        return self.raw.split(b":", 1)[1].decode("utf-8", "replace")

    @property
    def unfolded(self):
        return " ".join(self.value.split())

    @property
    def sameness(self):
        return (self.name.lower(), self.unfolded)


def split(message):
    """The fields of the header in order. Lines end in LF in what comes back, whatever they ended in."""
    text = message.replace(b"\r\n", b"\n")
    head = text.split(b"\n\n", 1)[0] + b"\n"
    fields = []
    for line in head.splitlines(keepends=True):
        if line[:1] in b" \t" and fields:
            fields[-1].raw += line
        elif re.match(rb"[!-9;-~]+[ \t]*:", line):
            fields.append(Field(line.split(b":", 1)[0].decode("ascii").strip(), line))
    return fields


def carry(before, after, host, step, own_name=""):
    """Gives every field of `after` its writer: the one known from `before`, or else `host`, which had the message in between.

    A results field in the host's own name that reappears elsewhere was written anew: such programs remove what bears their name,
    and judge. Returns what the host did, as (verb, field name) pairs.
    """
    deeds = []
    pairs = common_order([item.sameness for item in before], [item.sameness for item in after])
    kept_before, kept_after = {old for old, _ in pairs}, {new for _, new in pairs}
    for old, new in pairs:
        inherit(before[old], after[new], host, deeds)
    left = [index for index in range(len(before)) if index not in kept_before]
    for new in range(len(after)):
        if new in kept_after:
            continue
        old = next((index for index in left if before[index].sameness == after[new].sameness), None)
        verb = "moved"
        if old is not None and "authentication-results" in after[new].name.lower() and own_name and own_name in after[new].unfolded.split(";")[0]:
            left.remove(old)
            after[new].host, after[new].step = host, step
            deeds.append(("written anew", after[new].name))
            continue
        if old is None:
            old = next((index for index in left if is_renamed(before[index], after[new])), None)
            verb = "renamed"
        if old is None:
            after[new].host, after[new].step = host, step
            same_name = any(before[index].name.lower() == after[new].name.lower() for index in left)
            deeds.append(("changed" if same_name else "added", after[new].name))
            continue
        left.remove(old)
        inherit(before[old], after[new], host, deeds)
        after[new].touched.append({"host": host, "how": verb})
        deeds.append((verb, after[new].name))
    changed = {name.lower() for verb, name in deeds if verb == "changed"}
    deeds += [("removed", before[index].name) for index in left if before[index].name.lower() not in changed]
    return deeds


def is_renamed(old, new):
    """The same value, and a name made of the old one: a list that copies From into Reply-To renames nothing."""
    names = sorted((old.name.lower(), new.name.lower()), key=len)
    return old.unfolded == new.unfolded and names[0] in names[1]


def inherit(old, new, host, deeds):
    new.host, new.step, new.touched, new.arrival = old.host, old.step, list(old.touched), old.arrival
    if old.raw != new.raw and old.sameness == new.sameness:
        new.touched.append({"host": host, "how": "respelled"})
        deeds.append(("respelled", new.name))


def common_order(first, second):
    """The longest common subsequence of two lists as index pairs."""
    length = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for row in range(len(first) - 1, -1, -1):
        for column in range(len(second) - 1, -1, -1):
            length[row][column] = (
                length[row + 1][column + 1] + 1 if first[row] == second[column]
                else max(length[row + 1][column], length[row][column + 1])
            )
    pairs, row, column = [], 0, 0
    while row < len(first) and column < len(second):
        if first[row] == second[column] and length[row][column] == length[row + 1][column + 1] + 1:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif length[row + 1][column] >= length[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs
