#!/usr/bin/env bash
# jq reads the JSON: numbers, their units and standings, and the same number as the text.
#   read_by_jq.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
mkdir -p "$work"
"$program" value "$cases/amd_openai.toml" --no-simulation --json > "$work/value.json"

expect() {  # FILTER EXPECTED
  local got
  got=$(jq -r "$1" "$work/value.json")
  [ "$got" = "$2" ] || { echo "jq '$1': must be '$2', is '$got'" >&2; exit 1; }
}
expect '.schema' 1
expect '.verb' value
expect '.tables.answer.rows.price.value' 203.71
expect '.tables.answer.units.price.value' USD/share
expect '.tables.scenarios.rows | length' 3
expect '.tables.scenarios.standings.optimistic.weight' assumed
expect '[.tables.scenarios.rows[].weight] | add' 1
# The weighted value follows from the scenarios' own: to the last digits that jq's doubles keep.
difference=$(jq '([.tables.scenarios.rows[] | .weight * .value] | add) - .tables.answer.rows.expected_value.value
                 | if . < 0 then -. else . end | . < 1e-9' "$work/value.json")
[ "$difference" = true ]
