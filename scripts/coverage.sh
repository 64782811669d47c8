#!/bin/sh
# Prints how completely the headers of the mail below a folder are read: counts and shapes, no text of any mail.
#     scripts/coverage.sh FOLDER            the tables
#     scripts/coverage.sh FOLDER --places   where each field stands that was not read completely
set -eu
cd "$(dirname "$0")/.."

if [ -z "${1:-}" ]; then
    echo "usage: make coverage DIR=folder" >&2
    exit 64
fi
swift build -c release --product coverage >&2
exec "$(swift build -c release --show-bin-path)/coverage" "$@"
