#!/bin/sh
# Ends the PostgreSQL server of the tests.
#   cluster.sh watch STATE DIR   when no test process has used it for a minute
#   cluster.sh stop STATE        now
# STATE is target/testkit-pg; every test process holds STATE/in-use shared while it lives, and STATE/cluster
# names DIR, the temporary folder that holds the server's files.
set -eu

idle_seconds_max=60

end() {
    case $1 in */kefu-pg-*) ;; *) echo "$1 is no test cluster" >&2; exit 1 ;; esac
    pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null || true)
    # A process id is given out again after its owner died: ask the process whether it is ours.
    if [ -n "$pid" ] && { [ ! -e /proc/self ] || [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$1/data" ]; }; then
        kill -QUIT "$pid" 2>/dev/null || true
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    fi
    rm -rf "$1"
    if grep -qsx "dir=$1" "$state/cluster"; then rm -f "$state/cluster"; fi
}

state=$2
case $1 in
watch)
    # Without flock (macOS) the server stays until it is told to stop.
    command -v flock >/dev/null || exit 0
    exec 9>>"$state/in-use"
    idle_seconds=0
    # In the background: whoever started us goes on.
    while [ -e "$3/data/postmaster.pid" ]; do
        if flock --nonblock 9; then
            idle_seconds=$((idle_seconds + 2))
            if [ "$idle_seconds" -ge "$idle_seconds_max" ]; then
                # The lock is held until the end: a test process that comes now waits, and starts anew.
                end "$3"
                exit 0
            fi
            flock --unlock 9
        else
            idle_seconds=0
        fi
        sleep 2
    done &
    ;;
stop)
    dir=$(sed -n 's/^dir=//p' "$state/cluster" 2>/dev/null || true)
    [ -z "$dir" ] || end "$dir"
    ;;
esac
