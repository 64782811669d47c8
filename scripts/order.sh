#!/bin/sh
# Writes scripts/library.order anew, the functions of the Swift libraries that runs call: docs/decisions/0009-how-the-program-is-linked.md
# For another version of Swift; what the program itself does changes little of it.
set -eu
cd "$(dirname "$0")/.."

command -v valgrind >/dev/null || {
    echo "order: valgrind is missing. On Debian: apt-get install valgrind" >&2
    exit 1
}
hoptrace=$(scripts/build.sh --with-names)
libraries=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')_static/linux
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for message in Corpus/*/*.eml; do
    echo "From sender@example.org Tue Mar  3 01:15:10 2026"
    sed 's/^From />From /' "$message"
    echo
done >"$scratch/mailbox"
valgrind --quiet --tool=callgrind --demangle=no --callgrind-out-file="$scratch/calls" \
    "$hoptrace" corpus "$scratch/mailbox" --jobs 2 --format json --output /dev/null

export LC_ALL=C
sed -n "s/^c*fn=([0-9]*) \([^']*\).*/\1/p" "$scratch/calls" | sort -u >"$scratch/called"
nm --defined-only "$libraries"/*.a 2>/dev/null | awk 'NF == 3 && $2 ~ /[tTW]/ { print $3 }' | sort -u |
    comm -12 - "$scratch/called" >scripts/library.order
echo "order: $(wc -l <scripts/library.order) functions in scripts/library.order"
