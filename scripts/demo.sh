#!/bin/sh
# Builds hoptrace and shows what it says about the messages it was made for.
set -eu
cd "$(dirname "$0")/.."

hoptrace=$(scripts/build.sh)
corpus=Corpus/misleading-pass
out=reports/out
mkdir -p "$out"

say() { printf '\n== %s\n\n' "$1"; }

say "A mail that was forwarded: \"SPF: PASS\", \"DKIM: FAIL\". What is true?"
"$hoptrace" trace "$corpus/forwarded-broken.eml"

say "The same mail where it was first delivered"
"$hoptrace" trace "$corpus/direct-broken.eml"

say "Both copies side by side"
"$hoptrace" compare "$corpus/direct-broken.eml" "$corpus/forwarded-broken.eml"

for name in direct-broken forwarded-broken direct-repaired forwarded-repaired direct-clean; do
    "$hoptrace" trace "$corpus/$name.eml" --format html --output "$out/$name.html"
    "$hoptrace" trace "$corpus/$name.eml" --format xml --output "$out/$name.xml"
    "$hoptrace" trace "$corpus/$name.eml" --format html --language ja --output "$out/$name.ja.html"
done

say "Where things are"
cat <<EOF
HTML and XML reports of the five seed messages:  $out/
the binary:                                      $hoptrace

Next:
  $hoptrace trace YOUR-MESSAGE.eml
  $hoptrace trace --language ja $corpus/forwarded-broken.eml
  $hoptrace trace --as-shown $corpus/forwarded-broken.eml
  $hoptrace compare $corpus/direct-broken.eml $corpus/direct-repaired.eml
  $hoptrace explain spf-pass-for-forwarder
  $hoptrace decode 'piyo+caf_=hogehoge=gmail.com@kaisya.example'
  make install PREFIX=\$HOME/.local
EOF
