#!/usr/bin/env bash
# Each broken data file, put in place of its good one, ends the program with status 2 and one line that names the file.
#   market_data.sh PROGRAM GOOD_FOLDER BROKEN_FOLDER
set -u
program=$1 good=$2 broken=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tried=0

# refuses PATTERN NAME: the program refuses each file of the pattern as its NAME.
refuses() {
  local file
  for file in "$broken"/$1; do
    cp "$good"/* "$folder"
    cp "$file" "$folder/$2"
    "$program" "$folder" >"$folder/out" 2>"$folder/errors"
    local status=$?
    if [ "$status" -ne 2 ] || [ "$(wc -l <"$folder/errors")" -ne 1 ] || ! grep -qF "$folder/$2:" "$folder/errors"; then
      echo "$file: exit status $status, standard error: $(cat "$folder/errors")" >&2
      exit 1
    fi
    tried=$((tried + 1))
  done
}

refuses 'prices_*.csv' prices.csv
refuses 'facts_*.json' company_facts.json
refuses 'frame_*.csv' earnings_estimate.csv
echo "$tried broken files"
[ "$tried" -ge 30 ]
