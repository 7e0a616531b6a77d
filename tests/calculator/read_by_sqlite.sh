#!/usr/bin/env bash
# sqlite3 imports the CSV: every line has six columns, numbers are numbers.
#   read_by_sqlite.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
mkdir -p "$work"
rm -f "$work/value.db"
"$program" value "$cases/amd_openai.toml" --no-simulation --csv > "$work/value.csv"
sqlite3 "$work/value.db" -cmd '.mode csv' ".import '$work/value.csv' cells" 2> "$work/errors"
[ ! -s "$work/errors" ] || { cat "$work/errors" >&2; exit 1; }

expect() {  # QUERY EXPECTED
  local got
  got=$(sqlite3 "$work/value.db" "$1")
  [ "$got" = "$2" ] || { echo "$1: must be '$2', is '$got'" >&2; exit 1; }
}
expect "select value from cells where \"table\" = 'answer' and row = 'price' and column = 'value'" 203.71
expect "select count(*) from cells where \"table\" = 'scenarios' and column = 'weight'" 3
expect "select abs(sum(w.value * v.value) - (select value from cells where \"table\" = 'answer' and row = 'expected_value'
        and column = 'value')) < 1e-9 from cells w join cells v on w.row = v.row and w.\"table\" = v.\"table\"
        where w.\"table\" = 'scenarios' and w.column = 'weight' and v.column = 'value'" 1
