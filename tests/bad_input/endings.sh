#!/usr/bin/env bash
# What programs leave behind and say when they cannot end well: signals, full disks, lost output, too little memory.
#   endings.sh CASE PROGRAM...
set -u
case_name=$1 program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
file=$folder/samples.csv
few=(--samples 1000)
long=(--samples 1000000)  # minutes: none of them may be waited for

fail() {
  echo "$case_name: $*" >&2
  exit 1
}

expect_empty() { [ -z "$(ls -A "$folder")" ] || fail "left $(ls -A "$folder")"; }

# expect_refusal STATUS TEXT: the program ended with status 2 and said so in one line on standard error.
expect_refusal() {
  [ "$1" -eq 2 ] || fail "exit status must be 2, is $1"
  [ "$(wc -l <"$errors")" -eq 1 ] || fail "standard error must be one line, is: $(cat "$errors")"
  grep -qF -e "$2" "$errors" || fail "standard error must hold '$2', is: $(cat "$errors")"
}
errors=$(mktemp)
trap 'rm -rf "$folder" "$errors"' EXIT

# wait_for COMMAND...: until it succeeds, at most a minute on a machine that does much else.
wait_for() {
  for _ in $(seq 600); do
    "$@" && return 0
    sleep 0.1
  done
  fail "waited in vain for $*"
}

part_exists() { compgen -G "$folder/*.part*" >/dev/null; }

# A shell ignores SIGINT and SIGQUIT in the background, and the program would rightly do the same.
start_long() { env --default-signal "$program" "${long[@]}" "$@" >/dev/null 2>"$errors" & }

case $case_name in
signals)
  echo mine >"$file"
  chmod 604 "$file"
  for signal in HUP INT QUIT TERM; do
    start_long --write-samples "$file"
    child=$!
    wait_for part_exists
    kill -s "$signal" "$child"
    wait "$child" 2>/dev/null
    status=$?
    [ "$status" -eq $((128 + $(kill -l "$signal"))) ] || fail "SIG$signal: exit status is $status"
    [ "$(ls -A "$folder")" = samples.csv ] || fail "SIG$signal left $(ls -A "$folder")"
    [ "$(cat "$file")" = mine ] || fail "SIG$signal: the file changed"
    [ "$(stat -c %a "$file")" = 604 ] || fail "SIG$signal: the mode changed"
  done
  ;;
ignored_signal)  # as under nohup
  (trap '' HUP && exec "$program" "${few[@]}" --write-samples "$file" >/dev/null 2>"$errors") &
  child=$!
  sleep 0.2
  kill -s HUP "$child" 2>/dev/null
  wait "$child" || fail "ended by a signal that is ignored"
  [ -s "$file" ] || fail "no file"
  ;;
progress)  # a terminal: the line that stands open gets its end; none is begun on a terminal that clears no lines
  export TERM
  for TERM in xterm dumb; do
    seen=$folder/$TERM
    script -qfec "exec env --default-signal sh -c 'echo \$\$ >$folder/pid; exec \"$program\" ${long[*]} >/dev/null'" \
      /dev/null >"$seen" 2>&1 </dev/null &
    child=$!
    if [ "$TERM" = xterm ]; then wait_for grep -q simulating "$seen"; else sleep 3; fi
    kill -s TERM "$(cat "$folder/pid")"
    wait "$child" 2>/dev/null
  done
  [ "$(tail -c 1 "$folder/xterm" | od -An -tx1 | tr -d ' ')" = 0a ] || fail "no end of line: $(od -c "$folder/xterm")"
  [ ! -s "$folder/dumb" ] || [ -z "$(grep -c $'\033' "$folder/dumb" | grep -v '^0$')" ] || fail "escape sequences"
  ;;
no_place)  # refused before the simulation, which takes minutes
  SECONDS=0
  "$program" "${long[@]}" --write-samples "$folder/no/samples.csv" >/dev/null 2>"$errors"
  expect_refusal $? "--write-samples: must be a file that can be written, got '$folder/no/samples.csv'"
  [ "$SECONDS" -lt 20 ] || fail "the simulation ran first"
  ;;
full_disk)  # a limit on the size of files stands for it
  echo mine >"$file"
  (ulimit -f 8 && "$program" "${few[@]}" --write-samples "$file" 2>"$errors" | cat >/dev/null; exit "${PIPESTATUS[0]}")
  expect_refusal $? "--write-samples: must be a file that can be written, got '$file'"
  [ "$(ls -A "$folder")" = samples.csv ] && [ "$(cat "$file")" = mine ] || fail "the file changed or a part stays"
  "$program" "${few[@]}" --write-samples /dev/full >/dev/null 2>"$errors"
  expect_refusal $? "--write-samples: must be a file that can be written, got '/dev/full'"
  ;;
standard_output)  # into a file, into a pipe, and by its name: samples first, then the tables
  "$program" "${few[@]}" --write-samples /dev/stdout >"$file" || fail "exit status $?"
  "$program" "${few[@]}" --write-samples /dev/stdout | cat >"$folder/piped"
  "$program" "${few[@]}" --write-samples "$folder/named" >"$folder/named" || fail "exit status $?"
  cmp -s "$file" "$folder/piped" && cmp -s "$file" "$folder/named" || fail "they differ"
  grep -q '^AMD and OpenAI on' "$file" || fail "the answer is lost"
  [ "$(grep -n '^AMD and OpenAI on' "$file" | cut -d: -f1)" -gt 900 ] || fail "the samples are lost"
  ;;
output_lost)
  for program in "${@:2}"; do
    "$program" --help >/dev/full 2>"$errors"
    expect_refusal $? "the output could not be written"
    "$program" --help >&- 2>"$errors"
    expect_refusal $? "standard output is closed"
    (trap '' PIPE && { sleep 0.3; "$program" --help 2>"$errors"; exit $?; } | true; exit "${PIPESTATUS[0]}")
    expect_refusal $? "the output could not be written"
    { sleep 0.3; exec "$program" --help; } | true
    [ "${PIPESTATUS[0]}" -ne 0 ] || fail "a closed pipe goes unnoticed"
    "$program" --help 2>&- </dev/null >"$folder/help" || fail "needs standard error"
  done
  ;;
out_of_memory)
  (ulimit -v 40000 && exec "$program" "${long[@]}" >/dev/null 2>"$errors")
  expect_refusal $? "out of memory"
  ;;
no_thread)  # the numbers by one thread, or one line; root has no limit, so that it takes another user's
  cp "$program" "$folder/program"
  chmod 755 "$folder" "$folder/program"
  as_user=()
  [ "$(id -u)" -ne 0 ] || as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  "${as_user[@]}" bash -c 'ulimit -u 1; exec "$@"' - "$folder/program" "${few[@]}" >"$folder/out" 2>"$errors"
  status=$?
  if [ "$status" -eq 0 ]; then cmp -s "$folder/out" <("$program" "${few[@]}") || fail "other numbers"
  else expect_refusal "$status" ""; fi
  ;;
too_much)  # a file of 2 GB that takes no room, a device without an end, and a pipe when memory ends first
  truncate -s 2G "$file"
  "$program" --peers "$file" >/dev/null 2>"$errors"
  expect_refusal $? "$file: must be at most 1 GB, got more"
  "$program" --peers /dev/zero >/dev/null 2>"$errors"
  expect_refusal $? "/dev/zero:1:1: must be text without a byte of zero"
  ;;
*) fail "is no case" ;;
esac
[ "$case_name" != no_place ] || expect_empty
