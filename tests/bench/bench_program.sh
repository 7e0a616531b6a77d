#!/usr/bin/env bash
# Whole processes of the calculator, from start to exit: the median of 21 runs of each, in milliseconds, beside
# its limit. Run by hand on an idle machine.
#   bench_program.sh build/release/examples/fairvalue examples/cases
set -euo pipefail
program=$(realpath "$1") cases=$(realpath "$2")
runs=21
cd "$cases"

# measured LIMIT ARGUMENT...: exit status 1 where the median is above the limit.
measured() {
  local limit=$1 times=() begin end median
  shift
  for ((i = 0; i < runs; ++i)); do
    begin=$EPOCHREALTIME
    "$program" "$@" > /dev/null
    end=$EPOCHREALTIME
    times+=($((${end/./} - ${begin/./})))
  done
  median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")
  printf '%8.1f ms  of %4d ms  fairvalue %s\n' "$((median / 1000)).$((median % 1000 / 100))" "$limit" "$*"
  ((median <= limit * 1000))
}

status=0
measured 10 --help || status=1
measured 10 value --help || status=1
for case in amd_openai amd_meta nvidia_openai broadcom_openai oracle_openai; do
  measured 100 value "$case.toml" --no-simulation || status=1
done
exit $status
