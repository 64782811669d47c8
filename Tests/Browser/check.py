"""Opens HTML reports in a real browser and says what is wrong with them: python3 check.py HOPTRACE

Reports are made of the hostile messages of hostile.py and of some of the Corpus, in both languages. Nothing may be requested,
nothing may run, nothing may be complained of, nothing may be wider than the window at 360 and 1440 pixels, evidence must be
lit when it is gone to, and an audit by axe-core must find nothing serious. Prints a line for each fault; exit code 1 if any."""

import json
import os
import sys
import tempfile

import devtools
import samples

AXE = os.path.join(samples.ROOT, ".build", "axe", "axe_playwright_python", "axe.min.js")
# The audit takes seconds for a page; these have every part of a report.
AUDITED = {
    "forwarded-broken.en", "forwarded-broken.ja", "16-forged-results.en", "valid-3-caf.en", "incident.en", "incident-open.ja",
    "comparison.en", "summary.en", "thirty-hops.en",
}
LARGEST = 400 * 1024

EVIDENCE = """(() => {
  const dead = [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
    .filter(href => !href.startsWith('#') || !document.getElementById(decodeURIComponent(href.slice(1))));
  const link = [...document.querySelectorAll('.reasons a')].find(a => a.getAttribute('href').startsWith('#bytes-'));
  if (!link) return {dead, lit: true};
  location.hash = link.getAttribute('href');
  const target = document.querySelector(':target');
  return {dead, lit: !!target && getComputedStyle(target).outlineStyle === 'solid'};
})()"""

# What an audit by hand looks at, for machines without axe-core.
OUTLINE = """(() => {
  const faults = [];
  if (document.querySelectorAll('main').length !== 1) faults.push('not one main landmark');
  if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
  if (!document.documentElement.lang) faults.push('no language');
  let level = 0;
  for (const heading of document.querySelectorAll('h1,h2,h3,h4')) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) faults.push('a heading is skipped before: ' + heading.textContent.slice(0, 40));
    level = own;
  }
  for (const table of document.querySelectorAll('table'))
    if (!table.caption || [...table.querySelectorAll('th')].some(th => !th.scope)) faults.push('a table without caption or scope');
  for (const svg of document.querySelectorAll('svg'))
    if (!svg.closest('[aria-hidden="true"]') && !(svg.querySelector('title') && document.getElementById(svg.getAttribute('aria-describedby'))))
      faults.push('a drawing without words');
  for (const a of document.querySelectorAll('a')) if (!a.textContent.trim()) faults.push('a link without words');
  return faults;
})()"""


# A page with one fault of each kind: what does not find them finds nothing.
BAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>bad</title></head><body>
<h1>one</h1><h3>three</h3><img src="http://evil.example/x.png"><script>console.error('ran')</script>
<div style="width:2000px">wide</div><a href="#nowhere">dead</a><a href="#nowhere"></a><table><tr><th>x</th></tr></table>
<p style="color:#ddd;background:#fff">pale</p></body></html>"""
FOUND_IN_BAD = [
    "requested http://evil.example/x.png", "a script ran", "the console says", "at 360 pixels", "a dead link", "not one main",
    "no language", "a heading is skipped", "a table without", "a link without words",
]


def acted(page):
    """What a page did that no report does."""
    yield from ("requested " + event["request"]["url"][:200] for event in page.events("Network.requestWillBeSent")
                if event["request"]["url"] != page.url)
    yield from ("a script ran: " + event["url"][:200] for event in page.events("Debugger.scriptParsed"))
    yield from ("the console says: " + json.dumps(event)[:300] for event in page.events("Runtime.consoleAPICalled"))
    yield from ("an exception: " + json.dumps(event)[:300] for event in page.events("Runtime.exceptionThrown"))
    yield from ("the log says: " + event["entry"]["text"][:300] for event in page.events("Log.entryAdded"))
    yield from ("a dialog: " + event["message"][:100] for event in page.events("Page.javascriptDialogOpening"))
    yield from ("went to " + event["frame"]["url"][:200] for event in page.events("Page.frameNavigated")
                if event["frame"]["url"] not in (page.url, "about:blank"))


def looks(page, width):
    page.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    wide = page.value("document.documentElement.scrollWidth")
    if wide > width:
        widest = page.value(
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && "
            "!e.closest('.scroll')).slice(0, 3).map(e => e.tagName + '.' + e.getAttribute('class') + '#' + e.id).join(' ')")
        yield f"at {width} pixels it is {wide} wide: {widest}"


def audited(page):
    if not os.path.exists(AXE):
        return
    with open(AXE, encoding="utf-8") as file:
        page.value(file.read() + ";0")
    for width in (360, 1440):
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        found = page.value("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => "
                           "[v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)]))")
        yield from (f"axe at {width}: {fault}" for fault in found if fault[0] in ("serious", "critical"))


def faults(browser, name, path):
    size = os.path.getsize(path)
    if name.startswith("long-header") and size > LARGEST:
        yield f"{size} bytes"
    for scheme in ("light", "dark") if name in AUDITED else ("light",):
        page = devtools.Page(browser, path, 1440, scheme=scheme)
        yield from acted(page)
        for width in (1440, 360):
            yield from looks(page, width)
        state = page.value(EVIDENCE)
        yield from ("a dead link: " + href[:100] for href in state["dead"][:3])
        if not state["lit"]:
            yield "evidence that is gone to is not lit"
        yield from page.value(OUTLINE)
        if name in AUDITED or name == "bad":
            yield from audited(page)
        page.close()


def blindness(browser, folder):
    """Faults of the bad page that this program does not see."""
    path = os.path.join(folder, "bad.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(BAD)
    found = list(faults(browser, "bad", path))
    yield from ("not seen: " + fault for fault in FOUND_IN_BAD if not any(line.startswith(fault) for line in found))
    if os.path.exists(AXE) and not any(line.startswith("axe") for line in found):
        yield "not seen: what axe-core finds"


def wanted(name, language):
    return language == "en" or not name.startswith(("hostile", "long", "malformed", "direct", "summary", "comparison"))


def again(check):
    """What `check` finds with a browser of its own. A browser that ends or does not answer is started once more."""
    try:
        with devtools.Browser() as browser:
            return list(check(browser))
    except (devtools.Failed, OSError) as failure:
        print(f"the browser is started again: {failure}", file=sys.stderr)
        with devtools.Browser() as browser:
            return list(check(browser))


def main(hoptrace):
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        reports = samples.reports(hoptrace, folder, wanted)
        for name, path in sorted(reports.items()):
            for fault in again(lambda browser: faults(browser, name, path)):
                count += 1
                print(name + ": " + fault, flush=True)
        for fault in again(lambda browser: blindness(browser, folder)):
            count += 1
            print(fault)
    audit = "audited by axe-core" if os.path.exists(AXE) else "no axe-core: make browser-test installs it"
    print(f"{len(reports)} reports opened, {count} faults; {audit}")
    return 1 if count else 0


if __name__ == "__main__":
    if not devtools.executable():
        sys.exit("check: no Chromium is installed")
    sys.exit(main(os.path.abspath(sys.argv[1])))
