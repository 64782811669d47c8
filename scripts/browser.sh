#!/bin/sh
# Opens HTML reports in Chromium: `browser.sh test` looks for faults, `browser.sh screenshots` makes pictures to be looked at.
# Installs Chromium, fonts and the audit (axe-core, out of a package of PyPI) where they are missing.
set -eu
cd "$(dirname "$0")/.."

axe=.build/axe
axe_package=axe-playwright-python==0.1.8
pictures=reports/out/screenshots

fail() {
    echo "browser: $1" >&2
    exit 1
}

install() {
    missing=""
    for package in chromium fonts-noto-cjk fonts-liberation poppler-utils python3-pip; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        as_root=""
        [ "$(id -u)" -eq 0 ] || as_root="sudo"
        echo "browser: installing$missing"
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
    # Its files are all that is wanted of the package.
    [ -e "$axe/axe_playwright_python/axe.min.js" ] ||
        python3 -m pip install --quiet --no-deps --target "$axe" "$axe_package" 2>/dev/null ||
        python3 -m pip install --quiet --no-deps --break-system-packages --target "$axe" "$axe_package" ||
        echo "browser: axe-core could not be fetched; its audit is left out" >&2
}

if command -v dpkg-query >/dev/null 2>&1; then
    install
elif ! command -v chromium >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    fail "install Chromium by hand"
fi

swift build --product hoptrace
hoptrace="$(swift build --show-bin-path)/hoptrace"

case "${1:-test}" in
test) python3 Tests/Browser/check.py "$hoptrace" ;;
screenshots)
    python3 Tests/Browser/screenshots.py "$hoptrace" "$pictures"
    echo "pictures: $pictures"
    ;;
*) fail "test or screenshots?" ;;
esac
