#!/usr/bin/env bash
# Lets schemathesis look for a request that the served API descriptions do not foresee, on the demo operator.
# `contract.sh KEFU`; the program is built before. EXAMPLES and SEED say how long and from where.
set -euo pipefail

kefu=$(realpath "$1")
target=$(realpath "${CARGO_TARGET_DIR:-target}")
version=4.32.5
tool=$target/tools/schemathesis-$version

if ! [ -x "$tool/bin/schemathesis" ]; then
    rm -rf "$tool"
    if ! { python3 -m venv "$tool" && "$tool/bin/pip" install --quiet "schemathesis==$version"; } >"$target/schemathesis.log" 2>&1; then
        rm -rf "$tool"
        echo "skipped: needs python3 with venv, and schemathesis $version from PyPI ($target/schemathesis.log)"
        exit 0
    fi
fi

dir=$(mktemp --directory)
cd "$dir"
"$kefu" serve --demo --listen 127.0.0.1:0 >serve.log 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$dir"' EXIT

# The address of the API stands in what the program says when it is open.
for _ in $(seq 240); do
    descriptions=$(sed -nE 's|^ *API +(http://[^ ]+/openapi)$|\1|p' serve.log)
    [ -z "$descriptions" ] || break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.5
done
[ -n "$descriptions" ] || { cat serve.log >&2; exit 1; }

token=$("$kefu" token create contract --scope api:read --scope api:write 2>/dev/null)
failed=0
for api in $(curl --silent --fail "$descriptions" | grep --only-matching '"href":"/openapi/[^"]*' | sed 's|.*/||'); do
    echo "$api"
    "$tool/bin/schemathesis" run "$descriptions/$api" --header "Authorization: Bearer $token" \
        --max-examples "${EXAMPLES:-15}" --seed "${SEED:-1}" --no-color >"$api.log" 2>&1 || failed=1
    sed -nE '/^Failures:/,$p; /^=+ FAILURES/,/^=+ SUMMARY/p; /^ +[0-9]+ generated/p' "$api.log" | cut --characters=1-600
done
[ "$failed" = 0 ] || { echo 'the API is not as it is described' >&2; exit 1; }
echo 'schemathesis finds nothing'
