#!/usr/bin/env bash
# 1, 2 and 4 ranks and one process without mpirun write the same bytes: closed forms, simulations, one long
# position, a broken case, shocks, in both formats.
#   same_on_ranks.sh FAIRVALUE MAKE_BOOK WORK_FOLDER
set -euo pipefail

export NO_COLOR=1  # mpirun gives its ranks a terminal
fairvalue=$1
make_book=$2
work=$3

rm -rf "$work"
mkdir -p "$work"
"$make_book" --folder "$work/quick" --positions 500
"$make_book" --folder "$work/slow" --positions 12 --simulated
"$make_book" --folder "$work/long" --positions 1 --simulated
echo 'broken' >"$work/broken.toml"
books=("$work/quick/book.csv" "$work/slow/book.csv" "$work/broken.toml")
options=(--paths 16384 --shock 'market.price=-10%')

# run NAME COMMAND...: the command with both books; a broken case makes the exit status 1.
run() {
  local name=$1
  shift
  "$@" book "${books[@]}" "${options[@]}" --output "$work/$name.csv" >"$work/$name.out" 2>"$work/$name.err" && return 1
  # 2^22 paths over at least 300 closes are a long position, which all ranks make together.
  "$@" book "$work/long/book.csv" --paths 4194304 --output "$work/$name.jsonl" >/dev/null 2>&1
}

run alone "$fairvalue"
for ranks in 1 2 4; do
  run "ranks$ranks" mpirun --allow-run-as-root --oversubscribe -n "$ranks" "$fairvalue"
  for file in csv jsonl out; do
    cmp "$work/alone.$file" "$work/ranks$ranks.$file"
  done
  grep -q "book: $ranks rank.* thread.* in all, on 1 node" "$work/ranks$ranks.err"
done
echo "the same bytes on 1, 2 and 4 ranks"
