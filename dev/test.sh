#!/usr/bin/env bash
# Runs every test and says how many there were.
set -euo pipefail

target=${CARGO_TARGET_DIR:-target}
report=$target/test-report
rm -rf "$report"
mkdir -p "$report"
started=$SECONDS
trap 'cargo xtask pg stop' EXIT

if cargo nextest --version >/dev/null 2>&1; then
    profile=default
    [ "${CI:-}" = true ] && profile=ci
    cargo nextest run --workspace --profile "$profile" 2>&1 | tee "$report/tests.log"
else
    cargo test --workspace --lib --bins --tests 2>&1 | tee "$report/tests.log"
fi
cargo test --workspace --doc 2>&1 | tee "$report/doc-tests.log"

browsers='in Chromium'
if chromium=$(command -v chromium); then
    cargo build --quiet --package html --example gallery --package kefu --bin kefu
    debug=$(realpath "$target/debug")
    KEFU_GALLERY=$debug/examples/gallery KEFU_PROGRAM=$debug/kefu CHROMIUM=$chromium \
        node --test --test-reporter=spec web/test/*.test.mjs 2>&1 | tee "$report/browser-tests.log"
else
    browsers='in no browser'
    echo 'skipped: the tests in web/test need Chromium (apt-get install chromium)'
fi

cargo build --quiet --package kefu
dev/contract.sh "$target/debug/kefu" | tee "$report/contract.log"

# nextest: "Summary [ 3.1s] 12 tests run: 12 passed"; cargo test: "test result: ok. 12 passed; …", once a crate;
# node: "ℹ pass 12".
passed=$(sed -nE 's/^ *Summary \[.*run: ([0-9]+) passed.*/\1/p; s/^test result: ok\. ([0-9]+) passed.*/\1/p; s/^ℹ pass ([0-9]+)$/\1/p' \
    "$report"/*.log | awk '{ sum += $1 } END { print sum + 0 }')
databases='SQLite and PostgreSQL'
[ "${KEFU_TEST_POSTGRES:-}" = skip ] && databases='SQLite only (KEFU_TEST_POSTGRES=skip)'
elapsed=$((SECONDS - started))
[ "$passed" -gt 0 ] || { echo 'no test ran' >&2; exit 1; }
printf '\n%d tests passed on %s, %s, in %d min %02d s\n' "$passed" "$databases" "$browsers" $((elapsed / 60)) $((elapsed % 60))
