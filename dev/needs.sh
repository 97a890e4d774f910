#!/usr/bin/env bash
# Looks for what a command needs before it starts: `needs.sh run` or `needs.sh test`.
# What Debian packages is installed when we may; otherwise the exact command is printed.
set -euo pipefail

node_min=20
missing=()
packages=()

has() { command -v "$1" >/dev/null 2>&1; }

has cargo || missing+=("Rust 1.95 or later: https://rustup.rs")
if ! has node || ! has npm; then
    missing+=("Node.js $node_min or later with npm: https://nodejs.org")
elif [ "$(node --print 'process.versions.node.split(".")[0]')" -lt "$node_min" ]; then
    missing+=("Node.js $node_min or later; this is $(node --version): https://nodejs.org")
fi
if [ ${#missing[@]} -gt 0 ]; then
    printf 'missing: %s\n' "${missing[@]}" >&2
    exit 1
fi

has cc || packages+=(build-essential)
if [ "$1" = test ]; then
    if [ "${KEFU_TEST_POSTGRES:-}" != skip ] && ! has postgres && ! compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; then
        packages+=(postgresql)
    fi
    has chromium || packages+=(chromium)
    # schemathesis asks the API.
    has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
    has curl || packages+=(curl)
    # Documents are read back from their files.
    has pdftotext || packages+=(poppler-utils)
    # Screenshots and the browser tests measure Chinese text.
    has fc-list || packages+=(fontconfig)
    { has fc-list && [ -n "$(fc-list :lang=zh-cn family)" ]; } || packages+=(fonts-noto-cjk)
fi
[ ${#packages[@]} -gt 0 ] || exit 0

install="apt-get install --yes --no-install-recommends ${packages[*]}"
if [ "$(id -u)" = 0 ] && has apt-get; then
    as_root=()
elif has sudo && has apt-get && sudo --non-interactive true 2>/dev/null; then
    as_root=(sudo --non-interactive)
else
    printf 'missing: %s\nRun:  sudo apt-get update && sudo %s\n' "${packages[*]}" "$install" >&2
    exit 1
fi
echo "installing: ${packages[*]}"
"${as_root[@]}" apt-get update --quiet=2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install --quiet=2
