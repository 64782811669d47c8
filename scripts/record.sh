#!/bin/sh
# Writes the recorded reports anew. Read the difference before it is kept: a report is what a user gets.
set -eu
cd "$(dirname "$0")/.."

swift build --product hoptrace
hoptrace="$(swift build --show-bin-path)/hoptrace"
samples="$PWD/reports/samples"
# What is recorded must not depend on who records it.
unset LC_ALL LANG NO_COLOR COLUMNS || true

rm -f "$samples"/*.txt "$samples"/*.json "$samples"/*.xml "$samples"/*.html
grep -v -e '^#' -e '^$' "$samples/cases.list" | while read -r case; do
    name=$(basename "$case")
    cd "Corpus/$(dirname "$case")"
    "$hoptrace" trace "$name.eml" --width 100 --no-color --language en --output "$samples/$name.txt"
    "$hoptrace" trace "$name.eml" --width 100 --no-color --language ja --output "$samples/$name.ja.txt"
    for format in json xml html; do
        "$hoptrace" trace "$name.eml" --format "$format" --language en --output "$samples/$name.$format"
    done
    cd - >/dev/null
done

# The summary of an archive.
mkdir -p "$samples/archive"
for recorded in text:en:txt text:ja:ja.txt json:en:json xml:en:xml html:en:html; do
    format=${recorded%%:*}
    ending=${recorded##*:}
    language=${recorded#*:}
    find Corpus/misleading-pass -name '*.eml' | LC_ALL=C sort |
        "$hoptrace" corpus --files-from - --format "$format" --language "${language%%:*}" --width 100 --no-color \
            --output "$samples/archive/summary.$ending"
done

# Incident reports, exports and redacted reports.
find "$samples/incident" -type f ! -name commands.list -delete
cd Corpus/misleading-pass
grep -v -e '^#' -e '^$' "$samples/incident/commands.list" | while read -r file arguments; do
    # shellcheck disable=SC2086
    "$hoptrace" $arguments --output "$samples/incident/$file" 2>/dev/null || [ $? -eq 2 ]
done
cd - >/dev/null

# The pages of all findings.
"$hoptrace" explain --all --language en >docs/findings.md

echo "recorded: $(grep -c -v -e '^#' -e '^$' "$samples/cases.list") cases in reports/samples"
