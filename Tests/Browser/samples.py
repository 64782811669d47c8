"""Messages that the browser is shown: hostile and long ones, and some of the Corpus. Each is made into HTML by hoptrace, and some
together into the reports of several messages."""

import os
import subprocess

import hostile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASES = [
    "misleading-pass/forwarded-broken", "misleading-pass/forwarded-repaired", "misleading-pass/direct-clean",
    "misleading-pass/16-forged-results", "forwarded/microsoft-srs-long", "forwarded/mailman3-munged", "arc/valid-3-caf",
    "malformed/newline-in-a-name",
]
SEED = ["direct-clean", "direct-broken", "direct-repaired", "forwarded-broken", "forwarded-repaired"]
# Reports of several messages: what is run in Corpus/misleading-pass.
TOGETHER = {
    "incident": ["report", *(name + ".eml" for name in SEED), "--case", "2026-017", "--date", "2026-03-05"],
    "incident-open": ["report", "forwarded-broken.eml", "direct-broken.eml", "16-forged-results.eml", "09-silent-forward.eml"],
    "comparison": ["compare", "direct-broken.eml", "forwarded-broken.eml", "direct-repaired.eml", "--format", "html"],
    "summary": ["corpus", ".", "--format", "html"],
}


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
    for name, arguments in TOGETHER.items():
        for language in ("en", "ja"):
            if not wanted(name, language):
                continue
            report = os.path.join(folder, name + "." + language + ".html")
            # What an archive leaves out is told, and is no failure here.
            subprocess.run(
                [hoptrace, *arguments, "--language", language, "--output", report],
                check=True, cwd=os.path.join(ROOT, "Corpus", "misleading-pass"), stderr=subprocess.DEVNULL)
            made[name + "." + language] = report
    return made
