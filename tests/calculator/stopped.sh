#!/usr/bin/env bash
# Ctrl-C stops a long simulation and keeps what is done: a page that says so, status 130, and no file left beside it.
# A second Ctrl-C ends the program and leaves nothing.
#   stopped.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
rm -rf "$work"
mkdir -p "$work"
fail() { echo "$1" >&2; exit 1; }

# stop NAME PATHS DELAY SIGNALS: begins a report, sends SIGINT after DELAY seconds, and holds it to a second of
# the processor from then on: what it takes on a machine that has nothing else to do, at most.
stop() {
  local name=$1 paths=$2 delay=$3 signals=$4 status=0
  # a job in the background of a script ignores SIGINT; python3 gives it back
  python3 - "$program" "$cases" "$work" "$name" "$paths" "$delay" "$signals" <<'PYTHON' || status=$?
import os, signal, subprocess, sys, time
program, cases, work, name, paths, delay, signals = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)
with open(f"{work}/{name}.txt", "w") as out:
    run = subprocess.Popen([program, "value", f"{cases}/amd_openai.toml", "--paths", paths,
                            "--html", f"{work}/{name}.html"], stdout=out,
                           preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    time.sleep(float(delay))
    fields = open(f"/proc/{run.pid}/stat").read().rsplit(")", 1)[1].split()
    before = sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    start = time.monotonic()
    for _ in range(int(signals)):
        run.send_signal(signal.SIGINT)
        time.sleep(0.02)
    _, ended, used = os.wait4(run.pid, 0)
    status = os.waitstatus_to_exitcode(ended)
    seconds = used.ru_utime + used.ru_stime - before
    print(f"{name}: ended {time.monotonic() - start:.2f} s after Ctrl-C, {seconds:.2f} s of the processor, "
          f"with {status}", file=sys.stderr)
    if seconds > 1:
        sys.exit(f"{name}: took {seconds:.2f} s of the processor after Ctrl-C")
sys.exit(status if status >= 0 else 128 - status)
PYTHON
  [ "$status" -eq 130 ] || fail "$name: exit status must be 130, is $status"
}
# page_of NAME PATHS: a whole page that says so.
page_of() {
  grep -q 'Stopped by Ctrl-C' "$work/$1.html" || fail "$1: the page does not say that it was stopped"
  local paths
  paths=$(python3 -c "print(f'{$2:,}')")
  grep -q "stopped by Ctrl-C at [0-9,]* of $paths paths" "$work/$1.html" || fail "$1: the page does not say where it stopped"
  grep -q '</html>' "$work/$1.html" || fail "$1: the page is not whole"
}
# headline_of NAME PATHS: so does what it says of the headline's own simulation, which is the first.
headline_of() {
  local paths
  paths=$(python3 -c "print(f'{$2:,}')")
  grep -q "values by scenario: stopped by Ctrl-C at [0-9,]* of $paths paths" "$work/$1.html" ||
    fail "$1: the page does not say where the headline's own simulation stopped"
}
stop few 100000 0.4 1
page_of few 100000
stop many 4000000 1 1
page_of many 4000000
headline_of many 4000000
stop once 4000000000 2 1
page_of once 4000000000
headline_of once 4000000000
stop twice 4000000000 2 2
[ ! -e "$work/twice.html" ] || fail "a program that was ended has written a page"
[ "$(find "$work" -name '*.part*' | wc -l)" -eq 0 ] || fail "a file was left behind"
