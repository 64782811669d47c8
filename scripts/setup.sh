#!/bin/sh
# Installs the system packages that are missing, and nothing else.
set -eu

# The packers below are for tests.
needed_by_apt="libxml2-dev libpsl-dev libarchive-dev libgsf-1-dev libpff-dev libbfio-dev libxxhash-dev libsqlite3-dev pkg-config git python3 python3-jsonschema xsltproc tar gzip bzip2 xz-utils zstd zip p7zip-full"
needed_by_brew="libxml2 libpsl libarchive libgsf libpff xxhash pkgconf"

fail() {
    echo "setup: $1" >&2
    exit 1
}

if ! command -v swift >/dev/null 2>&1; then
    fail "Swift 6.2 or later is needed and was not found. See https://www.swift.org/install/"
fi

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
major=${version%% *}
minor=${version##* }
if [ "${major:-0}" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    fail "Swift 6.2 or later is needed; this is ${major:-an unknown version}.${minor:-0}. See https://www.swift.org/install/"
fi

if [ "$(uname)" = Darwin ]; then
    missing=""
    for name in $needed_by_brew; do
        brew list --formula "$name" >/dev/null 2>&1 || missing="$missing $name"
    done
    [ -z "$missing" ] && exit 0
    echo "setup: these packages are missing. Install them with:" >&2
    echo "    brew install$missing" >&2
    exit 1
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
    if pkg-config --exists libxml-2.0 libpsl libarchive libgsf-1 libpff libxxhash sqlite3 2>/dev/null; then
        exit 0
    fi
    fail "this is neither Debian or Ubuntu nor macOS. Install the headers of libxml2, libpsl, libarchive, libgsf, libpff, xxhash and SQLite, pkg-config and Python 3 by hand."
fi

missing=""
for name in $needed_by_apt; do
    status=$(dpkg-query -W -f='${Status}' "$name" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing="$missing $name"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
else
    echo "setup: these packages are missing, and neither root nor sudo is at hand. Have somebody run:" >&2
    echo "    apt-get install -y$missing" >&2
    exit 1
fi

echo "setup: installing$missing"
$as_root apt-get update -qq || echo "setup: the package lists could not be refreshed; trying with those at hand" >&2
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "apt-get could not install$missing"
