#!/bin/sh
# Builds the program as it is installed and prints where it is: docs/decisions/0009-how-the-program-is-linked.md
# `--with-names` keeps the names of its functions, for a debugger or a profiler.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname)" = Darwin ]; then
    flags=""
else
    flags="--static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --version-script=$PWD/scripts/exports.map"
    flags="$flags -Xlinker --symbol-ordering-file=$PWD/scripts/library.order -Xlinker --no-warn-symbol-ordering"
    case "${1:-}" in --with-names) flags="$flags -Xlinker -S" ;; *) flags="$flags -Xlinker -s" ;; esac
    # The GNU C library knows packed relocations since 2.36.
    libc=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed -n 's/^glibc \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    if [ "${libc% *}" = 2 ] && [ "${libc#* }" -ge 36 ]; then
        flags="$flags -Xlinker -z -Xlinker pack-relative-relocs"
    fi
fi
# shellcheck disable=SC2086
swift build -c release --product hoptrace $flags >&2
# shellcheck disable=SC2086
echo "$(swift build -c release $flags --show-bin-path)/hoptrace"
