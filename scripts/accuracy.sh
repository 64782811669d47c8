#!/bin/sh
# Prints how right the traces of labelled messages are, for each folder and in all.
set -eu
cd "$(dirname "$0")/.."

swift build -c release --product accuracy
exec "$(swift build -c release --show-bin-path)/accuracy" "${@:-Corpus}"
