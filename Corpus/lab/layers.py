"""Builds the file systems of the hosts: one small base, and on it one layer for each kind of mail server."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tomllib

from failure import LabFailure

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("HOPTRACE_LAB_CACHE", "/var/cache/hoptrace-lab"))
LAYERS = tomllib.loads((HERE / "layers.toml").read_text())
TOOLS = {"mmdebstrap": "mmdebstrap", "tcpdump": "tcpdump", "openssl": "openssl", "ip": "iproute2", "unshare": "util-linux", "nsenter": "util-linux"}

INSTALL = r"""
set -eu
root=$1; shift
mkdir -p "$root/dev" "$root/proc"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cp /etc/resolv.conf "$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
# A package that writes the host name into its configuration must not learn the name of the machine that runs the laboratory.
hostname layer.lab.test
printf 'layer.lab.test\n' > "$root/etc/hostname"
printf 'layer.lab.test\n' > "$root/etc/mailname"
printf '127.0.0.1 localhost layer.lab.test\n' > "$root/etc/hosts"
chroot "$root" debconf-set-selections
DEBIAN_FRONTEND=noninteractive LC_ALL=C chroot "$root" apt-get install -y -qq --no-install-recommends "$@"
"""


def run_checked(command, what, timeout, **options):
    """Runs a command; the sentence of a failure carries the end of what the command said."""
    try:
        result = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, text=True, **options
        )
    except subprocess.TimeoutExpired as expired:
        raise LabFailure(f"{what} did not end within {timeout} s") from expired
    if result.returncode != 0:
        raise LabFailure(f"{what} failed (exit {result.returncode}):\n{result.stdout[-3000:]}")
    return result.stdout


def install_tools():
    """The few programs that the laboratory needs on the machine itself."""
    missing = sorted({package for program, package in TOOLS.items() if shutil.which(program) is None})
    if missing:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        run_checked(["apt-get", "update", "-qq"], "apt-get update", 300, env=environment)
        run_checked(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
            f"installing {', '.join(missing)}", 600, env=environment,
        )


def debian_sources():
    """The machine's own Debian mirrors as one-line entries: a layer takes packages from where the machine takes them."""
    mirror, security = "http://deb.debian.org/debian", "http://deb.debian.org/debian-security"
    release = dict(re.findall(r"^(\w+)=\"?([^\"\n]*)", pathlib.Path("/etc/os-release").read_text(), re.M))
    suite = release.get("VERSION_CODENAME", "bookworm")
    if release.get("ID") != "debian" or suite != "bookworm":
        raise LabFailure("the laboratory is written for Debian 12 (bookworm): other releases bring other servers and other results")
    for listing in [pathlib.Path("/etc/apt/sources.list"), *pathlib.Path("/etc/apt/sources.list.d").glob("*")]:
        if listing.is_file():
            for address in re.findall(r"https?://\S+", re.sub(r"(?m)^\s*#.*$", "", listing.read_text())):
                if address.rstrip("/").endswith("/debian"):
                    mirror = address
                elif address.rstrip("/").endswith("/debian-security"):
                    security = address
    return (
        f"deb {mirror} {suite} main\ndeb {mirror} {suite}-updates main\ndeb {security} {suite}-security main\n"
    )


def fingerprint(kind):
    wanted = {"base": LAYERS["base"], "layer": LAYERS[kind], "install": INSTALL, "revision": 1}
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()


def is_current(kind):
    stamp = CACHE / "layer" / f"{kind}.stamp"
    return stamp.is_file() and stamp.read_text().strip() == fingerprint(kind)


def build(kinds, say):
    """Builds what is missing. A layer without its stamp was interrupted and is built anew."""
    for kind in ["base", *sorted(set(kinds) - {"base"})]:
        if is_current(kind):
            continue
        say(f"building the file system of {kind}")
        (build_base if kind == "base" else build_layer)(kind)
        (CACHE / "layer" / f"{kind}.stamp").write_text(fingerprint(kind) + "\n")


def build_base(kind):
    base = CACHE / "base"
    shutil.rmtree(base, ignore_errors=True)
    (CACHE / "layer").mkdir(parents=True, exist_ok=True)
    for stamp in (CACHE / "layer").glob("*.stamp"):
        stamp.unlink()
    run_checked(
        ["mmdebstrap", "--variant=minbase", "--mode=root", f"--include={','.join(LAYERS['base']['packages'])}",
         "bookworm", str(base)],
        "mmdebstrap", 900, input=debian_sources(),
    )
    run_checked(["chroot", str(base), "apt-get", "update", "-qq"], "apt-get update in the base", 300)


def build_layer(kind):
    upper, work, mounted = (CACHE / part / kind for part in ("layer", "work", "mount"))
    for directory in (upper, work):
        shutil.rmtree(directory, ignore_errors=True)
    for directory in (upper, work, mounted):
        directory.mkdir(parents=True, exist_ok=True)
    overlay = f"lowerdir={CACHE / 'base'},upperdir={upper},workdir={work}"
    script = f"mount -t overlay overlay -o {overlay} {mounted} || exit 1\n{INSTALL}"
    # Mount, UTS and PID namespaces: whatever a package mounts or starts goes away with them. No network namespace: apt needs the mirror.
    run_checked(
        ["unshare", "-m", "-u", "-p", "-f", "--kill-child", "--propagation", "private", "sh", "-c", script, "sh", str(mounted),
         *LAYERS[kind]["packages"]],
        f"installing the packages of the layer {kind}", 1200,
        input="\n".join(LAYERS[kind].get("preseed", [])) + "\n",
    )


def versions(kinds):
    """The packages that wrote the recorded fields, as `package version` lines."""
    wanted = {package for kind in kinds for package in LAYERS[kind]["packages"]}
    found = set()
    for kind in kinds:
        status = CACHE / "layer" / kind / "var/lib/dpkg/status"
        source = status if status.is_file() else CACHE / "base/var/lib/dpkg/status"
        for name, version in re.findall(r"^Package: (\S+)\n(?:.+\n)*?Version: (\S+)\n", source.read_text(), re.M):
            if name in wanted:
                found.add(f"{name} {version}")
    return sorted(found)
