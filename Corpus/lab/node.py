"""One host of the small internet: its own network, mount, UTS, IPC and PID namespaces, and its own root file system."""

import os
import pathlib
import shutil
import subprocess
import time

import layers
from failure import LabFailure

RUN = layers.CACHE / "run"
SWITCH = "hl-switch"
BRIDGE = "br0"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

# The first process of a host: it keeps what the servers say to syslog and reaps whoever is left over.
INIT = r'''
import os, socket, sys
log = open("/var/log/syslog", "a", buffering=1)
reader = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
reader.bind("/dev/log")
os.chmod("/dev/log", 0o666)
reader.settimeout(1)
while True:
    try:
        log.write(reader.recv(65536).decode("utf-8", "replace").rstrip("\n\0") + "\n")
    except socket.timeout:
        pass
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
'''

ENTER = r"""
set -eu
root=$1; lower=$2; upper=$3; work=$4; name=$5
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$upper,workdir=$work" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs none "$root/dev"
mount -t tmpfs none "$root/run"
mount -t tmpfs none "$root/tmp" -o mode=1777
mkdir "$root/run/lock" "$root/dev/shm"
chmod 1777 "$root/dev/shm" "$root/run/lock"
for device in null zero full random urandom tty; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"; ln -s /proc/self/fd/1 "$root/dev/stdout"; ln -s /proc/self/fd/2 "$root/dev/stderr"
hostname "$name"
cd "$root"
mkdir -p .old
pivot_root . .old
umount -l /.old
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot . python3 /usr/local/sbin/lab-init
"""


def ip(*arguments, check=True):
    result = subprocess.run(["ip", *arguments], capture_output=True, text=True, timeout=60)
    if check and result.returncode != 0:
        raise LabFailure(f"ip {' '.join(arguments)}: {result.stderr.strip()}")
    return result.stdout


class Switch:
    """The bridge that every frame between two hosts passes: the one place where all mail can be seen."""

    def start(self):
        ip("netns", "add", SWITCH)
        ip("-n", SWITCH, "link", "add", BRIDGE, "type", "bridge")
        # No snooping of multicast: IPv6 neighbour discovery must not wait for a querier that does not exist.
        ip("-n", SWITCH, "link", "set", BRIDGE, "type", "bridge", "mcast_snooping", "0", check=False)
        ip("-n", SWITCH, "link", "set", BRIDGE, "up")

    def stop(self):
        ip("netns", "del", SWITCH, check=False)


class Node:
    def __init__(self, key, name, addresses, layer, resolver, environment=None):
        self.key, self.name, self.layer, self.resolver = key, name, layer, resolver
        self.addresses = list(addresses)
        self.environment = dict(environment or {})
        self.space = f"hl-{key}"
        self.directory = RUN / key
        self.process = None
        self.first_process = None

    def start(self, number):
        self.add_network(number)
        if self.layer:
            self.add_file_system()

    def add_network(self, number):
        link = f"hl{number}"
        ip("netns", "add", self.space)
        ip("link", "add", link, "netns", SWITCH, "type", "veth", "peer", "name", "eth0", "netns", self.space)
        ip("-n", SWITCH, "link", "set", link, "master", BRIDGE, "up")
        ip("-n", self.space, "link", "set", "lo", "up")
        ip("-n", self.space, "link", "set", "eth0", "up")
        for address in self.addresses:
            if ":" in address:
                ip("-n", self.space, "addr", "add", f"{address}/64", "dev", "eth0", "nodad")
            else:
                ip("-n", self.space, "addr", "add", f"{address}/24", "dev", "eth0")
        # Everything is on the link: one network without routers, and no way out of it.
        ip("-n", self.space, "route", "add", "default", "dev", "eth0")
        ip("-n", self.space, "-6", "route", "add", "default", "dev", "eth0", check=False)

    def add_file_system(self):
        shutil.rmtree(self.directory, ignore_errors=True)
        root, upper, work = (self.directory / part for part in ("root", "upper", "work"))
        for directory in (root, upper, work):
            directory.mkdir(parents=True)
        self.prepare(upper)
        lower = f"{layers.CACHE / 'layer' / self.layer}:{layers.CACHE / 'base'}"
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", self.space, "unshare", "-m", "-u", "-i", "-p", "-f", "--kill-child", "--propagation", "private",
             "bash", "-c", ENTER, "bash", str(root), lower, str(upper), str(work), self.name],
            stdin=subprocess.DEVNULL, stdout=open(self.directory / "start.log", "wb"), stderr=subprocess.STDOUT,
        )
        wait_until(self.is_up, 20, f"host {self.name} did not start: see {self.directory / 'start.log'}")

    def prepare(self, upper):
        files = {
            "usr/local/sbin/lab-init": INIT,
            "etc/hostname": f"{self.name}\n",
            "etc/mailname": f"{self.name}\n",
            "etc/hosts": "127.0.0.1 localhost\n::1 localhost\n"
            + "".join(f"{address} {self.name} {self.name.split('.')[0]}\n" for address in self.addresses),
            "etc/resolv.conf": f"nameserver {self.resolver}\noptions timeout:12 attempts:1\n",
        }
        for path, text in files.items():
            (upper / path).parent.mkdir(parents=True, exist_ok=True)
            (upper / path).write_text(text)

    def is_up(self):
        if self.process.poll() is not None:
            raise LabFailure(f"host {self.name} ended while starting: {(self.directory / 'start.log').read_text()[-500:]}")
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = children.read_text().split()
        if not found:
            return False
        self.first_process = int(found[0])
        return os.path.exists(f"/proc/{self.first_process}/root/dev/log")

    # Reading and writing files of the running host.

    def path(self, path):
        return pathlib.Path(f"/proc/{self.first_process}/root{path}")

    def write(self, path, text, mode=0o644):
        target = self.path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        target.chmod(mode)

    def log(self):
        parts = []
        for path in ("/var/log/mail.log", "/var/log/syslog", "/var/log/exim4/mainlog"):
            if self.path(path).is_file():
                parts.append(f"--- {self.name} {path}\n" + self.path(path).read_text(errors="replace")[-4000:])
        daemons = self.directory / "daemons.log"
        if daemons.is_file():
            parts.append(f"--- {self.name} daemons\n" + daemons.read_text(errors="replace")[-4000:])
        return "\n".join(parts)

    # Running programs in the host.

    def command(self, arguments):
        return [
            "nsenter", "-t", str(self.first_process), "-m", "-u", "-i", "-n", "-p", "-r", "-w",
            "env", "-i", f"PATH={PATH}", "HOME=/root", "LC_ALL=C", *(f"{k}={v}" for k, v in self.environment.items()), *arguments,
        ]

    def run(self, *arguments, timeout=60, check=True, text_input=None):
        """Runs a program to its end. Output goes to a file: a daemon that keeps a pipe open would be waited for without end."""
        output = self.directory / "command.log"
        with open(output, "wb") as stream:
            try:
                result = subprocess.run(
                    self.command(arguments), stdout=stream, stderr=subprocess.STDOUT, timeout=timeout,
                    input=None if text_input is None else text_input.encode(),
                    stdin=subprocess.DEVNULL if text_input is None else None,
                )
            except subprocess.TimeoutExpired as expired:
                raise LabFailure(f"{self.name}: {' '.join(arguments)[:100]} did not end within {timeout} s") from expired
        said = output.read_text(errors="replace")
        if check and result.returncode != 0:
            raise LabFailure(f"{self.name}: {' '.join(arguments)[:100]} failed (exit {result.returncode}):\n{said[-2000:]}")
        return said

    def spawn(self, *arguments):
        """Starts a program that stays in the foreground; it ends with the host."""
        subprocess.Popen(
            self.command(arguments), stdin=subprocess.DEVNULL,
            stdout=open(self.directory / "daemons.log", "ab"), stderr=subprocess.STDOUT, start_new_session=True,
        )

    def wait_for_port(self, port, address=None, timeout=60):
        wait_until(lambda: self.listens(port, address), timeout, f"{self.name}: nothing listens on port {port} after {timeout} s\n", self.log)

    def listens(self, port, address=None):
        """Reads the kernel's table of the host's sockets: asking by connecting would leave traces in logs and captures."""
        for table in ("tcp", "tcp6"):
            for line in pathlib.Path(f"/proc/{self.first_process}/net/{table}").read_text().splitlines()[1:]:
                local, state = line.split()[1], line.split()[3]
                if state == "0A" and int(local.split(":")[1], 16) == port and address in (None, ipv4_of(local)):
                    return True
        return False

    def stop(self):
        """One kill ends every program of the host: it is the first process of a PID namespace."""
        if self.first_process:
            try:
                os.kill(self.first_process, 9)
            except ProcessLookupError:
                pass
        if self.process:
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        ip("netns", "del", self.space, check=False)
        shutil.rmtree(self.directory, ignore_errors=True)


def ipv4_of(local):
    """The address of a line in /proc/net/tcp, whose octets stand in the machine's order."""
    return ".".join(str(octet) for octet in reversed(bytes.fromhex(local.split(":")[0])))


def wait_until(condition, timeout, sentence, detail=None):
    limit = time.monotonic() + timeout
    while time.monotonic() < limit:
        if condition():
            return
        time.sleep(0.1)
    raise LabFailure(sentence + (detail() if detail else ""))
