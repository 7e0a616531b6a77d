#!/usr/bin/env bash
# Kills a run of `fairvalue book` at random moments, and one rank of it where there is mpirun, and holds what
# the journal keeps and the final table against a run that nobody disturbed.
#   kill_book.sh FAIRVALUE MAKE_BOOK WORK_FOLDER [TIMES]
set -euo pipefail

fairvalue=$1
make_book=$2
work=$3
times=${4:-50}
positions=300

rm -rf "$work"
mkdir -p "$work"
"$make_book" --folder "$work/book" --positions "$positions" --seed 7
"$make_book" --folder "$work/slow" --positions 40 --seed 7 --simulated
inputs=("$work/book/book.csv" "$work/slow/book.csv")
options=(--paths 4096 --threads 1 --shock 'market.price=-10%' --output)

fail() {
  echo "kill_book.sh: $*" >&2
  exit 1
}

"$fairvalue" book "${inputs[@]}" "${options[@]}" "$work/undisturbed.csv" >/dev/null 2>"$work/log"
# What a whole run takes, in milliseconds: moments are drawn from it.
whole=$(sed -n 's/.* valued in \([0-9.]*\) s.*/\1/p' "$work/log" | awk '{print int(1000 * $1)}')
[ "$whole" -gt 0 ] || fail "the run must say its time, said: $(cat "$work/log")"

# Positions that the last run found finished and unchanged.
kept() { sed -n 's/^book: \([0-9]*\) positions were done before.*/\1/p' "$1" | grep . || echo 0; }

# start KIND: starts a run in the background, sets `victim` to the process to kill.
start() {
  if [ "$1" = rank ]; then
    mpirun --allow-run-as-root --oversubscribe -n 3 "$fairvalue" book "${inputs[@]}" "${options[@]}" "$work/out.csv" \
      >/dev/null 2>"$work/log" &
    launcher=$!
    victim=
    for _ in $(seq 100); do
      victim=$(pgrep -P "$launcher" -x fairvalue | shuf -n 1 || true)
      [ -n "$victim" ] && return 0
      kill -0 "$launcher" 2>/dev/null || return 0
      sleep 0.01
    done
  else
    "$fairvalue" book "${inputs[@]}" "${options[@]}" "$work/out.csv" >/dev/null 2>"$work/log" &
    launcher=$!
    victim=$launcher
  fi
}

kinds=(process)
if command -v mpirun >/dev/null && ldd "$fairvalue" | grep -q libmpi; then
  kinds+=(rank)
fi

# finish: a run to the end gives the undisturbed table, and takes from the journal all that was finished. A kill may
# have cut one record, whose mark is there.
finish() {
  local marks=0
  [ -e "$work/out.csv.journal" ] && marks=$(grep -ao fvrow01 "$work/out.csv.journal" | wc -l)
  "$fairvalue" book "${inputs[@]}" "${options[@]}" "$work/out.csv" >/dev/null 2>"$work/log"
  cmp "$work/out.csv" "$work/undisturbed.csv" || fail "after $kills kills the table is another"
  [ "$(kept "$work/log")" -ge $((marks - kills_of_journal)) ] ||
    fail "$(kept "$work/log") positions were kept of $marks records after $kills_of_journal kills"
  kept_in_all=$((kept_in_all + $(kept "$work/log")))
}

begin_anew() {
  rm -f "$work/out.csv" "$work/out.csv.journal"
  kills_of_journal=0
}

RANDOM=20251006
kills=0
kept_in_all=0
begin_anew
for ((i = 0; i < times; ++i)); do
  start "${kinds[i % ${#kinds[@]}]}"
  sleep "$(awk -v r=$RANDOM -v t="$whole" 'BEGIN { printf "%.3f", t / 1000 * r / 32768 / 3 }')"
  if [ -n "$victim" ] && kill -KILL "$victim" 2>/dev/null; then
    kills=$((kills + 1))
    kills_of_journal=$((kills_of_journal + 1))
  fi
  wait "$launcher" 2>/dev/null || true
  if [ -e "$work/out.csv" ] || [ $((i % 5)) -eq 4 ]; then
    finish
    begin_anew
  fi
done

"$fairvalue" book "${inputs[@]}" "${options[@]}" "$work/out.csv" >/dev/null 2>"$work/log"
cmp "$work/out.csv" "$work/undisturbed.csv" || fail "after $kills kills the table is another"
lines=$(wc -l <"$work/out.csv")
[ "$lines" -eq $((2 * (positions + 40) + 1)) ] || fail "the table has $lines lines"
# And what finished is there: a further run values nothing.
"$fairvalue" book "${inputs[@]}" "${options[@]}" "$work/out.csv" >/dev/null 2>"$work/log"
[ "$(kept "$work/log")" -eq $((positions + 40)) ] || fail "a whole journal must be enough: $(cat "$work/log")"
[ "$kept_in_all" -gt 0 ] || fail "no kill left anything in a journal"
[ "$kills" -gt $((times / 3)) ] || fail "only $kills of $times runs were killed before they ended"
echo "$kills kills of ${kinds[*]}: nothing finished was lost or doubled"
