#!/usr/bin/env bash
# Ctrl-C stops a long simulation and keeps what is done: a page that says so, status 130, and no file left beside it.
# A second Ctrl-C ends the program and leaves nothing.
#   stopped.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
rm -rf "$work"
mkdir -p "$work"
fail() { echo "$1" >&2; exit 1; }

# stop NAME SIGNALS: begins a simulation of minutes and sends SIGINT once it has had time to begin.
stop() {
  local name=$1 signals=$2 status=0
  # a job in the background of a script ignores SIGINT; python3 gives it back
  python3 - "$program" "$cases" "$work" "$name" "$signals" <<'PYTHON' || status=$?
import os, signal, subprocess, sys, time
program, cases, work, name, signals = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)
with open(f"{work}/{name}.txt", "w") as out:
    run = subprocess.Popen([program, "value", f"{cases}/amd_openai.toml", "--paths", "4000000000",
                            "--html", f"{work}/{name}.html"], stdout=out,
                           preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    time.sleep(2)
    start = time.monotonic()
    for _ in range(int(signals)):
        run.send_signal(signal.SIGINT)
        time.sleep(0.02)
    status = run.wait(timeout=60)
    print(f"{name}: ended {time.monotonic() - start:.2f} s after Ctrl-C with {status}", file=sys.stderr)
sys.exit(status if status >= 0 else 128 - status)
PYTHON
  [ "$status" -eq 130 ] || fail "$name: exit status must be 130, is $status"
}
stop once 1
grep -q 'stopped by Ctrl-C at [0-9]* of 4000000000 paths' "$work/once.html" || fail "the page does not say where it stopped"
grep -q '</html>' "$work/once.html" || fail "the page is not whole"
stop twice 2
[ ! -e "$work/twice.html" ] || fail "a program that was ended has written a page"
[ "$(find "$work" -name '*.part*' | wc -l)" -eq 0 ] || fail "a file was left behind"
