#!/usr/bin/env bash
# The verb as a user meets it: tables, resuming, refusals.
#   use_book.sh FAIRVALUE MAKE_BOOK WORK_FOLDER
set -euo pipefail

fairvalue=$1
make_book=$2
work=$3
rm -rf "$work"
mkdir -p "$work"
cd "$work"

fail() {
  echo "use_book.sh: $*" >&2
  exit 1
}
# refused MESSAGE ARGUMENT...: exit status 2, and the one line holds the message.
refused() {
  local message=$1 status=0
  shift
  "$fairvalue" book "$@" >out 2>err || status=$?
  [ "$status" -eq 2 ] || fail "book $*: exit status must be 2, is $status"
  grep -qF -- "$message" err || fail "book $*: must say '$message', said $(cat err)"
  [ ! -s out ] || fail "book $*: must print nothing"
}

"$make_book" --folder book --positions 50
"$make_book" --folder cases --positions 3 --cases
"$make_book" --folder same --positions 50
cmp book/book.csv same/book.csv || fail "one seed must give one book"
"$make_book" --folder other --positions 50 --seed 2
cmp -s book/book.csv other/book.csv && fail "another seed must give another book"
"$make_book" --folder book 2>err && fail "a folder that is there must be refused"
grep -q 'is not there yet' err || fail "make_book must say why: $(cat err)"

# A table and its journal; again, and nothing is valued.
"$fairvalue" book book/book.csv cases --shock 'down: market.price=-10%' --output values.csv >first 2>err
[ "$(wc -l <values.csv)" -eq 107 ] || fail "53 positions with a shock are 106 rows, got $(wc -l <values.csv)"
grep -q '^book: 53 positions valued in' err || fail "must say what was valued: $(cat err)"
cp values.csv before.csv
"$fairvalue" book book/book.csv cases --shock 'down: market.price=-10%' --output values.csv >second 2>err
cmp first second || fail "the summary must be the same"
cmp values.csv before.csv || fail "the table must be the same"
grep -q '^book: 53 positions were done before and are unchanged' err || fail "must say what was kept: $(cat err)"
[ "$(ls)" = "$(printf '%s\n' before.csv book cases err first other same second values.csv values.csv.journal)" ] ||
  fail "no other file may be left: $(ls | tr '\n' ' ')"

# A damaged journal costs one position.
printf 'x' | dd of=values.csv.journal bs=1 seek=500 conv=notrunc status=none
"$fairvalue" book book/book.csv cases --shock 'down: market.price=-10%' --output values.csv >/dev/null 2>err
cmp values.csv before.csv || fail "the table must be the same after damage"
grep -q 'damaged bytes' err || fail "damage must be told: $(cat err)"
grep -q '^book: 1 position valued' err || fail "damage must cost one position: $(cat err)"

# A broken case is in its row, and the exit status says so.
echo 'schema = 1 1' >cases/broken.toml
status=0
"$fairvalue" book cases --output values.jsonl >out 2>err || status=$?
[ "$status" -eq 1 ] || fail "a failed row must make the exit status 1, is $status"
grep -q '"case":"cases/broken.toml".*"failure":"cases/broken.toml:1:' values.jsonl || fail "the row must say why"
grep -q '1 of the positions failed' out || fail "the summary must count failures: $(cat out)"

# Without a file the rows are printed; other formats too.
"$fairvalue" book cases/warrant_00000001.toml >out 2>err
grep -q 'warrant 1' out || fail "rows must be printed: $(cat out)"
"$fairvalue" book cases/warrant_00000001.toml --json 2>err | grep -q '"verb": "book"' || fail "JSON must be printed"

# Refusals: one line, and what is there stays.
refused '--output: must be the name of a table' cases --output values.txt
refused '--output: must not overwrite' cases --output book/../book/book.csv
refused "shock: must be PATH=-10%" cases --shock market.price
refused '--output: must be a file that can be written' cases --output no/folder.csv
refused '--output: must be given once' cases --output a.csv --output b.csv

# What is there and is no table or journal of a book stays as it is, and nothing waits for a pipe.
printf '\nnotes\n' >notes.csv
cp notes.csv kept
refused '--output: must not overwrite' cases --output notes.csv
cmp notes.csv kept || fail "a file whose first line is empty must stay"
mkfifo pipe.csv
refused '--output: must not overwrite' cases --output pipe.csv
mkdir folder.csv
refused '--output:' cases --output folder.csv
cp notes.csv mine.csv.journal
refused 'mine.csv.journal: must be a journal or not be there' cases --output mine.csv
cmp mine.csv.journal kept || fail "a foreign file at the name of the journal must stay"
ln -s /dev/full full.csv.journal
refused 'full.csv.journal: must be a file of its own' cases --output full.csv
: >case.csv.journal
refused "is the input 'case.csv.journal'" case.csv.journal --output case.csv
[ ! -e mine.csv ] && [ ! -e full.csv ] && [ ! -e case.csv ] || fail "what is refused must write nothing"
: >nothing.csv
"$fairvalue" book cases/warrant_00000001.toml --output nothing.csv >/dev/null 2>err || fail "an empty file may be replaced"
refused 'book: must be followed by CASE...'
mkdir empty
refused 'empty: has no case' empty

# A request that fails everywhere costs no table.
cp values.csv before.csv
refused '--set: must be one that suits a case of the book' cases --set market.prise=1 --output values.csv
refused '--set: must be one that suits a case of the book' cases --set market.price=abc --output values.csv
refused '--shock: must be one that suits a case of the book' cases --shock 'x: market.prise=-1%' --output values.csv
refused 'no case of the book can be read' gone.toml lost.toml --output values.csv
cmp values.csv before.csv || fail "a wrong request must leave the table"
refused '--set: must be one' cases --set market.prise=1 --output fresh.csv
printf 'case,market.price\ncases/warrant_00000001.toml,5" disk\ncases/warrant_00000001.toml,7\n' >quote.csv
refused 'quote.csv:2:' quote.csv --output fresh.csv
[ "$(echo fresh*)" = 'fresh*' ] || fail "a wrong request must write nothing: $(echo fresh*)"
echo "book: tables, resuming and refusals hold"
