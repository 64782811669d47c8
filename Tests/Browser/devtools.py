"""Chromium without a window, driven over the pipe of its DevTools protocol. Standard library only."""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable():
    """The path of a Chromium, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Failed(Exception):
    """What the browser answered in place of a result."""


class Browser:
    """One browser process; a context manager."""

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="hoptrace-browser-")
        commands, self.writes = os.pipe()
        self.reads, answers = os.pipe()
        flags = [
            "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--user-data-dir=" + self.profile, "about:blank",
        ]
        if os.geteuid() == 0:
            flags.insert(0, "--no-sandbox")

        def hand_over():
            # The protocol reads from descriptor 3 and writes to 4, whatever numbers the pipes have here.
            spare = [os.dup2(commands, 100), os.dup2(answers, 101)]
            os.dup2(spare[0], 3)
            os.dup2(spare[1], 4)

        self.process = subprocess.Popen(
            [executable(), *flags], preexec_fn=hand_over, close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.buffer = b""
        self.number = 0
        self.events = []
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close", seconds=5)
        except (Failed, OSError):
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        os.close(self.writes)
        os.close(self.reads)
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, session=None, seconds=60, **parameters):
        """Calls a method of the protocol and waits for its result. Events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = memoryview(json.dumps(message).encode() + b"\0")
        while data:
            data = data[os.write(self.writes, data[:65536]):]
        end = time.monotonic() + seconds
        while True:
            answer = self.message(end)
            if answer is None:
                raise Failed(method + ": no answer")
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise Failed(method + ": " + answer["error"]["message"])
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def wait(self, method, session, seconds=60):
        """Waits for an event."""
        end = time.monotonic() + seconds
        while not any(event["method"] == method and event.get("sessionId") == session for event in self.events):
            answer = self.message(end)
            if answer is None:
                raise Failed(method + " did not happen")
            if "method" in answer:
                self.events.append(answer)

    def message(self, end):
        while b"\0" not in self.buffer:
            if not select.select([self.reads], [], [], max(0, end - time.monotonic()))[0]:
                return None
            chunk = os.read(self.reads, 1 << 20)
            if not chunk:
                raise Failed("the browser has ended")
            self.buffer += chunk
        data, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(data)


class Page:
    """One page with everything that is to be known of it switched on."""

    def __init__(self, browser, path, width, height=900, scheme="light", scale=1):
        self.browser = browser
        browser.events.clear()
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target = target
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Debugger"):
            self.call(domain + ".enable")
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.url = "file://" + os.path.abspath(path)
        self.call("Page.navigate", url=self.url)
        browser.wait("Page.loadEventFired", self.session)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def events(self, method):
        return [event["params"] for event in self.browser.events if event["method"] == method]

    def value(self, expression):
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failed(json.dumps(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
