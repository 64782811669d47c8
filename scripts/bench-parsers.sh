#!/bin/sh
# Measures each parser and each step of the analysis: time and allocations. Arguments are files with messages, one each or
# mailboxes, and the options of the program (--only WORD, --messages N, --passes N); without files it takes those of Corpus.
set -eu
cd "$(dirname "$0")/.."

swift build -c release --package-path Benchmarks --product Benchmarks >&2
binary=$(swift build -c release --package-path Benchmarks --show-bin-path)/Benchmarks

for argument in "$@"; do
    if [ -f "$argument" ]; then exec "$binary" "$@"; fi
done
find Corpus -name '*.eml' -print0 | sort -z | xargs -0 "$binary" "$@"
