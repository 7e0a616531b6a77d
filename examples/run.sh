#!/usr/bin/env bash
# Installs what is missing, builds, and writes the report on AMD and its deal with OpenAI: what a share is worth, and what
# the deal does to it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/support/setup.sh

if [ $# -gt 0 ]; then
  echo "examples/run.sh: takes no arguments; the programs it builds do: build/release/examples/fairvalue --help" >&2
  exit 2
fi
set_up

build() { cmake --preset release && cmake --build --preset release --target examples; }
if [ -t 1 ]; then
  build
else  # one line in a pipe, unless it fails
  echo 'building in build/release: minutes the first time (about 4 on two cores), seconds after that' >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  build >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi

page=build/release/amd_openai.html
build/release/examples/fairvalue value examples/cases/amd_openai.toml --html "$page"
printf '%s\n' "Its tables as data: fairvalue value examples/cases/amd_openai.toml --html $page --csv, or --json." \
  'One question at a time: the verbs of fairvalue --help.' \
  "The articles' programs: target_amd, value_openai_warrant, stress_openai_deal, price_inference," \
  'plan_accelerator_supply, rank_ai_hardware; every derived figure: reproduce_figures. All in build/release/examples/.'
