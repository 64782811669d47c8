#!/usr/bin/env python3
"""Runs what scripts/bench.sh prepared, and prints medians and ratios. All programs of a round run one after the other, so that
what slows the machine down slows all of them down."""
import argparse, os, re, shutil, statistics, subprocess, sys, time

options = argparse.ArgumentParser()
options.add_argument("--hoptrace", required=True)
options.add_argument("--mbox", required=True)
options.add_argument("--work", required=True)
options.add_argument("--peers", required=True)
options.add_argument("--runs", type=int, default=5)
options.add_argument("--slow-peers", type=int, default=1)
options = options.parse_args()

cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(os.cpu_count()))
database = os.path.join(options.work, "bench.sqlite")


def pin(count):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores[:count])


def run(command, count=1, environment=None, may_fail=False):
    """Seconds and peak memory in MiB of a command on `count` cores, or on those of this program where it is 0, and what it printed;
    other programs may fail."""
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(database + suffix):
            os.remove(database + suffix)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=(lambda: pin(count)) if count else None,
        env={**os.environ, **(environment or {})})
    output = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode != 0 and not may_fail:
        sys.exit("bench: %s ended with %d:\n%s" % (" ".join(command), process.returncode, output[-2000:]))
    return seconds, usage.ru_maxrss / (1 if sys.platform != "darwin" else 1024) / 1024, output


def count_messages(path):
    """Messages by the rule of the C programs, which also brings the file into memory."""
    count, tail = 0, b"\n"
    with open(path, "rb") as file:
        while piece := file.read(1 << 22):
            count += (tail + piece).count(b"\nFrom ")
            tail = piece[-5:]
    return count


def slice_of(path, target, limit):
    """The first messages of a mbox: as a mbox and as a file each."""
    folder, mbox = os.path.join(target, "eml"), os.path.join(target, "slice.mbox")
    if os.path.exists(mbox):
        return folder, mbox
    os.makedirs(folder, exist_ok=True)
    with open(path, "rb") as file, open(mbox + ".part", "wb") as out:
        number, lines = 0, []

        def flush():
            nonlocal number
            if not lines:
                return
            out.writelines(lines)
            place = os.path.join(folder, "%03d" % (number // 1000))
            os.makedirs(place, exist_ok=True)
            with open(os.path.join(place, "%06d.eml" % number), "wb") as message:
                message.write(b"".join(lines[1:]).removesuffix(b"\n"))
            number += 1

        for line in file:
            if line.startswith(b"From ") and (not lines or lines[-1] == b"\n"):
                flush()
                lines = []
                if number == limit:
                    break
            lines.append(line)
        else:
            flush()
    os.rename(mbox + ".part", mbox)
    return folder, mbox


messages = count_messages(options.mbox)
size = os.path.getsize(options.mbox)
hoptrace, tool = options.hoptrace, lambda name: os.path.join(options.work, name)
corpus = [hoptrace, "corpus", options.mbox, "--format", "json", "--output", "/dev/null", "--memory"]
programs = {
    "rdhdr, one core": ([tool("rdhdr"), options.mbox], 1),
    "inventory, one core": ([hoptrace, "corpus", options.mbox, "--inventory", "--jobs", "1"], 1),
    "tokscan, one core": ([tool("tokscan"), options.mbox], 1),
    "analysis, one core": (corpus + ["--jobs", "1"], 1),
}
if len(cores) > 1:
    programs["analysis, two cores"] = (corpus + ["--jobs", "2"], 2)
    programs["analysis and database, two cores"] = (corpus + ["--jobs", "2", "--database", database], 2)

print("%d messages, %.1f MB; %d rounds; %d cores" % (messages, size / 1e6, options.runs, len(cores)))
seconds, memory = {name: [] for name in programs}, {name: 0 for name in programs}
growing = {}  # MiB of what grows with the archive: counts, and digests of contents
for name, (command, count) in programs.items():
    run(command, count)  # warm
for _ in range(options.runs):
    for name, (command, count) in programs.items():
        taken, peak, output = run(command, count)
        if found := re.search(r"([\d.]+) MiB for counts and ([\d.]+) MiB for digests", output):
            growing[name] = float(found[1]) + float(found[2])
        seconds[name].append(taken)
        memory[name] = max(memory[name], peak)
median = {name: statistics.median(taken) for name, taken in seconds.items()}

print("\n| program | seconds (median) | fastest | messages a second | MB a second | peak memory, MiB | of it counts and digests |"
      "\n|---|---|---|---|---|---|---|")
for name, taken in seconds.items():
    print("| %s | %.2f | %.2f | %d | %d | %.1f | %s |" % (
        name, median[name], min(taken), messages / median[name], size / 1e6 / median[name], memory[name],
        "%.1f" % growing[name] if name in growing else ""))


def ratio(text, target, one, other):
    """How many times as fast `one` is as `other`, round by round."""
    if one in seconds and other in seconds:
        rows.append((text, target, statistics.median(b / a for a, b in zip(seconds[one], seconds[other]))))


rows = []
ratio("inventory to rdhdr, one core", "0.5", "inventory, one core", "rdhdr, one core")
ratio("analysis to tokscan, one core", "0.5", "analysis, one core", "tokscan, one core")
ratio("analysis, two cores to one", "1.7", "analysis, two cores", "analysis, one core")
ratio("with database to without, two cores", "0.4", "analysis and database, two cores", "analysis, two cores")

# Other programs, each over as many messages as it takes a few seconds for; they print their own rate.
peer = lambda name: os.path.join(options.peers, name)
slow = {
    "Python, email: headers": (["python3", peer("py_bench.py"), "stdlib_hdr", options.mbox, "5000"], None),
    "Python, mail-parser: Received": (["python3", peer("py_bench.py"), "mailparser_rcv", options.mbox, "1000"], "mailparser"),
    "Python, authres: results": (["python3", peer("py_bench.py"), "authres", options.mbox, "1000"], "authres"),
    "Perl: headers by regular expressions": (["perl", peer("perl_bench.pl"), "hdr_regex", options.mbox, "5000"], None),
    "rspamd: headers only": (["rspamadm", "lua", "-b", peer("rs_bench.lua")], None),
}
# rspamd's script holds the whole file in memory.
folder, mbox = slice_of(options.mbox, os.path.join(options.work, "slice-%d" % messages), min(messages, 20_000))
rspamd = {"RSB_MODE": "received", "RSB_HDR": "1", "RSB_FILE": mbox, "RSB_N": "10000"}
rates = {}
if options.slow_peers:
    print("\n| other program | messages a second | analysis, one core, is times as fast |\n|---|---|---|")
    for name, (command, module) in slow.items():
        missing = shutil.which(command[0]) is None or module and subprocess.run(
            ["python3", "-c", "import " + module], capture_output=True).returncode != 0
        if missing:
            print("| %s | skipped: not installed | |" % name)
            continue
        _, _, output = run(command, 1, rspamd, may_fail=True)
        found = re.search(r"([\d.]+) msg/s", output)
        if not found:
            print("| %s | skipped: it printed no rate | |" % name)
            continue
        rates[name] = float(found[1])
        print("| %s | %d | %.0f |" % (name, rates[name], messages / median["analysis, one core"] / rates[name]))

# A file for each message, and a line of NDJSON for each.
files = sum(len(names) for _, _, names in os.walk(folder))
quiet = ["--format", "json", "--output", "/dev/null"]
counts = [1, 2] if len(cores) > 1 else [1]
taken = {}
for _ in range(options.runs + 1):
    for count in counts:
        for name, arguments in (("files", [folder]), ("mbox", [mbox]), ("lines", [mbox, "--ndjson", "/dev/null"])):
            command = [hoptrace, "corpus"] + arguments + quiet + ["--jobs", str(count)]
            taken.setdefault((name, count), []).append(run(command, count)[0])


def above(name, count):
    """Microseconds a message above the analysis of the same messages in a mbox."""
    pairs = zip(taken[name, count][1:], taken["mbox", count][1:])
    return statistics.median(a - b for a, b in pairs) / files * 1e6


# One message. To pin a command behind its start, Python first makes a copy of itself, which takes milliseconds.
message = os.path.join(folder, "000", "000000.eml")
pin(1)
single = statistics.median(run([hoptrace, "trace", message], 0)[0] for _ in range(30)) * 1e3

print("\n| figure | target | measured |\n|---|---|---|")
for text, target, value in rows:
    print("| %s | at least %s | %.2f |" % (text, target, value))
fastest = max((rate for name, rate in rates.items() if name.startswith("Python")), default=None)
if fastest:
    print("| analysis to the fastest Python program, one core | at least 80 | %.0f |" % (
        messages / median["analysis, one core"] / fastest))
if "rspamd: headers only" in rates:
    print("| analysis to rspamd, headers only, one core | at least 6 | %.1f |" % (
        messages / median["analysis, one core"] / rates["rspamd: headers only"]))
for count in counts:
    on = "one core" if count == 1 else "two cores"
    print("| a file of a directory (%d files), above the analysis, %s | at most 6 µs | %.1f µs |" % (
        files, on, above("files", count)))
    print("| a line of NDJSON, above the analysis, %s | | %.0f µs |" % (on, above("lines", count)))
print("| one `hoptrace trace`, start included | at most 15 ms | %.1f ms |" % single)
name = "analysis, two cores" if "analysis, two cores" in memory else "analysis, one core"
print("| peak memory of the %s, counts and digests aside | at most 24 MiB | %.1f MiB |" % (
    name, memory[name] - growing.get(name, 0)))
