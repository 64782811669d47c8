"""Listens on the wires: one capture on the bridge that joins all hosts, one on the loopback of each host that hands mail to itself."""

import re
import signal
import subprocess
import time

from failure import LabFailure
from node import BRIDGE, RUN, SWITCH, wait_until

PORTS = "tcp and (port 25 or port 24 or port 143 or port 8024)"


class Capture:
    def __init__(self, space, interface):
        self.file = RUN / f"{space}-{interface}.pcap"
        self.said = RUN / f"{space}-{interface}.tcpdump"
        self.space, self.interface = space, interface
        self.process = None

    def start(self):
        command = ["ip", "netns", "exec", self.space, "tcpdump", "-i", self.interface, "-n", "-s", "0", "-B", "32768", "-U",
                   "--immediate-mode", "-Z", "root", "-w", str(self.file), PORTS]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(self.said, "wb"))
        wait_until(lambda: "listening on" in self.said.read_text(), 20, f"tcpdump does not start in {self.space}")

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def finish(self):
        """Ends the capture. A lost packet would make the truth a guess, so it fails the run."""
        time.sleep(0.5)
        self.stop()
        dropped = re.search(r"(\d+) packets dropped by kernel", self.said.read_text())
        if dropped is None or dropped[1] != "0":
            raise LabFailure(f"the capture in {self.space} lost packets: {self.said.read_text().strip()}")
        return self.file.read_bytes()


def on_bridge():
    return Capture(SWITCH, BRIDGE)


def on_loopback(node):
    return Capture(node.space, "lo")
