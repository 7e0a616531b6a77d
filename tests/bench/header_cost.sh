#!/usr/bin/env bash
# What each public header costs to compile when included alone, as a ratio to <chrono> <optional> <string> <vector>:
# CPU seconds of the compiler, the best of several rounds in turn. The goal is 2.0 at most.
#   tests/bench/header_cost.sh [AREA...]     ROUNDS=5 and CXX=g++ unless set
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=${ROUNDS:-5}
compiler=${CXX:-g++}
areas=("$@")
[ ${#areas[@]} -gt 0 ] || areas=(core company market deal equity)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# cpu_seconds FILE: user and system time of one compilation.
cpu_seconds() {
  local TIMEFORMAT='%U %S'
  { time "$compiler" -std=c++20 -I include -fsyntax-only -x c++ "$1"; } 2>&1 | awk '{ print $1 + $2 }'
}

printf '#include <chrono>\n#include <optional>\n#include <string>\n#include <vector>\n' >"$work/reference"
for area in "${areas[@]}"; do
  for header in include/fairvalue/"$area"/*.hpp; do
    [ -e "$header" ] || continue
    printf '#include <%s>\n' "${header#include/}" >"$work/$area-$(basename "$header")"
  done
done

for ((round = 0; round < rounds; ++round)); do
  for file in "$work"/*; do
    printf '%s %s\n' "$(basename "$file")" "$(cpu_seconds "$file")"
  done
done | awk '
  !($1 in best) || $2 < best[$1] { best[$1] = $2 }
  END {
    for (name in best) if (name != "reference") printf "%.2f %.3f s  %s\n", best[name] / best["reference"], best[name], name
    printf "1.00 %.3f s  <chrono> <optional> <string> <vector>\n", best["reference"]
  }' | sort -rn
