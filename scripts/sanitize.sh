#!/bin/sh
# Runs the tests with sanitisers of the compiler, each in a build of its own:
#     scripts/sanitize.sh [address|thread]…     both without an argument
# Left out are the tests of time, which say nothing under a sanitiser, and those that start a browser or Spark. What libraries of the
# system do is left out by the files in scripts/sanitizers/, each line with its reason. SANITIZE_SCRATCH names another folder for the
# builds. Exits 1 when a test fails or a sanitiser reports anything.
set -eu
cd "$(dirname "$0")/.."

[ $# -gt 0 ] || set -- address thread
scratch=${SANITIZE_SCRATCH:-.build/sanitize}
export SWIFT_BACKTRACE=enable=no
# Reasons name functions, and so the addresses of a report have to be looked up.
ASAN_SYMBOLIZER_PATH="$(dirname "$(readlink -f "$(command -v swift)")")/llvm-symbolizer"
export ASAN_SYMBOLIZER_PATH
export LSAN_OPTIONS="suppressions=$PWD/scripts/sanitizers/leaks.txt:print_suppressions=0"
export TSAN_OPTIONS="suppressions=$PWD/scripts/sanitizers/races.txt:external_symbolizer_path=$ASAN_SYMBOLIZER_PATH"

status=0
for sanitizer in "$@"; do
    mkdir -p "$scratch"
    log="$scratch/$sanitizer.log"
    failed=0
    swift build --build-tests --sanitize "$sanitizer" --scratch-path "$scratch/$sanitizer"
    swift test --skip-build --sanitize "$sanitizer" --scratch-path "$scratch/$sanitizer" \
        --skip LinearCostTests --skip BrowserTests --skip SparkTests >"$log" 2>&1 || failed=1
    reports=$(grep -c -E 'ERROR: (Address|Leak)Sanitizer|WARNING: ThreadSanitizer' "$log" || true)
    grep -E 'ERROR: (Address|Leak)Sanitizer|WARNING: ThreadSanitizer|✘|Test run with' "$log" || true
    echo "sanitize: $sanitizer: $reports reports; the log is $log"
    [ "$failed" -eq 0 ] && [ "$reports" -eq 0 ] || status=1
done
exit $status
