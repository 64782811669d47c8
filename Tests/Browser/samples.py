"""Messages that the browser is shown: hostile and long ones, and some of the Corpus. Each is made into HTML by hoptrace."""

import os
import subprocess

import hostile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASES = [
    "misleading-pass/forwarded-broken", "misleading-pass/forwarded-repaired", "misleading-pass/direct-clean",
    "misleading-pass/16-forged-results", "forwarded/microsoft-srs-long", "forwarded/mailman3-munged", "arc/valid-3-caf",
    "malformed/newline-in-a-name",
]


def messages():
    """The bytes of every message by its name."""
    found = dict(hostile.messages())
    for case in CASES:
        with open(os.path.join(ROOT, "Corpus", case + ".eml"), "rb") as file:
            found[os.path.basename(case)] = file.read()
    return found


def reports(hoptrace, folder, wanted):
    """Makes HTML of each message and language that `wanted(name, language)` says, and gives the files by `name.language`."""
    made = {}
    for name, message in messages().items():
        file_name = name + ".eml"
        for language in ("en", "ja"):
            if not wanted(name, language):
                continue
            with open(os.path.join(folder, file_name), "wb") as file:
                file.write(message)
            report = name + "." + language + ".html"
            subprocess.run(
                [hoptrace, "trace", file_name, "--format", "html", "--language", language, "--output", report],
                check=True, cwd=folder)
            made[name + "." + language] = os.path.join(folder, report)
    return made
