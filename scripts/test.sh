#!/bin/sh
# What `make test` does: set-up, build, every test, the linter.
set -eu
cd "$(dirname "$0")/.."

scripts/setup.sh
swift build --build-tests
swift test --skip-build
scripts/lint.sh
