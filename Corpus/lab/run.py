#!/usr/bin/env python3
"""Runs the mail laboratory: builds the hosts, sends the mails, watches the wires, writes the cases and their truth.

    python3 Corpus/lab/run.py [--only SCENARIO]... [--keep] [--list]
"""

import argparse
import fcntl
import os
import shutil
import signal
import sys
import time

sys.dont_write_bytecode = True

import layers
from failure import LabFailure
from internet import Internet
from node import RUN, ip
from plan import Plan
from record import Recorder

BEGAN = time.monotonic()


def say(text):
    print(f"{time.monotonic() - BEGAN:6.1f} s  {text}", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", metavar="SCENARIO", action="append", default=[], help="run this scenario only; may be given several times")
    parser.add_argument("--keep", action="store_true", help="leave the hosts running at the end; the next run removes them")
    parser.add_argument("--list", action="store_true", help="show the scenarios and their receivers, and end")
    return parser.parse_args()


def show(plan):
    for scenario in plan.scenarios:
        print(f"{scenario.name}: {scenario.about}\n    {', '.join(scenario.receivers)}")
    print(f"{len(plan.cases)} messages, {len({case.receiver.key for case in plan.cases})} receivers")


def interrupted(number, _):
    raise LabFailure(f"interrupted by signal {number}")


def remove_remains():
    """Takes away what a run that was killed hard, or one with --keep, left behind."""
    for space in ip("netns", "list").split():
        if space.startswith("hl-"):
            for process in ip("netns", "pids", space, check=False).split():
                try:
                    os.kill(int(process), signal.SIGKILL)
                except (ProcessLookupError, ValueError):
                    pass
            ip("netns", "del", space, check=False)
    shutil.rmtree(RUN, ignore_errors=True)


def one_at_a_time():
    """A lock for the life of the process: two runs would share the names of hosts and networks."""
    layers.CACHE.mkdir(parents=True, exist_ok=True)
    lock = open(layers.CACHE / "lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as held:
        raise LabFailure("another run is at work") from held
    return lock


def main():
    options = arguments()
    plan = Plan(options.only)
    if options.list:
        show(plan)
        return 0
    if os.geteuid() != 0:
        raise LabFailure("the laboratory makes network namespaces and must run as root")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    lock = one_at_a_time()
    layers.install_tools()
    layers.build({host.layer for host in plan.needed_hosts() if host.layer}, say)
    remove_remains()
    RUN.mkdir(parents=True)
    internet = Internet(plan, say)
    try:
        internet.start()
        failed = Recorder(internet, say).run()
        for name, reason in failed:
            print(f"not recorded: {name}: {reason}", file=sys.stderr)
        say(f"{len(plan.cases) - len(failed)} of {len(plan.cases)} messages recorded")
        return 1 if failed else 0
    finally:
        # A second signal must not stop the clean-up.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        if options.keep:
            say(f"the hosts are left running: ip netns exec hl-… ; their files are in {RUN}")
        else:
            internet.stop()
            shutil.rmtree(RUN, ignore_errors=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except LabFailure as failure:
        sys.exit(f"the laboratory failed: {failure}")
