#!/bin/sh
# Measures hoptrace against a C reader that only finds header fields, a C sketch that only tokenises them, and other programs.
#     scripts/bench.sh [MESSAGES]
# BENCH_RUNS: runs of each program (5). BENCH_PEERS=0 leaves the slow peers out. Needs ../shared/bench with the generator.
set -eu
cd "$(dirname "$0")/.."

messages=${1:-200000}
bench=../shared/bench
work="${BENCH_DIR:-${TMPDIR:-/tmp}/hoptrace-bench}"
if [ ! -f "$bench/make-corpus.py" ]; then
    echo "bench: skipped: $bench/make-corpus.py, the generator of the mailbox, is not there" >&2
    exit 0
fi
if ! command -v cc >/dev/null 2>&1; then
    echo "bench: skipped: a C compiler (cc) is needed for the C programs to compare with" >&2
    exit 0
fi

scripts/setup.sh
hoptrace=$(scripts/build.sh)

mkdir -p "$work"
made="$work/$messages"
if [ ! -f "$made/bench.mbox" ]; then
    echo "bench: making $messages messages in $made" >&2
    python3 "$bench/make-corpus.py" "$messages" "$made.part" >/dev/null
    mv "$made.part" "$made"
fi
for program in rdhdr tokscan; do
    cc -O3 -march=native -pthread -o "$work/$program" "$bench/$program.c"
done
exec python3 scripts/bench.py --hoptrace "$hoptrace" --mbox "$made/bench.mbox" --work "$work" --peers "$bench" \
    --runs "${BENCH_RUNS:-5}" ${BENCH_PEERS:+--slow-peers "$BENCH_PEERS"}
