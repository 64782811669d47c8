#!/bin/sh
# Fuzzes every parser with libFuzzer and the address sanitiser, MINUTES in all, shared out over the targets and run two at a time:
#     scripts/fuzz.sh MINUTES [TARGET…]
# Inputs that were worth keeping stay in Fuzz/corpus and are where the next run begins; what broke a law is in Fuzz/crashes.
# FUZZ_JOBS sets how many run at a time, FUZZ_NICE how far they stand back (19); FUZZ_BINARY names one that is built already. Exits 1
# when there is a crash.
set -eu
cd "$(dirname "$0")/.."

root=$PWD
jobs=${FUZZ_JOBS:-2}
# A crash is a finding that libFuzzer reports; a backtrace by the Swift runtime would take half a minute for each.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS="${ASAN_OPTIONS:-quarantine_size_mb=32:malloc_context_size=8}"

# One run of libFuzzer; it ends with the first crash. Adds to: runs, executions, coverage, inputs, crashes.
run_once() {
    log="$root/Fuzz/crashes/$target/log"
    status=0
    FUZZ_TARGET=$target nice -n "${FUZZ_NICE:-19}" "$FUZZ_BINARY" -max_total_time="$1" -timeout=25 -rss_limit_mb=2048 -max_len="$2" \
        -dict="$root/Fuzz/hoptrace.dict" -artifact_prefix="$root/Fuzz/crashes/$target/" -print_final_stats=1 \
        "$root/Fuzz/corpus/$target" $3 >"$log" 2>&1 || status=$?
    runs=$((runs + 1))
    done_now=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
    executions=$((executions + ${done_now:-0}))
    coverage=$(grep -a -o 'cov: [0-9]*' "$log" | tail -n 1 | tr -dc '0-9')
    if [ "$status" -ne 0 ]; then
        crashes=$((crashes + 1))
        grep -a -m 3 -E 'law broken|Fatal error|ERROR: ' "$log" >>"$root/Fuzz/crashes/$target/reasons" || true
    fi
}

# All runs of one target, and its line.
run_target() {
    target=$1
    seconds=$2
    mkdir -p "$root/Fuzz/corpus/$target" "$root/Fuzz/crashes/$target"
    case $target in
    header-block | trace | reports | attached-messages) length=16384 ;;
    *) length=4096 ;;
    esac
    seeds=""
    for folder in "$root/Fuzz/seeds/$target" "$root/Fuzz/corpus/.first/$target"; do
        [ -d "$folder" ] && seeds="$seeds $folder"
    done
    runs=0 executions=0 coverage=0 crashes=0
    end=$(($(date +%s) + seconds))
    while left=$((end - $(date +%s))) && [ "$left" -gt 0 ] && [ "$crashes" -lt 20 ]; do
        run_once "$left" "$length" "$seeds"
    done
    kept=$(find "$root/Fuzz/corpus/$target" -type f | wc -l)
    printf '%-24s %6d s %3d runs %10d executions %7d edges %6d inputs kept %3d crashes\n' \
        "$target" "$seconds" "$runs" "$executions" "${coverage:-0}" "$kept" "$crashes"
    rmdir "$root/Fuzz/crashes/$target" 2>/dev/null || true
    [ "$crashes" -eq 0 ]
}

if [ "${1:-}" = --target ]; then
    run_target "$2" "$3"
    exit
fi

minutes=${1:-}
case $minutes in
"" | *[!0-9]*)
    echo "usage: scripts/fuzz.sh MINUTES [TARGET…]" >&2
    exit 64
    ;;
esac
shift

if [ -z "${FUZZ_BINARY:-}" ]; then
    # Both in one flag: of several the compiler heeds the last, and SwiftPM writes its own in any order.
    flags="--sanitize fuzzer -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address"
    # shellcheck disable=SC2086
    swift build --package-path Fuzz -c release $flags --product Fuzz
    # shellcheck disable=SC2086
    FUZZ_BINARY="$(swift build --package-path Fuzz -c release $flags --show-bin-path)/Fuzz"
fi
export FUZZ_BINARY

rm -rf Fuzz/corpus/.first
mkdir -p Fuzz/corpus
python3 Fuzz/seeds.py Corpus Fuzz/corpus/.first

# Asked for no target, the binary names all.
targets=$(FUZZ_TARGET='' "$FUZZ_BINARY" -runs=0 -artifact_prefix=Fuzz/corpus/.first/ 2>&1 | sed -n 's/^FUZZ_TARGET must be one of: //p')
for target in "$@"; do
    case " $targets " in
    *" $target "*) ;;
    *)
        echo "fuzz: there is no target $target; there are: $targets" >&2
        exit 64
        ;;
    esac
done
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $targets
seconds=$((minutes * 60 / $#))
[ "$seconds" -gt 0 ] || seconds=1
echo "fuzz: $# targets, $seconds s each, $jobs at a time"
printf '%s\n' "$@" | xargs -P "$jobs" -I '{}' "$0" --target '{}' "$seconds"
