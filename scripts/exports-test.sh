#!/bin/sh
# Installs the libraries that read the exports into an environment of their own, and runs the tests that need them.
set -eu
cd "$(dirname "$0")/.."

environment=.build/exports-venv
if ! [ -x "$environment/bin/python3" ]; then
    python3 -m venv "$environment" || {
        echo "exports-test: python3 cannot make an environment. On Debian: apt-get install python3-venv" >&2
        exit 1
    }
fi
"$environment/bin/python3" -m pip install --quiet --disable-pip-version-check stix2 pymisp lxml jsonschema referencing
swift test --filter ExportEcosystemTests
