#!/bin/sh
# Checks the layout of the code by .swift-format. A row of a table is one line, however long its text is: in phrase books, vendor
# tables and tests the length of a line is not checked.
set -eu
cd "$(dirname "$0")/.."

found=$(swift format lint --recursive --parallel Sources Tests Tools Benchmarks/Sources Package.swift Benchmarks/Package.swift 2>&1 |
    grep -v -E '/(Tables|Tests)/.*\[LineLength\]|/Phrasebook\+[^/]*\[LineLength\]|^Tests/.*\[LineLength\]' || true)
if [ -n "$found" ]; then
    printf '%s\n' "$found" >&2
    echo "lint: $(printf '%s\n' "$found" | grep -c -E ': (warning|error): ') places; most are mended by: make format" >&2
    exit 1
fi
echo "lint: nothing to say"
