#!/usr/bin/env python3
"""Prints, as Markdown, what the recorded cases show: which fields each server adds and where, and which cases there are.

    python3 Corpus/lab/tables.py
"""

import collections
import json
import sys

sys.dont_write_bytecode = True

import header
import statements
from plan import load_hosts
from writing import RECORDED

SHORT = {"authentication-results": "A-R", "received-spf": "Received-SPF", "arc-authentication-results": "AAR",
         "arc-message-signature": "AMS", "arc-seal": "ARC-Seal"}


def cases():
    for path in sorted(RECORDED.glob("*.truth.json")):
        name = path.name.removesuffix(".truth.json")
        yield name, json.loads(path.read_text()), header.split((RECORDED / f"{name}.eml").read_bytes())


def label(item):
    """A field's short name; a results field shows which methods it holds."""
    methods = [method for _, _, method, _ in statements.read(item)]
    name = SHORT.get(item.name.lower(), item.name)
    return f"{name}({' '.join(methods)})" if name == "A-R" else name


def layout(truth, fields):
    """What the receiver added, from the top: its own Received lines in capitals, a bar where other hosts' fields stand between."""
    parts, gap = [], False
    for item, entry in zip(fields, truth["fields"]):
        if entry["host"] != truth["receiver"]:
            gap = True
            continue
        if gap and parts:
            parts.append("…")
        gap = False
        parts.append("**Received**" if item.name.lower() == "received" else label(item))
    return ", ".join(parts)


def configurations():
    """host name → server, its habit where it has one, and the programs beside it."""
    return {
        host.name: " + ".join(filter(None, [host.server, host.options.get("results"), "srs" if host.options.get("srs") else "", *host.programs]))
        for host in load_hosts().values()
    }


def placement():
    found = collections.defaultdict(collections.Counter)
    for _, truth, fields in cases():
        found[truth["receiver"]][layout(truth, fields)] += 1
    programs = configurations()
    print("| receiver | programs | fields it added, from the top (… = fields of other hosts) | messages |\n|---|---|---|---:|")
    for receiver in sorted(found):
        for position, (line, count) in enumerate(found[receiver].most_common()):
            head = f"`{receiver}` | {programs[receiver]}" if position == 0 else " | "
            print(f"| {head} | {line} | {count} |")


def forwarders():
    """The same for every host on the way."""
    found = collections.defaultdict(collections.Counter)
    for _, truth, fields in cases():
        for host in sorted({entry["host"] for entry in truth["fields"]} - {truth["receiver"]}):
            if any(hop["host"] == host for hop in truth["hops"]):
                found[host][layout(truth | {"receiver": host}, fields)] += 1
    programs = configurations()
    print("\n| host on the way | programs | fields of it that reached the receiver, from the top | messages |\n|---|---|---|---:|")
    for host in sorted(found):
        for position, (line, count) in enumerate(found[host].most_common(3)):
            head = f"`{host}` | {programs.get(host, '')}" if position == 0 else " | "
            print(f"| {head} | {line} | {count} |")


def matrix():
    table = collections.defaultdict(set)
    for name, truth, _ in cases():
        table[truth["scenario"]].add(name.split(".", 1)[1])
    receivers = sorted(set().union(*table.values()))
    print("\n| scenario | " + " | ".join(receivers) + " | all |\n|---|" + "---|" * len(receivers) + "---:|")
    for scenario in sorted(table):
        print(f"| {scenario} | " + " | ".join("×" if key in table[scenario] else "" for key in receivers) + f" | {len(table[scenario])} |")
    print("| **all** | " + " | ".join(str(sum(key in keys for keys in table.values())) for key in receivers)
          + f" | {sum(map(len, table.values()))} |")


if __name__ == "__main__":
    placement()
    forwarders()
    matrix()
