"""Writes what was recorded of a case: the delivered message, its truth, and the wires as differences from one to the next."""

import difflib
import json
import os
import pathlib
import re

import header
from failure import LabFailure

RECORDED = pathlib.Path(__file__).resolve().parent / "recorded"


def write(case, story):
    message = story.states[-1].message
    own_name = os.uname().nodename.encode()
    if len(own_name) > 3 and re.search(rb"(?<![\w.-])" + re.escape(own_name) + rb"(?![\w.-])", message):
        raise LabFailure(f"{case.name}: the message names the machine that runs the laboratory")
    (RECORDED / "wires").mkdir(parents=True, exist_ok=True)
    (RECORDED / f"{case.name}.eml").write_bytes(message)
    (RECORDED / f"{case.name}.truth.json").write_text(readable(story.truth()))
    (RECORDED / "wires" / f"{case.name}.diff").write_text(wires(story))


def remove_others(names):
    """Takes away what was recorded of cases that no scenario has any more."""
    endings = {RECORDED: (".eml", ".truth.json"), RECORDED / "wires": (".diff",)}
    for folder, suffixes in endings.items():
        for path in folder.glob("*"):
            for suffix in suffixes:
                if path.name.endswith(suffix) and path.name.removesuffix(suffix) not in names:
                    path.unlink()


def readable(truth):
    """JSON with one line for each hop, leg, statement and field: a person reads the difference between two runs."""
    lines = []
    for key, value in truth.items():
        if isinstance(value, list) and value:
            inner = ",\n".join("    " + json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(f"  {json.dumps(key)}: [\n{inner}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def wires(story):
    """The header on the first wire, and then what each host changed in it, with the envelope that was spoken on each wire."""
    text, before = "", []
    for number, state in enumerate(story.states):
        after = b"".join(item.raw for item in header.split(state.message)).decode("utf-8", "replace").splitlines()
        text += f"## {number} {state.medium}: from {story.name_of[state.writer]}"
        text += f" to {story.name_of[state.keeper]}\n" if state.keeper else "\n"
        if state.has_envelope:
            text += f"## client {state.client_ip}, HELO {state.helo}, MAIL FROM <{state.mail_from}>, RCPT TO <{state.rcpt_to}>\n"
            text += f"## reply {state.reply}\n"
        text += "\n".join(difflib.unified_diff(before, after, n=0, lineterm="")) + "\n"
        before = after
    return text.replace("--- \n+++ \n", "")
