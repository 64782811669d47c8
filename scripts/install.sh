#!/bin/sh
# Installs the binary with the Swift runtime inside, shell completions and the man page below a prefix.
set -eu
cd "$(dirname "$0")/.."

prefix=${1:?"usage: scripts/install.sh PREFIX"}

built=$(scripts/build.sh)

place() {
    mkdir -p "$(dirname "$2")"
    install -m "$3" "$1" "$2"
    echo "installed $2"
}

generated=$(mktemp -d)
trap 'rm -rf "$generated"' EXIT
for shell in bash zsh fish; do
    "$built" --generate-completion-script "$shell" >"$generated/$shell"
done

place "$built" "$prefix/bin/hoptrace" 755
place "$generated/bash" "$prefix/share/bash-completion/completions/hoptrace" 644
place "$generated/zsh" "$prefix/share/zsh/site-functions/_hoptrace" 644
place "$generated/fish" "$prefix/share/fish/vendor_completions.d/hoptrace.fish" 644
place docs/hoptrace.1 "$prefix/share/man/man1/hoptrace.1" 644

case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *) echo "note: $prefix/bin is not in PATH" ;;
esac
